"""The brief: two to four pages in the order of litigation-risk practice, with figures that the engine prints."""

import json
import re
import unittest

import tool

SECTIONS = ["The question", "Stakeholders and interests", "Facts, and why they are taken as such", "The tree",
            "Probabilities and ranges, with reasons", "Expected values and ranges",
            "Adjustments: what makes up the value", "Sensitivity", "The settlement zone", "What to find out next",
            "Method and limits", "Sources"]


class Brief(tool.Case):
    def brief(self, name, dossier=tool.DEFAULT, *more):
        self.run_recourse("brief", dossier, *tool.FEW, *more, "-o", self.path(name))
        return self.path(name)

    def test_pages(self):
        for dossier in (tool.DEFAULT, tool.TEXACO):
            for paper, size in (("a4", r"595\.\d+ x 841\.\d+"), ("letter", "612 x 792")):
                facts = self.ask("pdfinfo", self.brief("a.pdf", dossier, "--paper", paper))
                self.assertIn(int(re.search(r"Pages: +(\d+)", facts)[1]), (2, 3, 4))
                self.assertRegex(facts, f"Page size: +{size}")
                self.assertRegex(facts, "Tagged: +yes")

    def test_sections_in_order(self):
        brief = self.brief("a.pdf")
        text = self.ask("pdftotext", brief, "-")
        places = [text.index(f"{section}\n") for section in SECTIONS]
        self.assertEqual(places, sorted(places))
        data = self.read("a.pdf")
        for section in SECTIONS:
            self.assertIn(f"/Title ({section})".encode(), data)

    def test_values_are_those_of_the_engine(self):
        text = self.ask("pdftotext", "-layout", self.brief("a.pdf"), "-").replace("\u2060", "")
        result = json.loads(self.run_recourse("analyze", tool.DEFAULT, *tool.FEW, "--format", "json").stdout)
        for path in result["paths"]:
            for party in path["stakeholders"]:
                row = "".join(r" +%s\$%.1fbn" % ("\u2212" if party[key] < 0 else "", abs(party[key]))
                              for key in ("mean", "p10", "p50", "p90"))
                self.assertRegex(text, row)

    def test_structure(self):
        tree = self.ask("pdfinfo", "-struct", self.brief("a.pdf"))
        self.assertEqual(len(re.findall(r"^ *H1", tree, re.M)), 1)
        self.assertEqual(len(re.findall(r"^ *H2", tree, re.M)), len(SECTIONS))
        self.assertEqual(len(re.findall(r"^ *Figure", tree, re.M)), 5)
        self.assertGreaterEqual(len(re.findall(r"^ *Table", tree, re.M)), 4)
        self.assertIn("https://", self.ask("pdfinfo", "-url", self.path("a.pdf")))

    def test_same_bytes_and_living(self):
        self.brief("a.pdf")
        self.run_recourse("brief", self.path("a.pdf"), "-o", self.path("b.pdf"))
        self.assertEqual(self.read("a.pdf"), self.read("b.pdf"))

    def test_usage(self):
        self.run_recourse("brief", tool.DEFAULT, status=2)
        self.run_recourse("brief", tool.DEFAULT, "-o", "a.pdf", "--paper", "a5", status=2)


if __name__ == "__main__":
    unittest.main()
