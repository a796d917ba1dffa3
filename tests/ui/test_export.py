#!/usr/bin/env python3
"""From the window to a file: the dialog says what it will write, and that is what is written."""

import glob
import os
import struct
import subprocess
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from session import press_switch, run_tests, skip_unless_possible, wait_for  # noqa: E402


def open_window(session):
    session.find("^As of .* draws")


def files(session, ending):
    return glob.glob(os.path.join(session.home, "**", "*." + ending), recursive=True)


def whole_picture(session):
    """The path and the bytes of the only one, once it is written to the end."""
    for path in files(session, "png"):
        with open(path, "rb") as file:
            data = file.read()
        if data.endswith(b"IEND\xaeB`\x82"):
            return path, data
    return None


def save(session):
    """Accepts the name that is proposed; returns the file."""
    session.focus_window("^Export$")
    session.key("Return")
    session.find("^Name:?$|^_Name:?$")
    session.focus_window("^Export$")
    session.key("Return")


def chunks(data):
    at = 8
    while at < len(data):
        length, kind = struct.unpack(">I4s", data[at:at + 8])
        yield kind, data[at + 8:at + 8 + length]
        at += 12 + length


def test_dialog_says_what_travels(session, _):
    session.activate("export-picture", "s", "payoffs", window=1)
    session.find("^PNG Picture, 1920 × 1080 pixels$")
    session.find("claims and your choices travel inside the file")


def test_picture_is_as_said(session, _):
    """Two more actions: the button, and the name."""
    save(session)
    path, data = wait_for("a file", lambda: whole_picture(session))
    assert "Payoffs" in os.path.basename(path), path
    session.find("^1 file exported$")
    found = dict(chunks(data))
    assert struct.unpack(">II", found[b"IHDR"][:8]) == (1920, 1080)
    kinds = [kind for kind, _ in chunks(data)]
    assert b"iTXt" in kinds or b"zTXt" in kinds, kinds


def test_picture_opens_again(session, _):
    (path,) = files(session, "png")
    result = subprocess.run([os.environ.get("RECOURSE", "recourse"), "check", path], env=session.environment,
                            capture_output=True, text=True)
    assert result.returncode == 0, result.stderr
    os.remove(path)


def test_without_the_model(session, _):
    session.activate("export-picture", "s", "tornado", window=1)
    session.find("travel inside the file")
    press_switch(session, "^Include the model")
    session.find("^Nothing but the picture")
    save(session)
    path, data = wait_for("a file", lambda: whole_picture(session))
    assert not any(b"recourse/1" in body or b"dossier" in body for kind, body in chunks(data) if kind == b"iTXt"), path
    result = subprocess.run([os.environ.get("RECOURSE", "recourse"), "check", path], env=session.environment,
                            capture_output=True, text=True)
    assert result.returncode != 0, "a picture without a model was taken for a dossier"


def test_remembers(session, _):
    session.activate("export-picture", "s", "payoffs", window=1)
    session.find("^Nothing but the picture")
    session.focus_window("^Export$")
    session.key("Escape")
    session.wait_gone("^Nothing but the picture")


TESTS = [
    test_dialog_says_what_travels,
    test_picture_is_as_said,
    test_picture_opens_again,
    test_without_the_model,
    test_remembers,
]


if __name__ == "__main__":
    skip_unless_possible()
    sys.exit(run_tests(TESTS, open_window))
