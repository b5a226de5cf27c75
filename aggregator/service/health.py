"""Whether the service gets on with its work: what feeds the watchdog."""

from __future__ import annotations

import asyncio

from aggregator.engine.duties import LastTick
from aggregator.engine.kit import Kit
from aggregator.errors import StoreError
from aggregator.service.metrics import Metrics

LAG_LIMIT = 5.0  # seconds the loop may be late: parsing and storing happen elsewhere, so this is far off
TICK_LIMIT = 30.0  # seconds since the last whole tick, which comes every second
READ_LIMIT = 20.0  # seconds for one read of the store: a migration or a backup may hold it for a while


async def trouble(kit: Kit, last_tick: LastTick, metrics: Metrics) -> str | None:
    """Return what keeps the service from its work, None when it gets on: loop, tick and store are looked at."""
    lag = await _loop_lag()
    age = kit.clock.monotonic() - last_tick.at
    metrics.set("aggregator_loop_lag_seconds", lag)
    metrics.set("aggregator_tick_age_seconds", age)
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
        return None  # the store answers, if with an error: a restart would not mend that, and might end the service for good (exit code 3)
    return None


async def _loop_lag() -> float:
    loop = asyncio.get_running_loop()
    before = loop.time()
    await asyncio.sleep(0.01)
    return loop.time() - before - 0.01
