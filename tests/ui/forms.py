"""What the tests of forms share: a window that is at rest, typing into fields, saving."""

import os
import pathlib
import re
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from session import Session, skip_unless_possible, wait_for  # noqa: E402

APPLICATION = "io.github.recourse.Recourse"

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
    from gi.repository import GLib

    def find():
        try:
            return [node for node in session.nodes() if re.search(name, node.name) and node.role in ENTRIES][-1]
        except (GLib.Error, IndexError):
            return None  # not there, or it went away while it was looked at

    return wait_for(f"an entry called /{name}/", find)


def press(session, name):
    """Presses the first button called so that is to be seen; one with a menu has its button inside."""
    from gi.repository import GLib

    def find():
        try:
            for node in session.nodes():
                if re.search(name, node.name) and node.role != "label" and node.is_laid_out():
                    for part in node.walk():
                        if part.can_be_pressed() and part.is_laid_out():
                            return part
        except GLib.Error:
            pass  # it went away while it was looked at
        return None

    wait_for(f"a button called /{name}/", find).press()


def click(session, node, title=None):
    """Points at the middle of it and clicks; there is no window manager to ask, so the X server is."""
    window = session.xdotool("search", "--onlyvisible", "--name", title or TITLE)[-1]
    place = dict(line.split("=") for line in session.xdotool("getwindowgeometry", "--shell", window))
    x, y, width, height = node._call("org.a11y.atspi.Component", "GetExtents", "(u)", 1)[0]
    session.xdotool("mousemove", str(int(place["X"]) + x + width // 2), str(int(place["Y"]) + y + height // 2),
                    "click", "1")


def says(session, pattern):
    return wait_for(f"/{pattern}/", lambda: session.look_for(pattern))


class Forms:
    """The window with the small dispute, opened from a file of its own."""

    def __init__(self, session):
        self.session = session
        self.file = pathlib.Path(session.home, "turbines.recourse")
        self.file.write_text(SMALL)
        session.find("^Paths$")
        session.activate(APPLICATION, "open-uri", "s", self.file.as_uri(), window=1)
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
        self.session.activate(APPLICATION, action, signature, value, window=1)

    def focus(self, title=TITLE):
        self.session.focus_window(title)

    def type(self, text):
        self.session.xdotool("type", "--delay", "20", text)

    def saved(self):
        """The bytes that the window writes."""
        before = self.file.stat().st_mtime_ns
        self.do("save")
        wait_for("the file to be written", lambda: self.file.stat().st_mtime_ns != before)
        return self.file.read_bytes()


def run(tests):
    skip_unless_possible()
    print(f"1..{len(tests) + 1}")
    failed = False
    with Session() as session:
        session.start([os.environ.get("RECOURSE", "recourse")])
        try:
            window = Forms(session)
        except AssertionError as error:
            print(f"Bail out! the window did not come up: {error}\n{session.read_log()}")
            return 1
        for number, test in enumerate(tests, 1):
            try:
                test(session, window)
                print(f"ok {number} - {test.__name__}", flush=True)
            except Exception as error:  # whatever it was, the other tests can still say something
                failed = True
                print(f"not ok {number} - {test.__name__}: {error!r}", flush=True)
        log = session.read_log()
        is_clean = not re.search("CRITICAL|WARNING", log) and session.application.poll() is None
        print(f"{'ok' if is_clean else 'not ok'} {len(tests) + 1} - says nothing on the way")
        if not is_clean:
            print("\n".join("# " + line for line in log.splitlines()))
    return 1 if failed or not is_clean else 0
