#!/usr/bin/env python3
"""Named scenarios and changed assumptions in the panel: save, apply, rename, remove, and what a change does.  What is
expected is reckoned from the dossier in forms.py."""

import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from forms import ENTRIES, click, focus, entry, press, run, says, wait_for  # noqa: E402


def test_number_entry_moves_the_figure(session, window):
    """The offer is what the buyer receives, so 11 gives 11; its effect is 11 - 8."""
    window.focus()
    focus(session, entry(session, "^Offer$"))
    session.key("ctrl+a")
    window.type("11")
    session.key("Return")
    wait_for("the buyer to receive 11", lambda: window.figure("Settle") == 11.0)
    says(session, r"^Buyer \+3\.0$")
    says(session, "^Changed since: 1 setting$")


def test_save_as_a_scenario(session, window):
    press(session, "^Save as a scenario$")
    session.find("^Name of the scenario$", "focused")
    window.type("Better offer")
    session.key("Return")
    session.wait_gone("^Changed since")
    assert b'"Better offer"' in window.saved()


def test_apply_another(session, window):
    window.focus()
    click(session, session.find("^Scenario$", role="combo box"))
    session.key("Up", "Return")
    wait_for("as the file states", lambda: window.figure("Settle") == 8.0)
    window.do("undo")
    wait_for("the better offer", lambda: window.figure("Settle") == 11.0)


def choose_in_menu(session, letter):
    """By the letter that is underlined, since the items have no name on GTK 4.18"""
    press(session, "^Scenario menu$")
    wait_for("the menu", lambda: any(node.is_laid_out() for node in session.named("", roles=["menu item"])))
    session.key(letter)


def test_rename_and_remove(session, window):
    window.do("undo")  # saving it
    session.find("^Changed since: 1 setting$")
    window.do("redo")
    session.wait_gone("^Changed since")
    choose_in_menu(session, "r")  # Rename…
    session.find("^Name of the scenario$", "focused")
    session.key("ctrl+a")
    window.type("Eleven")
    session.key("Return")
    wait_for("the name in the file", lambda: b'"Eleven"' in window.saved())
    before = window.saved()
    choose_in_menu(session, "m")  # Remove
    wait_for("it to go", lambda: b"Eleven" not in window.saved())
    window.do("undo")
    assert window.saved() == before


def reach_of(session, name):
    """How far the slider of an assumption reaches that is open."""
    slider = session.find(f"^{name}$", role="slider")
    wait_for("the slider to unfold", slider.is_laid_out)
    return [slider.get("org.a11y.atspi.Value", end) for end in ("MinimumValue", "MaximumValue")]


def test_slider_reaches_as_far_as_it_can_be(session, window):
    """Both lie between two bounds, which are near enough to be the slider's ends, and stay so for what is held."""
    window.focus()
    click(session, session.find("^Award: "))
    assert reach_of(session, "Award") == [10.0, 30.0], reach_of(session, "Award")
    assert reach_of(session, "Buyer wins") == [0.4, 0.6], reach_of(session, "Buyer wins")


def hold_at(session, window, number, text):
    focus(session, number)
    session.key("ctrl+a")
    window.type(text)
    session.key("Return")


def test_held_assumption_says_its_effect(session, window):
    """Suing gives the chance of winning times 20, so 10 at 50%; the path that leads decides what is said.  The chance
    lies between 40% and 60%: above that it is held at 60%."""
    press(session, "^Sue: compared$")
    press(session, "^Sue: off$")
    session.find("^Sue: leads$")
    row = session.find("^Buyer wins: 50%, Assumption$")
    window.focus()
    click(session, row)
    number = [node for node in row.walk() if node.role in ENTRIES][-1]
    wait_for("the entry to unfold", number.is_laid_out)
    hold_at(session, window, number, "55%")
    wait_for("0.55 × 20", lambda: window.figure("Sue") == 11.0)
    says(session, r"^Buyer \+1\.0$")
    session.find("^Buyer wins: 55%, Assumption, held$")
    hold_at(session, window, number, "75%")
    wait_for("0.6 × 20", lambda: window.figure("Sue") == 12.0)
    says(session, r"^Buyer \+2\.0$")
    session.find("^Buyer wins: 60%, Assumption, held$")


if __name__ == "__main__":
    sys.exit(run([
        test_number_entry_moves_the_figure,
        test_save_as_a_scenario,
        test_apply_another,
        test_rename_and_remove,
        test_held_assumption_says_its_effect,
        test_slider_reaches_as_far_as_it_can_be,
    ]))
