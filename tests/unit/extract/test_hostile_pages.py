"""Pages that mean harm, or are just huge: each is answered by name, and the worker goes on."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from aggregator.engine.workers import Workers
from aggregator.errors import ExtractError, Rejection
from aggregator.extract.page import extract

NOW = datetime(2025, 6, 3, tzinfo=UTC)
URL = "https://news.example.org/a"
TEXT = b"<p>" + b"The bridge over the harbour opened on Sunday morning in the rain, with a band and many buses. " * 8 + b"</p>"


@pytest.fixture(scope="module")
def workers() -> Iterator[Workers]:
    pool = Workers(1, limit_s=60.0)
    yield pool
    pool.close()


@pytest.mark.parametrize(
    ("body", "why"),
    [
        (b"<html><body>" + b"<b>x</b>" * 250_000, "elements are no article"),
        (b"<html><body><p>" + b"x " * (25 * 2**20), "MiB are no article"),
        (b"<!DOCTYPE html>" + b"<div>" * 100_000 + TEXT, ""),
        (b"<html><body>" + b"<table><tr><td>" * 30_000 + TEXT, ""),
        (b"<html><body><ul>" + b"<li><ul>" * 300 + b"x", ""),
    ],
)
def test_a_monster_is_refused_by_name_and_quickly(body, why):
    page = extract(body, url=URL, fetched_at=NOW)
    assert page.rejected is Rejection.EMPTY
    assert why in page.detail


async def test_a_million_tags_end_their_worker_and_the_next_page_is_read():
    pool = Workers(1, limit_s=20.0, memory=32 * 2**20)
    try:
        with pytest.raises(ExtractError, match="32 MiB of memory") as stopped:
            await pool.extract_page(b"<html><body>" + b"<b>" * 1_000_000, url=URL, fetched_at=NOW)
        assert stopped.value.rejection is Rejection.EMPTY
        assert (await pool.extract_page(b"<html><body>" + TEXT, url=URL, fetched_at=NOW)).text.startswith("The bridge over the harbour")
    finally:
        pool.close()


def test_a_page_that_says_the_same_again_and_again_takes_time_by_its_length():
    """Each of 20,000 equal paragraphs was looked for among all of them: 16 s of CPU."""

    def spent(count: int) -> float:
        began = time.process_time()
        extract(b"<html><body><h1>T</h1>" + b"<p>x</p>" * count, url=URL, fetched_at=NOW)
        return time.process_time() - began

    spent(10)
    assert spent(8000) < 9 * spent(2000)


@pytest.mark.parametrize("ends", [b">", b""])
def test_a_tag_with_attributes_by_the_ten_thousand_loses_them(ends):
    """The parser compares each with all before it: half a megabyte of them took a worker away for half a minute, and feeds were guarded."""
    tag = b"<p " + b" ".join(b"a%d=x" % n for n in range(100_000)) + ends
    page = extract(b"<html><body><article><h1>Bridge opens</h1>" + TEXT + tag + b"</article></body></html>", url=URL, fetched_at=NOW)
    assert "band and many buses" in page.text


@pytest.mark.parametrize("signs", ["©" * 60, "ⓒ " * 60, "(c)" * 60, "Copyright © " * 60])
def test_a_line_of_copyright_signs_is_read_once(signs):
    """Each sign more doubled the time: sixty of them took a worker away until its time was up, page after page."""
    page = extract(b"<html><body><article><h1>Bridge opens</h1>" + TEXT + f"<p>{signs}</p>".encode(), url=URL, fetched_at=NOW)
    assert "band and many buses" in page.text


def test_entities_expand_to_no_more_than_they_say():
    bomb = b'<!DOCTYPE html [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY x SYSTEM "file:///etc/passwd">]>'
    page = extract(
        bomb + b"<html><body>" + TEXT + b"<p>&b;&b;&x; and the band played on until the afternoon, which nobody minded.</p></body></html>",
        url=URL,
        fetched_at=NOW,
    )
    assert "root:" not in page.text
    assert "aaaaaaaaaa" not in page.text.replace("]>", "")
    assert "The bridge over the harbour" in page.text


def test_scripts_handlers_and_frames_do_not_come_through():
    trick = (
        b'<p onclick="x()">The <a href="javascript:x()">bridge</a> <img src=x onerror=x()> '
        + b"opened on Sunday morning in the rain. " * 12
    )
    page = extract(
        b"<html><body><article><script>x()</script>" + trick + b"<iframe src=//evil></iframe><svg onload=x()></svg></article>",
        url=URL,
        fetched_at=NOW,
    )
    assert not any(word in page.html for word in ("onclick", "onerror", "onload", "javascript:", "<script", "<iframe", "<svg"))
    assert "opened on Sunday" in page.html


async def test_a_worker_is_replaced_after_so_many_pages(monkeypatch):
    import os

    monkeypatch.setattr("aggregator.engine.workers._TASKS_A_WORKER", 2)
    pool = Workers(1)
    try:
        numbers = [await pool.run(os.getpid) for _ in range(4)]
    finally:
        pool.close()
    assert len(set(numbers)) == 2


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1251", "koi8-r", "iso8859-5"])
async def test_a_page_in_its_declared_encoding_reads_the_same(encoding, workers):
    words = "Новый мост через гавань открылся в воскресенье утром под дождём; первыми проехали автобусы и велосипедисты. " * 3
    body = f'<html><head><meta charset="{encoding}"></head><body><article><p>{words}</p></article></body></html>'.encode(encoding)
    page = await workers.extract_page(body, url=URL, fetched_at=NOW, content_type="text/html")
    assert page.text == words.strip()
