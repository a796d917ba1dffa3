#!/usr/bin/python3
"""How long the window takes to come up, warm and cold, and what memory it then needs, beside an empty window of the
same platform and, where it is installed, GNOME's text editor.  Starts alternate, so that what else the machine does
meets all alike.  A window is complete with the first picture that is, but for figures drawn more exactly later, the
one in the end.

    start.py RECOURSE EMPTY OUT.json
"""
import json
import os
import re
import shutil
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "ui"))
import session  # noqa: E402
from screen import Screen, own_memory, read_status, spread, start_once, take_precedence, wait_end  # noqa: E402

WARM, COLD = 9, 4
BUDGET = 1.3
DROP = "/proc/sys/vm/drop_caches"
KEYS = ("first_pixel_ms", "complete_ms", "last_change_ms", "complete_cpu_ms")


def files_of(process):
    """What it has mapped."""
    with open(f"/proc/{process.pid}/maps", encoding="utf-8") as file:
        return sorted(set(re.findall(r"\s(/\S+)$", file.read(), re.MULTILINE)))


def forget(paths):
    """Takes files out of memory: all of them where that is permitted, else those of the programs."""
    os.sync()
    try:
        with open(DROP, "w", encoding="ascii") as file:
            file.write("3")
        return
    except OSError:
        pass
    for path in filter(os.path.isfile, paths):
        descriptor = os.open(path, os.O_RDONLY)
        os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
        os.close(descriptor)


def start(command, environment, screen):
    process, figures = start_once(command, environment, screen)
    figures["own_mb"] = own_memory(process) / 1024
    figures["resident_mb"] = read_status(process, "VmRSS") / 1024
    paths = files_of(process)
    wait_end(process)
    time.sleep(0.3)
    return figures, paths


def rounds(n, programs, environment, screen, is_cold, paths):
    found = {name: [] for name in programs}
    for turn in range(n):
        for name, command in programs.items():
            if is_cold:
                forget(paths)
            figures, mapped = start(command, environment, screen)
            paths.update(mapped)
            found[name].append(figures)
    return {name: {key: spread([one[key] for one in several]) for key in several[0]} for name, several in found.items()}


def say(title, found):
    print(f"{title:34}" + "".join(f"{name:>26}" for name in found))
    for key in (*KEYS, "own_mb", "resident_mb"):
        line = f"{key:34}"
        for name, figures in found.items():
            value = figures[key]
            ratio = value["median"] / found["empty"][key]["median"]
            line += f"{value['median']:10.1f} [{value['least']:6.1f}] {ratio:5.2f}×"
        print(line + (f"   budget {BUDGET}×" if key == "complete_ms" else ""))


def main(recourse, empty, out):
    session.skip_unless_possible()
    take_precedence()
    programs = {"recourse": [recourse], "empty": [empty]}
    if shutil.which("gnome-text-editor"):
        programs["text editor"] = ["gnome-text-editor", "--standalone"]
    with session.Session("1920x1080") as running:
        environment = dict(running.environment, LC_ALL="C.UTF-8")
        environment.pop("G_DEBUG")  # of which others die
        screen = Screen(running.home, 1920, 1080)
        paths = set()
        rounds(1, programs, environment, screen, False, paths)
        warm = rounds(WARM, programs, environment, screen, False, paths)
        cold = rounds(COLD, programs, environment, screen, True, paths)
    say(f"warm, {WARM} starts: median [least]", warm)
    say(f"cold, {COLD} starts: median [least]", cold)
    with open(out, "w", encoding="utf-8") as file:
        json.dump({"warm": warm, "cold": cold, "all caches dropped": os.access(DROP, os.W_OK)}, file, indent=1)


if __name__ == "__main__":
    main(*sys.argv[1:])
