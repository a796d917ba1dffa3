"""What the tests of this room share: running the program, and the tools that look at its files."""

import os
import shutil
import subprocess
import tempfile
import unittest

RECOURSE = os.environ["RECOURSE"]
TESTS = os.environ["G_TEST_SRCDIR"]
DOSSIERS = os.path.join(os.path.dirname(TESTS), "resources", "dossiers")
DEFAULT = os.path.join(DOSSIERS, "microsoft-openai-amazon.recourse")
TEXACO = os.path.join(DOSSIERS, "texaco-pennzoil.recourse")
FEW = ["--trials", "2000"]


class Case(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, self.folder)

    def path(self, name):
        return os.path.join(self.folder, name)

    def run_recourse(self, *arguments, status=0, **more):
        run = subprocess.run([RECOURSE, *arguments], capture_output=True, **more)
        self.assertEqual(run.returncode, status, run.stderr.decode())
        return run

    def read(self, name):
        with open(self.path(name), "rb") as file:
            return file.read()

    def write(self, name, data):
        with open(self.path(name), "wb") as file:
            file.write(data)
        return self.path(name)

    def ask(self, *command):
        """What a tool says, or a skip where it is not installed"""
        if shutil.which(command[0]) is None:
            self.skipTest(f"{command[0]} is not installed")
        return subprocess.run(command, capture_output=True, check=True).stdout.decode()
