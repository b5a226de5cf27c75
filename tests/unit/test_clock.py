from __future__ import annotations

from datetime import UTC, datetime, timedelta

from aggregator.clock import ServerClock

NOON = datetime(2026, 11, 28, 12, tzinfo=UTC)


class Machine(ServerClock):
    """A machine whose quartz is moved by the test."""

    ticks = 100.0

    def monotonic(self) -> float:
        return self.ticks


def test_machines_whose_clocks_differ_by_an_hour_agree_on_the_servers_time() -> None:
    clock = Machine()
    clock.set(NOON, 99.9, 100.1)
    clock.ticks += 5
    assert clock.now() == NOON + timedelta(seconds=5)


def test_a_reading_that_took_long_is_passed_over_unless_it_is_the_first() -> None:
    clock = Machine()
    clock.set(NOON, 98.0, 100.0)
    assert clock.now() == NOON + timedelta(seconds=1)
    clock.set(NOON + timedelta(hours=1), 98.0, 100.0)
    assert clock.now() == NOON + timedelta(seconds=1)
    clock.set(NOON + timedelta(seconds=2), 100.0, 100.0)
    assert clock.now() == NOON + timedelta(seconds=2)
