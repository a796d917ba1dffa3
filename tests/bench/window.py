#!/usr/bin/python3
"""What the window costs: its start and memory beside an empty window of the same platform, the work of a toggle, and
how often it wakes while nobody touches it.  Start-ups alternate, so that what else the machine does meets both.

    window.py RECOURSE EMPTY OUT.json
"""
import json
import mmap
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "ui"))
import session  # noqa: E402

STARTS = 8
TOGGLES = 60
IDLE_SECONDS = 20
QUIET = 0.4  # without a change for so long a window is complete
BUDGET_START = 1.3
BUDGET_TOGGLE_MS = 16


class Screen:
    """The pixels of the X server, out of the file it keeps them in; every 16th line is looked at."""

    def __init__(self, home, width, height):
        self.file = open(os.path.join(home, "Xvfb_screen0"), "rb")
        self.map = mmap.mmap(self.file.fileno(), 0, prot=mmap.PROT_READ)
        self.line, self.start = 4 * width, len(self.map) - 4 * width * height

    def look(self):
        return hash(b"".join(self.map[at:at + self.line]
                             for at in range(self.start, len(self.map), 16 * self.line)))


def wait_end(process):
    process.terminate()
    process.wait(10)


def start_once(command, environment, screen):
    """Seconds to the first pixel and to the last change of a start."""
    before = seen = screen.look()
    begin = time.perf_counter()
    process = subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL)
    first = last = None
    while time.perf_counter() - begin < 30:
        now = screen.look()
        moment = time.perf_counter()
        if now != seen:
            seen, last = now, moment
            first = first or moment
        if seen != before and moment - last > QUIET:
            break
        time.sleep(0.001)
    assert first is not None, f"{command[0]} showed nothing"
    return process, first - begin, last - begin


def read_status(process, name):
    with open(f"/proc/{process.pid}/status", encoding="ascii") as file:
        return int(re.search(rf"^{name}:\s*(\d+)", file.read(), re.MULTILINE).group(1))


def own_memory(process):
    """KiB that this process alone uses: what all programs share of the platform counts for nobody."""
    with open(f"/proc/{process.pid}/smaps_rollup", encoding="ascii") as file:
        text = file.read()
    return sum(int(re.search(rf"^{name}:\s*(\d+)", text, re.MULTILINE).group(1))
               for name in ("Private_Clean", "Private_Dirty"))


def measure_starts(recourse, empty, environment, screen):
    rows = {"recourse": [], "empty": []}
    memory = {"recourse": [], "empty": []}
    for _ in range(STARTS + 1):
        for name, command in (("recourse", [recourse]), ("empty", [empty])):
            process, first, last = start_once(command, environment, screen)
            rows[name].append((first, last))
            memory[name].append((read_status(process, "VmRSS"), own_memory(process)))
            wait_end(process)
            time.sleep(0.2)
    return {name: value[1:] for name, value in rows.items()}, {name: value[1:] for name, value in memory.items()}


def count_wakes(recourse, environment, screen):
    process, _, _ = start_once([recourse], environment, screen)
    time.sleep(5)  # all draws, insight
    tasks = f"/proc/{process.pid}/task"

    def wakes():
        """By thread; one that ended meanwhile has taken its count along."""
        counts = {}
        for task in os.listdir(tasks):
            with open(f"{tasks}/{task}/status", encoding="ascii") as file:
                found = re.search(r"^voluntary_ctxt_switches:\s*(\d+)", file.read(), re.MULTILINE)
            counts[task] = int(found.group(1))
        return counts

    before = wakes()
    time.sleep(IDLE_SECONDS)
    after = wakes()
    wait_end(process)
    return sum(count - before.get(task, 0) for task, count in after.items())


WORK = re.compile(r"(laid out|painted|quick draws) in (\d+)")


def work_of(lines):
    """Milliseconds of the main thread for a toggle: draws and layouts, and the first time each chart was painted."""
    total, painted = 0, set()
    for line in lines:
        found = WORK.search(line)
        if not found:
            continue
        if found.group(1) == "painted":
            name = line[:found.start()].split()[-1]
            if name in painted:
                continue
            painted.add(name)
        total += int(found.group(2))
    return total / 1000


def measure_toggles(recourse, environment, screen, xdotool):
    with tempfile.NamedTemporaryFile("w+", encoding="utf-8", errors="replace") as log:
        process = subprocess.Popen([recourse], env=dict(environment, G_MESSAGES_DEBUG="all"), stdout=log, stderr=log)
        time.sleep(6)
        figures = []
        for i in range(TOGGLES):
            at = os.path.getsize(log.name)
            xdotool("key", "123"[i % 3])
            time.sleep(1.2)
            with open(log.name, encoding="utf-8", errors="replace") as text:
                text.seek(at)
                work = work_of(text.readlines())
            if work > 0:
                figures.append(work)
        wait_end(process)
    return figures


def spread(values):
    return {"median": statistics.median(values), "least": min(values), "most": max(values)}


def report(starts, memory, wakes, toggles):
    first = {name: spread([row[0] for row in rows]) for name, rows in starts.items()}
    last = {name: spread([row[1] for row in rows]) for name, rows in starts.items()}
    held = {name: spread([row[1] / 1024 for row in rows]) for name, rows in memory.items()}
    all_of_it = {name: spread([row[0] / 1024 for row in rows]) for name, rows in memory.items()}
    slowest = sorted(toggles)[max(0, int(0.99 * len(toggles)) - 1)]
    print(f"{'':34}{'recourse':>12}{'empty':>12}{'ratio':>8}{'budget':>9}")

    def line(what, figures, unit, scale=1, budget=""):
        a, b = figures["recourse"]["median"] * scale, figures["empty"]["median"] * scale
        print(f"{what:34}{a:10.1f} {unit}{b:9.1f} {unit}{a / b:8.2f}{budget:>9}")

    line("start to first pixel", first, "ms", 1000, f"{BUDGET_START}")
    line("start to last change", last, "ms", 1000)
    line("memory, own", held, "MB")
    line("memory, resident", all_of_it, "MB")
    print(f"{'toggle, main thread: median':34}{statistics.median(toggles):10.1f} ms")
    print(f"{'toggle, main thread: 99th of 100':34}{slowest:10.1f} ms{'':20}{BUDGET_TOGGLE_MS:>6} ms")
    print(f"{'wakes while idle, a second':34}{wakes / IDLE_SECONDS:10.2f}")
    return {"first_pixel_s": first, "last_change_s": last, "own_mb": held, "resident_mb": all_of_it,
            "toggle_ms": spread(toggles), "toggle_99_ms": slowest, "n_toggles": len(toggles),
            "wakes_per_s": wakes / IDLE_SECONDS}


def main(recourse, empty, out):
    session.skip_unless_possible()
    with session.Session("1920x1080") as running:
        environment = dict(running.environment, LC_ALL="C.UTF-8")
        screen = Screen(running.home, 1920, 1080)
        starts, memory = measure_starts(recourse, empty, environment, screen)
        toggles = measure_toggles(recourse, environment, screen, running.xdotool)
        wakes = count_wakes(recourse, environment, screen)
    figures = report(starts, memory, wakes, toggles)
    with open(out, "w", encoding="utf-8") as file:
        json.dump(figures, file, indent=1)


if __name__ == "__main__":
    main(*sys.argv[1:])
