"""What the desktop reads is valid: entry, metainfo, media type, D-Bus service, icons, Flatpak manifest.

The validators are the platform's own.  Where one is missing (a small sandbox, say) its test is skipped and
says so; ./dev test installs them all.
"""

import json
import os
import re
import shutil
import subprocess
import tempfile
import unittest
import xml.etree.ElementTree as ElementTree

ROOT = os.path.dirname(os.environ["G_TEST_SRCDIR"])
BUILT = os.environ["RECOURSE_BUILT_RESOURCES"]
APP = "io.github.recourse.Recourse"
MEDIA_TYPE = "application/vnd.recourse+json"
SVG = "{http://www.w3.org/2000/svg}"


def source(*parts):
    return os.path.join(ROOT, *parts)


def built(name):
    return os.path.join(BUILT, name)


def keys(path):
    """key → value of the first group of an INI-like file"""
    with open(path, encoding="utf-8") as file:
        group = file.read().split("\n[")[0]
    return dict(line.split("=", 1) for line in group.splitlines() if re.match(r"[A-Za-z]+=", line))


class Case(unittest.TestCase):
    def run_tool(self, *command):
        if not shutil.which(command[0]):
            self.skipTest(f"{command[0]} is not here")
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        return done.stdout


class Entry(Case):
    def test_is_valid(self):
        # hints are advice, but here there is none to ignore
        self.assertEqual(self.run_tool("desktop-file-validate", built(f"{APP}.desktop")), "")

    def test_is_activated_over_dbus(self):
        entry, service = keys(built(f"{APP}.desktop")), keys(built(f"{APP}.service"))
        self.assertEqual(entry["DBusActivatable"], "true")
        self.assertEqual(service["Name"], APP)
        self.assertRegex(service["Exec"], r"^/.*/recourse --gapplication-service$")

    def test_its_actions_exist(self):
        """Over D-Bus an action of the entry is one of the application"""
        with open(source("ui", "application.c"), encoding="utf-8") as file:
            application = file.read()
        for action in keys(built(f"{APP}.desktop"))["Actions"].strip(";").split(";"):
            self.assertIn(f'.name = "{action}"', application)

    def test_opens_dossiers(self):
        entry = keys(built(f"{APP}.desktop"))
        self.assertEqual(entry["MimeType"], MEDIA_TYPE + ";")
        self.assertEqual(entry["Exec"], "recourse %F")


class Metainfo(Case):
    def test_is_valid_beside_entry_and_icon(self):
        with tempfile.TemporaryDirectory() as tree:
            for path, folder in ((built(f"{APP}.metainfo.xml"), "metainfo"),
                                 (built(f"{APP}.desktop"), "applications"),
                                 (source("resources", "icons", f"{APP}.svg"), "icons/hicolor/scalable/apps")):
                target = os.path.join(tree, "usr", "share", folder)
                os.makedirs(target)
                shutil.copy(path, target)
            self.run_tool("appstreamcli", "validate-tree", "--no-net", *self.known(), tree)

    def known(self):
        """There is no home page to name yet.  From 1.0 on AppStream warns of that; before, it does not know the tag."""
        version = re.search(r"(\d+)\.\d+", self.run_tool("appstreamcli", "--version"))
        return ["--override=url-homepage-missing=info"] if int(version.group(1)) >= 1 else []

    def test_agrees_with_the_build(self):
        root = ElementTree.parse(built(f"{APP}.metainfo.xml")).getroot()
        with open(source("meson.build"), encoding="utf-8") as file:
            version = re.search(r"version: '([^']+)'", file.read()).group(1)
        self.assertEqual(root.findtext("id"), APP)
        self.assertEqual(root.find("releases/release").get("version"), version)
        self.assertEqual(root.findtext("provides/mediatype"), MEDIA_TYPE)
        self.assertEqual({color.get("scheme_preference") for color in root.iter("color")}, {"light", "dark"})


class MediaType(Case):
    def test_is_known_to_the_database(self):
        with tempfile.TemporaryDirectory() as folder:
            os.mkdir(os.path.join(folder, "packages"))
            shutil.copy(source("resources", f"{APP}-mime.xml"), os.path.join(folder, "packages", f"{APP}.xml"))
            self.run_tool("update-mime-database", folder)
            for name, line in (("globs2", f"50:{MEDIA_TYPE}:*.recourse"),
                               ("subclasses", f"{MEDIA_TYPE} application/json"),
                               ("icons", f"{MEDIA_TYPE}:{APP}-dossier")):
                with open(os.path.join(folder, name), encoding="utf-8") as file:
                    self.assertIn(line, file.read().splitlines(), name)


class Icons(Case):
    def test_have_the_platform_size(self):
        for name, size in ((APP, 128), (f"{APP}-symbolic", 16), (f"{APP}-dossier", 128)):
            root = ElementTree.parse(source("resources", "icons", f"{name}.svg")).getroot()
            self.assertEqual(root.tag, SVG + "svg")
            self.assertEqual(root.get("viewBox"), f"0 0 {size} {size}", name)

    def test_symbolic_has_one_colour(self):
        """so that the theme can replace it"""
        with open(source("resources", "icons", f"{APP}-symbolic.svg"), encoding="utf-8") as file:
            self.assertEqual(set(re.findall(r"#[0-9a-fA-F]{3,8}", file.read())), {"#2e3436"})


class Xml(Case):
    def test_is_well_formed(self):
        files = [os.path.join(folder, name) for top in ("resources", "ui")
                 for folder, _, names in os.walk(source(top)) for name in names
                 if name.endswith((".xml", ".xml.in", ".ui", ".svg"))]
        self.assertGreater(len(files), 4)
        self.run_tool("xmllint", "--noout", "--nonet", *files)


class Flatpak(Case):
    def setUp(self):
        with open(source("flatpak", f"{APP}.json"), encoding="utf-8") as file:
            self.manifest = json.load(file)

    def test_asks_for_no_more_than_a_window_needs(self):
        self.assertEqual(sorted(self.manifest["finish-args"]),
                         ["--device=dri", "--share=ipc", "--socket=fallback-x11", "--socket=wayland"])

    def test_builds_without_network(self):
        for module in self.manifest["modules"]:
            self.assertNotIn("--share=network", module.get("build-options", {}).get("build-args", []))
            self.assertEqual({entry["type"] for entry in module["sources"]}, {"dir"})

    def test_names_this_application(self):
        self.assertEqual((self.manifest["id"], self.manifest["command"]), (APP, "recourse"))


if __name__ == "__main__":
    unittest.main()
