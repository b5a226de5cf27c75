"""The digest as a book: a zip that readers know, of files that they open, whatever strangers write."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from lxml import etree, html

from aggregator.model.digest import DigestPart
from aggregator.render import render

EPUBCHECK = Path("/usr/bin/epubcheck")
QUICKLY = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto")  # a JVM that runs once gains nothing by compiling well


@pytest.mark.parametrize("which", ["digest", "hostile"])
def test_a_book_is_a_zip_that_readers_know(which, request):
    body = render(request.getfixturevalue(which), "epub")
    assert body[30:58] == b"mimetypeapplication/epub+zip"
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        assert archive.infolist()[0].compress_type == zipfile.ZIP_STORED
        for name in archive.namelist():
            if name.endswith(("xhtml", "opf", "xml")):
                etree.fromstring(archive.read(name))


def test_a_book_of_hostile_text_has_no_script_no_handler_and_only_web_links(hostile):
    with zipfile.ZipFile(io.BytesIO(render(hostile, "epub"))) as archive:
        names = archive.namelist()
        pages = [html.fromstring(archive.read(name)) for name in names if name.endswith("xhtml")]
    assert not [name for name in names if name.startswith("/") or ".." in name or "\\" in name]
    for page in pages:
        assert not page.xpath("//script|//img|//iframe|//object|//form|//@src|//@onclick")
        assert {urlsplit(a.get("href")).scheme for a in page.xpath("//a")} <= {"https", ""}


@pytest.mark.slow
@pytest.mark.skipif(not EPUBCHECK.exists() or not shutil.which("java"), reason="Debian's epubcheck is not installed")
def test_epubcheck_finds_nothing_even_in_a_hostile_book(hostile, tmp_path):
    body = render(hostile, "epub")
    book = tmp_path / "digest.epub"
    book.write_bytes(body)
    result = subprocess.run(["java", *QUICKLY, "-jar", EPUBCHECK, book], capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr


def test_a_book_counts_what_found_no_room_too(digest):
    changed = replace(digest.stories[0], more_sources=1, changes=(replace(digest.stories[0].changes[0], more=3),))
    told = replace(digest, more=7, parts=(DigestPart("World", "section", (changed,)),))
    with zipfile.ZipFile(io.BytesIO(render(told, "epub"))) as archive:
        cover, part = (archive.read(f"EPUB/{name}.xhtml").decode() for name in ("cover", "part-1"))
    assert "7 more stories found no room here" in cover
    assert "and 1 more report<" in part
    assert "and 3 more places" in part


def test_a_large_section_of_a_book_is_several_files(digest):
    """Forty long reports made a file of 661 kB: Adobe's reader shows none of more than 300."""
    text = "\n".join(["A sentence of ten words stands here for the reader. " * 20] * 40)
    stories = tuple(replace(digest.stories[1], key=f"story-{n}", text=text) for n in range(12))
    with zipfile.ZipFile(io.BytesIO(render(replace(digest, parts=(DigestPart("World", "section", stories),)), "epub"))) as archive:
        pages = {name: archive.read(name).decode() for name in archive.namelist() if name.endswith(("xhtml", "opf"))}
    parts = [name for name in pages if "part" in name]
    assert parts == ["EPUB/part-1.xhtml", "EPUB/part-1-2.xhtml", "EPUB/part-1-3.xhtml"]
    assert max(len(pages[name].encode()) for name in parts) < 300_000
    assert "World, continued" in pages["EPUB/part-1-2.xhtml"]
    for number in range(12):
        (home,) = re.findall(rf'href="(part[-0-9]*.xhtml)#story-{number}"', pages["EPUB/nav.xhtml"])
        assert f'id="story-{number}"' in pages[f"EPUB/{home}"]
    assert all(f'href="{name.removeprefix("EPUB/")}"' in pages["EPUB/package.opf"] for name in parts)
