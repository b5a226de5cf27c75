"""Importing a library without an optional one that it would load and that this program does not use."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without(library: str) -> Iterator[None]:
    """Make `library` look as if it were not installed to what is imported inside; no use once it has been imported.

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
