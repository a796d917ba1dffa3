#!/usr/bin/python3
"""What memory draws take: the peak of a cold process that computes ten thousand, a million and ten million of them, above
one that only reads and checks the dossier.

    memory.py RECOURSE OUT.json
"""
import json
import subprocess
import sys

DRAWS = (10_000, 1_000_000, 10_000_000)
BUDGET_MB = 50


def peak_mb(*command):
    """Of a process of its own, since the kernel keeps the largest of all children."""
    code = ("import resource, subprocess, sys; subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL); "
            "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)")
    done = subprocess.run([sys.executable, "-c", code, *command], check=True, capture_output=True, text=True)
    return int(done.stdout) / 1024


def main(recourse, out):
    idle = peak_mb(recourse, "check")
    found = {"idle_mb": idle}
    print(f"reading and checking alone: {idle:.1f} MB at most")
    for draws in DRAWS:
        above = peak_mb(recourse, "analyze", "--trials", str(draws)) - idle
        found[f"{draws} draws, MB above idle"] = above
        print(f"{draws:>10} draws: {above:.1f} MB above that   budget {BUDGET_MB} MB")
    with open(out, "w", encoding="utf-8") as file:
        json.dump(found, file, indent=1)


if __name__ == "__main__":
    main(*sys.argv[1:])
