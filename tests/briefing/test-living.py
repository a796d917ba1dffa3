"""Pictures carry the state they were made from, exactly; whatever is damaged is refused in a sentence."""

import base64
import io
import re
import struct
import subprocess
import unittest
import zipfile
import zlib

import tool

STATE = ["--scenario", "injunction", "--set", "p_win=0.5", "--seed", "7", *tool.FEW]
FORMATS = ("png", "svg", "pdf")
NOTHING = b"carries no dossier: it was made without the model or a program stripped it"


def chunks(data):
    """Type and bounds of each chunk of a PNG"""
    at = 8
    while at < len(data):
        length = struct.unpack(">I", data[at:at + 4])[0]
        yield data[at + 4:at + 8], at, at + 12 + length
        at += 12 + length


def make_chunk(kind, body):
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


class Living(tool.Case):
    def render(self, name, *more):
        self.run_recourse("render", tool.DEFAULT, *STATE, "--chart", "payoffs", "-o", self.path(name), *more)
        return self.path(name)

    def analyze(self, *arguments):
        return self.run_recourse("analyze", *arguments, "--format", "json").stdout

    def test_analysis_is_that_of_the_dossier(self):
        wanted = self.analyze(tool.DEFAULT, *STATE)
        for form in FORMATS:
            with self.subTest(form):
                self.assertEqual(self.analyze(self.render("a." + form)), wanted)

    def test_drawn_again_it_is_the_same_picture(self):
        for form in FORMATS:
            with self.subTest(form):
                first = self.render("a." + form, "--path", "settlement", "--path", "litigation",
                                    "--stakeholder", "openai")
                self.run_recourse("render", first, "--chart", "payoffs", "-o", self.path("b." + form))
                self.assertEqual(self.read("a." + form), self.read("b." + form))

    def test_options_count_more(self):
        picture = self.render("a.png")
        options = ["--scenario", "as_reported", "--set", "p_win=0.2", "--seed", "3"]
        self.assertEqual(self.analyze(picture, *options), self.analyze(tool.DEFAULT, *tool.FEW, *options))

    def test_deck_and_check_take_it(self):
        picture = self.render("a.png")
        self.run_recourse("check", picture)
        self.run_recourse("deck", picture, "-o", self.path("a.pdf"))
        self.assertEqual(self.analyze(self.path("a.pdf")), self.analyze(tool.DEFAULT, *STATE))

    def deck(self, *more):
        self.run_recourse("deck", tool.DEFAULT, *STATE, "-o", self.path("a.pptx"), *more)
        return self.path("a.pptx")

    def test_editable_deck_carries_it_too(self):
        deck = self.deck("--path", "settlement", "--stakeholder", "openai")
        self.assertEqual(self.analyze(deck), self.analyze(tool.DEFAULT, *STATE))
        self.run_recourse("deck", deck, "-o", self.path("b.pptx"))
        self.assertEqual(self.read("a.pptx"), self.read("b.pptx"))

    def rewrite(self, keep, rename=lambda name: name, pack=zipfile.ZIP_DEFLATED):
        """The deck as another program would save it: in another order, under other names, packed in another way"""
        out = io.BytesIO()
        with zipfile.ZipFile(self.deck()) as deck, zipfile.ZipFile(out, "w", pack) as other:
            for name in sorted(deck.namelist(), reverse=True):
                if keep(name):
                    other.writestr(rename(name), deck.read(name))
            other.comment = b"saved by another program"
        return self.write("other.pptx", out.getvalue())

    def test_editable_deck_survives_being_saved(self):
        wanted = self.analyze(tool.DEFAULT, *STATE)
        for pack in (zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED):
            other = self.rewrite(lambda name: True, lambda name: name.replace("item1", "item7"), pack)
            self.assertEqual(self.analyze(other), wanted)

    def test_editable_deck_stripped(self):
        for strip in (lambda: self.deck("--without-model"),
                      lambda: self.rewrite(lambda name: not name.startswith("customXml/"))):
            deck = strip()
            with zipfile.ZipFile(deck) as file:
                self.assertFalse([name for name in file.namelist() if name.startswith("customXml/")])
            self.assertIn(NOTHING, self.run_recourse("check", deck, status=1).stderr)

    def test_archive_that_is_no_deck(self):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as file:
            file.writestr("word/document.xml", "<document/>")
        run = self.run_recourse("check", self.write("a.docx", out.getvalue()), status=1)
        self.assertIn(b"carry no dossier", run.stderr)

    def test_editable_deck_with_a_bomb(self):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
            file.writestr("ppt/presentation.xml", "<presentation/>")
            file.writestr("customXml/item1.xml", bytes(256 << 20))
        run = self.run_recourse("check", self.write("bomb.pptx", out.getvalue()), status=1)
        self.assertIn(b"more than a dossier can be", run.stderr)

    def test_editable_deck_cut_off_anywhere(self):
        self.deck()
        data = self.read("a.pptx")
        for part in range(1, 12):
            run = subprocess.run([tool.RECOURSE, "check", self.write("cut", data[:len(data) * part // 12])],
                                 capture_output=True)
            self.assertEqual(run.returncode, 1, run.stderr)
            self.assertIn(b"error", run.stderr)

    def test_same_bytes(self):
        for form in FORMATS:
            self.render("a." + form)
            self.render("b." + form)
            self.assertEqual(self.read("a." + form), self.read("b." + form))

    def test_left_out_on_request(self):
        for form in FORMATS:
            with self.subTest(form):
                run = self.run_recourse("check", self.render("a." + form, "--without-model"), status=1)
                self.assertIn(NOTHING, run.stderr)
                self.assertNotIn(b"dossier.recourse", self.read("a." + form))

    def test_stands_before_the_pixels(self):
        self.render("a.png")
        kinds = [kind for kind, _, _ in chunks(self.read("a.png"))]
        self.assertEqual(kinds.count(b"iTXt") >= 2, True)
        self.assertLess(max(i for i, kind in enumerate(kinds) if kind == b"iTXt"), kinds.index(b"IDAT"))

    def test_stripped(self):
        self.render("a.png")
        data = self.read("a.png")
        bare = data[:8] + b"".join(data[a:b] for kind, a, b in chunks(data) if kind != b"iTXt")
        run = self.run_recourse("check", self.write("bare.png", bare), status=1)
        self.assertIn(NOTHING, run.stderr)
        self.render("a.svg")
        bare = re.sub(rb"<metadata>.*</metadata>\n", b"", self.read("a.svg"), flags=re.DOTALL)
        run = self.run_recourse("check", self.write("bare.svg", bare), status=1)
        self.assertIn(NOTHING, run.stderr)

    def test_other_kinds(self):
        for start in (b"\xff\xd8\xff\xe0", b"GIF89a", b"RIFF....WEBP", b"PK\x03\x04"):
            run = self.run_recourse("check", self.write("other", start + bytes(100)), status=1)
            self.assertIn(b"carry no dossier", run.stderr)

    def test_wrong_sum(self):
        self.render("a.png")
        data = bytearray(self.read("a.png"))
        at = data.index(b"dossier.recourse") + 40
        data[at] ^= 1
        run = self.run_recourse("check", self.write("b.png", bytes(data)), status=1)
        self.assertIn(b"damaged", run.stderr)

    def test_cut_off_anywhere(self):
        for form in FORMATS:
            self.render("a." + form)
            data = self.read("a." + form)
            for part in range(1, 12):
                cut = self.write("cut", data[:len(data) * part // 12])
                run = subprocess.run([tool.RECOURSE, "check", cut], capture_output=True)
                self.assertIn(run.returncode, (0, 1), run.stderr)
                self.assertEqual(run.returncode == 1, b"error" in run.stderr)

    def test_bomb(self):
        """A few kilobytes that would unpack to a gigabyte are refused at the limit"""
        self.render("a.png")
        data = self.read("a.png")
        pump = zlib.compressobj(9)
        packed = b"".join(pump.compress(bytes(1 << 20)) for _ in range(256)) + pump.flush()
        body = b"dossier.recourse\0\1\0\0\0" + packed
        bomb = data[:33] + make_chunk(b"iTXt", body) + data[33:]
        run = self.run_recourse("check", self.write("bomb.png", bomb), status=1)
        self.assertIn(b"more than a dossier can be", run.stderr)

    def test_forged(self):
        """State that no program wrote: refused, never believed"""
        self.render("a.svg")
        text = self.read("a.svg")
        states = [b"", b"[picture]\nchoices=[]\n", b"[picture]\nchoices=" + b"[" * 100000 + b"\n",
                  b'[picture]\nchoices={"set":{"p_win":1e999}}\n', b"\xff\xfe"]
        for state in states:
            forged = base64.b64encode(zlib.compress(state))
            new = re.sub(rb'(name="state.ini"[^>]*>)[^<]*', rb"\g<1>" + forged, text)
            run = subprocess.run([tool.RECOURSE, "analyze", self.write("b.svg", new), *tool.FEW],
                                      capture_output=True)
            self.assertIn(run.returncode, (0, 1, 2), run.stderr)
        unknown = base64.b64encode(zlib.compress(b'[picture]\nchoices={"scenario":"nowhere"}\n'))
        new = re.sub(rb'(name="state.ini"[^>]*>)[^<]*', rb"\g<1>" + unknown, text)
        run = subprocess.run([tool.RECOURSE, "analyze", self.write("b.svg", new)], capture_output=True)
        self.assertNotEqual(run.returncode, 0)

    def test_others_can_open_them(self):
        self.render("a.svg")
        self.assertIn("dossier.recourse", self.ask("pdfdetach", "-list", self.render("a.pdf")))
        self.ask("rsvg-convert", self.path("a.svg"), "-o", self.path("a-svg.png"))
        self.ask("pdftoppm", "-r", "20", "-png", "-singlefile", self.path("a.pdf"), self.path("a-pdf"))
        self.ask("pdfdetach", "-save", "1", "-o", self.path("out.recourse"), self.path("a.pdf"))
        with open(tool.DEFAULT, "rb") as file:
            self.assertEqual(self.read("out.recourse"), file.read())


if __name__ == "__main__":
    unittest.main()
