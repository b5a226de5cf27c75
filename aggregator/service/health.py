"""Whether the service gets on with its work: what feeds the watchdog, and the numbers for metrics."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field

from prometheus_client import CollectorRegistry, Gauge

from aggregator.engine.duties import Pulse
from aggregator.engine.kit import Kit
from aggregator.errors import StoreError

LAG_LIMIT = 5.0  # seconds the loop may be late: parsing and storing happen elsewhere, so this is far off
TICK_LIMIT = 30.0  # seconds since the last whole tick, which comes every second
READ_LIMIT = 20.0  # seconds for one read of the store: a migration or a backup may hold it for a while


@dataclass(frozen=True, slots=True)
class Gauges:
    """Numbers for people who watch; the registry belongs to whoever serves it."""

    registry: CollectorRegistry = field(default_factory=CollectorRegistry)
    lag: Gauge = field(init=False)
    tick_age: Gauge = field(init=False)
    running: Gauge = field(init=False)

    def __post_init__(self) -> None:
        """Enter the gauges in the registry."""
        names = {
            "lag": ("aggregator_loop_lag_seconds", "How late the event loop woke up at the last look"),
            "tick_age": ("aggregator_tick_age_seconds", "Time since the poll duty last finished a round"),
            "running": ("aggregator_tasks_running", "Tasks handed over and not finished"),
        }
        for attribute, (name, text) in names.items():
            object.__setattr__(self, attribute, Gauge(name, text, registry=self.registry))


async def trouble(kit: Kit, pulse: Pulse, gauges: Gauges) -> str | None:
    """Return what keeps the service from its work, None when it gets on: loop, tick and store are looked at."""
    lag = await _loop_lag()
    age = kit.clock.monotonic() - pulse.ticked_at
    gauges.lag.set(lag)
    gauges.tick_age.set(age)
    if lag > LAG_LIMIT:
        return f"the event loop was {lag:.1f} s late"
    if age > TICK_LIMIT:
        return f"the last tick was {age:.0f} s ago"
    try:
        async with asyncio.timeout(READ_LIMIT):
            await kit.db(kit.store.feeds.next_due_at)
    except TimeoutError:
        return f"the store did not answer within {READ_LIMIT:.0f} s"
    except StoreError:
        return None  # it answers, or will when its server is back: a restart mends nothing, and would end in exit code 3 for good
    return None


async def _loop_lag() -> float:
    loop = asyncio.get_running_loop()
    before = loop.time()
    await asyncio.sleep(0.01)
    return loop.time() - before - 0.01
