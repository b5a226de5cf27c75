"""Articles whose age only their page told: old when their feed was first polled, so no news, as if the feed had said so."""

from __future__ import annotations

from datetime import datetime

from aggregator.core.backlog import is_backlog
from aggregator.errors import OUTCOMES, Grade, Outcome
from aggregator.store.tables import Article, DigestItem, Entry, FetchEvent, Mark

_WELL = [outcome.value for outcome, fact in OUTCOMES.items() if fact.grade is Grade.OK and outcome is not Outcome.HELD]


def is_old(article: Article, published: datetime | None) -> bool:
    """Return whether an article becomes backlog now that it is known to have been `published` then.

    What a digest has told stays told, and what somebody marked stays where they marked it.
    """
    seen: datetime = article.first_seen_at
    old = is_backlog(first_poll=True, published=published, position=0, now=seen)
    return old and not _is_out(article.id) and _came_with_first_poll(article.id, seen)


def _is_out(article_id: int) -> bool:
    told = DigestItem.select(1).where(DigestItem.article == article_id).exists()
    return bool(told or Mark.select(1).where(Mark.article == article_id).exists())


def _came_with_first_poll(article_id: int, seen: datetime) -> bool:
    """Return whether the feed that brought the article had neither an entry nor a good answer before it was `seen`."""
    first = Entry.select(Entry.feed).where(Entry.article == article_id).order_by(Entry.id).limit(1)
    listed = Entry.select(1).where(Entry.feed.in_(first), Entry.first_seen_at < seen)
    answered = FetchEvent.select(1).where(FetchEvent.feed.in_(first), FetchEvent.at < seen, FetchEvent.outcome.in_(_WELL))
    return not (listed.exists() or answered.exists())
