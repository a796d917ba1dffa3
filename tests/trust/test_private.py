#!/usr/bin/env python3
"""What the program does not do: it connects to nothing, and what it writes does not say where it was written."""

import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from written import find_telling, telling  # noqa: E402

PROGRAM = os.environ["RECOURSE"]
COMMANDS = (["check"], ["analyze", "--trials", "100"], ["facts"], ["charts"],
            ["render", "--trials", "100", "--chart", "payoffs", "-o", "out.png"],
            ["render", "--trials", "100", "--chart", "all", "--format", "svg", "-o", "svg"],
            ["render", "--trials", "100", "--chart", "capital-timeline", "--format", "pdf", "-o", "out.pdf"],
            ["deck", "--trials", "100", "-o", "deck.pptx"], ["deck", "--trials", "100", "-o", "deck.pdf"],
            ["brief", "--trials", "100", "-o", "brief.pdf"])


def can_trace():
    if shutil.which("strace") is None or os.environ.get("ASAN_OPTIONS"):
        return False
    return subprocess.run(["strace", "-f", "true"], capture_output=True).returncode == 0


class Network(unittest.TestCase):
    @unittest.skipUnless(can_trace(), "no strace here, or it may not trace")
    def test_commands_open_no_connection(self):
        """Not even to ask for a name.  Local sockets of the C library (nscd) are no network."""
        dossier = str(pathlib.Path(os.environ["G_TEST_SRCDIR"], "..", "resources", "dossiers",
                                   "microsoft-openai-amazon.recourse").resolve())
        for command in COMMANDS:
            with tempfile.TemporaryDirectory() as folder:
                files = [dossier] if command[0] != "charts" else []
                subprocess.run(["strace", "-f", "-e", "trace=network", "-o", "trace", PROGRAM, *command, *files],
                               cwd=folder, check=True, capture_output=True)
                calls = pathlib.Path(folder, "trace").read_text()
                self.assertNotRegex(calls, r"AF_INET|AF_PACKET|sendto\(.*sin_", command)


class Written(unittest.TestCase):
    def test_files_do_not_say_where_they_were_made(self):
        with tempfile.TemporaryDirectory(prefix="a-telling-name-") as folder:
            for command in COMMANDS:
                subprocess.run([PROGRAM, *command], cwd=folder, check=True, capture_output=True)
            secrets = telling(folder, "a-telling-name-", PROGRAM)
            files = [path for path in pathlib.Path(folder).rglob("*") if path.is_file()]
            self.assertGreater(len(files), 6)
            for path in files:
                self.assertIsNone(find_telling(path, secrets), path.name)

    def test_what_is_looked_for_would_be_found(self):
        """Plainly, packed into a picture, and as UTF-16 in a deck."""
        dossier = pathlib.Path(os.environ["G_TEST_SRCDIR"], "data", "readme.recourse").read_text()
        with tempfile.TemporaryDirectory() as folder:
            marked = pathlib.Path(folder, "marked.recourse")
            marked.write_text(dossier.replace("late turbine", "a-telling-name"))
            for arguments in (["render", "--chart", "payoffs", "-o", "out.png"], ["deck", "-o", "out.pptx"],
                              ["brief", "-o", "out.pdf"]):
                subprocess.run([PROGRAM, *arguments, "--trials", "100", marked], cwd=folder, check=True,
                               capture_output=True)
                written = pathlib.Path(folder, arguments[-1])
                self.assertEqual(find_telling(written, {"a-telling-name"}), "a-telling-name", written.name)


if __name__ == "__main__":
    unittest.main()
