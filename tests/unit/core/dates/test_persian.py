"""The Persian calendar beside ours: new year's days as almanacs have them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from aggregator.core.dates.persian import find_persian, persian

_NEW_YEARS = {
    1357: date(1978, 3, 21), 1367: date(1988, 3, 21), 1375: date(1996, 3, 20), 1394: date(2015, 3, 21), 1395: date(2016, 3, 20),
    1398: date(2019, 3, 21), 1399: date(2020, 3, 20), 1400: date(2021, 3, 21), 1403: date(2024, 3, 20), 1404: date(2025, 3, 21),
    1405: date(2026, 3, 21), 1408: date(2029, 3, 20),
}  # fmt: skip


@pytest.mark.parametrize("year", _NEW_YEARS)
def test_the_year_begins_in_spring(year):
    assert persian(year, 1, 1) == _NEW_YEARS[year]


@pytest.mark.parametrize("years", [range(1343, 1345), range(1395, 1405), range(1471, 1473)], ids=str)
def test_every_day_follows_the_one_before(years):
    days = [found for y in years for m in range(1, 13) for d in range(1, 33) if (found := persian(y, m, d))]

    assert days == [days[0] + timedelta(days=n) for n in range(len(days))]


def test_what_the_year_does_not_have_is_no_day():
    assert persian(1403, 12, 30) == date(2025, 3, 20)
    assert [persian(1404, 12, 30), persian(1404, 7, 31), persian(1404, 0, 1), persian(1300, 1, 1)] == [None] * 4
    assert find_persian("31 \u0645\u0647\u0631 1404", numeric=True) is None
    assert find_persian("1404/07/31", numeric=True) is None
    assert find_persian("1404", numeric=True) is None
