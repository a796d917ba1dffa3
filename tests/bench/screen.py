"""What benchmarks of the window share: the pixels of its screen, its start, its memory, its threads."""
import mmap
import os
import re
import statistics
import subprocess
import time

QUIET = 1.5  # without a change for so long a window is complete
LONGEST = 5.0  # after the first pixel
NEARLY = 0.015  # of the looked at pixels may still change: figures that are drawn more exactly


class Screen:
    """The pixels of the X server, out of the file it keeps them in; every 16th line is looked at."""

    def __init__(self, home, width, height):
        self.file = open(os.path.join(home, "Xvfb_screen0"), "rb")
        self.map = mmap.mmap(self.file.fileno(), 0, prot=mmap.PROT_READ)
        self.line, self.start = 4 * width, len(self.map) - 4 * width * height

    def look(self):
        return b"".join(self.map[at:at + self.line] for at in range(self.start, len(self.map), 16 * self.line))


def take_precedence(process=None):
    """Before what else the machine does, for this process and those it starts; or for the main thread of one of them
    before its workers, as the system would have it of a thread that mostly waits.  Where that is permitted."""
    try:
        os.sched_setscheduler(process.pid if process else 0, os.SCHED_RR, os.sched_param(2 if process else 1))
    except (AttributeError, PermissionError):
        print("# without the right to a real-time priority: what else the machine does is measured along")


def difference(one, other):
    """The part of the pixels that are not the same."""
    if one == other:
        return 0.0
    ours, theirs = memoryview(one).cast("I"), memoryview(other).cast("I")
    return sum(a != b for a, b in zip(ours, theirs)) / len(ours)


def cpu_ms(process):
    """Of its main thread."""
    with open(f"/proc/{process.pid}/task/{process.pid}/schedstat", encoding="ascii") as file:
        return int(file.read().split()[0]) / 1e6


def start_once(command, environment, screen):
    """(process, figures): milliseconds to the first pixel, to the first picture that is complete and to the last
    change, and of CPU time of the main thread until it was complete."""
    seen = [(0.0, 0.0, screen.look())]
    begin = time.perf_counter()
    process = subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    while time.perf_counter() - begin < 60:
        now = screen.look()
        moment = time.perf_counter() - begin
        if now != seen[-1][2]:
            seen.append((moment * 1000, cpu_ms(process), now))
        if len(seen) > 1 and (moment * 1000 - seen[-1][0] > QUIET * 1000 or moment * 1000 - seen[1][0] > LONGEST * 1000):
            break  # a caret that blinks never rests
        time.sleep(0.0005)
    assert len(seen) > 1, f"{command[0]} showed nothing"
    whole = next(look for look in seen[1:] if difference(look[2], seen[-1][2]) <= NEARLY)
    return process, {"first_pixel_ms": seen[1][0], "complete_ms": whole[0], "last_change_ms": seen[-1][0],
                     "complete_cpu_ms": whole[1]}


def wait_end(process):
    process.terminate()
    process.wait(10)


def read_status(process, name):
    with open(f"/proc/{process.pid}/status", encoding="ascii") as file:
        return int(re.search(rf"^{name}:\s*(\d+)", file.read(), re.MULTILINE).group(1))


def own_memory(process):
    """KiB that this process alone uses: what all programs share of the platform counts for nobody."""
    with open(f"/proc/{process.pid}/smaps_rollup", encoding="ascii") as file:
        text = file.read()
    return sum(int(re.search(rf"^{name}:\s*(\d+)", text, re.MULTILINE).group(1))
               for name in ("Private_Clean", "Private_Dirty"))


def wakes(process):
    """By thread."""
    counts = {}
    tasks = f"/proc/{process.pid}/task"
    for task in os.listdir(tasks):
        with open(f"{tasks}/{task}/status", encoding="ascii") as file:
            found = re.search(r"^voluntary_ctxt_switches:\s*(\d+)", file.read(), re.MULTILINE)
        counts[task] = int(found.group(1))
    return counts


def count_wakes(process, seconds):
    """A second; a thread that ended meanwhile has taken its count along."""
    before = wakes(process)
    time.sleep(seconds)
    return sum(count - before.get(task, 0) for task, count in wakes(process).items()) / seconds


def spread(values):
    return {"median": statistics.median(values), "least": min(values), "most": max(values), "n": len(values)}


def percentile(values, share):
    return sorted(values)[max(0, min(len(values), round(share * len(values))) - 1)]
