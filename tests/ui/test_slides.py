#!/usr/bin/env python3
"""Preparing a presentation: slides are put in order, retitled, annotated, added and hidden in their window, and that is
what the file says once it is saved."""

import json
import os
import shutil
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from session import Session, end_quietly, press_switch, report, skip_unless_possible, wait_for  # noqa: E402

DOSSIER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "resources", "dossiers",
                       "microsoft-openai-amazon.recourse")


def read(session):
    with open(session.file, encoding="utf-8") as file:
        return json.load(file)


def save(session):
    """To its end: who quits while a file is being written is asked."""
    session.save("Microsoft, OpenAI and Amazon")


def point_into(session, node):
    """Into its lower half, where newer toolkits have it, too: they do not count the padding above."""
    x, y = node.middle()
    session.xdotool("mousemove", str(x), str(y + 14), "click", "1")


def select(session, pattern):
    point_into(session, session.find(pattern, role="label"))


def test_order(session):
    session.activate("slides", window=1)
    session.focus_window("^Slides$")
    select(session, r"^2\s+Commitments")
    session.key("alt+Up")
    session.find(r"^1\s+Commitments")
    session.find(r"^2\s+Situation")


def test_title(session):
    point_into(session, session.find("^Title .empty: the finding"))
    session.xdotool("type", "--delay", "20", "What was paid")
    session.find(r"^1\s+What was paid$")


def test_notes(session):
    session.click(session.find("Notes .empty: the picture", role="text box"))
    session.xdotool("type", "--delay", "20", "Pause here.")


def test_hidden(session):
    select(session, r"^2\s+Situation")
    press_switch(session, "^Show this slide")
    session.find("^hidden$")


def test_file_says_so(session):
    assert not read(session).get("slides"), "the file of the test has slides of its own"
    save(session)
    slides = wait_for("slides in the file", lambda: read(session).get("slides"))
    assert [slide["kind"] for slide in slides[:3]] == ["commitments", "situation", "capital-timeline"], slides
    assert slides[0]["title"] == "What was paid" and slides[0]["notes"] == "Pause here.", slides[0]
    assert slides[1]["hidden"] and not any(slide.get("hidden") for slide in slides[2:])


def test_undo_goes_back(session):
    """Each change is one step, what is typed too, and the last one leads to a file without slides of its own."""
    for _ in range(4):
        session.activate("undo", window=1)
    session.find(r"^1\s+Situation")
    session.focus_window("^Slides$")
    session.key("Escape")
    save(session)
    wait_for("a file without slides", lambda: not read(session).get("slides"))


def test_ends(session):
    session.activate("quit")
    end_quietly(session)


TESTS = [test_order, test_title, test_notes, test_hidden, test_file_says_so, test_undo_goes_back, test_ends]


if __name__ == "__main__":
    skip_unless_possible()
    with Session() as one:
        one.file = shutil.copy(DOSSIER, one.home)
        one.start([one.file])
        one.find("^As of .* draws")
        sys.exit(report(TESTS, lambda test: test(one), goes_on=False))
