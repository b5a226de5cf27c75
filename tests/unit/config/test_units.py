from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aggregator.config.units import format_duration, format_size, parse_duration, parse_size


@pytest.mark.parametrize(
    ("text", "seconds"), [("30s", 30), ("1h30m", 5400), ("2 d", 172800), ("1w", 604800), ("250ms", 0.25), ("0s", 0), (" 1.5h ", 5400)]
)
def test_durations_as_people_write_them(text: str, seconds: float) -> None:
    assert parse_duration(text) == timedelta(seconds=seconds)


@pytest.mark.parametrize("value", ["", "5", 5, "5 parsecs", "h", "-1h", "1h now", None, True])
def test_what_is_no_duration_is_refused(value: object) -> None:
    with pytest.raises(ValueError, match="is not a duration"):
        parse_duration(value)


@pytest.mark.parametrize(
    ("value", "size"), [("15MiB", 15 * 2**20), ("500 kB", 500_000), ("1.5GB", 1_500_000_000), (7, 7), ("7", 7), ("9B", 9)]
)
def test_sizes_as_people_write_them(value: object, size: int) -> None:
    assert parse_size(value) == size


@pytest.mark.parametrize("value", ["", "big", "1 XB", "-1", -1, f"{10**400}GB", True, 1.5, None])
def test_what_is_no_size_is_refused(value: object) -> None:
    with pytest.raises(ValueError, match="is not a size"):
        parse_size(value)


@pytest.mark.parametrize("value", ["365001d", "9999999d", f"{10**12}w", f"{10**400}h"])
def test_a_time_that_leads_out_of_the_calendar_is_refused(value: str) -> None:
    """Who wanted to keep everything wrote 9999999d: `config check` said OK, and the daily pruning failed for ever."""
    with pytest.raises(ValueError, match="must be at most 365000d"):
        parse_duration(value)
    assert parse_duration("365000d") == timedelta(days=365_000)


@given(st.integers(0, 10**12))
def test_what_is_shown_reads_back_the_same(number: int) -> None:
    assert parse_size(format_size(number)) == number
    assert parse_duration(format_duration(timedelta(milliseconds=number))) == timedelta(milliseconds=number)
