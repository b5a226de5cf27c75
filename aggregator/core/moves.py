"""Feeds that move and feeds that end: permanent redirects in a row, 410s a day apart."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from aggregator.errors import Outcome
from aggregator.model.feed import FeedState, RedirectRun, SchedulePolicy
from aggregator.model.fetch import Redirect

_PERMANENT = frozenset({301, 308})  # RFC 9110, 15.4.2 and 15.4.9; 302, 303 and 307 are never adopted
_APART = timedelta(hours=24)  # between the two 410s that end a feed
_GIVE_UP = 3.0  # failures in a row after which an adopted address was a mistake
FEED_SEEN = frozenset({Outcome.UPDATED, Outcome.UNCHANGED, Outcome.NOT_MODIFIED, Outcome.NO_ENTRIES})
_HOST_SPEAKS = frozenset({Outcome.RATE_LIMITED, Outcome.UNAVAILABLE, Outcome.CHALLENGED})  # answers that say nothing of the feed


def permanent_target(redirects: Sequence[Redirect]) -> str | None:
    """Return where the unbroken permanent redirects at the head of the chain lead, None without any."""
    target = None
    for hop in redirects:
        if hop.status not in _PERMANENT:
            break
        target = hop.location
    return target


def redirect_run(run: RedirectRun | None, redirects: Sequence[Redirect], outcome: Outcome, now: datetime) -> RedirectRun | None:
    """Return the run of identical permanent redirects after this poll.

    Only answers that are a feed count; a failure neither adds to the run nor breaks it.
    """
    if outcome not in FEED_SEEN:
        return run
    target = permanent_target(redirects)
    if target is None:
        return None
    if run is None or run.target != target:
        return RedirectRun(target, 1, now)
    return RedirectRun(target, run.count + 1, run.since)


def has_moved(run: RedirectRun | None, policy: SchedulePolicy, now: datetime) -> bool:
    """Return whether the run is long enough, in polls and in time, to adopt its target."""
    return run is not None and run.count >= policy.moved_polls and now - run.since >= policy.moved_over


def move_failed(*, adopted: bool, failures: float) -> bool:
    """Return whether an adopted address fails so long that the configured one is asked again."""
    return adopted and failures >= _GIVE_UP


def gone_since(since: datetime | None, state: FeedState, outcome: Outcome, now: datetime, *, answered: bool) -> datetime | None:
    """Return the time of the first 410 of an unbroken run, None without one.

    Not being reached (`answered` false) breaks nothing, nor does a host that wants a pause, is in trouble or asks for a browser:
    else a server that limits its callers would be asked for its dead feeds for ever. Gone stays gone until it is a feed again.
    """
    if outcome is Outcome.GONE:
        return since or now
    if outcome in FEED_SEEN or (answered and state is not FeedState.GONE and outcome not in _HOST_SPEAKS):
        return None
    return since


def is_gone(since: datetime | None, state: FeedState, outcome: Outcome, now: datetime) -> bool:
    """Return whether the feed counts as gone: 410 now and a day ago, or gone before and still no feed."""
    if outcome in FEED_SEEN:
        return False
    if state is FeedState.GONE:
        return True
    return outcome is Outcome.GONE and since is not None and now - since >= _APART
