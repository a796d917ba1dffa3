#!/usr/bin/python3
"""The published cases of the field, and closed forms, through recourse analyze.

Each dossier of tests/data/published says under x-published where its figures come from, the answer in words, and
runs: arguments, and rows of a place in the report, the value expected there and, where it is not exact, how far off
it may be.  A place is a way of keys; in a list a key is an index, or what names the item (id, driver, node …).
A run with "fails" must be refused with these words in the error.

    test-published.py [NAME]...
"""
import glob
import json
import os
import subprocess
import sys
import unittest

RECOURSE = os.environ.get("RECOURSE", "recourse")
FOLDER = os.path.join(os.environ.get("G_TEST_SRCDIR", os.path.dirname(os.path.dirname(os.path.abspath(__file__)))), "data",
                      "published")
NAMES = ("id", "driver", "node", "stakeholder", "year", "at")


def item(rows, key):
    for row in rows:
        if isinstance(row, dict) and (key in (str(row.get(name)) for name in NAMES) or
                                      key == f"{row.get('path')}:{row.get('other')}"):
            return row
    return rows[int(key)]


def look_up(report, place):
    value = report
    for key in place.split("."):
        value = item(value, key) if isinstance(value, list) else value[key]
    return value


class Published(unittest.TestCase):
    def agree(self, got, wanted, slack, place):
        """Numbers within the slack, in lists and objects too; all else the same."""
        if isinstance(wanted, bool) or not isinstance(wanted, (int, float, list, dict)):
            self.assertEqual(got, wanted, place)
        elif isinstance(wanted, list):
            self.assertEqual(len(got), len(wanted), f"{place}: {got}")
            for i, (a, b) in enumerate(zip(got, wanted)):
                self.agree(a, b, slack, f"{place}.{i}")
        elif isinstance(wanted, dict):
            for key, b in wanted.items():
                self.agree(got[key], b, slack, f"{place}.{key}")
        else:
            self.assertIsNotNone(got, place)
            self.assertLessEqual(abs(got - wanted), slack, f"{place}: analyze says {got!r}, published is {wanted!r}")

    def answer(self, path, run):
        done = subprocess.run([RECOURSE, "analyze", path, "--format", "json", *run["arguments"]], capture_output=True)
        if "fails" in run:
            self.assertEqual((done.returncode, done.stdout), (1, b""))
            for word in run["fails"]:
                self.assertIn(word, done.stderr.decode())
            return
        self.assertEqual((done.returncode, done.stderr), (0, b""), done.stderr.decode())
        report = json.loads(done.stdout)
        for place, wanted, *slack in run["expect"]:
            exact = 1e-12 * max(1, abs(wanted)) if isinstance(wanted, (int, float)) else 0
            with self.subTest(place=place):
                self.agree(look_up(report, place), wanted, slack[0] if slack else exact, place)

    def test_cases(self):
        paths = sorted(glob.glob(os.path.join(FOLDER, "*.recourse")))
        chosen = sys.argv[1:]
        self.assertGreaterEqual(len(paths), 25)
        for path in paths:
            name = os.path.splitext(os.path.basename(path))[0]
            if chosen and name not in chosen:
                continue
            with open(path, encoding="utf-8") as file:
                case = json.load(file)["x-published"]
            self.assertTrue(case["source"] and case["answer"] and case["runs"], name)
            for run in case["runs"]:
                with self.subTest(case=name):
                    self.answer(path, run)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=1)
