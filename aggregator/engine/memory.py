"""What freeing memory costs: glibc keeps what is free by default, though a poller's bodies come in bursts; Python searches for cycles."""

from __future__ import annotations

import ctypes
import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager

# mallopt(3). Set, they no longer follow the largest block ever freed: otherwise one body of 15 MB makes glibc keep every one after it.
_TRIM_THRESHOLD, _MMAP_THRESHOLD, _ARENA_MAX = -1, -3, -8
_KEPT = 1 << 20  # bytes of free heap that stay ours
_OWN_PAGES = 1 << 18  # bytes from which a block has pages of its own, given back when it is freed: bodies, documents
_ARENAS = 2  # heaps that threads share: by default eight a core, each with its own free space


def give_back_early() -> None:
    """Have this process give freed memory back to the system; nothing happens where the C library is another than glibc."""
    if not sys.platform.startswith("linux"):
        return
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)  # musl has none
    if mallopt is None:
        return
    for name, value in ((_TRIM_THRESHOLD, _KEPT), (_MMAP_THRESHOLD, _OWN_PAGES), (_ARENA_MAX, _ARENAS)):
        mallopt(name, value)


@contextmanager
def no_search_for_cycles() -> Iterator[None]:
    """Hold Python's search for cycles back for a block that makes many objects and no cycles, and ends soon.

    Another thread that ends such a block meanwhile switches the search on again: that costs time, and nothing else.
    """
    searching = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if searching:
            gc.enable()
