"""What the README shows is so: its dossier is the tested one, its commands run, its files exist."""

import os
import re
import subprocess
import tempfile
import unittest

TESTS = os.environ["G_TEST_SRCDIR"]
ROOT = os.path.dirname(TESTS)
RECOURSE = os.environ["RECOURSE"]


def read(*parts):
    with open(os.path.join(ROOT, *parts), encoding="utf-8") as file:
        return file.read()


def blocks(text, language):
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


class Readme(unittest.TestCase):
    def setUp(self):
        self.text = read("README.md")

    def test_shows_the_tested_dossier(self):
        self.assertEqual(blocks(self.text, "json"), [read("tests", "data", "readme.recourse")])

    def test_its_dossier_has_no_fault(self):
        done = subprocess.run([RECOURSE, "check", os.path.join(TESTS, "data", "readme.recourse")],
                              capture_output=True, text=True, check=False)
        self.assertEqual((done.returncode, done.stderr), (0, ""))

    def test_its_commands_run(self):
        """Every line of its shell blocks that calls recourse, but for the one that opens a window"""
        lines = [line for block in blocks(self.text, "sh") for line in block.splitlines()
                 if re.match(r"recourse (check|analyze|render|facts|charts|deck)\b", line)]
        self.assertGreater(len(lines), 3)
        with tempfile.TemporaryDirectory() as folder:
            with open(os.path.join(folder, "turbine.recourse"), "w", encoding="utf-8") as file:
                file.write(read("tests", "data", "readme.recourse"))
            for line in lines:
                command = f'recourse () {{ "$RECOURSE" "$@"; }}\n{line}'
                done = subprocess.run(["sh", "-c", command], cwd=folder, capture_output=True, text=True, check=False)
                self.assertEqual(done.returncode, 0, f"{line}\n{done.stderr}")

    def test_its_links_lead_somewhere(self):
        links = re.findall(r"\]\(([^)#:]+)\)", self.text)
        self.assertGreater(len(links), 2)
        for link in links:
            self.assertTrue(os.path.exists(os.path.join(ROOT, link)), link)

    def test_its_map_names_every_folder(self):
        for folder in ("app", "app/model", "app/charts", "ui", "include", "resources", "tests", "flatpak"):
            name = os.path.basename(folder)
            self.assertTrue(os.path.isdir(os.path.join(ROOT, folder)), folder)
            self.assertRegex(self.text, rf"(?m)^ *{name}/ ", folder)


if __name__ == "__main__":
    unittest.main()
