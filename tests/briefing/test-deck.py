"""The deck: every slide on a page of its own, named, numbered, tagged and linked; editable as PPTX; the same bytes
every time; the dossier's own slides in the dossier's order."""

import json
import re
import unittest
import xml.etree.ElementTree as xml
import zipfile

import tool

P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
STANDARD = ["situation", "money", "money", "stakes", "rights", "paths", "outcomes", "outcomes", "preference",
            "tornado", "bargaining", "strategy", "sources", "method"]


def texts(part):
    return ["".join(run.text or "" for run in paragraph.iter(A + "t")) for paragraph in part.iter(A + "p")]


class Deck(tool.Case):
    def deck(self, name, dossier=tool.DEFAULT, *more):
        self.run_recourse("deck", dossier, *tool.FEW, *more, "-o", self.path(name))
        return self.path(name)

    def with_slides(self, slides):
        with open(tool.DEFAULT, encoding="utf-8") as file:
            dossier = json.load(file)
        dossier["slides"] = slides
        return self.write("own.recourse", json.dumps(dossier).encode())

    def test_pages(self):
        facts = self.ask("pdfinfo", self.deck("a.pdf"))
        self.assertRegex(facts, r"Pages: +%d\n" % len(STANDARD))
        self.assertRegex(facts, r"Page size: +1440 x 810 pts")
        self.assertRegex(facts, r"Tagged: +yes")
        self.assertRegex(facts, r"CreationDate: .*Mar +1 .*2026")
        self.assertNotRegex(facts, r"JavaScript: +yes")

    def test_leaves_out_what_the_dossier_has_nothing_on(self):
        facts = self.ask("pdfinfo", self.deck("a.pdf", tool.TEXACO))
        self.assertRegex(facts, r"Pages: +6\n")

    def test_order_and_numbers(self):
        deck = self.deck("a.pdf")
        pages = self.ask("pdftotext", "-layout", deck, "-").split("\f")
        expected = ["three paths out", "committed", "", "", "", "None of the 3 paths", "Microsoft", "", "", "", "", "",
                    "The sources disagree on 13 questions; 4 of them are left open", "9 of 20 uncertain figures"]
        for number, (page, words) in enumerate(zip(pages, expected), 1):
            self.assertIn(words, page)
            self.assertIn(f"{number} / {len(expected)}", page)

    def test_findings_are_true(self):
        """The figures on the slide of paths are those that the engine prints"""
        deck = self.ask("pdftotext", "-layout", "-f", "6", "-l", "6", self.deck("a.pdf"), "-")
        result = json.loads(self.run_recourse("analyze", tool.DEFAULT, *tool.FEW, "--format", "json").stdout)
        for path in result["paths"]:
            for party in path["stakeholders"]:
                sign = "\u2212" if party["mean"] < 0 else ""
                self.assertIn(f"{sign}${abs(party['mean']):.1f}bn", deck)
        best = {max(result["paths"], key=lambda path: path["stakeholders"][i]["mean"])["id"]
                for i in range(len(result["paths"][0]["stakeholders"]))}
        self.assertEqual(len(best) > 1, "None of the 3 paths would be the best for every party" in deck)

    def test_outline_and_structure(self):
        deck = self.deck("a.pdf")
        data = self.read("a.pdf")
        self.assertEqual(data.count(b"/Alt <FEFF"), data.count(b"/S /Figure"[:10]) // 2)
        self.assertIn(b"/Lang (en)", data)
        tree = self.ask("pdfinfo", "-struct", deck)
        self.assertEqual(len(re.findall(r"^ *H1", tree, re.M)), len(STANDARD))
        self.assertGreaterEqual(len(re.findall(r"^ *Figure", tree, re.M)), 9)
        self.assertEqual(len(re.findall(r"^ *Sect", tree, re.M)), len(STANDARD))
        self.assertEqual(data.count(b"/Title (") + data.count(b"/Title <FEFF"), len(STANDARD) + 1)
        self.assertIn("https://", self.ask("pdfinfo", "-url", deck))

    def test_fonts_are_embedded(self):
        for line in self.ask("pdffonts", self.deck("a.pdf")).splitlines()[2:]:
            self.assertRegex(line, r" yes +yes +yes +\d+ +\d+$")

    def test_same_bytes_and_nothing_of_this_machine(self):
        for form in ("pdf", "pptx"):
            self.deck("a." + form)
            self.deck("b." + form)
            self.assertEqual(self.read("a." + form), self.read("b." + form))
            for secret in (self.folder, tool.TESTS):
                self.assertNotIn(secret.encode(), self.read("a." + form))

    def test_own_slides(self):
        own = self.with_slides([
            {"id": "one", "kind": "payoffs", "title": "What it comes to", "notes": "Pause here.",
             "paths": ["litigation"], "stakeholder": "openai"},
            {"id": "two", "kind": "method", "hidden": True},
            {"id": "three", "kind": "tornado", "paths": ["settlement", "litigation"], "stakeholder": "amazon"}])
        deck = self.deck("a.pdf", own, "--notes")
        self.assertRegex(self.ask("pdfinfo", deck), r"Pages: +2\n")
        first, second = self.ask("pdftotext", "-layout", deck, "-").split("\f")[:2]
        self.assertIn("What it comes to", first)
        self.assertIn("Pause here.", first)
        self.assertNotIn("Renegotiated", first)
        self.assertIn("Litigation", second)
        self.assertIn("Amazon", second)

    def test_all_hidden(self):
        own = self.with_slides([{"id": "one", "kind": "method", "hidden": True}])
        run = self.run_recourse("deck", own, "-o", self.path("a.pdf"), status=1)
        self.assertIn(b"Every slide is hidden", run.stderr)

    def test_usage(self):
        self.run_recourse("deck", tool.DEFAULT, status=2)
        self.run_recourse("deck", tool.DEFAULT, "-o", "a.pdf", "--format", "odp", status=2)
        self.run_recourse("deck", tool.DEFAULT, "-o", "a.pdf", "--path", "nowhere", status=2)
        self.run_recourse("deck", self.path("none"), "-o", "a.pdf", status=3)

    def test_pptx(self):
        with zipfile.ZipFile(self.deck("a.pptx")) as deck:
            self.assertIsNone(deck.testzip())
            names = deck.namelist()
            slides = [f"ppt/slides/slide{i + 1}.xml" for i in range(len(STANDARD))]
            self.assertLessEqual(set(slides), set(names))
            for name in names:
                if name.endswith((".xml", ".rels", ".svg")):
                    xml.fromstring(deck.read(name))
            first = xml.fromstring(deck.read(slides[0]))
            self.assertIn("Microsoft, OpenAI and Amazon: three paths out of the March 2026 exclusivity dispute",
                          texts(first))
            self.assertIn("Keep OpenAI models an Azure-only offer", texts(first))
            chart = xml.fromstring(deck.read(slides[6]))
            self.assertEqual(len(list(chart.iter(P + "pic"))), 1)
            self.assertGreater(len(next(chart.iter(P + "pic")).find(f".//{P}cNvPr").get("descr")), 40)
            notes = xml.fromstring(deck.read("ppt/notesSlides/notesSlide7.xml"))
            self.assertGreater(len("".join(texts(notes))), 40)
            # what a part relates to is there
            for name in names:
                if name.endswith(".rels"):
                    base = name.replace("_rels/", "").rsplit("/", 1)[0] if "/_rels/" in name else ""
                    for relation in xml.fromstring(deck.read(name)):
                        if relation.get("TargetMode") != "External":
                            path = []
                            for part in f"{base}/{relation.get('Target')}".split("/"):
                                path = path[:-1] if part == ".." else path + [part] if part else path
                            self.assertIn("/".join(path), names)


if __name__ == "__main__":
    unittest.main()
