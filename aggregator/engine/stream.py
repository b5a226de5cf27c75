"""Our own stream: stories, each once, for other programs to read.

look    which stories a page holds, and whether anything changed; no text is read
        store.streams.heads, or articles -> core.streams.beginnings; store.streams.facts -> version, moved_at
items   the stories whole, for those who need them
        store.digests.material.articles -> core.compose
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from aggregator import __version__
from aggregator.core import filters
from aggregator.core.compose import compose, fullest_of
from aggregator.core.nearest import did_you_mean
from aggregator.core.selection import Picked, subject_of
from aggregator.core.streams import beginnings, version_of
from aggregator.core.tagging import answering, folded
from aggregator.errors import NotFoundError
from aggregator.model.article import ArticleRow
from aggregator.model.digest import Candidate, FeedFacts
from aggregator.model.stream import Head, Item, Window

if TYPE_CHECKING:
    from aggregator.core.filters import Filter
    from aggregator.store.store import Store

PAGE = 50  # stories of a page unless asked otherwise
LONGEST = 200  # stories of the longest page
SCANNED = 2000  # articles a filter looks at for one page; the next page goes on there
_BATCH = 250  # of them at a time


@dataclass(frozen=True, slots=True)
class Ask:
    """What a subscriber asks of the stream; set by web/."""

    tag: str | None = None  # of feeds one of which carries the story
    match: str | None = None  # filter expression that one of its reports matches
    before: int | None = None  # where the last page ended
    limit: int = PAGE


@dataclass(frozen=True, slots=True)
class Look:
    """A page of the stream before any text is read."""

    heads: tuple[Head, ...]
    next: int | None  # where the next page goes on; None: this is the last
    version: str  # differs as soon as the page would
    moved_at: datetime | None  # when something in it last came or changed; None for an empty page
    feeds: dict[int, FeedFacts]
    born: datetime | None  # when the store got its first feed


def look(store: Store, ask: Ask, *, grouped: bool) -> Look:
    """Return which stories a page holds. Raises FilterError, and NotFoundError for a tag no feed has."""
    feeds = store.digests.material.feeds()
    carried = tagged(feeds, ask.tag) if ask.tag else None
    if ask.match is None:
        window = Window(grouped, carried=carried, after=ask.before, limit=ask.limit + 1)
        heads, following = store.streams.heads(window), None
        if len(heads) > ask.limit:
            following = heads[ask.limit - 1].place
    else:
        heads, following = _filtered(store, ask, filters.compile(ask.match), feeds, carried, grouped=grouped)
    heads = heads[: ask.limit]
    facts = store.streams.facts(heads)
    carriers = sorted({number for fact in facts for number in fact.feeds})
    version = version_of(__version__, ask, heads, following, facts, [feeds[number] for number in carriers])
    moved_at = max((fact.moved_at for fact in facts), default=None)
    return Look(tuple(heads), following, version, moved_at, feeds, store.digests.born())


def tagged(feeds: dict[int, FeedFacts], tag: str) -> frozenset[int]:
    """Return the feeds that have a tag, or one in the folder of that name; raises NotFoundError when none has."""
    found = frozenset(feed.id for feed in feeds.values() if folded(tag) in answering(feed.tags))
    if not found:
        known = sorted({t for feed in feeds.values() for t in feed.tags})
        raise NotFoundError(f"no feed has the tag {tag!r}{did_you_mean(tag, known, '/feeds names them')}")
    return found


def _filtered(  # noqa: PLR0913 - every bound is named
    store: Store, ask: Ask, match: Filter, feeds: dict[int, FeedFacts], carried: frozenset[int] | None, *, grouped: bool
) -> tuple[list[Head], int | None]:
    """Return the stories a filter lets through, and where to go on when the page or SCANNED ended before the stream did."""

    def wanted(candidate: Candidate) -> bool:
        inside = carried is None or not carried.isdisjoint(candidate.feed_ids)
        return inside and match(subject_of(candidate, feeds))

    text, before, found = "text" in match.fields, ask.before, list[Head]()
    for _ in range(SCANNED // _BATCH):
        batch = store.streams.articles(grouped=grouped, before=before, limit=_BATCH, text=text)
        hits = [c for c in batch if wanted(c)]
        found += _heads(store, beginnings(hits, store.streams.earlier([c.article_id for c in hits], text=text), wanted))
        before = batch[-1].article_id if len(batch) == _BATCH else None
        if len(found) > ask.limit:
            return found, found[ask.limit - 1].place
        if before is None:
            break
    return found, before


def _heads(store: Store, candidates: Sequence[Candidate]) -> list[Head]:
    first = store.streams.first_of_all(c.story for c in candidates if c.story is not None)
    return [Head(c.article_id, first[c.story] if c.story is not None else c.article_id, c.story) for c in candidates]


def items(store: Store, heads: Iterable[Head], feeds: dict[int, FeedFacts]) -> list[Item]:
    """Return stories whole, in the order of `heads`; one that was pruned meanwhile is missing."""
    wanted = list(heads)
    rows = store.digests.material.articles(
        (head.story for head in wanted if head.story is not None), [head.item for head in wanted if head.story is None]
    )
    origins = store.streams.origins(head.item for head in wanted)
    moved = {fact.item: fact.moved_at for fact in sorted(store.streams.facts(wanted), key=lambda fact: fact.moved_at)}
    members: dict[tuple[int | None, int], list[ArticleRow]] = defaultdict(list)
    for row in rows:
        members[row.story, row.id if row.story is None else 0].append(row)
    found = ((head, members.get((head.story, head.item if head.story is None else 0), [])) for head in wanted)
    return [_item(head, articles, feeds, moved[head.item], origins.get(head.item)) for head, articles in found if articles]


def _item(head: Head, articles: Sequence[ArticleRow], feeds: dict[int, FeedFacts], moved_at: datetime, origin: int | None) -> Item:
    by_url = {feed.url: feed for feed in feeds.values()}
    carriers = {by_url[url] for row in articles for url in row.feeds if url in by_url}
    picked = Picked(
        key=f"article-{head.item}",
        story=head.story,
        topic=None,
        members=(),
        new=True,
        tags=frozenset(tag for feed in carriers for tag in feed.tags),
        score=0.0,
        why=(),
    )
    story = compose(picked, articles, {}, {feed.url: feed.weight for feed in carriers})
    first = next((row for row in articles if row.id == head.item), articles[0])
    return Item(head.item, first.first_seen_at, moved_at, origin, replace(story, why=()), fullest_of(articles).html or "")
