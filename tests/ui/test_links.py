#!/usr/bin/env python3
"""Links of a dossier: opening it and looking at it opens nothing else; a click opens a page of the web and nothing that is
none.  Whatever the window would open comes to a handler of this session's own, for every kind of address, which
writes it down."""

import json
import os
import pathlib
import subprocess
import sys
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from forms import click  # noqa: E402
from session import Session, ends_cleanly_and_says_nothing, report, skip_unless_possible, wait_for  # noqa: E402

WEB = {"plain": "https://example.org/plain?a=1&b=%20", "upper": "HTTP://example.org/UPPER"}
OTHER = {"script": "javascript:alert(1)", "file": "file:///etc/passwd", "data": "data:text/html,<script>alert(1)</script>",
         "mail": "mailto:somebody@example.org", "path": "../../../etc/passwd", "option": "--help", "bare": "//example.org/x",
         "nobody": "https://", "desktop": "application://evil.desktop", "near": " javascript:https://example.org"}
TITLE = "Links"
SCHEMES = ["http", "https", "javascript", "file", "data", "mailto", "application", "ftp"]
TYPES = ["text/html", "text/plain", "application/octet-stream", "inode/directory"]


def dossier():
    addresses = {**WEB, **OTHER}
    return {"format": "recourse/1", "title": TITLE,
            "sources": [{"id": name, "title": f"Source {name}", "url": url} for name, url in addresses.items()],
            "claims": [{"id": f"c_{name}", "statement": f"Claim {name}", "sources": [name]} for name in addresses],
            "stakeholders": [{"id": "a", "label": "A"}],
            "paths": [{"id": "p", "label": "Settle", "tree": {"kind": "outcome", "payoffs": {"a": 4}}}]}


class Desk:
    def __init__(self, session):
        self.session = session
        self.opened_by = pathlib.Path(session.home, "opened")
        self.write_handler()
        self.file = pathlib.Path(session.home, "links.recourse")
        self.file.write_text(json.dumps(dossier()))

    def write_handler(self):
        """What the desktop has for addresses, all of them"""
        home = pathlib.Path(self.session.home)
        program = home / "note"
        program.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" >> "{self.opened_by}"\n')
        program.chmod(0o755)
        applications = home / "data" / "applications"
        applications.mkdir(parents=True)
        kinds = [f"x-scheme-handler/{scheme}" for scheme in SCHEMES] + TYPES
        (applications / "note.desktop").write_text(
            f"[Desktop Entry]\nType=Application\nName=Note\nExec={program} %u\nMimeType={';'.join(kinds)};\n")
        (applications / "mimeapps.list").write_text(
            "[Default Applications]\n" + "".join(f"{kind}=note.desktop\n" for kind in kinds))

    def opened(self):
        return self.opened_by.read_text().splitlines() if self.opened_by.exists() else []

    def forget(self):
        self.opened_by.unlink(missing_ok=True)

    def expect(self, *urls):
        wait_for(f"{urls} to be opened", lambda: len(self.opened()) >= len(urls))
        time.sleep(0.3)
        assert self.opened() == list(urls), self.opened()
        self.forget()

    def expect_nothing(self, seconds=1.0):
        time.sleep(seconds)
        assert not self.opened(), self.opened()

    def click(self, what, find):
        """What is found, once it is to be seen and stays where it is"""
        places = []

        def is_still():
            node = next((node for node in find() if node.is_laid_out()), None)
            places.append(node and node.extents())
            return node if node and places[-2:] == [places[-1]] * 2 else None

        self.session.focus_window(TITLE)
        click(self.session, wait_for(f"{what} at rest", is_still), TITLE)

    def click_source(self, name):
        """In the inspector of the claim that cites it"""
        self.do("inspect", "s", place_of("claims", name))
        self.click(f"the source {name}", lambda: [
            row for sources in self.session.named("^Sources$", roles=["list"]) for row in sources.children()
            if row.name.startswith(f"Source {name}")])

    def do(self, action, signature=None, value=None):
        self.session.activate(action, signature, value, window=1)


def place_of(kind, name):
    return f"/{kind}/{[*WEB, *OTHER].index(name)}"


def test_handler_notices(desk):
    """Or else the tests after this one would say nothing: GIO, which GTK asks, finds it for good and bad alike."""
    code = "import sys; from gi.repository import Gio; Gio.AppInfo.launch_default_for_uri(sys.argv[1], None)"
    for url in (WEB["plain"], OTHER["script"], OTHER["mail"], OTHER["file"], OTHER["data"]):
        subprocess.run([sys.executable, "-c", code, url], env=desk.session.environment, check=True)
        desk.expect(url.removeprefix("file://"))


def test_nothing_opens_by_itself(desk):
    desk.session.start([str(desk.file)])
    desk.session.find("^Links – Recourse$")
    desk.session.find("^Settle: leads$")
    for view in ("tree", "compare", "evidence", "dashboard"):
        desk.do("view", "s", view)
    for kind in ("claims", "sources"):
        for name in ("plain", "script"):
            desk.do("inspect", "s", place_of(kind, name))
            desk.session.find(f"^Source {name}")
    desk.expect_nothing()


def test_inspector(desk):
    """By the key and by the pointer; what is no page is said to be none."""
    desk.do("view", "s", "dashboard")
    for name, url in WEB.items():
        desk.click_source(name)
        desk.expect(url)
    for name in OTHER:
        desk.click_source(name)
        desk.session.find("^This source has no address of the web")
    desk.expect_nothing()


def test_table_of_claims(desk):
    """What is a page has a link in its row; the others are words."""
    desk.do("show-inspector")  # lies over the links
    desk.do("view", "s", "evidence")
    desk.session.find(f"^Claims · {len(WEB) + len(OTHER)}$")
    links = {node.name for node in desk.session.named("^Open Source") if node.is_laid_out()}
    assert links == {f"Open Source {name}" for name in WEB}, links
    for name, url in WEB.items():
        desk.click(f"the link of {name}", lambda name=name: desk.session.named(f"^Open Source {name}$"))
        desk.expect(url)


def test_forms(desk):
    """Beside what a claim cites"""
    desk.session.focus_window(TITLE)
    desk.session.key("ctrl+f")
    desk.session.find("^Search the evidence$", "focused")
    for name in (*WEB, "script", "path"):
        desk.session.key("ctrl+a")
        desk.session.xdotool("type", "--delay", "10", f"Claim {name}")
        desk.session.find("^Claims · 1$")
        desk.session.key("Return")
        desk.session.find("^Statement$", "focused")
        desk.session.find(f"^Take out “Source {name}”$")
        links = [node.name for node in desk.session.named("^Open Source") if node.is_laid_out()]
        assert len(links) == (2 if name in WEB else 0), (name, links)  # in the table, and beside what is cited
        if name in WEB:
            desk.click(f"the link of {name}", lambda: desk.session.named("^Open Source")[::-1])
            desk.expect(WEB[name])
        desk.session.key("ctrl+f")
        desk.session.find("^Search the evidence$", "focused")
    desk.expect_nothing()


TESTS = [test_handler_notices, test_nothing_opens_by_itself, test_inspector, test_table_of_claims,
         test_forms]


def main():
    skip_unless_possible()
    with Session() as session:
        desk = Desk(session)
        ended = ends_cleanly_and_says_nothing
        return report([*TESTS, ended], lambda test: test(session if test is ended else desk), goes_on=False)


if __name__ == "__main__":
    sys.exit(main())
