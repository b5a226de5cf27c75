"""Whatever servers, documents and histories say: never an exception, never too early, never too late."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aggregator.core import hints as feed_hints
from aggregator.core import politeness, schedule
from aggregator.core.freshness import MOST, fresh_for, retry_after
from aggregator.core.schedule import Answer
from aggregator.errors import Outcome
from aggregator.model.feed import DueFeed, FeedForPoll, FeedHints, FeedSpec, FeedState, NextPoll, RedirectRun, SchedulePolicy, Validators
from aggregator.model.fetch import Headers, Redirect
from aggregator.model.poll import FeedHealth

NOW = datetime(2026, 3, 2, 12, 30, tzinfo=UTC)
URL = "https://example.org/feed"

spans = st.timedeltas(min_value=timedelta(0), max_value=timedelta(days=40))
moments = st.datetimes(datetime(2020, 1, 1), datetime(2026, 3, 2, 12, 30), timezones=st.just(UTC))  # noqa: DTZ001 - hypothesis wants naive bounds
dates = st.sampled_from(["Mon, 02 Mar 2026 13:30:00 GMT", "Thu, 01 Jan 1970 00:00:00 GMT", "Sun, 06 Nov 1994 08:49:37 -9999", "0"])
numbers = st.integers(-(10**12), 10**12).map(str)
values = st.none() | st.text(max_size=40) | dates | numbers
controls = values | st.builds("max-age={}".format, numbers) | st.builds("no-cache, max-age={}".format, numbers)
headers = st.builds(Headers, date=values, cache_control=controls, expires=values, age=values, retry_after=values)
words = st.text(max_size=12) | numbers | st.sampled_from(["Monday", "hourly", "dayly", "0.1"])
hints = st.builds(
    FeedHints,
    ttl=st.none() | words,
    skip_hours=st.lists(words, max_size=30).map(tuple),
    skip_days=st.lists(words, max_size=9).map(tuple),
    update_period=st.none() | words,
    update_frequency=st.none() | words,
)


@st.composite
def policies(draw: st.DrawFn) -> SchedulePolicy:
    low, high = sorted((draw(spans), draw(spans)))
    return SchedulePolicy(
        interval=draw(spans),
        min_interval=low,
        max_interval=high,
        adaptive=draw(st.booleans()),
        jitter=draw(st.floats(0, 1)),
        retry_after_max=draw(spans),
        gone_probe=draw(spans),
        moved_polls=draw(st.integers(1, 5)),
        moved_over=draw(spans),
    )


runs = st.none() | st.builds(RedirectRun, target=st.just("https://new.example/"), count=st.integers(1, 9), since=moments)
feeds = st.builds(
    FeedForPoll,
    id=st.just(1),
    spec=st.just(FeedSpec(URL, "")),
    state=st.sampled_from([FeedState.ACTIVE, FeedState.GONE]),
    host=st.just("example.org:443"),
    poll_url=st.sampled_from([URL, "https://new.example/"]),
    next_poll_at=moments,
    next_poll_why=st.text(max_size=40),
    validators=st.none() | st.just(Validators(URL, '"a"')),
    body_hash=st.none(),
    hints=hints,
    failures=st.floats(0, 1000),
    last_ok_at=st.none() | moments,
    last_poll_at=st.none() | moments,
    not_modified_run=st.integers(0, 1000),
    last_unconditional_at=st.none() | moments,
    gone_since=st.none() | moments,
    redirect=runs,
    arrivals=st.lists(moments, max_size=50).map(lambda times: tuple(sorted(times, reverse=True))),
    identity_policy=st.just("guid"),
)
answers = st.builds(
    Answer,
    outcome=st.sampled_from([outcome for outcome in Outcome if outcome is not Outcome.HELD]),
    status=st.none() | st.integers(100, 599),
    headers=headers,
    redirects=st.lists(st.builds(Redirect, status=st.sampled_from([301, 302, 308]), location=st.just("https://new.example/"))).map(tuple),
    hints=st.none() | hints,
    conditional=st.booleans(),
    own_outage=st.booleans(),
    came=st.lists(moments, max_size=50).map(tuple),
    known=st.integers(0, 50),
)


@given(feeds, policies(), answers, st.integers())
@pytest.mark.rule("P1", "P7", "P10", "P11")
def test_no_answer_polls_a_feed_too_early_or_loses_it(feed: FeedForPoll, policy: SchedulePolicy, answer: Answer, seed: int) -> None:
    state = schedule.health(feed, policy, answer, NOW)
    found = schedule.next_poll(feed, policy, answer, state, NOW, Random(seed))  # noqa: S311 - jitter
    wait = found.at - NOW
    if state.is_gone:
        assert policy.gone_probe <= wait <= 2 * policy.gone_probe
        return
    asked = schedule.pause_asked(answer, policy, NOW)
    assert wait >= schedule.floor(policy)
    assert wait >= (asked or timedelta(0))
    assert not asked or asked <= policy.retry_after_max
    used = answer.hints or feed.hints
    most = max(policy.max_interval, policy.interval, schedule.floor(policy), asked or timedelta(0))
    skipped = timedelta(days=8) if used.skip_hours or used.skip_days else timedelta(0)
    assert wait <= most + skipped
    assert found.at == feed_hints.next_allowed(found.at, used)
    assert found.why


@given(headers)
def test_header_values_of_any_kind_are_read_or_ignored(headers: Headers) -> None:
    fresh, pause = fresh_for(headers, NOW), retry_after(headers, NOW)
    assert fresh is None or timedelta(0) < fresh.wait <= MOST
    assert pause is None or timedelta(0) < pause <= MOST


@given(hints, moments)
def test_hints_of_any_kind_are_read_or_ignored(found: FeedHints, at: datetime) -> None:
    for said in (feed_hints.ttl(found), feed_hints.update_period(found)):
        assert said is None or timedelta(0) < said.wait <= MOST
    moved = feed_hints.next_allowed(at, found)
    assert at <= moved <= at + timedelta(days=8)


@pytest.mark.rule("P1", "P14")
@given(feeds, policies(), st.lists(answers, max_size=12), st.integers())
def test_through_any_sequence_of_answers_no_poll_is_too_early_or_too_late(
    feed: FeedForPoll, policy: SchedulePolicy, sequence: list[Answer], seed: int
) -> None:
    """Each answer is decided on as the engine does, and the next one comes when that decision says."""
    now, rng, bare_at = NOW, Random(seed), list[datetime]()  # noqa: S311 - jitter
    for answer in sequence:
        doubted = schedule.asks_unconditionally(feed, now)
        if doubted and answer.status is not None:
            bare_at.append(now)
        asked = replace(answer, conditional=feed.validators is not None and not doubted)
        state = schedule.health(feed, policy, asked, now)
        assert state.failures >= 0
        assert state.adopt_url in (None, URL, "https://new.example/")
        found = schedule.next_poll(feed, policy, asked, state, now, rng)
        _in_bounds(found.at - now, feed, policy, asked, is_gone=state.is_gone, at=now)
        feed = _after(feed, asked, state, found, now)
        now = found.at
    assert all(later - earlier >= timedelta(hours=24) for earlier, later in pairwise(bare_at))


def _in_bounds(wait: timedelta, feed: FeedForPoll, policy: SchedulePolicy, answer: Answer, *, is_gone: bool, at: datetime) -> None:
    """Fail for a poll before the floor or the server's pause, or later than everybody asked for."""
    if is_gone:
        assert policy.gone_probe <= wait <= 2 * policy.gone_probe
        return
    pause = schedule.pause_asked(answer, policy, at) or timedelta(0)
    used = answer.hints or feed.hints
    most = max(policy.max_interval, policy.interval, schedule.floor(policy), pause)
    assert max(schedule.floor(policy), pause) <= wait <= most + (timedelta(days=8) if used.skip_hours or used.skip_days else timedelta(0))


def _after(feed: FeedForPoll, answer: Answer, state: FeedHealth, found: NextPoll, now: datetime) -> FeedForPoll:
    """Return the feed as the store gives it back after this poll."""
    return replace(
        feed,
        failures=state.failures,
        gone_since=state.gone_since,
        redirect=state.redirect,
        not_modified_run=state.not_modified_run,
        last_unconditional_at=state.last_unconditional_at,
        last_poll_at=now,
        next_poll_at=found.at,
        next_poll_why=found.why,
        hints=answer.hints or feed.hints,
        poll_url=state.adopt_url or feed.poll_url,
        arrivals=tuple(sorted((*answer.came, *feed.arrivals), reverse=True)[:50]),
        state=FeedState.GONE if state.is_gone else FeedState.ACTIVE,
    )


@given(st.lists(st.tuples(st.integers(0, 10**6), st.sampled_from("abcde"), moments), unique_by=lambda row: row[0]), st.integers(0, 60))
def test_a_plan_gives_every_feed_at_most_one_place_and_no_host_two_batches(rows: list[tuple[int, str, datetime]], limit: int) -> None:
    batches = politeness.plan([DueFeed(*row) for row in rows], {}, NOW, limit)
    hosts = [batch.host for batch in batches]
    ids = [number for batch in batches for number in batch.feed_ids]
    assert len(hosts) == len(set(hosts))
    assert len(ids) == len(set(ids)) == min(limit, len(rows))
    assert len(hosts) == min(limit, len({host for _, host, _ in rows}))
