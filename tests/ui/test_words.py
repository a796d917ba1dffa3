#!/usr/bin/env python3
"""A language of our own making, ⟦áccéntéd⟧ and a third longer, shows what no translation would: words that cannot be
translated, for they stand bare, and words that have no room."""

import json
import os
import re
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from session import Session, report, skip_unless_possible  # noqa: E402

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
DOSSIER = os.path.join(ROOT, "resources", "dossiers", "microsoft-openai-amazon.recourse")
LANGUAGE = "qps"  # nobody's
# As Meson's preset "glib" asks for words.
KEYWORDS = ["_", "N_", "C_:1c,2", "NC_:1c,2", "g_dcgettext:2", "g_dngettext:2,3", "g_dpgettext2:2c,3", "ngettext:1,2",
            "Q_"]
# What stays as it is: placeholders of printf, markup, entities, escapes.
KEPT = re.compile(r"(%(?:\d+\$)?[-+' #0]*(?:\d+|\*)?(?:\.(?:\d+|\*))?(?:hh|h|ll|l|z|j)?[a-zA-Z%]|<[^>]*>|&\w+;|\\.)")
ACCENTS = str.maketrans("aeiouyAEIOUYcnCN", "áéíóúýÁÉÍÓÚÝçñÇÑ")
# Names; and words of the toolkit's own, which it translates where it knows the language.
PLAIN = {"recourse", "credits", "ctrl", "delete", "details", "legal", "shortcuts", "alt", "insert", "page_down", "page_up",
         "search"}


def disguise(text):
    """The text, longer and recognizable; two words more for six, so that lines can break"""
    words = "".join(part if i % 2 else part.translate(ACCENTS) for i, part in enumerate(KEPT.split(text)))
    more = " óné twó"[:max(2, len(text) // 3)] * max(1, len(text) // 24)
    around = re.match(r"(?s)(\s*)(.*?)(\s*)$", words)
    return f"{around[1]}⟦{around[2]}{more}⟧{around[3]}"


def strings_of(lines):
    return "".join(json.loads(line[line.index('"'):]) for line in lines)


def write_catalogue(folder):
    """folder/qps/LC_MESSAGES/recourse.mo, of all that the sources mark"""
    template = os.path.join(folder, "recourse.pot")
    subprocess.run(["xgettext", "--directory=" + ROOT, "--files-from=resources/po/POTFILES", "--from-code=UTF-8",
                    "--output=" + template, *("--keyword=" + word for word in KEYWORDS)],
                   cwd=ROOT, check=True, stderr=subprocess.DEVNULL)
    with open(template, encoding="utf-8") as file:
        blocks = [(re.findall(r"(?m)^#, .*$", block), re.findall(r'(?m)^(msg\w+(?:\[\d\])?) (".*"(?:\n".*")*)', block))
                  for block in file.read().split("\n\n")]
    target = os.path.join(folder, LANGUAGE, "LC_MESSAGES")
    os.makedirs(target)
    source = os.path.join(folder, "qps.po")
    with open(source, "w", encoding="utf-8") as file:
        file.write('msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\nPlural-Forms: nplurals=2; '
                   'plural=n != 1;\\n"\n\n')
        for flags, block in blocks:
            entry = {key: strings_of(text.split("\n")) for key, text in block}
            if entry.get("msgid"):
                file.writelines(line + "\n" for line in flags)  # such as that it is a format of C
                write_entry(file, entry)
    subprocess.run(["msgfmt", "-o", os.path.join(target, "recourse.mo"), source], check=True)
    return folder


def write_entry(file, entry):
    def put(key, text):
        file.write(f"{key} {json.dumps(text, ensure_ascii=False)}\n")

    for key in ("msgctxt", "msgid", "msgid_plural"):
        if key in entry:
            put(key, entry[key])
    if "msgid_plural" in entry:
        put("msgstr[0]", disguise(entry["msgid"]))
        put("msgstr[1]", disguise(entry["msgid_plural"]))
    else:
        put("msgstr", disguise(entry["msgid"]))
    file.write("\n")


def words_of_dossier():
    """What the dossier says stays in its language."""
    def walk(value):
        if isinstance(value, dict):
            yield from (word for item in value.values() for word in walk(item))
            yield from value  # ids that are keys
        elif isinstance(value, list):
            yield from (word for item in value for word in walk(item))
        elif isinstance(value, str):
            yield value

    with open(DOSSIER, encoding="utf-8") as file:
        return "\n".join(walk(json.load(file)))


def words_of_guide():
    """The guide is in English, but for the titles of its pages."""
    folder = os.path.join(ROOT, "resources", "guide")
    pages = []
    for name in filter(lambda name: name.endswith(".md"), os.listdir(folder)):
        with open(os.path.join(folder, name), encoding="utf-8") as file:
            pages.append(re.sub(r"\]\([^)]*\)|[][*`]|^#+ |^- ", "", file.read(), flags=re.M))
    return " ".join(" ".join(pages).split())


def bare(text):
    """What no translation gave: the text less everything in brackets, innermost first"""
    before = None
    while before != text:
        before, text = text, re.sub(r"⟦[^⟦⟧]*⟧", " ", text)
    return text


class Judge:
    def __init__(self):
        self.dossier = words_of_dossier()
        self.guide = words_of_guide()

    def is_of_dossier(self, text):
        """Whole, or by its parts: amounts, dates, names joined by points and commas"""
        text = text.strip(" …•⟦⟧").replace("…", "")
        return not text or text in self.dossier or all(
            part in self.dossier or not re.search(r"[^\W\d_]{3,}", part) or part.lower() in PLAIN
            for part in re.split(r"\s*[·:;,()–“”|/]\s*|\s+", text))

    def untranslated(self, texts):
        return sorted({text for text in texts if re.search(r"[^\W\d_]{3,}", bare(text))
                       and text not in self.guide and not self.is_of_dossier(bare(text))})


def run_listing(width, height, *steps, language=LANGUAGE):
    with Session(screen=f"{max(width, 1280)}x{max(height, 900)}") as session:
        session.environment.update(
            TEXTDOMAINDIR=folder, LANGUAGE=language, LC_ALL="de_DE.UTF-8", GSETTINGS_BACKEND="memory")
        done = subprocess.run([os.environ["LIST_WORDS"], str(width), str(height), *steps], env=session.environment,
                              capture_output=True, text=True, timeout=200, check=True)
    return [line.split("\t", 2) for line in done.stdout.splitlines() if line.count("\t") == 2]


def check_window(width, height):
    lines = run_listing(width, height)
    assert any("⟦" in text for _, _, text in lines), "the language is not used: is de_DE.UTF-8 here?"
    assert sum(how == "drawn" for _, how, _ in lines) > 300, "no chart is drawn"
    missing = judge.untranslated(text for _, how, text in lines if how != "large")
    cut = sorted({f"{step}: {text}" for step, how, text in lines if how == "cut"})
    large = [f"{step}: {text}" for step, how, text in lines if how == "large"]
    assert not missing + cut + large, "\n".join(
        ["not translated:", *missing, "without room:", *cut, "too large:", *large])


def test_window():
    check_window(1280, 800)


def test_narrow_window():
    check_window(480, 720)


def test_views_are_as_narrow_as_a_phone():
    """In German, whose words are long; languages of our own making are longer than any."""
    target = os.path.join(folder, "de", "LC_MESSAGES")
    os.makedirs(target)
    subprocess.run(["msgfmt", "-o", os.path.join(target, "recourse.mo"),
                    os.path.join(ROOT, "resources", "po", "de.po")], check=True)
    lines = run_listing(360, 720, "dashboard", "tree", "evidence", "compare", language="de")
    assert any(text.startswith("Widersprüche · ") for _, _, text in lines), "not in German"
    large = [f"{step}: {text}" for step, how, text in lines if how == "large"]
    assert not large, large


if __name__ == "__main__":
    skip_unless_possible()
    judge = Judge()
    with tempfile.TemporaryDirectory() as folder:
        write_catalogue(folder)
        sys.exit(report([test_window, test_narrow_window, test_views_are_as_narrow_as_a_phone],
                        lambda test: test()))
