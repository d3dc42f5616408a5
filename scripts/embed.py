#!/usr/bin/env python3
"""embed.py: writes the assets as Swift literals, so that the executable is one file.

Reads Assets/ and Assets/vendor/, writes Sources/Web/Assets/Embedded.swift. The stylesheets become one, rapport.css.
Where a stylesheet or a module mentions another asset, the mention becomes that asset's address, /assets/HASH/NAME.
"""

import base64
import hashlib
import re
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SOURCES = [ROOT / "Assets", ROOT / "Assets" / "vendor"]
TARGET = ROOT / "Sources" / "Web" / "Assets" / "Embedded.swift"

TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".webmanifest": "application/manifest+json",
    ".png": "image/png",
    ".ico": "image/x-icon",
    ".woff2": "font/woff2",
}
FIRST_STYLESHEETS = ["tokens.css", "app.css"]

# url(inter-var-latin.woff2) in a stylesheet; "./palette.js" in a module. Others is left alone.
CSS_MENTION = re.compile(r"""url\(\s*(["']?)(?:\./)?([\w.-]+\.\w+)\1\s*\)""")
JS_MENTION = re.compile(r"""(\bfrom\s*|\bimport\s*\(?\s*)(["'])\./([\w.-]+\.js)\2""")
FONT_FACE = re.compile(r"@font-face\s*\{[^}]*\}\n?")

HEADER = """\
// swift-format-ignore-file
// Written by scripts/embed.py from Assets/. Change the assets, not this file.

/// A file the pages load: stylesheet, module, icon or font. `hash` is part of its address.
package struct EmbeddedAsset: Sendable {
    package let name: String
    package let type: String
    package let hash: String
    package let isBase64: Bool
    package let content: StaticString
}

package enum EmbeddedAssets {
    package static let all: [EmbeddedAsset] = [
"""


@dataclass
class Asset:
    name: str
    content: bytes

    @property
    def hash(self):
        return hashlib.sha256(self.content).hexdigest()[:12]

    @property
    def address(self):
        return f"/assets/{self.hash}/{self.name}"


def main():
    swift = HEADER + "".join(literal(asset) for asset in assets(read_files())) + "    ]\n}\n"
    if not TARGET.exists() or TARGET.read_text("utf-8") != swift:
        TARGET.parent.mkdir(parents=True, exist_ok=True)
        TARGET.write_text(swift, "utf-8", newline="\n")


def read_files():
    paths = [path for folder in SOURCES if folder.is_dir() for path in folder.iterdir() if path.is_file()]
    files = {}
    for path in sorted(paths, key=lambda path: path.name):
        if path.suffix not in TYPES:
            continue
        if path.name in files:
            sys.exit(f"embed.py: two assets are called {path.name}.")
        files[path.name] = path.read_bytes()
    return files


def assets(files):
    """The assets in the order of their names, each with the addresses of those it mentions."""
    styles = [name for name in FIRST_STYLESHEETS if name in files]
    styles += [name for name in files if name.endswith(".css") and name not in styles]
    if styles:
        files["rapport.css"] = b"\n".join(files.pop(name) for name in styles)
    done = {}
    for name in files:
        resolve(name, files, done, ())
    return [done[name] for name in sorted(done)]


def resolve(name, files, done, path):
    if name in path:
        sys.exit("embed.py: these modules import each other, so none can have an address: " + ", ".join(path))
    if name not in done:
        address = lambda other: resolve(other, files, done, (*path, name)).address
        done[name] = Asset(name, with_addresses(name, files, address))
    return done[name]


def with_addresses(name, files, address):
    content = files[name]
    if name.endswith(".css"):
        text = FONT_FACE.sub(lambda face: face[0] if has_its_files(face[0], files) else "", content.decode("utf-8"))
        return CSS_MENTION.sub(
            lambda it: f'url("{address(it[2])}")' if it[2] in files else it[0], text).encode("utf-8")
    if name.endswith(".js"):
        return JS_MENTION.sub(
            lambda it: f"{it[1]}{it[2]}{address(it[3])}{it[2]}" if it[3] in files else it[0],
            content.decode("utf-8")).encode("utf-8")
    return content


def has_its_files(rule, files):
    """A font that was not fetched leaves the stylesheet, so that no page asks for it."""
    return all(it[2] in files for it in CSS_MENTION.finditer(rule))


def literal(asset):
    text = as_raw_string(asset.content)
    content = text or '"' + base64.b64encode(asset.content).decode("ascii") + '"'
    return (
        f'        EmbeddedAsset(\n            name: "{asset.name}", type: "{TYPES[Path(asset.name).suffix]}", '
        f'hash: "{asset.hash}",\n            isBase64: {"false" if text else "true"},\n'
        f"            content: {content}),\n"
    )


def as_raw_string(content):
    """The content between delimiters that do not occur in it; None where Swift would change it or refuse it."""
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return None
    if re.search(r"[\x00-\x08\x0b-\x1f\x7f\ufeff]", text):
        return None
    pounds = "#" * (1 + max((len(run) for run in re.findall(r'(?<=["\\])#+', text)), default=0))
    return f'{pounds}"""\n{text}\n"""{pounds}'


main()
