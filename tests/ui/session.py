"""A private session for a window test: X server, session bus, accessibility bus, home directory.

Everything is started here and ended by process; nothing of the person's own session is read.  The
accessible tree is asked for over D-Bus directly, without a cache that could be stale."""

import os
import re
import shutil
import struct
import subprocess
import sys
import tempfile
import time

PROGRAMS = ["Xvfb", "dbus-daemon", "xdotool"]
SKIPPED = 77

ACCESSIBLE = "org.a11y.atspi.Accessible"
PROPERTIES = "org.freedesktop.DBus.Properties"
ROOT = "/org/a11y/atspi/accessible/root"
STATES = {"checked": 4, "focused": 12, "pressed": 20}


def skip_unless_possible():
    missing = [name for name in PROGRAMS if shutil.which(name) is None]
    try:
        from gi.repository import Gio  # noqa: F401
    except ImportError:
        missing.append("python3-gi")
    if missing:
        print("1..0 # SKIP missing: " + ", ".join(missing))
        sys.exit(SKIPPED)


def wait_for(what, condition, seconds=40.0):
    """Returns what the condition gives once that is true; fails after some time, saying for what."""
    end = time.monotonic() + seconds
    while True:
        found = condition()
        if found:
            return found
        if time.monotonic() > end:
            raise AssertionError(f"waited {seconds:g} s in vain for: {what}")
        time.sleep(0.05)


class Node:
    """One accessible object, asked anew each time."""

    def __init__(self, session, bus_name, path):
        self.session, self.bus_name, self.path = session, bus_name, path

    def _call(self, interface, method, signature=None, *arguments):
        return self.session.call_a11y(self.bus_name, self.path, interface, method, signature, arguments)

    def _get(self, interface, name):
        return self._call(PROPERTIES, "Get", "(ss)", interface, name)[0]

    @property
    def name(self):
        return self._get(ACCESSIBLE, "Name")

    @property
    def description(self):
        return self._get(ACCESSIBLE, "Description")

    @property
    def role(self):
        return self._call(ACCESSIBLE, "GetRoleName")[0]

    def has_state(self, state):
        words = self._call(ACCESSIBLE, "GetState")[0]
        return bool(words[STATES[state] // 32] >> STATES[state] % 32 & 1)

    def children(self):
        return [Node(self.session, *child) for child in self._call(ACCESSIBLE, "GetChildren")[0]]

    def press(self):
        assert self._call("org.a11y.atspi.Action", "DoAction", "(i)", 0)[0], f"“{self.name}” did nothing"

    def middle(self):
        """Where it is, within its window."""
        left, top, width, height = self._call("org.a11y.atspi.Component", "GetExtents", "(u)", 1)[0]
        return left + width // 2, top + height // 2

    def click(self):
        """With the pointer, since GTK 4.8 has no other way to put the focus somewhere; windows stand at the screen's
        corner where there is no window manager."""
        x, y = self.middle()
        self.session.xdotool("mousemove", str(x), str(y), "click", "1")

    def can_be_pressed(self):
        from gi.repository import GLib

        try:
            return self._get("org.a11y.atspi.Action", "NActions") > 0
        except GLib.Error:
            return False

    def is_laid_out(self):
        """Whether it has a size; states do not tell, since what is hidden keeps them."""
        _, _, width, height = self._call("org.a11y.atspi.Component", "GetExtents", "(u)", 1)[0]
        return width > 0 and height > 0

    def get_value(self):
        return self._get("org.a11y.atspi.Value", "CurrentValue")

    def set_value(self, value):
        from gi.repository import GLib

        self._call(PROPERTIES, "Set", "(ssv)", "org.a11y.atspi.Value", "CurrentValue",
                   GLib.Variant("d", value))

    def walk(self):
        yield self
        for child in self.children():
            yield from child.walk()


class Session:
    def __init__(self, screen="1280x900"):
        self.screen = screen

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
        try:
            self._start_display()
            self._start_buses()
        except BaseException:
            self.__exit__()
            raise
        return self

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
                     "-nocursor",
                     "-fbdir", self.home],
                    pass_fds=[write], stderr=subprocess.DEVNULL)
        os.close(write)
        with os.fdopen(read) as pipe:
            number = pipe.readline().strip()
        assert number, "Xvfb did not start"
        self.environment["DISPLAY"] = ":" + number

    def picture(self, left, top, right, bottom):
        """The pixels of a part of the screen, out of the X server's own memory."""
        with open(os.path.join(self.home, "Xvfb_screen0"), "rb") as file:
            data = file.read()
        header, _, _, _, width, height = struct.unpack(">6I", data[:24])
        line, n_colors = struct.unpack(">I", data[48:52])[0], struct.unpack(">I", data[76:80])[0]
        start = header + 12 * n_colors
        assert right <= width and bottom <= height, (width, height)
        return b"".join(data[start + y * line + 4 * left:start + y * line + 4 * right]
                        for y in range(top, bottom))

    def _start_buses(self):
        from gi.repository import Gio

        daemon = self._start(["dbus-daemon", "--session", "--nofork", "--print-address"],
                             stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        address = daemon.stdout.readline().strip()
        self.environment["DBUS_SESSION_BUS_ADDRESS"] = address
        flags = (Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT
                 | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION)
        self.bus = Gio.DBusConnection.new_for_address_sync(address, flags, None, None)
        (a11y,) = self._call(self.bus, "org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress",
                             None, ())
        self.a11y = Gio.DBusConnection.new_for_address_sync(a11y, flags, None, None)
        wait_for("the registry, so that it runs before anybody joins", self._reach_registry)

    def _reach_registry(self):
        from gi.repository import GLib

        try:
            Node(self, "org.a11y.atspi.Registry", ROOT).children()
        except GLib.Error:
            return False  # on a busy machine it may have to be started twice
        return True

    @staticmethod
    def _call(bus, name, path, interface, method, signature, arguments):
        from gi.repository import Gio, GLib

        parameters = GLib.Variant(signature, arguments) if signature else None
        reply = bus.call_sync(name, path, interface, method, parameters, None, Gio.DBusCallFlags.NONE,
                              10000, None)
        return reply.unpack()

    def call_a11y(self, name, path, interface, method, signature, arguments):
        return self._call(self.a11y, name, path, interface, method, signature, arguments)

    def start(self, command):
        self.log = open(os.path.join(self.home, "log"), "w+")
        self.application = self._start(command, stdout=self.log, stderr=subprocess.STDOUT, cwd=self.home)

    def read_log(self):
        self.log.seek(0)
        return self.log.read()

    def activate(self, application, action, signature=None, value=None, window=None):
        """Activates app.ACTION, or win.ACTION of the window with that number."""
        from gi.repository import GLib

        path = "/" + application.replace(".", "/") + (f"/window/{window}" if window else "")
        parameter = [GLib.Variant(signature, value)] if signature else []
        self._call(self.bus, application, path, "org.gtk.Actions", "Activate", "(sava{sv})",
                   (action, parameter, {}))

    def state_of(self, application, action):
        """The state of an action of the first window, as the bus has it."""
        path = "/" + application.replace(".", "/") + "/window/1"
        reply = self._call(self.bus, application, path, "org.gtk.Actions", "Describe", "(s)", (action,))
        return reply[0][2][0]

    def nodes(self):
        from gi.repository import GLib

        try:
            yield from Node(self, "org.a11y.atspi.Registry", ROOT).walk()
        except GLib.Error:
            return  # something went away while it was looked at; whoever waits looks again

    def look_for(self, pattern, state=None, role=None):
        """The first object whose name matches, or None."""
        from gi.repository import GLib

        for node in self.nodes():
            try:
                if (re.search(pattern, node.name) and (state is None or node.has_state(state))
                        and (role is None or node.role == role)):
                    return node
            except GLib.Error:
                return None  # it went away in between; whoever waits looks again
        return None

    def find(self, pattern, state=None, role=None):
        return wait_for(f"{state or role or 'anything'} called /{pattern}/",
                        lambda: self.look_for(pattern, state, role))

    def xdotool(self, *arguments):
        return subprocess.run(["xdotool", *arguments], env=self.environment, check=True,
                              stdout=subprocess.PIPE, text=True).stdout.split()

    def focus_window(self, title):
        """There is no window manager: the keyboard has to be pointed at the window."""
        windows = wait_for(f"window /{title}/", lambda: self._visible_windows(title))
        self.xdotool("windowfocus", "--sync", windows[0])

    def _visible_windows(self, title):
        try:
            return self.xdotool("search", "--onlyvisible", "--name", title)
        except subprocess.CalledProcessError:
            return []

    def key(self, *keys):
        self.xdotool("key", "--clearmodifiers", *keys)


def press_switch(session, pattern):
    """Presses the switch of that name; row and label around it have the same name."""
    from gi.repository import GLib

    def find():
        found = None
        for node in session.nodes():
            try:
                if re.search(pattern, node.name) and node.role in ("toggle button", "switch", "check box"):
                    found = node
            except GLib.Error:
                continue
        return found

    wait_for(f"a switch called /{pattern}/", find).press()


def run_tests(tests, create_window, **variables):
    """Starts the program and runs tests on one window after another; prints what happened as TAP, returns the status.
    @variables: of the environment"""
    print(f"1..{len(tests) + 1}")
    failed = False
    with Session() as session:
        session.environment.update(variables)
        session.start([os.environ.get("RECOURSE", "recourse")])
        try:
            window = create_window(session)
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
        session.activate("io.github.recourse.Recourse", "quit")
        log = end_quietly(session)
        is_clean = not log
        print(f"{'ok' if is_clean else 'not ok'} {len(tests) + 1} - ends cleanly and says nothing")
        for line in log:
            print("# " + line)
    return 1 if failed or not is_clean else 0


def end_quietly(session):
    """Waits for the end; returns what there is to complain about."""
    try:
        status = session.application.wait(15)
    except subprocess.TimeoutExpired:
        return ["it asks or hangs", *session.read_log().splitlines()]
    complaints = re.findall(".*(?:CRITICAL|WARNING).*", session.read_log())
    return complaints if status == 0 else [f"status {status}", *complaints]
