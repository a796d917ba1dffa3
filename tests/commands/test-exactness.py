#!/usr/bin/python3
"""Where the engine promises to be exact, through recourse analyze: sums that cancel, what cannot be reached, ties,
deep and large trees, and a fault in one draw of a million."""
import json
import math
import os
import re
import subprocess
import sys
import time
import unittest

RECOURSE = os.environ.get("RECOURSE", "recourse")


def run(parts, *arguments):
    data = json.dumps(dict({"format": "recourse/1", "title": "Test", "stakeholders": [{"id": "me"}]}, **parts)).encode()
    return subprocess.run([RECOURSE, "analyze", "-", "--format", "json", *arguments], input=data, capture_output=True)


def analyze(parts, *arguments):
    done = run(parts, *arguments)
    assert done.returncode == 0, done.stderr.decode()
    return json.loads(done.stdout)


def end(value):
    return {"kind": "outcome", "payoffs": {"me": value}}


def chance(*branches):
    return {"kind": "chance", "branches": [{"probability": p, "node": node} for p, node in branches]}


def decision(*options):
    return {"kind": "decision", "id": "choice", "owner": "me",
            "options": [{"id": f"o{i}", "node": node} for i, node in enumerate(options)]}


def only(tree):
    return {"paths": [{"id": "only", "tree": tree}]}


def payoff(report):
    return report["paths"][0]["stakeholders"][0]


class Sums(unittest.TestCase):
    def check(self, tree, wanted):
        for more in ((), ("--seed", "9")):
            row = payoff(analyze(only(tree), "--trials", "1000", *more))
            for key in ("rollback_mean", "rollback_median", "mean"):
                self.assertLessEqual(abs(row[key] - wanted), math.ulp(wanted), key)  # ten tenths are not one
            self.assertEqual(row["se"], 0)

    def test_ten_tenths(self):
        self.check(chance(*[(0.1, end(3))] * 10), 3)
        self.check(chance(*[(0.1, end(k)) for k in range(10)]), 4.5)

    def test_cancellation(self):
        """1e12 against 1e-3, in branches, in terms and under a chain."""
        self.check(chance((0.25, end(1e12)), (0.25, end(0.004)), (0.25, end(-1e12)), (0.25, end(0))), 0.001)
        parts = only({"kind": "outcome"})
        parts["terms"] = [{"stakeholder": "me", "formula": value} for value in (1e12, 1e-3, -1e12)]
        self.assertEqual(payoff(analyze(parts, "--trials", "10"))["mean"], 1e-3)

    def test_years(self):
        """What large parts of a year leave when they cancel, with few profiles and with many."""
        for n in (1, 3, 9):
            parts = only({"kind": "outcome"})
            parts["horizon"] = {"first": 2026, "last": 2027}
            parts["drivers"] = [{"id": "x", "distribution": {"kind": "uniform", "low": 1, "high": 3}}]
            parts["profiles"] = [{"id": f"p{i}", "weights": [1, 0]} for i in range(n + 2)]
            formulas = ["1e16 * x"] + ["x"] * n + ["-1e16 * x"]
            parts["terms"] = [{"stakeholder": "me", "formula": formula, "profile": f"p{i}"}
                              for i, formula in enumerate(formulas)]
            row = payoff(analyze(parts, "--trials", "1000"))
            first, second = row["yearly"]
            self.assertAlmostEqual(first["mean"], 2 * n, delta=0.02 * n)
            self.assertAlmostEqual(first["p10"], 1.2 * n, delta=0.02 * n)
            self.assertAlmostEqual(first["p90"], 2.8 * n, delta=0.02 * n)
            self.assertAlmostEqual(first["mean"], row["mean"], delta=1e-12 * n)
            self.assertEqual((second["mean"], second["p10"], second["p90"]), (0, 0, 0))

    def test_unreachable(self):
        """A subtree of probability 0 with payoffs of 1e300 does no harm to any figure."""
        huge = chance((0.5, end(1e300)), (0.5, end(-1e300)))
        row = payoff(analyze(only(chance((0, huge), (0.5, end(6)), (0.5, end(8)))), "--trials", "1000"))
        self.assertEqual((row["mean"], row["sd"], row["p5"], row["p95"], row["worst_tenth"]), (7, 1, 6, 8, 6))
        self.assertEqual(row["p_loss"], 0)
        values = row["density"]["values"]
        self.assertTrue(all(0 <= value <= 1e6 for value in values))
        self.assertTrue(all(6 <= x <= 8 for x, _ in row["exceedance"]))

    def test_unreachable_in_draws(self):
        """The same where the probability is a formula that is 0 in every draw."""
        parts = only(chance(("0 * x", end(1e300)), ("rest", end("x"))))
        parts["drivers"] = [{"id": "x", "distribution": {"kind": "uniform", "low": 0, "high": 1}}]
        row = payoff(analyze(parts, "--trials", "10000"))
        self.assertAlmostEqual(row["mean"], 0.5, delta=1e-3)
        self.assertAlmostEqual(row["sd"], 12 ** -0.5, delta=1e-3)
        self.assertAlmostEqual(row["p95"], 0.95, delta=1e-3)


class Ties(unittest.TestCase):
    def policy(self, *values):
        row = analyze(only(decision(*[end(value) for value in values])), "--trials", "10")["paths"][0]["policy"][0]
        return row["chosen"], row["tied"], row["near_tied"]

    def test_tie(self):
        self.assertEqual(self.policy("0.1 + 0.2", 0.3), ("o0", ["o1"], []))
        self.assertEqual(self.policy(0.3, "0.1 + 0.2"), ("o0", ["o1"], []))
        self.assertEqual(self.policy(1, 5, 5, 5), ("o1", ["o2", "o3"], []))

    def test_near_tie(self):
        """Within 0.1 % of the largest magnitude compared, and no tie."""
        self.assertEqual(self.policy(1000, 999.5, 998), ("o0", [], ["o1"]))
        self.assertEqual(self.policy(1000, 1000 + 1e-6), ("o1", [], ["o0"]))
        self.assertEqual(self.policy(1000, 1000 + 1e-10), ("o0", ["o1"], []))

    def test_integer_cents(self):
        self.assertEqual(self.policy("1e15", "1e15 + 1"), ("o0", ["o1"], []))
        self.assertEqual(self.policy(0, 0), ("o0", ["o1"], []))


class Size(unittest.TestCase):
    def test_chain(self):
        """As deep as the reader allows: the last of 330 tosses pays 2^330, so the game is worth 1."""
        depth = 330
        node = end(f"2^{depth}")
        for _ in range(depth):
            node = {"kind": "chance", "branches": [{"probability": 0.5, "node": node},
                                                   {"probability": "rest", "node": end(0)}]}
        self.assertEqual(payoff(analyze(only(node), "--trials", "100"))["mean"], 1)

    def test_chain_of_decisions(self):
        """A centipede of 320 moves between two takes at once."""
        node = {"kind": "outcome", "payoffs": {"a": 400, "b": 400}}
        for i in range(320, 0, -1):
            owner, other = ("a", "b") if i % 2 else ("b", "a")
            node = {"kind": "decision", "id": f"m{i}", "owner": owner, "options": [
                {"id": "take", "node": {"kind": "outcome", "payoffs": {owner: i + 1, other: i - 1.5}}},
                {"id": "pass", "node": node}]}
        node["id"] = "m1"
        parts = dict(only(node), stakeholders=[{"id": "a"}, {"id": "b"}])
        # the last mover prefers 400 to 321, and with it everyone passes: sour the end
        last = node
        while last["options"][1]["node"]["kind"] == "decision":
            last = last["options"][1]["node"]
        last["options"][1]["node"]["payoffs"] = {"a": 322, "b": 320.5}
        report = analyze(parts, "--trials", "10")
        self.assertEqual({row["chosen"] for row in report["paths"][0]["policy"]}, {"take"})
        self.assertEqual([row["mean"] for row in report["paths"][0]["stakeholders"]], [2, -0.5])

    @staticmethod
    def tree(leaves):
        """A balanced tree of decisions over chances with four branches each; its nodes, and its value by hand."""
        level = [(end(k % 97), float(k % 97)) for k in range(leaves)]
        nodes, is_chance = leaves, True
        while len(level) > 1:
            above = []
            for i in range(0, len(level), 4):
                group = level[i:i + 4]
                if is_chance:
                    above.append((chance(*[(1 / len(group), node) for node, _ in group]),
                                  sum(value for _, value in group) / len(group)))
                else:
                    above.append((dict(decision(*[node for node, _ in group]), id=f"d{nodes}_{i}"),
                                  max(value for _, value in group)))
            level, is_chance = above, not is_chance
            nodes += len(above)
        return nodes, level[0]

    def seconds(self, leaves, goal):
        nodes, (tree, value) = self.tree(leaves)
        self.assertGreater(nodes, goal)
        parts = only(tree)
        best = float("inf")
        for _ in range(2):
            started = time.monotonic()
            row = payoff(analyze(parts, "--trials", "1"))
            best = min(best, time.monotonic() - started)
        self.assertAlmostEqual(row["rollback_mean"], value, places=9)
        return best / nodes

    def test_large_tree_is_linear(self):
        """Read, compiled and rolled back in time linear in the nodes: a node of 100 000 costs no more than thrice
        one of 12 000."""
        small, large = self.seconds(9000, 12000), self.seconds(76000, 100000)
        self.assertLess(large, 3 * small, f"{1e6 * small:.1f} and {1e6 * large:.1f} µs a node")


class Faults(unittest.TestCase):
    """A division by zero in one draw of a million is told with the values that led there and the share of draws."""

    @staticmethod
    def parts(formula):
        return dict(only(end(formula)), drivers=[
            {"id": "rare", "distribution": {"kind": "discrete", "values": [3, 7], "probabilities": [1e-6, 1 - 1e-6]}},
            {"id": "usual", "distribution": {"kind": "uniform", "low": 1, "high": 2}}])

    def test_one_in_a_million(self):
        seen = 0
        for seed in range(1, 6):
            done = run(self.parts("usual / (rare - 3)"), "--trials", "1000000", "--seed", str(seed))
            if done.returncode == 0:
                continue  # no draw of this seed is the rare one
            seen += 1
            self.assertEqual((done.returncode, done.stdout), (1, b""))
            text = done.stderr.decode()
            for word in ("payoffs.me", "rare = 3", "usual = 1."):
                self.assertIn(word, text)
            self.assertRegex(text, r"\b0\.000[1-4] % of the draws")
        self.assertGreater(seen, 0)

    def place(self, terms, *outcomes):
        """Where a division by 0 is told, of branches with equal chances."""
        tree = chance(*[(1 / len(outcomes), outcome) for outcome in outcomes])
        parts = dict(only(tree), drivers=self.parts("0")["drivers"], parameters=[{"id": "gain", "value": 1}],
                     terms=[{"stakeholder": "me", "formula": term} for term in terms])
        parts["drivers"][0]["distribution"]["probabilities"] = [0.01, 0.99]
        done = run(parts, "--trials", "1000")
        self.assertEqual((done.returncode, done.stdout), (1, b""))
        return re.search("error: .*?: (.*?) is infinite", done.stderr.decode()).group(1)

    def test_places(self):
        """What has no id is told by where it stands."""
        bad = "1 / (rare - 3)"
        self.assertEqual(self.place(["1", bad], end(1), end(2)), "terms[1].formula")
        self.assertEqual(self.place([], end(1), end(bad)), "payoffs.me of \u201conly/1\u201d")
        self.assertEqual(self.place([], dict(end(bad), id="won"), end(2)), "payoffs.me of \u201cwon\u201d")
        self.assertEqual(self.place(["gain"], end(1), dict(end(2), set={"gain": bad})),
                         "set.gain of \u201conly/1\u201d")

    def located(self, bad, **parts):
        """Line, column and message of the one fault of a dossier of several lines in which @bad stands once, in quotes."""
        data = dict({"format": "recourse/1", "title": "Test", "stakeholders": [{"id": "me"}]},
                    drivers=self.parts("0")["drivers"], **parts)
        data["drivers"][0]["distribution"]["probabilities"] = [0.01, 0.99]
        lines = json.dumps(data, indent=1).splitlines()
        done = subprocess.run([RECOURSE, "analyze", "-", "--trials", "5000"], input="\n".join(lines).encode(),
                              capture_output=True)
        self.assertEqual((done.returncode, done.stdout), (1, b""))
        told = done.stderr.decode().splitlines()
        self.assertEqual(len(told), 1)
        line = [i for i, text in enumerate(lines) if f'"{bad}"' in text]
        self.assertEqual(len(line), 1)
        column = lines[line[0]].index(f'"{bad}"')
        self.assertTrue(told[0].startswith(f"-:{line[0] + 1}:{column + 1}: error: "), told[0])
        return told[0]

    def test_lines(self):
        """A formula that fails while draws are made is told with its line and column, like any other fault."""
        bad = "1 / (rare - 3)"
        self.assertIn("odd", self.located(bad, variables=[{"id": "odd", "formula": bad}], **only(end("2 * odd"))))
        self.located(bad, **only(chance((0.5, end(1)), (0.5, end(bad)))))
        self.located(bad, terms=[{"stakeholder": "me", "formula": "usual"}, {"stakeholder": "me", "formula": bad}],
                     **only(end(1)))
        self.located(bad, parameters=[{"id": "gain", "value": 1}],
                     terms=[{"stakeholder": "me", "formula": "gain"}],
                     **only(chance((0.5, end(1)), (0.5, dict(end(2), set={"gain": bad})))))
        odds = "if(rare == 3, 1.5, 0.5)"
        self.assertIn("add up to", self.located(odds, **only(chance((odds, end(1)), (0.5, end(2))))))
        undefined = "if((rare - 3) / (rare - 3) > 0, 1, 2)"
        self.located(undefined, **only(end(undefined)))
        self.located("1e308 * rare", **only(end("1e308 * rare")))

    def bargained(self, bad):
        """What is told of a payoff @bad to the payee of a bargain over `price`, from 0 to 2 and now 0.5."""
        parts = {"stakeholders": [{"id": "me"}, {"id": "you"}],
                 "levers": [{"id": "price", "kind": "number", "value": 0.5, "min": 0, "max": 2}],
                 "bargains": [{"id": "deal", "path": "only", "transfer": "price", "payer": "you", "payee": "me",
                               "disagreement": "baseline"}]}
        return self.located(bad, **parts, **only({"kind": "outcome", "payoffs": {"me": bad, "you": "2 - price"}}))

    def test_bargain(self):
        """A formula that fails only where the transfer is moved is told with place, drivers and share too."""
        self.assertIn("price = 1)", self.bargained("1 / (price - 1)"))
        told = self.bargained("if(price < 1, 1, 1 / (rare - 3))")
        self.assertIn("price = 1, rare = 3", told)
        share = float(re.search(r"([0-9.]+) % of the draws", told).group(1))
        self.assertAlmostEqual(share, 1, delta=0.2)

    def bargained_odds(self, odds, *options):
        """What is told of a bargain over `price`, from 0 to 1 and now 0.2, that moves the odds of a branch."""
        parts = {"stakeholders": [{"id": "me"}, {"id": "you"}],
                 "levers": [{"id": "price", "kind": "number", "value": 0.2, "min": 0, "max": 1}],
                 "bargains": [{"id": "deal", "path": "only", "transfer": "price", "payer": "you", "payee": "me",
                               "disagreement": "baseline"}],
                 "drivers": [{"id": "rare", "distribution": {"kind": "uniform", "low": 0, "high": 1}}]}
        good, bad = ({"kind": "outcome", "payoffs": {"me": pay, "you": 3 - pay}} for pay in (2, 1))
        tree = {"kind": "chance", "id": "odd", "branches": [{"probability": odds, "node": good},
                                                            {"probability": "rest", "node": bad}]}
        return run(dict(parts, paths=[{"id": "only", "tree": tree}]), *options)

    def test_bargain_moves_odds(self):
        """Odds that leave 0–1 only where the transfer is moved, and in few draws only, are told with place, drivers and
        share: above 1 and below 0, far from mean and median of the driver, where all is well."""
        self.assertEqual(self.bargained_odds("price * rare", "--trials", "20000").returncode, 0)
        negative = "price - max(price - 0.5, 0) * max(0.001 - rare, 0) * 4000"
        for odds, share in (("price * (1 + max(rare - 0.999, 0))", 0.1), (negative, 0.05)):
            done = self.bargained_odds(odds, "--trials", "100000")
            told = done.stderr.decode()
            self.assertEqual((done.returncode, done.stdout), (1, b""), told)
            self.assertIn("the probabilities at node “odd” of path “only”", told)
            self.assertRegex(told, r"\((price = [0-9.]+, rare = [0-9.e-]+|rare = [0-9.e-]+, price = [0-9.]+)\)")
            self.assertAlmostEqual(float(re.search(r"([0-9.]+) % of the draws", told).group(1)), share, delta=0.01)
        told = self.bargained_odds("price * (1 + max(rare - 0.999999, 0))", "--trials", "1000000").stderr.decode()
        self.assertIn("0.0001 % of the draws", told)

    def test_no_statistic_hides_it(self):
        """In no form is there a line of results, whatever is asked, where one draw in a hundred has no value."""
        parts = self.parts("usual / (rare - 3)")
        parts["drivers"][0]["distribution"]["probabilities"] = [0.01, 0.99]
        for form in ("text", "json", "csv"):
            for question in ((), ("--tornado", "only:me"), ("--break-even", "usual:me:only:only")):
                done = run(parts, "--trials", "20000", "--format", form, *question)
                self.assertEqual((done.returncode, done.stdout), (1, b""))
                self.assertIn("rare = 3", done.stderr.decode())

    def test_squares(self):
        """Payoffs that cannot be squared have no standard deviation: that is an error, not a 0."""
        for scale in ("1e160", "1e305", "1e-180"):
            parts = only(end(f"{scale} * (usual - 1.5)"))
            done = run(dict(parts, drivers=self.parts("0")["drivers"]), "--trials", "1000")
            self.assertEqual((done.returncode, done.stdout), (1, b""), scale)
            self.assertIn("too large or too small", done.stderr.decode())
        self.located("1e160 * usual", **only(end("1e160 * usual")))
        for scale in (1e140, 1e-140):
            parts = only(end(f"{scale} * (usual - 1.5)"))
            row = payoff(analyze(dict(parts, drivers=self.parts("0")["drivers"]), "--trials", "10000"))
            self.assertAlmostEqual(row["sd"] / scale, 12 ** -0.5, delta=1e-3)

    def test_guarded(self):
        """The branch of an if that is not taken is not evaluated: nothing to tell."""
        row = payoff(analyze(self.parts("if(rare == 3, 0, usual / (rare - 3))"), "--trials", "100000"))
        self.assertAlmostEqual(row["mean"], 1.5 / 4, delta=1e-4)


if __name__ == "__main__":
    sys.setrecursionlimit(10000)  # json writes deep trees by recursion
    unittest.main(argv=sys.argv[:1], verbosity=1)
