#!/usr/bin/env python3
"""What may happen to a file behind the window's back: it is cut short, moved, removed, becomes a folder, a pipe or a link
that leads nowhere, its disk fills up, the clock is set back, another window or process has it open as well.  The window
says what it sees, the work can always be had again, and nothing is written over that the window did not read.

Usage: test_files.py FAULTS"""

import os
import pathlib
import shutil
import signal
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from session import BUTTONS, Session, end_quietly, report, skip_unless_possible, wait_for  # noqa: E402

SOUND = """{
  "format": "recourse/1",
  "title": "Kept: what happens to files",
  "stakeholders": [{"id": "plaintiff", "label": "%s"}],
  "paths": [{"id": "p", "label": "Settle", "tree": {"kind": "outcome", "payoffs": {"plaintiff": 4}}}]
}
"""
TWO_YEARS = 2 * 366 * 24 * 3600
CHANGED = "^“kept.recourse” was changed by another program"
GONE = "^“kept.recourse” was moved or removed, or cannot be read any more. What you see here is in no file.$"


class Desk:
    """A session with a window on a file, which the desk's owner changes as other programs do"""

    def __init__(self, session, faults, home=None):
        self.session, self.faults = session, faults
        self.home = pathlib.Path(home or session.home)
        self.folder = self.home / "disk"
        self.file = self.folder / "kept.recourse"
        self.data = self.folder / "data"
        self.full = self.home / "full"
        self.clock = self.home / "clock"
        session.environment.update(
            XDG_DATA_HOME=str(self.data), LD_PRELOAD=faults, RECOURSE_FAULT_FOLDER=str(self.folder),
            RECOURSE_FAULT_FULL=str(self.full), RECOURSE_CLOCK=str(self.clock))

    def begin(self, who):
        self.folder.mkdir(exist_ok=True)
        self.write(who)
        self.start(str(self.file))
        self.session.find("^Kept – Recourse$")
        self.session.find("^Settle: leads$")

    def start(self, *arguments):
        self.session.start(arguments)

    def write(self, who):
        self.file.write_text(SOUND % who)

    def says(self, who):
        """Whether the file is whole and says so."""
        return self.file.read_text() == SOUND % who

    def work(self):
        folder = self.data / "recourse" / "recovery"
        return [path.read_bytes() for path in folder.glob("*.recovery")]

    def do(self, action, signature=None, value=None, window=1):
        self.session.activate(action, signature, value, window)

    def press(self, name):
        wait_for(f"a button /{name}/", lambda: self.session.named(f"(^|[ _]){name}$", roles=BUTTONS))[0].press()

    def close(self, heading):
        """The question, and not the window behind it, whose button is called the same"""
        wait_for("its button", lambda: [node for node in self.session.named("(^|[ _])Close$", roles=BUTTONS)
                                        if node.extents()[2] > 100])[0].press()
        self.session.wait_gone(heading)

    def make_work(self, mine="Mine", theirs="Theirs"):
        """Unsaved: @mine in the window, @theirs in the file and known to the window.  Undo and redo go between."""
        self.write(mine)
        self.session.find(CHANGED)
        self.press("Reload")
        self.session.wait_gone(CHANGED)
        self.write(theirs)
        self.session.find(CHANGED)
        self.press("Reload")
        self.session.wait_gone(CHANGED)
        self.do("undo")
        self.expect_work(mine)

    def expect_work(self, who):
        self.session.find("^• Kept – Recourse$")
        wait_for(f"“{who}” to be kept", lambda: any(f'"{who}"'.encode() in work for work in self.work()), 3)

    def expect_saved(self, who):
        self.session.find("^Kept – Recourse$")
        assert f'"{who}"' in self.file.read_text(), self.file.read_text()
        wait_for("an empty recovery folder", lambda: not self.work())

    def crash(self):
        self.session.application.send_signal(signal.SIGKILL)
        self.session.application.wait()


def test_cut_short(desk):
    """Whatever is left of it is not opened; the window goes on with the whole."""
    desk.make_work()
    half = (SOUND % "Theirs")[:100]
    for rest in (half, ""):
        desk.file.write_text(rest)
        desk.session.find(CHANGED + ", and you have changes of your own.$")
        desk.do("save")
        desk.session.find("^The File Has Changed$")
        desk.press("Cancel")
        desk.session.wait_gone("^The File Has Changed$")
        desk.press("Reload")
        desk.session.focus_window("^Dossier Not Opened$")
        desk.session.key("Escape")
        wait_for("the faults to close", lambda: not desk.session.visible_windows("^Dossier Not Opened$"))
        desk.session.focus_window("Kept")
        assert desk.file.read_text() == rest, "written over"
        desk.expect_work("Mine")
    desk.press("Keep Mine")
    desk.session.wait_gone(CHANGED)
    assert desk.file.read_text() == "", "written before it was saved"
    desk.do("save")
    desk.expect_saved("Mine")


def test_moved(desk):
    """It is saved again where it was; what was moved away stays as it is."""
    moved = desk.folder / "moved.recourse"
    before = desk.file.read_text()
    desk.file.rename(moved)
    desk.session.find(GONE)
    desk.expect_work("Mine")
    moved.rename(desk.file)
    desk.session.wait_gone(GONE)
    desk.session.find("^Kept – Recourse$")
    desk.file.rename(moved)
    desk.session.find(GONE)
    desk.press("Save Again")
    desk.session.wait_gone(GONE)
    desk.expect_saved("Mine")
    assert moved.read_text() == before
    moved.unlink()


def in_the_way(desk, make, clear):
    """Something else bears its name: nothing is written, until it is gone."""
    desk.file.unlink()
    make(desk.file)
    desk.session.find(GONE)
    desk.expect_work("Mine")
    desk.press("Save Again")
    desk.session.find("^Nothing Was Saved$")
    desk.close("^Nothing Was Saved$")
    desk.expect_work("Mine")
    clear(desk.file)
    desk.press("Save Again")
    desk.session.wait_gone(GONE)
    desk.expect_saved("Mine")


def test_folder_in_its_place(desk):
    in_the_way(desk, lambda path: (path.mkdir(), (path / "a").touch()), shutil.rmtree)


def test_pipe_in_its_place(desk):
    """Nobody will ever write into it: whoever opened it would wait for ever, and with him all that follows."""
    in_the_way(desk, os.mkfifo, os.unlink)
    pipe = desk.folder / "pipe.recourse"
    os.mkfifo(pipe)
    desk.do("open-uri", "s", pipe.as_uri())
    desk.session.find("it is no file but a folder or a device; choose another name")
    desk.session.find("^Kept – Recourse$")  # stays


def test_unreadable(desk):
    """Even for somebody whom no permission stops: a link to itself."""
    in_the_way(desk, lambda path: path.symlink_to(path.name), os.unlink)


def test_folder_gone(desk):
    """With all that was in it, as when a stick is pulled out"""
    stick, away = desk.folder / "stick", desk.folder / "away"
    stick.mkdir()
    path = stick / "kept.recourse"
    path.write_text((SOUND % "Mine").replace("Kept", "Stick"))
    desk.do("open-uri", "s", path.as_uri())
    desk.session.find("^Stick – Recourse$")
    stick.rename(away)
    desk.session.focus_window("Stick")
    desk.do("save")
    desk.session.find("the folder is not there any more; save in another place$")
    desk.close("^Nothing Was Saved$")
    away.rename(stick)
    desk.do("save")
    wait_for("the save", lambda: desk.session.visible_windows("^Stick – Recourse$"))
    desk.do("open-uri", "s", desk.file.as_uri())
    desk.session.find("^Kept – Recourse$")


def test_disk_full(desk):
    """Said at once, since work is not kept any more either; as soon as there is room all is as before."""
    desk.make_work("Enough")
    before = desk.file.read_text()
    desk.full.touch()
    desk.do("redo")
    desk.do("undo")
    desk.session.find("^Unsaved work is not kept against a crash: .*the disk is full; free some space")
    desk.do("save")
    desk.session.find("^Nothing Was Saved$")
    desk.session.find("cannot be written: the disk is full; free some space, or save in another place$")
    desk.close("^Nothing Was Saved$")
    assert desk.file.read_text() == before and not list(desk.folder.glob(".recourse*")), "half of it is left"
    desk.full.unlink()
    desk.do("redo")
    desk.do("undo")
    desk.session.wait_gone("^Unsaved work is not kept")
    desk.expect_work("Enough")
    desk.do("save")
    desk.expect_saved("Enough")


def test_clock_set_back(desk):
    """By two years: work is kept, files are watched, and what a crash leaves is offered, though it is of the future."""
    desk.clock.write_text(str(-TWO_YEARS))
    desk.make_work("Earlier")
    desk.do("save")
    desk.expect_saved("Earlier")
    desk.clock.unlink()
    desk.make_work("Later")
    desk.crash()
    desk.clock.write_text(str(-TWO_YEARS))
    desk.start()
    desk.session.find(r"^Unsaved work on “Kept: what happens to files”, changed at .*20\d\d|\d\d/\d\d")
    desk.press("Recover")
    desk.expect_work("Later")
    assert desk.says("Theirs"), "recovering wrote the file"
    desk.do("save")
    desk.expect_saved("Later")
    desk.clock.unlink()


def test_discard_by_mistake(desk):
    """What a crash left is offered again; discarded and not asked for, it is gone."""
    desk.make_work("Mistaken")
    desk.crash()
    desk.start(str(desk.file))
    offer = "^Unsaved work on “Kept: what happens to files”, changed"
    for answer in ("Undo", None):
        desk.session.find(offer)
        desk.press("Discard")
        desk.session.wait_gone(offer)
        desk.session.find("^Unsaved work on .* discarded$")
        assert desk.work(), "gone at once"
        if answer:
            desk.session.named(f"(^|[ _]){answer}$", roles=BUTTONS)[-1].press()  # the first is the header's
    wait_for("it to be gone", lambda: not desk.work(), 20)


def test_two_windows(desk):
    """The second to save is asked; what the first saved is not lost."""
    desk.make_work("First")
    desk.do("new-window", window=None)
    desk.session.find("^Microsoft.* – Recourse$")
    desk.do("open-uri", "s", desk.file.as_uri(), window=2)
    wait_for("two windows on it", lambda: len(desk.session.visible_windows("Kept – Recourse$")) == 2)
    desk.do("save")
    wait_for("the first to be saved", lambda: '"First"' in desk.file.read_text())
    saved = desk.file.read_text()
    desk.session.find(CHANGED + ".$")  # says the second
    desk.do("save", window=2)
    desk.session.find("^The File Has Changed$")
    desk.press("Cancel")
    desk.session.wait_gone("^The File Has Changed$")
    assert desk.file.read_text() == saved, "the second wrote over the first"
    desk.press("Reload")
    desk.session.wait_gone(CHANGED)
    assert len(desk.session.visible_windows("^Kept – Recourse$")) == 2


def test_two_processes(desk):
    """Each on a desktop of its own, both with the same home.  Neither offers what the other works on, nor writes over
    what it saved; what one leaves in a crash the other offers."""
    desk.crash()  # both windows at once
    with Session() as session:
        desk.start(str(desk.file))
        desk.session.find("^Settle: leads$")
        other = Desk(session, desk.faults, desk.home)
        desk.make_work("Ours")
        other.start(str(other.file))
        session.find("^Kept – Recourse$")
        session.find("^Settle: leads$")
        assert not session.named("^Unsaved work on"), "it offers what the other still works on"
        other.make_work("Others’", "Theirs again")
        other.do("save")
        other.session.find("^Kept – Recourse$")
        desk.session.find(CHANGED + ", and you have changes of your own.$")
        saved = desk.file.read_text()
        desk.do("save")
        desk.session.find("^The File Has Changed$")
        desk.press("Cancel")
        desk.session.wait_gone("^The File Has Changed$")
        assert "Others’" in saved and desk.file.read_text() == saved, "written over"
        desk.expect_work("Ours")
        desk.crash()
        session.activate("quit")
        end_quietly(session)
        other.start(str(other.file))
        session.find("^Unsaved work on “Kept")
        other.press("Recover")
        wait_for("the work", lambda: session.visible_windows("^• Kept – Recourse$"))
        assert any(b'"Ours"' in work for work in other.work())
        other.do("save", window=2)
        session.find("^The File Has Changed$")
        other.press("Cancel")
        assert desk.file.read_text() == saved, "written over"


TESTS = [test_cut_short, test_moved, test_folder_in_its_place, test_pipe_in_its_place, test_unreadable, test_folder_gone,
         test_disk_full, test_clock_set_back, test_discard_by_mistake, test_two_windows, test_two_processes]


def main():
    skip_unless_possible()
    faults = os.path.abspath(sys.argv[1])
    with Session() as session:
        desk = Desk(session, faults)
        desk.begin("Nobody yet")
        return report(TESTS, lambda test: test(desk), goes_on=False)  # each builds on those before it


if __name__ == "__main__":
    sys.exit(main())
