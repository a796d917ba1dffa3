#!/usr/bin/python3
"""How far mean and P10 are from the truth with each scheme of draws: plain, Latin hypercube, scrambled Sobol and a
shifted lattice in one piece or, as the engine draws, in 32 replicates.  Root mean square over repetitions, of one path
and stakeholder of a dossier without decisions; why the engine draws as it does stands in the reference of the format.

    schemes.py DOSSIER LATTICE_VECTOR_HEADER [REPETITIONS]
"""
import json
import re
import sys

try:
    import numpy as np
    from scipy import stats
    from scipy.stats import qmc
except ImportError as error:
    print(error)
    sys.exit(77)

from numpy_supply import NAMES, outcomes

REPLICATES = 32


def quantiles(spec, u):
    kind = spec["kind"]
    if kind == "lognormal":
        variance = np.log1p((spec["sd"] / spec["mean"]) ** 2)
        return np.exp(np.log(spec["mean"]) - variance / 2 + np.sqrt(variance) * stats.norm.ppf(u))
    if kind == "normal":
        return spec["mean"] + spec["sd"] * stats.norm.ppf(u)
    low, width = spec["low"], spec["high"] - spec["low"]
    if kind == "triangular":
        return stats.triang.ppf(u, (spec["mode"] - low) / width, low, width)
    if kind == "uniform":
        return low + width * u
    return low + width * stats.beta.ppf(u, 1 + 4 * (spec["mode"] - low) / width,
                                        1 + 4 * (spec["high"] - spec["mode"]) / width)


def lattice(vector, n, dimensions, rng):
    """The first n points of the sequence: the radical inverse of the number times the vector, shifted."""
    k = np.arange(n, dtype=np.uint64)
    inverse = np.zeros(n, dtype=np.uint64)
    for bit in range(64):
        inverse |= ((k >> np.uint64(bit)) & np.uint64(1)) << np.uint64(63 - bit)
    shifts = rng.integers(0, 1 << 64, dimensions, dtype=np.uint64)
    points = inverse[:, None] * vector[None, :dimensions] + shifts[None, :]
    return ((points >> np.uint64(12)).astype(float) + 0.5) * 2.0 ** -52


def replicates(vector, n, dimensions, rng):
    sizes = [n // REPLICATES + (i < n % REPLICATES) for i in range(REPLICATES)]
    return np.concatenate([lattice(vector, size, dimensions, rng) for size in sizes])


def schemes(vector):
    return {
        "plain": lambda n, d, rng: rng.random((n, d)),
        "Latin hypercube": lambda n, d, rng: qmc.LatinHypercube(d, seed=rng).random(n),
        "scrambled Sobol": lambda n, d, rng: qmc.Sobol(d, seed=rng).random(n),
        "shifted lattice": lambda n, d, rng: lattice(vector, n, d, rng),
        "32 shifted lattices": lambda n, d, rng: replicates(vector, n, d, rng),
    }


def figures(dossier, path, stakeholder, points):
    scope = {d["id"]: quantiles(d["distribution"], points[:, i]) for i, d in enumerate(dossier["drivers"])}
    values, weights = [], []
    for node, reach in outcomes(path["tree"], 1.0, scope):
        formula = str(node.get("payoffs", {}).get(stakeholder, 0)).replace("^", "**")
        values.append(np.broadcast_to(eval(formula, NAMES, scope), len(points)))
        weights.append(np.broadcast_to(reach, len(points)))
    values, weights = np.concatenate(values), np.concatenate(weights)
    order = np.argsort(values)
    sums = np.cumsum(weights[order])
    return np.sum(values * weights) / sums[-1], values[order][np.searchsorted(sums, 0.1 * sums[-1])]


def main():
    dossier = json.load(open(sys.argv[1], encoding="utf-8"))
    text = open(sys.argv[2], encoding="utf-8").read()
    vector = np.array([int(number) for number in re.findall(r"\d+", text[text.index("[] = {"):])], dtype=np.uint64)
    repetitions = int(sys.argv[3]) if len(sys.argv) > 3 else 40
    path, stakeholder, d = dossier["paths"][-1], dossier["stakeholders"][0]["id"], len(dossier["drivers"])
    truth = figures(dossier, path, stakeholder, replicates(vector, 1 << 20, d, np.random.default_rng(0)))
    print(f"{'draws':>8} {'scheme':22} {'mean':>10} {'P10':>10}")
    for n in (1000, 8192, 10000, 65536):
        for name, draw in schemes(vector).items():
            found = [figures(dossier, path, stakeholder, draw(n, d, np.random.default_rng(seed)))
                     for seed in range(1, repetitions + 1)]
            errors = np.sqrt(np.mean((np.array(found) - np.array(truth)) ** 2, axis=0))
            print(f"{n:8} {name:22} {errors[0]:10.4f} {errors[1]:10.4f}", flush=True)


if __name__ == "__main__":
    main()
