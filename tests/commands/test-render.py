#!/usr/bin/python3
"""recourse render and recourse charts through the command line: what is written where, the same bytes under any
locale, and exit statuses that leave nothing behind."""
import json
import os
import pathlib
import struct
import subprocess
import tempfile
import unittest
import xml.etree.ElementTree as xml

RECOURSE = os.environ.get("RECOURSE", "recourse")
SVG = "{http://www.w3.org/2000/svg}"


def run(*arguments, **environment):
    done = subprocess.run([RECOURSE, *arguments], capture_output=True, env=dict(os.environ, **environment))
    return done.returncode, done.stdout.decode(), done.stderr.decode()


class Render(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)

    def path(self, name):
        return os.path.join(self.folder.name, name)

    def render(self, name, *arguments, chart="payoffs", **environment):
        status, out, err = run("render", "--chart", chart, "--trials", "2000", *arguments, "-o", self.path(name),
                               **environment)
        self.assertEqual((status, out, err), (0, "", ""))
        with open(self.path(name), "rb") as file:
            return file.read()

    def scene(self, *arguments, **environment):
        return json.loads(self.render("a.scene", *arguments, **environment))

    def refuse(self, expected, *arguments, says=()):
        before = sorted(os.listdir(self.folder.name))
        status, out, err = run("render", "--trials", "2000", *arguments)
        self.assertEqual((status, out), (expected, ""))
        for words in says:
            self.assertIn(words, err)
        self.assertEqual(sorted(os.listdir(self.folder.name)), before)

    def test_png_has_the_pixels_asked_for(self):
        for size, scale, pixels in (("960x540", "1", (960, 540)), ("960x540", "1.5", (1440, 810)),
                                    ("1080x1350", "2", (2160, 2700))):
            png = self.render("a.png", "--size", size, "--scale", scale)
            self.assertEqual(struct.unpack(">II", png[16:24]), pixels)

    def test_sizes_with_a_name(self):
        for name, pixels in (("hd", (1920, 1080)), ("4k", (3840, 2160)), ("4:3", (1600, 1200)),
                             ("square", (1440, 1440)), ("portrait", (1200, 1600))):
            png = self.render("a.png", "--size", name)
            self.assertEqual(struct.unpack(">II", png[16:24]), pixels)
        self.refuse(2, "--chart", "payoffs", "--size", "huge", "-o", self.path("a.png"), says=["portrait"])

    def test_parts_left_out(self):
        whole = [item["role"] for item in self.scene()["items"]]
        self.assertIn("title", whole)
        self.assertIn("source", whole)
        bare = self.scene("--no-title", "--no-source")
        self.assertFalse({"title", "subtitle", "source"} & {item["role"] for item in bare["items"]})
        self.assertEqual((bare["width"], bare["height"]), (1920, 1080))
        self.assertTrue(bare["title"])
        top = min(item["bounds"][1] for item in bare["items"])
        self.assertLess(top, 60)

    def test_transparent(self):
        self.assertEqual(self.render("a.png")[25], 2)
        self.assertEqual(self.render("a.png", "--transparent")[25], 6)
        self.assertIn(b'<rect width="100%"', self.render("a.svg"))
        self.assertNotIn(b'<rect width="100%"', self.render("a.svg", "--transparent"))

    def test_default_size(self):
        self.assertEqual(struct.unpack(">II", self.render("a.png")[16:24]), (1920, 1080))

    def test_format_follows_the_ending(self):
        self.assertTrue(self.render("a.png").startswith(b"\x89PNG"))
        self.assertTrue(self.render("a.svg").startswith(b"<?xml"))
        self.assertTrue(self.render("a.pdf").startswith(b"%PDF"))
        self.assertTrue(self.render("a.scene").startswith(b"{"))
        self.assertTrue(self.render("a.unknown").startswith(b"\x89PNG"))
        self.assertTrue(self.render("b.png", "--format", "svg").startswith(b"<?xml"))

    def test_svg_has_the_texts_of_the_scene(self):
        root = xml.fromstring(self.render("a.svg"))
        texts = " ".join("".join(text.itertext()) for text in root.iter(SVG + "text"))
        scene = self.scene()
        self.assertEqual(root.find(SVG + "title").text, scene["title"])
        self.assertEqual(root.find(SVG + "desc").text, scene["description"])
        for item in scene["items"]:
            for line in item.get("lines", ()):
                self.assertIn(line, texts)

    def test_scene_has_the_keys_of_the_format(self):
        scene = self.scene("--theme", "dark")
        self.assertEqual((scene["width"], scene["height"]), (1920, 1080))
        self.assertEqual((scene["theme"], scene["chart"]), ("dark", "payoffs"))
        self.assertEqual(len({item["id"] for item in scene["items"]}), len(scene["items"]))
        for item in scene["items"]:
            for key in ("id", "role", "bounds", "z", "text", "font_px", "ink", "background", "value", "label"):
                self.assertIn(key, item)
            self.assertRegex(item["ink"], "^#[0-9a-f]{6}$")
            self.assertRegex(item["background"], "^#[0-9a-f]{6}$")
            self.assertEqual(len(item["bounds"]), 4)

    def test_all_charts_into_a_folder(self):
        status, names, _ = run("charts")
        self.assertEqual(status, 0)
        names = [line.split()[0] for line in names.splitlines()]
        for form in ("png", "svg", "scene"):
            status, _, err = run("render", "--chart", "all", "--trials", "2000", "--size", "960x540", "--format", form,
                                 "-o", self.path("new/folder"))
            self.assertEqual(status, 0, err)
            for name in names:
                self.assertIn("%s.%s" % (name, form), os.listdir(self.path("new/folder")))

    def test_no_size_is_too_small(self):
        for size in ("100x100", "120x400", "400x100", "144x298", "200x200", "300x200"):
            status, _, err = run("render", "--chart", "all", "--trials", "1000", "--size", size, "--format", "scene", "-o",
                                 self.path("small"), G_DEBUG="fatal-warnings")
            self.assertEqual((status, err), (0, ""), size)

    def test_all_charts_are_drawn_as_each_alone(self):
        for form in ("png", "pdf"):
            run("render", "--chart", "all", "--trials", "2000", "--size", "960x540", "--format", form, "-o",
                self.path(form))
            for name in sorted(os.listdir(self.path(form))):
                with open(os.path.join(self.path(form), name), "rb") as file:
                    self.assertEqual(file.read(), self.render(name, "--size", "960x540", chart=name.split(".")[0]))

    def test_what_is_only_stated_is_not_simulated(self):
        for chart in ("commitments", "rights"):  # so many draws would take hours
            subprocess.run([RECOURSE, "render", "--chart", chart, "--trials", "10000000000", "-o", self.path("a.svg")],
                           timeout=30, check=True)

    def test_paths_that_are_on(self):
        every = self.scene()
        one = self.scene("--path", "settlement")
        two = self.scene("--path", "settlement", "--path", "renegotiation")
        self.assertLess(len(one["items"]), len(two["items"]))
        self.assertLess(len(two["items"]), len(every["items"]))
        self.assertFalse([item for item in one["items"] if "litigation" in item["id"]])

    def test_stakeholder_in_view(self):
        titles = {self.scene("--stakeholder", who, chart="distributions")["title"]
                  for who in ("microsoft", "openai", "amazon")}
        self.assertEqual(len(titles), 3)

    def test_same_bytes_under_any_locale(self):
        for name in ("a.png", "a.svg", "a.scene", "a.pdf"):
            first = self.render(name)
            self.assertEqual(first, self.render(name, LC_ALL="de_DE.UTF-8", TZ="Asia/Tokyo"))
            self.assertEqual(first, self.render(name, LC_ALL="C"))

    def test_every_chart_is_the_same_under_any_locale(self):
        folders = {}
        for locale in ("C.UTF-8", "de_DE.UTF-8"):
            folder = self.path(locale)
            self.assertEqual(run("render", "--chart", "all", "--trials", "2000", "--format", "svg", "--size", "960x540",
                                 "-o", folder, LC_ALL=locale)[0], 0)
            folders[locale] = {path.name: path.read_bytes() for path in pathlib.Path(folder).iterdir()}
        self.assertGreaterEqual(len(folders["C.UTF-8"]), 18)
        for name, svg in folders["C.UTF-8"].items():
            self.assertEqual(svg, folders["de_DE.UTF-8"].get(name), name)

    def test_names_that_are_not_known(self):
        out = self.path("a.png")
        for option, name, nearest in (("--chart", "payofs", "payoffs"), ("--path", "litigatoin", "litigation"),
                                      ("--theme", "drak", "dark"), ("--format", "pgn", "png"),
                                      ("--stakeholder", "micorsoft", "microsoft")):
            arguments = ["--chart", "payoffs", "-o", out] if option != "--chart" else ["-o", out]
            self.refuse(2, *arguments, option, name, says=(option, name, nearest))

    def test_values_out_of_range(self):
        out = self.path("a.png")
        for option, value in (("--size", "12"), ("--size", "0x0"), ("--size", "1920x1080x"), ("--size", "-5x700"),
                              ("--size", "99999x99999"), ("--scale", "0"), ("--scale", "nan"), ("--scale", "1e9"),
                              ("--scale", "2x")):
            self.refuse(2, "--chart", "payoffs", "-o", out, option, value, says=(option,))
        self.refuse(2, "--chart", "payoffs", "-o", out, "--size", "16384x16384", "--scale", "8")

    def test_usage(self):
        self.refuse(2, "--chart", "payoffs", says=("-o",))
        self.refuse(2, "-o", self.path("a.png"), says=("--chart",))
        self.refuse(2, "--chart", "payoffs", "--nonsense", "-o", self.path("a.png"))

    def test_what_cannot_be_written(self):
        self.refuse(3, "--chart", "payoffs", "-o", self.path("none/a.png"), says=("none/a.png",))
        self.refuse(3, "--chart", "payoffs", "-o", self.folder.name)
        self.refuse(3, "--chart", "all", "-o", "/dev/null/folder")
        if os.path.exists("/dev/full"):
            self.refuse(3, "--chart", "payoffs", "-o", "/dev/full")

    def test_dossier_at_fault(self):
        with open(self.path("bad.recourse"), "w") as file:
            file.write("{")
        self.refuse(1, self.path("bad.recourse"), "--chart", "payoffs", "-o", self.path("a.png"))
        self.refuse(3, self.path("missing.recourse"), "--chart", "payoffs", "-o", self.path("a.png"))


if __name__ == "__main__":
    unittest.main()
