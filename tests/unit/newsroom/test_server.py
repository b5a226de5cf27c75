from __future__ import annotations

import asyncio
from datetime import UTC, datetime

import pytest

from aggregator.newsroom.press import papers
from aggregator.newsroom.server import Newsroom

OPENING = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


async def _get(url: str, **headers: str) -> tuple[int, dict[str, str], str]:
    host, path = url.removeprefix("http://").split("/", 1)
    name, port = host.split(":")
    reader, writer = await asyncio.open_connection(name, int(port))
    lines = [f"GET /{path} HTTP/1.1", f"Host: {host}", *(f"{key.replace('_', '-')}: {value}" for key, value in headers.items())]
    writer.write(("\r\n".join(lines) + "\r\n\r\n").encode())
    head = (await reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")
    answer = dict(line.split(": ", 1) for line in head[1:] if line)
    body = await reader.readexactly(int(answer.get("Content-Length", "0")))
    writer.close()
    await writer.wait_closed()
    return int(head[0].split()[1]), answer, body.decode()


@pytest.fixture
async def room():
    async with Newsroom(OPENING) as newsroom:
        yield newsroom


async def test_a_304_is_for_validators_sent_back_byte_for_byte(room: Newsroom):
    url = room.feed_url("valley")
    _, first, _ = await _get(url)
    status, _, body = await _get(url, If_None_Match=first["ETag"], If_Modified_Since=first["Last-Modified"])
    assert (status, body) == (304, "")
    assert room.faults == []


async def test_a_tidied_validator_is_a_fault_of_the_client(room: Newsroom):
    url = room.feed_url("valley")
    _, first, _ = await _get(url)
    status, _, _ = await _get(url, If_None_Match=first["ETag"].removeprefix("W/"), If_Modified_Since=first["Last-Modified"])
    assert status == 200
    assert "never sent" in room.faults[0]


async def test_the_papers_play_their_parts(room: Newsroom):
    assert (await _get(room.feed_url("mill")))[0] == 301
    assert (await _get(room.feed_url("lantern")))[0] == 200
    assert (await _get(room.feed_url("tidewatch")))[0] == 503
    room.act = 2
    assert (await _get(room.feed_url("lantern")))[0] == 410
    assert (await _get(room.feed_url("tidewatch")))[0] == 200


async def test_every_address_in_a_feed_has_its_page_and_every_home_page_names_its_feed(room: Newsroom):
    room.act = 2
    for paper in papers():
        _, _, home = await _get(room.base(paper.key) + "/")
        assert room.feed_url(paper.key) in home
        for article in paper.issue(2):
            status, _, page = await _get(room.page_url(article))
            assert status == 200
            assert (article.versions[-1].title.split(" ")[0] in page) or paper.layout == "consent"


async def test_an_edited_dispatch_page_moves_its_updated_time_and_keeps_its_created_time(room: Newsroom):
    article = next(a for paper in papers() for a in paper.articles if a.slug == "lake-orrin-water-treaty-talks-resume")
    _, _, before = await _get(room.page_url(article))
    room.act = 2
    _, _, after = await _get(room.page_url(article))
    assert "Updated: 02-03-2026 06:30 IST | Created: 02-03-2026 06:30 IST" in before
    assert "Updated: 03-03-2026 13:00 IST | Created: 02-03-2026 06:30 IST" in after
    assert '"datePublished": "2026-03-02T06:30:00&#x2B;05:30"' in after


async def test_what_nobody_printed_is_not_found(room: Newsroom):
    assert (await _get(room.base("kpa") + "/nothing"))[0] == 404
