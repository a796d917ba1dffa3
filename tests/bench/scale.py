#!/usr/bin/python3
"""What dossiers cost as they grow: reading, compiling and rolling back trees of a hundred to a hundred thousand nodes,
simulating ten to a thousand drivers and two to fifty stakeholders, checking ten to ten thousand investments and claims,
and how long the window takes to show trees and claims, with what memory.  Prints each with the exponent fitted to the
larger half, 1 being linear, and draws a plot beside OUT.json.

    scale.py ENGINE RECOURSE OUT.json
"""
import json
import math
import os
import resource
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "ui"))
import session  # noqa: E402
from screen import Screen, cpu_ms, own_memory, start_once, wait_end  # noqa: E402

RUNS = 3
DRAWS = 10000
NODES = (100, 316, 1000, 3162, 10000, 31623, 100000)


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


def with_stakeholders(n):
    """Each is paid by one of as many drivers, and more or less by another."""
    names = [f"s{i}" for i in range(n)]
    drivers = [{"id": f"d{i}", "distribution": {"kind": "normal", "mean": i, "sd": 1}} for i in range(n)]
    parts = [{"kind": "outcome", "payoffs": {name: f"d{i} + {k} * d{(i + 1) % n}" for i, name in enumerate(names)}}
             for k in range(2)]
    root = {"kind": "chance", "branches": [{"probability": 0.5, "node": part} for part in parts]}
    return {"format": "recourse/1", "title": "Scale", "stakeholders": [{"id": name} for name in names],
            "drivers": drivers, "paths": [{"id": "go", "tree": root}]}


def with_records(n):
    """As many investments, each between two of ten parties, as claims, each with a source of a hundred."""
    parties = [{"id": f"p{i}"} for i in range(10)]
    sources = [{"id": f"q{i}", "title": f"Source {i}", "publisher": "Gazette"} for i in range(100)]
    claims = [{"id": f"c{i}", "statement": f"Claim number {i}", "sources": [f"q{i % 100}"]} for i in range(n)]
    investments = [{"id": f"i{i}", "from": f"p{i % 10}", "to": f"p{(i + 1) % 10}", "kind": "equity", "amount": 1 + i % 7,
                    "status": "paid", "date": f"{2000 + i % 26}-01"} for i in range(n)]
    return {"format": "recourse/1", "title": "Scale", "stakeholders": parties, "sources": sources, "claims": claims,
            "investments": investments, "paths": [{"id": "go", "tree": {"kind": "outcome", "payoffs": {"p0": 1}}}]}


def write(parts, folder):
    path = os.path.join(folder, "scale.recourse")
    with open(path, "w", encoding="utf-8") as file:
        json.dump(parts, file)
    return path


def ask(engine, parts, *arguments):
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run([engine, write(parts, folder), *map(str, arguments)], check=True, capture_output=True,
                              text=True)
    return json.loads(done.stdout)


def check(recourse, parts):
    """Milliseconds of CPU time of a cold process; the least of some."""
    with tempfile.TemporaryDirectory() as folder:
        path, times = write(parts, folder), []
        for _ in range(RUNS):
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            done = subprocess.run([recourse, "check", path], capture_output=True, text=True, check=False)
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            assert done.returncode == 0, done.stdout + done.stderr
            times.append(1000 * (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime))
    return min(times)


def show(recourse, parts, view):
    """Of the window: milliseconds to the first picture with the dossier, main thread's milliseconds until another view
    of it stands, and MB."""
    with session.Session("1280x900") as running, tempfile.TemporaryDirectory() as folder:
        environment = dict(running.environment, LC_ALL="C.UTF-8")
        screen = Screen(running.home, 1280, 900)
        process, figures = start_once([recourse, write(parts, folder)], environment, screen)
        before = cpu_ms(process)
        running.activate("view", "s", view, window=1)
        time.sleep(4)
        found = {"shown_ms": figures["complete_ms"], "view_ms": cpu_ms(process) - before,
                 "own_mb": own_memory(process) / 1024}
        wait_end(process)
    return found


def exponent(points):
    """The slope of a straight line through the larger half of the points, both axes logarithmic."""
    half = [(math.log(n), math.log(ms)) for n, ms in points[min(len(points) // 2, len(points) - 2):]]
    x, y = (sum(column) / len(half) for column in zip(*half))
    return sum((a - x) * (b - y) for a, b in half) / sum((a - x) ** 2 for a, _ in half)


def measure_engine(engine, recourse):
    curves = {"read, nodes": [], "compile, nodes": [], "roll back, nodes": [], f"simulate {DRAWS} draws, drivers": [],
              f"simulate {DRAWS} draws, stakeholders": [], "check, investments and claims": []}
    for n in NODES:
        found = ask(engine, with_nodes(n), "read", 0, RUNS)
        for name, key in zip(curves, ("read_ms", "compile_ms", "rollback_ms")):
            curves[name].append((n, found[key]))
    for n in (10, 32, 100, 316, 1000):
        found = ask(engine, with_drivers(n), "time", DRAWS, 1, RUNS)
        curves[f"simulate {DRAWS} draws, drivers"].append((n, found["least_cpu_ms"]))
    for n in (2, 5, 10, 22, 50):
        found = ask(engine, with_stakeholders(n), "time", DRAWS, 1, RUNS)
        curves[f"simulate {DRAWS} draws, stakeholders"].append((n, found["least_cpu_ms"]))
    for n in (10, 100, 1000, 3162, 10000):
        curves["check, investments and claims"].append((n, check(recourse, with_records(n))))
    return curves


def measure_window(recourse):
    curves = {}
    for what, make, sizes, view in (("nodes", with_nodes, (100, 1000, 10000, 100000), "tree"),
                                    ("claims", with_records, (10, 100, 1000, 10000), "evidence")):
        for n in sizes:
            found = show(recourse, make(n), view)
            for name, key in ((f"window: first paint, {what}", "shown_ms"), (f"window: {view}, {what}", "view_ms"),
                              (f"window: MB, {what}", "own_mb")):
                curves.setdefault(name, []).append((n, found[key]))
    return curves


def place(value, least, most, start, end):
    return start + (end - start) * (math.log10(value) - math.log10(least)) / (math.log10(most) - math.log10(least))


def draw_axes(xs, ys):
    """A line for each power of ten."""
    for n in range(math.floor(math.log10(xs[0])), math.ceil(math.log10(xs[1])) + 1):
        x = place(10 ** n, *xs, 70, 620)
        yield f'<path d="M{x:.1f} 20V560" stroke="#ddd"/><text x="{x:.1f}" y="580" text-anchor="middle">1e{n}</text>'
    for n in range(math.floor(math.log10(ys[0])), math.ceil(math.log10(ys[1])) + 1):
        y = place(10 ** n, *ys, 560, 20)
        yield f'<path d="M70 {y:.1f}H620" stroke="#ddd"/><text x="60" y="{y + 4:.1f}" text-anchor="end">1e{n}</text>'


def plot(curves, path):
    """Cost against size, both logarithmic, with the exponent of each curve in the key."""
    points = [point for several in curves.values() for point in several]
    xs, ys = ((min(p[k] for p in points), max(p[k] for p in points)) for k in (0, 1))
    xs, ys = ((10 ** math.floor(math.log10(low)), 10 ** math.ceil(math.log10(high))) for low, high in (xs, ys))
    parts = ['<svg xmlns="http://www.w3.org/2000/svg" width="1040" height="620" font-family="sans-serif" font-size="12">',
             '<rect width="1040" height="620" fill="white"/>', *draw_axes(xs, ys),
             '<text x="345" y="605" text-anchor="middle">nodes, drivers, stakeholders, investments or claims</text>',
             '<text x="70" y="14">milliseconds (MB where it says so)</text>']
    for i, (name, several) in enumerate(curves.items()):
        color = f"hsl({360 * i / len(curves):.0f} 60% 42%)"
        line = " ".join(f"{place(n, *xs, 70, 620):.1f},{place(cost, *ys, 560, 20):.1f}" for n, cost in several)
        parts += [f'<polyline points="{line}" fill="none" stroke="{color}" stroke-width="2"/>',
                  f'<text x="640" y="{40 + 22 * i}" fill="{color}">{name}: exponent {exponent(several):.2f}</text>']
    with open(path, "w", encoding="utf-8") as file:
        file.write("\n".join(parts) + "\n</svg>\n")


def main():
    engine, recourse, out = sys.argv[1:4]
    curves = measure_engine(engine, recourse)
    session.skip_unless_possible()
    curves.update(measure_window(recourse))
    for name, points in curves.items():
        print(f"{name:38} exponent {exponent(points):5.2f}   " + "  ".join(f"{n}: {ms:.2f}" for n, ms in points))
    with open(out, "w", encoding="utf-8") as file:
        json.dump({name: {"points": points, "exponent": exponent(points)} for name, points in curves.items()}, file,
                  indent=1)
    plot(curves, os.path.splitext(out)[0] + ".svg")


if __name__ == "__main__":
    sys.setrecursionlimit(10000)
    main()
