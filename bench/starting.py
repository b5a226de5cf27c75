"""How long a command of ours takes to start, as an installed one does: with its modules compiled."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).parents[1]


def environment(folder: Path) -> Mapping[str, str]:
    """Return an environment in which compiled modules are kept in `folder`, whatever this process was told of them."""
    ours = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return ours | {"PYTHONPYCACHEPREFIX": str(folder / "compiled")}


def cpu_of_start(folder: Path, arguments: Sequence[str], runs: int = 3) -> float:
    """Return the least CPU seconds of `aggregator ARGUMENTS` over some runs, after one that compiles."""
    return min([_cpu(folder, arguments) for _ in range(runs + 1)][1:])


def _cpu(folder: Path, arguments: Sequence[str]) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-m", "aggregator", *arguments]
    done = subprocess.run(command, capture_output=True, check=False, cwd=ROOT, env=environment(folder))
    assert done.returncode in (0, 1), done.stderr
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
