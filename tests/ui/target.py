#!/usr/bin/env python3
"""Another program: takes what the clipboard offers, or what is dropped on its window, and writes it down.

target.py clipboard FOLDER TYPE…   a file for each media type, and `formats` with all that is offered
target.py drop FOLDER picture      a window; the file appears once something was dropped, and before that `motions`,
                                   which counts how often something that is dragged has moved over the window
target.py drop FOLDER file         the same; it says where the file lies that was dropped"""

import os
import sys

import gi

gi.require_version("Gdk", "4.0")
gi.require_version("Gtk", "4.0")
from gi.repository import Gdk, Gio, GLib, Gtk  # noqa: E402


def write(folder, name, data):
    path = os.path.join(folder, name.replace("/", "_"))
    with open(path + ".part", "wb") as file:
        file.write(data)
    os.rename(path + ".part", path)


def read_all(stream, done):
    output = Gio.MemoryOutputStream.new_resizable()
    flags = Gio.OutputStreamSpliceFlags.CLOSE_SOURCE | Gio.OutputStreamSpliceFlags.CLOSE_TARGET

    def on_spliced(_, result):
        output.splice_finish(result)
        done(output.steal_as_bytes().get_data())

    output.splice_async(stream, flags, GLib.PRIORITY_DEFAULT, None, on_spliced)


def take_clipboard(folder, types):
    loop = GLib.MainLoop()
    clipboard = Gdk.Display.get_default().get_clipboard()

    def list_formats():
        """The owner is asked what there is; until it has answered there is nothing, or what was there before."""
        formats = clipboard.get_formats().get_mime_types() or []
        if not set(types) <= set(formats):
            return True
        write(folder, "formats", "\n".join(formats).encode())
        take(0)
        return False

    def take(i):
        if i == len(types):
            loop.quit()
            return

        def on_stream(_, result):
            stream, _ = clipboard.read_finish(result)
            read_all(stream, lambda data: (write(folder, types[i], data or b""), take(i + 1)))

        clipboard.read_async([types[i]], GLib.PRIORITY_DEFAULT, None, on_stream)

    GLib.timeout_add(50, list_formats)
    loop.run()


def take_drop(folder, kind):
    """As a picture or as a file.  Bytes cannot be asked for here: what gdk_drop_read_finish() gives cannot be freed
    from Python in GTK 4.8."""
    loop = GLib.MainLoop()
    n_motions = 0
    window = Gtk.Window(title="Drop here", default_width=240, default_height=160, decorated=False)
    target = Gtk.DropTarget.new(Gdk.Texture if kind == "picture" else Gdk.FileList, Gdk.DragAction.COPY)

    def on_drop(_, value, x, y):
        if kind == "picture":
            write(folder, kind, value.save_to_png_bytes().get_data())
        else:
            write(folder, kind, value.get_files()[0].get_path().encode())
        GLib.timeout_add(500, loop.quit)
        return True

    def on_motion(*_):
        nonlocal n_motions
        n_motions += 1
        write(folder, "motions", str(n_motions).encode())
        return Gdk.DragAction.COPY

    target.connect("motion", on_motion)
    target.connect("drop", on_drop)
    window.add_controller(target)
    window.present()
    loop.run()


if __name__ == "__main__":
    Gtk.init()
    if sys.argv[1] == "clipboard":
        take_clipboard(sys.argv[2], sys.argv[3:])
    else:
        take_drop(sys.argv[2], sys.argv[3])
