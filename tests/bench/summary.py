#!/usr/bin/python3
"""The one table after all benchmarks: what each budget of the design allows, what was measured, and against whom; from
the JSON that they left, those that did not run left out.  Writes all of it into one file.

    summary.py FOLDER
"""
import json
import os
import platform
import re
import statistics
import sys

NAMES = ("engine", "memory", "scale", "charts", "batch", "start", "frames", "window")


def read(folder):
    found = {}
    for name in NAMES:
        path = os.path.join(folder, name + ".json")
        if os.path.exists(path):
            with open(path, encoding="utf-8") as file:
                found[name] = json.load(file)
    return found


def describe_machine():
    with open("/proc/cpuinfo", encoding="utf-8") as file:
        model = re.search(r"^model name\s*:\s*(.*)$", file.read(), re.MULTILINE)
    return (f"{model.group(1) if model else platform.machine()}, {os.cpu_count()} cores, load "
            f"{os.getloadavg()[0]:.1f}")


def engine_rows(found):
    times, ratios = found["times"], found["ratios"]
    yield "1 000 000 draws against a kernel by hand", ratios["engine to kernel"], "×", "at most 2"
    yield "1 000 000 draws of supply, numpy against them", ratios["numpy to engine"], "×", "at least 20"
    yield "two threads against one", ratios["two threads to one"], "×", ""
    yield "1 000 000 draws, default dossier", times["default, 1 000 000 draws"]["median"], "ms", ""


def start_rows(found):
    for kind in ("warm", "cold"):
        for other in found[kind]:
            if other != "empty":
                ratio = found[kind][other]["complete_ms"]["median"] / found[kind]["empty"]["complete_ms"]["median"]
                yield (f"{kind} start, complete: {other} against empty", ratio, "×",
                       "at most 1.3" if other == "recourse" else "")
    for key, unit in (("complete_ms", "ms"), ("last_change_ms", "ms"), ("own_mb", "MB")):
        for who in ("recourse", "empty"):
            yield f"warm start, {key.rsplit('_', 1)[0].replace('_', ' ')}: {who}", found["warm"][who][key]["median"], unit, ""


def window_rows(found):
    for size, figures in found.items():
        yield (f"toggle at {size}, 99th of 100", figures["toggle"]["work_99_ms"], "ms",
               "at most 16" if size == "1920x1080" else "")
        yield f"key to changed pixel at {size}, median", figures["toggle"]["shown_ms"]["median"], "ms", ""
        if "drag" in figures:
            yield "drag, longest piece of work", figures["drag"]["longest_piece_ms"], "ms", "at most 8"
        for part in ("memory", "energy"):
            for key, value in figures.get(part, {}).items():
                yield key.replace("_", " "), value, "", ""


def frames_rows(found):
    toggle, drag, blocking = found["toggle"], found["drag"], found["blocking"]
    yield "key to changed verdict, median", toggle["ms"]["median"], "ms", ""
    yield "key to changed verdict, 99th of 100", toggle["frames_99"], "", "frames"
    yield "step of a drag to changed verdict, median", drag["verdict_frames"]["median"], "", "frames"
    yield "figures of that frame that stay", drag["figures_that_stay"], "×", "of all"
    yield "step of a drag to changed distributions, median", drag["distributions_frames"]["median"], "", "at most 3 frames"
    yield "main loop without a look for input, longest", blocking["longest_cpu_ms"], "ms", "at most 8"


def memory_rows(found):
    yield "peak of reading and checking", found["idle_mb"], "MB", ""
    for name, value in found.items():
        if name != "idle_mb":
            yield name, value, "MB", "at most 50"


def charts_rows(found):
    for chart, everybody in found["cold_process"].items():
        ours = statistics.median(one["wall_ms"] for one in everybody["recourse"])
        yield f"cold process, {chart}", ours, "ms", "at most 100" if "png" in chart else ""
        for name, several in everybody.items():
            if not name.startswith("recourse"):
                yield (f"cold process, {chart}: {name} against recourse, CPU",
                       statistics.median(other["cpu_ms"] / one["cpu_ms"]
                                         for other, one in zip(several, everybody["recourse"])), "×", "")


def batch_rows(found):
    for name, several in found.items():
        budget = "at most 1000" if name.startswith("deck") and "one core" not in name else ""
        yield name, statistics.median(one["wall_ms"] for one in several), "ms", budget


def scale_rows(found):
    for name, curve in found.items():
        yield f"{name}: exponent", curve["exponent"], "", "about 1 at most"
        if name == "window: first paint, nodes":
            yield "first paint of 100 000 nodes", curve["points"][-1][1], "ms", "at most 2000"


def main(folder):
    found = read(folder)
    rows = {"engine": engine_rows, "scale": scale_rows, "charts": charts_rows, "batch": batch_rows, "start": start_rows,
            "window": window_rows, "frames": frames_rows, "memory": memory_rows}
    print(f"\n{describe_machine()}")
    for name, several in found.items():
        print(f"\n{name}")
        for what, value, unit, budget in rows[name](several):
            print(f"  {what:66}{value:10.2f} {unit:3} {budget}")
    with open(os.path.join(folder, "bench.json"), "w", encoding="utf-8") as file:
        json.dump({"machine": describe_machine(), **found}, file, indent=1)


if __name__ == "__main__":
    main(*sys.argv[1:])
