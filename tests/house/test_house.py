"""The tree keeps the rules of the house, and each rule notices when it is broken."""

import os
import tempfile
import unittest

import house

ROOT = os.path.dirname(os.environ["G_TEST_SRCDIR"])


class Tree(unittest.TestCase):
    def test_keeps_the_rules(self):
        self.assertEqual(list(house.breaches(ROOT)), [])

    def test_is_seen_at_all(self):
        seen = set(house.sources(ROOT))
        self.assertLessEqual({"app/main.c", "include/model/record.h", "tests/house/house.py"}, seen)
        self.assertLessEqual(house.ROOMS, {house.room_of(path) for path in seen} | {"briefing"})


class Rules(unittest.TestCase):
    """One file in an otherwise empty house, and what is said of it"""

    def breaches(self, path, text, listed=()):
        with tempfile.TemporaryDirectory() as root:
            os.mkdir(os.path.join(root, "resources"))
            for name, content in ((path, text), ("resources/po/POTFILES", "".join(f"{line}\n" for line in listed))):
                os.makedirs(os.path.dirname(os.path.join(root, name)), exist_ok=True)
                with open(os.path.join(root, name), "w", encoding="utf-8") as file:
                    file.write(content)
            return list(house.breaches(root))

    def refused(self, path, text, words, **more):
        found = self.breaches(path, text, **more)
        self.assertEqual(len(found), 1, found)
        self.assertIn(words, found[0])

    def allowed(self, path, text, **more):
        self.assertEqual(self.breaches(path, text, **more), [])

    def test_floors_do_not_know_each_other(self):
        self.refused("app/analysis/tree.c", '#include "model/dossier.h"\n', "analysis may not know model")
        self.refused("include/drawing/scene.h", '#include "model/dossier.h"\n', "drawing may not know model")
        self.refused("app/model/record.c", '#include "drawing/scene.h"\n', "model may not know drawing")

    def test_one_door_stands_open(self):
        self.allowed("app/analysis/program.c", '#include "model/dossier.h"\n')
        self.refused("app/analysis/program.c", '#include "drawing/scene.h"\n', "analysis may not know drawing")

    def test_nobody_walks_back(self):
        self.refused("app/output/png.c", '#include "charts/chart.h"\n', "output may not know charts")
        self.refused("app/document/undo.c", '#include "ui/window.h"\n', "document may not know ui")
        self.refused("ui/window.c", '#include "commands/commands.h"\n', "ui may not know commands")
        self.allowed("app/charts/payoffs.c", '#include "analysis/results.h"\n#include "drawing/scene.h"\n')

    def test_what_lies_beside_a_file_is_its_rooms_own(self):
        self.allowed("app/charts/payoffs.c", '#include "frame.h"\n#include "app/charts/frame.h"\n')
        self.refused("app/commands/render.c", '#include "app/charts/frame.h"\n', "own affair of charts")

    def test_gtk_stays_in_the_window(self):
        for header in ("gtk/gtk.h", "gdk/gdk.h", "adwaita.h"):
            self.refused("app/output/paint.c", f"#include <{header}>\n", "may know GTK")
            self.allowed("app/main.c", f"#include <{header}>\n")
            self.allowed("ui/window.c", f"#include <{header}>\n")

    def test_rooms_are_known_by_name(self):
        self.refused("app/attic/box.c", "", "no room attic")

    def test_files_stay_short(self):
        self.allowed("ui/window.c", "\n" * 600)
        self.refused("ui/window.c", "\n" * 601, "601 lines")

    def test_text_can_be_translated(self):
        self.refused("ui/window.c", 'title = _("Open");\n', "resources/po/POTFILES does not list it")
        self.refused("ui/window.ui", '<property name="label" translatable="yes">Open</property>\n', "does not list it")
        self.allowed("ui/window.c", 'title = _("Open");\n', listed=["ui/window.c"])
        self.allowed("ui/window.c", 'name = do_ ("open");\n')
        self.refused("ui/window.c", "", "has no text to translate", listed=["ui/gone.c"])


if __name__ == "__main__":
    unittest.main()
