from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from aggregator.errors import NotFoundError
from aggregator.model.article import ArticleQuery
from aggregator.model.relation import Relation
from aggregator.model.times import ClaimKind
from aggregator.store.store import Store
from aggregator.store.tables import Article, Duplicate, Story
from tests.contract.store.builders import GAZETTE, HERALD, HOUR, MINUTE, NOW, claim, entry, page, poll, revise, with_feeds


@pytest.fixture
def numbers(store: Store) -> list[int]:
    """Store three articles: a and b of the Herald, c an hour later of the Gazette, which repeats a."""
    one, two = with_feeds(store, HERALD, GAZETTE)
    first = store.feeds.record(poll(one, entry("a"), entry("b"))).article_ids
    later = store.feeds.record(poll(two, entry("c", url="https://gazette.example/c", canonical_url=None), at=NOW + HOUR)).article_ids
    a, _, c = found = [*first, *later]
    story = Story.create(topic=1, title="Ferry", first_at=NOW, last_at=NOW, size=2)
    Article.update(story=story).where(Article.id.in_([a, c])).execute()
    Duplicate.create(article=c, of_article=a, relation=Relation.DUPLICATE.value, score=0.9, reasons=["same words"], decided_at=NOW)
    return found


def ids(store: Store, **query: object) -> list[int]:
    return [row.id for row in store.articles.list(ArticleQuery(**query))]  # type: ignore[arg-type]  # names are checked by the dataclass


def test_articles_are_listed_the_last_seen_first(store: Store, numbers: list[int]) -> None:
    a, b, c = numbers
    assert ids(store) == [c, b, a]
    assert ids(store, limit=1) == [c]
    assert ids(store, since=NOW + MINUTE) == [c]
    assert ids(store, until=NOW + MINUTE) == [b, a]


def test_articles_are_found_by_feed_story_and_duplicates(store: Store, numbers: list[int]) -> None:
    a, b, c = numbers
    assert ids(store, feed=HERALD) == [b, a]
    assert ids(store, feed="town herald") == [c, b, a]
    assert ids(store, story=store.articles.get(a).story) == [c, a]
    assert ids(store, duplicates=True) == [c]
    assert ids(store, duplicates=False) == [b, a]
    with pytest.raises(NotFoundError, match="no feed"):
        ids(store, feed="nobody")


def test_a_duplicate_says_what_it_repeats_and_why(store: Store, numbers: list[int]) -> None:
    a, _, c = numbers
    row = store.articles.get(c)
    assert (row.duplicate_of, row.duplicate_score, row.duplicate_reasons) == (a, 0.9, ("same words",))
    assert [link.article_id for link in store.articles.links(a)] == [c]
    assert store.articles.links(c) == store.articles.links(a)


def test_texts_are_read_only_where_asked(store: Store, numbers: list[int]) -> None:
    assert store.articles.list(ArticleQuery())[0].text is None
    row = store.articles.list(ArticleQuery(text=True))[0]
    assert (row.text, row.html) == (entry("c").text, entry("c").html)
    assert store.articles.get(numbers[0], text=False).text is None


def test_an_article_is_found_by_its_address(store: Store, numbers: list[int]) -> None:
    assert store.articles.find("https://gazette.example/c", None) == numbers[2]
    assert store.articles.find("https://herald.example/a?utm_source=x", "https://herald.example/a") == numbers[0]
    assert store.articles.find("https://nowhere.example/", None) is None


def test_no_article_is_found_by_an_address_of_nothing(store: Store) -> None:
    """`show "$ARTICLE"` with nothing in it showed, and `split` changed, the first article that had no address."""
    (feed,) = with_feeds(store, HERALD)
    store.feeds.record(poll(feed, entry("bare", url="", canonical_url=None)))
    assert store.articles.find("", None) is None
    with pytest.raises(NotFoundError):
        store.stories.find("")


def test_an_unknown_article_is_named(store: Store) -> None:
    with pytest.raises(NotFoundError, match="no article 9"):
        store.articles.get(9)


def test_search_finds_words_and_phrases_of_title_and_text(store: Store, numbers: list[int]) -> None:
    def found(text: str) -> set[int]:
        return {hit.article.id for hit in store.search.query(text, 10)}

    a, b, c = numbers
    assert found("ferry") == {a, b, c}
    assert found("FERRY b") == {b}
    assert found('"forty passengers"') == {a, b, c}
    assert found('"passengers forty"') == set()
    assert found("submarine") == set()
    (hit,) = store.search.query("ferry", 10, since=NOW + MINUTE)
    assert hit.article.id == c
    assert "\u2068" in hit.snippet


def test_a_search_takes_beginnings_and_exclusions_as_filters_do(store: Store, numbers: list[int]) -> None:
    """`flood*` and `-sport` are what the filters teach; a search took them for words of no article and said "nothing found"."""

    def found(text: str) -> set[int]:
        return {hit.article.id for hit in store.search.query(text, 10)}

    a, b, c = numbers
    assert found("ferr*") == found("fer* passeng*") == {a, b, c}
    assert found("ferr") == found("zeppel*") == set()
    assert found("ferry -b") == {a, c}
    assert found('ferry -"forty passengers"') == found("ferry -pass*") == set()
    assert found("-b") == set(), "everything but: no search"


@pytest.mark.parametrize(
    ("title", "text", "inside", "not_inside"),
    [
        (
            "首都の新しい橋が開通、数年の遅れの後に記念式典",
            "市議会は月曜日に発表した。",
            ["橋", "新しい橋", "記念式典 市議会", "橋 -銀行"],
            ["橋新", "銀行"],
        ),
        ("서울에서 다리가 개통되었다", "시민들이 다리를 건넜다.", ["서울", "다리", '"다리가 개통"'], ["부산"]),
        ("สะพานใหม่เปิดแล้ว", "", ["สะพาน", "เปิด"], ["เรือ"]),
        ("Apple発表のiPhone新型", "", ["iphone新型", "発表", "apple"], ["新型iphone"]),
    ],
)
def test_a_word_inside_a_run_of_a_script_without_spaces_is_found(
    store: Store, title: str, text: str, inside: list[str], not_inside: list[str]
) -> None:
    """The index knew such a run as one word: of a Japanese paper only whole sentences could be searched for."""
    (feed,) = with_feeds(store, HERALD)
    (number, _) = store.feeds.record(poll(feed, entry("a", title=title, text=text), entry("b", title="Ferry"))).article_ids
    assert {word: [hit.article.id for hit in store.search.query(word, 5)] for word in inside} == {word: [number] for word in inside}
    assert {word: store.search.query(word, 5) for word in not_inside} == {word: [] for word in not_inside}
    (hit,) = store.search.query(inside[0], 5)
    assert f"\u2068{inside[0]}\u2069" in hit.snippet.replace("iPhone", "iphone")
    store.feeds.record(poll(feed, revised=(revise(store, feed, entry("a", title="Another headline", text="of another text")),)))
    assert store.search.query(inside[0], 5) == []
    assert store.upkeep.check() == []


@pytest.mark.parametrize(
    ("title", "asked"),
    [
        ("ارتفاع أسعار الذهب", ["اسعار", "أسعار", '"اسعار الذهب"', "اسع*", "اسعار -القمح"]),
        ("مترو القاهرة", ["القاهره", "القَاهِرَة", "القـــاهرة"]),
        ("مصطفى مدبولي", ["مصطفي", "مدبولى"]),
        ("ＮＨＫ、受信料を値下げ", ["NHK", "ＮＨＫ"]),
        ("ﾄﾖﾀ、新型車を発表", ["トヨタ", "ﾄﾖﾀ"]),
        ("ガス漏れ、NHK報道", ["ｶﾞｽ", "ＮＨＫ"]),
    ],
)
def test_a_search_finds_a_word_in_the_other_ways_papers_write_it(store: Store, title: str, asked: list[str]) -> None:
    """Filters found them; the index holds each spelling as another word."""
    (feed,) = with_feeds(store, HERALD)
    (number, _) = store.feeds.record(poll(feed, entry("a", title=title, text="x"), entry("b", title="Ferry"))).article_ids
    assert {text: [hit.article.id for hit in store.search.query(text, 5)] for text in asked} == {text: [number] for text in asked}
    assert store.search.query(f"Ferry {asked[0]}", 5) == []


def test_a_search_keeps_to_a_feed_and_to_days(store: Store, numbers: list[int]) -> None:
    def found(**limits: Any) -> set[int]:
        return {hit.article.id for hit in store.search.query("ferry", 10, **limits)}

    a, b, c = numbers
    assert found(feed=HERALD) == {a, b}
    assert found(feed=GAZETTE) == {c}
    assert found(until=NOW + MINUTE) == {a, b}
    assert found(since=NOW + MINUTE, feed=HERALD) == set()
    with pytest.raises(NotFoundError, match=r"no feed 'herald\.exampel'"):
        found(feed="herald.exampel")


def test_dates_that_cannot_be_right_are_counted_by_feed(store: Store) -> None:
    herald, gazette = with_feeds(store, HERALD, GAZETTE)
    ahead = replace(claim(ClaimKind.PUBLISHED, NOW, raw="in five hours"), instant=NOW + 5 * HOUR)
    unread = replace(claim(ClaimKind.PUBLISHED, NOW, raw="32 Nov"), instant=None)
    page_only = replace(unread, source="page.byline")
    right = replace(claim(ClaimKind.PUBLISHED, NOW), source="rss.pubDate")
    mine = (entry("a", claims=(ahead,)), entry("b", claims=(unread, page_only)), entry("c", claims=(right,)), entry("d", claims=(ahead,)))
    store.feeds.record(poll(herald, *mine))
    store.feeds.record(poll(gazette, entry("d", claims=())))  # the same address: whose date it is, nobody knows
    found = store.feeds.stated_dates()
    assert set(found) == {herald.id}
    assert {suspect.raw for suspect in found[herald.id].suspects} == {"in five hours", "32 Nov"}
    assert found[herald.id].total == 3


@pytest.mark.parametrize(
    "text",
    [
        *("", "   ", '"', "AND", "(", "a OR", "NEAR(", "*", "-", "title:x", "\0", "';--", "ferry)", '""""', "^ferry", "{a b}", "it's"),
        *("fer\\*", "a*b", '-"', '-"ferry', "ferry -", "ferry --b", "ferry -'*", "!ferry", "ferry:*", "a & !", "a <-> b", "2*"),
        *("橋*", "ferry -橋", '"橋 ferry', "caf\udcff"),
    ],
)
def test_nothing_people_type_is_a_syntax_error(store: Store, numbers: list[int], text: str) -> None:
    assert isinstance(store.search.query(text, 5), list)


def test_search_knows_the_newest_version_only(store: Store) -> None:
    (feed,) = with_feeds(store, HERALD)
    (number,) = store.feeds.record(poll(feed, entry("a", text="A zeppelin arrives."))).article_ids
    edit = revise(store, feed, entry("a", text="A balloon arrives."))
    store.feeds.record(poll(feed, revised=(edit,)))
    assert store.search.query("zeppelin", 5) == []
    store.articles.record_page(page(number, "A dirigible arrives."))
    assert store.search.query("balloon", 5) == []
    assert [hit.article.id for hit in store.search.query("dirigible", 5)] == [number]


def test_a_very_long_text_can_be_stored_and_searched(store: Store) -> None:
    (feed,) = with_feeds(store, HERALD)
    text = " ".join(f"word{number}" for number in range(150_000))
    store.feeds.record(poll(feed, entry("a", text=text)))
    assert len(store.search.query("word7", 5)) == 1


def test_a_list_goes_on_after_the_article_it_ended_with(store: Store, numbers: list[int]) -> None:
    a, b, c = numbers
    assert ids(store, before=c) == [b, a]
    assert ids(store, before=b) == [a]
    assert ids(store, before=c, feed=HERALD, limit=1) == [b]
    assert ids(store, before=a) == []
    with pytest.raises(NotFoundError, match="no article 999 to go on from"):
        ids(store, before=999)


def test_what_heads_an_article_without_a_headline_is_read_without_the_rest(store: Store, numbers: list[int]) -> None:
    Article.update(text="The lighthouse. " * 1000).where(Article.id == numbers[0]).execute()
    found = store.articles.beginnings([*numbers[:1], 999])
    assert list(found) == numbers[:1]
    assert found[numbers[0]].startswith("The lighthouse.")
    assert len(found[numbers[0]]) < 1000
    assert store.articles.beginnings([]) == {}
