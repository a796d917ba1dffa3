#!/usr/bin/python3
"""What dossiers cost as they grow: reading, compiling and rolling back trees of a hundred to a hundred thousand nodes,
and simulating ten to a thousand drivers.  Prints each time with the exponent fitted to the larger half, 1 being
linear; with gnuplot also a plot.

    scale.py ENGINE OUT.json
"""
import json
import math
import os
import shutil
import subprocess
import sys
import tempfile

RUNS = 3
DRAWS = 10000


def outcome(formula):
    return {"kind": "outcome", "payoffs": {"me": formula}}


def tree(n_nodes):
    """Four ways at each node, decisions and chance by turns."""
    level, is_chance, n = [outcome(i % 97) for i in range(round(n_nodes * 3 / 4))], True, 0
    while len(level) > 1:
        groups = [level[i:i + 4] for i in range(0, len(level), 4)]
        level = [{"kind": "chance", "branches": [{"probability": 1 / len(g), "node": node} for node in g]} if is_chance
                 else {"kind": "decision", "owner": "me",
                       "options": [{"id": f"o{j}", "node": node} for j, node in enumerate(g)]} for g in groups]
        is_chance = not is_chance
    return level[0]


def dossier(root, **more):
    return dict({"format": "recourse/1", "title": "Scale", "stakeholders": [{"id": "me"}],
                 "paths": [{"id": "go", "tree": root}]}, **more)


def with_nodes(n):
    return dossier(tree(n))


def with_drivers(n):
    names = [f"d{i}" for i in range(n)]
    drivers = [{"id": name, "distribution": {"kind": "metalog", "p10": 1, "p50": 2, "p90": 4, "lower": 0}}
               for name in names]
    parts = [outcome(" + ".join(names[i::4])) for i in range(4)]
    return dossier({"kind": "chance", "branches": [{"probability": 0.25, "node": part} for part in parts]},
                   drivers=drivers)


def ask(engine, parts, *arguments):
    with tempfile.NamedTemporaryFile("w", suffix=".recourse") as file:
        json.dump(parts, file)
        file.flush()
        done = subprocess.run([engine, file.name, *map(str, arguments)], check=True, capture_output=True, text=True)
    return json.loads(done.stdout)


def exponent(points):
    """The slope of a straight line through the larger half of the points, both axes logarithmic."""
    half = [(math.log(n), math.log(ms)) for n, ms in points[len(points) // 2:]]
    x, y = (sum(column) / len(half) for column in zip(*half))
    return sum((a - x) * (b - y) for a, b in half) / sum((a - x) ** 2 for a, _ in half)


def measure(engine):
    curves = {"read, nodes": [], "compile, nodes": [], "roll back, nodes": [], f"simulate {DRAWS} draws, drivers": []}
    for n in (100, 316, 1000, 3162, 10000, 31623, 100000):
        found = ask(engine, with_nodes(n), "read", 0, RUNS)
        for name, key in zip(curves, ("read_ms", "compile_ms", "rollback_ms")):
            curves[name].append((n, found[key]))
    for n in (10, 32, 100, 316, 1000):
        found = ask(engine, with_drivers(n), "time", DRAWS, 1, RUNS)
        curves[f"simulate {DRAWS} draws, drivers"].append((n, found["least_cpu_ms"]))
    return curves


def plot(curves, path):
    """Cost against size, both logarithmic."""
    blocks = "\n\n\n".join("\n".join(f"{n} {ms}" for n, ms in points) for points in curves.values())
    with tempfile.NamedTemporaryFile("w", suffix=".dat") as file:
        file.write(blocks)
        file.flush()
        lines = ", ".join(f"'{file.name}' index {i} with linespoints title '{name}: exponent {exponent(points):.2f}'"
                          for i, (name, points) in enumerate(curves.items()))
        script = (f"set terminal svg size 900,600; set output '{path}'; set logscale xy; set key left top; "
                  f"set xlabel 'nodes, or drivers'; set ylabel 'milliseconds of CPU time'; plot {lines}")
        subprocess.run(["gnuplot", "-e", script], check=True)


def main():
    engine, out = sys.argv[1:3]
    curves = measure(engine)
    for name, points in curves.items():
        print(f"{name:32} exponent {exponent(points):5.2f}   " + "  ".join(f"{n}: {ms:.2f} ms" for n, ms in points))
    with open(out, "w", encoding="utf-8") as file:
        json.dump({name: {"points": points, "exponent": exponent(points)} for name, points in curves.items()}, file,
                  indent=1)
    if shutil.which("gnuplot"):
        plot(curves, os.path.splitext(out)[0] + ".svg")


if __name__ == "__main__":
    sys.setrecursionlimit(10000)
    main()
