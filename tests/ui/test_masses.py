#!/usr/bin/env python3
"""Distributions without a curve, in the inspector: values and their probabilities as rows, samples as text.  What a path is
worth is reckoned from the dossier in forms.py: the award is 20 on average, won with p_win."""

import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from forms import click, entry, press, run, says, wait_for  # noqa: E402

KINDS = ["metalog", "normal", "lognormal", "triangular", "pert", "uniform", "beta", "discrete", "empirical", "point"]


def take_shape(session, window, kind):
    """In the list of shapes."""
    window.focus()
    click(session, session.find("^Shape of the distribution"))
    wait_for("the list", lambda: any(node.is_laid_out() for node in session.named("^Samples$")))
    session.key("Home", *["Down"] * KINDS.index(kind), "Return")


def click_shown(session, name):
    """A button that was not to be seen before, and so tells little of itself."""
    click(session, wait_for(f"/{name}/ in sight", lambda: next(
        (node for node in session.named(name) if node.is_laid_out()), None)))


def write(session, window, name, text):
    click(session, entry(session, name))
    session.find(name, "focused")
    session.key("ctrl+a")
    window.type(text)
    session.key("Return")


def is_about(window, path, worth):
    """Of some thousands of draws."""
    wait_for(f"{path} at {worth}", lambda: abs((window.figure(path) or 0) - worth) <= 0.25)


def test_values_in_rows(session, window):
    """A third value would be a row more; two are enough for won or lost."""
    window.do("inspect", "s", "/drivers/0")
    session.find("^Shape of the distribution")
    take_shape(session, window, "discrete")
    says(session, "^Change a value or a probability to try another shape.$|^Tried out")
    press(session, "^Remove value 3$")
    says(session, "^The probabilities add up to 75%, and have to come to 100%")
    write(session, window, "^Value 1$", "0")
    write(session, window, "^Value 2$", "1")
    assert abs(window.figure("Sue") - 10) <= 0.25, "what does not add up already counts"
    click_shown(session, "^Scale to 100%$")
    is_about(window, "Sue", 20 * 2 / 3)
    session.wait_gone("^The probabilities add up")


def test_probability_is_a_percentage(session, window):
    """70 is 70 %; what is left over is refused until the other follows; no number is said so."""
    write(session, window, "^Probability of value 2$", "70")
    says(session, "^The probabilities add up to 103.333%")
    write(session, window, "^Probability of value 1$", "half")
    says(session, "^Every value needs a number")
    write(session, window, "^Probability of value 1$", "30%")
    is_about(window, "Sue", 14)


def test_add_a_value(session, window):
    """What is new has no value yet and takes no chance from the others; less of one of them for it makes 0.4 × 1 + 0.3 × 0.5."""
    click_shown(session, "^Add Value$")
    value = session.find("^Value 3$", "focused")
    assert value.call("org.a11y.atspi.Text", "GetText", "(ii)", 0, -1)[0] == ""
    window.type("0.5")
    session.key("Return")
    write(session, window, "^Probability of value 2$", "40")
    says(session, "^The probabilities add up to 70%")
    write(session, window, "^Probability of value 3$", "30")
    is_about(window, "Sue", 20 * (0.4 + 0.15))
    click_shown(session, "^Remove value 3$")
    session.wait_gone("^Value 3$")
    says(session, "^The probabilities add up to 70%")
    write(session, window, "^Probability of value 2$", "70")
    is_about(window, "Sue", 14)


def test_one_step_of_undo(session, window):
    before = window.file.read_bytes()
    click_shown(session, "^Put into Dossier$")
    wait_for("it in the file", lambda: b'"discrete"' in window.saved())
    window.do("undo")
    says(session, "^Tried out: the dossier still says otherwise.$")
    assert window.saved() == before, "one step back and still not the file as it was"
    is_about(window, "Sue", 14)


def test_samples_as_text(session, window):
    """As a column of a spreadsheet comes: one line each."""
    take_shape(session, window, "empirical")
    click(session, wait_for("the text", lambda: session.named("^Samples$", roles=["text", "text box", "entry"]))[-1])
    session.find("^Samples$", "focused")
    session.key("ctrl+a")
    window.type("0.2 0.4")
    session.key("Return")
    window.type("0.6 ofen")
    session.key("ctrl+Return")
    says(session, "^“ofen” is no number")
    session.key(*["BackSpace"] * 4)
    window.type("0.8")
    session.key("ctrl+Return")
    is_about(window, "Sue", 10)
    session.key("ctrl+a")
    window.type("0.9 1")
    session.key("ctrl+Return")
    is_about(window, "Sue", 19)


def test_pasted_samples_count_at_once(session, window):
    """No key ends what was pasted."""
    session.find("^Samples$", "focused")
    session.key("ctrl+a")
    window.type("0.2 0.2")
    session.key("ctrl+a", "ctrl+x", "ctrl+v")
    is_about(window, "Sue", 4)


if __name__ == "__main__":
    sys.exit(run([
        test_values_in_rows,
        test_probability_is_a_percentage,
        test_add_a_value,
        test_one_step_of_undo,
        test_samples_as_text,
        test_pasted_samples_count_at_once,
    ]))
