"""EPUB 3 by the standard library: contents, one chapter a section, full texts. The same bytes every time."""

from __future__ import annotations

import io
import zipfile

from aggregator.model.digest import Digest
from aggregator.render.environment import environment, fill
from aggregator.render.feeds import body_html, urn
from aggregator.render.times import machine

_CONTAINER = """<?xml version="1.0" encoding="utf-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
  <rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the zip format's first day: real times would make every build another file


def epub(digest: Digest) -> bytes:
    """Return the digest as an EPUB 3.3 publication."""
    identity = urn(digest.name, machine(digest.scheduled_for))
    files = {
        "META-INF/container.xml": _CONTAINER,
        "EPUB/package.opf": fill("epub/package.opf.j2", digest, identity=identity),
        "EPUB/nav.xhtml": fill("epub/nav.xhtml.j2", digest),
        "EPUB/cover.xhtml": fill("epub/cover.xhtml.j2", digest),
        "EPUB/style.css": environment().get_template("epub/style.css").render(),
    }
    for number, part in enumerate(digest.parts, 1):
        files[f"EPUB/part-{number}.xhtml"] = fill("epub/part.xhtml.j2", digest, part=part, body=body_html)
    return _zip({name: content.lstrip() for name, content in files.items()})


def _zip(files: dict[str, str]) -> bytes:
    """Return the container: `mimetype` first and stored, so that the file is known by its first bytes (OCF 3.3, 4.3)."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(_entry("mimetype", zipfile.ZIP_STORED), b"application/epub+zip")
        for name, content in files.items():
            archive.writestr(_entry(name, zipfile.ZIP_DEFLATED), content.encode())
    return buffer.getvalue()


def _entry(name: str, compression: int) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _EPOCH)
    entry.compress_type = compression
    entry.external_attr = 0o644 << 16
    entry.create_system = 3  # Unix, wherever it is made
    return entry
