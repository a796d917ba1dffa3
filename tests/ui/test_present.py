#!/usr/bin/env python3
"""The presentation: everything that moves a slide in a meeting, and what comes back afterwards."""

import os
import re
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from session import press_switch, run_tests, skip_unless_possible, wait_for  # noqa: E402

LITIGATION = "^Litigation: (leads|compared|off)$"
SLIDE = r"^Slide (\d+) of (\d+): "


def open_window(session):
    session.find("^As of .* draws")
    session.find(LITIGATION)


def counter(session):
    """Slide and number of slides, as the picture on the screen says them; nothing when none is shown"""
    node = session.look_for(SLIDE)
    return tuple(int(part) for part in re.match(SLIDE, node.name).groups()) if node else (0, 0)


def begin(session):
    session.activate("present", window=1)
    wait_for("the presentation", lambda: counter(session)[1] > 0)
    session.focus_window("^Presentation$")


def expect_slide(session, number):
    wait_for(f"slide {number}", lambda: counter(session)[0] == number)


def end(session):
    session.key("Escape")
    wait_for("the window", lambda: counter(session) == (0, 0))


def test_keys_move(session, _):
    begin(session)
    n = counter(session)[1]
    assert n >= 10, n
    number = 1
    for key, step in [("Next", 1), ("Right", 1), ("space", 1), ("Down", 1), ("Prior", -1), ("Left", -1), ("Up", -1)]:
        session.key(key)
        number += step
        expect_slide(session, number)
    session.key("End")
    expect_slide(session, n)
    session.key("Next")  # there is nothing behind the last one
    session.key("Home")
    expect_slide(session, 1)


def test_wheel_and_click_move(session, _):
    session.xdotool("mousemove", "640", "300")
    session.xdotool("click", "5")
    expect_slide(session, 2)
    session.xdotool("click", "4")
    expect_slide(session, 1)
    session.xdotool("click", "1")
    expect_slide(session, 2)


def test_a_drag_is_no_click(session, _):
    """A finger that swipes would move two slides otherwise."""
    session.xdotool("mousemove", "900", "300", "mousedown", "1", "mousemove", "500", "300", "mouseup", "1")
    session.xdotool("click", "1")
    expect_slide(session, 3)
    session.xdotool("click", "4")
    expect_slide(session, 2)


def test_paths_are_switched_live(session, _):
    before = session.find(LITIGATION).name
    session.key("3")
    wait_for("another state", lambda: session.find(LITIGATION).name != before)
    session.key("3")
    wait_for("one that leads", lambda: session.find(LITIGATION).name == "Litigation: leads")


def is_all(session, byte):
    return set(session.picture(200, 100, 1000, 500)[:-1:4]) == {byte}


def test_screen_goes_black_and_white(session, _):
    session.key("b")
    wait_for("black", lambda: is_all(session, 0))
    session.key("w")
    wait_for("white", lambda: is_all(session, 255))
    session.key("Next")  # moving on brings the picture back
    expect_slide(session, 3)
    wait_for("a picture", lambda: not is_all(session, 255) and not is_all(session, 0))


def test_list_goes_to_a_number(session, _):
    session.key("g")
    session.find(r"^5\s+\S")
    session.key("1", "0")
    session.key("Return")
    expect_slide(session, 10)


def test_notes_have_clock_and_next(session, _):
    session.key("n")
    session.find(r"^Slide 10 of \d+$")
    session.find("^Next: ")
    assert re.match(r"\d+:\d\d$", session.find(r"^\d+:\d\d$").name)
    session.focus_window("^Notes$")
    session.key("Next")  # the notes have the keys of the screen
    expect_slide(session, 11)
    session.find(r"^Slide 11 of \d+$")
    session.key("Escape")
    session.wait_gone(r"^Slide 11 of \d+$")
    session.focus_window("^Presentation$")
    end(session)


def test_goes_on_where_it_was_left(session, _):
    begin(session)
    expect_slide(session, 11)
    session.key("Home")
    expect_slide(session, 1)
    end(session)


def test_slides_are_an_edit(session, _):
    """A slide that is hidden is not shown; undo brings it back."""
    session.activate("slides", window=1)
    session.find("^Standard Deck$|^_Standard Deck$")
    press_switch(session, "^Show this slide")
    session.find("^hidden$")
    session.focus_window("^Slides$")
    session.key("Escape")
    begin(session)
    n = counter(session)[1]
    end(session)
    session.activate("undo", window=1)
    begin(session)
    assert counter(session)[1] == n + 1, (counter(session), n)
    end(session)


TESTS = [
    test_keys_move,
    test_wheel_and_click_move, test_a_drag_is_no_click,
    test_paths_are_switched_live,
    test_screen_goes_black_and_white,
    test_list_goes_to_a_number,
    test_notes_have_clock_and_next,
    test_goes_on_where_it_was_left,
    test_slides_are_an_edit,
]


if __name__ == "__main__":
    skip_unless_possible()
    sys.exit(run_tests(TESTS, open_window))
