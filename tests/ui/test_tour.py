#!/usr/bin/env python3
"""The first steps: shown on a first start, gone on by doing what they say, skipped for good, and found in the menu; and
what the desktop's own menu asks for."""

import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from session import SKIPPED, Session, end_quietly, report, skip_unless_possible, wait_for  # noqa: E402

TITLE = "Microsoft, OpenAI and Amazon"
STEPS = ["^Toggle a path\\. Press", "^Ask a figure where it comes from\\. ", "^Take it along\\. "]


def first_start():
    return Session(is_first_start=True)


def start(session):
    session.start()
    session.find("^As of .* draws")


def end(session):
    session.activate("quit")
    end_quietly(session)


def is_step(session, number):
    """Whether that step is shown, and no other one."""
    return [bool(session.look_for(step)) for step in STEPS] == [i + 1 == number for i in range(len(STEPS))]


def test_doing_goes_on():
    with first_start() as session:
        start(session)
        wait_for("the first step", lambda: is_step(session, 1))
        session.focus_window(TITLE)
        session.key("2")
        wait_for("the second step after a toggle", lambda: is_step(session, 2))
        session.key("3")
        assert is_step(session, 2), "a step goes on by what it says alone"
        session.activate("inspect", "s", "payoffs/renegotiation/microsoft/mean", window=1)
        wait_for("the last step after a question", lambda: is_step(session, 3))
        session.find("^Done$", role="button").press()
        wait_for("no step", lambda: is_step(session, 0))
        end(session)


def test_skipped_for_good():
    with first_start() as session:
        session.environment["GSETTINGS_BACKEND"] = "keyfile"
        start(session)
        wait_for("the first step", lambda: is_step(session, 1))
        end(session)
        start(session)
        session.find("^Skip$", role="button").press()
        wait_for("no step", lambda: is_step(session, 0))
        end(session)
        start(session)
        assert is_step(session, 0), "skipped, it does not come back"
        session.activate("tour", window=1)
        wait_for("the first step, asked for", lambda: is_step(session, 1))
        session.find("^Next$", role="button").press()
        wait_for("the second step", lambda: is_step(session, 2))
        session.activate("tour", window=1)
        wait_for("the first step, asked for once more", lambda: is_step(session, 1))
        end(session)


def test_it_takes_no_keys():
    """Whoever ignores it works as without it: the focus is where it would be."""
    def focused(session):
        start(session)
        session.focus_window(TITLE)
        session.key("Tab")
        node = wait_for("a focus", lambda: session.look_for(".", state="focused"))
        name = node.name
        end(session)
        return name

    with first_start() as session:
        with_tour = focused(session)
    with Session() as session:
        without = focused(session)
    assert with_tour == without, (with_tour, without)


def test_desktop_actions():
    """The entries of the desktop's menu, first thing of all, as D-Bus starts the program."""
    with Session() as session:
        session.start(["--gapplication-service"])
        wait_for("the service", lambda: session._call_actions("List", None, ()))
        session.activate("present")
        session.find("^Presentation$")
        session.activate("new-dossier")
        session.find("^(• )?New dispute – Recourse$")
        session.application.terminate()
        session.application.wait(20)


if __name__ == "__main__":
    skip_unless_possible()
    if "GSETTINGS_SCHEMA_DIR" not in os.environ:
        print("1..0 # SKIP no schema: nothing would be remembered")
        sys.exit(SKIPPED)
    sys.exit(report([test_doing_goes_on, test_skipped_for_good, test_it_takes_no_keys, test_desktop_actions],
                    lambda test: test()))
