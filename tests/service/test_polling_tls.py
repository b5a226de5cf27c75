"""Redirects between https and http, over real TLS on loopback: up is followed, down is refused."""

from __future__ import annotations

import ssl
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from aggregator.errors import Outcome
from tests.certificates import needs_openssl, self_signed
from tests.polling import FEED, Reply, Seen, World, outcomes, over_tls, rss

pytestmark = needs_openssl
SECURE = f"https://{FEED}"


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, ssl.SSLContext]:
    return self_signed(tmp_path_factory.mktemp("authority"), "a.example", "b.example")


@pytest.fixture
async def secure(world: World, authority: tuple[Path, ssl.SSLContext]) -> AsyncIterator[World]:
    """Yield a world that also speaks TLS."""
    async with over_tls(world, authority[1]):
        yield world


@pytest.mark.rule("P12")
@pytest.mark.parametrize("status", ["301 Moved", "302 Found", "303 Other", "307 Temporary", "308 Permanent"])
async def test_a_downgrade_from_https_to_http_is_refused_and_nobody_is_asked_in_the_clear(secure: World, authority, status: str) -> None:
    await secure.feeds(SECURE, feed={"ca_file": str(authority[0])})
    secure.scripts[FEED] = Reply(status=status, headers={"Location": secure.url("http://b.example/feed")})
    secure.scripts["b.example/feed"] = Reply(rss("x"))
    (report,) = await secure.tick()
    assert report.outcome.outcome is Outcome.REDIRECT_REFUSED
    assert "from https to http" in report.outcome.detail
    assert [(seen.host, seen.tls) for seen in secure.seen] == [("a.example", True)]


@pytest.mark.rule("P12")
async def test_a_downgrade_is_never_adopted_however_often_it_is_said(secure: World, authority) -> None:
    await secure.feeds(SECURE, feed={"ca_file": str(authority[0])}, schedule={"adaptive": False, "interval": "24h"})
    secure.scripts[FEED] = Reply(status="301 Moved", headers={"Location": secure.url("http://b.example/feed")})
    for _ in range(5):
        await secure.tick()
        secure.clock.forward(hours=25)
    assert (await secure.rows())[0].moved_to is None
    assert all(seen.tls for seen in secure.seen)


@pytest.mark.rule("P12")
async def test_a_feed_led_to_https_and_back_to_http_ends_at_the_step_down(secure: World, authority) -> None:
    def back_and_forth(seen: Seen) -> Reply:
        return Reply(status="302 Found", headers={"Location": secure.url(f"http://{FEED}") if seen.tls else secure.url(SECURE)})

    await secure.feeds(FEED, feed={"ca_file": str(authority[0])})
    secure.scripts[FEED] = back_and_forth
    assert outcomes(await secure.tick()) == [Outcome.REDIRECT_REFUSED]
    assert [seen.tls for seen in secure.seen] == [False, True]


@pytest.mark.rule("P12")
async def test_a_permanent_move_to_https_is_followed_adopted_and_keeps_its_validators(secure: World, authority) -> None:
    await secure.feeds(FEED, feed={"ca_file": str(authority[0])}, schedule={"adaptive": False, "interval": "24h"})
    answer = Reply(rss("x"), headers={"ETag": '"1"'})
    secure.scripts[FEED] = lambda seen: answer if seen.tls else Reply(status="301 Moved", headers={"Location": secure.url(SECURE)})
    for _ in range(4):
        await secure.tick()
        secure.clock.forward(hours=25)
    assert [seen.tls for seen in secure.seen] == [False, True] * 3 + [True]
    assert (await secure.rows())[0].moved_to == secure.url(SECURE)
    assert secure.seen[-1].headers["if-none-match"] == '"1"'


@pytest.mark.rule("P12")
async def test_a_server_nobody_vouches_for_is_not_asked(secure: World) -> None:
    await secure.feeds(SECURE)
    secure.scripts[FEED] = Reply(rss("x"))
    assert outcomes(await secure.tick()) == [Outcome.TLS_ERROR]
    assert secure.seen == []
