from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from bench import processes


def test_a_process_that_ends_while_it_is_looked_for_has_none_below_it(monkeypatch):
    with subprocess.Popen(["true"]) as gone:
        pass
    real = Path.is_dir  # what asks first is answered as it was a moment ago
    monkeypatch.setattr(Path, "is_dir", lambda path: True if str(gone.pid) in path.parts else real(path))
    assert processes.tree_of(gone.pid) == {gone.pid}


def test_a_watcher_that_dies_is_told_not_waited_for(monkeypatch):
    monkeypatch.setattr(processes, "_watch", lambda *_: os._exit(1))
    with pytest.raises((EOFError, ConnectionError)), processes.peak_of(set()):
        pass


def test_the_largest_memory_of_a_tree_is_seen():
    with processes.peak_of(set()) as (peak, _):
        held = b"x" * (64 * 2**20)
    assert peak[0] >= len(held) >> 20
