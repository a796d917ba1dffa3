#!/usr/bin/python3
"""recourse analyze through its command line: the keys of the format page, numbers that read back, the same
report in three forms, exit statuses, and no trace of the locale."""
import csv
import hashlib
import io
import json
import math
import os
import re
import subprocess
import sys
import tempfile
import unittest

RECOURSE = os.environ.get("RECOURSE", "recourse")
SOURCES = os.environ.get("G_TEST_SRCDIR", os.path.join(os.path.dirname(__file__), ".."))
TEXACO = os.path.join(SOURCES, "..", "resources", "dossiers", "texaco-pennzoil.recourse")
STATISTICS = ["rollback_mean", "rollback_median", "mean", "se", "sd", "p5", "p10", "p25", "p50", "p75", "p90",
              "p95", "p_loss", "worst_tenth", "certainty_equivalent", "p_best"]


def run(*arguments, data=None, **environment):
    env = dict(os.environ, **environment)
    done = subprocess.run([RECOURSE, "analyze", *arguments], input=data, capture_output=True, env=env)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def analyze(*arguments, data=None):
    status, out, err = run(*arguments, "--format", "json", data=data)
    assert status == 0, err
    return json.loads(out, parse_constant=lambda name: 1 / 0)


def dossier(**parts):
    return json.dumps(dict({"format": "recourse/1", "title": "Test"}, **parts)).encode()


def outcome(**payoffs):
    return {"kind": "outcome", "payoffs": payoffs}


def chance(*branches):
    return {"kind": "chance", "branches": [{"probability": p, "node": node} for p, node in branches]}


ONE_PATH = dossier(stakeholders=[{"id": "a"}], paths=[{"id": "go", "tree": chance(
    (0.25, outcome(a=-4)), (0.5, outcome(a=0)), ("rest", outcome(a=12)))}])


class Shape(unittest.TestCase):
    """The embedded dossier, with few draws."""

    @classmethod
    def setUpClass(cls):
        cls.status, cls.text, cls.errors = run("--trials", "4000", "--seed", "7", "--format", "json")
        assert cls.status == 0, cls.errors
        cls.report = json.loads(cls.text)

    def test_top(self):
        report = self.report
        self.assertEqual((report["trials"], report["seed"], report["unit"]), (4000, 7, "USD bn"))
        self.assertRegex(report["digest"], "^sha256:[0-9a-f]{64}$")
        self.assertEqual([path["id"] for path in report["paths"]], ["renegotiation", "settlement", "litigation"])

    def test_drivers(self):
        self.assertEqual(len(self.report["drivers"]), 20)
        for driver in self.report["drivers"]:
            self.assertGreaterEqual(set(driver), {"id", "mean", "sd", "p10", "p50", "p90"})
            self.assertLess(driver["p10"], driver["p90"])

    def test_stakeholders(self):
        for path in self.report["paths"]:
            self.assertEqual([s["id"] for s in path["stakeholders"]], ["microsoft", "openai", "amazon"])
            for s in path["stakeholders"]:
                self.assertGreaterEqual(set(s), set(STATISTICS) | {"density", "exceedance", "yearly"})
                order = [s[p] for p in ("p5", "p10", "p25", "p50", "p75", "p90", "p95")]
                self.assertEqual(order, sorted(order))
                self.assertLessEqual(s["worst_tenth"], s["p10"])

    def test_density(self):
        for path in self.report["paths"]:
            for s in path["stakeholders"]:
                density = s["density"]
                self.assertAlmostEqual(sum(density["values"]) * density["step"], 1, places=6)

    def test_exceedance(self):
        for path in self.report["paths"]:
            for s in path["stakeholders"]:
                xs, chances = zip(*s["exceedance"])
                self.assertEqual(list(xs), sorted(xs))
                self.assertEqual(list(chances), sorted(chances, reverse=True))
                self.assertTrue(0 <= chances[-1] <= chances[0] <= 1)

    def test_years(self):
        for path in self.report["paths"]:
            for s in path["stakeholders"]:
                self.assertEqual([y["year"] for y in s["yearly"]], list(range(2026, 2033)))
                self.assertAlmostEqual(sum(y["mean"] for y in s["yearly"]), s["mean"], places=6)

    def test_policy(self):
        nodes = [node for path in self.report["paths"] for node in path["policy"]]
        self.assertTrue(nodes)
        for node in nodes:
            self.assertEqual(max(node["values"].values()), node["values"][node["chosen"]])
            self.assertEqual(node["tied"], [])
            self.assertTrue(0 <= node["best_in_draws"] <= 1)

    def test_outcomes(self):
        for path in self.report["paths"]:
            self.assertAlmostEqual(sum(o["probability"] for o in path["outcomes"]), 1, places=12)
            for s in path["stakeholders"]:
                mean = sum(o["probability"] * o["payoffs"][s["id"]] for o in path["outcomes"])
                self.assertAlmostEqual(mean, s["rollback_mean"], places=9)

    def test_beats(self):
        rows = {(r["stakeholder"], r["path"], r["other"]): r["probability"] for r in self.report["beats"]}
        self.assertEqual(len(rows), 9)
        self.assertEqual(len(self.report["beats"]), 9)
        self.assertIn(("amazon", "renegotiation", "litigation"), rows)
        for who in ("microsoft", "openai", "amazon"):
            best = [s["p_best"] for p in self.report["paths"] for s in p["stakeholders"] if s["id"] == who]
            self.assertAlmostEqual(sum(best), 1, places=12)

    def test_numbers_read_back(self):
        for token in re.findall(r'(?<=[\s\[:])-?\d[\d.eE+-]*', re.sub(r'"(\\.|[^"\\])*"', '""', self.text)):
            self.assertTrue(math.isfinite(float(token)))
            digits = token.lower().split("e")[0].replace("-", "").replace(".", "").lstrip("0")
            shortest = repr(float(token)).split("e")[0].replace("-", "").replace(".", "").strip("0")
            self.assertEqual(digits.rstrip("0"), shortest, token)

    def test_same_bytes(self):
        self.assertEqual(run("--trials", "4000", "--seed", "7", "--format", "json")[1], self.text)
        self.assertNotEqual(run("--trials", "4000", "--seed", "8", "--format", "json")[1], self.text)

    def test_csv_says_the_same(self):
        status, out, _ = run("--trials", "4000", "--seed", "7", "--format", "csv")
        self.assertEqual(status, 0)
        rows = {(r["table"], r["path"], r["stakeholder"], r["item"], r["measure"]): r["value"]
                for r in csv.DictReader(io.StringIO(out))}
        for path in self.report["paths"]:
            for s in path["stakeholders"]:
                for name in STATISTICS:
                    cell = rows["payoff", path["id"], s["id"], "", name]
                    self.assertEqual(None if cell == "" else float(cell), s[name])
            for o in path["outcomes"]:
                self.assertEqual(float(rows["outcome", path["id"], "", o["id"], "probability"]), o["probability"])

    def test_text(self):
        status, out, _ = run("--trials", "4000", "--seed", "7")
        self.assertEqual(status, 0)
        for part in ("Microsoft, OpenAI and Amazon", "Litigation", "P10", "4,000 draws, seed 7", self.report["digest"],
                     "Not legal,"):
            self.assertIn(part, out)
        self.assertFalse([line for line in out.splitlines() if line != line.rstrip()])

    def test_any_locale(self):
        available = subprocess.run(["locale", "-a"], capture_output=True).stdout.decode().split()
        foreign = [name for name in available if name.startswith(("de_", "fr_", "es_"))]
        if not foreign:
            self.skipTest("no locale with a decimal comma here")
        for form in ("json", "csv"):
            a, b = (run("--trials", "500", "--format", form, LC_ALL=name)[1] for name in ("C.UTF-8", foreign[0]))
            self.assertEqual(a, b)


def keys(value, place=""):
    """Every key of a report with where it stands; ids that are keys are one and the same."""
    if isinstance(value, list):
        for item in value:
            yield from keys(item, place + "[]")
    if isinstance(value, dict):
        for key, item in value.items():
            name = "*" if re.search(r"\.(values|payoffs|each_best_in_draws)$", place) else key
            yield f"{place}.{name}"
            yield from keys(item, f"{place}.{name}")


def numbers(value):
    if isinstance(value, (list, dict)):
        for item in value.values() if isinstance(value, dict) else value:
            yield from numbers(item)
    elif isinstance(value, (int, float)) and not isinstance(value, bool):
        yield float(value)


class Whole(unittest.TestCase):
    """Everything that can be asked, in all forms."""

    ASKED = ["--trials", "2000", "--tornado", "litigation:microsoft", "--strategy", "p_win:damages:microsoft",
             "--break-even", "p_win:microsoft:litigation:settlement"]

    @classmethod
    def setUpClass(cls):
        cls.report = analyze(*cls.ASKED)

    def test_keys_of_the_page(self):
        """No key of the object on the format page is missing; more may be there."""
        with open(os.path.join(SOURCES, "..", "resources", "format.md"), encoding="utf-8") as page:
            example = re.search(r'```json\n(\{"title".*?)```', page.read(), re.DOTALL).group(1)
        stated, found = (set(keys(report)) for report in (json.loads(example), self.report))
        self.assertGreater(len(stated), 90)
        self.assertEqual(stated - found, set())

    def test_numbers_in_csv(self):
        """Each number of the report is in the table, as a value or in what it is a value of."""
        status, out, _ = run(*self.ASKED, "--format", "csv")
        self.assertEqual(status, 0)
        found = set()
        for row in csv.DictReader(io.StringIO(out)):
            for text in [row["value"], row["measure"], *row["item"].split(":")]:
                if re.fullmatch(r"-?[0-9.]+(e[-+]?[0-9]+)?", text):
                    found.add(float(text))
        for path in self.report["paths"]:
            for s in path["stakeholders"]:
                s["density"].pop("step")  # the table has the places themselves
        self.assertEqual([x for x in numbers(self.report) if x not in found], [])

    def test_text(self):
        status, out, _ = run(*self.ASKED)
        self.assertEqual(status, 0)
        for heading in ("Decisions", "Drivers", "What explains", "What it would be worth to know", "Bargain: ",
                        "What moves Litigation for Microsoft", "Break-even of Litigation", "Best path for Microsoft"):
            self.assertRegex(out, f"(?m)^{heading}")


class Values(unittest.TestCase):
    def test_published(self):
        """Clemen, Making Hard Decisions (1996): Texaco against Pennzoil."""
        report = analyze(TEXACO, "--trials", "1000")
        values = [s["rollback_mean"] for p in report["paths"] for s in p["stakeholders"]]
        self.assertTrue(any(abs(value - 4.6348) < 1e-9 for value in values), values)

    def test_digest_of_bytes_read(self):
        with open(TEXACO, "rb") as file:
            expected = "sha256:" + hashlib.sha256(file.read()).hexdigest()
        self.assertEqual(analyze(TEXACO, "--trials", "10")["digest"], expected)

    def test_chance_is_integrated(self):
        payoff = analyze("-", "--trials", "10", data=ONE_PATH)["paths"][0]["stakeholders"][0]
        self.assertEqual((payoff["mean"], payoff["se"]), (2, 0))
        self.assertAlmostEqual(payoff["sd"], math.sqrt(0.25 * 16 + 0.25 * 144 - 4), places=12)
        self.assertEqual([payoff[p] for p in ("p5", "p25", "p50", "p75", "p90")], [-4, -4, 0, 0, 12])
        self.assertEqual((payoff["p_loss"], payoff["worst_tenth"], payoff["p_best"]), (0.25, -4, 1))
        self.assertIsNone(payoff["certainty_equivalent"])

    def test_infinite_deviation_is_null(self):
        data = dossier(stakeholders=[{"id": "a"}], paths=[{"id": "go", "tree": outcome(a="x")}], drivers=[
            {"id": "x", "distribution": {"kind": "metalog", "p10": 1, "p50": 2, "p90": 8, "lower": 0}}])
        driver = analyze("-", "--trials", "100", data=data)["drivers"][0]
        self.assertIsNone(driver["sd"])
        self.assertAlmostEqual(driver["mean"], 4.84938713584352883, places=11)

    def test_ties_are_told(self):
        options = [{"id": name, "node": outcome(a=value)} for name, value in (("b", 1), ("c", 3), ("d", 3))]
        data = dossier(stakeholders=[{"id": "a"}], paths=[
            {"id": "go", "tree": {"kind": "decision", "id": "n", "owner": "a", "options": options}}])
        node = analyze("-", "--trials", "10", data=data)["paths"][0]["policy"][0]
        self.assertEqual((node["node"], node["owner"], node["chosen"], node["tied"]), ("n", "a", "c", ["d"]))
        self.assertEqual(node["values"], {"b": 1, "c": 3, "d": 3})

    def test_set(self):
        report = analyze("--trials", "100", "--set", "p_win=0.5")
        driver = [d for d in report["drivers"] if d["id"] == "p_win"][0]
        self.assertEqual([driver[k] for k in ("mean", "sd", "p10", "p90")], [0.5, 0, 0.5, 0.5])

    def test_correlated(self):
        plain, together = (analyze("--trials", "2000", *more) for more in ([], ["--correlated"]))
        self.assertEqual((plain["correlated"], together["correlated"]), (False, True))
        self.assertEqual(plain["paths"][2]["stakeholders"][0]["rollback_mean"],
                         together["paths"][2]["stakeholders"][0]["rollback_mean"])
        self.assertNotEqual(plain["paths"][2]["stakeholders"][0]["sd"],
                            together["paths"][2]["stakeholders"][0]["sd"])

    def test_text_in_other_scripts(self):
        data = dossier(stakeholders=[{"id": "a", "label": "微软, \"M\"\n<b>"}], paths=[
            {"id": "go", "label": "Weg, é", "tree": outcome(a=1)}])
        self.assertIn("微软", run("-", "--trials", "10", data=data)[1])
        self.assertEqual(analyze("-", "--trials", "10", data=data)["paths"][0]["label"], "Weg, é")


class Failures(unittest.TestCase):
    def refuses(self, status, *arguments, data=None, says=""):
        code, out, err = run(*arguments, data=data)
        self.assertEqual((code, out), (status, ""), err)
        self.assertIn(says, err)
        self.assertTrue(err.strip())

    def test_usage(self):
        self.refuses(2, "--no-such-option")
        self.refuses(2, "--format", "yaml", says="yaml")
        self.refuses(2, "--trials", "0", says="--trials")
        self.refuses(2, "--trials", "many", says="many")
        self.refuses(2, "--seed", "-1")
        self.refuses(2, TEXACO, TEXACO)
        self.refuses(2, "--set", "p_wim=0.5", says="p_win")
        self.refuses(2, "--set", "p_win", says="ID=VALUE")
        self.refuses(2, "--set", "transfer=1e9", says="transfer")
        self.refuses(2, "--scenario", "nothing_like_it")

    def test_files(self):
        self.refuses(3, "/no/such/dossier.recourse", says="dossier.recourse")
        with tempfile.TemporaryDirectory() as folder:
            self.refuses(3, folder)

    def test_input(self):
        self.refuses(1, "-", data=b"{", says="-:1:2: error: ")
        self.refuses(1, "-", data=b"", says="error: ")
        self.refuses(1, "-", data=dossier(paths=[], stakeholders=[{"id": "a"}], oops=1), says="oops")

    def test_bad_value(self):
        """x is 0 at its median only: the report must not come without it."""
        data = dossier(stakeholders=[{"id": "a"}], paths=[{"id": "go", "tree": outcome(a="1 / x")}], drivers=[
            {"id": "x", "distribution": {"kind": "discrete", "values": [-1, 0, 2], "probabilities": [0.4, 0.2, 0.4]}}])
        self.refuses(1, "-", "--trials", "100", data=data, says="error: ")

    def test_bad_value_in_some_draws(self):
        """Neither means nor medians meet the gap, one draw in ten does."""
        data = dossier(stakeholders=[{"id": "a"}], paths=[{"id": "go", "tree": outcome(a="ln(x)")}], drivers=[
            {"id": "x", "distribution": {"kind": "uniform", "low": -1, "high": 9}}])
        self.refuses(1, "-", "--trials", "1000", data=data, says="error: ")

    def test_full_disk(self):
        if not os.path.exists("/dev/full"):
            self.skipTest("no /dev/full here")
        with open("/dev/full", "wb") as full:
            done = subprocess.run([RECOURSE, "analyze", "--trials", "10", "--format", "json"], stdout=full,
                                  stderr=subprocess.PIPE)
        self.assertEqual(done.returncode, 3)
        self.assertTrue(done.stderr)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=1)
