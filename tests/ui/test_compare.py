#!/usr/bin/env python3
"""Scenarios side by side, on a dossier whose answers can be had with a pencil.

x is uniform over 0–1.  Suing pays 10·x + bonus, 5 on average; the offer pays 3, which is more than 10·x in 30 % of
draws."""

import os
import pathlib
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from session import run_tests, skip_unless_possible, wait_for  # noqa: E402

DOSSIER = """{
  "format": "recourse/1",
  "title": "A small dispute: two ways out",
  "currency": "USD", "unit": "bn",
  "stakeholders": [{"id": "plaintiff", "label": "Plaintiff"}],
  "levers": [{"id": "bonus", "label": "Bonus", "kind": "number", "value": 0, "min": 0, "max": 5}],
  "drivers": [{"id": "x", "label": "Chance", "distribution": {"kind": "uniform", "low": 0, "high": 1}}],
  "paths": [
    {"id": "sue", "label": "Sue", "tree": {"kind": "outcome", "payoffs": {"plaintiff": "10*x + bonus"}}},
    {"id": "settle", "label": "Settle", "tree": {"kind": "outcome", "payoffs": {"plaintiff": 3}}}],
  "scenarios": [
    {"id": "plain", "label": "As it is", "path": "sue"},
    {"id": "higher", "label": "Higher bonus", "path": "sue", "set": {"bonus": 2}},
    {"id": "offer", "label": "Take the offer", "path": "settle"}]
}
"""


def open_window(session):
    session.find("^As of .* draws")
    dossier = pathlib.Path(session.home, "small.recourse")
    dossier.write_text(DOSSIER)
    session.activate("open-uri", "s", dossier.as_uri(), window=1)
    session.find("^A small dispute – Recourse$")
    session.activate("view", "s", "compare", window=1)
    session.find("^Scenario A$")


def walk(session, *keys):
    """One handle stands for a party; keys take it from scenario to scenario.  Returns what it says there."""
    session.find("^Plaintiff, [ABCD], ")
    session.focus_window("^A small dispute – Recourse$")
    handle = session.tab_to("^Plaintiff, [ABCD], ")
    session.key("Home")
    for key in keys:
        before = handle.name
        session.key(key)
        wait_for("another mark", lambda: handle.name != before)
    return handle.name


def test_another_lever(session, _):
    """Two billion more in every draw."""
    first = walk(session)
    assert first.startswith("Plaintiff, A, “As Chosen Now” with Sue: mean $5.0bn") and "against" not in first, first
    second = walk(session, "Down")
    assert second.startswith("Plaintiff, B, “Higher bonus” with Sue: mean $7.0bn"), second
    assert "+$2.0bn against A, more than A in 100% of draws" in second, second


def test_what_is_set_differently(session, _):
    session.find("^1 value is set differently$")
    session.find("^B: Higher bonus$")


def test_another_path(session, _):
    """The third scenario comes with its own path."""
    session.find("^_?Add Scenario$").press()
    session.find("^“Higher bonus” would bring|^“Take the offer” would bring")
    session.find("^C: Take the offer$")
    mark = walk(session, "Down", "Down")
    assert mark.startswith("Plaintiff, C, “Take the offer” with Settle: mean $3.0bn"), mark
    assert "−$2.0bn against A, more than A in 30% of draws" in mark and "Best path: Sue" in mark, mark


def test_scenario_goes(session, _):
    session.find("^Remove scenario C$").press()
    session.wait_gone("^C: Take the offer$")


TESTS = [
    test_another_lever,
    test_what_is_set_differently,
    test_another_path,
    test_scenario_goes,
]


if __name__ == "__main__":
    skip_unless_possible()
    sys.exit(run_tests(TESTS, open_window))
