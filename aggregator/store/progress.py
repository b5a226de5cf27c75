"""How far a long migration is, for whoever opened the store: a service that is not ready yet, or a command that has said nothing yet."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_TOLD: ContextVar[Callable[[str], None] | None] = ContextVar("told", default=None)


@contextmanager
def told_to(tell: Callable[[str], None]) -> Iterator[None]:
    """Have `tell` told while the block runs: the runner of migrations hands them nothing but the database."""
    token = _TOLD.set(tell)
    try:
        yield
    finally:
        _TOLD.reset(token)


def tell(line: str) -> None:
    """Say how far it is, where anybody listens."""
    if (told := _TOLD.get()) is not None:
        told(line)
