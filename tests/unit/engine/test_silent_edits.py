"""An edit nobody announced, from the page to `show` and every digest format: real store, real HTTP on loopback."""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO
from zipfile import ZipFile, is_zipfile

import pytest

from aggregator.cli.documents import shown_document
from aggregator.cli.showing import facts_of, lines
from aggregator.config.schema import DigestSection
from aggregator.core.history import HEADLINE, SILENT
from aggregator.engine.build_digest import build
from aggregator.render import EXTENSIONS, render
from tests.unit.engine.test_extract_host import START
from tests.unit.engine.test_looking import LINES, house, paper, week  # noqa: F401 - fixtures

MINUTE = timedelta(minutes=1)


def digest_of(house):  # noqa: F811 - the fixture
    daily = DigestSection(name="daily")
    return build(house.store, house.settings, daily, now=house.watch.at, since=START + MINUTE)


def unpacked(written: bytes) -> bytes:
    """Return the chapters of a book, the bytes of anything else with its white space folded: texts are wrapped."""
    if not is_zipfile(BytesIO(written)):
        return b" ".join(written.replace(b"|", b" ").split())
    with ZipFile(BytesIO(written)) as book:
        return b"".join(book.read(name) for name in book.namelist())


async def test_a_silent_edit_and_a_new_headline_are_marked_in_show_and_in_every_digest(house, paper):  # noqa: F811 - fixtures
    (article,) = house.expect("/a")

    def edit(at):
        if at == 5 * MINUTE:
            paper.text = paper.text.replace("a crack in the second pillar", "three cracks in the second pillar")
            paper.headline = "Ferry /a stays in the harbour"

    await week(house, paper, 20 * MINUTE, act=edit)
    shown = "\n".join(lines(facts_of(house.store, article)))
    assert "(edited once, silently" in shown
    assert f"from the page; {HEADLINE}; {SILENT}" in shown
    assert "title: Ferry /a [-leaves-] {+stays in+} the harbour" in shown
    assert "saw [-a crack-] {+three cracks+} in the second pillar" in shown
    versions = shown_document(facts_of(house.store, article))["versions"]
    assert [(version["headline_changed"], version["silent"]) for version in versions] == [(False, False), (False, False), (True, True)]
    digest = digest_of(house)
    for fmt in (*EXTENSIONS, "mail"):
        written = unpacked(render(digest, fmt))
        marks = (b'"headline_changed": true', b'"silent": true') if fmt == "json" else (HEADLINE.encode(), SILENT.encode())
        assert all(mark in written for mark in marks), fmt


async def test_an_edit_that_the_publisher_dates_is_not_silent(house, paper):  # noqa: F811 - fixtures
    (article,) = house.expect("/a")

    def edit(at):
        if at == 5 * MINUTE:
            paper.text = f"{LINES[0]} {LINES[1]}"
            paper.modified = "2025-06-03T12:05:00Z"

    await week(house, paper, 20 * MINUTE, act=edit)
    assert SILENT not in "\n".join(lines(facts_of(house.store, article)))
    ((change,),) = [story.changes for story in digest_of(house).stories]
    assert (change.silent, change.notes) == (False, ())


@pytest.mark.parametrize("noise", [f"{LINES[0]}\n12 comments", f"Updated 10:31 GMT\n{LINES[0]}", f"{LINES[0]}  \n\n"])
async def test_counters_clocks_and_white_space_on_a_page_are_no_edit(house, paper, noise):  # noqa: F811 - fixtures
    (article,) = house.expect("/a")
    paper.text = LINES[0] + "\n9 comments"
    await week(house, paper, 5 * MINUTE)
    paper.text = noise
    await week(house, paper, 40 * MINUTE)
    assert house.store.articles.get(article).revisions == 1
