"""EPUB 3 by the standard library: contents, one chapter a section (more of a large one), full texts. The same bytes every time."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from aggregator.model.digest import Digest, DigestPart, DigestStory
from aggregator.render.environment import environment, fill
from aggregator.render.feeds import body_html, urn
from aggregator.render.times import machine

_CONTAINER = """<?xml version="1.0" encoding="utf-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
  <rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the zip format's first day: real times would make every build another file
_CHAPTER = 200_000  # bytes of its texts: Adobe's reader, in many devices, shows no file of more than 300 kB


@dataclass(frozen=True, slots=True)
class _Chapter:
    """One file of the book."""

    id: str
    name: str
    stories: tuple[tuple[DigestStory, str], ...]  # with their bodies


def epub(digest: Digest) -> bytes:
    """Return the digest as an EPUB 3.3 publication."""
    identity = urn(digest.name, machine(digest.scheduled_for))
    parts = [(part, list(_chapters(part, number, digest))) for number, part in enumerate(digest.parts, 1)]
    files = {
        "META-INF/container.xml": _CONTAINER,
        "EPUB/package.opf": fill("epub/package.opf.j2", digest, identity=identity, parts=parts),
        "EPUB/nav.xhtml": fill("epub/nav.xhtml.j2", digest, parts=parts),
        "EPUB/cover.xhtml": fill("epub/cover.xhtml.j2", digest),
        "EPUB/style.css": environment().get_template("epub/style.css").render(),
    }
    for chapter in (chapter for _, chapters in parts for chapter in chapters):
        files[f"EPUB/{chapter.id}.xhtml"] = fill("epub/part.xhtml.j2", digest, chapter=chapter)
    return _zip({name: content.lstrip() for name, content in files.items()})


def _chapters(part: DigestPart, number: int, digest: Digest) -> Iterator[_Chapter]:
    """Yield the chapters of a part: one, unless its texts are too much for one."""
    held: list[tuple[DigestStory, str]] = []
    size, count = 0, 0
    for story in part.stories:
        body = body_html(story, digest)
        if held and size + len(body.encode()) > _CHAPTER:
            yield _chapter(part, number, count, held)
            held, size, count = [], 0, count + 1
        held.append((story, body))
        size += len(body.encode())
    yield _chapter(part, number, count, held)


def _chapter(part: DigestPart, number: int, count: int, stories: Sequence[tuple[DigestStory, str]]) -> _Chapter:
    continued = f"-{count + 1}" if count else ""
    return _Chapter(f"part-{number}{continued}", f"{part.name}, continued" if count else part.name, tuple(stories))


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
