"""When a feed is polled next, which rule said so, and how the feed stands after a poll.

    earliest   nothing moves a poll before it: the floor, Retry-After, freshness, ttl, sy:update
    wait       the feed's own rhythm (or its interval, or failures x interval), never before the earliest
    spread     a little later at random, so that feeds do not align
    skip       out of the hours and days the feed asks to be left alone

No later than `max_interval`, except where the server asked for it by Retry-After or skipHours/skipDays.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from aggregator.core import hints as feed_hints
from aggregator.core import moves, rhythm
from aggregator.core.freshness import Freshness, fresh_for, retry_after
from aggregator.errors import OUTCOMES, Grade, Outcome
from aggregator.model.feed import FeedForPoll, FeedHints, FeedState, NextPoll, SchedulePolicy
from aggregator.model.fetch import Headers, Redirect
from aggregator.model.poll import FeedHealth

WEIGHTS = {Grade.OK: 0.0, Grade.TEMPORARY: 0.25, Grade.SOFT: 0.5, Grade.HARD: 1.0}  # Media Cloud rss-fetcher
_THROTTLE = timedelta(hours=1)  # a rate limit that names no time: one to two hours (tt-rss), doubled each time
_THROTTLE_DOUBLINGS = 6
_UNCONDITIONAL = timedelta(hours=24)  # least time between two requests without validators (P6)
_DOUBTFUL_RUN = 3  # 304s in a row before they can be doubted
_DOUBTFUL_SILENCE = 2  # own gaps without a new entry
_REFUSALS = 3.0  # failures in a row after which the validators may be what a server fails at (as core.moves)
_OVERRUN_WINDOW = 5  # entries: a shorter document all new is no sign of anything
_SKIP_SPREAD = timedelta(hours=1)  # a feed moved to the start of an hour is spread over part of it
_SKIPPED = "skipHours/skipDays"
_PLANNED = "; before that "  # between a hold and the rule that had set the poll it put off
_NO_HEADERS = Headers()
_PAUSES = frozenset({Outcome.RATE_LIMITED, Outcome.UNAVAILABLE, Outcome.FORBIDDEN, Outcome.CHALLENGED})


@dataclass(frozen=True, slots=True)
class Answer:
    """What one poll came to, as far as the schedule cares; set by engine/poll_host."""

    outcome: Outcome
    status: int | None = None
    headers: Headers = _NO_HEADERS
    redirects: tuple[Redirect, ...] = ()
    hints: FeedHints | None = None  # of the document parsed now; None: those stored hold
    conditional: bool = False  # validators were sent
    own_outage: bool = False  # we were offline: counts against no feed
    came: tuple[datetime, ...] = ()  # core.rhythm.arrival of each entry stored for the first time
    known: int = 0  # entries of the document that we had
    hold: Freshness | None = None  # how long the host must not be asked, and why, where no Retry-After of this answer says it


def health(feed: FeedForPoll, policy: SchedulePolicy, answer: Answer, now: datetime) -> FeedHealth:
    """Return how the feed stands after this poll."""
    if answer.outcome is Outcome.HELD:
        return unasked(feed)
    failures = failures_after(feed.failures, answer)
    since = moves.gone_since(feed.gone_since, feed.state, answer.outcome, now, answered=answer.status is not None)
    run = moves.redirect_run(feed.redirect, answer.redirects, answer.outcome, now)
    adopt = run.target if run and moves.has_moved(run, policy, now) else None
    if moves.move_failed(adopted=feed.poll_url != feed.spec.url, failures=failures):
        adopt = feed.spec.url
    return FeedHealth(
        failures=failures,
        gone_since=since,
        is_gone=moves.is_gone(since, feed.state, answer.outcome, now),
        redirect=None if adopt else run,
        adopt_url=adopt,
        not_modified_run=_not_modified_run(feed, answer),
        last_unconditional_at=feed.last_unconditional_at if answer.conditional or answer.status is None else now,
        overran=overran(feed, answer),
    )


def unasked(feed: FeedForPoll) -> FeedHealth:
    """Return the standing of a feed that was not asked: as it was."""
    return FeedHealth(
        failures=feed.failures,
        gone_since=feed.gone_since,
        is_gone=feed.state is FeedState.GONE,
        redirect=feed.redirect,
        adopt_url=None,
        not_modified_run=feed.not_modified_run,
        last_unconditional_at=feed.last_unconditional_at,
        overran=False,
    )


def failures_after(failures: float, answer: Answer) -> float:
    """Return the sum of failure grades: a success clears it, our own outage adds nothing."""
    grade = OUTCOMES[answer.outcome].grade
    if grade is Grade.OK:
        return 0.0
    return failures if answer.own_outage else failures + WEIGHTS[grade]


def _not_modified_run(feed: FeedForPoll, answer: Answer) -> int:
    if answer.outcome is Outcome.NOT_MODIFIED:
        return feed.not_modified_run + 1
    return 0 if answer.outcome in moves.FEED_SEEN else feed.not_modified_run


def overran(feed: FeedForPoll, answer: Answer) -> bool:
    """Return whether a full window was all new: entries may have passed unseen between two polls (P16)."""
    return bool(feed.arrivals) and answer.known == 0 and len(answer.came) >= _OVERRUN_WINDOW


def asks_unconditionally(feed: FeedForPoll, now: datetime) -> bool:
    """Return whether a feed is asked without validators this once, at most once in 24 h (P6).

    So is a server that fails for long, as some do at whatever is sent back to them (400, 412, 431, 500). One that keeps saying 304 is
    when its document had no entries (arXiv fills it under the same ETag), or for two of the feed's own gaps.
    """
    last = feed.last_unconditional_at
    if feed.validators is None or (last is not None and now - last < _UNCONDITIONAL):
        return False
    if feed.failures >= _REFUSALS:
        return True
    return feed.not_modified_run >= _DOUBTFUL_RUN and (feed.window_size == 0 or _is_silent(feed, now))


def _is_silent(feed: FeedForPoll, now: datetime) -> bool:
    """Return whether nothing came for two of the feed's own gaps, since the last entry (by a right clock) or look at the whole."""
    since = max((at for at in (*feed.arrivals, feed.last_unconditional_at) if at is not None and at <= now), default=None)
    return since is not None and now - since > _DOUBTFUL_SILENCE * rhythm.own_gap(feed.arrivals)


def throttle_wait(throttles: int, policy: SchedulePolicy, rng: Random) -> timedelta:
    """Return the pause after the nth rate limit in a row that named no time: 1-2 h, doubled each time, capped."""
    doubled: timedelta = _THROTTLE * 2 ** min(max(throttles - 1, 0), _THROTTLE_DOUBLINGS)
    return min(doubled * rng.uniform(1, 2), max(policy.max_interval, _THROTTLE))


def pause_asked(answer: Answer, policy: SchedulePolicy, now: datetime) -> timedelta | None:
    """Return the Retry-After to obey, at most `retry_after_max`; only where it comes with a refusal (P7)."""
    wait = retry_after(answer.headers, now) if answer.outcome in _PAUSES else None
    return min(wait, policy.retry_after_max) if wait else None


def next_poll(  # noqa: PLR0913, PLR0917 - everything a decision about time depends on
    feed: FeedForPoll, policy: SchedulePolicy, answer: Answer, state: FeedHealth, now: datetime, rng: Random
) -> NextPoll:
    """Return when the feed is polled next and the rule that set it; `state` is `health` of the same poll."""
    if answer.outcome is Outcome.HELD and answer.status is None and answer.hold is not None:
        return held(feed, answer.hold, now)
    asked = _asked_pause(answer, policy, now)
    if state.is_gone:
        return _spread(now, Freshness(policy.gone_probe, "gone: asked again now and then"), policy.jitter, rng)
    hints = answer.hints or feed.hints
    base = _base(feed, policy, state, answer, now)
    earliest = _longest((Freshness(floor(policy), "min_interval"), *_from_server(answer, hints, policy, now)))
    bounded = _bounded(now, _longest((base, earliest)), earliest.wait, policy, rng)
    if asked is not None and now + asked.wait > bounded.at:
        bounded = _spread(now, asked, 0, rng)
    return _out_of_skipped(bounded, hints, policy, rng)


def held(feed: FeedForPoll, hold: Freshness, now: datetime) -> NextPoll:
    """Return the next poll of a feed that was not asked: when it was due, but not within the pause; its own plan stays named."""
    ends = now + hold.wait
    plan = feed.next_poll_why.rpartition(_PLANNED)[2]  # a hold after a hold names the plan once
    return NextPoll(ends, f"{hold.why}{_PLANNED}{plan}") if ends > feed.next_poll_at else NextPoll(feed.next_poll_at, feed.next_poll_why)


def too_soon(feed: FeedForPoll, policy: SchedulePolicy, now: datetime, *, force: bool) -> Freshness | None:
    """Return why a feed is not polled now: hours it skips or min_interval (unless forced), or gone and its probe not due.

    A poll set outside the skipped hours may come late: after a long queue, or when the machine slept.
    """
    left_alone = feed_hints.next_allowed(now, feed.hints) - now
    if left_alone and not force:
        return Freshness(left_alone, _SKIPPED)
    if now >= feed.next_poll_at:
        return None
    if feed.state is FeedState.GONE:
        return Freshness(feed.next_poll_at - now, "gone: asked again now and then")
    since = now - feed.last_poll_at if feed.last_poll_at else None
    if force or since is None or since >= policy.min_interval:
        return None
    return Freshness(policy.min_interval - since, f"polled within min_interval {_words(policy.min_interval)}")


def floor(policy: SchedulePolicy) -> timedelta:
    """Return the time nothing polls a feed before (P1): min_interval if adaptive, else its own interval when longer."""
    return policy.min_interval if policy.adaptive else max(policy.interval, policy.min_interval)


def _asked_pause(answer: Answer, policy: SchedulePolicy, now: datetime) -> Freshness | None:
    if answer.hold is not None:
        return answer.hold
    wait = pause_asked(answer, policy, now)
    return Freshness(wait, f"Retry-After {int(wait.total_seconds())} s") if wait else None


def _base(feed: FeedForPoll, policy: SchedulePolicy, state: FeedHealth, answer: Answer, now: datetime) -> Freshness:
    """Return the wait we choose ourselves: failures, overrun, rhythm or the plain interval."""
    interval = max(policy.interval, policy.min_interval)
    if answer.own_outage:
        return Freshness(policy.min_interval, "our own line looks down")
    if state.failures:
        wait = min(max(interval, state.failures * interval), max(policy.max_interval, interval))
        often = "fails again and again" if feed.failures else "one failure"
        return Freshness(wait, f"{often}: again in {_words(wait)}")
    if state.overran and policy.adaptive:
        return Freshness(max(policy.min_interval, interval / 2), "overrun: every entry was new")
    arrivals = (*answer.came, *feed.arrivals) if feed.arrivals else ()
    most = max(policy.max_interval, interval)
    adapts = policy.adaptive and interval
    window = answer.known + len(answer.came) or feed.window_size
    own = rhythm.pace(arrivals, now, interval, most, window=window, news=bool(answer.came)) if adapts else None
    if own is None or own == interval:
        return Freshness(interval, f"{'interval' if interval == policy.interval else 'min_interval'} {_words(interval)}")
    wait = min(max(own, policy.min_interval), most)
    return Freshness(wait, f"rhythm {_words(wait)}")


def _from_server(answer: Answer, hints: FeedHints, policy: SchedulePolicy, now: datetime) -> list[Freshness]:
    """Return what the answer and the document ask for, clamped to `max_interval` (max-age=315360000 is real)."""
    if answer.outcome not in moves.FEED_SEEN:
        return []
    said = (fresh_for(answer.headers, now), feed_hints.ttl(hints), feed_hints.update_period(hints))
    most = max(policy.max_interval, policy.min_interval)
    return [Freshness(min(f.wait, most), f.why) for f in said if f is not None]


def _longest(waits: Sequence[Freshness]) -> Freshness:
    return max(waits, key=lambda f: f.wait)


def _bounded(now: datetime, chosen: Freshness, earliest: timedelta, policy: SchedulePolicy, rng: Random) -> NextPoll:
    """Return `chosen` spread by jitter, inside [earliest, max_interval]: near the ceiling it is spread downwards."""
    spread, ceiling = chosen.wait * policy.jitter, max(policy.max_interval, policy.interval, floor(policy))
    high = max(chosen.wait, min(chosen.wait + spread, ceiling))
    low = max(earliest, high - spread)
    return NextPoll(now + low + (high - low) * rng.random(), chosen.why)


def _spread(now: datetime, chosen: Freshness, jitter: float, rng: Random) -> NextPoll:
    return NextPoll(now + chosen.wait + chosen.wait * jitter * rng.random(), chosen.why)


def _out_of_skipped(poll: NextPoll, hints: FeedHints, policy: SchedulePolicy, rng: Random) -> NextPoll:
    moved = feed_hints.next_allowed(poll.at, hints)
    if moved == poll.at:
        return poll
    return NextPoll(moved + _SKIP_SPREAD * policy.jitter * rng.random() * 0.999, _SKIPPED)


def _words(wait: timedelta) -> str:
    """Return a duration in the two largest units, "1h30m"."""
    minutes, seconds = divmod(int(wait.total_seconds()), 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return f"{hours}h{minutes}m" if minutes else f"{hours}h"
    return f"{minutes}m{seconds}s" if seconds and minutes else (f"{minutes}m" if minutes else f"{seconds}s")
