#!/usr/bin/env python3
"""Drives the real window through keyboard and accessibility, and checks what it says afterwards.

What is expected never comes from the program's own figures alone: the panel, the strip and the document
have to agree with one another, changes have to go in the direction that the dossier says, and undo has
to lead back to exactly the words before."""

import hashlib
import os
import pathlib
import re
import sys
import threading

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from session import run_tests, skip_unless_possible, wait_for  # noqa: E402

PATHS = ["Renegotiated partnership", "Settlement and integration", "Litigation"]
STAKEHOLDERS = ["Microsoft", "OpenAI", "Amazon"]
TITLE = "Microsoft, OpenAI and Amazon"

BROKEN = """{
  "format": "recourse/1",
  "title": "Broken on purpose",
  "stakeholders": [{"id": "a"}, {"id": "a"}],
  "paths": [{"id": "p", "tree": {"kind": "chance", "branches": [
    {"probability": 0.7, "node": {"kind": "outcome", "payoffs": {"a": 1}}},
    {"probability": 0.7, "node": {"kind": "outcome", "payoffs": {"nobody": 1}}}]}}]
}
"""

SOUND = """{
  "format": "recourse/1",
  "title": "A small dispute: two ways out",
  "currency": "USD", "unit": "bn",
  "stakeholders": [{"id": "plaintiff", "label": "Plaintiff"}],
  "paths": [
    {"id": "sue", "label": "Sue", "tree": {"kind": "chance", "branches": [
      {"probability": 0.25, "node": {"kind": "outcome", "payoffs": {"plaintiff": 10}}},
      {"probability": "rest", "node": {"kind": "outcome", "payoffs": {"plaintiff": 0}}}]}},
    {"id": "settle", "label": "Settle", "tree": {"kind": "outcome", "payoffs": {"plaintiff": 4}}}]
}
"""


MOST_WITHOUT_TRANSITIONS = 8


class Window:
    """What the window says.  Looking through the tree takes long, so what stays is found once."""

    def __init__(self, session):
        self.session = session
        self.strip, _, *nodes = session.find_each(
            ["^Verdict on ", "^As of .* draws", *(f"^{path}: (leads|compared|off)$" for path in PATHS),
             *(f"^{name}: expected " for name in STAKEHOLDERS)])
        self.rows = dict(zip(PATHS, nodes))
        self.tiles = nodes[len(PATHS):]
        self.settle()

    def state(self, path):
        return self.rows[path].name.rsplit(": ", 1)[1]

    def states(self):
        return [self.state(path) for path in PATHS]

    def leader(self):
        return self.strip.name.removeprefix("Verdict on ")

    def verdicts(self):
        """What the strip says about each stakeholder."""
        return [tile.name for tile in self.tiles]

    def figures(self):
        """The expected values in the strip as numbers."""
        texts = [re.search(r"expected (\S+?),? ", verdict).group(1) for verdict in self.verdicts()]
        return [float(text.replace("\u2212", "-").translate(str.maketrans("", "", "+$bn,"))) for text in texts]

    def panel_figures(self, path):
        """The same as the row of a path has them: "Microsoft +3.6, OpenAI +2.0"."""
        parts = self.rows[path].description.split(", ")
        return [float(part.rsplit(" ", 1)[1].replace("\u2212", "-")) for part in parts]

    def settle(self):
        """Waits until all draws are in."""
        wait_for("draws", lambda: not self.strip.has_state("busy")
                 and not any(" – " in text for text in self.verdicts()))

    def check_agreement(self):
        """Strip and panel say the same about the leader."""
        leader = self.leader()
        assert self.state(leader) == "leads", f"the strip is on {leader}, which is {self.state(leader)}"
        assert self.figures() == self.panel_figures(leader), (self.figures(), self.panel_figures(leader))


def switch(window, path, how):
    """Toggles a path twice; it has to be off in between, and to lead at the end."""
    if window.state(path) == "off":
        how(path)
        wait_for(f"{path} on", lambda: window.state(path) == "leads")
    others = {other: window.state(other) == "off" for other in PATHS if other != path}
    how(path)
    wait_for(f"{path} off", lambda: window.state(path) == "off")
    wait_for("another leader", lambda: window.leader() != path)
    window.check_agreement()
    how(path)
    wait_for(f"{path} on again", lambda: window.state(path) == "leads")
    wait_for(f"verdict on {path}", lambda: window.leader() == path)
    window.check_agreement()
    for other, was_off in others.items():
        assert (window.state(other) == "off") == was_off, f"{other} changed along with {path}"


def test_toggles_by_keyboard(session, window):
    session.focus_window(TITLE)
    for number, path in enumerate(PATHS, 1):
        switch(window, path, lambda _: session.key(str(number)))


def test_toggles_by_accessible_action(session, window):
    for path in PATHS:
        switch(window, path, lambda name: window.rows[name].press())


def test_last_path_stays_on(session, window):
    for path in PATHS[1:]:
        if window.state(path) != "off":
            window.rows[path].press()
            wait_for(f"{path} off", lambda: window.state(path) == "off")
    window.rows[PATHS[0]].press()
    window.settle()
    assert window.states() == ["leads", "off", "off"], window.states()
    assert window.rows[PATHS[0]].has_state("pressed"), "on, but does not look so"


def test_slider_moves_the_verdict(session, window):
    """The settlement transfer goes from OpenAI to Microsoft: more of it is good for one, bad for the other."""
    if window.state(PATHS[1]) != "leads":
        window.rows[PATHS[1]].press()
        wait_for("settlement leads", lambda: window.state(PATHS[1]) == "leads")
    window.settle()
    words = window.verdicts()
    microsoft, openai, _ = window.figures()
    slider = next(node for node in session.find("^Variants of the leading path").walk()
                  if node.role == "slider")
    start = slider.get_value()
    slider.set_value(start + 6.0)
    wait_for("a change", lambda: window.figures()[:2] != [microsoft, openai])
    window.settle()
    assert window.figures()[0] > microsoft, (microsoft, window.figures())
    assert window.figures()[1] < openai, (openai, window.figures())
    window.check_agreement()

    session.focus_window(TITLE)
    session.key("ctrl+z")
    wait_for("undo", lambda: slider.get_value() == start)
    wait_for("the words before", lambda: window.verdicts() == words)


def test_driver_slider_moves_the_verdict(session, window):
    """Winning at trial more often is good for Microsoft and bad for OpenAI if they litigate; held, the
    assumption says so, and undo gives it its spread back."""
    window.settle()
    row = session.find("^Microsoft wins at trial: ")
    session.focus_window(TITLE)
    session.activate("search", window=1)
    session.tab_to("^Microsoft wins at trial: ")
    session.key("Return")
    slider = wait_for("a slider in it", lambda: next((node for node in row.walk() if node.role == "slider"), None))
    name, figures = row.name, window.panel_figures(PATHS[2])
    slider.set_value(0.7)
    wait_for("the row to say it", lambda: row.name == "Microsoft wins at trial: 70%, Base rate, held")
    window.settle()
    now = window.panel_figures(PATHS[2])
    assert now[0] > figures[0] and now[1] < figures[1], (figures, now)

    session.focus_window(TITLE)
    session.key("ctrl+z")
    wait_for("undo", lambda: row.name == name)
    wait_for("the figures before", lambda: window.panel_figures(PATHS[2]) == figures)


def test_tile_brings_a_party_into_view(session, window):
    for name, tile in reversed(list(zip(STAKEHOLDERS, window.tiles))):
        tile.press()
        wait_for(f"{name} in view", lambda: tile.description == "In view")
        session.find(f"^(For )?{name}\\b.* risk of ending worse off")
    wait_for("the others to go out of view", lambda: [tile.description == "In view" for tile in window.tiles]
             == [True, False, False])


class Watch:
    """Keeps what can be seen in a part of the screen; it looks now and then only, since whoever draws needs the
    processor too."""

    def __init__(self, session, area):
        self.session, self.area = session, area
        self.seen, self.is_over = set(), threading.Event()
        self.thread = threading.Thread(target=self._look)

    def __enter__(self):
        self.thread.start()
        return self

    def __exit__(self, *_):
        self.is_over.set()
        self.thread.join()

    def _look(self):
        while not self.is_over.wait(0.005):
            self.seen.add(hashlib.blake2b(self.session.picture(*self.area)).digest())


def test_transitions_end_exactly(session, window):
    """What was laid out at once and what marks have moved to are the same picture, to the pixel.  Without a transition
    there are few different ones, however often one looks: the two that rest and what draws change in each."""
    charts = (330, 200, 1270, 780)
    session.focus_window(TITLE)
    session.xdotool("mousemove", "1279", "899")  # a card that is pointed at shows its buttons
    window.settle()
    first = session.still_picture(*charts)
    leader = PATHS.index(window.leader())

    def switch_there_and_back():
        for state in ("off", "leads"):
            session.key(str(leader + 1))
            wait_for(f"it to be {state}", lambda: window.state(PATHS[leader]) == state)
            window.settle()
        wait_for("the same picture", lambda: session.picture(*charts) == first)

    with Watch(session, charts) as watch:
        wait_for("marks that move", lambda: switch_there_and_back() or len(watch.seen) > MOST_WITHOUT_TRANSITIONS)
    assert session.still_picture(*charts) == first, "it went on"


def test_digits_in_an_entry_are_text(session, window):
    before = window.states()
    session.focus_window(TITLE)
    session.key("ctrl+f")
    session.find("^Search assumptions$", "focused")

    def says_so():
        placeholder = session.look_for("^No assumption matches")
        return placeholder is not None and placeholder.is_laid_out()

    assert not says_so()
    session.key("1", "2", "3")
    wait_for("no match for 123", says_so)
    assert window.states() == before, f"digits went to the paths: {window.states()}"
    session.key("Escape")


def test_chart_opens_to_full_size(session, window):
    expand = session.find("^Open “Payoffs” at full size$")
    for _ in range(2):
        expand.press()
        back = session.find("^Dashboard$", "focused")
        session.focus_window(TITLE)
        session.key("Escape")
        wait_for("the dashboard", lambda: not back.has_state("focused"))


def test_faulty_dossier_changes_nothing(session, window):
    window.settle()
    before = (window.states(), window.verdicts())
    broken = pathlib.Path(session.home, "broken.recourse")
    broken.write_text(BROKEN)
    session.activate("open-uri", "s", broken.as_uri(), window=1)
    session.find("^Dossier Not Opened")
    session.find("^Line 4, column ")
    session.find("“broken.recourse” has [2-9] faults")
    assert (window.states(), window.verdicts()) == before, "the faulty file changed the window"
    session.focus_window("^Dossier Not Opened$")
    session.key("Escape")
    session.wait_gone("^Dossier Not Opened")


def test_sound_dossier_takes_its_place(session, window):
    sound = pathlib.Path(session.home, "sound.recourse")
    sound.write_text(SOUND)
    session.activate("open-uri", "s", sound.as_uri(), window=1)
    session.find("^A small dispute – Recourse$")
    # 0.25 × 10 + 0.75 × 0 = 2.5; settling gives 4.
    session.find(r"^Plaintiff: expected \+\$(2\.5|4(\.0)?)bn")
    descriptions = [session.find(f"^{path}: (leads|compared)$").description for path in ("Sue", "Settle")]
    assert descriptions == ["Plaintiff +2.5", "Plaintiff +4.0"], descriptions


TESTS = [
    test_transitions_end_exactly,
    test_toggles_by_keyboard,
    test_toggles_by_accessible_action,
    test_last_path_stays_on,
    test_slider_moves_the_verdict,
    test_driver_slider_moves_the_verdict,
    test_tile_brings_a_party_into_view,
    test_digits_in_an_entry_are_text,
    test_chart_opens_to_full_size,
    test_faulty_dossier_changes_nothing,
    test_sound_dossier_takes_its_place,
]


if __name__ == "__main__":
    skip_unless_possible()
    sys.exit(run_tests(TESTS, Window))
