"""An article's HTML and its feed's text lie packed beside its plain text, and come back whole whatever changes which."""

from __future__ import annotations

import random
import zlib
from datetime import UTC, datetime, timedelta, timezone
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from aggregator.errors import StoreError
from aggregator.store import article_texts
from aggregator.store.fields import Column, Json, Text, UtcTime, storable, stored_bytes
from aggregator.store.packing import pack, unpack
from aggregator.store.store import Store
from aggregator.store.tables import Article
from tests.contract.store.builders import DAY, HERALD, HOUR, NOW, entry, page, poll, revise, with_feeds

WORDS = "The ferry between Kestria and Holm stays in port until Friday, the harbour office said. "
LONG = WORDS * 3


ODD = st.text(st.sampled_from("ab \0\x7f\x80\xe9\u1000\ud800\udfff\U0001f600"), max_size=20)


@given(ODD)
def test_a_text_loses_what_no_engine_can_hold_and_nothing_else(text: str) -> None:
    kept = text.replace("\0", "").encode("utf-8", "replace")
    assert (storable(text).encode(), stored_bytes(text)) == (kept, kept)


_YEARS = (datetime(2, 1, 1), datetime(9998, 12, 31))  # noqa: DTZ001 - bounds that hypothesis takes without a zone; a zone must not lead out of 1..9999
TIMES = st.datetimes(*_YEARS, timezones=st.sampled_from([UTC, timezone(timedelta(hours=5.5)), ZoneInfo("Europe/Berlin")]))


@pytest.mark.parametrize(
    ("field", "values"),
    [(Text(), ODD), (UtcTime(), TIMES), (Json(), st.lists(ODD, max_size=2))],
    ids=["text", "times", "JSON"],
)
@given(data=st.data())
def test_a_column_is_stored_as_each_of_its_values_is(data: st.DataObject, field: Column, values: st.SearchStrategy[Any]) -> None:
    column = data.draw(st.lists(st.none() | values, max_size=5))
    column += column[:2]  # rows of a poll share values
    assert list(field.db_values(column)) == [field.db_value(value) for value in column]


def test_a_column_with_a_naive_time_is_refused() -> None:
    with pytest.raises(ValueError, match="naive time"):
        list(Article.first_seen_at.db_values([NOW, NOW.replace(tzinfo=None)]))


@given(st.text(max_size=400), st.text(max_size=400))
@example("", "")
@example(LONG, "a")  # shorter than what zstd asks of a trained dictionary
@example(f"<p>{LONG}</p>", LONG)
@example("\x01" * 200, "\x28\xb5\x2f\xfd")
def test_what_is_packed_beside_a_text_comes_back_beside_it(text: str, beside: str) -> None:
    assert unpack(pack(text, storable(beside)), storable(beside)) == storable(text)
    assert unpack(pack(text)) == storable(text)


def test_a_text_beside_its_own_words_takes_a_tenth_of_what_it_takes_alone() -> None:
    rng = random.Random(4)  # noqa: S311 - made-up words, the same in every run
    words = " ".join("".join(rng.choices("aeioulnrst", k=rng.randint(3, 9))) for _ in range(500))
    markup = "".join(f"<p>{part}</p>" for part in words.split(" aa"))
    assert len(pack(markup, words)) < len(pack(markup)) / 10 < len(markup) / 10


@pytest.mark.parametrize(
    "stored",
    [zlib.compress(LONG.encode()), pack(LONG), b"\0" + LONG.encode()],
    ids=["zlib, before schema 0010", "zstd by itself, before schema 0012", "as it is"],
)
def test_what_an_older_program_packed_is_read_beside_any_text(stored: bytes) -> None:
    assert unpack(stored, "Another text.") == LONG


def test_bytes_that_were_lost_are_an_error_and_not_another_text() -> None:
    packed = pack(f"<p>{LONG}</p>", LONG)
    for broken, beside in ((packed, LONG.replace("Friday", "Sunday")), (packed[:-6], LONG), (pack(LONG)[:-6], "")):
        with pytest.raises(StoreError, match="a packed text cannot be read"):
            unpack(broken, beside)


def test_html_and_the_feeds_text_follow_every_change_of_the_text(store: Store) -> None:
    (feed,) = with_feeds(store, HERALD)
    (number,) = store.feeds.record(poll(feed, entry("a", text=WORDS, html=f"<p>{WORDS}</p>", wants_page=True))).article_ids
    assert told(store, number) == (WORDS, f"<p>{WORDS}</p>", WORDS)
    edit = entry("a", text=LONG, html=f"<div>{LONG}</div>", wants_page=True)
    store.feeds.record(poll(feed, at=NOW + HOUR, revised=(revise(store, feed, edit),)))
    assert told(store, number) == (LONG, f"<div>{LONG}</div>", LONG)
    assert store.articles.record_page(page(number, f"{LONG}And the page says more."))
    whole = f"{LONG}And the page says more."
    assert told(store, number) == (whole, f"<p>{whole}</p>", LONG)
    store.feeds.record(poll(feed, at=NOW + DAY, revised=(revise(store, feed, entry("a", text=WORDS)),)))
    assert told(store, number) == (whole, f"<p>{whole}</p>", WORDS)


def test_a_text_that_was_changed_by_hand_is_told_by_its_article(store: Store) -> None:
    (feed,) = with_feeds(store, HERALD)
    (number,) = store.feeds.record(poll(feed, entry("a", text=LONG, html=f"<p>{LONG}</p>"))).article_ids
    Article.update(text=LONG.replace("Friday", "Sunday")).where(Article.id == number).execute()
    with pytest.raises(StoreError, match=f"article {number}: what was packed beside its text cannot be read"):
        store.articles.get(number)


def told(store: Store, number: int) -> tuple[str | None, str | None, str]:
    article = store.articles.get(number)
    return article.text, article.html, article_texts.own_of(Article.get_by_id(number))


def test_an_article_in_a_script_without_spaces_is_no_stub_of_five_words() -> None:
    """Each sentence counted as one word: the fullest report of a story looked emptier than a brief in English."""
    assert article_texts.columns("市議会は月曜日に発表した。", "", "")["word_count"] == 12
    assert article_texts.columns("Der Bürgermeister — er weiß es.", "", "")["word_count"] == 6
