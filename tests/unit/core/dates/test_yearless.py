"""A day and month beside a whole date have its year; what nobody says is not put."""

from __future__ import annotations

import pytest

from aggregator.core.dates.dateforms import printed_day, two_dates
from aggregator.core.dates.yearless import with_year


@pytest.mark.parametrize(
    ("text", "beside", "read"),
    [
        ("4 November, 9:40", "3 November 2026", "2026-11-04"),
        ("November 4", "Nov. 3, 2026", "2026-11-04"),
        ("Nov. 4 at 9:40 a.m.", "Nov. 3, 2026", "2026-11-04"),
        ("4. November, 09:40 Uhr", "3. November 2026", "2026-11-04"),
        ("4 de noviembre a las 9:40", "3 de noviembre de 2026", "2026-11-04"),
        ("4.11. klo 9.40", "3.11.2026", "2026-11-04"),
        ("04/11 09:40", "03/11/2026", "2026-11-04"),
        ("11/4 09:40", "2026/11/3", "2026-11-04"),
        ("11月4日 9:40", "2026年11月3日", "2026-11-04"),
        ("11월 4일 9:40", "2026년 11월 3일", "2026-11-04"),
        ("2 January", "30 December 2026", "2027-01-02"),
        ("3 November", "3 November 2026", "2026-11-03"),
    ],
)
def test_the_year_is_that_of_the_date_beside_it(text, beside, read):
    assert printed_day(with_year(text, beside)).isoformat() == read


@pytest.mark.parametrize(
    ("text", "beside"),
    [
        ("4 November", "yesterday"),
        ("4 November 2027", "3 November 2026"),
        ("9.40 Uhr", "3.11.2026"),
        ("16.22", "3.11.2026"),
        ("2 November", "3 November 2026"),
        ("2 June", "30 December 2026"),
        ("31 April", "3 March 2026"),
        ("page 4 of the paper", "3 November 2026"),
    ],
)
def test_what_has_a_year_or_no_day_or_an_earlier_one_stays_as_it_is(text, beside):
    assert with_year(text, beside) == text


def test_two_dates_of_one_text_keep_their_clock_times():
    assert two_dates("14:05 3 May 2026 9:40 4 May 2026") == ("14:05 3 May 2026", " 9:40 4 May 2026")
    assert two_dates("3 May 2026 14:05 4 May 2026 9:40") == ("3 May 2026 14:05 ", "4 May 2026 9:40")
    assert two_dates("3 May 2026 14:05") is None
    assert two_dates("nothing") is None
