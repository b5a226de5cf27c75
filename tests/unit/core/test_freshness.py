from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from aggregator.core.freshness import MOST, fresh_for, http_date, retry_after
from aggregator.model.fetch import Headers

NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
DATE = "Mon, 02 Mar 2026 12:00:00 GMT"


def _wait(**headers: str) -> float | None:
    found = fresh_for(Headers(**headers), NOW)
    return found.wait.total_seconds() if found else None


@pytest.mark.rule("P10")
def test_max_age_beats_expires_and_age_is_subtracted() -> None:
    assert _wait(cache_control="public, max-age=3600", expires="Thu, 01 Jan 1970 00:00:00 GMT", age="600") == 3000


@pytest.mark.rule("P10")
def test_expires_counts_from_the_response_date_not_from_our_clock() -> None:
    assert _wait(expires="Mon, 02 Mar 2026 11:00:00 GMT", date="Mon, 02 Mar 2026 10:30:00 GMT") == 1800
    assert _wait(expires="Mon, 02 Mar 2026 12:10:00 GMT") == 600


def test_a_ten_year_max_age_beside_no_cache_says_nothing() -> None:
    assert _wait(cache_control="no-cache, max-age=315360000") is None
    assert _wait(cache_control="no-store", expires="Tue, 03 Mar 2026 12:00:00 GMT") is None


def test_a_no_cache_that_names_headers_kept_a_max_age_from_being_heard() -> None:
    assert _wait(cache_control='max-age=7200, no-cache="Set-Cookie, Set-Cookie2"') == 7200


@pytest.mark.parametrize("value", ["max-age=soon", "max-age=-5", "max-age=", "max-age=1.5", "max-age=٣", ",,=,", "max-age"])
def test_a_max_age_that_is_no_number_is_ignored(value: str) -> None:
    assert _wait(cache_control=value) is None
    assert _wait(cache_control=value, expires="Mon, 02 Mar 2026 12:10:00 GMT", date=DATE) == 600


def test_quoted_upper_case_and_repeated_directives_are_read() -> None:
    assert _wait(cache_control='MAX-AGE="60", max-age=900') == 60


@pytest.mark.parametrize("expires", ["0", "-1", "now", "Mon, 99 Foo 2026 12:00:00 GMT", "", "x" * 500])
def test_an_expires_that_is_no_date_is_ignored(expires: str) -> None:
    assert _wait(expires=expires) is None


def test_an_answer_older_than_its_lifetime_is_not_fresh() -> None:
    assert _wait(cache_control="max-age=60", age="60") is None
    assert _wait(expires=DATE, date=DATE) is None


def test_a_number_with_forty_digits_is_cut_to_ten_years() -> None:
    assert _wait(cache_control="max-age=" + "9" * 40) == MOST.total_seconds()


def test_all_three_forms_of_an_http_date_are_read() -> None:
    forms = ("Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994")
    assert {http_date(form) for form in forms} == {datetime(1994, 11, 6, 8, 49, 37, tzinfo=UTC)}
    assert http_date("Sun, 06 Nov 1994 08:49:37 +0130") == datetime(1994, 11, 6, 7, 19, 37, tzinfo=UTC)
    assert http_date("Fri, 31 Dec 9999 23:59:59 -2300") is None


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("120", 120),
        ("59.8", 59),
        (" 317100 ", 317100),
        ("-5", None),
        ("0", None),
        ("soon", None),
        ("1e3", None),
        ("9" * 30, MOST.total_seconds()),
    ],
)
@pytest.mark.rule("P7")
def test_retry_after_in_seconds(value: str, seconds: float | None) -> None:
    wait = retry_after(Headers(retry_after=value), NOW)
    assert (wait.total_seconds() if wait else None) == seconds


@pytest.mark.rule("P7")
def test_retry_after_as_a_date_counts_from_the_servers_own_clock() -> None:
    headers = Headers(retry_after="Mon, 02 Mar 2026 09:10:00 GMT", date="Mon, 02 Mar 2026 09:00:00 GMT")
    assert retry_after(headers, NOW) == timedelta(minutes=10)
    assert retry_after(Headers(retry_after="Mon, 02 Mar 2026 12:05:00 GMT"), NOW) == timedelta(minutes=5)
    assert retry_after(Headers(retry_after="Mon, 02 Mar 2026 08:00:00 GMT", date=DATE), NOW) is None
    assert retry_after(Headers(), NOW) is None
