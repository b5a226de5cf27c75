from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from aggregator.fetch.robots import Robots
from aggregator.model.feed import HostState

NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
RULES = b"User-agent: *\nDisallow: /private\nCrawl-delay: 7\n\nUser-agent: aggregator\nDisallow: /not-for-us\nCrawl-delay: 3\n"


class Memory:
    def __init__(self) -> None:
        self.state = HostState("", None, None, 0, None, None)

    async def get(self, host: str) -> HostState:
        return replace(self.state, host=host)

    async def save_robots(self, host: str, text: str, until: datetime) -> None:
        self.state = replace(self.state, host=host, robots=text, robots_until=until)


async def test_rules_for_us_hold_and_are_asked_for_once_a_day(server, fetcher) -> None:
    memory, waited = Memory(), []
    robots = Robots(fetcher, memory)
    server.put("/robots.txt", RULES)

    async def pace(host: str) -> None:
        waited.append(host)

    assert await robots.allowed(server.url("/news/1"), NOW, pace=pace) == (True, 3.0)
    assert await robots.allowed(server.url("/not-for-us/1"), NOW + timedelta(hours=23)) == (False, 3.0)
    assert (len(server.seen), waited) == (1, [f"127.0.0.1:{server.port}"])
    await robots.allowed(server.url("/news/1"), NOW + timedelta(hours=24))
    assert len(server.seen) == 2


@pytest.mark.rule("R1")
async def test_the_files_own_freshness_counts_between_an_hour_and_a_day(server, fetcher) -> None:
    memory = Memory()
    server.put("/robots.txt", b"", Cache_Control="max-age=7200")
    await Robots(fetcher, memory).allowed(server.url("/a"), NOW)
    assert memory.state.robots_until == NOW + timedelta(hours=2)


async def test_no_robots_txt_means_everything_is_allowed(server, fetcher) -> None:
    server.put("/robots.txt", b"<html>not here</html>", "404 Not Found")
    assert await Robots(fetcher, Memory()).allowed(server.url("/a"), NOW) == (True, None)


async def test_a_server_in_trouble_allows_nothing_for_an_hour(server, fetcher) -> None:
    memory = Memory()
    server.put("/robots.txt", b"", "503 Busy")
    assert await Robots(fetcher, memory).allowed(server.url("/a"), NOW) == (False, None)
    assert memory.state.robots_until == NOW + timedelta(hours=1)


async def test_rules_once_known_outlive_an_error(server, fetcher) -> None:
    memory = Memory()
    memory.state = replace(memory.state, robots="User-agent: *\nDisallow: /x\n", robots_until=NOW - timedelta(days=1))
    server.put("/robots.txt", b"", "500 Oops")
    assert await Robots(fetcher, memory).allowed(server.url("/a"), NOW) == (True, None)
    assert await Robots(fetcher, memory).allowed(server.url("/x"), NOW) == (False, None)


async def test_a_file_of_a_hundred_thousand_products_above_thousands_of_rules_stopped_every_poll_for_minutes(server, fetcher) -> None:
    """Each product got each rule, on the loop, at each page of that host; the watchdog ended the service, and the next one did the same."""
    products, rules = (f"User-agent: a{n}" for n in range(50_000)), (f"Disallow: /x{n}" for n in range(20_000))
    server.put("/robots.txt", "\n".join([*products, "User-agent: aggregator", *rules]).encode())
    robots = Robots(fetcher, Memory())
    assert await robots.allowed(server.url("/news"), NOW) == (True, None)
    assert await robots.allowed(server.url("/x7"), NOW) == (False, None)


async def test_rules_behind_a_byte_order_mark_were_not_seen(server, fetcher) -> None:
    server.put("/robots.txt", b"\xef\xbb\xbfUser-agent: *\r\nDisallow: /x\r\n")
    assert await Robots(fetcher, Memory()).allowed(server.url("/x"), NOW) == (False, None)


async def test_robots_txt_of_an_international_name_waits_for_the_host_that_polls_name_and_so_does_a_redirect(server, fetcher) -> None:
    memory, waited = Memory(), list[str]()
    server.put("/robots.txt", b"", "301 Moved", Location=server.url("/rules", "other.example"))
    server.put("/rules", RULES)

    async def pace(host: str) -> None:
        waited.append(host)

    assert await Robots(fetcher, memory).allowed(server.url("/a", "münchen.example"), NOW, pace=pace) == (True, 3.0)
    assert waited == [f"xn--mnchen-3ya.example:{server.port}", f"other.example:{server.port}"]
    assert memory.state.host == waited[0]
