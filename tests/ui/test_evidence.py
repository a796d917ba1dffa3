#!/usr/bin/env python3
"""The evidence view: finding a claim, correcting its figure and citing a source, deciding a conflict, removing and
undoing.  What is expected is reckoned from the dossier in forms.py."""

import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from forms import click, entry, press, run, says, wait_for  # noqa: E402


def order(session, *words):
    """The statements of the claims that hold these words, from the top to the bottom."""
    def top(word):
        return min(node.middle()[1] for node in session.named(word, roles=["label"]) if node.is_laid_out())

    return sorted(words, key=top)


def test_sort_by_figure(session, window):
    """What is contested stands first, until somebody asks for another order; what has no figure goes last."""
    window.do("view", "s", "evidence")
    says(session, "^Claims · 3$")
    words = ["months late", "ready on time", "on account"]
    wait_for("contested claims first", lambda: order(session, *words) == words)
    header = wait_for("the column", lambda: [node for node in session.named("^Figure$") if node.is_laid_out()])[0]
    click(session, header)
    wait_for("6, 40, none", lambda: order(session, *words) == ["months late", "on account", "ready on time"])


def test_own_words_come_before_those_of_sources(session, window):
    """Two claims cite the buyer, one speaks of it."""
    window.focus()
    session.key("ctrl+f")
    session.find("^Search the evidence$", "focused")
    window.type("buyer")
    says(session, "^Claims · 1$")
    session.key("ctrl+a", "BackSpace")
    says(session, "^Claims · 3$")


def test_search_opens_the_claim(session, window):
    window.focus()
    session.key("ctrl+f")
    session.find("^Search the evidence$", "focused")
    window.type("account")
    says(session, "^Claims · 1$")
    session.key("Return")
    session.find("^Statement$", "focused")
    says(session, "^Used in 1 place$")
    says(session, "^Deposit")


def test_jump_to_where_it_is_used(session, window):
    """The deposit rests on the claim; the inspector says what it is, and Escape puts that away."""
    window.focus()
    session.tab_to("^Deposit")
    assert not session.state_of("show-inspector")
    session.key("Return")
    wait_for("the inspector", lambda: session.state_of("show-inspector"))
    wait_for("what it is about", lambda: any(node.is_laid_out() for node in session.named("^Investment$")))
    session.key("Escape")
    wait_for("no inspector", lambda: not session.state_of("show-inspector"))
    window.focus()
    session.key("ctrl+f")
    session.find("^Search the evidence$", "focused")
    session.key("Return")
    session.find("^Statement$", "focused")


def choose(session, window, filter_name, *keys):
    """In one of the lists above the table, by keys."""
    window.focus()
    click(session, min((node for node in session.named(filter_name) if node.is_laid_out()),
                       key=lambda node: node.middle()[1]))  # the column of that name is below
    session.key("Home", *keys, "Return")


def test_filters(session, window):
    """Of three claims one is paid, another has little confidence, and an investment rests on one."""
    window.do("view", "s", "evidence")
    window.focus()
    session.key("ctrl+f", "ctrl+a", "BackSpace")
    says(session, "^Claims · 3$")
    choose(session, window, "^Status$", "Down")
    says(session, "^Claims · 1$")
    choose(session, window, "^Confidence$", "Down", "Down", "Down")
    says(session, "^Claims · 0$")
    choose(session, window, "^Status$")
    says(session, "^Claims · 1$")
    choose(session, window, "^Confidence$")
    says(session, "^Claims · 3$")
    choose(session, window, "^Used by$", "End")
    says(session, "^Claims · 1$")
    choose(session, window, "^Used by$")
    says(session, "^Claims · 3$")


def test_correct_the_figure(session, window):
    """Six steps from the dashboard: the view, the search, what is sought, Enter, Tab, the figure."""
    session.key("Tab")
    session.find("^Figure$", "focused")
    window.type("45")
    session.key("Tab")
    says(session, r"^\$45(\.0)?m$")
    window.do("undo")
    says(session, r"^\$40(\.0)?m$")
    window.do("redo")
    says(session, r"^\$45(\.0)?m$")


def test_wrong_figure_says_why(session, window):
    figure = entry(session, "^Figure$")
    session.key("shift+Tab")
    session.find("^Figure$", "focused")
    window.type("forty")
    says(session, "^Write a number, such as")
    session.key("Escape")
    session.wait_gone("^Write a number, such as")
    assert figure is not None


def test_cite_a_source(session, window):
    press(session, "^Add to “Sources”$")
    session.find("^Search what to add$", "focused")
    window.type("engineer")
    session.key("Return")
    says(session, "^Take out “Report of the engineer”$")
    window.do("undo")
    session.wait_gone("^Take out “Report of the engineer”$")
    window.do("redo")
    says(session, "^Take out “Report of the engineer”$")


def test_adopt_the_other_claim(session, window):
    """On time, the buyer wins one time in ten: 0.1 × 20 = 2 instead of 0.5 × 20 = 10."""
    assert window.figure("Sue") == 10.0, window.figure("Sue")
    window.focus()
    session.key("ctrl+f")
    session.find("^Search the evidence$", "focused")
    session.key("ctrl+a")
    window.type("late or on")
    session.key("Return")
    says(session, "^Buyer wins: 10%$")
    says(session, "^Sue: Buyer \u22128.0, Seller [+]8.0$")
    session.find("^Use “The turbines are six months late.”$", "focused")
    session.key("Right")
    wait_for("the award in one of ten", lambda: window.figure("Sue") == 2.0)
    window.do("undo")
    wait_for("as before", lambda: window.figure("Sue") == 10.0)


def test_remove_and_undo_restores_the_bytes(session, window):
    before = window.saved()
    window.focus()
    session.key("ctrl+f")
    session.find("^Search the evidence$", "focused")
    session.key("ctrl+a")
    window.type("account")
    session.key("Return")
    session.find("^Statement$", "focused")
    press(session, "^Remove$")
    says(session, "^Claims · 0$")
    assert b"on account" not in window.saved() and b'"claims": ["paid"]' not in window.saved()
    window.do("undo")
    assert window.saved() == before


def test_add_a_source(session, window):
    window.focus()
    session.key("ctrl+f")
    session.key("ctrl+a", "BackSpace")
    window.do("view", "s", "evidence")
    press(session, "^Sources · 2$")
    press(session, "^Add a Source$")
    says(session, "^Sources · 3$")
    session.find("^Title$", "focused")
    session.key("ctrl+a")
    window.type("Minutes of the meeting")
    session.key("Tab")
    says(session, "^Minutes of the meeting$")
    assert entry(session, "^Identifier$") is not None
    window.do("undo")
    window.do("undo")
    says(session, "^Sources · 2$")


if __name__ == "__main__":
    sys.exit(run([
        test_sort_by_figure,
        test_filters,
        test_own_words_come_before_those_of_sources,
        test_search_opens_the_claim,
        test_jump_to_where_it_is_used,
        test_correct_the_figure,
        test_wrong_figure_says_why,
        test_cite_a_source,
        test_adopt_the_other_claim,
        test_remove_and_undo_restores_the_bytes,
        test_add_a_source,
    ]))
