"""What digests ask of feeds that nobody has: a slip in a tag leaves a section empty, and nothing would say why."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from aggregator.core.nearest import did_you_mean
from aggregator.core.tagging import answering, folded

if TYPE_CHECKING:
    from aggregator.config.schema import DigestSection, FeedSection, Settings
    from aggregator.model.feed import FeedRow

    Look = Callable[[DigestSection, Sequence[FeedSection | FeedRow]], Iterator[str]]


def unknown_wishes(settings: Settings, stored: Callable[[], Sequence[FeedRow]]) -> list[str]:
    """Return a sentence for every tag and feed that a digest names and no feed has; `stored` is asked only where the file lacks one."""
    if not settings.feeds or not (_each(_unknown_tags, settings, ()) or _each(_unknown_names, settings, ())):
        return []
    rows = stored()
    named = {row.url for row in rows}.union(feed.url for feed in settings.feeds if feed.name)
    all_named = all(feed.url in named for feed in settings.feeds)  # else one has a title of its own, known once it is polled
    return _each(_unknown_tags, settings, rows) + (_each(_unknown_names, settings, rows) if all_named else [])


def _each(look: Look, settings: Settings, rows: Sequence[FeedRow]) -> list[str]:
    return [line for digest in settings.digests for line in look(digest, (*settings.feeds, *rows))]


def _unknown_tags(digest: DigestSection, feeds: Sequence[FeedSection | FeedRow]) -> Iterator[str]:
    tags = [tag for feed in feeds for tag in feed.tags]
    known = answering(tags)
    for what, tag in _tags(digest):
        if folded(tag) not in known:
            meant = did_you_mean(tag, tags, "`aggregator feeds list --json` shows their tags")
            yield f'digest "{digest.name}" has a {what} for the tag "{tag}", but no feed has it{meant}'


def _unknown_names(digest: DigestSection, feeds: Sequence[FeedSection | FeedRow]) -> Iterator[str]:
    names = [name for feed in feeds for name in (feed.name, feed.url) if name]
    called = {name.casefold() for name in names}
    for name in digest.weights.feeds:
        if name.casefold() not in called:
            meant = did_you_mean(name, names, "`aggregator feeds list` shows all")
            yield f'digest "{digest.name}" weighs the feed "{name}", but none is called so{meant}'


def _tags(digest: DigestSection) -> Iterator[tuple[str, str]]:
    """Yield where a digest names a tag, and the tag."""
    for wanted in digest.sections.values():
        yield from (("section", tag) for tag in wanted if not isinstance(wanted, str))
    yield from (("weight", tag) for tag in digest.weights.tags)
