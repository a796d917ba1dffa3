#!/usr/bin/python3
"""Whether the hot paths take more instructions than they did: counted by valgrind, so that a loaded machine counts as a
quiet one does.  A count belongs to a compiler, a processor's dispatch and versions of libraries; where these are not
those that guard.json was made with, nothing is compared, and why is said.

    guard.py PROGRAM GUARD.json [--update]
"""
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

TOLERANCE = 0.08  # either way: a tenth more is found, and so is a tenth less, which the figures are then to follow
SKIPPED = 0  # TAP has said it; Meson calls any other status of such a test an error
# A block of memory that is mapped anew need not be cleared: which are must not depend on what was freed before.
CONTROLS = {"G_SLICE": None, "MALLOC_PERTURB_": None, "G_DEBUG": None, "LC_ALL": "C.UTF-8",
            "MALLOC_MMAP_THRESHOLD_": "131072"}


def skip(reason):
    print(f"1..0 # SKIP {reason}")
    sys.exit(SKIPPED)


def version_of(package):
    found = subprocess.run(["dpkg-query", "-W", "-f", "${Version}", package], capture_output=True, text=True, check=False)
    return found.stdout.strip()


def describe_platform():
    """What the counts depend on, as far as it can be said."""
    with open("/etc/os-release", encoding="utf-8") as file:
        release = dict(re.findall(r'^(\w+)="?([^"\n]*)"?$', file.read(), re.MULTILINE))
    with open("/proc/cpuinfo", encoding="utf-8") as file:
        flags = file.read()
    compiler = subprocess.run([os.environ.get("CC", "cc"), "-dumpversion"], capture_output=True, text=True, check=False)
    return {"system": f"{release.get('ID')} {release.get('VERSION_ID', '')}", "machine": os.uname().machine,
            "compiler": compiler.stdout.strip(), "avx2": bool(re.search(r"\bavx2\b", flags)),
            "fonts-inter": version_of("fonts-inter")}


def check_platform(stored):
    if shutil.which("valgrind") is None or shutil.which("callgrind_annotate") is None:
        skip("valgrind is missing")
    here = describe_platform()
    for name, value in stored.items():
        if here.get(name) != value:
            skip(f"the counts are of {name} {value}, this is {here.get(name) or 'without'}")


def clean_environment():
    environment = dict(os.environ)
    for name, value in CONTROLS.items():
        environment.pop(name, None)
        if value is not None:
            environment[name] = value
    return environment


def count(program):
    """Instructions of each guard_ function, all that it calls included; the program has one thread draw, so that no
    other one takes a part of the work."""
    with tempfile.TemporaryDirectory() as folder:
        out = os.path.join(folder, "counts")
        subprocess.run(["valgrind", "--quiet", "--tool=callgrind", f"--callgrind-out-file={out}",
                        "--collect-atstart=no", "--toggle-collect=guard_*", program],
                       check=True, env=clean_environment())
        text = subprocess.run(["callgrind_annotate", "--inclusive=yes", "--threshold=100", out],
                              check=True, capture_output=True, text=True).stdout
    found = re.findall(r"^\s*([\d,]+)\s.*?:guard_(\w+)", text, re.MULTILINE)
    return {name: int(number.replace(",", "")) for number, name in found}


def compare(stored, counts):
    """Prints TAP; returns how to exit."""
    status = 0
    print(f"1..{len(stored)}")
    for number, (name, before) in enumerate(stored.items(), 1):
        now = counts.get(name, 0)
        is_within = abs(now - before) <= TOLERANCE * before
        status |= not is_within
        print(f"{'ok' if is_within else 'not ok'} {number} - {name}: {now:,} instructions, {now / before - 1:+.1%}")
        if not is_within:
            print(f"# {before:,} were expected.  If the change is meant, write the new counts with --update.")
    return status


def main(program, path, *options):
    if "--update" in options:
        figures = {"platform": describe_platform(), "instructions": count(program)}
        with open(path, "w", encoding="utf-8") as file:
            json.dump(figures, file, indent=1)
            file.write("\n")
        return 0
    with open(path, encoding="utf-8") as file:
        stored = json.load(file)
    check_platform(stored["platform"])
    return compare(stored["instructions"], count(program))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
