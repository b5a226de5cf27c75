"""CPU and memory of process trees (Linux: /proc)."""

from __future__ import annotations

import multiprocessing
import os
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any


@contextmanager
def peak_of(skip: set[int]) -> Iterator[tuple[list[int], set[int]]]:
    """Sample this process tree without `skip` from a process of its own; yield its largest memory in MiB, and what to skip now.

    Proportional set size: pages that processes share count once.
    """
    peak = [0]
    ours, theirs = multiprocessing.Pipe()
    watcher = multiprocessing.Process(target=_watch, args=(os.getpid(), skip, theirs), daemon=True)
    watcher.start()
    theirs.close()  # held here, the end of the watcher would never be told
    try:
        yield peak, skip | {watcher.pid or 0}
    finally:
        ours.send(None)
        peak[0] = ours.recv()
        watcher.join()


def _watch(root: int, skip: set[int], pipe: Any) -> None:
    peak, skip, ends = 0, skip | {os.getpid()}, False
    while not ends:
        ends = pipe.poll(0.3)  # what is over sooner is looked at once
        peak = max(peak, sum(pss_of(pid) for pid in tree_of(root) - skip) >> 20)
    pipe.send(peak)


def tree_of(root: int) -> set[int]:
    """Return a process and all below it."""
    found, todo = set[int](), [root]
    while todo:
        pid = todo.pop()
        found.add(pid)
        for task in _tasks_of(pid):
            try:
                todo += [int(child) for child in (task / "children").read_text().split()]
            except OSError:  # a thread that ended
                continue
    return found


def _tasks_of(pid: int) -> list[Path]:
    """Return where the threads of a process are told of; none where it ended while it was looked for."""
    try:
        return list(Path(f"/proc/{pid}/task").iterdir())
    except OSError:
        return []


def pss_of(pid: int) -> int:
    try:
        text = Path(f"/proc/{pid}/smaps_rollup").read_text()
    except OSError:
        return 0
    found = re.search(r"^Pss:\s+(\d+)", text, re.MULTILINE)
    return int(found[1]) * 1024 if found else 0  # a process that is ending has no pages left to tell of


def cpu_of_tree(skip: set[int]) -> float:
    """Return user and system seconds of this process, its living children and those that ended."""
    return cpu_of(tree_of(os.getpid()) - skip)


def cpu_of(pids: Iterable[int]) -> float:
    """Return user and system seconds of these processes and of their children that ended."""
    ticks = os.sysconf("SC_CLK_TCK")
    total = 0.0
    for pid in pids:
        try:
            fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
        except OSError:
            continue
        total += sum(int(field) for field in fields[11:15]) / ticks
    return total
