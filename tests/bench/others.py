#!/usr/bin/python3
"""The bench dossier in R and in Squiggle, as somebody who knows these would write it, beside the engine: what they take and
whether they agree.  What is not installed is said to be missing and left out.

    others.py ENGINE DOSSIER OUT.json [DRAWS]

R is `Rscript` (Debian's r-base-core).  Squiggle is the npm package @quri/squiggle-lang, looked for in the global packages,
or in the node_modules of the folder that SQUIGGLE names.
"""
import json
import math
import os
import re
import shutil
import subprocess
import sys
import tempfile

R_STATISTICS = """
describe <- function(name, values, weights) {
  order <- order(values); values <- values[order]; weights <- weights[order]
  sums <- cumsum(weights); total <- sums[length(sums)]
  places <- pmin(findInterval(c(.05, .1, .25, .5, .75, .9, .95) * total, sums) + 1, length(values))
  mean <- sum(values * weights) / total
  sd <- sqrt(sum(weights * (values - mean)^2) / total)
  loss <- sum(weights[values < 0]) / total
  worst <- sum((values * weights)[1:places[2]]) / sums[places[2]]
  hist <- tabulate(findInterval(values, seq(values[1], values[length(values)], length.out = 257)), 257)
  cat(name, mean, values[places[2]], values[places[4]], values[places[6]], "\\n")
}
"""

SQUIGGLE_RUNNER = """
const { run } = await import(process.argv[2]);
const fs = await import('fs');
const code = fs.readFileSync(process.argv[3], 'utf8');
const start = performance.now();
const output = await run(code, { environment: { sampleCount: Number(process.argv[4]), xyPointLength: 1000, seed: '1' } });
const result = output.result ?? output.getResult?.();
if (!result.ok) { console.error(String(result.value)); process.exit(1); }
console.log(String((result.value.result ?? result.value).toString?.()));
console.log('seconds', (performance.now() - start) / 1000);
"""


def outcomes(node, reach=1.0):
    """Each outcome with its probability, which is a number throughout the dossier."""
    if node["kind"] == "outcome":
        yield node, reach
        return
    stated = sum(b["probability"] for b in node["branches"] if b["probability"] != "rest")
    for branch in node["branches"]:
        p = 1 - stated if branch["probability"] == "rest" else branch["probability"]
        yield from outcomes(branch["node"], reach * p)


def logarithms(spec):
    variance = math.log1p((spec["sd"] / spec["mean"]) ** 2)
    return math.log(spec["mean"]) - variance / 2, math.sqrt(variance)


def pert_shape(spec):
    width = spec["high"] - spec["low"]
    return 1 + 4 * (spec["mode"] - spec["low"]) / width, 1 + 4 * (spec["high"] - spec["mode"]) / width, width


def r_draw(spec, n):
    kind = spec["kind"]
    if kind == "lognormal":
        return "rlnorm({}, {!r}, {!r})".format(n, *logarithms(spec))
    if kind == "normal":
        return f"rnorm({n}, {spec['mean']}, {spec['sd']})"
    if kind == "uniform":
        return f"runif({n}, {spec['low']}, {spec['high']})"
    if kind == "pert":
        a, b, width = pert_shape(spec)
        return f"{spec['low']} + {width} * rbeta({n}, {a!r}, {b!r})"
    low, mode, high = (spec[key] for key in ("low", "mode", "high"))
    return (f"(function(u) ifelse(u < {(mode - low) / (high - low)!r}, {low} + sqrt(u * {(high - low) * (mode - low)!r}),"
            f" {high} - sqrt((1 - u) * {(high - low) * (high - mode)!r})))(runif({n}))")


def squiggle_draw(spec):
    kind = spec["kind"]
    if kind == "lognormal":
        text = f"lognormal({{mean: {spec['mean']!r}, stdev: {spec['sd']!r}}})"
    elif kind == "normal":
        text = f"normal({spec['mean']}, {spec['sd']})"
    elif kind == "uniform":
        text = f"uniform({spec['low']}, {spec['high']})"
    elif kind == "pert":
        a, b, width = pert_shape(spec)
        text = f"{spec['low']} + {width} * beta({a!r}, {b!r})"
    else:
        text = f"triangular({spec['low']}, {spec['mode']}, {spec['high']})"
    return f"SampleSet.fromDist({text})"


def write_r(dossier, n):
    names = {"min(": "pmin(", "max(": "pmax(", "ln(": "log("}
    lines = ["start <- proc.time()[['elapsed']]", "set.seed(1)", R_STATISTICS]
    lines += [f"{d['id']} <- {r_draw(d['distribution'], n)}" for d in dossier["drivers"]]
    for path in dossier["paths"]:
        found = list(outcomes(path["tree"]))
        for who in dossier["stakeholders"]:
            payoffs = [re.sub(r"\b(min|max|ln)\(", lambda m: names[m.group()], str(o["payoffs"].get(who["id"], 0)))
                       for o, _ in found]
            lines.append(f"v <- list({', '.join(f'rep_len({p}, {n})' for p in payoffs)})")
            lines.append(f"describe('{path['id']} {who['id']}', unlist(v), "
                         f"rep(c({', '.join(repr(r) for _, r in found)}), each = {n}))")
            lines.append(f"expected_{path['id']}_{who['id']} <- Reduce(`+`, Map(`*`, v, "
                         f"c({', '.join(repr(r) for _, r in found)})))")
    for who in dossier["stakeholders"]:
        columns = ", ".join(f"expected_{p['id']}_{who['id']}" for p in dossier["paths"])
        lines.append(f"best <- tabulate(max.col(cbind({columns}), 'first'))")
    lines.append("cat('seconds', proc.time()[['elapsed']] - start, '\\n')")
    return "\n".join(lines)


def write_squiggle(dossier):
    """Sets of samples, so that what depends on the same driver does so sample by sample."""
    lines = [f"{d['id']} = {squiggle_draw(d['distribution'])}" for d in dossier["drivers"]]
    rows = []
    for path in dossier["paths"]:
        found = list(outcomes(path["tree"]))
        for who in dossier["stakeholders"]:
            name = f"{path['id']}_{who['id']}"
            payoffs = [re.sub(r"\b(min|max)\(", r"SampleSet.\1(", str(o["payoffs"].get(who["id"], 0))) for o, _ in found]
            payoffs = [re.sub(r"^-", "0 - ", p) for p in payoffs]
            parts = [f"{name}_{i}" for i in range(len(found))]
            lines += [f"{part} = {payoff}" for part, payoff in zip(parts, payoffs)]
            lines.append(f"{name}_v = {' + '.join(f'{r!r} * {part}' for part, (_, r) in zip(parts, found))}")
            lines.append(f"{name} = mx([{', '.join(parts)}], [{', '.join(repr(r) for _, r in found)}])")
            rows.append(f"[mean({name}_v), " + ", ".join(f"quantile({name}, {q})" for q in (.1, .5, .9)) + "]")
    return "\n".join(lines + ["[" + ", ".join(rows) + "]"])


def timed(text):
    lines = text.strip().splitlines()
    return lines[:-1], float(lines[-1].split()[-1])


def run_r(dossier, n, folder):
    rscript = shutil.which("Rscript")
    if rscript is None:
        return None
    path = os.path.join(folder, "supply.R")
    with open(path, "w", encoding="utf-8") as file:
        file.write(write_r(dossier, n))
    done = subprocess.run([rscript, "--vanilla", path], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        sys.exit(f"R failed: {done.stderr.strip()}")
    lines, seconds = timed(done.stdout)
    return {"draws": n, "seconds": seconds, "mean": float(lines[0].split()[2]), "p10": float(lines[0].split()[3])}


def find_squiggle():
    """The entry of the package, or None."""
    folders = []
    if os.environ.get("SQUIGGLE"):
        folders.append(os.path.join(os.environ["SQUIGGLE"], "node_modules"))
    if shutil.which("npm") is not None:
        told = subprocess.run(["npm", "root", "--global"], capture_output=True, text=True, check=False)
        folders.append(told.stdout.strip())
    for folder in folders:
        entry = os.path.join(folder, "@quri/squiggle-lang/dist/index.js")
        if shutil.which("node") is not None and os.path.exists(entry):
            return entry
    return None


def run_squiggle(dossier, n, folder):
    entry = find_squiggle()
    if entry is None:
        return None
    code, runner = os.path.join(folder, "supply.squiggle"), os.path.join(folder, "run.mjs")
    for path, text in ((code, write_squiggle(dossier)), (runner, SQUIGGLE_RUNNER)):
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
    done = subprocess.run(["node", runner, entry, code, str(n)], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        sys.exit(f"Squiggle failed: {done.stderr.strip()[:2000]}")
    lines, seconds = timed(done.stdout)
    numbers = [float(x) for x in re.findall(r"-?\d+\.?\d*(?:e[-+]?\d+)?", lines[0])]
    return {"draws": n, "seconds": seconds, "mean": numbers[0], "p10": numbers[1]}


def run_engine(engine, dossier, n):
    told = json.loads(subprocess.run([engine, dossier, "time", str(n), "2", "3"], capture_output=True, text=True,
                                     check=True).stdout)
    truth = json.loads(subprocess.run([engine, dossier, "error", "1000000", "1"], capture_output=True, text=True,
                                      check=True).stdout)
    return {"draws": n, "seconds": told["ms"] / 1000, "mean": truth["mean"], "p10": truth["p10"]}


def main():
    engine, path, out = sys.argv[1:4]
    draws = int(sys.argv[4]) if len(sys.argv) > 4 else 1000000
    with open(path, encoding="utf-8") as file:
        dossier = json.load(file)
    with tempfile.TemporaryDirectory() as folder:
        # Squiggle keeps every sample of every step in a list of its own: it gets a tenth of the draws.
        found = {"R": run_r(dossier, draws, folder), "Squiggle": run_squiggle(dossier, draws // 10, folder)}
    table = {"Recourse": run_engine(engine, path, draws), **found}
    for name, row in table.items():
        if row is None:
            print(f"{name:10} not there")
            continue
        each = row["seconds"] / row["draws"] * 1e9
        print(f"{name:10} {row['draws']:9} draws {1000 * row['seconds']:10.1f} ms {each:8.0f} ns a draw"
              f"   mean {row['mean']:9.2f}   P10 {row['p10']:9.2f}")
        # Plain draws of so many err by about a thousandth of the spread; a model that differs is far off.
        if abs(row["mean"] - table["Recourse"]["mean"]) > 0.02 * abs(table["Recourse"]["mean"]):
            sys.exit(f"{name} has another model")
    with open(out, "w", encoding="utf-8") as file:
        json.dump(table, file, indent=1)


if __name__ == "__main__":
    main()
