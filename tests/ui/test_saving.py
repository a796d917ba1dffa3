#!/usr/bin/env python3
"""Files and the window: work that a crash left is offered and recovered, saved, told apart from what another program
writes, never overwritten or given up without a question.  The work is made by an editor without a window, which is
killed; what is on disk is read here, not asked of the program.

Usage: test_saving.py EDITOR"""

import os
import re
import signal
import subprocess
import sys
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from session import Session, skip_unless_possible, wait_for  # noqa: E402

APPLICATION = "io.github.recourse.Recourse"
SOUND = """{
  "format": "recourse/1",
  "title": "Kept: what a crash left",
  "stakeholders": [{"id": "plaintiff", "label": "Nobody yet"}],
  "paths": [{"id": "p", "label": "Settle", "tree": {"kind": "outcome", "payoffs": {"plaintiff": 4}}}]
}
"""


class Desk:
    """The session, the dossier's file, and what the desk's owner does"""

    def __init__(self, session, editor):
        self.session, self.editor = session, editor
        self.file = os.path.join(session.home, "kept.recourse")
        self.write(SOUND)

    def write(self, text):
        with open(self.file, "w", encoding="utf-8") as file:
            file.write(text)

    def text(self):
        with open(self.file, encoding="utf-8") as file:
            return file.read()

    def work(self):
        folder = os.path.join(self.session.home, "data", "recourse", "recovery")
        return [name for name in (os.listdir(folder) if os.path.isdir(folder) else []) if name.endswith(".recovery")]

    def crash(self):
        """Edits without a window, until killed with work kept"""
        with subprocess.Popen([self.editor, "run", self.file], env=self.session.environment,
                              stdout=subprocess.DEVNULL) as process:
            wait_for("work in the recovery folder", self.work)
            process.send_signal(signal.SIGKILL)
        assert "Edit" not in self.text(), "the editor saved: nothing is to be recovered"

    def do(self, action, signature=None, value=None, window=1):
        self.session.activate(APPLICATION, action, signature, value, window)

    def look(self, pattern, role="", otherwise=None):
        """The first object of that name; @otherwise where something went away while it was looked at"""
        from gi.repository import GLib

        try:
            return next((node for node in self.session.nodes()
                         if role in node.role and re.search(pattern, node.name)), None)
        except GLib.Error:
            return otherwise

    def find(self, pattern, role=""):
        return wait_for(f"{role} /{pattern}/", lambda: self.look(pattern, role))

    def press(self, name):
        """A button; in dialogs its name may have the mnemonic's line before it"""
        self.find(f"(^|[ _]){name}$", "button").press()

    def wait_title(self, pattern):
        return self.find(pattern)

    def wait_gone(self, pattern):
        """Looked for twice: a look is cut short where something else goes away meanwhile"""
        wait_for(f"no more /{pattern}/", lambda: not any(self.look(pattern, otherwise=True) for _ in range(2)))


def test_offer_and_recover(desk):
    desk.find(r"^Unsaved work on “Kept: what a crash left”, changed at \d\d:\d\d")
    assert "Edit" not in desk.text(), "the file was touched before anybody asked"
    desk.press("Recover")
    desk.wait_title(r"^• Kept – Recourse$")
    desk.wait_gone("^Unsaved work on")
    assert "Edit" not in desk.text(), "recovering overwrote the file"


def test_crash_again(desk):
    """Killed before the recovered work was saved: it is offered again"""
    desk.session.application.kill()
    desk.session.application.wait()
    start(desk)
    test_offer_and_recover(desk)


def test_save(desk):
    desk.session.focus_window("Kept")
    desk.session.key("ctrl+s")
    desk.wait_title(r"^Kept – Recourse$")
    assert re.search(r'"label": "Edit \d+"', desk.text()), desk.text()
    wait_for("an empty recovery folder", lambda: not desk.work())


def test_changed_on_disk(desk):
    mine = desk.text()
    desk.write(SOUND.replace("Nobody yet", "Somebody else"))
    desk.find("^“kept.recourse” was changed by another program.$")
    desk.press("Reload")
    desk.wait_gone("was changed by another program")
    desk.find("Somebody else")
    desk.do("undo")
    desk.wait_title(r"^• Kept – Recourse$")
    wait_for("the work to be kept", desk.work)
    assert desk.text() != mine


def test_conflict(desk):
    theirs = SOUND.replace("Nobody yet", "A third one")
    desk.write(theirs)
    desk.find("and you have changes of your own.$")
    desk.do("save")
    desk.find("^The File Has Changed$")
    desk.press("Cancel")
    time.sleep(0.5)
    assert desk.text() == theirs, "overwritten although the answer was Cancel"
    desk.press("Keep Mine")
    desk.wait_gone("was changed by another program")
    desk.do("save")
    desk.wait_title(r"^Kept – Recourse$")
    assert '"Edit' in desk.text(), desk.text()


def test_gone(desk):
    os.unlink(desk.file)
    desk.find("^“kept.recourse” was moved or removed.")
    desk.wait_title(r"^• Kept – Recourse$")
    desk.press("Save Again")
    desk.wait_title(r"^Kept – Recourse$")
    assert '"Edit' in desk.text(), desk.text()


def test_read_only(desk):
    desk.do("redo")
    desk.wait_title(r"^• Kept – Recourse$")
    before = desk.text()
    os.chmod(desk.file, 0o444)
    desk.do("save")
    desk.find("^Nothing Was Saved$")
    desk.find("read-only; save a copy under another name")
    desk.press("Close")
    os.chmod(desk.file, 0o644)
    assert desk.text() == before


def test_close_asks_once(desk):
    before = desk.text()
    for _ in range(2):
        desk.session.activate(APPLICATION, "quit")
    desk.find("^Save Changes\\?$")
    desk.press("Cancel")
    desk.wait_gone("^Save Changes\\?$")
    assert desk.session.application.poll() is None, "closed although the answer was Cancel"
    desk.session.activate(APPLICATION, "quit")
    desk.find("^Save Changes\\?$")
    desk.press("Discard")
    assert desk.session.application.wait(20) == 0
    assert desk.text() == before and not desk.work(), "discarded, but something is left"


def test_close_and_save(desk):
    desk.write(SOUND)
    desk.crash()
    start(desk)
    desk.find("^Unsaved work on")
    desk.press("Recover")
    desk.wait_title(r"^• Kept – Recourse$")
    desk.session.activate(APPLICATION, "quit")
    desk.find("^Save Changes\\?$")
    desk.press("Save")
    assert desk.session.application.wait(20) == 0
    assert '"Edit' in desk.text() and not desk.work()


def test_template(desk):
    start(desk)
    desk.find("^As of .* draws")
    desk.session.activate(APPLICATION, "new-from-template", "s", "two-party")
    desk.find("^Supplier and Customer – Recourse$")
    desk.session.activate(APPLICATION, "quit")
    assert desk.session.application.wait(20) == 0, "nothing was changed, so nothing is to be asked"


def start(desk):
    desk.session.start([os.environ.get("RECOURSE", "recourse")])


TESTS = [test_offer_and_recover, test_crash_again, test_save, test_changed_on_disk, test_conflict, test_gone,
         test_read_only, test_close_asks_once, test_close_and_save, test_template]


def main():
    skip_unless_possible()
    print(f"1..{len(TESTS)}")
    with Session() as session:
        desk = Desk(session, os.path.abspath(sys.argv[1]))
        desk.crash()
        start(desk)
        for number, test in enumerate(TESTS, 1):
            try:
                test(desk)
                print(f"ok {number} - {test.__name__}", flush=True)
            except Exception as error:  # the ones after it build on it
                print(f"not ok {number} - {test.__name__}: {error!r}", flush=True)
                print("\n".join("# " + line for line in session.read_log().splitlines()[-20:]))
                return 1
        if re.search("CRITICAL|WARNING", session.read_log()):
            print("Bail out! " + session.read_log())
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
