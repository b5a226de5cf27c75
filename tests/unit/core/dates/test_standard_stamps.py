"""The short cut for the standards' forms reads what the search reads."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aggregator.core import times
from aggregator.core.dates.dateforms import tidy
from aggregator.core.dates.dayorder import Evidence
from aggregator.core.dates.stamps import standard_time

SEEN = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
_ZONES = ("Z", "+00:00", "-0800", "+05:30", "+1300", "+9999", " GMT", " +0200", " -0330", " UTC", " EST", "", " IST")
_LANGUAGES = st.sampled_from((None, "en", "de", "fr", "th", "tr"))
_CLOCKS = st.builds("{:02d}:{:02d}:{:02d}".format, st.integers(0, 25), st.integers(0, 61), st.integers(0, 61))
_ISO = st.builds("{:04d}-{:02d}-{:02d}".format, st.integers(1889, 2101), st.integers(0, 13), st.integers(0, 32))
_MONTHS = st.sampled_from(["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "Mai", "Dez", "Foo"])
_DAYS = st.sampled_from(("", "Mon, ", "Tue, ", "Mo, ", "Sun "))
_RFC = st.builds("{}{} {} {}".format, _DAYS, st.integers(0, 32), _MONTHS, st.integers(1889, 2101))
_STAMPS = st.builds("{}{}{}{}".format, _ISO | _RFC, st.sampled_from("T "), _CLOCKS, st.sampled_from(_ZONES))


@given(_STAMPS, _LANGUAGES)
def test_a_standard_form_is_read_as_the_search_reads_it(text, language):
    evidence = Evidence(SEEN, None, language, None, None)
    found = times._standard(text, evidence)
    assert found is None or found == times._read(tidy(text), evidence)


@pytest.mark.parametrize(
    "text",
    [
        "2025-02-30T10:00:00Z",  # no such day
        "2082-05-01T10:00:00Z",  # Nepal's calendar
        "Mon, 31 Jun 2025 10:00:00 GMT",
        "Mon, 03 Foo 2025 10:00:00 GMT",
        "updated 2025-05-01T10:00:00Z",
    ],
)
def test_what_is_not_certain_is_left_to_the_search(text):
    assert standard_time(text, Evidence(SEEN, None, None, None, None)) is None


@pytest.mark.parametrize("text", ["2025-05-01T10:00:00.123+05:30", "Mon, 03 Mar 2025 10:00:00 GMT", "3 Mar 2025 10:00:00 -0800"])
def test_the_standards_own_forms_need_no_search(text):
    assert standard_time(text, Evidence(SEEN, None, None, None, None)) is not None
