"""A private session for a window test: X server, session bus, accessibility bus, home directory; and what runs tests
in one.

Everything is started here and ended by process; nothing of the person's own session is read."""

import mmap
import os
import re
import shutil
import struct
import subprocess
import sys
import tempfile
import time
import traceback

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from a11y import Desktop, Gio, GLib, call, is_set  # noqa: E402

APPLICATION = "io.github.recourse.Recourse"
BUTTONS = ("button", "push button", "toggle button")
PROGRAMS = ["Xvfb", "dbus-daemon", "xdotool"]
BUS_CONFIGURATION = """<busconfig>
  <type>session</type>
  <listen>unix:dir={folder}</listen>
  <servicedir>{services}</servicedir>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""
TOOLKITS_OWN = "gdk_frame_timings_submitted"  # GTK 4.24 warns of itself where the machine is busy
SKIPPED = 0  # TAP has said it; Meson calls any other status of such a test an error


def find_missing():
    """What is not here and a session needs"""
    return [name for name in PROGRAMS if shutil.which(name) is None] + (["python3-gi"] if Gio is None else [])


def skip_unless_possible():
    missing = find_missing()
    if missing:
        print("1..0 # SKIP missing: " + ", ".join(missing))
        sys.exit(SKIPPED)


def wait_for(what, condition, seconds=40.0):
    """Returns what the condition gives once that is true; fails after some time, saying for what.  An object that goes
    away while it is asked makes nothing true."""
    start = time.monotonic()
    trouble = ""
    while True:
        asked = time.monotonic()
        try:
            found = condition()
            trouble = ""
        except GLib.Error as error:
            found, trouble = None, f" ({error.message})"
        now = time.monotonic()
        if found:
            return found
        if now - start > seconds:
            raise AssertionError(f"waited {seconds:g} s in vain for: {what}{trouble}")
        time.sleep(min(0.02 + (now - asked) / 2, 0.25))  # questions take time from who has to answer


class Session:
    def __init__(self, screen="1280x900", is_first_start=False):
        self.screen = screen
        self.is_first_start = is_first_start

    def __enter__(self):
        self.home = tempfile.mkdtemp(prefix="recourse-test-")
        self.processes = []
        self.environment = dict(os.environ)
        for name in ("DBUS_SESSION_BUS_ADDRESS", "AT_SPI_BUS_ADDRESS", "WAYLAND_DISPLAY", "NO_AT_BRIDGE"):
            self.environment.pop(name, None)
        runtime = os.path.join(self.home, "run")
        os.mkdir(runtime, 0o700)
        self.environment.update(
            HOME=self.home, XDG_RUNTIME_DIR=runtime, XDG_CONFIG_HOME=self.home + "/config",
            XDG_DATA_HOME=self.home + "/data", XDG_CACHE_HOME=self.home + "/cache",
            GSETTINGS_BACKEND="memory", GDK_BACKEND="x11", GSK_RENDERER="cairo", GTK_A11Y="atspi",
            GTK_USE_PORTAL="0", ADW_DISABLE_PORTAL="1", LIBGL_ALWAYS_SOFTWARE="1",
            G_DEBUG="fatal-criticals", NO_AT_BRIDGE="0")
        if "GSETTINGS_SCHEMA_DIR" in self.environment and not self.is_first_start:
            self._skip_first_steps()
        try:
            self._start_display()
            self._start_buses()
        except BaseException:
            self.__exit__()
            raise
        return self

    def _skip_first_steps(self):
        """As if somebody had skipped them some day: by default, in a copy of the schema."""
        schemas = os.path.join(self.home, "schemas")
        os.mkdir(schemas)
        resources = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "resources")
        shutil.copy(os.path.join(resources, APPLICATION + ".gschema.xml"), schemas)
        with open(os.path.join(schemas, "first-steps.gschema.override"), "w") as override:
            override.write(f"[{APPLICATION}]\ntour-done=true\n")
        subprocess.run(["glib-compile-schemas", "--strict", schemas], check=True)
        self.environment["GSETTINGS_SCHEMA_DIR"] = schemas

    def __exit__(self, *_):
        for process in reversed(self.processes):
            if process.poll() is None:
                process.terminate()
                try:
                    process.wait(5)
                except subprocess.TimeoutExpired:
                    process.kill()
                    process.wait()
        shutil.rmtree(self.home, ignore_errors=True)

    def _start(self, command, **options):
        process = subprocess.Popen(command, env=self.environment, **options)
        self.processes.append(process)
        return process

    def _start_display(self):
        read, write = os.pipe()
        self._start(["Xvfb", "-displayfd", str(write), "-screen", "0", self.screen + "x24", "-nolisten", "tcp",
                     "-nocursor", "-fbdir", self.home],
                    pass_fds=[write], stderr=subprocess.DEVNULL)
        os.close(write)
        with os.fdopen(read) as pipe:
            number = pipe.readline().strip()
        assert number, "Xvfb did not start"
        self.environment["DISPLAY"] = ":" + number
        with open(os.path.join(self.home, "Xvfb_screen0"), "rb") as file:
            self.pixels = mmap.mmap(file.fileno(), 0, prot=mmap.PROT_READ)

    def picture(self, left, top, right, bottom):
        """The pixels of a part of the screen, out of the X server's own memory."""
        header, _, _, _, width, height = struct.unpack(">6I", self.pixels[:24])
        line, n_colors = struct.unpack(">I", self.pixels[48:52])[0], struct.unpack(">I", self.pixels[76:80])[0]
        start = header + 12 * n_colors
        assert right <= width and bottom <= height, (width, height)
        return b"".join(self.pixels[start + y * line + 4 * left:start + y * line + 4 * right]
                        for y in range(top, bottom))

    def still_picture(self, *area, seconds=1.0):
        """The same, once it has not changed for a while."""
        before, since = None, time.monotonic()

        def is_still():
            nonlocal before, since
            now = self.picture(*area)
            if now != before:
                before, since = now, time.monotonic()
            return time.monotonic() - since > seconds

        wait_for("pixels that do not change", is_still)
        return before

    def _configure_bus(self):
        """A session that can start accessibility and nothing else: not the desktop's portals, whose folder GTK warns of."""
        services = os.path.join(self.home, "services")
        os.mkdir(services)
        for folder in os.environ.get("XDG_DATA_DIRS", "/usr/local/share:/usr/share").split(":"):
            service = os.path.join(folder, "dbus-1/services/org.a11y.Bus.service")
            if os.path.exists(service):
                shutil.copy(service, services)
                break
        path = os.path.join(self.home, "session.conf")
        with open(path, "w", encoding="utf-8") as file:
            file.write(BUS_CONFIGURATION.format(folder=self.home, services=services))
        return path

    def _start_buses(self):
        daemon = self._start(["dbus-daemon", f"--config-file={self._configure_bus()}", "--nofork", "--print-address"],
                             stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        address = daemon.stdout.readline().strip()
        self.environment["DBUS_SESSION_BUS_ADDRESS"] = address
        flags = (Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT
                 | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION)
        self.bus = Gio.DBusConnection.new_for_address_sync(address, flags, None, None)
        (a11y,) = call(self.bus, "org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress").unpack()
        self.a11y = Gio.DBusConnection.new_for_address_sync(a11y, flags, None, None)
        # Before anybody joins; on a busy machine it may have to be started twice.
        self.desktop = wait_for("the registry", lambda: Desktop(self.a11y))

    def _is_known(self):
        """Whether the bus knows of a program, though it may have ended just now."""
        return call(self.bus, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "NameHasOwner",
                    "(s)", (APPLICATION,)).unpack()[0]

    def start(self, command=()):
        """Starts the program; the one before would be asked for its window while the bus still knows it."""
        wait_for("the end of the one before", lambda: not self._is_known())
        self.log = open(os.path.join(self.home, "log"), "w+")
        self.application = self._start([os.environ.get("RECOURSE", "recourse"), *command], stdout=self.log,
                                       stderr=subprocess.STDOUT, cwd=self.home)

    def read_log(self):
        self.log.seek(0)
        return self.log.read()

    def _call_actions(self, method, signature, arguments, window=None):
        path = "/" + APPLICATION.replace(".", "/") + (f"/window/{window}" if window else "")
        return call(self.bus, APPLICATION, path, "org.gtk.Actions", method, signature, arguments).unpack()

    def activate(self, action, signature=None, value=None, window=None):
        """Activates app.ACTION, or win.ACTION of the window with that number."""
        parameter = [GLib.Variant(signature, value)] if signature else []
        self._call_actions("Activate", "(sava{sv})", (action, parameter, {}), window)

    def state_of(self, action):
        """The state of an action of the first window, as the bus has it."""
        return self._call_actions("Describe", "(s)", (action,), 1)[0][2][0]

    def named(self, pattern, state=None, roles=None):
        """All accessible objects whose name matches, in the order of the tree."""
        def has_role(node):
            try:
                return node.role in roles
            except GLib.Error:
                return False  # it has gone away meanwhile

        found = [node for node, name, states in self.desktop.look()
                 if re.search(pattern, name) and (state is None or is_set(states, state))]
        return found if roles is None else [node for node in found if has_role(node)]

    def look_for(self, pattern, state=None, role=None):
        """The first one, or None."""
        found = self.named(pattern, state, role and [role])
        return found[0] if found else None

    def find(self, pattern, state=None, role=None):
        return wait_for(f"{state or role or 'anything'} called /{pattern}/",
                        lambda: self.look_for(pattern, state, role))

    def find_each(self, patterns):
        """One object for each; they are looked for at the same time."""
        def look():
            seen = list(self.desktop.look())
            found = [next((node for node, name, _ in seen if re.search(pattern, name)), None) for pattern in patterns]
            return None not in found and found

        return wait_for(" and ".join(f"/{pattern}/" for pattern in patterns), look)

    def wait_gone(self, pattern):
        wait_for(f"no more /{pattern}/", lambda: not self.look_for(pattern))

    def xdotool(self, *arguments):
        return subprocess.run(["xdotool", *arguments], env=self.environment, check=True,
                              stdout=subprocess.PIPE, text=True).stdout.split()

    def click(self, node):
        """With the pointer, since GTK 4.8 has no other way to put the focus somewhere; windows stand at the screen's
        corner where there is no window manager."""
        x, y = node.middle()
        self.xdotool("mousemove", str(x), str(y), "click", "1")

    def focus_window(self, title):
        """There is no window manager: the keyboard has to be pointed at the window."""
        windows = wait_for(f"window /{title}/", lambda: self.visible_windows(title))
        self.xdotool("windowfocus", "--sync", windows[0])

    def visible_windows(self, title):
        try:
            return self.xdotool("search", "--onlyvisible", "--name", title)
        except subprocess.CalledProcessError:
            return []

    def save(self, title):
        """Until the title has no mark of unsaved work: what was typed may be taken over only after a first save."""
        def is_saved():
            self.activate("save", window=1)
            try:
                return wait_for("the save", lambda: self.visible_windows("^" + title), seconds=3)
            except AssertionError:
                return False

        wait_for("nothing to be unsaved", is_saved)

    def key(self, *keys):
        self.xdotool("key", "--clearmodifiers", *keys)

    def tab_to(self, pattern, steps=30):
        """Takes the focus there; every step waits for the one before."""
        def focused():
            return {node.path: name for node, name, states in self.desktop.look() if is_set(states, "focused")}

        now = focused()
        while not any(re.search(pattern, name) for name in now.values()):
            assert steps > 0, f"the focus does not come to /{pattern}/ but to {now}"
            before, steps = now, steps - 1
            self.key("Tab")
            now = wait_for("the focus to go on", lambda: (there := focused()) != before and there)
        return self.look_for(pattern, "focused")


def press_switch(session, pattern):
    """Presses the switch of that name; row and label around it have the same name."""
    wait_for(f"a switch called /{pattern}/",
             lambda: session.named(pattern, roles=("toggle button", "switch", "check box")))[-1].press()


def report(tests, run, goes_on=True):
    """Runs tests one after another and prints what happened as TAP; returns how to exit.
    @run: called with each
    @goes_on: whether those after one that failed can still say something"""
    print(f"1..{len(tests)}")
    status = 0
    for number, test in enumerate(tests, 1):
        start = time.monotonic()
        try:
            skipped = run(test)
            print(f"ok {number} - {test.__name__}" + (f" # SKIP {skipped}" if skipped else ""))
        except Exception as error:  # whatever it was
            status = 1
            print(f"not ok {number} - {test.__name__}: {error!r}")
            print("".join("# " + line + "\n" for line in traceback.format_exc().splitlines()), end="")
            if not goes_on:
                break
        print(f"# in {time.monotonic() - start:.1f} s", flush=True)
    return status


def run_tests(tests, create_window):
    """Runs tests with one window, which is then to end without a complaint."""
    with Session() as session:
        session.start()
        try:
            window = create_window(session)
        except AssertionError as error:
            print(f"Bail out! the window did not come up: {error}\n{session.read_log()}")
            return 1

        return report([*tests, ends_cleanly_and_says_nothing], lambda test: test(session, window))


def ends_cleanly_and_says_nothing(session, _=None):
    session.activate("quit")
    end_quietly(session)


def end_quietly(session):
    """Waits for the end, about which there is to be nothing to complain."""
    try:
        status = session.application.wait(20)
    except subprocess.TimeoutExpired:
        raise AssertionError("it asks or hangs: " + session.read_log()) from None
    complaints = [line for line in re.findall(".*(?:CRITICAL|WARNING).*", session.read_log())
                  if TOOLKITS_OWN not in line]
    assert status == 0 and not complaints, (status, complaints)
