#!/usr/bin/env python3
"""The manual page and the completions know every command and option that the program has, and no other."""

import os
import pathlib
import re
import shutil
import subprocess
import unittest

PROGRAM = os.environ["RECOURSE"]
RESOURCES = pathlib.Path(os.environ["G_TEST_SRCDIR"], "..", "resources")
COMMANDS = re.findall(r"(?m)^  ([a-z]+)\s+[A-Z]", subprocess.run([PROGRAM, "--help"], check=True, capture_output=True,
                                                              text=True).stdout)


def options_of(command):
    text = subprocess.run([PROGRAM, command, "--help"], check=True, capture_output=True, text=True).stdout
    return set(re.findall(r"(?m)^\s+(?:-\w, )?(--[a-z-]+)", text)) - {"--help-all", "--help"}


def manual():
    return (RESOURCES / "recourse.1").read_text().replace("\\-", "-")


class Manual(unittest.TestCase):
    def test_commands(self):
        self.assertIn("render", COMMANDS)
        for command in COMMANDS:
            self.assertIn(f".B {command}\n", manual())

    def test_options(self):
        known = set().union(*(options_of(command) for command in COMMANDS)) | {"--help", "--version"}
        self.assertEqual(set(re.findall(r"--[a-z][a-z-]+", manual())), known)

    def test_it_formats(self):
        if shutil.which("mandoc"):
            result = subprocess.run(["mandoc", "-T", "lint", "-W", "warning", RESOURCES / "recourse.1"],
                                    capture_output=True, text=True)
            complaints = [line for line in result.stdout.splitlines() if "missing date" not in line]
            self.assertEqual(complaints, [])


class Completions(unittest.TestCase):
    def check_options(self, words_of, text):
        for command in COMMANDS:
            for option in options_of(command):
                self.assertTrue(words_of(option) in text, f"{command} {option}")

    def test_bash(self):
        text = (RESOURCES / "completions" / "recourse.bash").read_text()
        self.check_options(lambda option: option, text)
        for command in COMMANDS:
            self.assertIn(f"    {command}) options=", text)
        subprocess.run(["bash", "-n", RESOURCES / "completions" / "recourse.bash"], check=True)

    def test_bash_offers_each_command_its_own(self):
        """The lists of the script, read as bash reads them."""
        script = (RESOURCES / "completions" / "recourse.bash").read_text()
        for command in COMMANDS:
            run = subprocess.run(
                ["bash", "-c", f"{script}\n_init_completion () {{ words=(recourse {command} --); cword=2; cur=--; prev={command}; }}\n"
                 "_filedir () { :; }\n_recourse\nprintf '%s\\n' \"${COMPREPLY[@]}\""],
                check=True, capture_output=True, text=True)
            self.assertEqual(set(run.stdout.split()) - {"--help"}, options_of(command), command)

    def test_zsh(self):
        text = (RESOURCES / "completions" / "_recourse").read_text()
        self.check_options(lambda option: option, text)
        for command in COMMANDS:
            self.assertIn(f'{command}\\:"', text)

    def test_fish(self):
        text = (RESOURCES / "completions" / "recourse.fish").read_text()
        self.check_options(lambda option: f"-l {option[2:]} ", text.replace("\n", " \n"))
        for command in COMMANDS:
            self.assertIn(f" -a {command} -d ", text)
            self.assertIn(command, re.search("(?m)^set -l commands (.*)$", text)[1].split())


if __name__ == "__main__":
    unittest.main()
