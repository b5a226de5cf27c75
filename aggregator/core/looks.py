"""When the page of an article is looked at again for edits: a ladder by age, slower where nobody ever edits. Pure.

Bound: 12 looks in the first three hours, 21 more in the first day, 48 in the rest of the week; a sixteenth of that on a host that
never edits (bench/looks.py prints both).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from aggregator.core.pages import FINAL, TRIES
from aggregator.errors import Outcome
from aggregator.model.feed import FeedState
from aggregator.model.times import ClaimKind, TimeClaim

# How old the article is -> how long until its page is looked at again (NewsDiffs' ladder, E9).
_LADDER = (
    (timedelta(hours=3), timedelta(minutes=15)),
    (timedelta(days=1), timedelta(hours=1)),
    (timedelta(days=7), timedelta(hours=3)),
    (timedelta(days=30), timedelta(days=3)),
    (timedelta(days=360), timedelta(days=30)),
)
_WORTH = 0.02  # edits a look for which the ladder was made: one in fifty
_PRIOR_LOOKS = 50  # a host nobody knows is taken for one that edits so often
_SLOWEST = 16.0  # times the ladder: even a site that never edits is asked now and then
_LONGEST_FRESH = timedelta(days=1)  # a page that calls itself good for a year is misconfigured, not finished
_OVER = FINAL - {Outcome.NOT_FOUND}  # a page that was there may be missing for the length of a deployment


@dataclass(frozen=True, slots=True)
class Habit:
    """What looking again at the pages of one host has shown so far."""

    looks: int = 0
    edits: int = 0  # looks that found one


def stretch(habit: Habit) -> float:
    """Return how many times slower than the ladder a host is looked at: 1 where edits are found, up to 16 where none ever is.

    The share of looks that find an edit is estimated with one edit in fifty looks to begin with, so that it takes 50 looks in vain to
    halve the pace, 150 for a quarter; one edit found doubles it again.
    """
    return min(max(_WORTH * (habit.looks + _PRIOR_LOOKS) / (habit.edits + 1), 1.0), _SLOWEST)


def recheck_at(  # noqa: PLR0913 - all that slows a look down
    born_at: datetime,
    now: datetime,
    *,
    habit: Habit | None = None,
    failures: int = 0,
    fresh_for: timedelta | None = None,
    not_before: datetime | None = None,
) -> datetime | None:
    """Return when an article's page is looked at again after a look at `now`, None when it is left alone (older than 360 days).

    `born_at` is when the article is known to have been there; `habit` its host's; `failures` counts the looks in a row that did
    not get the page: each doubles the wait, the fifth ends it. `fresh_for` is what the answer said it stays good, `not_before` what
    the host asked for.
    """
    age = now - born_at
    step = next((step for limit, step in _LADDER if age < limit), None)
    if step is None or failures >= TRIES:
        return None
    wait: timedelta = max(step * stretch(habit or Habit()) * float(2**failures), min(fresh_for or timedelta(0), _LONGEST_FRESH))
    return max(now + wait, not_before or now)


def wants_look(feed: FeedState, *, fulltext: bool, enabled: bool) -> tuple[bool, str]:
    """Return whether a page is still looked at again, and why not: `fulltext` is the feed's, `enabled` the program's setting."""
    if not enabled:
        return False, "[fulltext] enabled = false"
    if not fulltext:
        return False, "fulltext = false"
    if feed is not FeedState.ACTIVE:
        return False, f"the feed is {feed}"
    return True, ""


def is_over(reason: str) -> bool:
    """Return whether what came of a look (an outcome, or why the page is not the article) ends all looking: gone, or asked to stay away."""
    return reason in _OVER


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
