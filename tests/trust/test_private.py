#!/usr/bin/env python3
"""What the program does not do: it connects to nothing, and what it writes does not say where it was written."""

import getpass
import os
import pathlib
import re
import shutil
import socket
import subprocess
import tempfile
import unittest
import zlib

PROGRAM = os.environ["RECOURSE"]
COMMANDS = (["check"], ["analyze", "--trials", "100"], ["facts"], ["charts"],
            ["render", "--trials", "100", "--chart", "payoffs", "-o", "out.png"],
            ["render", "--trials", "100", "--chart", "all", "--format", "svg", "-o", "svg"],
            ["render", "--trials", "100", "--chart", "capital-timeline", "--format", "pdf", "-o", "out.pdf"])


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


def inflate_all(data):
    """What is stored plainly, and every stream in it that can be inflated."""
    yield data
    for match in re.finditer(rb"[\x08\x18\x28\x38\x48\x58\x68\x78][\x01\x5e\x9c\xda]", data):
        try:
            yield zlib.decompressobj().decompress(data[match.start():], 1 << 24)
        except zlib.error:
            pass


class Written(unittest.TestCase):
    def test_files_do_not_say_where_they_were_made(self):
        with tempfile.TemporaryDirectory(prefix="a-telling-name-") as folder:
            for command in COMMANDS:
                subprocess.run([PROGRAM, *command], cwd=folder, check=True, capture_output=True)
            secrets = {folder, "a-telling-name-", os.path.expanduser("~") + "/", PROGRAM}
            secrets |= {name for name in (socket.gethostname(), getpass.getuser()) if len(name) > 5}
            files = [path for path in pathlib.Path(folder).rglob("*") if path.is_file()]
            self.assertGreater(len(files), 3)
            for path in files:
                for content in inflate_all(path.read_bytes()):
                    for secret in secrets:
                        self.assertFalse(secret.encode() in content, f"{path.name} holds “{secret}”")


if __name__ == "__main__":
    unittest.main()
