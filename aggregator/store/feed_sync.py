"""config.toml -> store: `sync` and `import_feeds` run inside the transaction their caller opened."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from aggregator.core.urls import host_of, request_of
from aggregator.model.feed import FeedSpec, FeedState, SyncReport
from aggregator.store.feed_rows import settings_of
from aggregator.store.tables import Feed, FeedPoll

FILE, STORE = "file", "store"
_READ_BY = ("keep", "drop", "language", "timezone")  # settings by which a document is read: it is asked for whole once they change
_UNREAD: dict[str, Any] = dict.fromkeys(("validators_url", "etag", "last_modified", "body_hash"))


def sync(specs: Sequence[FeedSpec], now: datetime, first_polls: Mapping[str, datetime]) -> SyncReport:
    """Add, change, rename and remove; return what was done."""
    stored = {feed.url: feed for feed in Feed.select()}
    named = {spec.url for spec in specs}
    added, changed = [], []
    respelt = _respelt(stored, named)
    for spec in specs:
        feed = stored.get(spec.url) or _rename(spec, respelt.get(spec.url) or _ancestor(spec, stored, named), stored)
        if feed is None:
            _add(spec, now, first_polls.get(spec.url, now), FILE)
            added.append(spec.url)
        elif _change(feed, spec):
            changed.append(spec.url)
    removed = [url for url, feed in stored.items() if url not in named and feed.source == FILE and feed.state != FeedState.REMOVED]
    for url in removed:
        _set_state(stored[url], FeedState.REMOVED)
    return SyncReport(tuple(added), tuple(changed), tuple(removed))


def import_feeds(specs: Iterable[FeedSpec], now: datetime) -> int:
    """Add what is not there; a feed that was removed comes back, and one of an earlier list has the tags of both."""
    stored = {request_of(feed.url): feed for feed in sorted(Feed.select(), key=lambda feed: feed.state != FeedState.REMOVED)}
    count = 0
    for spec in specs:
        feed = stored.get(request_of(spec.url))
        if feed is None:
            stored[request_of(spec.url)] = _add(spec, now, now, STORE)
        elif feed.state == FeedState.REMOVED:
            Feed.update(source=STORE, settings=settings_of(spec), name=spec.name).where(Feed.id == feed.id).execute()
            _set_state(feed, FeedState.ACTIVE if spec.enabled else FeedState.PAUSED)
        else:
            _tag(feed, spec.tags)
            continue
        count += 1
    return count


def _tag(feed: Feed, tags: Sequence[str]) -> None:
    """Give a feed of the store, which no file describes, further tags."""
    had = feed.settings.get("tags", [])
    further = [tag for tag in tags if tag not in had]
    if further and feed.source == STORE:
        Feed.update(settings={**feed.settings, "tags": [*had, *further]}).where(Feed.id == feed.id).execute()


def _add(spec: FeedSpec, now: datetime, first_poll: datetime, source: str) -> Feed:
    state = FeedState.ACTIVE if spec.enabled else FeedState.PAUSED
    feed: Feed = Feed.create(url=spec.url, name=spec.name, source=source, state=state.value, settings=settings_of(spec), added_at=now)
    FeedPoll.create(feed=feed, host=host_of(spec.url), next_poll_at=first_poll, polled=spec.enabled)
    return feed


def _respelt(stored: Mapping[str, Feed], named: set[str]) -> dict[str, Feed]:
    """Return by new address the feeds that the file writes in another way now: a host in capitals, a default port, a fragment."""
    left = [feed for url, feed in stored.items() if url not in named]
    new = {request_of(url): url for url in named if url not in stored} if left else {}
    left.sort(key=lambda feed: feed.state != FeedState.REMOVED)  # of two spellings the one that is polled goes on
    return {new[request]: feed for feed in left if (request := request_of(feed.url)) in new}


def _ancestor(spec: FeedSpec, stored: Mapping[str, Feed], named: set[str]) -> Feed | None:
    """Return the feed whose history `spec` continues: by `was`, or because its move was put into the file."""
    for url in spec.was:
        if url in stored and url not in named:
            return stored[url]
    moved = [feed for url, feed in stored.items() if feed.moved_to == spec.url and url not in named]
    return moved[0] if moved else None


def _rename(spec: FeedSpec, feed: Feed | None, stored: dict[str, Feed]) -> Feed | None:
    """Give a feed its new address; what belonged to the old one (validators, body) is dropped unless it was polled there already."""
    if feed is None:
        return None
    del stored[feed.url]
    same = request_of(feed.url) == request_of(spec.url)
    there = same or feed.moved_to == spec.url
    moved_to = feed.moved_to if same else None
    Feed.update(url=spec.url, moved_to=moved_to).where(Feed.id == feed.id).execute()
    if not there:
        fresh = _UNREAD | dict.fromkeys(("redirect", "gone_since"))
        FeedPoll.update(host=host_of(spec.url), failures=0.0, **fresh).where(FeedPoll.feed == feed.id).execute()
    if feed.state == FeedState.GONE:
        _set_state(feed, FeedState.ACTIVE)
    feed.url, feed.moved_to = spec.url, moved_to
    stored[spec.url] = feed
    feed.settings = {}  # differs for certain: reported as changed
    return feed


def _change(feed: Feed, spec: FeedSpec) -> bool:
    """Take over the settings; return whether anything differs."""
    settings = settings_of(spec)
    state = _state(feed, spec)
    if feed.settings == settings and feed.source == FILE and state == feed.state:
        return False
    if any(feed.settings.get(name) != settings[name] for name in _READ_BY if name in feed.settings):
        FeedPoll.update(_UNREAD).where(FeedPoll.feed == feed.id).execute()
    Feed.update(settings=settings, name=spec.name, source=FILE).where(Feed.id == feed.id).execute()
    _set_state(feed, state)
    return True


def _state(feed: Feed, spec: FeedSpec) -> FeedState:
    """Return the state a feed of the file has; one paused by hand stays so until its `enabled` is changed."""
    if not spec.enabled:
        return FeedState.PAUSED
    was_enabled = feed.settings.get("enabled", True)
    if feed.state == FeedState.REMOVED or not was_enabled:
        return FeedState.ACTIVE
    return FeedState(feed.state)


def _set_state(feed: Feed, state: FeedState) -> None:
    Feed.update(state=state.value).where(Feed.id == feed.id).execute()
    FeedPoll.update(polled=state in (FeedState.ACTIVE, FeedState.GONE)).where(FeedPoll.feed == feed.id).execute()
    feed.state = state.value
