"""Libraries that would bring others along which this program has no use for."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without(library: str) -> Iterator[None]:
    """Have what is imported inside find that `library` is not installed; nothing is spared where it was imported before.

    Only for libraries that are optional to those who import them, and while no other thread imports anything.
    """
    if library in sys.modules:
        yield
        return
    sys.modules[library] = None  # type: ignore[assignment]  # how Python marks a module that is not to be imported
    try:
        yield
    finally:
        del sys.modules[library]
