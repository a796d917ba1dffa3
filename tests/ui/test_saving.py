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

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from session import BUTTONS, Session, end_quietly, report, skip_unless_possible, wait_for  # noqa: E402

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
        self.session.activate(action, signature, value, window)

    def press(self, name):
        """A button; in dialogs its name may have the mnemonic's line before it, and those of a dialog in the window come
        first"""
        pattern = f"(^|[ _]){name}$"

        def find():
            dialogs = self.session.named(".", roles=["alert dialog", "dialog"])
            return [node for dialog in dialogs for node in dialog.walk()
                    if re.search(pattern, node.name) and node.role in BUTTONS] or self.session.named(
                        pattern, roles=BUTTONS)

        wait_for(f"a button /{name}/", find)[0].press()


def test_offer_and_recover(desk):
    desk.session.find(r"^Unsaved work on “Kept: what a crash left”, changed at \d\d:\d\d")
    assert "Edit" not in desk.text(), "the file was touched before anybody asked"
    desk.press("Recover")
    desk.session.find(r"^• Kept – Recourse$")
    desk.session.wait_gone("^Unsaved work on")
    assert "Edit" not in desk.text(), "recovering overwrote the file"


def test_crash_again(desk):
    """Killed before the recovered work was saved: it is offered again"""
    desk.session.application.kill()
    desk.session.application.wait()
    desk.session.start()
    test_offer_and_recover(desk)


def test_save(desk):
    desk.session.focus_window("Kept")
    desk.session.key("ctrl+s")
    desk.session.find(r"^Kept – Recourse$")
    assert re.search(r'"label": "Edit \d+"', desk.text()), desk.text()
    wait_for("an empty recovery folder", lambda: not desk.work())


def test_changed_on_disk(desk):
    mine = desk.text()
    desk.write(SOUND.replace("Nobody yet", "Somebody else"))
    desk.session.find("^“kept.recourse” was changed by another program.$")
    desk.press("Reload")
    desk.session.wait_gone("was changed by another program")
    desk.session.find("Somebody else")
    desk.do("undo")
    desk.session.find(r"^• Kept – Recourse$")
    wait_for("the work to be kept", desk.work)
    assert desk.text() != mine


def test_conflict(desk):
    theirs = SOUND.replace("Nobody yet", "A third one")
    desk.write(theirs)
    desk.session.find("and you have changes of your own.$")
    desk.do("save")
    desk.session.find("^The File Has Changed$")
    desk.press("Cancel")
    desk.session.wait_gone("^The File Has Changed$")
    assert desk.text() == theirs, "overwritten although the answer was Cancel"
    desk.press("Keep Mine")
    desk.session.wait_gone("was changed by another program")
    assert desk.text() == theirs, "overwritten before it was saved"
    desk.do("save")
    desk.session.find(r"^Kept – Recourse$")
    assert '"Edit' in desk.text(), desk.text()


def test_gone(desk):
    os.unlink(desk.file)
    desk.session.find("^“kept.recourse” was moved or removed.")
    desk.session.find(r"^• Kept – Recourse$")
    desk.press("Save Again")
    desk.session.find(r"^Kept – Recourse$")
    assert '"Edit' in desk.text(), desk.text()


def test_read_only(desk):
    desk.do("redo")
    desk.session.find(r"^• Kept – Recourse$")
    before = desk.text()
    os.chmod(desk.file, 0o444)
    desk.do("save")
    desk.session.find("^Nothing Was Saved$")
    desk.session.find("read-only; save a copy under another name")
    desk.press("Close")
    os.chmod(desk.file, 0o644)
    assert desk.text() == before


def test_close_asks_once(desk):
    before = desk.text()
    for _ in range(2):
        desk.session.activate("quit")
    desk.session.find("^Save Changes\\?$")
    desk.press("Cancel")
    desk.session.wait_gone("^Save Changes\\?$")
    assert desk.session.application.poll() is None, "closed although the answer was Cancel"
    desk.session.activate("quit")
    desk.session.find("^Save Changes\\?$")
    desk.press("Discard")
    end_quietly(desk.session)
    assert desk.text() == before and not desk.work(), "discarded, but something is left"


def test_close_and_save(desk):
    desk.write(SOUND)
    desk.crash()
    desk.session.start()
    desk.session.find("^Unsaved work on")
    desk.press("Recover")
    desk.session.find(r"^• Kept – Recourse$")
    desk.session.activate("quit")
    desk.session.find("^Save Changes\\?$")
    desk.press("Save")
    end_quietly(desk.session)
    assert '"Edit' in desk.text() and not desk.work()


def test_template(desk):
    desk.session.start()
    desk.session.find("^As of .* draws")
    desk.session.activate("new-from-template", "s", "two-party")
    desk.session.find("^Supplier and Customer – Recourse$")
    desk.session.activate("quit")
    end_quietly(desk.session)  # nothing was changed, so nothing is to be asked


TESTS = [test_offer_and_recover, test_crash_again, test_save, test_changed_on_disk, test_conflict, test_gone,
         test_read_only, test_close_asks_once, test_close_and_save, test_template]


def main():
    skip_unless_possible()
    with Session() as session:
        desk = Desk(session, os.path.abspath(sys.argv[1]))
        desk.crash()
        session.start()
        return report(TESTS, lambda test: test(desk), goes_on=False)  # each builds on those before it


if __name__ == "__main__":
    sys.exit(main())
