#!/usr/bin/env python3
"""Dossiers made by somebody who means harm: every one ends soon, in bounded memory, with a place and a remedy,
and nothing that stands in one becomes markup, a path or a connection."""

import json
import os
import pathlib
import re
import resource
import subprocess
import tempfile
import unittest
import xml.etree.ElementTree

PROGRAM = os.environ["RECOURSE"]
MEMORY = 2 * 1024**3
SECONDS = 20  # a processor's, not a clock's


def bound():
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    if not os.environ.get("ASAN_OPTIONS"):  # its shadow alone is larger
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def run(*arguments, text=None, folder=None, limit=bound):
    data = text.encode() if isinstance(text, str) else text
    return subprocess.run([PROGRAM, *arguments], input=data, capture_output=True, cwd=folder, preexec_fn=limit)


def dossier(**more):
    return {"format": "recourse/1", "title": "A small dispute", "stakeholders": [{"id": "a", "label": "A"}],
            "paths": [{"id": "p", "tree": {"kind": "outcome", "payoffs": {"a": 1}}}], **more}


class Refused(unittest.TestCase):
    """Each is one line that names a place."""

    def refuse(self, data, *words):
        result = run("check", "-", text=data)
        message = result.stderr.decode()
        self.assertEqual(result.returncode, 1, message[:300])
        self.assertRegex(message, r"(?m)^-:\d+:\d+: error: ")
        for word in words:
            self.assertIn(word, message)
        return message

    def test_deep_nesting(self):
        for opening in ("[", '{"a":', "[[{\"a\":"):
            self.refuse('{"x": ' + opening * 100_000, "1000 levels")

    def test_deep_formula(self):
        for opening in ("(", "-", "abs(", "2^"):
            self.refuse(json.dumps(dossier(variables=[{"id": "v", "formula": opening * 100_000}],
                                           terms=[{"stakeholder": "a", "formula": "v"}])))

    def test_long_chain_of_variables(self):
        chain = [{"id": "v0", "formula": 1}] + [{"id": f"v{i}", "formula": f"v{i - 1} + 1"} for i in range(1, 50_000)]
        data = json.dumps(dossier(variables=chain, terms=[{"stakeholder": "a", "formula": "v49999"}]))
        result = run("analyze", "--trials", "1", "--format", "json", "-", text=data)
        self.assertEqual(result.returncode, 0, result.stderr[:300])
        self.assertEqual(json.loads(result.stdout)["paths"][0]["stakeholders"][0]["mean"], 50_001)

    def test_billion_laughs(self):
        """Two hundred variables, each twice the one before, are two hundred additions."""
        chain = [{"id": "v0", "formula": 1}] + [{"id": f"v{i}", "formula": f"v{i - 1} + v{i - 1}"}
                                                for i in range(1, 200)]
        data = json.dumps(dossier(variables=chain, terms=[{"stakeholder": "a", "formula": "v199"}]))
        result = run("analyze", "--trials", "10", "--format", "json", "-", text=data)
        self.assertEqual(result.returncode, 0, result.stderr[:300])
        self.assertEqual(json.loads(result.stdout)["paths"][0]["stakeholders"][0]["mean"], 2.0**199 + 1)

    def test_cycle_is_printed(self):
        loop = [{"id": "x", "formula": "y"}, {"id": "y", "formula": "x"}]
        self.refuse(json.dumps(dossier(variables=loop, terms=[{"stakeholder": "a", "formula": "x"}])), "x", "y")

    def test_many_stakeholders(self):
        """Thirty thousand of them and as many outcomes stand in 3 MB, and would be asked about 900 million times."""
        outcomes = [{"probability": 1 / 30_000, "node": {"kind": "outcome", "payoffs": {"s0": i}}} for i in range(30_000)]
        self.refuse(json.dumps(dossier(stakeholders=[{"id": f"s{i}"} for i in range(30_000)],
                                       paths=[{"id": "p", "tree": {"kind": "chance", "branches": outcomes}}])),
                    "more than 1000")

    def test_many_profiles(self):
        self.refuse(json.dumps(dossier(horizon={"first": 2026, "last": 2030},
                                       profiles=[{"id": f"w{i}", "weights": {"2026": 1}} for i in range(5000)])),
                    "more than 1000")

    def test_many_payoffs(self):
        """Each number is allowed, but not what they come to together."""
        outcomes = [{"probability": 1 / 30_000, "node": {"kind": "outcome", "payoffs": {"s0": i}}} for i in range(30_000)]
        terms = [{"stakeholder": f"s{i}", "formula": i} for i in range(900)]
        self.refuse(json.dumps(dossier(stakeholders=[{"id": f"s{i}"} for i in range(900)], terms=terms,
                                       paths=[{"id": "p", "tree": {"kind": "chance", "branches": outcomes}}])),
                    "more than 20000000")

    def test_many_branches(self):
        """To name each from where it stands takes no longer, however many stand beside it."""
        branches = [{"probability": 1 / 150_000, "node": {"kind": "outcome"}} for _ in range(150_000)]
        data = json.dumps(dossier(paths=[{"id": "p", "tree": {"kind": "chance", "branches": branches}}]))
        self.assertEqual(run("check", "-", text=data).returncode, 0)

    @unittest.skipIf(os.environ.get("ASAN_OPTIONS"), "its shadow alone is larger")
    def test_memory_that_is_not_there(self):
        """Three million payoffs in 300 MB"""
        def short():
            resource.setrlimit(resource.RLIMIT_AS, (300 * 1024**2, 300 * 1024**2))

        outcomes = [{"probability": 1 / 3000, "node": {"kind": "outcome", "payoffs": {"s0": i}}} for i in range(3000)]
        data = json.dumps(dossier(stakeholders=[{"id": f"s{i}"} for i in range(1000)],
                                  terms=[{"stakeholder": f"s{i}", "formula": i} for i in range(1000)],
                                  paths=[{"id": "p", "tree": {"kind": "chance", "branches": outcomes}}]))
        result = run("analyze", "--trials", "1", "-", text=data, limit=short)
        self.assertGreater(result.returncode, 0, "it was aborted" if result.returncode else "there was enough after all")
        self.assertIn("not enough memory", result.stderr.decode())

    def test_long_texts(self):
        for more in ({"title": "T" * 10_001}, {"stakeholders": [{"id": "a" * 10_001}]},
                     {"sources": [{"id": "s", "title": "T", "url": "https://example.org/" + "u" * 9_981}]}):
            self.refuse(json.dumps(dossier(**more)), "longer than 10000 bytes")
        for formula in ("1" + "+1" * 50_000, "x" * 100_001):
            self.refuse(json.dumps(dossier(variables=[{"id": "v", "formula": formula}])), "longer than 100000 bytes")

    def test_texts_as_long_as_they_may_be(self):
        longest = dossier(title="T" * 10_000, terms=[{"stakeholder": "a", "formula": "1" + "+1" * 49_999}])
        result = run("analyze", "--trials", "1", "--format", "json", "-", text=json.dumps(longest))
        self.assertEqual(result.returncode, 0, result.stderr[:300])
        self.assertEqual(json.loads(result.stdout)["paths"][0]["stakeholders"][0]["mean"], 50_001)

    def test_huge_file(self):
        with tempfile.NamedTemporaryFile(suffix=".recourse") as file:
            file.truncate(200 * 1024 * 1024)
            result = run("check", file.name)
        self.assertEqual(result.returncode, 1)
        self.assertIn("larger than 64 MiB", result.stderr.decode())

    def test_duplicate_key(self):
        self.refuse('{"format": "recourse/1", "format": "recourse/1"}', "format")
        self.refuse(json.dumps(dossier()).replace('"label": "A"', '"label": "A", "label": "B"'), "label")

    def test_bytes_that_are_no_text(self):
        for data in (b'{"title": "\xff"}', b'{"title": "\xc0\x80"}', b'{"title": "\xed\xa0\x80"}', b'{"title": "a\x00b"}',
                     b'\xff\xfe{\x00}\x00', b'{"title": "\\ud800"}'):
            self.refuse(data)

    def test_overrides_of_direction(self):
        """Which would show 12 as 21 in whatever sentence a name stands"""
        for code in (0x202D, 0x202E):
            for more in ({"title": f"a{chr(code)}12"}, {"stakeholders": [{"id": "a", "label": f"{chr(code)}A"}]}):
                self.refuse(json.dumps(dossier(**more)), f"U+{code:04X}")
                self.refuse(json.dumps(dossier(**more), ensure_ascii=False), f"U+{code:04X}")

    def test_escaped_nul(self):
        self.refuse('{"format": "recourse/1", "title": "a\\u0000b", "stakeholders": [{"id": "a"}], "paths": '
                    '[{"id": "p", "tree": {"kind": "outcome", "payoffs": {"a": 1}}}]}')

    def test_numbers_that_are_none(self):
        for number in ("1e999", "NaN", "Infinity", "0x10", "01", "1.", "+1", "--1", "1e"):
            self.refuse('{"x": %s}' % number)

    def test_numbers_beyond_reason(self):
        for horizon in ({"first": -1e300, "last": 1e300}, {"first": 2026, "last": 1e9}, {"first": 2026.5, "last": 2027}):
            self.refuse(json.dumps(dossier(horizon=horizon)))


class Harmless(unittest.TestCase):
    """What stands in a dossier stays text."""

    NASTY = ("<b>&amp;</b> ]]> <script>alert(1)</script> %s%n ${HOME} $(id) `id` ../../../etc/passwd "
             "file:///etc/passwd javascript:alert(1) '\";--")

    TEXTS = {"label", "title", "summary", "notice", "description", "statement", "question", "note", "rationale", "publisher",
             "role", "short", "scope", "url", "valuation"}

    def render(self, data, *options):
        with tempfile.TemporaryDirectory() as folder:
            result = run("render", "--trials", "100", *options, "-o", "out", "-", text=json.dumps(data), folder=folder)
            self.assertEqual(result.returncode, 0, result.stderr[:300])
            path = pathlib.Path(folder, "out")
            files = sorted(path.iterdir()) if path.is_dir() else [path]
            self.assertEqual(sorted(p.name for p in pathlib.Path(folder).iterdir()), ["out"])
            return {file.name: file.read_bytes() for file in files}

    def nasty(self):
        text = self.NASTY
        return dossier(
            title=text, summary=text, notice=text, currency="USD", unit="bn", as_of="2026",
            sources=[{"id": "s", "title": text, "url": "javascript:alert(1)"}, {"id": "s2", "title": text, "url": "file:///etc/passwd"}],
            claims=[{"id": "c", "statement": text, "value": 1, "sources": ["s", "s2"]}],
            stakeholders=[{"id": "a", "label": text}, {"id": "b", "label": "\u2067" + text, "power": 0.5, "interest": 0.5}],
            investments=[{"id": "i", "label": text, "from": "a", "to": "b", "amount": 3, "date": "2026", "claims": ["c"]}],
            stakes=[{"id": "t", "label": text, "holder": "a", "in": "b", "kind": "right", "start": "2026", "claims": ["c"]}],
            events=[{"id": "e", "date": "2026-02", "label": text}])

    def test_svg_is_well_formed_and_inert(self):
        for name, data in self.render(self.nasty(), "--chart", "all", "--format", "svg").items():
            root = xml.etree.ElementTree.fromstring(data)
            for element in root.iter():
                self.assertNotIn("script", element.tag.lower(), name)
                for key, value in element.attrib.items():
                    self.assertFalse(key.lower().startswith("on"), (name, key))
                    self.assertNotRegex(value, r"(?i)^\s*(javascript|file|data:text):?", (name, key))

    @staticmethod
    def spoil(value, key=""):
        """Every text that is no name, date, word or formula of the format, wherever it stands"""
        if isinstance(value, dict):
            return {k: Harmless.spoil(v, k) for k, v in value.items()}
        if isinstance(value, list):
            return [Harmless.spoil(v, key) for v in value]
        return "\u2067" + Harmless.NASTY if key in Harmless.TEXTS and isinstance(value, str) else value

    def test_every_text_of_a_real_dossier(self):
        """Markup, paths, addresses and an isolate that never ends in each; what is written stays whole and inert."""
        real = pathlib.Path(os.environ["G_TEST_SRCDIR"], "..", "resources", "dossiers", "microsoft-openai-amazon.recourse")
        spoiled = self.spoil(json.loads(real.read_text()))
        self.assertGreater(json.dumps(spoiled).count("etc/passwd"), 100)
        for name, data in self.render(spoiled, "--chart", "all", "--format", "svg", "--without-model").items():
            for element in xml.etree.ElementTree.fromstring(data).iter():
                self.assertNotIn("script", element.tag.lower(), name)
                for key, value in element.attrib.items():
                    self.assertNotRegex(value, r"(?i)^\s*(javascript|file|data:text):?", (name, key))
        for command in (["check"], ["analyze", "--trials", "10"], ["facts"]):
            result = run(*command, "-", text=json.dumps(spoiled))
            self.assertEqual(result.returncode, 0, result.stderr[:300])
            self.assertNotRegex((result.stdout + result.stderr).decode(), r"[\x00-\x08\x0b-\x1f\x7f]", command)

    def test_scene_links_lead_to_the_web_only(self):
        for name, data in self.render(self.nasty(), "--chart", "all", "--format", "scene").items():
            for item in json.loads(data)["items"]:
                self.assertRegex(item.get("url") or "https://", r"^https?://", name)

    def test_pdf_links_lead_to_the_web_only(self):
        for name, data in self.render(self.nasty(), "--chart", "all", "--format", "pdf").items():
            for uri in re.findall(rb"/URI\s*\(([^)]*)\)", data):
                self.assertRegex(uri, rb"^https?://", name)
            self.assertNotRegex(data, rb"/(JavaScript|Launch|OpenAction)\b", name)

    def test_text_output_has_no_controls(self):
        for command in (["analyze", "--trials", "10"], ["facts"], ["check"]):
            result = run(*command, "-", text=json.dumps(self.nasty()))
            out = (result.stdout + result.stderr).decode()
            self.assertNotRegex(out, r"[\x00-\x08\x0b-\x1f\x7f]", command)

    def test_terminal_escapes_do_not_reach_the_terminal(self):
        """Neither of a sound dossier nor in the complaint about a faulty one."""
        evil = "\x1b]0;owned\x07\x1b[2J"
        sound = dossier(title=evil)
        sound["stakeholders"][0]["label"] = evil
        faulty = dossier(claims=[{"id": "c", "statement": "x", "status": evil}])
        for command in (["analyze", "--trials", "10"], ["facts"], ["check"]):
            for data in (sound, faulty):
                result = run(*command, "-", text=json.dumps(data))
                self.assertNotIn(b"\x1b", result.stdout + result.stderr, command)


class Files(unittest.TestCase):
    def test_folder_is_no_dossier(self):
        with tempfile.TemporaryDirectory() as folder:
            result = run("check", folder)
        self.assertEqual(result.returncode, 3, result.stderr)

    def test_pipe_is_read_like_any_file(self):
        with tempfile.TemporaryDirectory() as folder:
            pipe = os.path.join(folder, "pipe")
            os.mkfifo(pipe)
            child = subprocess.Popen([PROGRAM, "check", pipe], stderr=subprocess.PIPE)
            with open(pipe, "w", encoding="utf-8") as file:
                json.dump(dossier(), file)
            self.assertEqual(child.communicate()[1], b"")
            self.assertEqual(child.returncode, 0)

    def test_endless_file_is_not_read_to_its_end(self):
        result = run("check", "/dev/zero")
        self.assertEqual(result.returncode, 1, result.stderr[:200])

    def test_link_is_followed_for_reading_and_loops_are_told(self):
        with tempfile.TemporaryDirectory() as folder:
            loop = pathlib.Path(folder, "loop.recourse")
            loop.symlink_to(loop)
            self.assertEqual(run("check", str(loop)).returncode, 3)


if __name__ == "__main__":
    unittest.main()
