"""What can be handed to a dispatcher, by name: each does what is due for its key and may run twice without harm."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta

from aggregator.engine.digest import Looks, build_slot, deliver, ring
from aggregator.engine.dispatch import Task
from aggregator.engine.extract_host import extract_host
from aggregator.engine.kit import Kit
from aggregator.engine.leases import take_back
from aggregator.engine.maintain import maintain
from aggregator.engine.once import group
from aggregator.engine.poll_host import poll_host


def task_table(kit: Callable[[], Kit]) -> Mapping[str, Task]:
    """Return the tasks; `kit` answers with the kit in force."""
    looks = Looks()

    return {
        "poll_host": lambda host: poll_host(kit(), host),
        "extract_host": lambda host: extract_host(kit(), host),
        "group": lambda _key: group(kit()),
        "build_digest": lambda slot: build_slot(kit(), slot, kit().clock.now()),
        "ring": lambda _key: ring(kit(), kit().clock.now(), looks),
        "deliver": lambda key: deliver(kit(), key, kit().clock.now()),
        "maintain": lambda _key: maintain(kit()),
    }


def recovery_table(kit: Callable[[], Kit], silent: timedelta) -> Mapping[str, Task]:
    """Return what comes first when a task is taken over from a process that has been `silent` so long; by the task's name."""
    return {"poll_host": lambda host: take_back(kit(), host, silent)}
