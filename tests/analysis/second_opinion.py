#!/usr/bin/python3
"""A second engine, written from the format page alone: slow, plain, with numpy's own random draws.

As a library it computes a dossier; as a program it runs `recourse analyze` on a dossier and holds
every statistic against its own: rollbacks exactly, statistics of draws within what sampling allows.

    second_opinion.py RECOURSE DOSSIER [--trials N] [--set ID=VALUE]... [--scenario ID] [--correlated]
"""
import argparse
import json
import math
import re
import subprocess
import sys

try:
    import numpy as np
except ImportError:
    print("python3-numpy is not here: no second opinion")
    sys.exit(77)

TOKEN = re.compile(r"\s*(?:(\d+\.?\d*(?:[eE][-+]?\d+)?|\.\d+(?:[eE][-+]?\d+)?)|([a-z][a-z0-9_]*)|(<=|>=|==|!=|.))")
COMPARE = {"<": np.less, "<=": np.less_equal, ">": np.greater, ">=": np.greater_equal,
           "==": np.equal, "!=": np.not_equal}


class Formula:
    """Recursive descent to closures over a scope (a function from a name to its value)."""

    def __init__(self, text):
        self.tokens = [m.groups() for m in TOKEN.finditer(str(text).strip())]
        self.at = 0
        self.eval = self.comparison()
        assert self.at == len(self.tokens), text

    def peek(self):
        return self.tokens[self.at][2] if self.at < len(self.tokens) else None

    def take(self, symbol):
        if self.peek() == symbol:
            self.at += 1
            return True
        return False

    def comparison(self):
        left = self.total()
        while self.peek() in COMPARE:
            op = COMPARE[self.peek()]
            self.at += 1
            right = self.total()
            left = (lambda a, b, f: lambda s: f(a(s), b(s)) * 1.0)(left, right, op)
        return left

    def total(self):
        left = self.product()
        while self.peek() in ("+", "-"):
            sign = 1.0 if self.peek() == "+" else -1.0
            self.at += 1
            right = self.product()
            left = (lambda a, b, k: lambda s: a(s) + k * b(s))(left, right, sign)
        return left

    def product(self):
        left = self.unary()
        while self.peek() in ("*", "/"):
            divide = self.peek() == "/"
            self.at += 1
            right = self.unary()
            left = (lambda a, b: lambda s: a(s) / b(s))(left, right) if divide else \
                   (lambda a, b: lambda s: a(s) * b(s))(left, right)
        return left

    def unary(self):
        if self.take("-"):
            inner = self.unary()
            return lambda s: -inner(s)
        return self.power()

    def power(self):
        base = self.atom()
        if self.take("^"):
            exponent = self.unary()
            return lambda s: np.power(np.asarray(base(s), float), exponent(s))
        return base

    def atom(self):
        number, name, symbol = self.tokens[self.at]
        self.at += 1
        if number:
            value = float(number)
            return lambda s: value
        if symbol == "(":
            inner = self.comparison()
            assert self.take(")")
            return inner
        if self.take("("):
            arguments = [self.comparison()]
            while self.take(","):
                arguments.append(self.comparison())
            assert self.take(")")
            return self.call(name, arguments)
        return lambda s: s(name)

    @staticmethod
    def call(name, a):
        many = {"min": np.minimum, "max": np.maximum}
        one = {"abs": np.abs, "exp": np.exp, "ln": np.log, "sqrt": np.sqrt}
        if name in many:
            def fold(s):
                value = a[0](s)
                for other in a[1:]:
                    value = many[name](value, other(s))
                return value
            return fold
        if name in one:
            return lambda s: one[name](a[0](s))
        if name == "clamp":
            return lambda s: np.minimum(np.maximum(a[0](s), a[1](s)), a[2](s))
        assert name == "if", name

        def choose(s):
            condition = np.asarray(a[0](s))
            if condition.ndim == 0:
                return a[1](s) if condition != 0 else a[2](s)
            with np.errstate(all="ignore"):
                return np.where(condition != 0, a[1](s), a[2](s))
        return choose


def normal_quantile(y):
    from statistics import NormalDist
    return np.vectorize(NormalDist().inv_cdf)(y)


def betainc_quantile(alpha, beta):
    """Inverse of the regularised incomplete beta function, by tabulating the density's integral."""
    x = np.concatenate([[0], np.geomspace(1e-12, 1e-3, 4000), np.linspace(1e-3, 1 - 1e-3, 400001)[1:-1],
                        1 - np.geomspace(1e-3, 1e-12, 4000), [1]])
    mid = (x[1:] + x[:-1]) / 2
    log_density = (alpha - 1) * np.log(mid) + (beta - 1) * np.log1p(-mid)
    mass = np.exp(log_density - log_density.max()) * np.diff(x)
    cdf = np.concatenate([[0], np.cumsum(mass)])
    cdf /= cdf[-1]
    return lambda y: np.interp(y, cdf, x)


def quantile(d):
    """The quantile function of a distribution as format page section 3 defines it."""
    kind = d["kind"]
    if kind == "metalog":
        lo, hi = d.get("lower"), d.get("upper")

        def forward(x):
            if lo is None and hi is None:
                return x
            if hi is None:
                return math.log(x - lo)
            if lo is None:
                return -math.log(hi - x)
            return math.log((x - lo) / (hi - x))
        q10, q50, q90 = (forward(d[k]) for k in ("p10", "p50", "p90"))
        r = (q50 - q10) / (q90 - q10)
        a2 = (q90 - q10) / (2 * math.log(9))
        a3 = (1 - 2 * r) * (q90 - q10) / (0.8 * math.log(9))

        def value(y):
            logit = np.log(y / (1 - y))
            m = q50 + a2 * logit + a3 * (y - 0.5) * logit
            if lo is None and hi is None:
                return m
            if hi is None:
                return lo + np.exp(m)
            if lo is None:
                return hi - np.exp(-m)
            return lo + (hi - lo) / (1 + np.exp(-m))
        return value
    if kind == "normal":
        return lambda y: d["mean"] + d["sd"] * normal_quantile(y)
    if kind == "lognormal":
        if "p10" in d:
            mu = (math.log(d["p10"]) + math.log(d["p90"])) / 2
            sigma = (math.log(d["p90"]) - mu) / normal_quantile(0.9)
        else:
            sigma = math.sqrt(math.log1p((d["sd"] / d["mean"]) ** 2))
            mu = math.log(d["mean"]) - sigma ** 2 / 2
        return lambda y: np.exp(mu + sigma * normal_quantile(y))
    if kind == "uniform":
        return lambda y: d["low"] + (d["high"] - d["low"]) * y
    if kind == "triangular":
        a, c, b = d["low"], d["mode"], d["high"]
        edge = (c - a) / (b - a)
        return lambda y: np.where(y < edge, a + np.sqrt(y * (b - a) * (c - a)),
                                  b - np.sqrt((1 - y) * (b - a) * (b - c)))
    if kind in ("pert", "beta"):
        a, b = d.get("low", 0), d.get("high", 1)
        if kind == "pert":
            alpha, beta = 1 + 4 * (d["mode"] - a) / (b - a), 1 + 4 * (b - d["mode"]) / (b - a)
        else:
            alpha, beta = d["alpha"], d["beta"]
        inverse = betainc_quantile(alpha, beta)
        return lambda y: a + (b - a) * inverse(y)
    if kind in ("discrete", "empirical"):
        values = np.asarray(d["values"] if kind == "discrete" else d["samples"], float)
        weights = np.asarray(d["probabilities"], float) if kind == "discrete" else np.full(len(values), 1 / len(values))
        order = np.argsort(values, kind="stable")
        cdf = np.cumsum(weights[order])
        return lambda y: values[order][np.minimum(np.searchsorted(cdf, np.asarray(y) - 1e-12), len(values) - 1)]
    assert kind == "point", kind
    return lambda y: d["value"] + 0 * np.asarray(y)


def mean_of(d):
    """Mean from the quantile function, by the midpoint rule on a grid that is fine in both tails."""
    t = np.linspace(-36, 36, 400001)
    y = 1 / (1 + np.exp(-t))
    y, weight = np.clip(y, 1e-300, 1 - 1e-16), y * (1 - y)
    if d["kind"] in ("discrete", "empirical"):
        values = np.asarray(d["values"] if d["kind"] == "discrete" else d["samples"], float)
        return float(np.average(values, weights=d.get("probabilities")))
    inner = np.abs(t) < 34
    return float(np.sum(quantile(d)(y[inner]) * weight[inner]) / np.sum(weight[inner]))


class Dossier:
    def __init__(self, data, settings=None, scenario=None, adopt=None):
        self.data = data
        self.values = {c["id"]: c["value"] for c in data.get("constants", [])}
        self.values.update({v["id"]: v["value"] for v in data.get("levers", [])})
        self.drivers = {d["id"]: dict(d["distribution"]) for d in data.get("drivers", [])}
        chosen = next((s for s in data.get("scenarios", []) if s["id"] == scenario), {})
        adopted = dict(chosen.get("adopt", {}), **(adopt or {}))
        for conflict in data.get("conflicts", []):
            claim = adopted.get(conflict["id"])
            if claim and claim != conflict.get("adopted"):
                self.put(conflict.get("effects", {}).get(claim, {}))
        self.put(chosen.get("set", {}))
        self.put(settings or {})
        self.formulas = {v["id"]: Formula(v["formula"]) for v in data.get("variables", [])}
        self.parameters = {p["id"]: Formula(p.get("value", 0)) for p in data.get("parameters", [])}
        self.terms = [(t["id"], t["stakeholder"], Formula(t["formula"]), t.get("profile"))
                      for t in data.get("terms", [])]
        self.paths = {p["id"]: self.node(p["tree"], p["id"]) for p in data["paths"]}
        owners = set()
        for p in self.paths.values():
            self.collect(p, owners)
        self.look = {s["id"]: [(l["of"], Formula(l["share"])) for l in s.get("look_through", [])]
                     for s in data["stakeholders"]}
        active = owners | {t[1] for t in self.terms} | {s for s, l in self.look.items() if l}
        self.stakeholders = [s["id"] for s in data["stakeholders"] if s["id"] in active]
        self.tolerance = {s["id"]: s.get("risk_tolerance") for s in data["stakeholders"]}

    def put(self, settings):
        for name, value in settings.items():
            if name in self.drivers:
                self.drivers[name] = value if isinstance(value, dict) else {"kind": "point", "value": value}
            else:
                self.values[name] = value

    def node(self, raw, place):
        node = {"kind": raw["kind"], "id": raw.get("id", place), "owner": raw.get("owner")}
        if raw["kind"] == "outcome":
            node["set"] = {k: Formula(v) for k, v in raw.get("set", {}).items()}
            node["payoffs"] = {k: Formula(v) for k, v in raw.get("payoffs", {}).items()}
            return node
        key = "options" if raw["kind"] == "decision" else "branches"
        node["next"] = [dict(id=b.get("id", str(i)), node=self.node(b["node"], f"{place}/{i}"),
                             available=Formula(b.get("available", 1)),
                             p=None if b.get("probability") == "rest" else Formula(b.get("probability", 0)))
                        for i, b in enumerate(raw[key])]
        return node

    def collect(self, node, owners):
        if node["kind"] == "decision":
            owners.add(node["owner"])
        owners.update(node.get("payoffs", {}))
        for branch in node.get("next", []):
            self.collect(branch["node"], owners)

    def scope(self, drivers, outcome=None):
        memo = dict(drivers)

        def look(name):
            if name in memo:
                return memo[name]
            if outcome is not None and name in outcome["set"]:
                value = outcome["set"][name].eval(look)
            elif name in self.parameters:
                value = self.parameters[name].eval(look)
            elif name in self.formulas:
                value = self.formulas[name].eval(look)
            else:
                value = float(self.values[name])
            memo[name] = value
            return value
        return look

    def payoff(self, outcome, drivers):
        """Payoff of every stakeholder, and its yearly parts."""
        look = self.scope(drivers, outcome)
        discount = self.data.get("discount", {})
        rate = Formula(discount.get("rate", 0)).eval(look)
        horizon = self.data.get("horizon")
        first = horizon["first"] if horizon else 0
        n_years = horizon["last"] - first + 1 if horizon else 1
        base = discount.get("base_year", first)
        factor = [(1 / (1 + rate)) ** (first + k - base) for k in range(n_years)]
        profiles = {p["id"]: p["weights"] for p in self.data.get("profiles", [])}
        yearly = {s["id"]: [0.0] * n_years for s in self.data["stakeholders"]}
        for _, who, formula, profile in self.terms:
            value = formula.eval(look)
            if profile is None:
                yearly[who][int(base - first)] += value
            else:
                for k, weight in enumerate(profiles[profile]):
                    yearly[who][k] = yearly[who][k] + value * weight * factor[k]
        for who, formula in outcome["payoffs"].items():
            yearly[who][int(base - first)] = yearly[who][int(base - first)] + formula.eval(look)
        full = {}
        for who in self.stakeholders:
            rows = list(yearly[who])
            for other, share in self.look[who]:
                part = share.eval(look)
                rows = [a + part * b for a, b in zip(rows, yearly[other])]
            full[who] = rows
        return {who: sum(rows) for who, rows in full.items()}, full

    def probabilities(self, node, look):
        stated = [b["p"].eval(look) if b["p"] else None for b in node["next"]]
        rest = 1 - sum(p for p in stated if p is not None)
        return [rest if p is None else p for p in stated]

    def rollback(self, node, drivers, policy, forced=None):
        """Value for every stakeholder; writes the option chosen at each decision to `policy`."""
        if node["kind"] == "outcome":
            return self.payoff(node, drivers)[0]
        look = self.scope(drivers)
        if node["kind"] == "chance":
            parts = [(p, self.rollback(b["node"], drivers, policy, forced))
                     for p, b in zip(self.probabilities(node, look), node["next"])]
            return {s: sum(p * v[s] for p, v in parts) for s in self.stakeholders}
        best = None
        for b in node["next"]:
            if b["available"].eval(look) == 0 or (forced and forced[node["id"]] != b["id"]):
                continue
            value = self.rollback(b["node"], drivers, policy, forced)
            if best is None or value[node["owner"]] > best[1][node["owner"]]:
                best = (b["id"], value)
        policy[node["id"]] = best[0]
        return best[1]

    def leaves(self, node, drivers, policy, reach=1.0):
        if node["kind"] == "outcome":
            yield node, reach
        elif node["kind"] == "chance":
            for p, b in zip(self.probabilities(node, self.scope(drivers)), node["next"]):
                yield from self.leaves(b["node"], drivers, policy, reach * p)
        else:
            chosen = next(b for b in node["next"] if b["id"] == policy[node["id"]])
            yield from self.leaves(chosen["node"], drivers, policy, reach)

    def draw(self, trials, seed, correlated=False):
        random = np.random.default_rng(seed)
        names = list(self.drivers)
        if not correlated:
            return {n: quantile(self.drivers[n])(random.uniform(1e-15, 1, trials)) for n in names}
        matrix = np.eye(len(names))
        for pair in self.data["correlations"]["pairs"]:
            i, j = names.index(pair["a"]), names.index(pair["b"])
            matrix[i, j] = matrix[j, i] = pair["rho"]
        z = random.standard_normal((trials, len(names))) @ np.linalg.cholesky(matrix).T
        phi = np.vectorize(lambda v: 0.5 * math.erfc(-v / math.sqrt(2)))
        return {n: quantile(self.drivers[n])(phi(z[:, k])) for k, n in enumerate(names)}

    def simulate(self, trials, seed=7, correlated=False):
        drivers = self.drawn = self.draw(trials, seed, correlated)
        means = {n: mean_of(d) for n, d in self.drivers.items()}
        medians = {n: float(quantile(d)(np.float64(0.5))) for n, d in self.drivers.items()}
        result = {}
        for path, tree in self.paths.items():
            policy = {}
            at_means = self.rollback(tree, means, policy)
            at_medians = self.rollback(tree, medians, {})
            rows = []
            for outcome, reach in self.leaves(tree, drivers, policy):
                payoff, yearly = self.payoff(outcome, drivers)
                rows.append((np.broadcast_to(reach, trials), payoff, yearly))
            result[path] = {"means": at_means, "medians": at_medians, "policy": policy, "rows": rows}
        return result

    def expectation(self, rows, who):
        return sum(w * np.broadcast_to(p[who], w.shape) for w, p, _ in rows)


def weighted(rows, who):
    values = np.concatenate([np.broadcast_to(p[who], w.shape) for w, p, _ in rows])
    weights = np.concatenate([w for w, _, _ in rows])
    weights = weights / weights.sum()
    order = np.argsort(values, kind="stable")
    return values[order], weights[order]


def statistics_of(rows, who, tolerance):
    x, w = weighted(rows, who)
    cdf = np.cumsum(w)
    mean = float(np.sum(w * x))
    square = float(np.sum(w * (x - mean) ** 2))
    out = {"mean": mean, "sd": math.sqrt(square), "fourth": float(np.sum(w * (x - mean) ** 4)),
           "p_loss": float(np.sum(w[x < 0]))}
    for name, level in (("p5", .05), ("p10", .1), ("p25", .25), ("p50", .5), ("p75", .75), ("p90", .9), ("p95", .95)):
        out[name] = float(x[min(np.searchsorted(cdf, level - 1e-12), len(x) - 1)])
    edge = min(np.searchsorted(cdf, .1 - 1e-12), len(x) - 1)
    below = cdf[edge - 1] if edge else 0.0
    out["worst_tenth"] = float((np.sum(w[:edge] * x[:edge]) + (0.1 - below) * x[edge]) / 0.1)
    if tolerance:
        shift = x.min()
        out["certainty_equivalent"] = float(shift - tolerance * math.log(np.sum(w * np.exp(-(x - shift) / tolerance))))
    return out


def expected_given(values, x, bins=60):
    """E(values|x) in each draw, as the mean of the draws whose x is in the same bin: the values stand in rows."""
    order = np.argsort(x, kind="stable")
    smooth = np.empty_like(values)
    for part in np.array_split(order, bins):
        smooth[:, part] = values[:, part].mean(axis=1, keepdims=True)
    return smooth


def compare_information(dossier, second, ours, expectations, expect):
    """What drivers explain, and what to know them is worth, by bins of draws; bins add noise, never subtract it."""
    for row in ours["information"]:
        v = expectations[row["stakeholder"]]
        spread = float((v - v[0]).std(axis=1).max())
        noise = 4.5 * spread / math.sqrt(v.shape[1]) + 1e-9
        expect(f"evpi {row['stakeholder']}", row["evpi"], float(v.max(axis=0).mean() - v.mean(axis=1).max()), noise)
        for cell in row["evppi"]:
            x = np.broadcast_to(dossier.drawn[cell["driver"]], v.shape[1:])
            smooth = expected_given(v, x)
            wanted = float(smooth.max(axis=0).mean() - v.mean(axis=1).max())
            expect(f"evppi {row['stakeholder']} {cell['driver']}", cell["value"], wanted, noise + 0.02 * spread)
            share = smooth.var(axis=1) / np.maximum(v.var(axis=1), 1e-300)
            for i, path in enumerate(ours["paths"]):
                cells = {c["driver"]: c["share"] for s in path["stakeholders"] if s["id"] == row["stakeholder"]
                         for c in s["explained"]}
                expect(f"explained {path['id']}/{row['stakeholder']} {cell['driver']}", cells[cell["driver"]],
                       float(share[i]), 0.03)


def compare_tornado(dossier, ours, expect):
    """Rollbacks with one driver at its P10 and P90, the others at their medians, the policy free."""
    def at(level, name):
        return float(quantile(dossier.drivers[name])(np.float64(level)))
    medians = {name: at(0.5, name) for name in dossier.drivers}
    for row in ours["tornado"]:
        tree, who, place = dossier.paths[row["path"]], row["stakeholder"], f"tornado {row['path']}/{row['stakeholder']}"
        base = float(dossier.rollback(tree, medians, {})[who])
        expect(place, row["base"], base, 1e-9 * max(1, abs(base)))
        for bar in row["bars"]:
            for key, level in (("at_p10", 0.1), ("at_p90", 0.9)):
                drivers = dict(medians, **{bar["driver"]: at(level, bar["driver"])})
                wanted = float(dossier.rollback(tree, drivers, {})[who])
                expect(f"{place} {bar['driver']} {key}", bar[key], wanted, 1e-9 * max(1, abs(wanted)))


def level_of(rows, who, value):
    x, w = weighted(rows, who)
    return float(np.sum(w[x < value])), float(np.sum(w[x <= value]))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("recourse")
    parser.add_argument("dossier")
    parser.add_argument("--trials", type=int, default=60000)
    parser.add_argument("--set", action="append", default=[])
    parser.add_argument("--scenario")
    parser.add_argument("--correlated", action="store_true")
    options = parser.parse_args()
    command = [options.recourse, "analyze", options.dossier, "--format", "json"]
    for pair in options.set:
        command += ["--set", pair]
    if options.scenario:
        command += ["--scenario", options.scenario]
    if options.correlated:
        command += ["--correlated"]
    with open(options.dossier, encoding="utf-8") as file:
        data = json.load(file)
    settings = {k: float(v) for k, v in (pair.split("=") for pair in options.set)}
    dossier = Dossier(data, settings, options.scenario)
    for path in dossier.paths:
        command += ["--tornado", f"{path}:{dossier.stakeholders[0]}"]
    ours = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    second = dossier.simulate(options.trials, correlated=options.correlated)
    return compare(dossier, second, ours, options.trials)


def compare(dossier, second, ours, trials):
    faults, count = [], 0

    def expect(what, got, wanted, slack):
        nonlocal count
        count += 1
        if got is None or not abs(got - wanted) <= slack:
            faults.append(f"{what}: analyze says {got}, the second opinion {wanted} (allowed ±{slack:.3g})")

    expectations = {s: np.array([dossier.expectation(second[p]["rows"], s) for p in second])
                    for s in dossier.stakeholders}
    for i, path in enumerate(ours["paths"]):
        mine = second[path["id"]]
        chosen = {row["node"]: row["chosen"] for row in path["policy"]}
        for node, option in mine["policy"].items():
            count += 1
            if chosen.get(node) != option:
                faults.append(f"{path['id']}: at {node} analyze chooses {chosen.get(node)}, not {option}")
        for row in path["stakeholders"]:
            who, place = row["id"], f"{path['id']}/{row['id']}"
            scale = max(1e-9, abs(mine["means"][who]), abs(mine["medians"][who]))
            expect(place + " rollback_mean", row["rollback_mean"], mine["means"][who], 1e-6 * scale)
            expect(place + " rollback_median", row["rollback_median"], mine["medians"][who], 1e-9 * scale)
            stats = statistics_of(mine["rows"], who, dossier.tolerance[who])
            v = expectations[who][i]
            noise = 4.5 * float(v.std()) / math.sqrt(trials) + 1e-9 * scale
            expect(place + " mean", row["mean"], stats["mean"], noise)
            # The noise of a standard deviation is that of the squares, which grows with the tails.
            excess = math.sqrt(max(0.0, stats["fourth"] - stats["sd"] ** 4) / trials) / (2 * stats["sd"] + 1e-300)
            expect(place + " sd", row["sd"], stats["sd"], 5 * excess + 1e-9)
            # A draw's outcomes go together, so the level's noise is that of whole draws.
            slack = 4.5 * 0.5 / math.sqrt(trials) + 2e-4
            expect(place + " p_loss", row["p_loss"], stats["p_loss"], slack)
            for name, level in (("p5", .05), ("p10", .1), ("p25", .25), ("p50", .5), ("p75", .75), ("p90", .9), ("p95", .95)):
                low, high = level_of(mine["rows"], who, row[name])
                count += 1
                if not low - slack <= level <= high + slack:
                    faults.append(f"{place} {name}: analyze says {row[name]}, which is at level {low:.4f}–{high:.4f}")
            expect(place + " worst_tenth", row["worst_tenth"], stats["worst_tenth"], 0.05 * stats["sd"] + 1e-9)
            if "certainty_equivalent" in stats:
                expect(place + " certainty_equivalent", row["certainty_equivalent"], stats["certainty_equivalent"],
                       noise + 0.02 * stats["sd"])
            best = float(np.mean(np.argmax(expectations[who], axis=0) == i))
            expect(place + " p_best", row["p_best"], best, slack)
            for k, year in enumerate(row["yearly"]):
                wanted = float(sum(np.mean(w * y[who][k]) for w, _, y in mine["rows"]))
                spread = float(np.std(sum(w * y[who][k] for w, _, y in mine["rows"])))
                expect(f"{place} yearly {year['year']}", year["mean"], wanted, 4.5 * spread / math.sqrt(trials) + 1e-9)
    for row in ours["beats"]:
        ids = list(second)
        v = expectations[row["stakeholder"]]
        wanted = float(np.mean(v[ids.index(row["path"])] > v[ids.index(row["other"])]))
        expect(f"beats {row}", row["probability"], wanted, 4.5 * 0.5 / math.sqrt(trials) + 2e-4)
    compare_information(dossier, second, ours, expectations, expect)
    compare_tornado(dossier, ours, expect)
    for fault in faults:
        print(fault)
    print(f"{count - len(faults)} figures agree, {len(faults)} do not")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
