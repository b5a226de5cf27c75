from __future__ import annotations

from datetime import UTC, datetime, timedelta

from aggregator.core.logins import LONGEST, Failures, failed, pause

NOW = datetime(2026, 11, 23, tzinfo=UTC)
SECOND = timedelta(seconds=1)


def after(count: int) -> Failures:
    found = None
    for _ in range(count):
        found = failed(found, NOW)
    return found


def test_a_slip_costs_nothing_and_guessing_more_and_more():
    assert [pause(f, NOW) for f in (None, after(1), after(2))] == [timedelta()] * 3
    assert [pause(after(n), NOW) for n in (3, 4, 5)] == [SECOND, 2 * SECOND, 4 * SECOND]
    assert pause(after(40), NOW) == LONGEST


def test_the_pause_ends_and_a_clock_set_back_locks_nobody_out():
    assert pause(after(4), NOW + 2 * SECOND) == timedelta()
    assert pause(after(4), NOW - timedelta(days=1)) == LONGEST


def test_an_hour_later_it_is_forgotten():
    assert failed(after(9), NOW + timedelta(minutes=61)).count == 1
    assert failed(after(9), NOW + timedelta(minutes=59)).count == 10
