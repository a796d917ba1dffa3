#!/usr/bin/python3
"""The analyses beyond the simulation, through recourse analyze: published answers, closed forms, brute force."""
import itertools
import json
import math
import os
import random
import subprocess
import sys
import unittest
from statistics import NormalDist

RECOURSE = os.environ.get("RECOURSE", "recourse")
NORMAL = NormalDist()
SINE = "({0} * (1 - {0}^2/6 * (1 - {0}^2/20 * (1 - {0}^2/42 * (1 - {0}^2/72 * (1 - {0}^2/110 * (1 - {0}^2/156 * (1 - {0}^2/210))))))))"


def run(parts, *arguments):
    data = json.dumps(dict({"format": "recourse/1", "title": "Test"}, **parts)).encode()
    return subprocess.run([RECOURSE, "analyze", "-", "--format", "json", *arguments], input=data, capture_output=True)


def analyze(parts, *arguments):
    done = run(parts, *arguments)
    assert done.returncode == 0, done.stderr.decode()
    return json.loads(done.stdout)


def outcome(**payoffs):
    return {"kind": "outcome", "payoffs": payoffs}


def uniform(name, low, high):
    return {"id": name, "distribution": {"kind": "uniform", "low": low, "high": high}}


def normal(name, mean, sd):
    return {"id": name, "distribution": {"kind": "normal", "mean": mean, "sd": sd}}


def paths(**formulas):
    """One stakeholder, paths with one outcome each."""
    return {"stakeholders": [{"id": "me"}],
            "paths": [{"id": name, "tree": outcome(me=formula)} for name, formula in formulas.items()]}


class Tornado(unittest.TestCase):
    PARTS = dict(paths(go="2 * a + 3 * b + c"), drivers=[uniform("a", 0, 10), normal("b", 1, 1), uniform("c", 5, 5.5)])

    def test_bars(self):
        tornado = analyze(self.PARTS, "--trials", "10", "--tornado", "go:me")["tornado"][0]
        self.assertEqual((tornado["path"], tornado["stakeholder"], tornado["policy"]), ("go", "me", "free"))
        self.assertAlmostEqual(tornado["base"], 18.25)
        bars = {bar["driver"]: (bar["at_p10"], bar["at_p90"]) for bar in tornado["bars"]}
        self.assertAlmostEqual(bars["a"][0], 10.25)
        self.assertAlmostEqual(bars["a"][1], 26.25)
        self.assertAlmostEqual(bars["b"][1], 18.25 + 3 * 1.2815515655446004)

    def test_spider_is_printed_too(self):
        report = analyze(self.PARTS, "--trials", "10", "--tornado", "go:me")
        lines = {line["driver"]: line["points"] for line in report["spider"][0]["lines"]}
        self.assertEqual(len(lines), 3)
        for x, y in lines["a"]:
            self.assertAlmostEqual(y, 2 * x + 8.25)

    def test_policy(self):
        parts = {"stakeholders": [{"id": "me"}], "drivers": [uniform("x", -10, 14)], "paths": [
            {"id": "go", "tree": {"kind": "decision", "id": "n", "owner": "me", "options": [
                {"id": "up", "node": outcome(me="x")}, {"id": "down", "node": outcome(me="-x")}]}}]}
        for policy, low in (("free", 7.6), ("fixed", -7.6)):
            tornado = analyze(parts, "--trials", "10", "--policy", policy, "--tornado", "go:me")["tornado"][0]
            self.assertEqual(tornado["policy"], policy)
            self.assertAlmostEqual(tornado["bars"][0]["at_p10"], low)

    def test_without_drivers(self):
        tornado = analyze(paths(go="3"), "--trials", "10", "--tornado", "go:me")["tornado"][0]
        self.assertEqual((tornado["base"], tornado["bars"]), (3, []))

    def test_strategy(self):
        parts = dict(paths(a="x", b="y", c="5"), drivers=[uniform("x", 0, 10), uniform("y", 0, 10)])
        region = analyze(parts, "--trials", "10", "--strategy", "x:y:me")["strategy"][0]
        for i, y in enumerate(region["y"]["values"]):
            for j, x in enumerate(region["x"]["values"]):
                best = max(x, y, 5)
                self.assertEqual(region["best"][i][j], "a" if x == best else "b" if y == best else "c")

    def test_usage(self):
        for options in (["--tornado", "go"], ["--tornado", "gone:me"], ["--tornado", "go:you"], ["--policy", "loose"],
                        ["--strategy", "a:a:me"], ["--strategy", "a:b"], ["--break-even", "a:me:go:go"],
                        ["--break-even", "a:me:go"]):
            done = run(self.PARTS, "--trials", "10", *options)
            self.assertEqual((done.returncode, done.stdout), (2, b""), options)


class BreakEven(unittest.TestCase):
    def roots(self, formula, other="0", low=0, high=4, **more):
        parts = dict(paths(a=formula, b=other), drivers=[uniform("x", low, high)], **more)
        found = analyze(parts, "--trials", "10", "--break-even", "x:me:a:b")["break_even"][0]
        self.assertEqual(found["between"], ["a", "b"])
        return [(value["at"], value["kind"]) for value in found["values"]]

    def check(self, found, *expected):
        self.assertEqual([kind for _, kind in found], [kind for _, kind in expected], found)
        for (at, _), (wanted, _) in zip(found, expected):
            self.assertAlmostEqual(at, wanted, places=8)

    def test_crossings(self):
        self.check(self.roots("(x - 1) * (x - 2) * (x - 3)"), (1, "crossing"), (2, "crossing"), (3, "crossing"))

    def test_none(self):
        self.check(self.roots("1 + x^2"))
        self.check(self.roots("x - 3.99"))  # beyond P99

    def test_touching(self):
        found = self.roots("(x - 1.3)^2")
        self.assertEqual([kind for _, kind in found], ["crossing"])
        self.assertAlmostEqual(found[0][0], 1.3, places=6)
        self.check(self.roots("abs(x - 0.7)"), (0.7, "crossing"))

    def test_jump(self):
        self.check(self.roots("if(x < 2.5, -1, 1)"), (2.5, "jump"))
        self.check(self.roots("if(x < 2.5, x - 3, x)"), (2.5, "jump"))
        self.check(self.roots("if(x < 2.5, -1e-6, 1e-6 * x)"), (2.5, "jump"))

    def test_steep_is_no_jump(self):
        self.check(self.roots("clamp(1e7 * (x - 1.7), -1, 1)"), (1.7, "crossing"))

    def test_flat(self):
        self.check(self.roots("max(x, 2.3)", "2.3"), (0.04, "flat"), (2.3, "flat"))
        self.check(self.roots("max(0, x - 3) - max(0, 1 - x)"), (1, "flat"), (3, "flat"))
        self.check(self.roots("x * 0.1 * 3", "x * 0.3"), (0.04, "flat"), (3.96, "flat"))

    def test_near_roots(self):
        gap = 3.92 / 7900
        self.check(self.roots(f"(x - 1.1) * (x - 1.1 - {gap})"), (1.1, "crossing"), (1.1 + gap, "crossing"))

    def test_policy_is_free(self):
        tree = {"kind": "decision", "id": "n", "owner": "me", "options": [
            {"id": "in", "node": outcome(me="2 * x - 4")}, {"id": "out", "node": outcome(me="-1")}]}
        parts = {"stakeholders": [{"id": "me"}], "drivers": [uniform("x", 0, 4)],
                 "paths": [{"id": "a", "tree": tree}, {"id": "b", "tree": outcome(me="-0.5")}]}
        found = analyze(parts, "--trials", "10", "--break-even", "x:me:a:b")["break_even"][0]["values"]
        self.assertEqual(len(found), 1)
        self.assertAlmostEqual(found[0]["at"], 1.75, places=9)

    def test_not_continuous(self):
        parts = dict(paths(a="x", b="1"), drivers=[
            {"id": "x", "distribution": {"kind": "empirical", "samples": [0, 1, 2]}}])
        self.assertEqual(analyze(parts, "--trials", "10", "--break-even", "x:me:a:b")["break_even"][0]["values"], [])


class Information(unittest.TestCase):
    def information(self, parts, *arguments):
        found = analyze(parts, "--trials", "100000", *arguments)["information"][0]
        return found["evpi"], {row["driver"]: row["value"] for row in found["evppi"]}

    def test_goferbroke(self):
        """Hillier and Lieberman: drill for 700 with chance 1/4 or lose 100, or sell for 90; EVPI 142.5."""
        parts = dict(paths(drill="if(oil, 700, -100)", sell="90"), drivers=[
            {"id": "oil", "distribution": {"kind": "discrete", "values": [0, 1], "probabilities": [0.75, 0.25]}}])
        evpi, evppi = self.information(parts)
        self.assertAlmostEqual(evpi, 142.5, delta=0.3)
        self.assertAlmostEqual(evppi["oil"], evpi, places=9)

    def test_thompson_lumber(self):
        """Render and Stair: EVPI 60 000."""
        parts = dict(paths(large="if(good, 200000, -180000)", small="if(good, 100000, -20000)", nothing="0"), drivers=[
            {"id": "good", "distribution": {"kind": "discrete", "values": [0, 1], "probabilities": [0.5, 0.5]}}])
        self.assertAlmostEqual(self.information(parts)[0], 60000, delta=60)

    @staticmethod
    def loss(mean, sd):
        """E max(0, N) − max(0, E N), Raiffa and Schlaifer's linear loss integral."""
        u = abs(mean) / sd
        return sd * (NORMAL.pdf(u) - u * (1 - NORMAL.cdf(u)))

    def test_normal(self):
        parts = dict(paths(go="x + y", stay="0"), drivers=[normal("x", 1, 3), normal("y", 0.5, 4), normal("z", 0, 9)])
        evpi, evppi = self.information(parts)
        self.assertAlmostEqual(evpi, self.loss(1.5, 5), delta=2e-3)
        self.assertAlmostEqual(evppi["x"], self.loss(1.5, 3), delta=6e-3)
        self.assertAlmostEqual(evppi["y"], self.loss(1.5, 4), delta=6e-3)
        self.assertAlmostEqual(evppi["z"], 0, delta=1e-3)

    def test_correlated(self):
        """x is known through y: with ρ = 0.6 knowing y is knowing 0.6 of the deviation of x."""
        parts = dict(paths(go="x", stay="0"), drivers=[normal("x", 1, 3), normal("y", 0, 1)],
                     correlations={"enabled": True, "pairs": [{"a": "x", "b": "y", "rho": 0.6}]})
        evpi, evppi = self.information(parts)
        self.assertAlmostEqual(evpi, self.loss(1, 3), delta=2e-3)
        self.assertAlmostEqual(evppi["y"], self.loss(1, 1.8), delta=1e-2)

    def test_nested(self):
        """Random dossiers of three paths and three drivers, against expectations within expectations on a grid of
        midpoints: of EVPI, of each EVPPI, and so of their order, without anything that keeps a figure in its bounds."""
        dice, n = random.Random(5), 24
        mids = [(i + 0.5) / n for i in range(n)]
        for _ in range(6):
            forms = [f"{dice.uniform(-1, 1)} + {dice.uniform(-2, 2)} * a + {dice.uniform(-2, 2)} * b * c + "
                     f"{dice.uniform(-2, 2)} * abs(a - c)" for _ in range(3)]
            worth = [eval("lambda a, b, c: " + form) for form in forms]
            table = {(i, j, k): [f(mids[i], mids[j], mids[k]) for f in worth]
                     for i, j, k in itertools.product(range(n), repeat=3)}
            best = max(sum(column) for column in zip(*table.values())) / n ** 3
            evpi, evppi = self.information(dict(paths(**{f"p{i}": form for i, form in enumerate(forms)}),
                                                drivers=[uniform(name, 0, 1) for name in "abc"]))
            self.assertAlmostEqual(evpi, sum(max(row) for row in table.values()) / n ** 3 - best, delta=2e-3)
            for axis, name in enumerate("abc"):
                sums = [[0.0] * 3 for _ in range(n)]
                for place, row in table.items():
                    sums[place[axis]] = [x + y for x, y in zip(sums[place[axis]], row)]
                self.assertAlmostEqual(evppi[name], sum(max(row) for row in sums) / n ** 3 - best, delta=4e-3)

    def test_fixed(self):
        parts = dict(paths(go="x", stay="0"), drivers=[normal("x", 1, 3)])
        self.assertEqual(self.information(parts, "--set", "x=2"), (0, {"x": 0}))

    def test_one_path(self):
        self.assertEqual(self.information(dict(paths(go="x"), drivers=[normal("x", 1, 3)])), (0, {"x": 0}))


class Explained(unittest.TestCase):
    def shares(self, parts, *arguments):
        payoff = analyze(parts, "--trials", "100000", *arguments)["paths"][0]["stakeholders"][0]
        return {row["driver"]: row["share"] for row in payoff["explained"]}

    def test_linear(self):
        parts = dict(paths(go="1e6 + 2 * a + b"), drivers=[normal("a", 0, 1), normal("b", 0, 1), normal("c", 0, 1)])
        shares = self.shares(parts)
        for name, share in (("a", 0.8), ("b", 0.2), ("c", 0)):
            self.assertAlmostEqual(shares[name], share, delta=3e-3)

    def test_ishigami(self):
        """Ishigami and Homma (1990) with a = 7, b = 0.1: 0.3139, 0.4424 and 0."""
        formula = f"{SINE.format('x1')} + 7 * {SINE.format('x2')}^2 + 0.1 * x3^4 * {SINE.format('x1')}"
        parts = dict(paths(go=formula), drivers=[uniform(f"x{i}", -math.pi, math.pi) for i in (1, 2, 3)])
        shares = self.shares(parts)
        for name, share in (("x1", 0.3139), ("x2", 0.4424), ("x3", 0)):
            self.assertAlmostEqual(shares[name], share, delta=5e-3)

    def test_discrete(self):
        parts = dict(paths(go="k + n"), drivers=[normal("n", 0, 1), {"id": "k", "distribution": {
            "kind": "discrete", "values": [0, 2], "probabilities": [0.5, 0.5]}}])
        self.assertAlmostEqual(self.shares(parts)["k"], 0.5, delta=3e-3)

    def test_correlated(self):
        parts = dict(paths(go="x"), drivers=[normal("x", 0, 1), normal("y", 0, 1)],
                     correlations={"enabled": False, "pairs": [{"a": "x", "b": "y", "rho": 0.7}]})
        self.assertAlmostEqual(self.shares(parts)["y"], 0, delta=3e-3)
        self.assertAlmostEqual(self.shares(parts, "--correlated")["y"], 0.49, delta=6e-3)

    def test_constant(self):
        self.assertEqual(self.shares(dict(paths(go="1 / 3"), drivers=[normal("x", 0, 1)])), {"x": 0})


def bargain(payee, payer, walk_payee, walk_payer, high, drivers=(), **more):
    """The payer pays t; if they walk away, both get what the disagreement gives."""
    return {"stakeholders": [{"id": "seller"}, {"id": "buyer"}], "drivers": list(drivers),
            "levers": [{"id": "t", "kind": "number", "value": 0, "min": 0, "max": high}],
            "paths": [{"id": "deal", "tree": outcome(seller=payee, buyer=payer)},
                      {"id": "walk", "tree": outcome(seller=walk_payee, buyer=walk_payer)}],
            "bargains": [dict({"id": "price", "path": "deal", "transfer": "t", "payer": "buyer", "payee": "seller",
                               "disagreement": "walk"}, **more)]}


class Years(unittest.TestCase):
    def test_add_up(self):
        """What falls in the years adds up to the mean of the payoff, to rounding, over many draws of a large dossier."""
        done = subprocess.run([RECOURSE, "analyze", "--format", "json", "--trials", "150000"], capture_output=True)
        for path in json.loads(done.stdout)["paths"]:
            for row in path["stakeholders"]:
                means = [year["mean"] for year in row["yearly"]]
                self.assertGreater(len(means), 1)
                self.assertAlmostEqual(math.fsum(means), row["mean"], delta=1e-12 * math.fsum(map(abs, means)))


class Bargains(unittest.TestCase):
    def solve(self, *arguments, trials=200, **more):
        rows = analyze(bargain(*arguments, **more), "--trials", str(trials))["bargains"]
        self.assertEqual([row["at"] for row in rows], ["means", "medians", "draws"])
        return rows[0], rows[2]

    def check(self, row, low, high, nash, places=6):
        self.assertAlmostEqual(row["zopa"][0], low, places=places)
        self.assertAlmostEqual(row["zopa"][1], high, places=places)
        self.assertAlmostEqual(row["nash"], nash, places=places)
        self.assertFalse(row["gaps"])

    def test_drills(self):
        """Settlement drills: the plaintiff expects less what it spends, the defendant more."""
        for walk_payee, walk_payer, low, high in ((80, -120, 80, 120), (50, -90, 50, 90), (40, -70, 40, 70)):
            row, draws = self.solve("t", "-t", walk_payee, walk_payer, 200)
            self.check(row, low, high, (low + high) / 2)
            self.assertAlmostEqual(row["payer_reservation"], high, places=7)
            self.assertAlmostEqual(row["payee_reservation"], low, places=7)
            self.assertAlmostEqual(row["kalai_smorodinsky"], (low + high) / 2, places=6)
            self.assertAlmostEqual(row["egalitarian"], (low + high) / 2, places=7)
            self.assertEqual(draws["p_zopa"], 1)
            self.assertAlmostEqual(draws["zopa_low"]["p50"], low, places=6)
            self.assertAlmostEqual(draws["nash"]["p90"], (low + high) / 2, places=6)

    def test_none(self):
        row, draws = self.solve("t", "-t", 90, -60, 200)
        self.assertEqual([row[key] for key in ("zopa", "nash", "kalai_smorodinsky", "egalitarian")], [None] * 4)
        self.assertAlmostEqual(row["payer_reservation"], 60, places=7)
        self.assertAlmostEqual(row["payee_reservation"], 90, places=7)
        self.assertEqual((draws["p_zopa"], draws["nash"]["p50"]), (0, None))

    def test_one_point(self):
        row, draws = self.solve("t", "-t", 77.7, -77.7, 200)
        self.check(row, 77.7, 77.7, 77.7, places=5)
        self.assertEqual(draws["p_zopa"], 1)

    def test_refused_everywhere(self):
        row, _ = self.solve("t", "-t", 500, -60, 200)
        self.assertIsNone(row["payee_reservation"])
        self.assertAlmostEqual(row["payer_reservation"], 60, places=7)

    def test_power(self):
        row, draws = self.solve("t", "-t", 40, -80, 200, power=0.25)
        self.check(row, 40, 80, 50)
        self.assertAlmostEqual(draws["nash"]["p50"], 50, places=6)
        self.assertAlmostEqual(self.solve("t", "-t", 40, -80, 200, power=1)[0]["nash"], 80, places=6)
        self.assertAlmostEqual(self.solve("t", "-t", 40, -80, 200, power=0)[0]["nash"], 40, places=6)

    def test_risk_averse(self):
        """Divide a dollar with utilities √t and 1 − t: Nash 1/3, Kalai–Smorodinsky where both are equal."""
        row, draws = self.solve("sqrt(t)", "1 - t", 0, 0, 1)
        self.check(row, 0, 1, 1 / 3, places=6)
        for key in ("kalai_smorodinsky", "egalitarian"):
            self.assertAlmostEqual(row[key], (3 - math.sqrt(5)) / 2, places=8)
        self.assertAlmostEqual(draws["nash"]["p50"], 1 / 3, places=2)
        self.assertAlmostEqual(draws["kalai_smorodinsky"]["p50"], (3 - math.sqrt(5)) / 2, places=3)

    def test_kalai_is_not_nash(self):
        """Payee gains 2t up to 1, the payer 1 − t: ideal points 2 and 1, so shares t and 1 − t."""
        row, _ = self.solve("min(2 * t, 1)", "1 - t", 0, 0, 1)
        self.assertAlmostEqual(row["nash"], 0.5, places=7)
        self.assertAlmostEqual(row["kalai_smorodinsky"], 1 / 3, places=7)
        self.assertAlmostEqual(row["egalitarian"], 1 / 3, places=7)

    def test_brute_force(self):
        """Random gains, straight and bent, against every transfer of a fine grid: zone, holes, reservations and Nash."""
        dice, high, n = random.Random(8), 10, 20000
        grid = [high * i / n for i in range(n + 1)]
        for _ in range(25):
            bend, at = dice.uniform(-1, 1), dice.uniform(0, high)
            payee = f"{dice.uniform(-6, 2)} + {dice.uniform(0.2, 2)} * t + {bend} * abs(t - {at})"
            payer = f"{dice.uniform(-1, 9)} - {dice.uniform(0.2, 2)} * t - {dice.uniform(0, 0.05)} * t * t"
            gains = [(t, eval(payee), eval(payer)) for t in grid]
            zone = [row for row in gains if row[1] >= 0 and row[2] >= 0]
            row, _ = self.solve(payee, payer, 0, 0, high)
            reached = [t for t, _, y in gains if y >= 0], [t for t, x, _ in gains if x >= 0]
            for key, wanted in (("payer_reservation", max(reached[0], default=None)),
                                ("payee_reservation", min(reached[1], default=None))):
                if wanted is None:
                    self.assertIsNone(row[key])
                else:
                    self.assertAlmostEqual(row[key], wanted, delta=2 * high / n)
            if not zone:
                self.assertTrue(row["zopa"] is None or row["zopa"][1] - row["zopa"][0] < 2 * high / n)
                continue
            self.assertAlmostEqual(row["zopa"][0], zone[0][0], delta=2 * high / n)
            self.assertAlmostEqual(row["zopa"][1], zone[-1][0], delta=2 * high / n)
            self.assertEqual(row["gaps"], len(zone) < round((zone[-1][0] - zone[0][0]) * n / high) + 1)
            t = row["nash"]
            self.assertGreaterEqual(math.sqrt(max(eval(payee), 0) * max(eval(payer), 0)),
                                    max(math.sqrt(x * y) for _, x, y in zone) - 1e-6)

    def test_all_draws(self):
        """As many draws as are asked for: where they are too many to keep, quantiles are off by 1e-4 in level at most."""
        parts = bargain("t", "-t", "60 * u", "-60 - 60 * v", 200, [uniform("u", 0, 1), uniform("v", 0, 1)])
        for trials in (200000, 600000):
            draws = analyze(parts, "--trials", str(trials), "--seed", "4")["bargains"][2]
            self.assertEqual(draws["p_zopa"], 1)
            for key, base in (("zopa_low", 0), ("zopa_high", 60)):
                for level in (10, 50, 90):
                    self.assertAlmostEqual(draws[key][f"p{level}"], base + 0.6 * level, delta=60 * 1.5e-4)
            self.assertAlmostEqual(draws["nash"]["p10"], (60 + 60 * math.sqrt(0.2)) / 2, delta=2e-2)
            self.assertAlmostEqual(draws["nash"]["p50"], 60, delta=2e-2)

    def test_some_have_a_zone(self):
        parts = bargain("t", "-t", "60 * u", "-60 * v", 200, [uniform("u", 0, 1), uniform("v", 0, 1)])
        few, many = (analyze(parts, "--trials", str(n))["bargains"][2] for n in (200000, 400000))
        for draws in (few, many):
            self.assertAlmostEqual(draws["p_zopa"], 0.5, delta=1e-3)
            self.assertAlmostEqual(draws["zopa_low"]["p50"], 60 * (1 - math.sqrt(0.5)), delta=0.05)
            self.assertAlmostEqual(draws["zopa_high"]["p50"], 60 * math.sqrt(0.5), delta=0.05)

    def test_gaps(self):
        row, draws = self.solve("if(t > 40, if(t < 60, -1, 5), 5)", "100 - t", 0, 0, 200)
        self.assertTrue(row["gaps"])
        self.assertAlmostEqual(row["zopa"][0], 0, places=7)
        self.assertAlmostEqual(row["zopa"][1], 100, places=5)
        self.assertEqual(row["nash"], 0)
        self.assertAlmostEqual(draws["zopa_high"]["p50"], 100, places=5)

    def test_narrow_gap(self):
        row, _ = self.solve("abs(t - 33.3) - 0.001", "100 - t", 0, 0, 200)
        self.assertTrue(row["gaps"])

    def test_baseline(self):
        parts = bargain("t - 10", "30 - t", 0, 0, 100, disagreement="baseline")
        row = analyze(parts, "--trials", "10")["bargains"][0]
        self.check(row, 10, 30, 20)

    def test_at_a_node(self):
        """The agreement stands below a chance node and holds a decision that follows the transfer."""
        node = {"kind": "decision", "id": "keep", "owner": "buyer", "options": [
            {"id": "pay", "node": outcome(seller="t", buyer="50 - t")},
            {"id": "leave", "node": outcome(seller="-5", buyer="10")}]}
        parts = bargain("0", "0", 15, 0, 100, node="keep")
        parts["paths"][0]["tree"] = {"kind": "chance", "branches": [
            {"probability": 0.5, "node": node}, {"probability": 0.5, "node": outcome(seller=7, buyer=-90)}]}
        row = analyze(parts, "--trials", "10")["bargains"][0]
        self.check(row, 15, 40, 32.5)
        self.assertAlmostEqual(row["payer_reservation"], 100, places=7)

    def test_options_that_depend_on_the_transfer(self):
        """Below 30 the seller may not sign at all; a further term is open to the buyer from 50 on."""
        tree = {"kind": "decision", "id": "sign", "owner": "seller", "options": [
            {"id": "no", "node": outcome(seller="-1", buyer="-1")},
            {"id": "yes", "available": "t >= 30", "node": {"kind": "decision", "id": "add", "owner": "buyer", "options": [
                {"id": "plain", "node": outcome(seller="t", buyer="60 - t")},
                {"id": "extra", "available": "t >= 50", "node": outcome(seller="t", buyer="100 - t")}]}}]}
        parts = bargain("0", "0", 10, 0, 200)
        parts["paths"][0]["tree"] = tree
        parts["levers"][0]["value"] = 50
        row = analyze(parts, "--trials", "10")["bargains"][0]
        self.check(row, 30, 100, 55, places=5)

    def test_bystander(self):
        """One who has no payoff anywhere gains nothing and refuses nothing."""
        parts = bargain("t - 2", "0", 0, 0, 5, disagreement="baseline")
        for path in parts["paths"]:
            del path["tree"]["payoffs"]["buyer"]
        row, _, draws = analyze(parts, "--trials", "10")["bargains"]
        self.check(row, 2, 5, 2)
        self.assertEqual(draws["p_zopa"], 1)

    def test_draws(self):
        """The seller's alternative is uniform in 0–100, the buyer pays up to 60."""
        _, draws = self.solve("t", "-t", "x", -60, 200, trials=20000, drivers=[uniform("x", 0, 100)])
        self.assertAlmostEqual(draws["p_zopa"], 0.6, delta=2e-3)
        for level, share in (("p10", 0.1), ("p50", 0.5), ("p90", 0.9)):
            self.assertAlmostEqual(draws["zopa_low"][level], 60 * share, delta=0.3)
            self.assertAlmostEqual(draws["zopa_high"][level], 60, places=5)
            self.assertAlmostEqual(draws["nash"][level], 30 + 30 * share, delta=0.2)

    def test_draws_by_force(self):
        """Kinked gains, against a search over transfers for each value of the driver."""
        _, draws = self.solve("min(t, 40 + x)", "30 + x - 0.5 * t", 20, 5, 100, trials=2000, drivers=[uniform("x", 0, 30)])
        nash = []
        for i in range(400):
            x = 30 * (i + 0.5) / 400
            best = max((max(min(t, 40 + x) - 20, 0) * max(25 + x - 0.5 * t, 0), -t) for t in (k / 20 for k in range(2001)))
            nash.append(-best[1])
        nash.sort()
        self.assertAlmostEqual(draws["nash"]["p50"], nash[200], delta=0.3)
        self.assertAlmostEqual(draws["nash"]["p90"], nash[360], delta=0.3)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=1)
