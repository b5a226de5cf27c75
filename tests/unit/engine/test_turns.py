"""A host's turn on a machine that wakes up late for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from aggregator.config.load import defaults
from aggregator.engine import asking
from aggregator.errors import HostPausedError
from aggregator.fetch.sendings import Sendings
from aggregator.store.store import Store, open_store
from tests.newsdesk import START

HOST = "herald.example:443"


class Sleeper:
    """A clock that only sleeping moves, and that oversleeps."""

    def __init__(self, *late: float) -> None:
        self.at, self.late = START, list(late)

    def now(self) -> datetime:
        return self.at

    async def sleep(self, seconds: float) -> None:
        self.at += timedelta(seconds=seconds + (self.late.pop(0) if self.late else 0.0))


class Loop:
    """A store thread that is none."""

    async def __call__(self, call, *args, **kwargs):
        return call(*args, **kwargs)

    async def together(self, call, ask):
        return call([ask])[0]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with closing(open_store("sqlite:///turns.db", tmp_path)) as opened:
        yield opened


def kit_of(store: Store, clock: Sleeper) -> Any:
    settings = defaults(fetch={"per_host_delay": "2s"})
    return SimpleNamespace(
        settings=lambda: settings, store=store, db=Loop(), clock=clock, fetcher=SimpleNamespace(sendings=Sendings(clock))
    )  # type: ignore[arg-type] # it sleeps too


async def _asked(kit: Any) -> datetime:
    await asking.turn_for_poll(kit, HOST)
    return kit.clock.now()


async def test_whoever_wakes_up_late_is_no_nearer_to_the_next_one(store: Store):
    kit = kit_of(store, Sleeper(0.9))
    first, second, third = [await _asked(kit) for _ in range(3)]
    assert (second - first, third - second) == (timedelta(seconds=2.9), timedelta(seconds=2))


async def test_whoever_wakes_up_after_another_took_the_next_turn_goes_behind_it(store: Store):
    clock = Sleeper(0.9)
    kit = kit_of(store, clock)
    await _asked(kit)
    sleep, other = clock.sleep, []

    async def meanwhile(seconds: float) -> None:
        clock.sleep = sleep  # type: ignore[method-assign] # once
        other.append(store.hosts.reserve(HOST, clock.now(), timedelta(seconds=2)))
        await sleep(seconds)

    clock.sleep = meanwhile  # type: ignore[method-assign] # another machine takes a turn while this one sleeps
    mine = await _asked(kit)
    assert mine - other[0] == timedelta(seconds=2)


async def test_a_request_that_went_out_late_keeps_the_next_one_away(store: Store):
    clock = Sleeper()
    kit = kit_of(store, clock)
    await _asked(kit)
    await clock.sleep(1.5)  # a slow handshake
    kit.fetcher.sendings.note(HOST)
    sent = clock.now()
    assert await _asked(kit) - sent == timedelta(seconds=2)
    assert store.hosts.reserve(HOST, clock.now(), timedelta(seconds=2)) - sent == timedelta(seconds=4), "other machines see it"


async def test_another_machine_keeps_its_distance_from_the_last_request_of_a_batch_that_went_out_late(store: Store):
    clock = Sleeper()
    kit, other = kit_of(store, clock), kit_of(store, clock)
    await _asked(kit)
    await clock.sleep(0.9)  # after the turn was taken, and before its request went out
    kit.fetcher.sendings.note(HOST)
    sent = clock.now()
    await clock.sleep(0.4)
    await asking.leave(kit, HOST)
    assert await _asked(other) - sent == timedelta(seconds=2)
    await asking.leave(kit, HOST)
    assert store.hosts.reserve(HOST, clock.now(), timedelta(seconds=2)) - sent == timedelta(seconds=4), "a later turn stays taken"


async def _meanwhile(clock: Sleeper, happens: Callable[[], object]) -> None:
    """Have something happen while whoever waits next sleeps."""
    sleep = clock.sleep

    async def slept(seconds: float) -> None:
        clock.sleep = sleep  # type: ignore[method-assign] # once
        happens()
        await sleep(seconds)

    clock.sleep = slept  # type: ignore[method-assign] # see above


async def test_a_pause_that_was_asked_for_while_a_poll_waited_for_its_turn_is_kept(store: Store):
    clock = Sleeper()
    kit = kit_of(store, clock)
    await _asked(kit)
    until = clock.now() + timedelta(minutes=5)
    await _meanwhile(clock, lambda: store.hosts.set_retry(HOST, until, 0))
    _, pause = await asking.turn_for_poll(kit, HOST)
    assert pause is not None
    assert (pause.wait, pause.why) == (until - clock.now(), f"{HOST} asked for a pause until {until:%Y-%m-%d %H:%M} UTC")


async def test_a_pause_that_was_asked_for_while_a_redirect_waited_for_its_turn_is_kept(store: Store):
    clock = Sleeper()
    kit = kit_of(store, clock)
    assert await asking.turn_on_redirect(kit, HOST) is None
    until = clock.now() + timedelta(minutes=5)
    await _meanwhile(clock, lambda: store.hosts.set_retry(HOST, until, 0))
    assert await asking.turn_on_redirect(kit, HOST) == f"{HOST} asked for a pause until {until:%Y-%m-%d %H:%M} UTC"


async def test_a_page_that_waits_for_its_turn_hears_of_a_pause_of_the_host_it_shares_its_limits_with(store: Store):
    clock, shared = Sleeper(), "api.example:443"
    kit = kit_of(store, clock)
    settings = defaults(fetch={"per_host_delay": "2s", "hosts": {HOST: {"shares_limit_with": shared}}})
    kit.settings = lambda: settings
    await asking.take_turn(kit, HOST)
    until = clock.now() + timedelta(minutes=5)
    await _meanwhile(clock, lambda: store.hosts.set_retry(shared, until, 0))
    with pytest.raises(HostPausedError, match="asked for a pause until") as caught:
        await asking.take_turn(kit, HOST)
    assert caught.value.wait == until - clock.now()


async def test_a_clock_set_back_keeps_nobody_waiting_for_the_old_time(store: Store):
    clock = Sleeper()
    kit = kit_of(store, clock)
    await _asked(kit)
    kit.fetcher.sendings.note(HOST)
    clock.at -= timedelta(hours=3)
    before = clock.now()
    assert await _asked(kit) == before
