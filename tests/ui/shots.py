#!/usr/bin/env python3
"""Pictures of the real window for README and metainfo: light and dark, 1280×800 and 1920×1080.

shots.py FOLDER

Draws and seed are the dossier's own, settings are those of a first start, and nothing moves any more when a picture is
taken; so it is the same one wherever the same libraries and fonts are."""

import os
import struct
import sys
import zlib

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from session import Session, skip_unless_possible  # noqa: E402

SIZES = [(1280, 800), (1920, 1080)]
# Name, what brings it up, and what says that it is there.
VIEWS = [
    ("dashboard", ("view", "s", "dashboard"), "^As of .* draws"),
    ("compare", ("view", "s", "compare"), "^Scenario A$"),
]


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def write_png(path, width, height, pixels):
    """@pixels: blue, green, red and nothing, as the X server keeps them"""
    rows = bytearray()
    for y in range(height):
        row = pixels[y * width * 4:(y + 1) * width * 4]
        line = bytearray(3 * width)
        line[0::3], line[1::3], line[2::3] = row[2::4], row[1::4], row[0::4]
        rows += b"\0" + line
    with open(path, "wb") as file:
        file.write(b"\x89PNG\r\n\x1a\n")
        file.write(chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)))
        file.write(chunk(b"sRGB", b"\0"))
        file.write(chunk(b"IDAT", zlib.compress(bytes(rows), 9)))
        file.write(chunk(b"IEND", b""))


def take_all(folder, width, height):
    with Session(screen=f"{width}x{height}") as session:
        session.start()
        session.find("^As of .* draws")
        window = session.xdotool("search", "--onlyvisible", "--name", "Recourse$")[0]
        session.xdotool("windowmove", window, "0", "0", "windowsize", "--sync", window, str(width), str(height))
        session.xdotool("mousemove", str(width - 1), str(height - 1))
        for scheme in ("light", "dark"):
            session.activate("color-scheme", "s", scheme)
            for name, action, sign in VIEWS:
                session.activate(*action, window=1)
                session.find(sign)
                path = os.path.join(folder, f"{name}-{scheme}-{width}.png")
                write_png(path, width, height, session.still_picture(0, 0, width, height, seconds=2))
                print(path)
        session.activate("quit")
        session.application.wait(15)


if __name__ == "__main__":
    skip_unless_possible()
    os.makedirs(sys.argv[1], exist_ok=True)
    for size in SIZES:
        take_all(sys.argv[1], *size)
