"""Lists of feeds on their way in and out: what of another reader's list can be polled, and what `feeds export` writes of a feed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from aggregator.cli.feed_list import ListedFeed
from aggregator.config.schema import Settings
from aggregator.config.values import check_http_url, without_login
from aggregator.core.feedscheme import without_feed_scheme
from aggregator.core.urls import request_of
from aggregator.model.feed import FeedSpec, FeedState
from aggregator.parse import addresses, opml
from aggregator.parse.opml import OpmlFeed


def read_list(data: bytes) -> tuple[Sequence[OpmlFeed], list[str]]:
    """Return the feeds of a list, and a sentence for what stands in it and is none."""
    if addresses.is_plain_list(data):
        return addresses.read_plain(data), []
    listed = opml.read(data)
    bad = [f"bad: {_harmless(name)} {why}" for name, why in opml.left_out(data)]
    if opml.is_cut_short(data):
        bad.append("bad: the file ends before its list does; feeds behind that place are missing")
    return listed, bad


def to_import(listed: Sequence[OpmlFeed], settings: Settings) -> tuple[list[FeedSpec], list[str]]:
    """Return what can be polled, each feed once with the tags of all its places, and a sentence for everything else."""
    good: dict[str, FeedSpec] = {}
    bad = []
    for feed in listed:
        try:
            url = check_http_url(without_feed_scheme(feed.url))
        except ValueError as error:
            bad.append(f"bad: {_harmless(feed.url)} {error}")
            continue
        spec = FeedSpec(url=url, name=feed.title, tags=feed.tags, interval=settings.schedule.interval, enabled=feed.enabled)
        first = good.setdefault(request_of(url), spec)
        good[request_of(url)] = replace(first, tags=tuple(dict.fromkeys((*first.tags, *spec.tags))))
    return list(good.values()), bad


def _harmless(url: str) -> str:
    """Return a stranger's text fit for a terminal, without a login."""
    return ascii(without_login(url)[:200])


def outline(feed: ListedFeed) -> OpmlFeed:
    """Return how a feed stands in an exported list."""
    site = feed.row.site_url if feed.row else None
    return OpmlFeed(feed.url, feed.name, site, feed.tags, enabled=feed.state != FeedState.PAUSED)
