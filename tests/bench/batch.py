#!/usr/bin/python3
"""What a briefing costs from a cold process: all charts as PNG, SVG and PDF and the decks, on one core and on all,
beside matplotlib and gnuplot drawing as many pictures of bars in one process each.  Commands take turns.

    batch.py RECOURSE OUT.json
"""
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile

import charts

ROUNDS = 5
REPEAT = ("import runpy, sys\n"
          "script, rows, out, n = sys.argv[1:5]\n"
          "for i in range(int(n)):\n"
          "    sys.argv = [script, rows, out % i]\n"
          "    runpy.run_path(script)\n")


def count_charts(recourse):
    listed = subprocess.run([recourse, "charts"], capture_output=True, text=True, check=True).stdout
    return sum(line.strip() != "" for line in listed.splitlines())


def ours(recourse, folder):
    commands = {}
    for form in ("png", "svg", "pdf"):
        out = os.path.join(folder, "all-" + form)
        os.mkdir(out)
        commands[f"all charts, {form}"] = [recourse, "render", "--chart", "all", "--format", form, "-o", out]
    for form in ("pdf", "pptx"):
        commands[f"deck, {form}"] = [recourse, "deck", "-o", os.path.join(folder, "deck." + form)]
    return commands


def on_one_core(commands):
    if shutil.which("taskset") is None:
        return {}
    core = str(min(os.sched_getaffinity(0)))
    return {name + ", one core": ["taskset", "-c", core, *command] for name, command in commands.items()}


def peers(folder, n):
    """As many pictures of the same bars, the peer's start paid once."""
    found = {}
    rows = os.path.join(folder, "rows")
    if subprocess.run(["/usr/bin/python3", "-c", "import matplotlib"], capture_output=True, check=False).returncode == 0:
        found[f"matplotlib, {n} pictures, png"] = [
            "/usr/bin/python3", "-c", REPEAT, os.path.join(charts.HERE, "charts_matplotlib.py"), rows + ".json",
            os.path.join(folder, "matplotlib-%d.png"), str(n)]
    if shutil.which("gnuplot"):
        script = os.path.join(charts.HERE, "charts_gnuplot.gp")
        calls = "; ".join(f"call '{script}' '{charts.TERMINALS['png']}' '{rows}.tsv' '{folder}/gnuplot-{i}.png'"
                          for i in range(n))
        found[f"gnuplot, {n} pictures, png"] = ["gnuplot", "-e", calls]
    return found


def main(recourse, out):
    with tempfile.TemporaryDirectory() as folder:
        charts.write_rows(charts.outcomes(recourse), folder)
        commands = ours(recourse, folder)
        commands.update(on_one_core(commands))
        commands.update(peers(folder, count_charts(recourse)))
        for command in commands.values():  # files read once, so that nobody is first
            charts.measure(command)
        rounds = [{name: charts.measure(command) for name, command in commands.items()} for _ in range(ROUNDS)]
    found = {name: [one[name] for one in rounds] for name in commands}
    print("%-34s %-24s %-24s %8s %9s" % (f"cold process, {ROUNDS} rounds", "CPU ms: median  range",
                                        "wall ms: median  range", "cores", "peak kB"))
    for name, several in found.items():
        cpu, wall = ([one[key] for one in several] for key in ("cpu_ms", "wall_ms"))
        print("%-34s %-24s %-24s %8.2f %9d" % (name, charts.spread(cpu), charts.spread(wall),
                                              statistics.median(c / w for c, w in zip(cpu, wall)),
                                              max(one["peak_kb"] for one in several)))
    with open(out, "w", encoding="utf-8") as file:
        json.dump(found, file, indent=1)


if __name__ == "__main__":
    main(*sys.argv[1:])
