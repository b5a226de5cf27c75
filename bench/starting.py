"""How long a command of ours takes to start, as an installed one does: with its modules compiled."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).parents[1]


def environment(folder: Path) -> Mapping[str, str]:
    """Return an environment in which compiled modules are kept in `folder`, whatever this process was told of them."""
    ours = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return ours | {"PYTHONPYCACHEPREFIX": str(folder / "compiled")}


def cost_of_start(folder: Path, arguments: Sequence[str], runs: int = 3) -> tuple[float, float]:
    """Return CPU and wall seconds of `aggregator ARGUMENTS`, the least of some runs after one that compiles."""
    return min([cost_of(lambda: _start(folder, arguments)) for _ in range(runs + 1)][1:])


def cost_of(once: Callable[[], object]) -> tuple[float, float]:
    """Return the CPU seconds of the processes that `once` starts and sees end, and the wall seconds it takes."""
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    once()
    after, wall = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter() - began
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, wall


def _start(folder: Path, arguments: Sequence[str]) -> None:
    command = [sys.executable, "-m", "aggregator", *arguments]
    done = subprocess.run(command, capture_output=True, check=False, cwd=ROOT, env=environment(folder))
    assert done.returncode in (0, 1), done.stderr
