from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from aggregator.core.moments import parse_moment

NOW = datetime(2026, 11, 23, 6, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("24h", NOW - timedelta(days=1)),
        (" 1.5 h ", NOW - timedelta(minutes=90)),
        ("1h30m", NOW - timedelta(minutes=90)),
        ("90s", NOW - timedelta(seconds=90)),
        ("now", NOW),
        ("2026-11-01t07:00z", datetime(2026, 11, 1, 7, 0, tzinfo=UTC)),
        ("2w", NOW - timedelta(weeks=2)),
        ("today", datetime(2026, 11, 22, 23, 0, tzinfo=UTC)),
        ("Yesterday", datetime(2026, 11, 21, 23, 0, tzinfo=UTC)),
        ("2026-11-01", datetime(2026, 10, 31, 23, 0, tzinfo=UTC)),
        ("2026-11-01T07:00", datetime(2026, 11, 1, 6, 0, tzinfo=UTC)),
        ("2026-11-01T07:00+05:30", datetime(2026, 11, 1, 1, 30, tzinfo=UTC)),
    ],
)
def test_people_write_times_as_they_like(text, expected):
    assert parse_moment(text, now=NOW, zone="Europe/Berlin") == expected


@pytest.mark.parametrize("text", ["soonish", "", "24", "999999w", "0001-01-01T00:00", "9" * 5000 + "d"])
def test_nonsense_is_told_with_examples(text):
    with pytest.raises(ValueError, match='"24h"'):
        parse_moment(text, now=NOW, zone="Asia/Tokyo")
