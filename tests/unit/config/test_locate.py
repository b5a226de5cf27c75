from __future__ import annotations

from aggregator.config.locate import line_of, locate

DOCUMENT = '''\
# a comment with [brackets] = and "quotes
title = "x"   # [not.a.table]
fetch.timeout = "30s"

[schedule]
interval = """
[[feeds]]
url = "not me"
"""

[[feeds]]
url = 'https://a.example/'

[feeds.headers]
Cookie = "a=b"

[[feeds]]
tags = [
  "one",  # ]
  "two",
]
url = "https://b.example/"

[fetch.hosts."reddit.com"]
delay = 1979-05-27 07:32:00
more = {a = 1, b.c = [{d = 2}]}
'''


def test_arrays_of_tables_inline_tables_dotted_keys_and_long_strings_are_found_where_they_stand() -> None:
    lines = locate(DOCUMENT)
    assert lines[("title",)] == 2
    assert lines[("fetch", "timeout")] == 3
    assert lines[("schedule", "interval")] == 6
    assert lines[("feeds", 0)] == 11
    assert lines[("feeds", 0, "url")] == 12
    assert lines[("feeds", 0, "headers", "Cookie")] == 15
    assert lines[("feeds", 1, "tags", 1)] == 20
    assert lines[("feeds", 1, "url")] == 22
    assert lines[("fetch", "hosts", "reddit.com", "delay")] == 25
    assert lines[("fetch", "hosts", "reddit.com", "more", "b", "c", 0, "d")] == 26
    assert ("feeds", 2) not in lines


def test_what_is_missing_is_reported_at_the_table_that_should_hold_it() -> None:
    lines = locate(DOCUMENT)
    assert line_of(lines, ("feeds", 1, "name")) == 17
    assert line_of(lines, ("fetch", "hosts", "reddit.com", "per_host", "int")) == 24
    assert line_of(lines, ("web", "listen")) is None


def test_windows_line_ends_do_not_shift_the_lines() -> None:
    assert locate('a = 1\r\n\r\n[[b]]\r\nc = "d"\r\n') == {("a",): 1, ("b",): 3, ("b", 0): 3, ("b", 0, "c"): 4}
