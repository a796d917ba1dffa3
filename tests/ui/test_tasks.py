#!/usr/bin/env python3
"""What somebody with an hour before a meeting asks of the dossier that the program opens on, each in the fewest steps:
what if the injunction is granted, which assumption to research first, a slide, a wrong figure.

The steps of each task are the calls of step()."""

import os
import pathlib
import re
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from session import run_tests, skip_unless_possible, wait_for  # noqa: E402

TITLE = "Microsoft, OpenAI and Amazon"


class Newcomer:
    def __init__(self, session):
        self.session = session
        self.n_steps = 0
        session.find("^As of .* draws")
        session.find("^Litigation: compared$")

    def step(self, *keys, text=None):
        """Presses keys in the main window, or types."""
        self.n_steps += 1
        self.session.focus_window(TITLE)
        if keys:
            self.session.key(*keys)
        if text is not None:
            self.session.xdotool("type", "--delay", "20", "--", text)

    def click(self, pattern, role=None):
        self.n_steps += 1
        self.session.click(self.session.find(pattern, role=role))

    def took(self, most):
        n_steps, self.n_steps = self.n_steps, 0
        assert n_steps <= most, f"{n_steps} steps"


def litigation(session):
    """What the suit brings Microsoft, or None while that is being computed."""
    found = re.search("Microsoft (\\S+?),", session.find("^Litigation: (leads|compared)$").description)
    return float(found.group(1).replace("\u2212", "-")) if found and found.group(1) != "–" else None


def test_what_if_the_injunction_is_granted(session, newcomer):
    wait_for("figures", lambda: litigation(session) is not None)
    before = litigation(session)
    newcomer.step("ctrl+f")
    newcomer.step(text="injunction")
    session.wait_gone("^Frontier revenue in 2030: ")
    newcomer.step("Return")
    session.find("^Preliminary injunction granted, if sought: 30%, Base rate$", "focused")
    newcomer.step("Tab", "Tab")
    newcomer.step(text="100")
    newcomer.step("Return")
    session.find("^Preliminary injunction granted, if sought: 100%, Base rate, held$")
    # Certain instead of three times in ten; a suit without one is worth about six less.
    wait_for("a suit that is worth more", lambda: litigation(session) > before + 2)
    newcomer.took(6)
    session.key("ctrl+z")
    session.find("^Preliminary injunction granted, if sought: 30%, Base rate$")
    wait_for("what it was worth before", lambda: abs(litigation(session) - before) < 0.5)


def test_which_assumption_to_research_first(session, newcomer):
    """The panel has it first, and so has the chart of what moves the result."""
    session.focus_window(TITLE)
    session.key("ctrl+f", "ctrl+a", "BackSpace")
    first = wait_for("assumptions", lambda: [node.name.split(":")[0] for node in session.named(
        r": .*, (Assumption|Base rate|Claim)$", roles=["list item"])])[0]
    session.find("^By influence on Microsoft under Settlement and integration$")
    newcomer.click("^All 11 Charts$")
    session.find(f"^{first} would move Settlement and integration most for Microsoft")
    newcomer.took(1)
    session.key("Escape")
    session.find("^All 11 Charts$")


def test_make_me_the_slide(session, newcomer):
    newcomer.step("ctrl+shift+e")
    session.find("travel inside the file")
    session.focus_window("^Export$")
    newcomer.n_steps += 1
    session.key("Return")
    session.find("^Name:?$|^_Name:?$")
    session.focus_window("^Export$")
    newcomer.n_steps += 1
    session.key("Return")
    session.find("^1 file exported$")
    assert [path for kind in ("png", "pdf", "pptx") for path in pathlib.Path(session.home).rglob("*." + kind)]
    newcomer.took(3)


def test_correct_the_figure_for_amazon(session, newcomer):
    newcomer.step("alt+3")
    session.find("^Claims · 93$")
    newcomer.step("ctrl+f")
    newcomer.step(text="amazon")
    newcomer.step("Return")
    statement = session.find("^Statement$", "focused")
    assert statement is not None
    session.find("^Amazon is said to be putting .50bn into OpenAI\\.$")
    newcomer.step("Tab")
    session.find("^Figure$", "focused")
    newcomer.step(text="45")
    newcomer.step("Tab")
    session.find(r"^\$45(\.0)?bn$")
    newcomer.took(7)
    next(part for node in session.named("^Add to “Sources”$") if node.role != "label" and node.is_laid_out()
         for part in node.walk() if part.can_be_pressed() and part.is_laid_out()).press()
    session.find("^Search what to add$", "focused")
    session.xdotool("type", "--delay", "20", "widening")
    session.key("Return")
    session.find("^Take out “The Widening Rift.*”$")
    for _ in range(2):
        session.activate("undo", window=1)
    session.find(r"^\$50(\.0)?bn$")


if __name__ == "__main__":
    skip_unless_possible()
    sys.exit(run_tests([
        test_make_me_the_slide,
        test_what_if_the_injunction_is_granted,
        test_which_assumption_to_research_first,
        test_correct_the_figure_for_amazon,
    ], Newcomer))
