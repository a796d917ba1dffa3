#!/usr/bin/python3
"""How long a picture takes: charts.py RECOURSE BENCH_CHARTS [OUT.json].

The payoffs chart (grouped intervals, 1920×1080) from a cold process, as PNG, SVG and PDF, and those of chances (lines
of a thousand points) and commitments (stacked bars) as PNG, by recourse, matplotlib and gnuplot, one after the other in
every round, so that load falls on all of them; a peer that is not installed is left out.  Peers are handed finished numbers, so recourse is measured with 1000 draws, and once more with as many as it
makes by itself.  Then what BENCH_CHARTS measures inside the program.  Prints tables; OUT.json gets all that was
measured: CPU and wall milliseconds, kilobytes of memory at most.
"""
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
ROUNDS = 7
TERMINALS = {"png": 'pngcairo size 1920,1080 font "Inter,12"', "svg": 'svg size 1920,1080 font "Inter,12"',
             "pdf": 'pdfcairo size 20in,11.25in font "Inter,12"'}
CASES = [("payoffs", "png"), ("payoffs", "svg"), ("payoffs", "pdf"), ("exceedance", "png"), ("commitments", "png")]


def outcomes(recourse):
    """Rows of the chart, as the peers draw them."""
    done = subprocess.run([recourse, "analyze", "--format", "json"], capture_output=True, check=True)
    paths = json.loads(done.stdout)["paths"]
    rows = []
    for i, party in enumerate(paths[0]["stakeholders"]):
        for path in paths:
            figures = path["stakeholders"][i]
            rows.append([party["id"].title(), path["label"]] + [figures[key] for key in ("p10", "p50", "p90", "mean")])
    return rows


def chances(rows):
    """A line for each path of the first party, through as many points as recourse draws quantiles."""
    lines = []
    for party, path, low, middle, high, _ in rows:
        if party != rows[0][0]:
            continue
        levels = [(i + 0.5) / 1000 for i in range(1000)]
        spread = [(middle - low) if level < 0.5 else (high - middle) for level in levels]
        lines.append([path, [middle + wide * statistics.NormalDist().inv_cdf(level) / 1.2816
                             for level, wide in zip(levels, spread)], [1 - level for level in levels]])
    return lines


def commitments():
    """Slices of what each party puts in: [party and kind, amount, status]."""
    with open(os.path.join(HERE, "../../resources/dossiers/microsoft-openai-amazon.recourse"), encoding="utf-8") as file:
        investments = json.load(file)["investments"]
    totals = {one.get("part_of") for one in investments}
    return [["%s: %s" % (one["from"].title(), one["kind"]), one["amount"], one["status"]]
            for one in investments if one["id"] not in totals and one.get("amount") is not None]


def write_peers_data(rows, folder):
    """What the peers' other two charts are drawn from."""
    lines, bars = chances(rows), commitments()
    for name, data in (("exceedance", lines), ("commitments", bars)):
        with open(os.path.join(folder, name + ".json"), "w", encoding="utf-8") as file:
            json.dump(data, file)
    with open(os.path.join(folder, "exceedance.tsv"), "w", encoding="utf-8") as file:
        for point in range(1000):
            file.write("\t".join("%g\t%g" % (xs[point], ys[point]) for _, xs, ys in lines) + "\n")
    with open(os.path.join(folder, "commitments.tsv"), "w", encoding="utf-8") as file:
        reached, places = {}, []
        for name, amount, status in bars:
            places += [] if name in places else [name]
            start = reached.get(name, 0)
            reached[name] = start + amount
            file.write("%d\t%g\t%g\t%s\t%s\n" % (-places.index(name), start, start + amount, name, status))


def write_rows(rows, folder):
    parties = list(dict.fromkeys(row[0] for row in rows))
    with open(os.path.join(folder, "rows.json"), "w") as file:
        json.dump(rows, file)
    with open(os.path.join(folder, "rows.tsv"), "w") as file:
        for i, (party, path, low, middle, high, mean) in enumerate(rows):
            place = -i - 0.7 * parties.index(party)
            file.write("\t".join(map(str, (parties.index(party) + 1, place, low, middle, high, mean, party, path))))
            file.write("\n")


def commands(recourse, folder, chart, form):
    """Name → command of everybody who is here."""
    def out(name):
        return os.path.join(folder, "%s.%s" % (name, form))

    data = "rows" if chart == "payoffs" else chart
    script = "charts" if chart == "payoffs" else "charts_more"
    kind = [] if chart == "payoffs" else [chart]
    found = {"recourse": [recourse, "render", "--chart", chart, "--trials", "1000", "-o", out("recourse")]}
    if chart == "payoffs":
        found["recourse, 200000 draws"] = [recourse, "render", "--chart", chart, "-o", out("full")]
    if subprocess.run(["/usr/bin/python3", "-c", "import matplotlib"], capture_output=True).returncode == 0:
        found["matplotlib"] = ["/usr/bin/python3", os.path.join(HERE, script + "_matplotlib.py"), *kind,
                               os.path.join(folder, data + ".json"), out("matplotlib")]
    if shutil.which("gnuplot"):
        found["gnuplot"] = ["gnuplot", "-c", os.path.join(HERE, script + "_gnuplot.gp"), TERMINALS[form],
                            os.path.join(folder, data + ".tsv"), out("gnuplot"), *kind]
    return found


def measure(command):
    start = time.monotonic()
    process = subprocess.Popen(command)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit("%s: exit status %d" % (" ".join(command), process.returncode))
    return {"cpu_ms": (usage.ru_utime + usage.ru_stime) * 1e3, "wall_ms": (time.monotonic() - start) * 1e3,
            "peak_kb": usage.ru_maxrss}


def compare(recourse, folder):
    """Chart and format → name → one measurement for each round."""
    results = {}
    for chart, form in CASES:
        everybody = commands(recourse, folder, chart, form)
        for command in everybody.values():  # files read once, so that nobody is first
            measure(command)
        rounds = [{name: measure(command) for name, command in everybody.items()} for _ in range(ROUNDS)]
        results["%s %s" % (chart, form)] = {name: [one[name] for one in rounds] for name in everybody}
    return results


def spread(values):
    return "%7.1f  %7.1f–%.1f" % (statistics.median(values), min(values), max(values))


def print_comparison(results):
    print("%-16s %-24s %-24s %-24s %9s %8s" % ("", "cold process, %d rounds" % ROUNDS, "CPU ms: median  range",
                                               "wall ms: median  range", "CPU ratio", "peak kB"))
    for form, everybody in results.items():
        for name, rounds in everybody.items():
            ratio = statistics.median(one["cpu_ms"] / ours["cpu_ms"]
                                      for one, ours in zip(rounds, everybody["recourse"]))
            print("%-16s %-24s %-24s %-24s %9.2f %8d" % (
                form, name, spread([one["cpu_ms"] for one in rounds]), spread([one["wall_ms"] for one in rounds]),
                ratio, max(one["peak_kb"] for one in rounds)))


def print_steps(steps):
    print("\n%-40s %8s %8s %8s %8s" % ("in one process, CPU ms", "first", "best", "median", "budget"))
    for step in steps:
        if "peak_kb" in step:
            print("%-40s %d kB" % (step["step"], step["peak_kb"]))
        else:
            print("%-40s %8.2f %8.2f %8.2f %8g%s" % (
                step["step"], step["first_ms"], step["best_ms"], step["median_ms"], step["budget_ms"],
                "  over" if step["best_ms"] > step["budget_ms"] else ""))


def main():
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    with tempfile.TemporaryDirectory() as folder:
        rows = outcomes(sys.argv[1])
        write_rows(rows, folder)
        write_peers_data(rows, folder)
        processes = compare(sys.argv[1], folder)
    lines = subprocess.run([sys.argv[2]], capture_output=True, check=True, text=True).stdout.splitlines()
    steps = [json.loads(line) for line in lines]
    print_comparison(processes)
    print_steps(steps)
    if len(sys.argv) == 4:
        with open(sys.argv[3], "w") as file:
            json.dump({"cold_process": processes, "in_process": steps}, file, indent=1)


if __name__ == "__main__":
    main()
