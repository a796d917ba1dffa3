#!/usr/bin/python3
"""The bench dossier in numpy, as an analyst would write it: draws, formulas and the statistics that the engine reports.

    numpy_supply.py DOSSIER DRAWS [SEED [--se]]: prints the mean, P10, P50 and P90 of each path and stakeholder, then
    the seconds; or the standard error of the first mean alone
"""
import json
import sys
import time

import numpy as np

NAMES = {"min": np.minimum, "max": np.maximum, "abs": np.abs, "exp": np.exp, "ln": np.log, "sqrt": np.sqrt}
LEVELS = [0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95]


def draw(rng, spec, n):
    kind = spec["kind"]
    if kind == "lognormal":
        variance = np.log1p((spec["sd"] / spec["mean"]) ** 2)
        return rng.lognormal(np.log(spec["mean"]) - variance / 2, np.sqrt(variance), n)
    if kind == "triangular":
        return rng.triangular(spec["low"], spec["mode"], spec["high"], n)
    if kind == "normal":
        return rng.normal(spec["mean"], spec["sd"], n)
    if kind == "uniform":
        return rng.uniform(spec["low"], spec["high"], n)
    width = spec["high"] - spec["low"]
    return spec["low"] + width * rng.beta(1 + 4 * (spec["mode"] - spec["low"]) / width,
                                          1 + 4 * (spec["high"] - spec["mode"]) / width, n)


def outcomes(node, reach, scope):
    """Each outcome with the probability of reaching it; the tree holds no decisions."""
    if node["kind"] == "outcome":
        yield node, reach
        return
    stated = [1.0 if b["probability"] == "rest" else eval(str(b["probability"]).replace("^", "**"), NAMES, scope)
              for b in node["branches"]]
    rest = 1 - sum(p for p, b in zip(stated, node["branches"]) if b["probability"] != "rest")
    for p, branch in zip(stated, node["branches"]):
        yield from outcomes(branch["node"], reach * (rest if branch["probability"] == "rest" else p), scope)


def describe(values, weights, expected):
    order = np.argsort(values)
    values, weights = values[order], weights[order]
    sums = np.cumsum(weights)
    total = sums[-1]
    places = np.minimum(np.searchsorted(sums, np.array(LEVELS) * total), len(values) - 1)
    mean = np.sum(values * weights) / total
    tenth = int(places[1])
    return {"mean": mean, "sd": np.sqrt(np.sum(weights * (values - mean) ** 2) / total),
            "quantiles": values[places], "p_loss": np.sum(weights[values < 0]) / total,
            "worst": np.sum((values * weights)[:tenth]) / sums[tenth], "se": expected.std() / np.sqrt(len(expected)),
            "curve": values[np.minimum(np.searchsorted(sums, (np.arange(1000) + 0.5) / 1000 * total), len(values) - 1)],
            "density": np.histogram(values, 256, weights=weights)}


def main():
    dossier = json.load(open(sys.argv[1], encoding="utf-8"))
    n = int(sys.argv[2])
    start = time.perf_counter()
    rng = np.random.default_rng(int(sys.argv[3]) if len(sys.argv) > 3 else 1)
    scope = {d["id"]: draw(rng, d["distribution"], n) for d in dossier["drivers"]}
    for constant in dossier.get("constants", []):
        scope[constant["id"]] = constant["value"]
    names = [s["id"] for s in dossier["stakeholders"]]
    expected = np.zeros((len(dossier["paths"]), len(names), n))
    for p, path in enumerate(dossier["paths"]):
        found = list(outcomes(path["tree"], np.ones(n), scope))
        for s, name in enumerate(names):
            values = [np.broadcast_to(eval(str(o.get("payoffs", {}).get(name, 0)).replace("^", "**"), NAMES, scope), n)
                      for o, _ in found]
            for v, (_, reach) in zip(values, found):
                expected[p, s] += v * reach
            figures = describe(np.concatenate(values), np.concatenate([r for _, r in found]), expected[p, s])
            if "--se" in sys.argv:
                print(figures["se"])
                return
            print(path["id"], name, "%.9g" % figures["mean"], *("%.9g" % figures["quantiles"][i] for i in (1, 3, 5)))
    best = expected.argmax(axis=0)
    for s, _ in enumerate(names):
        np.bincount(best[s], minlength=len(dossier["paths"]))
        for a in range(len(dossier["paths"])):
            for b in range(a):
                np.mean(expected[a, s] >= expected[b, s])
    print("seconds", time.perf_counter() - start)


if __name__ == "__main__":
    main()
