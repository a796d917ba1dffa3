"""What the tests of forms share: a window that is at rest, typing into fields, saving."""

import os
import pathlib
import re
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from session import run_tests, skip_unless_possible, wait_for  # noqa: E402

# A dispute that is small enough to reckon with on paper.
SMALL = """{
  "format": "recourse/1",
  "title": "Buyer and seller: the late turbines",
  "as_of": "2026-03",
  "currency": "USD",
  "unit": "m",
  "sources": [
    {"id": "letter", "title": "Letter of 3 March", "publisher": "Buyer", "url": "https://example.org/letter"},
    {"id": "report", "title": "Report of the engineer"}
  ],
  "claims": [
    {"id": "paid", "statement": "The buyer has paid 40 on account.", "value": 40, "unit": "USD m", "status": "paid",
     "confidence": "high", "sources": ["letter"]},
    {"id": "late", "statement": "The turbines are six months late.", "value": 6, "unit": "months",
     "status": "disputed", "confidence": "medium", "sources": ["letter"]},
    {"id": "on_time", "statement": "The turbines were ready on time.", "status": "disputed", "confidence": "low"}
  ],
  "conflicts": [
    {"id": "when", "question": "Late or on time?", "claims": ["late", "on_time"], "adopted": "late",
     "effects": {"on_time": {"p_win": 0.1}}}
  ],
  "stakeholders": [{"id": "buyer", "label": "Buyer"}, {"id": "seller", "label": "Seller"}],
  "investments": [
    {"id": "deposit", "label": "Deposit", "from": "buyer", "to": "seller", "amount": 40, "claims": ["paid"]}
  ],
  "drivers": [
    {"id": "p_win", "label": "Buyer wins", "unit": "probability", "basis": "assumption",
     "distribution": {"kind": "uniform", "low": 0.4, "high": 0.6}},
    {"id": "award", "label": "Award", "unit": "USD m", "basis": "claim",
     "distribution": {"kind": "uniform", "low": 10, "high": 30}}
  ],
  "levers": [
    {"id": "offer", "label": "Offer", "kind": "number", "value": 8, "min": 0, "max": 20, "step": 1, "path": "settle"}
  ],
  "parameters": [{"id": "received", "label": "Received", "value": 0}],
  "terms": [
    {"id": "buyer_gain", "stakeholder": "buyer", "label": "Gain", "formula": "received"},
    {"id": "seller_loss", "stakeholder": "seller", "label": "Loss", "formula": "-received"}
  ],
  "paths": [
    {"id": "settle", "label": "Settle", "tree": {"kind": "outcome", "set": {"received": "offer"}}},
    {"id": "sue", "label": "Sue", "tree": {"kind": "chance", "branches": [
      {"id": "win", "probability": "p_win", "node": {"kind": "outcome", "set": {"received": "award"}}},
      {"id": "lose", "probability": "rest", "node": {"kind": "outcome"}}]}}
  ],
  "scenarios": [{"id": "stated", "label": "As stated", "path": "settle"}]
}
"""
TITLE = "Buyer and seller"


ENTRIES = ("entry", "text", "text box", "spin button", "editbar")


def entry(session, name):
    """The last that is called so and can be typed into."""
    return wait_for(f"an entry called /{name}/", lambda: session.named(name, roles=ENTRIES))[-1]


def press(session, name):
    """Presses the first button called so that is to be seen; one with a menu has its button inside."""
    def find():
        return next((part for node in session.named(name) if node.role != "label" and node.is_laid_out()
                     for part in node.walk() if part.can_be_pressed() and part.is_laid_out()), None)

    wait_for(f"a button called /{name}/", find).press()


def click(session, node, title=None, off=0):
    """Points at the middle of it and clicks; there is no window manager to ask, so the X server is.
    @off: pixels right of and below the middle"""
    window = session.xdotool("search", "--onlyvisible", "--name", title or TITLE)[-1]
    place = dict(line.split("=") for line in session.xdotool("getwindowgeometry", "--shell", window))
    x, y = node.middle()
    session.xdotool("mousemove", str(int(place["X"]) + x + off), str(int(place["Y"]) + y + off), "click", "1")


def focus(session, node, title=None):
    """An entry; newer toolkits do not count the padding around, so that it may lie some pixels further."""
    for off in (0, 20):
        click(session, node, title, off)
        try:
            wait_for("the entry to have the focus", lambda: node.has_state("focused") or session.look_for(
                f"^{re.escape(node.name)}$", "focused"), seconds=4)
            return
        except AssertionError:
            if off:
                raise


def says(session, pattern):
    return wait_for(f"/{pattern}/", lambda: session.look_for(pattern))


class Forms:
    """The window with the small dispute, opened from a file of its own."""

    def __init__(self, session):
        self.session = session
        self.file = pathlib.Path(session.home, "turbines.recourse")
        self.file.write_text(SMALL)
        session.find("^Paths$")
        session.activate("open-uri", "s", self.file.as_uri(), window=1)
        session.find("^Buyer and seller – Recourse$")
        session.find("^Settle: leads$")
        self.wait_for_figures()

    def wait_for_figures(self):
        wait_for("figures", lambda: self.figure("Settle") is not None and self.figure("Sue") is not None)

    def figure(self, path):
        """What a path gives the buyer, as its row has it."""
        row = self.session.look_for(f"^{path}: (leads|compared|off)$")
        found = re.search("Buyer (\\S+?)(,|$)", row.description if row else "")
        return float(found.group(1).replace("\u2212", "-")) if found and found.group(1) != "–" else None

    def do(self, action, signature=None, value=None):
        self.session.activate(action, signature, value, window=1)

    def focus(self, title=TITLE):
        self.session.focus_window(title)

    def type(self, text):
        self.session.xdotool("type", "--delay", "20", text)

    def saved(self):
        """The bytes that the window writes."""
        before = self.file.stat().st_mtime_ns
        self.do("save")
        wait_for("the file to be written", lambda: self.file.stat().st_mtime_ns != before)
        self.session.save(TITLE)
        return self.file.read_bytes()


def run(tests):
    skip_unless_possible()
    return run_tests(tests, Forms)
