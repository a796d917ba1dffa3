"""The accessible objects of the programs on a bus, asked over D-Bus directly.

What all objects of a program say comes in one answer, which GTK makes up when it is asked for.  Who is whose child is
asked object by object, since only that makes GTK tell of new ones; this is kept until the program says that it has
changed, until the number of children does, and never for long."""

import ast
import collections
import re
import time

try:
    from gi.repository import Gio, GLib
except ImportError:  # then the tests are skipped
    Gio = GLib = None

ACCESSIBLE = "org.a11y.atspi.Accessible"
PROPERTIES = "org.freedesktop.DBus.Properties"
REGISTRY = "org.a11y.atspi.Registry"
ROOT = "/org/a11y/atspi/accessible/root"
STATES = {"busy": 3, "checked": 4, "expanded": 10, "focused": 12, "pressed": 20, "selected": 23,
          "sensitive": 24}

TIMEOUT_MS = 25000
KEPT_SECONDS = 30.0
# Objects come and go while they are asked; then all are asked again, so often at most.
TRIES = 20
# So many are sooner asked one by one than with all others.
FEW = 200


def call(bus, name, path, interface, method, signature=None, arguments=()):
    parameters = GLib.Variant(signature, arguments) if signature else None
    return bus.call_sync(name, path, interface, method, parameters, None, Gio.DBusCallFlags.NONE, TIMEOUT_MS, None)


def is_set(words, state):
    return bool(words[STATES[state] // 32] >> STATES[state] % 32 & 1)


class Node:
    """One accessible object; each question is put to it anew."""

    def __init__(self, bus, bus_name, path):
        self.bus, self.bus_name, self.path = bus, bus_name, path

    def call(self, interface, method, signature=None, *arguments):
        return call(self.bus, self.bus_name, self.path, interface, method, signature, arguments).unpack()

    def get(self, interface, name):
        return self.call(PROPERTIES, "Get", "(ss)", interface, name)[0]

    @property
    def name(self):
        return self.get(ACCESSIBLE, "Name")

    @property
    def description(self):
        return self.get(ACCESSIBLE, "Description")

    @property
    def role(self):
        return self.call(ACCESSIBLE, "GetRoleName")[0]

    def has_state(self, state):
        return is_set(self.call(ACCESSIBLE, "GetState")[0], state)

    def children(self):
        return [Node(self.bus, *child) for child in self.call(ACCESSIBLE, "GetChildren")[0]]

    def walk(self):
        yield self
        for child in self.children():
            yield from child.walk()

    def actions(self):
        interface = "org.a11y.atspi.Action"
        return [self.call(interface, "GetName", "(i)", i)[0] for i in range(self.get(interface, "NActions"))]

    def press(self, action=0):
        """Does the action with that number."""
        assert self.call("org.a11y.atspi.Action", "DoAction", "(i)", action)[0], f"“{self.name}” did nothing"

    def can_be_pressed(self):
        try:
            return self.get("org.a11y.atspi.Action", "NActions") > 0
        except GLib.Error:
            return False

    def extents(self):
        """Left, top, width and height within its window."""
        return self.call("org.a11y.atspi.Component", "GetExtents", "(u)", 1)[0]

    def middle(self):
        left, top, width, height = self.extents()
        return left + width // 2, top + height // 2

    def is_laid_out(self):
        """Whether it has a size; states do not tell, since what is hidden keeps them."""
        _, _, width, height = self.extents()
        return width > 0 and height > 0

    def get_value(self):
        return self.get("org.a11y.atspi.Value", "CurrentValue")

    def set_value(self, value):
        self.call(PROPERTIES, "Set", "(ssv)", "org.a11y.atspi.Value", "CurrentValue", GLib.Variant("d", value))


Said = collections.namedtuple("Said", "name states index n_children")

STRING = r"""(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")"""
REFERENCE = r"\('[^']*', '([^']*)'\)"
# (so)(so)(so)iiassusau: itself, the program, the parent, index, number of children, interfaces, name, role,
# description, states; printed and searched, since to unpack thousands of them takes ten times as long.
ITEM = re.compile(rf"\({REFERENCE}, {REFERENCE}, {REFERENCE}, (-?\d+), (-?\d+), \[[^]]*\], ({STRING}), \d+, {STRING}, "
                  r"\[(\d+), (\d+)\]\)")


class Program:
    """What the objects of one program say at a time."""

    def __init__(self, bus, bus_name):
        self.bus, self.bus_name = bus, bus_name
        self.children = {}  # their paths, of each path that was asked
        self.kept_until = 0.0

    def look(self):
        """Path, name and states of each object, in the order of the tree."""
        if time.monotonic() > self.kept_until:
            self.children.clear()
            self.kept_until = time.monotonic() + KEPT_SECONDS
        for _ in range(TRIES):
            self.children.pop(ROOT, None)
            self._complete_children()
            said = self._ask_all()
            self._hear()
            new = self._complete_children(said)
            if len(new) <= FEW:
                self._ask_one_by_one(new, said)
            if all(path in said for path in new):
                break
        return list(self._in_order(ROOT, said))

    def _ask_all(self):
        reply = call(self.bus, self.bus_name, "/org/a11y/atspi/cache", "org.a11y.atspi.Cache", "GetItems")
        return {path: Said(ast.literal_eval(name) if "\\" in name else name[1:-1], (int(low), int(high)),
                           int(index), int(n_children))
                for path, _, _, index, n_children, name, low, high in ITEM.findall(reply.print_(False))}

    @staticmethod
    def _hear():
        """Takes in the signals that have come before the last answer."""
        context = GLib.MainContext.default()
        while context.pending():
            context.iteration(False)

    def _complete_children(self, said=None):
        """Asks level by level for children that are not known, or are others than @said; returns those found that have
        said nothing."""
        new, level = [], [ROOT]
        while level:
            self._ask_children([path for path in level if not self._has_known_children(path, said)])
            level = [child for path in level for child in self.children.get(path, ())]
            new += [path for path in level if said is not None and path not in said]
        return new

    def _has_known_children(self, path, said):
        children = self.children.get(path)
        if said is None or path == ROOT or path not in said:
            return children is not None
        return (children is not None and len(children) == said[path].n_children
                and all(child in said for child in children))

    def _ask_children(self, paths):
        def take(path, reply):
            self.children[path] = [child for _, child in reply.unpack()[0]]

        for path in paths:
            self.children.pop(path, None)
        self._ask([(path, ACCESSIBLE, "GetChildren", None, take) for path in paths])

    def _ask_one_by_one(self, paths, said):
        """What has come too late for the one answer."""
        names = {}

        def take_name(path, reply):
            names[path] = reply.unpack()[0]

        def take_states(path, reply):
            said[path] = Said(names[path], tuple(reply.unpack()[0]), -1, -1)

        name = GLib.Variant("(ss)", (ACCESSIBLE, "Name"))
        self._ask([(path, PROPERTIES, "Get", name, take_name) for path in paths])
        self._ask([(path, ACCESSIBLE, "GetState", None, take_states) for path in names])

    def _ask(self, questions):
        """Puts them all at a time, since each answer is short; what has gone away meanwhile does not answer."""
        n_answers = 0

        def on_answer(bus, result, question):
            nonlocal n_answers
            n_answers += 1
            path, *_, take = question
            try:
                take(path, bus.call_finish(result))
            except GLib.Error:
                pass

        for question in questions:
            path, interface, method, parameters, _ = question
            self.bus.call(self.bus_name, path, interface, method, parameters, None, Gio.DBusCallFlags.NONE,
                          TIMEOUT_MS, None, on_answer, question)
        while n_answers < len(questions):
            GLib.MainContext.default().iteration(True)

    def _in_order(self, path, said):
        if path in said:
            yield path, said[path].name, said[path].states
            children = [child for child in self.children.get(path, ()) if child in said]
            if all(said[child].index >= 0 for child in children):
                children.sort(key=lambda child: said[child].index)
            for child in children:
                yield from self._in_order(child, said)


class Desktop:
    """All programs on a bus."""

    def __init__(self, bus):
        self.bus = bus
        self.programs = {}
        bus.signal_subscribe(None, "org.a11y.atspi.Event.Object", "ChildrenChanged", None, None,
                             Gio.DBusSignalFlags.NONE, self._on_children_changed)
        call(bus, REGISTRY, "/org/a11y/atspi/registry", REGISTRY, "RegisterEvent", "(s)", ("object:children-changed",))

    def _on_children_changed(self, _bus, sender, path, *_):
        if sender in self.programs:
            self.programs[sender].children.pop(path, None)

    def look(self):
        """All objects, each with its name and its states, in the order of the tree."""
        for program in Node(self.bus, REGISTRY, ROOT).children():
            try:
                seen = self.programs.setdefault(program.bus_name, Program(self.bus, program.bus_name)).look()
            except GLib.Error:
                continue  # it has ended
            for path, name, states in seen:
                yield Node(self.bus, program.bus_name, path), name, states
