#!/usr/bin/env python3
"""A dossier with markup, addresses, formats and mnemonics in every text: wherever the window shows one it stays text.  GTK
warns of markup that it cannot read, and a warning ends the program here; markup that it can read would lose its
signs, which are looked for."""

import json
import os
import pathlib
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from session import Session, end_quietly, report, skip_unless_possible, wait_for  # noqa: E402

REAL = pathlib.Path(__file__).resolve().parents[2] / "resources" / "dossiers" / "microsoft-openai-amazon.recourse"
TEXTS = {"label", "title", "summary", "notice", "description", "statement", "question", "note", "rationale", "publisher",
         "role", "short", "scope", "url", "valuation"}
NASTY = " <b>_&amp;</b> <span %s>"
LITERAL = "<b>_&amp;</b>"
TITLE = "Nasty"


def spoil(value, key=""):
    if isinstance(value, dict):
        return {k: spoil(v, k) for k, v in value.items()}
    if isinstance(value, list):
        return [spoil(v, key) for v in value]
    return value + NASTY if key in TEXTS and isinstance(value, str) else value


class Window:
    def __init__(self, session):
        self.session = session
        self.dossier = spoil(json.loads(REAL.read_text()))
        self.dossier["title"] = TITLE + ": " + NASTY
        self.file = pathlib.Path(session.home, "nasty <i>&.recourse")
        self.file.write_text(json.dumps(self.dossier))

    def do(self, action, signature=None, value=None):
        self.session.activate(action, signature, value, window=1)

    def shows_text(self, where):
        wait_for(f"the text as it is in {where}", lambda: any(
            LITERAL in node.name and node.is_laid_out() for node in self.session.named("<b>_&amp;</b>")))
        assert self.session.application.poll() is None, self.session.read_log()


def test_views(window):
    window.session.start([str(window.file)])
    window.session.find(f"^{TITLE} – Recourse$")
    window.session.find("^As of .* draws")
    for view in ("dashboard", "tree", "evidence", "compare"):
        window.do("view", "s", view)
        window.shows_text(view)


def test_inspector(window):
    """Of one record of each kind that has any"""
    window.do("view", "s", "dashboard")
    for kind, records in window.dossier.items():
        if isinstance(records, list) and records:
            window.do("inspect", "s", f"/{kind}/0")
            window.shows_text(kind)


def test_forms(window):
    for kind in ("sources", "claims", "conflicts", "stakeholders", "drivers", "terms", "paths", "bargains"):
        window.do("edit-record", "s", f"/{kind}/0")
        window.session.find("^Edit Dossier$")
        window.shows_text(f"the form of {kind}")
    window.session.focus_window("^Edit Dossier$")
    window.session.key("Escape")
    wait_for("the editor to close", lambda: not window.session.visible_windows("^Edit Dossier$"))


def test_messages(window):
    """What is said in passing is markup to libadwaita: it has to be told that it is none."""
    window.file.write_text(json.dumps(window.dossier).replace('"recourse/1"', '"recourse/<b>1</b>"'))
    window.session.find("was changed by another program")
    window.do("revert")
    wait_for("the faults", lambda: window.session.visible_windows("^Dossier Not Opened$"))
    window.session.focus_window("^Dossier Not Opened$")
    window.session.key("Escape")
    window.do("keep-mine")
    window.do("save")
    window.session.find("^Saved “nasty <i>&.recourse”$")
    window.do("export")
    window.session.find("^Export$")


def test_ends(window):
    window.session.activate("quit")
    end_quietly(window.session)


TESTS = [test_views, test_inspector, test_forms, test_messages, test_ends]


def main():
    skip_unless_possible()
    with Session("1400x1000") as session:
        session.environment["G_DEBUG"] = "fatal-warnings"
        window = Window(session)
        return report(TESTS, lambda test: test(window), goes_on=False)


if __name__ == "__main__":
    sys.exit(main())
