#!/usr/bin/env python3
"""The window keeps to itself: whatever is done in it, it connects to nothing beyond this machine, and no file that it
exports says where, by whom or from which folder it was written."""

import os
import pathlib
import re
import shutil
import stat
import subprocess
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from session import APPLICATION, Session, report, skip_unless_possible, wait_for  # noqa: E402

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "trust"))
from written import find_telling, telling  # noqa: E402

FOLDER = "a-telling-folder"
DOSSIER = "microsoft-openai-amazon.recourse"
# What to export by its number in the dialog, the format, how the dialog names it, and how a whole file ends.
EXPORTS = [(0, "png", "PNG Picture", b"IEND\xaeB`\x82"), (0, "svg", "SVG Drawing", b"</svg>\n"),
           (1, "pdf", "^PDF, ", b"%%EOF\n"), (3, "pdf", "^PDF with all slides", b"%%EOF\n"),
           (3, "pptx", "PPTX. with all slides", b""), (4, "pdf", "^PDF, (A4|Letter)", b"%%EOF\n")]


class Watched(Session):
    """Remembers settings in a file that the test may write, and notes what the window connects to."""

    def __enter__(self):
        super().__enter__()
        self.environment["GSETTINGS_BACKEND"] = "keyfile"
        self.kept = pathlib.Path(self.home, "config", "glib-2.0", "settings", "keyfile")
        self.kept.parent.mkdir(parents=True)
        self.calls = pathlib.Path(self.home, "calls")
        self.program = os.environ.get("RECOURSE", "recourse")
        if can_trace():
            self._trace()
        return self

    def __exit__(self, *details):
        os.environ["RECOURSE"] = self.program
        super().__exit__(*details)

    def _trace(self):
        wrapper = pathlib.Path(self.home, "traced")
        wrapper.write_text(f'#!/bin/sh\nexec strace -f --seccomp-bpf -qq -e trace=socket,connect -e signal=none '
                           f'-o "{self.calls}" "{self.program}" "$@"\n')
        wrapper.chmod(wrapper.stat().st_mode | stat.S_IXUSR)
        os.environ["RECOURSE"] = str(wrapper)

    def remember(self, what, kind):
        """As if that had been exported last"""
        group = APPLICATION.replace(".", "/")
        self.kept.write_text(f"[{group}]\ntour-done=true\nexport={{'what': <uint32 {what}>, 'format': <'{kind}'>}}\n")


def can_trace():
    if shutil.which("strace") is None:
        return False
    return subprocess.run(["strace", "-f", "--seccomp-bpf", "-qq", "-o", "/dev/null", "true"],
                          capture_output=True).returncode == 0


def test_opens(session):
    folder = pathlib.Path(session.home, FOLDER)
    folder.mkdir()
    resources = pathlib.Path(__file__).resolve().parents[2] / "resources" / "dossiers"
    shutil.copy(resources / DOSSIER, folder)
    session.find("^Paths$")
    session.activate("open-uri", "s", (folder / DOSSIER).as_uri(), window=1)
    session.find("^As of .* draws")


def is_open(session, title):
    """A window, or what newer toolkits have instead: a dialog in the window that is there"""
    return session.visible_windows(title) or session.named(title, roles=["dialog"])


def test_looks_around(session):
    """Where links, help and credits are."""
    for view, sign in (("evidence", "^Conflicts|^Claims|claims$"), ("compare", "^Scenario A$"), ("tree", "^Tree")):
        session.activate("view", "s", view, window=1)
        session.find(sign)
    session.activate("view", "s", "dashboard", window=1)
    for action, title in (("help", "^Guide"), ("about", "^About")):
        session.activate(action)
        wait_for(title, lambda: is_open(session, title))
        session.focus_window(title if session.visible_windows(title) else "Recourse$")
        session.key("Escape")
        wait_for("it to close", lambda: not is_open(session, title))


def exported(session, kind, ending, before):
    for path in set(pathlib.Path(session.home).rglob("*." + kind)) - before:
        data = path.read_bytes()
        if data and data.endswith(ending):
            return path
    return None


def open_dialog(session, words):
    """The settings' file is read when its change is noticed."""
    session.activate("export", window=1)
    try:
        wait_for(words, lambda: session.look_for(words), seconds=4)
    except AssertionError:
        session.focus_window("^Export$")
        session.key("Escape")
        wait_for("the dialog to close", lambda: not session.visible_windows("^Export$"))
        raise


def export(session, what, kind, words, ending):
    before = set(pathlib.Path(session.home).rglob("*." + kind))
    session.remember(what, kind)
    for attempt in range(5):
        try:
            open_dialog(session, words)
            break
        except AssertionError:
            if attempt == 4:
                raise
    session.focus_window("^Export$")
    session.key("Return")
    session.find("^Name:?$|^_Name:?$")
    session.focus_window("^Export$")
    session.key("Return")
    path = wait_for(f"a {kind}", lambda: exported(session, kind, ending, before))
    wait_for("the dialog to close", lambda: not session.visible_windows("^Export$"))
    return path


def test_exports_say_nothing_of_here(session):
    secrets = telling(FOLDER, session.home, os.path.basename(session.home))
    for what, kind, words, ending in EXPORTS:
        path = export(session, what, kind, words, ending)
        found = find_telling(path, secrets)
        assert found is None, f"{path.name} holds “{found}”"
        path.unlink()


def test_ends(session):
    """GTK warns of the portal's own folder where that cannot be read, so it is not asked to be quiet."""
    session.activate("quit")
    assert session.application.wait(20) == 0, session.read_log()


def test_connects_to_nothing(session):
    if not session.calls.exists():
        return "no strace here, or it may not trace"
    calls = session.calls.read_text()
    assert "AF_UNIX" in calls, "not even the display was connected to: was anything traced?"
    beyond = re.findall(r".*(?:AF_INET|AF_PACKET|sin_addr|sin6_addr).*", calls)
    assert not beyond, beyond[:5]
    return None


TESTS = [test_opens, test_looks_around, test_exports_say_nothing_of_here, test_ends, test_connects_to_nothing]


def main():
    skip_unless_possible()
    with Watched() as session:
        session.remember(0, "png")
        session.start()
        return report(TESTS, lambda test: test(session), goes_on=False)


if __name__ == "__main__":
    sys.exit(main())
