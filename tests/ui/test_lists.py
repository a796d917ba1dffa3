#!/usr/bin/env python3
"""What a newcomer lists: investments, stakes and events, added, filled in, moved, copied and removed one by one; and what is
needed elsewhere is not removed without saying by what.  The small dispute of forms.py has one investment and neither stakes
nor events."""

import json
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from forms import click, press, run, says, wait_for  # noqa: E402

EDITOR = "^Edit Dossier$"


def records(window, key):
    return json.loads(window.saved()).get(key, [])


def point_at(session, name):
    """The button in sight: that of a list seen before is in the same place, and would still do what it says."""
    click(session, wait_for(f"a button /{name}/", lambda: next(
        (node for node in session.named(name, roles=["button", "push button"]) if node.is_laid_out()), None)), EDITOR)


def fill(session, window, name, text):
    """The line of that name, which may lie below what the window shows."""
    window.focus(EDITOR)
    session.tab_to(f"^{name}$", 20)
    session.key("ctrl+a")
    window.type(text)
    session.key("Return")


def add(session, window, kind, thing, name):
    click(session, session.find(f"^{kind}: [0-9]+$"), EDITOR)
    press(session, f"^New {thing}$")
    session.find("^Name$", "focused")
    fill(session, window, "Name", name)


def test_investment(session, window):
    """What is put in shows in the chart of commitments at once: 40 and 12."""
    window.before = window.saved()
    window.do("edit-dossier")
    says(session, "^Investments: 1$")
    window.focus(EDITOR)
    add(session, window, "Investments", "investment", "Second instalment")
    says(session, "^Investments: 2$")
    fill(session, window, "Amount", "12")
    fill(session, window, "Date", "2026-05")
    made = records(window, "investments")[-1]
    assert (made["label"], made["amount"], made["date"]) == ("Second instalment", 12, "2026-05"), made
    session.find(r"\$52m")


def test_stake(session, window):
    """A share may be written as a percentage."""
    add(session, window, "Stakes", "stake", "Turbine hall")
    says(session, "^Stakes: 1$")
    fill(session, window, "Share", "27%")
    made = records(window, "stakes")[-1]
    assert (made["label"], made["share"]) == ("Turbine hall", 0.27), made


def test_event(session, window):
    add(session, window, "Events", "event", "Hearing")
    says(session, "^Events: 1$")
    fill(session, window, "Date", "soon")
    says(session, "^Write a date as 2026")
    assert "soon" not in window.saved().decode()
    fill(session, window, "Date", "2026-09-18")
    made = records(window, "events")[-1]
    assert (made["label"], made["date"]) == ("Hearing", "2026-09-18"), made


def test_copy_move_and_remove(session, window):
    """The toast that says what went brings it back."""
    point_at(session, "^Duplicate$")
    says(session, "^Events: 2$")
    labels = [event["label"] for event in records(window, "events")]
    point_at(session, "^Move up$")
    wait_for("the other order", lambda: [event["label"] for event in records(window, "events")] == labels[::-1])
    point_at(session, "^Remove$")
    says(session, "^Events: 1$")
    press(session, "^Undo$")
    says(session, "^Events: 2$")


def test_what_is_needed_stays(session, window):
    """The tree of “Sue” has the chance that the buyer wins; the refusal says so by the names that people see."""
    click(session, session.find("^Assumptions: 2$"), EDITOR)
    point_at(session, "^Remove$")
    session.find("^“Sue”, “win”, Probability: needs “Buyer wins”; change or remove this first$")
    says(session, "^Assumptions: 2$")


def test_undo_restores_the_bytes(session, window):
    for _ in range(24):
        if window.saved() == window.before:
            return
        window.do("undo")
    raise AssertionError("as many steps back and still not the file as it was")


if __name__ == "__main__":
    sys.exit(run([
        test_investment,
        test_stake,
        test_event,
        test_copy_move_and_remove,
        test_what_is_needed_stays,
        test_undo_restores_the_bytes,
    ]))
