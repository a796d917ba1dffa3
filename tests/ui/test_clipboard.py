#!/usr/bin/env python3
"""What another program gets, through the clipboard and by dragging: it is a program of its own that asks."""

import csv
import html.parser
import io
import os
import struct
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as xml

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from session import SKIPPED, run_tests, skip_unless_possible, wait_for  # noqa: E402

TARGET = os.path.join(os.path.dirname(os.path.abspath(__file__)), "target.py")


def skip_without_toolkit():
    try:
        import gi

        gi.require_version("Gtk", "4.0")
    except (ImportError, ValueError):
        print("1..0 # SKIP missing: the introspection data of GTK 4")
        sys.exit(SKIPPED)


def open_window(session):
    session.find("^As of .* draws")


def read(folder, name):
    try:
        with open(os.path.join(folder, name), "rb") as file:
            return file.read()
    except FileNotFoundError:
        return None


def paste(session, *types):
    """Asks for each type from another process; returns the answers, and all that was offered."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.executable, TARGET, "clipboard", folder, *types], env=session.environment, check=True,
                       timeout=60)
        answers = [read(folder, name.replace("/", "_")) for name in ("formats", *types)]
    return answers[1:], answers[0].decode().split("\n")


def check_png(data):
    assert data[:8] == b"\x89PNG\r\n\x1a\n", data[:16]
    assert struct.unpack(">II", data[16:24]) == (1920, 1080)


def test_picture_as_png_and_svg(session, _):
    session.activate("copy-picture", "s", "payoffs", window=1)
    session.find("^Picture copied$")
    (png, svg), formats = paste(session, "image/png", "image/svg+xml")
    assert {"image/png", "image/svg+xml"} <= set(formats), formats
    check_png(png)
    root = xml.fromstring(svg)
    assert root.tag.endswith("svg"), root.tag
    texts = "".join("".join(node.itertext()) for node in root.iter() if node.tag.endswith("text"))
    assert "Microsoft" in texts, "the words of an SVG are text"


class Cells(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.rows, self.is_cell = [], False

    def handle_starttag(self, tag, attrs):
        if tag == "tr":
            self.rows.append([])
        self.is_cell = tag in ("td", "th")
        if self.is_cell:
            self.rows[-1].append("")

    def handle_endtag(self, tag):
        self.is_cell = False

    def handle_data(self, data):
        if self.is_cell:
            self.rows[-1][-1] += data


def test_table_as_text_html_and_csv(session, _):
    """Three forms, one table."""
    session.activate("show-table", "s", "payoffs", window=1)
    session.find("^Copy$").press()
    (text, markup, comma), formats = paste(session, "text/plain;charset=utf-8", "text/html", "text/csv")
    assert {"text/html", "text/csv"} <= set(formats), formats
    cells = Cells()
    cells.feed(markup.decode())
    rows = list(csv.reader(io.StringIO(comma.decode(), newline="")))
    assert rows == cells.rows, (rows[:2], cells.rows[:2])
    assert rows == [line.split("\t") for line in text.decode().splitlines()]
    assert len(rows) == 1 + 3 * 3, len(rows)  # a head, and three paths for three parties
    assert [row[0] for row in rows[1:]] == ["Microsoft"] * 3 + ["OpenAI"] * 3 + ["Amazon"] * 3
    session.focus_window("^Payoffs$")
    session.key("Escape")
    session.wait_gone("^Copy$")


def drag(session, x1, y1, x2, y2, is_willing):
    """Moves over the target until that would take it and whoever gives it has heard so."""
    session.xdotool("mousemove", str(x1), str(y1), "mousedown", "1")
    for i in range(1, 11):
        session.xdotool("mousemove", str(x1 + (x2 - x1) * i // 10), str(y1 + (y2 - y1) * i // 10))

    def nudge():
        session.xdotool("mousemove_relative", "2", "0", "mousemove_relative", "--", "-2", "0")
        return is_willing()

    wait_for("the target to be willing", nudge)
    session.xdotool("mouseup", "1")


def drag_out(session, kind):
    """Drags the first card to the other program; returns what that got."""
    with tempfile.TemporaryDirectory() as folder:
        target = subprocess.Popen([sys.executable, TARGET, "drop", folder, kind], env=session.environment)
        try:
            window = wait_for("the other window", lambda: session.visible_windows("^Drop here$"))[0]
            session.xdotool("windowmove", "--sync", window, "1030", "700", "windowraise", window)
            # Having said so twice: it is asked anew only after its answer has come.
            drag(session, 600, 360, 1150, 780, lambda: int(read(folder, "motions") or 0) > 2)
            return wait_for("what was dropped", lambda: read(folder, kind))
        finally:
            target.terminate()
            target.wait(10)


def test_picture_is_dragged_out(session, _):
    check_png(drag_out(session, "picture"))


def test_file_is_dragged_out(session, _):
    path = drag_out(session, "file").decode()
    assert os.path.basename(path) == "Microsoft, OpenAI and Amazon – Payoffs.png", path
    with open(path, "rb") as file:
        check_png(file.read())


TESTS = [
    test_picture_as_png_and_svg,
    test_table_as_text_html_and_csv,
    test_picture_is_dragged_out,
    test_file_is_dragged_out,
]


if __name__ == "__main__":
    skip_unless_possible()
    skip_without_toolkit()
    sys.exit(run_tests(TESTS, open_window))
