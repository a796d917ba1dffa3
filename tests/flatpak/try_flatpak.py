#!/usr/bin/env python3
"""Installs the Flatpak, once from a repository and once from the bundle, and uses it as its user would: its window
under an X server and a bus of its own, a file opened and saved, a picture exported, an address opened, through the
portals of the desktop where those are; and looks at what it must not reach.

try_flatpak.py REPOSITORY BUNDLE

Flatpak's installation for the user is the one that FLATPAK_USER_DIR names, which has to have the runtime."""

import json
import os
import pathlib
import shutil
import subprocess
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "ui"))
from session import APPLICATION, Session, find_missing, report, wait_for  # noqa: E402

ROOT = pathlib.Path(__file__).parent / ".." / ".."
REPOSITORY, BUNDLE = sys.argv[1:]
REMOTE = "recourse-try"
PORTAL = "/usr/share/dbus-1/services/org.freedesktop.impl.portal.desktop.gtk.service"
RUNTIME = pathlib.Path("/run/user", str(os.getuid()))
BUTTONS = ("button", "push button")


class Desktop(Session):
    """A session whose bus starts the portals, with a home that the sandbox does not see, and whose browser only notes
    what it is to open."""

    def _start_buses(self):
        # Flatpak gives the sandbox folders of its own; only their parent is the session's.
        for name in ("GTK_USE_PORTAL", "ADW_DISABLE_PORTAL", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
            self.environment.pop(name, None)
        # Paths of documents are those of the host: the folder has to be the one that the sandbox gets.
        shutil.rmtree(self.environment["XDG_RUNTIME_DIR"])
        RUNTIME.mkdir(mode=0o700, parents=True)
        self.environment.update(XDG_RUNTIME_DIR=str(RUNTIME), XDG_CURRENT_DESKTOP="GNOME")
        self.desk = pathlib.Path(self.home, "Desk")
        self.desk.mkdir()
        self._install_browser()
        strict = self.environment.pop("G_DEBUG")  # of ours; the portals are what the desktop has
        super()._start_buses()
        self.environment["G_DEBUG"] = strict

    def _configure_bus(self):
        return "/usr/share/dbus-1/session.conf"

    def _install_browser(self):
        applications = pathlib.Path(self.home, ".local", "share", "applications")
        applications.mkdir(parents=True)
        (applications / "browser.desktop").write_text(
            "[Desktop Entry]\nType=Application\nName=Browser\nMimeType=x-scheme-handler/https;x-scheme-handler/http;\n"
            f"Exec=sh -c 'echo \"$0\" > {self.desk}/opened' %u\n")
        (applications / "mimeapps.list").write_text(
            "[Default Applications]\nx-scheme-handler/https=browser.desktop\nx-scheme-handler/http=browser.desktop\n")
        subprocess.run(["update-desktop-database", applications], check=True)

    def __exit__(self, *_):
        # The documents' file system first: what is removed there is removed on the desk.
        subprocess.run(["fusermount3", "-u", "-z", RUNTIME / "doc"], stderr=subprocess.DEVNULL, check=False)
        super().__exit__()
        shutil.rmtree(RUNTIME, ignore_errors=True)

    def press(self, pattern):
        wait_for(f"a button /{pattern}/", lambda: self.named(pattern, roles=BUTTONS))[-1].press()

    def choose(self, title, name, ours=()):
        """A file of the desk in the portal's dialog, which takes the keyboard when it is ready.
        @ours: windows of that title that are not the portal's"""
        def find():
            return [window for window in self.visible_windows(title) if window not in ours]

        dialog = wait_for(f"the portal's {title}", find)[0]

        def has_focus():
            self.xdotool("windowfocus", dialog)
            time.sleep(1)
            return self.xdotool("getwindowfocus", "-f") == [dialog]

        def accept():
            """A first Return may only end the completion of the name."""
            if find():
                self.xdotool("key", "Return")
                time.sleep(1)
            return not find()

        wait_for("the dialog to have the keyboard", has_focus)
        for keys in (["key", "ctrl+l"], ["key", "ctrl+a"], ["type", "--delay", "50", str(self.desk / name)]):
            self.xdotool(*keys)
            time.sleep(1)  # there is nothing to ask whether it has arrived
        wait_for("the dialog to go", accept)


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
    flatpak("install", "--user", "-y", "--noninteractive", "--reinstall", REMOTE, APPLICATION)
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


def add_stakeholder(session):
    session.activate("edit-dossier", window=1)
    session.focus_window("^Edit Dossier$")
    session.click(session.find("^Stakeholders: 2$"))
    session.press("^New stakeholder$")
    session.find("^Stakeholders: 3$")
    session.key("Escape", "Escape")
    wait_for("the editor to go", lambda: not session.visible_windows("^Edit Dossier$"))


def open_and_save(session):
    session.activate("open", window=1)
    session.choose("^Open a Dossier$", "readme.recourse")
    session.find("^A late turbine.* – Recourse$")
    add_stakeholder(session)
    session.save("A late turbine")
    on_desk = json.loads((session.desk / "readme.recourse").read_text(encoding="utf-8"))
    assert len(on_desk["stakeholders"]) == 3, on_desk["stakeholders"]


def save_elsewhere(session):
    session.activate("save-as", window=1)
    session.choose("^Save", "elsewhere.recourse")
    wait_for("the other file", (session.desk / "elsewhere.recourse").exists)
    assert (session.desk / "elsewhere.recourse").read_bytes() == (session.desk / "readme.recourse").read_bytes()


def export_picture(session):
    session.activate("export-picture", "s", "payoffs", window=1)
    session.find("claims and your choices travel inside the file")
    ours = session.visible_windows("^Export$")
    session.focus_window("^Export$")
    session.key("Return")
    session.choose("^Export$", "payoffs.png", ours)
    picture = session.desk / "payoffs.png"
    wait_for("the picture", lambda: picture.exists() and picture.read_bytes().endswith(b"IEND\xaeB`\x82"))
    session.find("^1 file exported$")


def open_address(session):
    """As a link does that is clicked: GTK asks the same portal."""
    status, text = inside(session, "gdbus", "call", "--session", "--dest", "org.freedesktop.portal.Desktop",
                          "--object-path", "/org/freedesktop/portal/desktop", "--method",
                          "org.freedesktop.portal.OpenURI.OpenURI", "", "https://example.org/source", "{}")
    assert status == 0, text
    opened = session.desk / "opened"
    wait_for("the browser", lambda: opened.exists() and opened.read_text().strip() == "https://example.org/source")


def test_portals():
    """Opens and saves a file that the sandbox cannot see, exports a picture beside it, has an address opened: each
    through a portal of the desktop, files with a person in its dialog."""
    if not os.path.exists(PORTAL):
        return "no xdg-desktop-portal-gtk here"
    if RUNTIME.exists() or not os.access("/run", os.W_OK):
        return f"{RUNTIME} belongs to somebody who works here"
    with Desktop() as session:
        shutil.copy(ROOT / "tests" / "data" / "readme.recourse", session.desk)
        status, text = inside(session, "ls", str(session.desk))
        assert status != 0, text
        os.environ["RECOURSE"] = "flatpak"
        session.environment.pop("RECOURSE", None)
        session.start(["run", "--user", APPLICATION])
        session.find("^As of .* draws")
        for step in (open_and_save, save_elsewhere, export_picture, open_address):
            step(session)
        session.activate("quit")
        assert session.application.wait(30) == 0, session.read_log()
    return None


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
    if find_missing():
        sys.exit("It cannot be tried without " + ", ".join(find_missing()))
    sys.exit(report([test_install_from_repository, test_permissions, test_sandbox, test_translations, test_window,
                     test_portals, test_uninstall_leaves_nothing, test_install_from_bundle, test_window,
                     test_uninstall_leaves_nothing], lambda test: test()))
