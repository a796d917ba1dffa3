#!/usr/bin/env python3
"""Every call that changes the disk fails in turn while a document is kept and saved, and the process is killed before
each: the file is the whole old or the whole new one, and the work is never gone.  Then the process is killed at random
moments of a run of edits: at most the last two seconds are missing.

Usage: test-faults.py EDITOR FAULTS [--whole]; --whole injects every fault and kills 200 times.
"""

import concurrent.futures
import os
import random
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
import time

EDITOR, FAULTS = (os.path.abspath(path) for path in sys.argv[1:3])
WHOLE = "--whole" in sys.argv
KINDS = ["EIO", "ENOSPC", "EDQUOT", "EINTR", "SHORT", "KILL"]
OLD = ('{"format": "recourse/1", "title": "T", "stakeholders": [{"id": "a"}],\n'
       '  "paths": [{"id": "p", "tree": {"kind": "outcome", "payoffs": {"a": 1}}}]}\n')
NEW_PIECE = '"label": "Edit 1"'


class Place:
    """A folder of its own with a dossier in it, and a home for the recovery folder"""

    def __init__(self, parent, form):
        self.folder = tempfile.mkdtemp(dir=parent)
        self.form = form
        self.file = os.path.join(self.folder, "dossier.recourse")
        target = self.file
        self.saved_to = self.file
        if form == "new":
            self.saved_to = os.path.join(self.folder, "new.recourse")
        if form == "link":
            os.mkdir(os.path.join(self.folder, "elsewhere"))
            target = os.path.join(self.folder, "elsewhere", "real.recourse")
            os.symlink("elsewhere/real.recourse", self.file)
        self.old = OLD if form != "large" else OLD.replace('"T",', '"T", "sources": [' + ", ".join(
            f'{{"id": "s{i}", "title": "{"T" * 3000}"}}' for i in range(100)) + "],")
        with open(target, "w", encoding="utf-8") as file:
            file.write(self.old)
        os.chmod(target, 0o640)

    def environment(self, at=0, kind=""):
        known = {"LC_ALL": "C.UTF-8", "XDG_DATA_HOME": self.folder, "GIO_USE_VFS": "local",
                 "GSETTINGS_BACKEND": "memory", "G_DEBUG": "fatal-warnings"}
        environment = {**os.environ, **known}
        if at:
            environment.update(LD_PRELOAD=FAULTS, RECOURSE_FAULT_FOLDER=self.folder, RECOURSE_FAULT_AT=str(at),
                               RECOURSE_FAULT=kind, RECOURSE_FAULT_REPORT=self.folder + ".count")
        return environment

    def run(self, mode, at=0, kind=""):
        files = [self.file, self.saved_to] if mode == "save" else [self.saved_to]
        done = subprocess.run([EDITOR, mode, *files], env=self.environment(at, kind), timeout=60,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        if kind != "KILL":
            assert done.returncode == 0, f"{mode} ended with {done.returncode}: {done.stderr}"
        return done.stdout.splitlines()

    def left(self):
        """What the file holds, and what the recovery folder does: numbers of edits"""
        pairs = [line.split() for line in self.run("recover")]
        on_file = [int(number) for what, number in pairs if what == "file"]
        return on_file[0] if on_file else None, max([int(n) for what, n in pairs if what == "work"], default=0)

    def text(self):
        if not os.path.exists(self.saved_to):
            return ""
        with open(self.saved_to, encoding="utf-8") as file:
            return file.read()

    def check_file(self):
        text = self.text()
        is_new = NEW_PIECE in text
        old = "" if self.form == "new" else self.old
        assert is_new or text == old, f"the file is neither old nor new: {len(text)} bytes"
        assert not text or (text.endswith("}\n") and text.startswith("{")), "the file is not whole"
        assert stat.S_IMODE(os.stat(self.file).st_mode) == 0o640, "the mode was not kept"
        assert os.path.islink(self.file) == (self.form == "link"), "the symbolic link was not kept"
        return is_new

    def asides(self):
        return [name for _, _, names in os.walk(self.folder) for name in names if name.endswith(".tmp")]

    def remove(self):
        shutil.rmtree(self.folder)
        if os.path.exists(self.folder + ".count"):
            os.unlink(self.folder + ".count")


def count_calls(parent, form):
    place = Place(parent, form)
    lines = place.run("save", at=10**9, kind="EIO")
    assert lines == ["kept", "saved", "clean"], lines
    assert place.check_file() and not place.asides() and place.left() == (1, 0)
    with open(place.folder + ".count", encoding="utf-8") as file:
        count = int(file.read())
    place.remove()
    return count


def inject(parent, form, at, kind):
    """One fault; returns what went wrong, or None"""
    place = Place(parent, form)
    try:
        lines = place.run("save", at, kind)
        is_new = place.check_file()
        saved = "saved" in lines
        failed = any(line.startswith("failed") for line in lines)
        assert not saved or is_new, "said to be saved, but is not"
        assert not saved or "clean" in lines or kind == "KILL", "saved, but still counts as modified"
        assert not failed or "modified" in lines, "failed, but no more counts as modified"
        assert kind not in ("EINTR", "SHORT") or not failed, "an interruption is no failure: " + " ".join(lines)
        if kind not in ("KILL",):
            assert saved or failed, lines
            # Where unlinking fails the work that it should have removed is left too.
            assert len(place.asides()) <= 1, place.asides()
        on_file, work = place.left()
        if "kept" in lines or failed:
            assert on_file == 1 or work == 1, "the work is gone"
        # With the disk well again all is as if nothing had been.
        if not is_new:
            assert place.run("save")[1] == "saved" and place.check_file(), "cannot be saved afterwards"
        return None
    except (AssertionError, subprocess.TimeoutExpired) as error:
        return f"{form}, call {at}, {kind}: {error}"
    finally:
        place.remove()


def kill_once(parent, seed):
    """Kills a run of edits at a random moment; returns (seconds missing, what went wrong)"""
    place = Place(parent, "plain")
    chance = random.Random(seed)
    try:
        with subprocess.Popen([EDITOR, "run", place.file], env=place.environment(), text=True,
                              stdout=subprocess.PIPE) as process:
            first = process.stdout.readline()
            if seed % 10 == 0:
                assert place.left()[1] == 0, "the work of a living process was offered"
            time.sleep(chance.uniform(0, 4 if WHOLE else 2.5))
            process.send_signal(signal.SIGKILL)
            killed = time.monotonic()
            lines = [first] + process.stdout.readlines()
        # Its clock is ours: both are the machine's since it started.
        edits = {int(number): int(at) / 1e6 for number, at in (line.split() for line in lines if line.endswith("\n"))}
        on_file, work = place.left()
        best = max(on_file or 0, work)
        lost = [at for number, at in edits.items() if number > best]
        missing = killed - min(lost) if lost else 0
        assert on_file is not None, "the file is gone"
        assert on_file == 0 or on_file % 50 == 0, "the file was written by something other than a save"
        assert missing <= 2, f"{missing:.2f} s of edits are missing"
        return missing, None
    except (AssertionError, ValueError) as error:
        return 0, f"kill {seed}: {error}"
    finally:
        place.remove()


def main():
    forms = ["plain", "new", "link", "large"] if WHOLE else ["plain", "link"]
    workers = max(2, os.cpu_count() or 2)
    wrong, n_faults = [], 0
    with tempfile.TemporaryDirectory() as parent, concurrent.futures.ThreadPoolExecutor(2 * workers) as pool:
        jobs = []
        for form in forms:
            calls = count_calls(parent, form)
            print(f"{form}: {calls} calls change the disk", flush=True)
            for kind in KINDS:
                picked = range(1, calls + 1) if WHOLE or kind in ("KILL", "EIO") else range(1, calls + 1, 5)
                for _ in range((6 if kind == "KILL" else 2) if WHOLE else 1):
                    jobs += [pool.submit(inject, parent, form, at, kind) for at in picked]
                    # Most calls cannot be short.
                    n_faults += len(picked) if kind != "SHORT" else 0
        for job in jobs:
            if job.result():
                wrong.append(job.result())
        kills = [pool.submit(kill_once, parent, seed) for seed in range(200 if WHOLE else 12)]
        missing = []
        for job in kills:
            seconds, trouble = job.result()
            missing.append(seconds)
            if trouble:
                wrong.append(trouble)
    print(f"{n_faults} faults injected; {len(missing)} kills, at most {max(missing):.2f} s of edits missing")
    for line in wrong:
        print(line)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
