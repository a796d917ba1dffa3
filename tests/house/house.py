#!/usr/bin/env python3
"""Holds the tree against the rules of the house: what a room may include, where GTK may stand, how long a
file may grow, and that whatever speaks to people can be translated.

Adding a room, or letting one know another, is a line in KNOWS; everything else follows from it.
Usage: house.py ROOT; prints a line for each breach and fails if there is one.
       house.py ROOT --potfiles; prints what resources/po/POTFILES should list.
"""

import os
import re
import sys

FLOORS = {"model", "analysis", "drawing"}
KNOWS = {
    "model": set(),
    "analysis": set(),
    "drawing": set(),
    "disk": set(),
    "file": {"model", "disk"},
    "charts": FLOORS,
    "output": {"drawing", "disk"},
    "document": {"model", "file", "disk", "analysis", "resources"},
    "briefing": FLOORS | {"file", "document", "charts", "output"},
    "commands": FLOORS | {"file", "charts", "output", "document", "briefing"},
    "ui": FLOORS | {"file", "charts", "output", "document", "briefing"},
    "main": {"commands", "ui"},
}
# The one door between the ground floors: here, and nowhere else, analysis reads the model.
DOORS = {("app/analysis/program.c", "model"), ("include/analysis/program.h", "model"),
         ("app/analysis/contribution.c", "model")}
# How messages quote a name and find the nearest one: words, not a dossier, so any room may use it.
COMMON = {"model/wording.h"}
ROOMS = set(KNOWS) - {"main", "ui"}

TOOLKIT = re.compile(r"^(gtk|gdk|gsk|adwaita|libadwaita)\b")
INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]+(?:"([^"]+)"|<([^>]+)>)', re.MULTILINE)
TRANSLATED = re.compile(r'\b(?:N?C?_|ngettext|g_dngettext)[ \t]*\(\s*"|translatable="(?:yes|true)"')

LONGEST = 600
SOURCES = (".c", ".h", ".ui", ".css", ".py", ".sh", ".build")
FOLDERS = ("app", "include", "ui", "tests", "resources")


def read(root, path):
    with open(os.path.join(root, path), encoding="utf-8") as file:
        return file.read()


def sources(root):
    """Every source file, as a path from the root with slashes"""
    for top in FOLDERS:
        for folder, folders, files in os.walk(os.path.join(root, top)):
            folders[:] = sorted(name for name in folders if not name.startswith(("__", ".")))
            for name in sorted(files):
                if name.endswith(SOURCES):
                    yield os.path.relpath(os.path.join(folder, name), root).replace(os.sep, "/")


def room_of(path):
    """The room a file belongs to; None where the rules of rooms do not hold"""
    parts = path.split("/")
    if path == "app/main.c":
        return "main"
    if parts[0] == "ui":
        return "ui"
    if parts[0] in ("app", "include") and len(parts) > 2:
        return parts[1]
    return None


def included_room(root, path, name):
    """The room that '#include "name"' in path reaches; None for config.h and for what lies beside it"""
    parts = name.split("/")
    if len(parts) == 1:
        return None
    if parts[0] in ("app", "include"):
        return parts[1]
    if parts[0] in KNOWS:
        return parts[0]
    beside = os.path.normpath(os.path.join(os.path.dirname(path), name)).replace(os.sep, "/")
    return room_of(beside) if os.path.exists(os.path.join(root, beside)) else parts[0]


def check_quoted(root, path, room, name):
    other = included_room(root, path, name)
    if other is None or other == room or name in COMMON or (path, other) in DOORS:
        return
    if name.startswith("app/"):
        yield f'{path}: includes "{name}", which is the own affair of {other}: use a header of include/{other}'
    elif other not in KNOWS[room]:
        knows = ", ".join(sorted(KNOWS[room])) or "no other room"
        yield f'{path}: {room} may not know {other} ("{name}"); it knows {knows}'


def check_includes(root, path, text):
    room = room_of(path)
    if room is None:
        return
    if room not in KNOWS:
        yield f"{path}: the house has no room {room}: name it in tests/house/house.py"
        return
    for quoted, system in INCLUDE.findall(text):
        if system and room not in ("ui", "main") and TOOLKIT.match(system):
            yield f"{path}: includes <{system}>, but only ui and app/main.c may know GTK"
        if quoted:
            yield from check_quoted(root, path, room, quoted)


def check_length(path, text):
    lines = text.count("\n")
    if lines > LONGEST:
        yield f"{path}: {lines} lines, more than {LONGEST}: is there a second responsibility inside?"


def translatable(root):
    """What resources/po/POTFILES should list"""
    desktop = [f"resources/{name}" for name in os.listdir(os.path.join(root, "resources"))
               if name.endswith((".desktop.in", ".metainfo.xml.in"))]
    return sorted(desktop + [path for path in sources(root)
                             if path.startswith(("app/", "ui/")) and TRANSLATED.search(read(root, path))])


def check_potfiles(root):
    listed, wanted = read(root, "resources/po/POTFILES").split(), translatable(root)
    remedy = "python3 tests/house/house.py . --potfiles > resources/po/POTFILES"
    for path in sorted(set(wanted) - set(listed)):
        yield f"{path}: has text for people, but resources/po/POTFILES does not list it: {remedy}"
    for path in sorted(set(listed) - set(wanted)):
        yield f"resources/po/POTFILES: lists {path}, which has no text to translate: {remedy}"


def breaches(root):
    yield from check_potfiles(root)
    for path in sources(root):
        text = read(root, path)
        yield from check_length(path, text)
        if path.endswith((".c", ".h")):
            yield from check_includes(root, path, text)


def main(root, *options):
    if "--potfiles" in options:
        print("\n".join(translatable(root)))
        return 0
    found = list(breaches(root))
    for breach in found:
        print(breach)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
