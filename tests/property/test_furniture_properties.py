"""Whatever the order in which the pages of a host are read, the same articles end with the same texts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from aggregator.core.furniture import FurnitureVerdict, Holder, SeenVersion, published, remainder, verdict
from aggregator.model.article import RevisionSource

START = datetime(2026, 11, 1, 7, 0, tzinfo=UTC)


class Host:
    """The versions of a host's articles, by the rules alone."""

    def __init__(self) -> None:
        self.articles: dict[int, list[SeenVersion]] = {}
        self.count = 0

    def read(self, article: int, text: str) -> FurnitureVerdict:
        """Let the page of `article` show `text`."""
        told = self.articles.setdefault(article, [self._version(RevisionSource.FEED, "summary")])
        found = verdict(article, self._holders(text))
        if found.refused:
            for number in found.taken_back:
                self._take_back(number, text)
        elif remainder(told, START).page is None or _last(told) != text.encode():
            told.append(self._version(RevisionSource.PAGE, text))
        return found

    def _holders(self, text: str) -> list[Holder]:
        from_pages = (RevisionSource.PAGE, RevisionSource.FURNITURE)
        every = ((number, v) for number, told in self.articles.items() for v in told)
        return [Holder(number, v.source) for number, v in every if v.digest == text.encode() and v.source in from_pages]

    def _take_back(self, article: int, text: str) -> None:
        told = self.articles[article]
        marked = [_marked(v) if v.digest == text.encode() and v.source is RevisionSource.PAGE else v for v in told]
        self.articles[article] = [*marked, self._version(RevisionSource.RESTORED, "whatever stands")]

    def _version(self, source: RevisionSource, text: str) -> SeenVersion:
        self.count += 1
        return SeenVersion(self.count, START + timedelta(minutes=self.count), source, "Headline", text.encode())

    def ends(self) -> dict[int, tuple[bytes | None, int]]:
        """Return each article's text from its page and how often the publisher changed it."""
        found = {}
        for article, told in self.articles.items():
            left = remainder(told, START)
            texts = {v.id: v.digest for v in told}
            found[article] = (texts[left.page] if left.page else None, left.revisions)
        return found


def _marked(version: SeenVersion) -> SeenVersion:
    return SeenVersion(version.id, version.at, RevisionSource.FURNITURE, version.title, version.digest)


def _last(told: Sequence[SeenVersion]) -> bytes:
    return next(v.digest for v in reversed(published(told)) if v.source is RevisionSource.PAGE)


@st.composite
def hosts(draw: st.DrawFn) -> tuple[dict[int, list[str]], list[list[int]]]:
    """Return what each page shows, look after look, and two orders in which the looks come."""
    shown = st.lists(st.sampled_from(["wall", "notice", "own", "own, edited"]), min_size=1, max_size=4)
    pages = {number: draw(shown) for number in range(1, draw(st.integers(3, 6)) + 1)}
    told = {n: [f"{text} {n}" if text.startswith("own") else text for text in texts] for n, texts in pages.items()}
    looks = [number for number, texts in told.items() for _ in texts]
    return told, [draw(st.permutations(looks)) for _ in range(2)]


def played(pages: dict[int, list[str]], order: Sequence[int]) -> Host:
    host, waiting = Host(), {number: iter(texts) for number, texts in pages.items()}
    for number in order:
        host.read(number, next(waiting[number]))
    return host


@given(hosts())
def test_the_order_in_which_the_pages_are_read_does_not_matter(case):
    pages, (one, other) = case
    assert played(pages, one).ends() == played(pages, other).ends()


@given(hosts())
def test_a_text_that_three_pages_showed_stands_on_none_and_any_other_where_it_was_shown_last(case):
    pages, (order, _) = case
    showed = {text: sum(text in texts for texts in pages.values()) for texts in pages.values() for text in texts}
    for article, (text, _) in played(pages, order).ends().items():
        own = [shown for shown in pages[article] if showed[shown] < 3]
        assert text == (own[-1].encode() if own else None)


@given(hosts())
def test_reading_every_page_again_changes_nothing(case):
    pages, (order, _) = case
    host = played(pages, order)
    before = host.ends()
    for article, texts in pages.items():
        host.read(article, texts[-1])
    assert host.ends() == before
