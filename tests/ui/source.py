#!/usr/bin/env python3
"""Another program that a file is dragged out of, as a file manager does it.

source.py FILE SIGN   a window without a frame at the corner of the screen; dragging from it drags the file.  The file
                      SIGN appears when somebody would take it; the end of the drag is the end of the program"""

import pathlib
import sys

import gi

gi.require_version("Gdk", "4.0")
gi.require_version("Gtk", "4.0")
from gi.repository import Gdk, Gio, GLib, Gtk  # noqa: E402


def main(path, sign):
    loop = GLib.MainLoop()
    window = Gtk.Window(title="Drag from here", default_width=240, default_height=160, decorated=False)
    uri = Gio.File.new_for_path(path).get_uri() + "\r\n"
    source = Gtk.DragSource(actions=Gdk.DragAction.COPY)
    source.set_content(Gdk.ContentProvider.new_for_bytes("text/uri-list", GLib.Bytes.new(uri.encode())))

    def on_action(drag, _):
        if drag.get_selected_action() == Gdk.DragAction.COPY:
            pathlib.Path(sign).touch()

    source.connect("drag-begin", lambda _, drag: drag.connect("notify::selected-action", on_action))
    source.connect("drag-end", lambda *_: loop.quit())
    window.add_controller(source)
    window.present()
    loop.run()


if __name__ == "__main__":
    Gtk.init()
    main(*sys.argv[1:])
