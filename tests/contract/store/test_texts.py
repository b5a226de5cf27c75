"""An article's HTML and its feed's text lie packed beside its plain text, and come back whole whatever changes which."""

from __future__ import annotations

import random
import zlib

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from aggregator.errors import StoreError
from aggregator.store import article_texts
from aggregator.store.fields import storable
from aggregator.store.packing import pack, unpack
from aggregator.store.store import Store
from aggregator.store.tables import Article
from tests.contract.store.builders import DAY, HERALD, HOUR, NOW, entry, page, poll, revise, with_feeds

WORDS = "The ferry between Kestria and Holm stays in port until Friday, the harbour office said. "
LONG = WORDS * 3


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
