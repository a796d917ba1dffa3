#!/usr/bin/python3
"""The running window is killed at random moments of a run of edits in its forms.  At most the last two seconds of edits
are missing, the file is never overwritten, and the next window offers the work and recovers it: each run goes on from
what the one before left.  It takes half a minute a kill, so it is run by hand:

    RECOURSE=build/recourse GSETTINGS_SCHEMA_DIR=build/resources window_kills.py build/tests/document/editor [KILLS]
"""

import os
import random
import re
import signal
import subprocess
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "ui"))
from forms import click, press  # noqa: E402
from session import Session, skip_unless_possible, wait_for  # noqa: E402

SMALL = """{"format": "recourse/1", "title": "Kill",
  "stakeholders": [{"id": "a", "label": "Nobody yet"}],
  "paths": [{"id": "p", "label": "Settle", "tree": {"kind": "outcome", "payoffs": {"a": 1}}}]}
"""
EDITOR = "^Edit Dossier$"
# Of a key until the window has taken it: that edit was not made when the process was killed.
BUSY_SECONDS = 1.0


class Run:
    def __init__(self, session, headless):
        self.session, self.headless = session, headless
        self.file = os.path.join(session.home, "kill.recourse")
        self.number = 0
        with open(self.file, "w", encoding="utf-8") as file:
            file.write(SMALL)

    def work(self):
        """The number of the edit that the recovery folder holds"""
        done = subprocess.run([self.headless, "recover", self.file], env=self.session.environment, check=True,
                              stdout=subprocess.PIPE, text=True)
        assert "file 0\n" in done.stdout, "the file was overwritten: " + done.stdout
        return max([int(number) for number in re.findall(r"^work (\d+)$", done.stdout, re.M)], default=0)

    def open(self, left):
        self.session.start()
        if left:
            self.session.find("^Unsaved work on “Kill”")
            press(self.session, "Recover$")
            self.session.find("^• Kill – Recourse$")
            self.session.wait_gone("^Unsaved work on")
        else:
            self.session.find("^Paths$")
            self.session.activate("open-uri", "s", "file://" + self.file, window=1)
            self.session.find("^Kill – Recourse$")
        self.session.focus_window("Kill")
        self.session.key("ctrl+e")
        self.session.find(EDITOR)
        self.session.focus_window(EDITOR)
        click(self.session, self.session.find("^Stakeholders: [0-9]+$"), EDITOR)
        entries = wait_for("the name's entry",
                           lambda: self.session.named("^Name$", roles=("text", "entry", "text box")))
        self.name = entries[-1]
        if left:
            wait_for("the name that was recovered", lambda: self.session.look_for(f"^Edit {left}$"))
        click(self.session, self.name, EDITOR)
        self.session.find("^Name$", "focused")

    def edit(self):
        self.number += 1
        self.session.key("ctrl+a")
        self.session.xdotool("type", "--delay", "1", f"Edit {self.number}")
        self.session.key("Return")

    def kill(self, chance):
        """Edits until killed; returns how many seconds of edits are missing"""
        made, end = {}, time.monotonic() + chance.uniform(0.5, 6)
        while time.monotonic() < end:
            self.edit()
            made[self.number] = time.monotonic()
        self.session.application.send_signal(signal.SIGKILL)
        killed = time.monotonic()
        self.session.application.wait()
        self.kept = self.work()
        lost = [at for number, at in made.items() if number > self.kept]
        return killed - min(lost) if lost else 0


def main():
    skip_unless_possible()
    n, worst, left = int(sys.argv[2]) if len(sys.argv) > 2 else 200, 0, 0
    with Session() as session:
        run = Run(session, os.path.abspath(sys.argv[1]))
        for number in range(n):
            run.open(left)
            missing = run.kill(random.Random(number))
            print(f"kill {number + 1}: edit {run.kept} of {run.number} kept, {missing:.2f} s missing", flush=True)
            assert missing <= 2 + BUSY_SECONDS, "too much is missing"
            assert run.kept or not left, "the work is gone"
            worst, left = max(worst, missing), run.kept
    print(f"{n} kills, at most {worst:.2f} s of edits missing")


if __name__ == "__main__":
    main()
