"""Decide about article pages: fetched at all, tried again after a failure, looked at again for edits. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from aggregator.errors import Outcome
from aggregator.model.times import ClaimKind, TimeClaim

TRIES = 5
_AFTER = (timedelta(minutes=10), timedelta(hours=1), timedelta(hours=6), timedelta(hours=24))  # between the five tries

# Answers that more tries do not change: the page is gone, or we are asked to stay away.
FINAL = frozenset(
    {
        Outcome.NOT_FOUND,
        Outcome.GONE,
        Outcome.ROBOTS_REFUSED,
        Outcome.ADDRESS_REFUSED,
        Outcome.UNAUTHORIZED,
        Outcome.TOO_LARGE,
        Outcome.REDIRECT_REFUSED,
    }
)

# A feed that carries this much text of an entry in its content element carries the article: shorter ones are often
# the first paragraphs. Counted on the 114 feeds of the evaluation data: teasers stay under 120 words, full texts over 200.
FULL_WORDS = 200
_CUT = ("...", "\u2026", "[\u2026]", "[...]", "read more", "continue reading", "weiterlesen", "lire la suite", "leer m\u00e1s", "leia mais")


def wants_page(text: str, words: int, *, has_content: bool, fulltext: bool, enabled: bool) -> tuple[bool, str]:
    """Return whether an entry's page is to be fetched, and why.

    `text` is the feed's best plain text of `words` words; `has_content` says that it came from a content element
    (content:encoded, atom:content, content_html) and not from a summary; `fulltext` is the feed's, `enabled` the program's
    setting.
    """
    if not enabled:
        return False, "[fulltext] enabled = false"
    if not fulltext:
        return False, "fulltext = false"
    if has_content and words >= FULL_WORDS and not text.rstrip().lower().endswith(_CUT):
        return False, f"the feed carries the text ({words} words)"
    return True, "the feed carries a summary" if words else "the feed carries no text"


def retry_at(tries: int, now: datetime, *, outcome: Outcome | None = None, not_before: datetime | None = None) -> datetime | None:
    """Return when a page is tried again after `tries` failures (this one counted), None when it is given up.

    `outcome` is what the server answered, None for a failure of our own; `not_before` is the host's Retry-After.
    """
    if outcome in FINAL or tries >= TRIES:
        return None
    at = now + _AFTER[max(tries, 1) - 1]
    return max(at, not_before) if not_before is not None else at


# How old the article is -> how long until its page is looked at again (NewsDiffs' ladder, E9).
_LADDER = (
    (timedelta(hours=3), timedelta(minutes=15)),
    (timedelta(days=1), timedelta(hours=1)),
    (timedelta(days=7), timedelta(hours=3)),
    (timedelta(days=30), timedelta(days=3)),
    (timedelta(days=360), timedelta(days=30)),
)
_RARE_EDITS = 0.02  # share of looks that found an edit, below which a site is looked at half as often
_LOOKS = 50  # looks from which on that share means something


def recheck_at(first_seen_at: datetime, now: datetime, *, looks: int = 0, edits: int = 0) -> datetime | None:
    """Return when an article's page is looked at again for edits, None when it is left alone (older than 360 days).

    `looks` and `edits` are the host's: sites that never edit are looked at half as often.
    """
    age = now - first_seen_at
    step = next((step for limit, step in _LADDER if age < limit), None)
    if step is None:
        return None
    return now + (step * 2 if looks >= _LOOKS and edits < _RARE_EDITS * looks else step)


_MAX_REREADS = 24  # updates stated by one field: after that many it is a clock, not an editor (reader's HASH_CHANGED_LIMIT)


def reread_at(before: Sequence[TimeClaim], fresh: Sequence[TimeClaim], *, first_seen_at: datetime, now: datetime) -> datetime | None:
    """Return when a page is read again because its feed says that it was updated since, None when that is no reason.

    `fresh` are the claims of an entry that otherwise reads as before, `before` all older ones of the article. Once for each time
    that moves on, and never oftener than on the ladder: a feed that prints its clock there costs its site no more than that.
    """
    due = (_reread_for(claim, before, first_seen_at) for claim in fresh if claim.kind is ClaimKind.UPDATED)
    first = min((at for at in due if at is not None), default=None)
    return None if first is None else max(first, now)


def _reread_for(claim: TimeClaim, before: Sequence[TimeClaim], first_seen_at: datetime) -> datetime | None:
    stated = [c for c in before if (c.kind, c.source) == (claim.kind, claim.source)]
    latest = max((c.instant for c in stated if c.instant is not None), default=first_seen_at)
    if claim.instant is None or claim.instant <= latest or len(stated) >= _MAX_REREADS:
        return None
    return recheck_at(first_seen_at, max((c.seen_at for c in stated), default=first_seen_at))
