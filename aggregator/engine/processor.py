"""Which processors the threads of one poll by hand run on.

They take turns behind the interpreter's lock, some ten times a feed; where the next one sleeps on another processor, each turn
wakes that up, which in a virtual machine is dear and takes longer the busier its host is (114 unchanged feeds: 165 ms of CPU, 120 on one
processor; one new entry each: .81 and .73 s, .73 and .63).
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_PROCESSOR = 36  # place of "processor" in /proc/self/stat behind the name (proc_pid_stat(5))


ALLOWED: Collection[int] = os.sched_getaffinity(0) if hasattr(os, "sched_getaffinity") else ()  # when this was imported; () if unknown


def allow(processors: Collection[int]) -> None:
    """Have this thread, and those that it starts, run on `processors`; nothing happens for none, or where the system refuses."""
    if processors:
        with suppress(OSError):  # a sandbox may forbid it; it is a matter of cost alone
            os.sched_setaffinity(0, processors)


@contextmanager
def one_processor() -> Iterator[None]:
    """Have this thread, and those that it starts meanwhile, share the processor it runs on: for a command that ends soon, no service."""
    allow({_current()} if ALLOWED else ())
    try:
        yield
    finally:
        allow(ALLOWED)


def _current() -> int:
    return int(Path("/proc/self/stat").read_text(encoding="ascii", errors="replace").rpartition(")")[2].split()[_PROCESSOR])
