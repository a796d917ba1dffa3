#!/usr/bin/env python3
"""The window around the views: going from one to another, what comes back the next day, and that all of it works in the
dark, at twice the scale and from right to left."""

import gettext
import os
import shutil
import subprocess
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from session import Session, ends_cleanly_and_says_nothing, report, skip_unless_possible, wait_for  # noqa: E402
from test_window import PATHS, SOUND, TITLE, Window  # noqa: E402

VIEWS = ["dashboard", "tree", "evidence", "compare"]


def start(session, **variables):
    session.environment.update(variables)
    session.start()
    return Window(session)


def test_views_by_key_and_action():
    with Session() as session:
        start(session)
        session.focus_window(TITLE)
        for number, view in enumerate(VIEWS, 1):
            session.key(f"alt+{number}")
            wait_for(view, lambda: session.state_of("view") == view)
        session.key("ctrl+Page_Down")
        wait_for("the first one again", lambda: session.state_of("view") == "dashboard")
        session.key("ctrl+Page_Up")
        wait_for("the last one", lambda: session.state_of("view") == "compare")
        session.activate("view", "s", "no-such-view", window=1)
        assert session.state_of("view") == "compare"
        ends_cleanly_and_says_nothing(session)


def test_what_was_shown_comes_back():
    with Session() as session:
        session.environment["GSETTINGS_BACKEND"] = "keyfile"
        start(session)
        session.activate("view", "s", "evidence", window=1)
        wait_for("the evidence", lambda: session.state_of("view") == "evidence")
        session.activate("show-inspector", window=1)
        wait_for("the inspector", lambda: session.state_of("show-inspector"))
        ends_cleanly_and_says_nothing(session)

        session.start()
        session.find("^Close the inspector$")
        assert session.state_of("view") == "evidence", session.state_of("view")
        assert session.state_of("show-inspector")
        ends_cleanly_and_says_nothing(session)


def test_dossier_comes_back_and_may_be_gone():
    with Session() as session:
        session.environment["GSETTINGS_BACKEND"] = "keyfile"
        start(session)
        file = os.path.join(session.home, "sound.recourse")
        with open(file, "w") as stream:
            stream.write(SOUND)
        session.activate("open-uri", "s", "file://" + file, window=1)
        session.find("^A small dispute – Recourse$")
        ends_cleanly_and_says_nothing(session)

        session.start()
        session.find("^A small dispute – Recourse$")
        ends_cleanly_and_says_nothing(session)

        os.remove(file)
        session.start()
        session.find("^“sound.recourse”, which was open last, cannot be read any more$")
        session.find(f"^{TITLE} – Recourse$")
        ends_cleanly_and_says_nothing(session)


def test_without_the_schema():
    """Nothing is remembered then, and nothing else is different."""
    with Session() as session:
        start(session, GSETTINGS_SCHEMA_DIR="/nonexistent")
        session.activate("view", "s", "evidence", window=1)
        wait_for("the evidence", lambda: session.state_of("view") == "evidence")
        ends_cleanly_and_says_nothing(session)


def check_basics(session, window):
    """A path by its key, the inspector, and back: what everything else stands on."""
    session.focus_window(TITLE)
    before = window.states()
    session.key("2")
    wait_for("an answer to the key", lambda: window.states() != before)
    window.settle()
    window.check_agreement()
    session.activate("inspect", "s", "payoffs/litigation/microsoft/mean", window=1)
    close = session.find("^Close the inspector$")
    wait_for("the inspector", close.is_laid_out)
    for node in session.find("^How it comes about$", role="list").children():
        assert node.is_laid_out(), node.name
    session.key("Escape")
    wait_for("the inspector away", lambda: not session.state_of("show-inspector"))


def test_twice_the_scale():
    with Session(screen="2560x1800") as session:
        check_basics(session, start(session, GDK_SCALE="2"))
        ends_cleanly_and_says_nothing(session)


def test_dark():
    with Session() as session:
        window = start(session)
        session.activate("color-scheme", "s", "dark")
        check_basics(session, window)
        left, top, right, bottom = 1270, 700, 1274, 704
        picture = session.picture(left, top, right, bottom)
        assert max(picture[i] for i in range(0, len(picture), 4)) < 0x60, "the window is not dark"
        ends_cleanly_and_says_nothing(session)


def test_right_to_left():
    """With a language that runs so; the words stay English, since no translation is installed."""
    if gettext.find("gtk40", languages=["ar"]) is None:
        return "GTK has no Arabic here, so it would not know which way that runs"
    with Session() as session:
        folder = os.path.join(session.home, "locale")
        os.mkdir(folder)
        if shutil.which("localedef") is None or subprocess.call(
                ["localedef", "-i", "ar_EG", "-f", "UTF-8", os.path.join(folder, "ar_EG.UTF-8")],
                stderr=subprocess.DEVNULL) > 1:
            return "no Arabic locale can be made here"
        session.environment.pop("LC_ALL", None)
        session.environment.update(LOCPATH=folder, LANG="ar_EG.UTF-8", LC_NUMERIC="C")
        session.start()
        row = session.find(f"^{PATHS[0]}: (leads|compared|off)$")
        strip = session.find("^Verdict on ")
        if row.middle()[0] < strip.middle()[0]:
            return "GTK does not know that Arabic runs from right to left here"
        session.activate("inspect", "s", "payoffs/litigation/microsoft/mean", window=1)
        close = session.find("^Close the inspector$")
        wait_for("the inspector", close.is_laid_out)
        assert close.middle()[0] < strip.middle()[0], "the inspector is not at the end"
        ends_cleanly_and_says_nothing(session)


def test_wide_window_becomes_narrow():
    """As narrow as a phone in one go: a window manager does not go below what the window asks for at the time."""
    if shutil.which("metacity") is None:
        return "no window manager here"
    with Session() as session:
        session._start(["metacity", "--no-composite"], stderr=subprocess.DEVNULL)
        window = start(session)
        window.settle()
        wide = session.visible_windows(TITLE)[0]
        session.xdotool("windowsize", wide, "360", "720")
        geometry = lambda: dict(line.split("=") for line in session.xdotool("getwindowgeometry", "--shell", wide))
        wait_for("a narrow window", lambda: geometry()["HEIGHT"] == "720")
        assert int(geometry()["WIDTH"]) < 380, geometry()  # with the frame that GTK draws around it
        ends_cleanly_and_says_nothing(session)


TESTS = [
    test_views_by_key_and_action,
    test_what_was_shown_comes_back,
    test_dossier_comes_back_and_may_be_gone,
    test_without_the_schema,
    test_twice_the_scale,
    test_dark,
    test_right_to_left,
    test_wide_window_becomes_narrow,
]


if __name__ == "__main__":
    skip_unless_possible()
    sys.exit(report(TESTS, lambda test: test()))
