#!/usr/bin/env python3
"""Pictures that carry their dossier, in the window: opened or dropped they bring back exactly the state they were made
from; one that a program stripped is told about, and what was open stays."""

import os
import struct
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from session import Session, end_quietly, report, skip_unless_possible, wait_for  # noqa: E402
from test_clipboard import drag, skip_without_toolkit  # noqa: E402

SOURCE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "source.py")
# What is made, and what the window then says of it.
STATES = {
    "first.png": (["--seed", "7", "--trials", "3000", "--path", "settlement", "--path", "litigation"],
                  "3.?000 draws . seed 7"),
    "second.pdf": (["--seed", "8", "--trials", "4000", "--path", "renegotiation"], "4.?000 draws . seed 8"),
}


def make_picture(session, name):
    path = os.path.join(session.home, name)
    subprocess.run([os.environ.get("RECOURSE", "recourse"), "render", "--chart", "payoffs", *STATES[name][0], "-o",
                    path], env=session.environment, check=True)
    return path


def strip(path):
    """Without the text that a PNG may hold: what many programs do that save one"""
    with open(path, "rb") as file:
        data = file.read()
    kept, at = data[:8], 8
    while at < len(data):
        length = struct.unpack(">I", data[at:at + 4])[0]
        if data[at + 4:at + 8] not in (b"iTXt", b"tEXt", b"zTXt"):
            kept += data[at:at + 12 + length]
        at += 12 + length
    with open(path, "wb") as file:
        file.write(kept)


def is_on(session, path):
    return session.find(f"^{path}").has_state("pressed")


def test_opened(session):
    """Draws, seed and paths are the picture's, not the dossier's."""
    session.find(STATES["first.png"][1])
    assert [is_on(session, path) for path in ("Renegotiated", "Settlement and", "Litigation")] == [False, True, True]


def drop(session, path):
    window = wait_for("the window", lambda: session.visible_windows("Recourse$"))[0]
    session.xdotool("windowmove", window, "300", "0")
    with tempfile.TemporaryDirectory() as folder:
        sign = os.path.join(folder, "willing")
        source = subprocess.Popen([sys.executable, SOURCE, path, sign], env=session.environment)
        try:
            wait_for("the other window", lambda: session.visible_windows("^Drag from here$"))
            drag(session, 100, 80, 820, 440, lambda: os.path.exists(sign))
            source.wait(40)
        finally:
            source.kill()
            source.wait()


def test_dropped(session):
    drop(session, make_picture(session, "second.pdf"))
    session.find(STATES["second.pdf"][1])


def test_stripped(session):
    """In a sentence; what was open stays."""
    path = make_picture(session, "first.png")
    strip(path)
    drop(session, path)
    session.find("carries no dossier")
    session.find(STATES["second.pdf"][1])


def test_ends(session):
    session.activate("quit")
    end_quietly(session)


if __name__ == "__main__":
    skip_unless_possible()
    skip_without_toolkit()
    with Session(screen="1600x900") as one:
        one.start([make_picture(one, "first.png")])
        sys.exit(report([test_opened, test_dropped, test_stripped, test_ends], lambda test: test(one)))
