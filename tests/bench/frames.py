#!/usr/bin/python3
"""From input to the frame that answers it, through the frame clock: keys that toggle a path, and a slider that is
dragged.  Of each step of the drag it is measured how long it takes until the verdict and the distributions change, in
frames, whether the verdict's figures are then those that stay, and how long the main loop was at work without looking
for input.

    frames.py RECOURSE STRETCHES.so OUT.json
"""
import json
import os
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "ui"))
import session  # noqa: E402
from hand import Hand  # noqa: E402
from screen import percentile, spread, take_precedence, wait_end  # noqa: E402

TOGGLES, STEPS = 60, 60
FRAME_MS = 1000 / 60
STEP = 4  # px: far enough for the value to change
FIGURES = 64  # px of the verdict, from its top: names and figures, without the rules below
PATIENCE = 1.0
PACE = 0.3  # s: between steps of a drag, after which nothing is moved softly
BLOCKED_MS = 8


def begin(recourse, running, stretches, folder):
    path = os.path.join(folder, "stretches")
    environment = dict(running.environment, LC_ALL="C.UTF-8", LD_PRELOAD=stretches, RECOURSE_STRETCHES=path)
    environment.pop("G_DEBUG")
    process = subprocess.Popen([recourse], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    window = session.wait_for("the window", lambda: running.visible_windows("Recourse"))[0]
    time.sleep(2)
    running.xdotool("windowsize", "--sync", window, "1920", "1080")
    running.xdotool("windowfocus", "--sync", window)
    time.sleep(3)
    return process, path


def area_of(node):
    left, top, width, height = node.extents()
    return left, top, left + width, top + height


def area_of_chart(button):
    """Its plot, which lies below the button at its upper right corner."""
    left, _, right, bottom = area_of(button)
    return right - 420, bottom + 40, left, bottom + 200


def wait_change(running, areas, before, begun):
    """Milliseconds until each of the areas is another picture, and those pictures; None: it stayed."""
    found, pictures = [None] * len(areas), list(before)
    while None in found and time.perf_counter() - begun < PATIENCE:
        for i, area in enumerate(areas):
            if found[i] is None:
                picture = running.picture(*area)
                if picture != before[i]:
                    found[i], pictures[i] = (time.perf_counter() - begun) * 1000, picture
        time.sleep(0.0003)
    return found, pictures


def measure_toggles(running, hand, verdict):
    times = []
    for number in range(TOGGLES):
        before = [running.picture(*verdict)]
        begun = time.perf_counter()
        hand.press("23"[number % 2])
        times += [ms for ms in wait_change(running, [verdict], before, begun)[0] if ms is not None]
        time.sleep(0.6 + number % 7 * 0.0023)  # at any moment between two frames
    return {"ms": spread(times), "frames_99": percentile(times, 0.99) / FRAME_MS, "answered": len(times) / TOGGLES}


def step(running, hand, areas, place):
    """(frames until each area changed, whether the first picture of the verdict is the one that stays)"""
    before = [running.picture(*area) for area in areas]
    begun = time.perf_counter()
    hand.move(*place)
    times, pictures = wait_change(running, areas, before, begun)
    time.sleep(max(PACE - (time.perf_counter() - begun), 0))
    return [ms / FRAME_MS if ms is not None else None for ms in times], pictures[0] == running.picture(*areas[0])


def lead_with_second(running, hand):
    while not running.look_for("^Verdict on Settlement"):
        hand.press("2")
        time.sleep(1.5)


def take_slider(running, hand):
    """The slider among the variants of the leading path, at once, since a long press means fine steps; where it is."""
    left, top, width, height = next(extents for extents in map(lambda node: node.extents(),
                                                               running.named("", roles=("slider",))) if extents[2] > 50)
    x, y = left + 14 * width // 40, top + height // 2  # 4 bn of −10 to 30
    hand.move(x, y)
    time.sleep(0.5)
    hand.button(True)
    for i in range(4):
        hand.move(x + 4 * i, y)
        time.sleep(0.01)
    time.sleep(1.5)
    return x + 12, y


def measure_drag(running, hand, verdict, chart):
    x, y = take_slider(running, hand)
    found = [step(running, hand, [verdict, chart], (x + STEP * (i + 1 if i < STEPS // 2 else STEPS - 1 - i) // 2, y))
             for i in range(STEPS)]
    stayed = [is_same for frames, is_same in found if frames[0] is not None]
    columns = [[frames[i] for frames, _ in found if frames[i] is not None] for i in (0, 1)]
    return {"answered": len(columns[0]) / STEPS, "verdict_frames": spread(columns[0]),
            "verdict_frames_99": percentile(columns[0], 0.99), "distributions_frames": spread(columns[1]),
            "distributions_frames_99": percentile(columns[1], 0.99), "figures_that_stay": sum(stayed) / len(stayed)}, (x, y)


def measure_blocking(hand, path, place):
    """The slider moved sixty times a second, as a hand does; all stretches of the main loop meanwhile."""
    time.sleep(1)
    since = time.monotonic()
    for i in range(300):
        hand.move(place[0] + abs(i % 80 - 40), place[1])
        time.sleep(1 / 60)
    until = time.monotonic()
    hand.button(False)
    time.sleep(0.5)
    with open(path, encoding="ascii") as file:
        rows = [tuple(map(float, line.split())) for line in file if line.count(" ") == 2]
    cpu = [cpu / 1000 for end, _, cpu in rows if since < end < until]
    wall = [wall / 1000 for end, wall, _ in rows if since < end < until]
    return {"longest_cpu_ms": max(cpu), "cpu_99_ms": percentile(cpu, 0.99), "longest_ms": max(wall),
            "over_8_ms": sum(ms > BLOCKED_MS for ms in cpu) / len(cpu), "stretches": len(cpu)}


def measure(recourse, stretches):
    with session.Session("1920x1080") as running, tempfile.TemporaryDirectory() as folder:
        process, path = begin(recourse, running, stretches, folder)
        hand = Hand(running.environment["DISPLAY"])
        found = {}
        for first in (process, running.processes[0]):  # and the X server
            take_precedence(first)
        try:
            verdict = area_of(running.find("^Verdict on "))
            verdict = (*verdict[:3], verdict[1] + FIGURES)
            chart = area_of_chart(running.find("^Open “Distributions” at full size"))
            found["toggle"] = measure_toggles(running, hand, verdict)
            lead_with_second(running, hand)
            found["drag"], place = measure_drag(running, hand, verdict, chart)
            found["blocking"] = measure_blocking(hand, path, place)
        finally:
            hand.close()
            wait_end(process)
    return found


def say(found):
    toggle, drag, blocking = found["toggle"], found["drag"], found["blocking"]
    print(f"key to changed verdict: {toggle['ms']['median']:.1f} ms, {toggle['frames_99']:.1f} frames for 99 of 100")
    print(f"step of a drag to changed verdict: {drag['verdict_frames']['median']:.1f} frames, 99 of 100 "
          f"{drag['verdict_frames_99']:.1f}; its figures are those that stay in {100 * drag['figures_that_stay']:.0f} %")
    print(f"step of a drag to changed distributions: {drag['distributions_frames']['median']:.1f} frames, 99 of 100 "
          f"{drag['distributions_frames_99']:.1f}   budget 3")
    print(f"main loop without a look for input: {blocking['longest_cpu_ms']:.1f} ms of CPU at most, 99 of 100 "
          f"{blocking['cpu_99_ms']:.1f} ms, {100 * blocking['over_8_ms']:.1f} % over {BLOCKED_MS} ms")


def main(recourse, stretches, out):
    session.skip_unless_possible()
    take_precedence()
    found = measure(recourse, stretches)
    say(found)
    with open(out, "w", encoding="utf-8") as file:
        json.dump(found, file, indent=1)


if __name__ == "__main__":
    main(*sys.argv[1:])
