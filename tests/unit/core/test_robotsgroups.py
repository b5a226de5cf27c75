from __future__ import annotations

import pytest

from aggregator.core import robotsgroups
from aggregator.core.robotsgroups import relevant


@pytest.mark.parametrize(
    ("robots", "kept"),
    [
        ("User-agent: x\nDisallow: /\n\nUser-agent: *\nDisallow: /a # why", ["User-agent: *", "Disallow: /a"]),
        ("User-agent: x\nUser-agent: Aggregator\nUser-agent: y\nDisallow: /a", ["User-agent: Aggregator", "Disallow: /a"]),
        ("useragent agg*\nSitemap: https://h.example/\nUser-agent: y\nAllow /b", ["useragent agg*", "Allow /b"]),
        ("User-agent: aggregator\nDisallow: /a\nUser-agent:\nDisallow: /b", ["User-agent: aggregator", "Disallow: /a"]),
        ("User-agent: gator\nDisallow: /a", []),
        ("Disallow: /\n<p>not found</p>\nUser-agent: aggregators\nDisallow: /", []),
    ],
)
def test_what_speaks_to_us_is_left_of_a_file(robots, kept):
    assert relevant(robots, "aggregator").splitlines() == kept


def test_a_part_of_a_product_is_a_name_of_it_where_it_begins_a_word():
    robots = "User-agent: bot\nDisallow: /"
    assert (relevant(robots, "news.bot"), relevant(robots, "news-bot")) == (robots, "")


def test_more_rules_than_half_a_megabyte_are_not_read(monkeypatch):
    monkeypatch.setattr(robotsgroups, "MOST", 30)
    assert relevant("User-agent: *\nDisallow: /1\nDisallow: /2\nDisallow: /3", "x").splitlines() == ["User-agent: *", "Disallow: /1"]
