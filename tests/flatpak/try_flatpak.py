#!/usr/bin/env python3
"""Installs the Flatpak, once from a repository and once from the bundle, and uses it as its user would: its window
under an X server and a bus of its own, a file opened and saved, a picture exported; and looks at what it must not reach.

try_flatpak.py REPOSITORY BUNDLE

Flatpak's installation for the user is the one that FLATPAK_USER_DIR names, which has to have the runtime."""

import json
import os
import pathlib
import shutil
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "ui"))
from session import APPLICATION, Session, report, skip_unless_possible  # noqa: E402

ROOT = pathlib.Path(__file__).parent / ".." / ".."
REPOSITORY, BUNDLE = sys.argv[1:]
REMOTE = "recourse-try"


def flatpak(*arguments, session=None):
    """What it prints; the home directory is the session's, so that nothing of the person's own is read or left."""
    done = subprocess.run(["flatpak", *arguments], env=session.environment if session else None, text=True,
                          capture_output=True, check=False)
    assert done.returncode == 0, f"flatpak {' '.join(arguments)}: {done.stdout}{done.stderr}"
    return done.stdout


def inside(session, *command):
    """Runs a program in the sandbox; its status and what it printed"""
    done = subprocess.run(["flatpak", "run", "--user", f"--command={command[0]}", APPLICATION, *command[1:]],
                          env=session.environment, text=True, capture_output=True, check=False)
    return done.returncode, done.stdout + done.stderr


def traces():
    """Files of the installation that have to do with the application"""
    user = pathlib.Path(os.environ["FLATPAK_USER_DIR"])
    return sorted(str(path) for path in [*user.glob(f"app/{APPLICATION}*"), *user.glob(f"exports/**/*{APPLICATION}*")])


def test_install_from_repository():
    flatpak("remote-add", "--user", "--if-not-exists", "--no-gpg-verify", REMOTE, "file://" + os.path.abspath(REPOSITORY))
    flatpak("install", "--user", "-y", "--noninteractive", REMOTE, APPLICATION)
    assert f"Ref: app/{APPLICATION}/" in flatpak("info", "--user", APPLICATION)
    assert traces(), "the desktop sees nothing of it"


def test_uninstall_leaves_nothing():
    flatpak("uninstall", "--user", "-y", "--noninteractive", APPLICATION)
    if REMOTE in flatpak("remotes", "--user", "--columns=name").split():
        flatpak("remote-delete", "--user", "--force", REMOTE)
    assert not traces(), traces()


def test_install_from_bundle():
    flatpak("install", "--user", "-y", "--noninteractive", "--bundle", BUNDLE)
    assert f"Ref: app/{APPLICATION}/" in flatpak("info", "--user", APPLICATION)


def test_permissions():
    context = flatpak("info", "--user", "--show-permissions", APPLICATION)
    allowed = dict(line.split("=", 1) for line in context.splitlines() if "=" in line)
    allowed["sockets"] = set(allowed["sockets"].strip(";").split(";")) - {"x11"}  # which is what the fallback is
    assert allowed == {"shared": "ipc;", "sockets": {"wayland", "fallback-x11"}, "devices": "dri;"}, allowed


def test_sandbox():
    """No host file, no network, no other program's bus name."""
    with Session() as session:
        secret = pathlib.Path(session.home, "secret")
        secret.write_text("of the host")
        status, text = inside(session, "cat", str(secret))
        assert status != 0 and "of the host" not in text, text
        status, text = inside(session, "cat", "/proc/net/dev")
        devices = [line.split(":")[0].strip() for line in text.splitlines() if ":" in line]
        assert set(devices) <= {"lo"}, devices


def test_translations():
    with Session() as session:
        session.environment.update(LC_ALL="de_DE.UTF-8", LANGUAGE="de")
        status, text = inside(session, "recourse", "charts", "--help")
        assert status == 0, text
        folder = inside(session, "ls", "/app/share/locale")[1].split()
        assert {"ar", "de", "es", "fr", "ja"} <= set(folder), folder


def change_and_save(session, dossier):
    """Another program writes; that is read, undone in the window, and saved."""
    before = dossier.read_text(encoding="utf-8")
    dossier.write_text(before.replace('"label": "Buyer"', '"label": "Purchaser"'), encoding="utf-8")
    session.find("was changed by another program")
    session.find("^Reload$|^_Reload$", role="button").press()
    session.find("^Purchaser")
    session.activate("undo", window=1)
    session.find("^• A late turbine – Recourse$")
    session.activate("save", window=1)
    session.find("^A late turbine – Recourse$")
    assert '"label": "Buyer"' in dossier.read_text(encoding="utf-8"), "nothing was saved"


def test_window():
    """Opens a file of its own folder, changes and saves it, exports a picture that opens again."""
    with Session() as session:
        data = pathlib.Path(session.home, ".var", "app", APPLICATION, "data")
        data.mkdir(parents=True)
        dossier = data / "readme.recourse"
        shutil.copy(ROOT / "tests" / "data" / "readme.recourse", dossier)
        # Flatpak gives the sandbox folders of its own; only their parent is the session's.
        for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "RECOURSE"):
            session.environment.pop(name, None)
        os.environ["RECOURSE"] = "flatpak"
        session.start(["run", "--user", APPLICATION, str(dossier)])
        session.find("^A late turbine.* – Recourse$")
        session.find("^As of .* draws")
        change_and_save(session, dossier)
        status, text = inside(session, "recourse", "render", str(dossier), "--chart", "payoffs", "-o",
                              str(data / "payoffs.png"))
        assert status == 0, text
        assert (data / "payoffs.png").read_bytes()[:8] == b"\x89PNG\r\n\x1a\n"
        status, text = inside(session, "recourse", "analyze", str(data / "payoffs.png"), "--format", "json")
        assert status == 0 and json.loads(text)["paths"], text[:200]
        session.activate("quit")
        assert session.application.wait(30) == 0, session.read_log()


if __name__ == "__main__":
    skip_unless_possible()
    sys.exit(report([test_install_from_repository, test_permissions, test_sandbox, test_translations, test_window,
                     test_uninstall_leaves_nothing, test_install_from_bundle, test_window,
                     test_uninstall_leaves_nothing], lambda test: test()))
