"""What retention forgets altogether: tombstones that no feed lists any more, what old digests said, hosts that nobody asks, empty keys.

A tombstone keeps a feed that still lists its entry from bringing it back (E8). Once the feed has gone on without the entry for long,
nothing is left to keep out, and it goes, with its entries, links and places in digests.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from peewee import Database

from aggregator.model.upkeep import Retention
from aggregator.store import raw, turns
from aggregator.store.fields import to_text
from aggregator.store.headline_index import HeadlineIndex
from aggregator.store.placing import renew

BATCH = 200  # tombstones looked at in one transaction, as prune has it
HOST_IDLE = timedelta(days=60)  # twice the longest pause between two requests to a host we still ask: a page's monthly look

_Place = tuple[Any, Any, int]  # pruned_at, changed_at, id: where a walk through the tombstones stands
_FIRST: _Place = (to_text(datetime.min.replace(tzinfo=UTC)), to_text(datetime.min.replace(tzinfo=UTC)), 0)
_BURIED = """SELECT pruned_at, changed_at, id FROM article WHERE pruned_at <= ? AND (pruned_at, changed_at, id) > (?, ?, ?)
    ORDER BY pruned_at, changed_at, id LIMIT ?"""
# A feed listed an entry no more from the first one that came after it was last seen. Where nothing has come since, it stands there still.
# The newest article stays: its number is not to be given again (bulk.next_ids).
_LEFT = """SELECT a.id, a.story_id FROM article a WHERE a.id IN ({}) AND a.pruned_at IS NOT NULL AND a.id < (SELECT MAX(id) FROM article)
    AND NOT EXISTS (SELECT 1 FROM entry e WHERE e.article_id = a.id AND NOT EXISTS (SELECT 1 FROM entry n
        WHERE n.feed_id = e.feed_id AND n.first_seen_at > e.last_seen_at AND n.first_seen_at <= ?))
    AND NOT EXISTS (SELECT 1 FROM duplicate d JOIN article o ON o.id = d.article_id WHERE d.of_article_id = a.id AND o.pruned_at IS NULL)
    AND NOT EXISTS (SELECT 1 FROM digest_item i JOIN digest_delivery d ON d.run_id = i.run_id
        WHERE i.article_id = a.id AND d.state = 'pending')"""
_ALIVE = """SELECT story_id, COALESCE(MIN(CASE WHEN CAST(backlog AS INTEGER) = 0 THEN id END), 0) FROM article WHERE story_id IN ({})
    GROUP BY story_id HAVING COUNT(*) > COUNT(pruned_at)"""
_PENDING = "SELECT 1 FROM digest_delivery d WHERE d.run_id = digest_run.id AND d.state = 'pending'"
_LATER = "SELECT 1 FROM digest_run n WHERE n.name = digest_run.name AND n.id > digest_run.id"
_RECEIVED = "EXISTS (SELECT 1 FROM digest_delivery d WHERE d.run_id = n.id AND d.state = 'done')"
_SILENCE = f"""UPDATE digest_run SET document = NULL WHERE scheduled_for < ? AND document IS NOT NULL
    AND NOT EXISTS ({_PENDING}) AND EXISTS ({_LATER})"""  # noqa: S608 - our own words
_DROP = f"""DELETE FROM digest_run WHERE scheduled_for < ? AND document IS NULL
    AND NOT EXISTS (SELECT 1 FROM digest_item i WHERE i.run_id = digest_run.id) AND EXISTS ({_LATER} AND {_RECEIVED})"""  # noqa: S608 - as above
_IN_THE_INDEX = "SELECT article_id FROM headline WHERE article_id IN ({})"
_SPAN = "SELECT COALESCE((SELECT MIN(article_id) FROM headline), n.newest + 1), n.newest FROM (SELECT MAX(id) AS newest FROM article) n"
_IDLE = "DELETE FROM host WHERE COALESCE(next_at, retry_at, robots_until) < ? AND (retry_at IS NULL OR retry_at < ?)"


def tombstones(database: Database, policy: Retention, now: datetime) -> int:
    """Forget the tombstones whose time has come, a batch a transaction; return how many."""
    return sum(_rounds(database, to_text(now - policy.tombstones)))


def digests(database: Database, policy: Retention, now: datetime) -> int:
    """Drop what old digests said, but for the newest of each name and what is still to be delivered; return how many.

    What they have shown stays known as long as the articles are; a digest of which nothing is known goes whole.
    """
    before = to_text(now - policy.digests)
    with database.atomic():
        dropped = raw.run(database, _SILENCE, [before])
        raw.run(database, _DROP, [before])
    return dropped


def headlines(database: Database, numbers: Sequence[int]) -> None:
    """Take articles out of the candidate index, and little by little keys that lead to none that is in it.

    Headlines expire after two windows, and keys with them; articles that are pruned before had their keys stay for ever.
    """
    gone = len(raw.rows(database, _IN_THE_INDEX.format(raw.marks(numbers)), numbers))
    index = HeadlineIndex(database)
    index.forget(numbers)
    if gone:
        oldest, newest = map(int, raw.rows(database, _SPAN, ())[0])
        index.sweep(max(numbers), gone, gone + newest + 1 - oldest, oldest)


def hosts(database: Database, now: datetime) -> int:
    """Forget hosts that nobody has asked for HOST_IDLE and that ask for no pause; return how many."""
    with database.atomic():
        return raw.run(database, _IDLE, [to_text(now - HOST_IDLE), to_text(now)])


def _rounds(database: Database, before: str) -> Iterator[int]:
    place, found = _FIRST, [_FIRST]
    while found:
        with database.atomic():
            turns.take(database, turns.GROUPING)  # stories are counted anew: nobody else may be at it
            found = raw.rows(database, _BURIED, [before, *place, BATCH])
            count = _let_go(database, [number for _, _, number in found], before)
        yield count
        place = found[-1] if found else place


def _let_go(database: Database, numbers: Sequence[int], before: str) -> int:
    """Delete those of these tombstones that are no longer needed, and bring their stories up to date."""
    if not numbers:
        return 0
    turns.hold_articles(database, numbers)
    left = dict(raw.rows(database, _LEFT.format(raw.marks(numbers)), [*numbers, before]))
    firsts = _alive(database, {story for story in left.values() if story is not None})
    gone = [number for number, story in left.items() if story not in firsts or number > firsts[story]]
    if gone:
        raw.run(database, f"DELETE FROM article WHERE id IN ({raw.marks(gone)})", gone)  # noqa: S608 - marks
        renew(database, {left[number] for number in gone if left[number] is not None})
    return len(gone)


def _alive(database: Database, stories: Collection[int]) -> dict[int, int]:
    """Return which of these stories still have an article that is whole, with the one a stream shows them under: that one stays, too."""
    return dict(raw.rows(database, _ALIVE.format(raw.marks(list(stories))), list(stories))) if stories else {}
