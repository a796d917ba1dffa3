#!/usr/bin/env python3
"""The dossier in forms: adding a stakeholder with a term, refused formulas, completion, renaming, undo to the byte.
What is expected is reckoned from the dossier in forms.py."""

import os
import re
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from forms import click, entry, focus, press, run, says, wait_for  # noqa: E402

EDITOR = "^Edit Dossier$"


def open_kind(session, name):
    click(session, session.find(f"^{name}: [0-9]+$"), EDITOR)


def test_ctrl_e_opens_the_forms(session, window):
    window.before = window.saved()
    window.focus()
    session.key("ctrl+e")
    session.find(EDITOR)
    says(session, "^Stakeholders: 2$")
    window.focus(EDITOR)


def test_add_a_stakeholder(session, window):
    open_kind(session, "Stakeholders")
    press(session, "^New stakeholder$")
    session.find("^Name$", "focused")
    session.key("ctrl+a")
    window.type("Insurer of the seller")
    session.key("Tab")
    says(session, "^Stakeholders: 3$")
    says(session, "^insurer_of_the_seller$")


def test_add_a_term_for_it(session, window):
    """A fifth of the award: 0.2 × 20 with every assumption at its mean."""
    open_kind(session, "Terms")
    press(session, "^New term$")
    session.find("^Name$", "focused")
    session.key("ctrl+a")
    window.type("Premium")
    session.key("Tab")
    session.key("space", "End", "Return")  # the last of the stakeholders
    wait_for("the insurer", lambda: b'"stakeholder": "insurer_of_the_seller"' in window.saved())
    window.focus(EDITOR)
    session.key("Tab")
    session.find("^Formula$", "focused")
    session.key("ctrl+a")
    window.type("0.2*awa")
    says(session, "^award: Award$")
    session.key("Return")  # takes what is proposed
    says(session, "^= 4(\\.0+)? at the means$")
    session.key("Return")
    wait_for("it to count", lambda: b'"0.2*award"' in window.saved())
    row = session.find("^Settle: (leads|compared)$")
    wait_for("an outcome for the insurer", lambda: re.search(r"Insurer of the seller \+4\.0", row.description)
             or re.search(r"Insurer of the seller \+4\.0",
                          session.find("^Settle: (leads|compared)$").description))


def test_refused_formula_says_why_and_stays(session, window):
    window.focus(EDITOR)
    session.find("^Formula$", "focused")
    session.key("ctrl+a")
    window.type("0.2*awrad + ")
    says(session, "^Column [0-9]+ of the formula: found the end")
    session.key("BackSpace", "BackSpace", "BackSpace")
    says(session, "^Nothing is called “awrad”; did you mean “award”")
    session.key("Return")
    assert b"awrad" not in window.saved()
    says(session, "^Nothing is called “awrad”")
    window.focus(EDITOR)
    session.key("Escape")
    session.wait_gone("^Nothing is called")


def test_refused_by_a_rule_says_why(session, window):
    """The engine knows it, not the field: a distribution whose mode lies outside."""
    open_kind(session, "Assumptions")
    session.find("^Highest$")
    focus(session, entry(session, "^Highest$"), EDITOR)
    session.key("ctrl+a")
    window.type("0.1")
    session.key("Return")
    message = session.find(r"\bhigh\b", role="label")
    assert re.search(r"^“.*0\.4.*0\.1.*\.$", message.name), message.name  # a sentence that opens with the field's key
    window.focus(EDITOR)
    session.key("Escape")


def test_rename_an_id_everywhere(session, window):
    """It lies below what the window shows, so the keys have to bring it up."""
    session.tab_to("^Identifier$", 8)
    session.key("ctrl+a")
    window.type("chance")
    session.key("Return")
    wait_for("the new name in tree and conflict", lambda: window.saved().count(b'"chance"') >= 3)
    assert b"p_win" not in window.saved()


def test_undo_restores_the_bytes(session, window):
    for _ in range(12):
        if window.saved() == window.before:
            return
        window.do("undo")
    raise AssertionError("twelve steps back and still not the file as it was")


if __name__ == "__main__":
    sys.exit(run([
        test_ctrl_e_opens_the_forms,
        test_add_a_stakeholder,
        test_add_a_term_for_it,
        test_refused_formula_says_why_and_stays,
        test_refused_by_a_rule_says_why,
        test_rename_an_id_everywhere,
        test_undo_restores_the_bytes,
    ]))
