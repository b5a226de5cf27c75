from __future__ import annotations

from datetime import UTC, datetime, timedelta

from aggregator.web.conditional import is_current, validators

NOW = datetime(2026, 11, 23, 12, 0, 0, 500_000, tzinfo=UTC)
GIVEN = validators("v1", NOW - timedelta(hours=1), NOW)


def test_what_changed_within_this_second_gets_no_date():
    assert "Last-Modified" not in validators("v1", NOW - timedelta(milliseconds=400), NOW)
    assert GIVEN["Last-Modified"] == "Mon, 23 Nov 2026 11:00:00 GMT"


def test_any_of_several_tags_matches_weakly():
    assert is_current({"if-none-match": 'W/"v0", W/"v1"'}, GIVEN)
    assert is_current({"if-none-match": '"v1"'}, GIVEN)
    assert is_current({"if-none-match": "*"}, GIVEN)
    assert not is_current({"if-none-match": '"v"'}, GIVEN)


def test_a_date_that_cannot_be_read_is_no_date():
    for text in ("yesterday", "", "Mon, 23 Nov 2026 11:00:00", "99"):
        assert not is_current({"if-modified-since": text}, GIVEN)
    assert is_current({"if-modified-since": "Mon, 23 Nov 2026 11:00:00 GMT"}, GIVEN)
    assert not is_current({"if-modified-since": "Mon, 23 Nov 2026 11:00:00 GMT"}, validators("v1", None, NOW))
