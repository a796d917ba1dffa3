#!/usr/bin/env python3
"""What SECURITY.md says about how the program is built, read from the program itself."""

import os
import re
import shutil
import subprocess
import unittest

PROGRAM = os.environ["RECOURSE"]


def readelf(*options):
    return subprocess.run(["readelf", "--wide", *options, PROGRAM], check=True, capture_output=True, text=True).stdout


@unittest.skipUnless(shutil.which("readelf"), "no readelf here")
class Hardening(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.is_sanitized = "__asan_init" in readelf("--dyn-syms") or "__tsan_init" in readelf("--dyn-syms")
        if cls.is_sanitized:
            raise unittest.SkipTest("a sanitizer has its own checks")

    def test_position_independent(self):
        self.assertRegex(readelf("--file-header"), r"Type:\s+DYN")

    def test_relocations_are_read_only(self):
        self.assertIn("GNU_RELRO", readelf("--program-headers"))
        self.assertRegex(readelf("--dynamic"), r"BIND_NOW|NOW")

    def test_stack_is_not_executable(self):
        stack = next(line for line in readelf("--program-headers").splitlines() if "GNU_STACK" in line)
        self.assertNotRegex(stack, r"\bRWE\b|R E")

    def test_stack_protector(self):
        self.assertTrue("__stack_chk_fail" in readelf("--dyn-syms"), "no function guards its stack")

    def test_fortified(self):
        if not re.search(r"__\w+_chk\b", readelf("--dyn-syms").replace("__stack_chk", "")):
            self.fail("no fortified call: was it built without optimization?")

    def test_control_flow(self):
        if "X86-64" not in readelf("--file-header"):
            self.skipTest("CET is for x86-64")
        # The program's own note also depends on how the distribution built its start-up files.
        code = subprocess.run(["objdump", "--disassemble=main", PROGRAM], check=True, capture_output=True, text=True).stdout
        self.assertTrue(re.search(r"<main>:\n\s*[0-9a-f]+:.*\bendbr64", code), "main cannot be the target of a jump")


if __name__ == "__main__":
    unittest.main()
