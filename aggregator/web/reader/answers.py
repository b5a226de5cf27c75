"""What the reading API answers, as clients of Google Reader expect it. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from aggregator.core.reader_names import FEED, LABEL, STATE, Marks, long_item
from aggregator.model.feed import FeedRow
from aggregator.model.stream import Head, Item, Unread
from aggregator.model.times import Precision
from aggregator.render.streams import Label, body_of

_MOST = 1000  # Google never counted further, and clients take `max` for the sign of more
_SCHEME = "http://www.google.com/reader/"
USER = {"userId": "1", "userName": "aggregator", "userProfileId": "1", "userEmail": ""}


def subscriptions(feeds: Iterable[FeedRow]) -> dict[str, Any]:
    """Return the feeds, their tags as folders."""
    return {"subscriptions": [_subscription(feed) for feed in feeds]}


def _subscription(feed: FeedRow) -> dict[str, Any]:
    return {
        "id": f"{FEED}{feed.id}",
        "title": feed.name,
        "categories": [{"id": f"{LABEL}{tag}", "label": tag} for tag in feed.tags],
        "url": feed.url,
        "htmlUrl": feed.site_url or "",
        "iconUrl": "",
        "sortid": f"{feed.id:08X}",
    }


def tags(feeds: Iterable[FeedRow]) -> dict[str, Any]:
    """Return the starred state and every tag of a feed."""
    names = sorted({tag for feed in feeds for tag in feed.tags})
    return {"tags": [{"id": f"{STATE}starred"}, *({"id": f"{LABEL}{name}", "type": "folder"} for name in names)]}


def unread_counts(counts: Sequence[Unread], feeds: Iterable[FeedRow]) -> dict[str, Any]:
    """Return unread stories by feed, by tag and in all."""
    tags_of = {feed.id: feed.tags for feed in feeds}
    by_tag: dict[str, list[Unread]] = {}
    for unread in counts:
        for tag in tags_of.get(unread.feed, ()):
            by_tag.setdefault(tag, []).append(unread)
    rows = [_count(f"{FEED}{unread.feed}", [unread]) for unread in counts]
    rows += [_count(f"{LABEL}{tag}", found) for tag, found in sorted(by_tag.items())]
    return {"max": _MOST, "unreadcounts": [*rows, *([_count(f"{STATE}reading-list", counts)] if counts else [])]}


def _count(name: str, counts: Sequence[Unread]) -> dict[str, Any]:
    newest = max(unread.newest for unread in counts)
    return {"id": name, "count": sum(unread.count for unread in counts), "newestItemTimestampUsec": str(_micros(newest))}


def item_refs(heads: Sequence[Head], following: int | None) -> dict[str, Any]:
    """Return the short ids of a page."""
    return {"itemRefs": [{"id": str(head.item)} for head in heads], **_continued(following)}


def contents(  # noqa: PLR0913 - what stands at the top of a page, and what in it
    name: str,
    items: Sequence[Item],
    marks: Mapping[int, Marks],
    feeds: Mapping[int, FeedRow],
    *,
    timezone: str,
    home: str,
    now: datetime,
    following: int | None,
) -> dict[str, Any]:
    """Return a page of stories whole; `home` is where our own pages are, "/" at its end."""
    listed = [_item(item, marks[item.id], feeds, timezone, home) for item in items]
    return {
        "direction": "ltr",
        "id": name,
        "title": "Aggregator",
        "updated": int(now.timestamp()),
        "items": listed,
        **_continued(following),
    }


def _continued(following: int | None) -> dict[str, str]:
    return {} if following is None else {"continuation": str(following)}


def _item(item: Item, marks: Marks, feeds: Mapping[int, FeedRow], timezone: str, home: str) -> dict[str, Any]:
    """Return one story. Without a link or an origin Fluent Reader and Read You, which take them for given, get nothing at all."""
    story = item.story
    address = story.url or f"{home}articles/{item.id}"
    authors = dict.fromkeys(name for source in story.sources for name in source.authors)
    return {
        "id": long_item(item.id),
        "crawlTimeMsec": str(_micros(item.first_seen_at) // 1000),
        "timestampUsec": str(_micros(item.first_seen_at)),
        "published": int(stated(item).timestamp()),
        "updated": int(item.moved_at.timestamp()),
        "title": story.title,
        "author": ", ".join(authors),
        "canonical": [{"href": address}],
        "alternate": [{"href": address, "type": "text/html"}],
        "summary": {"content": body_of(item, timezone)},
        "categories": [f"{STATE}reading-list", *_states(marks), *(f"{LABEL}{tag}" for tag in story.tags)],
        "origin": _origin(item, feeds),
    }


def stated(item: Item) -> datetime:
    """Return when a story was created, as far as anybody says so to the minute: clients need a time, else ours."""
    created = item.story.created
    return item.first_seen_at if created is None or created.precision is Precision.DAY else created.instant


def labels(marks: Mapping[int, Marks]) -> dict[int, Sequence[Label]]:
    """Return the categories by which newsboat tells read from unread in Google's Atom."""
    return {number: [_label(name) for name in _newsboat(mark)] for number, mark in marks.items()}


def _newsboat(mark: Marks) -> list[str]:
    return ["read" if mark.read else "fresh", *(["starred"] if mark.starred else [])]


def _label(state: str) -> Label:
    return (_SCHEME, f"{STATE}{state}", state)


def _states(marks: Marks) -> list[str]:
    return [f"{STATE}{name}" for name, there in (("read", marks.read), ("starred", marks.starred)) if there]


def _origin(item: Item, feeds: Mapping[int, FeedRow]) -> dict[str, str]:
    """Return the feed that brought a story first, of those that are still subscribed to."""
    feed = feeds.get(item.origin or 0)
    if feed is None:
        by_url = {feed.url: feed for feed in feeds.values()}
        feed = next((by_url[url] for source in item.story.sources for url in source.feed_urls if url in by_url), None)
    return {"streamId": f"{FEED}{feed.id}", "title": feed.name, "htmlUrl": feed.site_url or ""} if feed else {}


def _micros(at: datetime) -> int:
    return int(at.timestamp()) * 10**6 + at.microsecond
