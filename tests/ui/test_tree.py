#!/usr/bin/env python3
"""Drives the tree view by keyboard and accessibility: folding, searching, editing, and what is refused.

The figures expected are worked out by hand from the dossier below, never taken from the program."""

import os
import pathlib
import re
import sys
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from session import run_tests, skip_unless_possible, wait_for  # noqa: E402


# Winning is worth 0.5 × 20 + 0.5 × 8 = 14; suing 0.25 × 14 + 0.75 × −2 = 2; so the choice is to sue.
DOSSIER = """{
  "format": "recourse/1",
  "title": "A tree to test: one way out",
  "currency": "USD", "unit": "bn",
  "stakeholders": [{"id": "us", "label": "Us"}, {"id": "them", "label": "Them"}],
  "paths": [{"id": "court", "label": "Court", "tree":
    {"kind": "decision", "label": "Do we sue?", "owner": "us", "options": [
      {"id": "sue", "label": "Sue", "node":
        {"kind": "chance", "label": "Does the court agree?", "branches": [
          {"id": "win", "label": "Agrees", "probability": 0.25, "node":
            {"kind": "chance", "label": "How much?", "branches": [
              {"id": "much", "label": "Much", "probability": 0.5,
               "node": {"kind": "outcome", "label": "High damages", "payoffs": {"us": 20, "them": -20}}},
              {"id": "little", "label": "Little", "probability": "rest",
               "node": {"kind": "outcome", "label": "Low damages", "payoffs": {"us": 8, "them": -8}}}]}},
          {"id": "lose", "label": "Refuses", "probability": "rest",
           "node": {"kind": "outcome", "label": "Costs", "payoffs": {"us": -2}}}]}},
      {"id": "wait", "label": "Wait",
       "node": {"kind": "outcome", "label": "As it is", "payoffs": {"us": 1}}}]}}]
}
"""


class Tree:
    def __init__(self, session):
        self.session = session
        self.node = session.find("^Tree of the path$")

    def _ask(self, question):
        """The answer, or what an empty tree would say: an item may go away while it is asked."""
        from gi.repository import GLib

        try:
            return question([node for node in self.node.children() if node.role == "tree item"])
        except GLib.Error:
            return question([])

    def items(self):
        return self._ask(lambda items: items)

    def names(self):
        return self._ask(lambda items: [item.name for item in items])

    def find(self, pattern, state=None):
        def among(items):
            return next((item for item in items if re.search(pattern, item.name)
                         and (state is None or item.has_state(state))), None)

        def look():
            return self._ask(among)
        return wait_for(f"{state or 'a'} tree item /{pattern}/", look)

    def wait_for_names(self, names):
        wait_for(f"the nodes before: {names}", lambda: self.names() == names)

    def act(self, pattern, name):
        item = self.find(pattern)
        item.press(item.actions().index(name))

    def focus(self, pattern):
        """Selects a node through its accessible action, which puts the keyboard there."""
        self.session.focus_window("A tree to test")
        self.act(pattern, "item.select")
        self.find(pattern, "selected")
        self.find(pattern, "focused")


def settle(tree):
    """Draws bring shares of draws into the names; until they are there the names still change."""
    tree.find("best in .* of draws")
    names = []
    wait_for("the names to come to rest", lambda: names == (now := tree.names()) or names.clear() or
             names.extend(now))


def open_tree(session):
    session.find("^As of .* draws")
    dossier = pathlib.Path(session.home, "tree.recourse")
    dossier.write_text(DOSSIER)
    session.activate("open-uri", "s", dossier.as_uri(), window=1)
    session.find("A tree to test")
    session.activate("view", "s", "tree", window=1)
    session.focus_window("A tree to test")
    tree = Tree(session)
    settle(tree)
    tree.focus("^Decision, Do we sue")
    session.key("ctrl+9")  # all of it in view: what nobody sees is no item
    return tree


def test_says_what_it_shows(session, tree):
    tree.find("^Decision, Do we sue\\?, decided by Us, expected Us \\+2\\.0, Them \u22123\\.5")
    tree.find("^Chance node, Does the court agree\\?, expected Us \\+2\\.0.*option \u201cSue\u201d, chosen")
    tree.find("^Chance node, How much\\?, expected Us \\+14\\.0.*branch \u201cAgrees\u201d, 25%")
    tree.find("^Outcome, High damages, expected Us \\+20\\.0, Them \u221220\\.0.*reached with a chance of 13%")
    tree.find("^Outcome, As it is, expected Us \\+1\\.0.*not on the way")
    assert len(tree.items()) == 7, tree.names()


def test_arrows_walk_and_fold(session, tree):
    names = tree.names()
    tree.focus("^Chance node, Does the court")
    session.key("Left")
    tree.find("^Chance node, Does the court agree.*; folded, \\+3 outcomes")
    wait_for("three nodes", lambda: len(tree.items()) == 3)
    wait_for("what is folded to say so",
             lambda: not tree.find("^Chance node, Does the court").has_state("expanded"))
    session.key("Left")
    tree.find("^Decision, Do we sue", "focused")
    session.key("Right")
    tree.find("^Chance node, Does the court", "focused")
    session.key("space")
    tree.wait_for_names(names)
    assert tree.find("^Chance node, Does the court").has_state("expanded")
    session.key("Down")
    tree.find("^Outcome, As it is", "focused")


def test_search_unfolds_to_the_hit(session, tree):
    names = tree.names()
    tree.focus("^Decision, Do we sue")
    session.key("Left")
    wait_for("one node", lambda: len(tree.items()) == 1)
    session.focus_window("A tree to test")
    session.key("ctrl+f")
    session.find("^Search the tree$", "focused")
    session.xdotool("type", "low dam")
    tree.find("^Outcome, Low damages", "selected")
    tree.wait_for_names(names)
    session.find("^1 of 1$")
    session.key("Escape")
    tree.find("^Outcome, Low damages", "focused")


def edit_chance(session, tree, pattern, text):
    tree.focus(pattern)
    session.key("F2")
    session.find("^Branch$", "focused")
    session.key("Tab")
    wait_for("the next line", lambda: not session.look_for("^Branch$", "focused"))
    session.key("ctrl+a")
    session.xdotool("type", text)


def find_in_verdict(session, pattern):
    """On the dashboard, of which newer toolkits tell nobody while the tree is shown"""
    session.activate("view", "s", "dashboard", window=1)
    session.find(pattern)
    session.activate("view", "s", "tree", window=1)


def test_edit_changes_the_figures_and_undo_restores(session, tree):
    names = tree.names()
    edit_chance(session, tree, "^Chance node, How much", "0.5")
    session.find("^50% is left for \u201cRefuses\u201d")
    session.key("Return")
    # 0.5 × 14 + 0.5 × −2 = 6
    tree.find("^Decision, Do we sue\\?, decided by Us, expected Us \\+6\\.0, Them \u22127\\.0")
    tree.find("^Outcome, Costs.*branch \u201cRefuses\u201d, 50%")
    tree.find("^Chance node, How much", "focused")
    find_in_verdict(session, r"^Us: expected \+\$6\.0bn")
    session.key("ctrl+z")
    tree.wait_for_names(names)
    find_in_verdict(session, r"^Us: expected \+\$2\.0bn")


def test_refused_edit_says_why_and_stays(session, tree):
    names = tree.names()
    edit_chance(session, tree, "^Chance node, How much", "1.2")
    session.key("Return")
    session.find("a probability cannot be 1.2|nothing is left for \u201crest\u201d")
    session.key("ctrl+a")
    session.xdotool("type", "p_nothing")
    session.find("Nothing is called \u201cp_nothing\u201d|\"p_nothing\"")
    session.key("Return")
    session.find("^Apply$")
    assert tree.names() == names, tree.names()
    session.key("Escape")  # puts the text back
    session.key("Escape")  # and leaves the form
    tree.find("^Chance node, How much", "focused")
    tree.wait_for_names(names)


def test_add_and_remove_a_branch(session, tree):
    names = tree.names()
    tree.focus("^Chance node, Does the court")
    session.key("Insert")
    tree.find("^Outcome, New outcome.*branch \u201cNew branch\u201d, 0%", "selected")
    session.find("^Branch$", "focused")
    session.key("Escape")
    tree.find("^Decision, Do we sue\\?, decided by Us, expected Us \\+2\\.0")  # nothing changes yet
    tree.focus("^Outcome, New outcome")
    session.key("Delete")
    session.find("\u201cNew branch\u201d removed")
    tree.wait_for_names(names)
    session.key("ctrl+z")
    tree.find("^Outcome, New outcome")
    session.key("ctrl+z")
    tree.wait_for_names(names)


def item_of_menu(session, name):
    """An item of a menu that is open; those of a closed one have no size.  GTK 4.18 gives them no name, so that there
    any is good enough."""
    def look():
        items = [node for node in session.named("", roles=["menu item"]) if node.is_laid_out()]
        return next((item for item in items if re.search(f"{name}|^$", item.name)), None)

    return wait_for(f"a menu item /{name}/", look)


def point_at(session, node, *, to=None):
    """Newer toolkits need a moment to know what is under the pointer."""
    session.xdotool("mousemove", *(str(number) for number in to or node.middle()))
    time.sleep(0.3)


def test_menu_by_key_and_by_pointer(session, tree):
    names = tree.names()
    for keys in (["Menu"], ["shift+F10"]):
        tree.focus("^Chance node, How much")
        session.key(*keys)
        item_of_menu(session, "^Edit…$")
        session.key("Escape")
        tree.find("^Chance node, How much", "focused")
    left, top, *_ = tree.find("^Outcome, Costs").extents()
    # Its branch, wherever the padding around is counted (GTK 4.8) or is not (4.18).
    point_at(session, None, to=(left + 25, top + 14))
    session.xdotool("click", "3")
    tree.find("^Outcome, Costs", "selected")
    item_of_menu(session, "^Edit…$")
    session.key("a")  # Add Branch: beside an outcome
    tree.find("^Outcome, New outcome.*branch \u201cNew branch\u201d, 0%", "selected")
    session.find("^Branch$", "focused")
    session.key("Escape")
    session.key("ctrl+z")
    tree.wait_for_names(names)


def order(tree, *labels):
    """The labels from the top to the bottom."""
    return sorted(labels, key=lambda label: tree.find(f"^Outcome, {label}").middle()[1])


def test_move_a_branch_by_keyboard(session, tree):
    names = tree.names()
    assert order(tree, "High damages", "Low damages") == ["High damages", "Low damages"]
    tree.focus("^Outcome, High damages")
    session.key("alt+Down")
    wait_for("it to stand below", lambda: order(tree, "High damages", "Low damages")[0] == "Low damages")
    tree.find("^Outcome, High damages", "selected")
    tree.find("^Decision, Do we sue\\?, decided by Us, expected Us \\+2\\.0")
    tree.focus("^Outcome, High damages")
    session.key("alt+Up")
    tree.wait_for_names(names)
    session.key("ctrl+z", "ctrl+z")
    tree.wait_for_names(names)


def drag(session, start, end, button="1"):
    (x, y), (to_x, to_y) = start, end
    session.xdotool("mousemove", str(x), str(y), "mousedown", button)
    for step in range(1, 6):
        session.xdotool("mousemove", str(x + (to_x - x) * step // 5), str(y + (to_y - y) * step // 5))
    session.xdotool("mouseup", button)


def test_zoom_at_the_pointer_and_drag(session, tree):
    """What is under the pointer stays there when the wheel zooms, and comes along when the ground is dragged; up and
    down there is room for all of it, so this is about left and right."""
    root = tree.find("^Decision, Do we sue")
    before = root.extents()
    pointer = root.middle()
    point_at(session, root)
    session.xdotool("keydown", "ctrl", *["click", "4"] * 6, "keyup", "ctrl")
    wait_for("a node of 2.3 times the size", lambda: root.extents()[2] > 2.2 * before[2])
    x, _, width, _ = root.extents()
    assert abs(x + width / 2 - pointer[0]) < 0.1 * width, (root.extents(), pointer)
    left, top, *_ = tree.node.extents()
    ground = left + 100, top + 60  # where no toast lies
    for button in ("1", "2"):  # the middle one too, from wherever it is
        drag(session, ground, (ground[0] - 60, ground[1]), button)
        x -= 60
        wait_for(f"the tree to follow to {x}", lambda: abs(root.extents()[0] - x) <= 1)
    session.key("ctrl+9")
    wait_for("all of it in view", lambda: root.extents() == before)


def fill(session, pattern, text):
    """Puts @text into the line of that name of the form that is open."""
    session.tab_to(pattern, 12)
    session.key("ctrl+a")
    session.xdotool("type", "--", text)


def test_edit_a_payoff_and_a_name(session, tree):
    """0.25 × 14 + 0.75 × −6 = −1, which is less than what waiting brings."""
    names = tree.names()
    tree.focus("^Outcome, Costs")
    session.key("F2")
    session.find("^Branch$", "focused")
    fill(session, "^Outcome$", "Costs of both")
    fill(session, "^Payoff to Us, beside the terms$", "-6")
    session.key("Return")
    tree.find("^Outcome, Costs of both, expected Us \u22126\\.0")
    tree.find("^Decision, Do we sue\\?, decided by Us, expected Us \\+1\\.0, Them 0\\.0")
    tree.find("^Outcome, As it is.*chosen")
    session.key("ctrl+z")  # one step, since it was one form
    tree.wait_for_names(names)


def test_near_ties_are_flagged(session, tree):
    """What waiting brings comes within a thousandth of what suing does."""
    names = tree.names()
    assert not any("within" in name for name in names)
    tree.focus("^Outcome, As it is")
    session.key("F2")
    session.find("^Option$", "focused")
    fill(session, "^Payoff to Us, beside the terms$", "1.999")
    session.key("Return")
    tree.find("(?s)^Outcome, As it is, expected Us \\+2\\.0.*within 0\\.0010? of \u201cSue\u201d")
    session.key("ctrl+z")
    tree.wait_for_names(names)


def test_rest_takes_what_a_new_branch_leaves(session, tree):
    names = tree.names()
    tree.focus("^Chance node, Does the court")
    session.key("Insert")
    session.find("^Branch$", "focused")
    session.xdotool("type", "Sends it back")
    fill(session, "^Probability$", "0.15")
    session.find("^60% is left for \u201cRefuses\u201d")
    session.key("Return")
    tree.find("^Outcome, New outcome.*branch \u201cSends it back\u201d, 15%")
    tree.find("^Outcome, Costs.*branch \u201cRefuses\u201d, 60%")
    # 0.25 × 14 + 0.6 × −2 = 2.3
    tree.find("^Decision, Do we sue\\?, decided by Us, expected Us \\+2\\.3")
    session.key("ctrl+z", "ctrl+z")
    tree.wait_for_names(names)


def test_left_with_a_fault_says_so(session, tree):
    """Clicking elsewhere closes the form; what cannot be taken over is told, and is not in the dossier."""
    names = tree.names()
    edit_chance(session, tree, "^Chance node, How much", "1.2")
    x, y, *_ = tree.node.extents()
    point_at(session, None, to=(x + 40, y + 40))
    session.xdotool("click", "1")
    session.find("^Not changed: ")
    session.wait_gone("^Apply$")
    assert tree.names() == names, tree.names()


def test_typing_begins_with_the_search(session, tree):
    """Nothing is lost of what is typed in one go with Ctrl+F."""
    session.focus_window("A tree to test")
    session.key("ctrl+f", "h", "i", "g", "h", "space", "d", "a", "m")
    tree.find("^Outcome, High damages", "selected")
    session.find("^1 of 1$")
    session.key("Escape")


TESTS = [
    test_says_what_it_shows,
    test_arrows_walk_and_fold,
    test_typing_begins_with_the_search,
    test_search_unfolds_to_the_hit,
    test_edit_changes_the_figures_and_undo_restores,
    test_refused_edit_says_why_and_stays,
    test_add_and_remove_a_branch,
    test_menu_by_key_and_by_pointer,
    test_move_a_branch_by_keyboard,
    test_zoom_at_the_pointer_and_drag,
    test_edit_a_payoff_and_a_name,
    test_near_ties_are_flagged,
    test_rest_takes_what_a_new_branch_leaves,
    test_left_with_a_fault_says_so,
]


if __name__ == "__main__":
    skip_unless_possible()
    sys.exit(run_tests(TESTS, open_tree))
