#!/usr/bin/python3
"""What the window costs while it is used: the work of a toggle at two sizes of screen, from key to changed pixel, the
steps of a drag, how often it wakes while nobody touches it or it is minimized, and what memory it holds.

    window.py RECOURSE OUT.json
"""
import json
import os
import re
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "ui"))
import session  # noqa: E402
from screen import Screen, count_wakes, own_memory, percentile, read_status, spread, wait_end  # noqa: E402

TOGGLES = 60
DRAG_STEPS = 60
SOAK_SECONDS = 600
IDLE_SECONDS = 60
HIDDEN_SECONDS = 20
BUDGET_TOGGLE_MS = 16
BUDGET_BLOCKED_MS = 8
TITLE = "Recourse"
WORK = re.compile(r"(laid out|painted|quick draws) in (\d+)")


class Log:
    """What the program says about its work, since the last time it was asked."""

    def __init__(self, path):
        self.path, self.at = path, 0

    def read(self):
        with open(self.path, encoding="utf-8", errors="replace") as text:
            text.seek(self.at)
            lines = text.readlines()
            self.at = text.tell()
        return lines


def work_of(lines):
    """(all, longest): milliseconds of the main thread in draws and layouts, and the first time each chart was painted;
    the frames after are those of the transition."""
    total, longest, painted = 0, 0, set()
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
        longest = max(longest, int(found.group(2)))
    return total / 1000, longest / 1000


def begin(recourse, running, width, height, folder):
    """The window, as large as the screen, with all that it has to say."""
    path = os.path.join(folder, "log")
    environment = dict(running.environment, LC_ALL="C.UTF-8", G_MESSAGES_DEBUG="all")
    with open(path, "w", encoding="utf-8") as log:
        process = subprocess.Popen([recourse], env=environment, stdout=log, stderr=log)
    session.wait_for("the window", lambda: running.visible_windows(TITLE))
    window = running.visible_windows(TITLE)[0]
    time.sleep(3)
    running.xdotool("windowsize", "--sync", window, str(width), str(height))
    running.xdotool("windowfocus", "--sync", window)
    time.sleep(3)
    return process, window, Log(path)


def toggle(running, screen, log, number, wait=1.2):
    """(work, milliseconds from the key to the first changed pixel); xdotool's own start is in the latter."""
    log.read()
    before = screen.look()
    start = time.perf_counter()
    running.xdotool("key", "23"[number % 2])
    while screen.look() == before and time.perf_counter() - start < 3:
        time.sleep(0.0005)
    shown = (time.perf_counter() - start) * 1000
    time.sleep(wait)
    return work_of(log.read())[0], shown


def measure_toggles(running, screen, log):
    found = [toggle(running, screen, log, i) for i in range(TOGGLES)]
    works = [work for work, _ in found if work > 0]
    return {"work_ms": spread(works), "work_99_ms": percentile(works, 0.99), "shown_ms": spread([ms for _, ms in found])}


def measure_drag(running, log):
    """The slider among the variants of the second path, which is to lead, in steps of a few pixels."""
    for _ in range(2):
        running.xdotool("key", "2")
        time.sleep(1.5)
    slider = next(node for node in running.find("^Variants of the leading path").walk() if node.role == "slider")
    left, top, width, height = slider.extents()
    running.xdotool("mousemove", str(left + width // 3), str(top + height // 2), "mousedown", "1")
    log.read()
    total, longest = [], []
    for step in range(DRAG_STEPS):
        running.xdotool("mousemove", str(left + width // 3 + (step if step < 30 else 60 - step) * 2), str(top + height // 2))
        time.sleep(0.1)
        work, most = work_of(log.read())
        if work > 0:
            total.append(work)
            longest.append(most)
    running.xdotool("mouseup", "1")
    time.sleep(2)
    return {"work_ms": spread(total), "work_99_ms": percentile(total, 0.99), "longest_piece_ms": max(longest)}


def measure_memory(process, running):
    """Ten minutes of toggles, twenty a second; after one all caches are full."""
    rest, first, toggles = own_memory(process) / 1024, None, 0
    begun = time.monotonic()
    while time.monotonic() - begun < SOAK_SECONDS:
        running.xdotool("key", "23"[toggles % 2])
        toggles += 1
        time.sleep(0.05)
        if first is None and time.monotonic() - begun > 60:
            time.sleep(8)
            first = own_memory(process) / 1024
    time.sleep(8)
    return {"at_rest_mb": rest, "soak_toggles": toggles, "after_a_minute_mb": first,
            "after_ten_minutes_mb": own_memory(process) / 1024,
            "peak_resident_mb": read_status(process, "VmHWM") / 1024}


def measure_energy(process, running, window):
    """The pointer rests where there is no tooltip: GTK 4.8 wakes twice a second for one of a minimized window."""
    running.xdotool("mousemove", "4", "700")
    time.sleep(2)
    idle = count_wakes(process, IDLE_SECONDS)
    manager = running._start(["metacity", "--sm-disable"])
    time.sleep(3)
    running.xdotool("windowminimize", "--sync", window)
    time.sleep(5)
    hidden = count_wakes(process, HIDDEN_SECONDS)
    manager.terminate()
    return {"idle_wakes_per_s": idle, "minimized_wakes_per_s": hidden}


def measure_at(recourse, width, height, is_whole):
    with session.Session(f"{width}x{height}") as running, tempfile.TemporaryDirectory() as folder:
        screen = Screen(running.home, width, height)
        process, window, log = begin(recourse, running, width, height, folder)
        found = {"toggle": measure_toggles(running, screen, log)}
        if is_whole:
            found["drag"] = measure_drag(running, log)
            found["memory"] = measure_memory(process, running)
            found["energy"] = measure_energy(process, running, window)
        wait_end(process)
    return found


def say(name, figures):
    toggles = figures["toggle"]
    print(f"{name}: toggle, main thread        {toggles['work_ms']['median']:6.1f} ms, 99th of 100 "
          f"{toggles['work_99_ms']:6.1f} ms   budget {BUDGET_TOGGLE_MS} ms")
    print(f"{name}: key to changed pixel       {toggles['shown_ms']['median']:6.1f} ms, at most "
          f"{toggles['shown_ms']['most']:6.1f} ms")
    if "drag" in figures:
        drag = figures["drag"]
        print(f"{name}: step of a drag             {drag['work_ms']['median']:6.1f} ms, 99th {drag['work_99_ms']:6.1f} ms, "
              f"longest piece {drag['longest_piece_ms']:.1f} ms   budget {BUDGET_BLOCKED_MS} ms")
        for part in ("memory", "energy"):
            for key, value in figures[part].items():
                print(f"{name}: {key:28}{value:8.2f}")


def main(recourse, out):
    session.skip_unless_possible()
    figures = {"1920x1080": measure_at(recourse, 1920, 1080, True), "3840x2160": measure_at(recourse, 3840, 2160, False)}
    for name, found in figures.items():
        say(name, found)
    with open(out, "w", encoding="utf-8") as file:
        json.dump(figures, file, indent=1)


if __name__ == "__main__":
    main(*sys.argv[1:])
