from datetime import UTC, datetime

import pytest

from aggregator.model.article import Revision, RevisionSource
from aggregator.model.times import Precision, ResolvedTime
from aggregator.web import format as formats

AT = datetime(2025, 6, 1, 14, 23, tzinfo=UTC)


def resolved(**changes):
    return ResolvedTime(
        **({"instant": AT, "precision": Precision.MINUTE, "source": "s", "zone_known": True, "offset_minutes": 330, "why": ""} | changes)
    )


def test_a_publisher_time_shows_the_clock_the_publisher_printed():
    assert formats.publisher_clock(resolved()) == "2025-06-01 19:53 +05:30"


def test_an_assumed_zone_is_marked():
    assert formats.publisher_clock(resolved(zone_known=False, offset_minutes=-90)) == "2025-06-01 12:53 -01:30 (zone assumed)"


def test_a_day_is_shown_as_the_publishers_calendar_day():
    midnight = datetime(2025, 5, 31, 18, 30, tzinfo=UTC)
    assert formats.publisher_clock(resolved(instant=midnight, precision=Precision.DAY)) == "2025-06-01"


def test_nobody_says_is_a_dash_not_a_date():
    assert formats.publisher_clock(None) == "–"
    assert formats.moment(None) == "–"


def test_versions_come_newest_first_with_what_changed():
    text = "A bridge fell into the river on Monday morning. "
    first = Revision(1, AT, RevisionSource.PAGE, "Three dead", text * 20)
    second = Revision(2, AT, RevisionSource.PAGE, "Thirty dead", text * 19 + "A bridge fell into the river on Tuesday morning. ")
    newest, oldest = formats.changes([second, first], [])
    assert (oldest.first, oldest.title, oldest.text) == (True, (), ())
    assert [(edit.kind, edit.text) for edit in newest.title][:2] == [("removed", "Three"), ("added", "Thirty")]
    assert ("added", "Tuesday") in [(edit.kind, edit.text) for edit in newest.text]
    assert newest.notes == ("headline changed", "silent edit: no new time stated")


def test_the_pages_text_in_place_of_the_feeds_is_said_not_shown():
    feed, page = Revision(1, AT, RevisionSource.FEED, "T", "Teaser."), Revision(2, AT, RevisionSource.PAGE, "T", "The whole story.")
    newest, _ = formats.changes([feed, page], [])
    assert (newest.text, newest.notes) == ((), ("full text from the page in place of the feed's",))


def test_what_was_taken_back_is_said_and_compared_with_nothing():
    told = [(RevisionSource.FEED, "Teaser."), (RevisionSource.FURNITURE, "Members read all."), (RevisionSource.RESTORED, "Teaser.")]
    restored, furniture, first = formats.changes([Revision(n, AT, source, "T", text) for n, (source, text) in enumerate(told)], [])
    assert [change.origin for change in (first, furniture, restored)] == ["from the feed", "from the page", "by ourselves"]
    assert furniture.notes == ("taken back: 3 or more pages of the host hold this text",)
    assert restored.notes == ("what stood before stands again",)
    assert [(change.text, change.title, change.first) for change in (furniture, restored)] == [((), (), False)] * 2


def test_a_page_that_flaps_shows_its_newest_versions_only():
    flips = [Revision(n, AT, RevisionSource.PAGE, f"Version {n}", "") for n in range(1, 101)]
    shown = formats.changes(flips, [])
    assert [change.revision.id for change in shown] == list(range(100, 80, -1))
    assert shown[-1].title[-1].text == "81"


@pytest.mark.parametrize("url", ["https://herald.example/a", "HTTP://herald.example"])
def test_web_addresses_may_be_followed(url):
    assert formats.web_address(url) == url


@pytest.mark.parametrize("url", [None, "", "javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "/a", "https:", "http://[::1"])
def test_anything_else_may_not(url):
    assert formats.web_address(url) is None


def test_words_found_are_marked_and_markup_stays_text():
    assert formats.found("a \u2068ferry\u2069 <b>") == "a <mark>ferry</mark> &lt;b&gt;"


def test_half_an_isolate_in_a_publishers_text_opens_no_mark():
    assert formats.found("a \u2068ferry") == "a ferry"
