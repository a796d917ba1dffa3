"""What stands in a file that the program wrote, packed or not, and which words that depend on where it was written."""

import base64
import getpass
import io
import os
import re
import socket
import zipfile
import zlib


def inflated(data):
    """From every place that could be the beginning of a zlib stream (RFC 1950, 2.2)"""
    for match in re.finditer(rb"[\x08\x18\x28\x38\x48\x58\x68\x78](?=(.))", data, re.S):
        header = match.group()[0] << 8 | match.group(1)[0]
        if header % 31 or header & 0x20:
            continue
        try:
            yield zlib.decompressobj().decompress(data[match.start():], 1 << 24)
        except zlib.error:
            pass


def decoded(data):
    """Of Base64, what was packed before: `eN`, `eJ` and `eA` are how zlib begins."""
    for match in re.finditer(rb"e[NJA][A-Za-z0-9+/]{30,}={0,2}", data):
        text = match.group().rstrip(b"=")
        yield base64.b64decode(text[:len(text) // 4 * 4])


def contents(data):
    """The file as it is, the parts of a ZIP, and whatever can be inflated in them, three layers deep."""
    if data.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            layer = [part for name in archive.namelist() for part in (name.encode(), archive.read(name))]
    else:
        layer = [data]
    for _ in range(3):
        yield from layer
        layer = [inner for part in layer for inner in [*inflated(part), *(i for d in decoded(part) for i in inflated(d))]]


def telling(*more):
    """Names of host, user and home folder, as far as they are too peculiar to stand in any text."""
    names = {socket.gethostname(), getpass.getuser(), os.environ.get("LOGNAME", "")}
    return {name for name in names if len(name) > 5} | {os.path.expanduser("~") + "/"} | set(more)


def find_telling(path, secrets):
    """The first of the secrets that stands in the file, in any of the ways text is stored in one, or None."""
    found = [secret for content in contents(path.read_bytes()) for secret in secrets
             if secret.encode() in content or secret.encode("utf-16-be") in content
             or secret.encode().hex().encode() in content.lower()]
    return found[0] if found else None
