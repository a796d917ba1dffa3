#!/usr/bin/python3
"""The same bytes whether loops were compiled for the widest vectors or for none, on one thread or several.

    test-processors.py WIDE PLAIN DOSSIER…
"""
import subprocess
import sys


def run(program, dossier, draws, threads):
    return subprocess.run([program, dossier, str(draws), str(threads)], check=True, capture_output=True).stdout


wide, plain = sys.argv[1:3]
failed = 0
for dossier in sys.argv[3:]:
    for draws in (1, 1000, 40000):
        expected = run(wide, dossier, draws, 1)
        for program, threads in ((wide, 2), (wide, 5), (plain, 1), (plain, 3)):
            if run(program, dossier, draws, threads) != expected:
                print(f"{dossier}: {draws} draws differ with {program} on {threads} threads")
                failed = 1
sys.exit(failed)
