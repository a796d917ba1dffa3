#!/usr/bin/env python3
"""Counts what a run of the tests did, from meson's testlog.json, and ends with "N passed, N failed".

A test program holds many tests: those that GLib's framework or unittest told of are counted singly, any
other program as one.  A program that meson calls failed counts at least one failure, so that a crash
before the first test is never lost.
"""

import json
import re
import sys

TAP = re.compile(r"^(ok|not ok) \d+\b(.*)$", re.MULTILINE)  # what GLib prints into a pipe
UNITTEST = re.compile(r"^Ran (\d+) tests? in ", re.MULTILINE)
UNITTEST_BAD = re.compile(r"(failures|errors|skipped)=(\d+)")


def count_tap(text):
    passed = failed = skipped = 0
    for verdict, rest in TAP.findall(text):
        if "# SKIP" in rest:
            skipped += 1
        elif verdict == "ok":
            passed += 1
        else:
            failed += 1
    return passed, failed, skipped


def count_unittest(text):
    total = sum(int(n) for n in UNITTEST.findall(text))
    bad = {"failures": 0, "errors": 0, "skipped": 0}
    for word, n in UNITTEST_BAD.findall(text):
        bad[word] += int(n)
    failed = bad["failures"] + bad["errors"]
    return max(total - failed - bad["skipped"], 0), failed, bad["skipped"]


def count(record):
    """(passed, failed, skipped) of one test program"""
    result = record["result"]
    if result == "SKIP":
        return 0, 0, 1
    out, err = record.get("stdout") or "", record.get("stderr") or ""
    passed, failed, skipped = count_unittest(err) if UNITTEST.search(err) else count_tap(out)
    if result not in ("OK", "EXPECTEDFAIL"):
        failed = max(failed, 1)
    elif not passed + failed + skipped:
        passed = 1
    return passed, failed, skipped


def main(path):
    try:
        with open(path, encoding="utf-8") as log:
            records = [json.loads(line) for line in log if line.strip()]
    except OSError as error:
        print(f"No test ran: {error}")
        records = []
    passed = failed = 0
    for record in records:
        p, f, s = count(record)
        passed, failed = passed + p, failed + f
        if f:
            print(f"failed: {record['name']}")
        if s:
            print(f"skipped: {s} in {record['name']}")
    if not passed and not failed:
        failed = 1
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
