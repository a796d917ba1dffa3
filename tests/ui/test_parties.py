#!/usr/bin/env python3
"""The filter of the dashboard: by keyboard, by pointer and as an action; what it leaves out is gone from strip, charts and
tables, stays so for this dossier, and comes along in a picture."""

import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from session import Session, end_quietly, report, skip_unless_possible, wait_for  # noqa: E402

TITLE = "Microsoft, OpenAI and Amazon"
PARTIES = 8
CHECKS = ["check box", "checkbox"]  # as GTK calls it

OTHER = """{
  "format": "recourse/1", "title": "Another dispute",
  "stakeholders": [{"id": "us", "label": "Us"}, {"id": "openai", "label": "They"}],
  "paths": [{"id": "sue", "label": "Sue", "tree": {"kind": "outcome", "payoffs": {"us": 2, "openai": 1}}}]
}
"""


def tiles(session):
    return [node.name.split(":")[0] for node in session.named(": expected ") if node.is_laid_out()]


def wait_tiles(session, *names):
    wait_for(f"tiles of {names}", lambda: tiles(session) == list(names))


def checks(session):
    """Who is checked, once the list is open."""
    return [node.name for node in session.named(".", "checked", CHECKS) if node.is_laid_out()]


def find_shown(session, pattern, roles=None):
    return wait_for(f"/{pattern}/ in sight", lambda: next(
        (node for node in session.named(pattern, roles=roles) if node.is_laid_out()), None))


def count_cells(session, name):
    return sum(node.is_laid_out() for node in session.named(f"^{name}$", roles=["label"]))


def show(session, *ids):
    session.activate("parties", "as", ids, window=1)


def settle(session):
    strip = session.find("^Verdict on ")
    wait_for("draws", lambda: not strip.has_state("busy"))


def test_by_keyboard(session):
    """Tab leads there; space opens; every party has a check that says whether it is shown."""
    settle(session)
    wait_tiles(session, "Microsoft", "OpenAI", "Amazon")
    session.focus_window(TITLE)
    session.tab_to("^Parties shown: All$", 60)
    session.key("space")
    find_shown(session, "^All parties$")
    wait_for("all checked", lambda: len(checks(session)) == PARTIES + 1)
    session.tab_to("^OpenAI$")
    session.key("space")
    wait_tiles(session, "Microsoft", "Amazon")
    session.find(f"^Parties shown: {PARTIES - 1} of {PARTIES}$")
    assert "OpenAI" not in checks(session) and "Amazon" in checks(session), checks(session)
    session.key("Escape")
    wait_for("the list closed", lambda: not any(node.is_laid_out() for node in session.named("^Only Amazon$")))


def test_action_has_state(session):
    """The same state on the bus, where it can be set too; nobody means everybody."""
    assert "openai" not in session.state_of("parties") and len(session.state_of("parties")) == PARTIES - 1
    show(session)
    wait_tiles(session, "Microsoft", "OpenAI", "Amazon")
    assert session.state_of("parties") == []


def test_charts_obey(session):
    """A chart says who it is about, and its table has no row of anybody else."""
    show(session, "amazon")
    wait_tiles(session, "Amazon")
    n_before, n_others = count_cells(session, "Amazon"), count_cells(session, "OpenAI")
    session.activate("show-table", "s", "payoffs", window=1)
    wait_for("three paths", lambda: count_cells(session, "Amazon") == n_before + 3)
    assert count_cells(session, "OpenAI") == n_others
    session.focus_window("^Payoffs$")
    session.key("Escape")
    wait_for("the table to close", lambda: not session.visible_windows("^Payoffs$"))
    session.focus_window(TITLE)


def test_one_stays(session):
    """The last party with outcomes cannot be left out; “Only” leaves out all others; the first check brings all back."""
    session.click(find_shown(session, f"^Parties shown: 1 of {PARTIES}$"))
    last = find_shown(session, "^Amazon$", CHECKS)
    wait_for("the last one to stay", lambda: not last.has_state("sensitive"))
    find_shown(session, "^Only Microsoft$", ["button", "push button"]).press()
    wait_tiles(session, "Microsoft")
    wait_for("another last one", lambda: last.has_state("sensitive"))
    session.tab_to("^All parties$")
    session.key("space")
    wait_tiles(session, "Microsoft", "OpenAI", "Amazon")
    session.key("Escape")
    wait_for("the list closed", lambda: not any(node.is_laid_out() for node in session.named("^Only Amazon$")))
    session.xdotool("mousemove", "1", "1")  # away from what changes under it


def test_tile_of_hidden_comes_with_view(session):
    """The party in view is always shown: leaving it out brings another into view."""
    session.find("^By influence on Microsoft")
    show(session, "openai", "amazon")
    wait_tiles(session, "OpenAI", "Amazon")
    session.find("^By influence on OpenAI")


def test_remembered(session):
    """The dossier opened again is as it was left; another one shows everybody."""
    path = os.path.join(session.home, "other.recourse")
    with open(path, "w") as file:
        file.write(OTHER)
    session.activate("open-uri", "s", "file://" + path, window=1)
    wait_tiles(session, "Us", "They")
    show(session, "us")
    wait_tiles(session, "Us")
    session.activate("open-built-in", window=1)
    wait_tiles(session, "OpenAI", "Amazon")


def test_ends(session):
    session.activate("quit")
    end_quietly(session)


TESTS = [test_by_keyboard, test_action_has_state, test_charts_obey, test_one_stays, test_tile_of_hidden_comes_with_view,
         test_remembered, test_ends]

if __name__ == "__main__":
    skip_unless_possible()
    with Session() as session:
        session.start()
        sys.exit(report(TESTS, lambda test: test(session)))
