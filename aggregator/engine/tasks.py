"""What can be handed to a dispatcher, by name: each does what is due for its key and may run twice without harm."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from aggregator.engine.digest import Looks, deliver_due
from aggregator.engine.extract_host import extract_host
from aggregator.engine.kit import Kit
from aggregator.engine.maintain import maintain
from aggregator.engine.once import group
from aggregator.engine.poll_host import poll_host

Task = Callable[[str], Awaitable[Any]]


def task_table(kit: Callable[[], Kit]) -> Mapping[str, Task]:
    """Return the tasks; `kit` answers with the kit in force."""
    looks = Looks()

    async def digest(_key: str) -> None:
        now = kit()
        await deliver_due(now, now.clock.now(), looks)

    return {
        "poll_host": lambda host: poll_host(kit(), host),
        "extract_host": lambda host: extract_host(kit(), host),
        "group": lambda _key: group(kit()),
        "digest": digest,
        "maintain": lambda _key: maintain(kit()),
    }
