"""The JSON Schema accepts the dossiers we ship, and refuses what the format page refuses by shape."""

import copy
import glob
import json
import os
import subprocess
import sys
import unittest

try:
    from jsonschema import Draft202012Validator
except ImportError:
    print("python3-jsonschema is not here; ./dev test installs it")
    sys.exit(77)

TESTS = os.environ["G_TEST_SRCDIR"]
ROOT = os.path.dirname(TESTS)


def load(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def driver(**distribution):
    return {"id": "d", "distribution": distribution}


# what is done to the README's dossier → the place that the schema complains of
BROKEN = {
    "an unknown key": (lambda d: d.update(colour="red"), []),
    "no title": (lambda d: d.pop("title"), []),
    "another format": (lambda d: d.update(format="recourse/2"), ["format"]),
    "a date of no calendar": (lambda d: d.update(as_of="2026-13"), ["as_of"]),
    "an id with a capital": (lambda d: d["stakeholders"][0].update(id="Buyer"), ["stakeholders", 0, "id"]),
    "a path named baseline": (lambda d: d["paths"][0].update(id="baseline"), ["paths", 0, "id"]),
    "a status of no meaning": (lambda d: d["investments"][0].update(status="promised"), ["investments", 0, "status"]),
    "an amount in words": (lambda d: d["investments"][0].update(amount="4"), ["investments", 0, "amount"]),
    "a power above one": (lambda d: d["stakeholders"][0].update(power=1.1), ["stakeholders", 0, "power"]),
    "no risk tolerance": (lambda d: d["stakeholders"][0].update(risk_tolerance=0), ["stakeholders", 0, "risk_tolerance"]),
    "a half switch": (lambda d: d["levers"][0].update(kind="switch", value=0.5), ["levers", 0, "value"]),
    "a chance without branches": (lambda d: d["paths"][1]["tree"].pop("branches"), ["paths", 1, "tree"]),
    "a metalog without median": (lambda d: d.update(drivers=[driver(kind="metalog", p10=1, p90=3)]),
                                 ["drivers", 0, "distribution"]),
    "both forms of lognormal": (lambda d: d.update(drivers=[driver(kind="lognormal", p10=1, p90=2, mean=1, sd=1)]),
                                ["drivers", 0, "distribution"]),
}


class Schema(unittest.TestCase):
    def setUp(self):
        schema = load(os.path.join(ROOT, "resources", "recourse-dossier.schema.json"))
        Draft202012Validator.check_schema(schema)
        self.validator = Draft202012Validator(schema)
        self.readme = load(os.path.join(TESTS, "data", "readme.recourse"))

    def places(self, dossier):
        return [list(error.absolute_path) for error in self.validator.iter_errors(dossier)]

    def test_accepts_our_dossiers(self):
        embedded = sorted(glob.glob(os.path.join(ROOT, "resources", "dossiers", "*.recourse")))
        self.assertGreaterEqual(len(embedded), 2)
        for path in [*embedded, os.path.join(TESTS, "data", "readme.recourse")]:
            with self.subTest(os.path.basename(path)):
                self.assertEqual(self.places(load(path)), [])

    def test_refuses(self):
        for name, (damage, place) in BROKEN.items():
            with self.subTest(name):
                dossier = copy.deepcopy(self.readme)
                damage(dossier)
                self.assertIn(place, self.places(dossier))

    def test_agrees_with_the_reader(self):
        """The reader's table of faulty dossiers: what is a matter of shape the schema refuses as well"""
        shape = ("empty-", "format-", "id-function-name", "id-pattern", "id-rest", "key-", "node-", "range-",
                 "type-", "word-")
        seen = 0
        for path in sorted(glob.glob(os.path.join(TESTS, "data", "faulty", "*.recourse"))):
            name = os.path.basename(path)
            if name.startswith(shape):
                seen += 1
                with self.subTest(name):
                    self.assertNotEqual(self.places(load(path)), [])
            elif name.startswith(("sound", "warning-")):
                with self.subTest(name):
                    self.assertEqual(self.places(load(path)), [])
        self.assertGreater(seen, 20)

    def test_every_chart_can_be_a_slide(self):
        """In the schema and in the reader"""
        charts = [line.split()[0] for line in subprocess.run([os.environ["RECOURSE"], "charts"], capture_output=True,
                                                             check=True, text=True).stdout.splitlines()]
        self.assertIn("payoffs", charts)
        self.readme["slides"] = [{"id": f"s{i}", "kind": chart} for i, chart in enumerate(charts)]
        self.assertEqual(self.places(self.readme), [])
        read = subprocess.run([os.environ["RECOURSE"], "check", "-"], input=json.dumps(self.readme), capture_output=True,
                              text=True, check=False)
        self.assertEqual((read.returncode, read.stderr), (0, ""))

    def test_keeps_keys_of_others(self):
        self.readme["x-desk"] = self.readme["paths"][0]["tree"]["x-desk"] = {"any": ["thing"]}
        self.assertEqual(self.places(self.readme), [])


if __name__ == "__main__":
    unittest.main()
