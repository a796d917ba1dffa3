#!/usr/bin/python3
"""Measures the engine against kernels written by hand, numpy and plain Monte Carlo; runs take turns, so that whatever
else the machine does meets all alike.  Processor time of one thread stands beside: it hardly depends on that.

    bench.py ENGINE KERNEL-OF-DEFAULT KERNEL-OF-SUPPLY NUMPY DEFAULT SUPPLY OUT.json [ROUNDS]
"""
import json
import random
import statistics
import subprocess
import sys


def run(*command):
    return subprocess.run([str(c) for c in command], check=True, capture_output=True, text=True).stdout


def engine_ms(engine, dossier, draws, threads=2, what="time", runs=1):
    return json.loads(run(engine, dossier, what, draws, threads, runs))["ms"]


def engine_cpu_ms(engine, dossier, draws, what="time", runs=1):
    return json.loads(run(engine, dossier, what, draws, 1, runs))["least_cpu_ms"]


def kernel_cpu_ms(kernel, draws):
    told = [line.split() for line in run(kernel, draws, 1).splitlines()]
    return next(float(words[1]) for words in told if words[0] == "cpu")


def last_number(text):
    return float(text.split()[-1])


def spread(values):
    ordered = sorted(values)
    return {"median": statistics.median(ordered), "low": ordered[len(ordered) // 4],
            "high": ordered[-1 - len(ordered) // 4], "runs": len(ordered)}


def time_all(engine, kernels, numpy, default, supply, rounds):
    runs = {
        "default, 1 000 000 draws": lambda: engine_ms(engine, default, 1000000),
        "kernel by hand, 1 000 000 draws": lambda: last_number(run(kernels[0], 1000000, 2)),
        "default, 100 000 draws": lambda: engine_ms(engine, default, 100000),
        "default, 10 000 draws": lambda: engine_ms(engine, default, 10000),
        "default, 10 000 draws, means of a drag": lambda: engine_ms(engine, default, 10000, 2, "preview", 20),
        "supply, 1 000 000 draws": lambda: engine_ms(engine, supply, 1000000),
        "supply by hand, 1 000 000 draws": lambda: last_number(run(kernels[1], 1000000, 2)),
        "default, 1 000 000 draws, cpu": lambda: engine_cpu_ms(engine, default, 1000000),
        "kernel by hand, 1 000 000 draws, cpu": lambda: kernel_cpu_ms(kernels[0], 1000000),
        "supply, 1 000 000 draws, cpu": lambda: engine_cpu_ms(engine, supply, 1000000),
        "supply by hand, 1 000 000 draws, cpu": lambda: kernel_cpu_ms(kernels[1], 1000000),
        "default by hand, 100 000 draws, cpu": lambda: kernel_cpu_ms(kernels[0], 100000),
        "default, 100 000 draws, cpu": lambda: engine_cpu_ms(engine, default, 100000, "time", 3),
        "default, 10 000 draws, means of a drag, cpu": lambda: engine_cpu_ms(engine, default, 10000, "preview", 20),
        "supply, 1 000 000 draws, 1 thread": lambda: engine_ms(engine, supply, 1000000, 1),
    }
    times = {name: [] for name in runs}
    times["numpy supply, 1 000 000 draws"] = []
    for number in range(rounds):
        for name, measure in runs.items():
            times[name].append(measure())
        if number < 3:
            times["numpy supply, 1 000 000 draws"].append(1000 * last_number(run(sys.executable, numpy, supply, 1000000)))
    return {name: spread(values) for name, values in times.items()}


def errors(engine, supply, numpy):
    """Root mean square error over seeds of the engine's mean; what plain draws would have is sd / √n."""
    table = []
    truth = json.loads(run(engine, supply, "error", 4000000, 1))
    for draws in (1000, 10000, 100000):
        found = [json.loads(line) for line in run(engine, supply, "error", draws, 24).splitlines()]
        table.append({"draws": draws,
                      "mean": statistics.fmean((f["mean"] - truth["mean"]) ** 2 for f in found) ** 0.5,
                      "p10": statistics.fmean((f["p10"] - truth["p10"]) ** 2 for f in found) ** 0.5,
                      "stated se": statistics.fmean(f["se"] for f in found),
                      **plain_errors(numpy, supply, draws, truth)})
    return table


def time_to_error(engine, numpy, supply):
    """How long it takes until the stated standard error is that of a million plain draws: the smallest number of
    draws, in doublings, with no greater one."""
    seconds = last_number(run(sys.executable, numpy, supply, 1000000))
    wanted = float(run(sys.executable, numpy, supply, 1000000, 1, "--se").split()[-1])
    draws = 1000
    while json.loads(run(engine, supply, "error", draws, 1))["se"] > wanted:
        draws *= 2
    return {"wanted": wanted, "draws": draws, "ms": engine_ms(engine, supply, draws), "plain ms": 1000 * seconds}


def plain_errors(numpy, supply, draws, truth):
    """The same with plain draws, by numpy."""
    means, tenths = [], []
    for _ in range(8):
        first = run(sys.executable, numpy, supply, draws, random.randrange(1 << 30)).split()
        means.append((float(first[2]) - truth["mean"]) ** 2)
        tenths.append((float(first[3]) - truth["p10"]) ** 2)
    return {"plain mean": statistics.fmean(means) ** 0.5, "plain p10": statistics.fmean(tenths) ** 0.5}


def main():
    engine, *kernels, numpy, default, supply, out = sys.argv[1:8]
    rounds = int(sys.argv[8]) if len(sys.argv) > 8 else 9
    times = time_all(engine, kernels, numpy, default, supply, rounds)
    for name, t in times.items():
        print(f"{name:44} {t['median']:10.2f} ms   {t['low']:9.2f} – {t['high']:.2f}")
    ratios = {
        "engine to kernel": times["default, 1 000 000 draws, cpu"]["median"]
        / times["kernel by hand, 1 000 000 draws, cpu"]["median"],
        "engine to kernel, supply": times["supply, 1 000 000 draws, cpu"]["median"]
        / times["supply by hand, 1 000 000 draws, cpu"]["median"],
        "numpy to engine": times["numpy supply, 1 000 000 draws"]["median"]
        / times["supply, 1 000 000 draws"]["median"],
        "two threads to one": times["supply, 1 000 000 draws, 1 thread"]["median"]
        / times["supply, 1 000 000 draws"]["median"],
    }
    for name, ratio in ratios.items():
        print(f"{name:40} {ratio:10.2f}")
    goal = time_to_error(engine, numpy, supply)
    print(f"standard error {goal['wanted']:.3g}: {goal['draws']} draws in {goal['ms']:.2f} ms; plain draws with numpy: "
          f"1000000 in {goal['plain ms']:.0f} ms")
    table = errors(engine, supply, numpy)
    print(f"{'draws':>9} {'mean':>10} {'plain':>10} {'P10':>10} {'plain':>10} {'stated se':>10}")
    for row in table:
        print(f"{row['draws']:9} {row['mean']:10.4f} {row['plain mean']:10.4f} {row['p10']:10.4f} "
              f"{row['plain p10']:10.4f} {row['stated se']:10.4f}")
    with open(out, "w", encoding="utf-8") as file:
        json.dump({"times": times, "ratios": ratios, "time to error": goal, "errors": table}, file, indent=1)


if __name__ == "__main__":
    main()
