"""Requests that looking again for edits costs: one article over its first week, month and year, by how often its host edits.

    python bench/looks.py      needs nothing

Beside it NewsDiffs' ladder (the same steps, whatever the host does). Pure arithmetic of core.looks: the service adds only what
it waits for a host's turn.
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from aggregator.core.looks import Habit, recheck_at

_BORN = datetime(2026, 11, 1, tzinfo=UTC)
_SPANS = {"3 hours": timedelta(hours=3), "day": timedelta(days=1), "week": timedelta(days=7), "year": timedelta(days=365)}
_HOSTS = {
    "NewsDiffs' ladder": None,
    "edits 1 look in 10": Habit(500, 50),
    "edits 1 look in 50": Habit(500, 10),
    "edits 1 look in 200": Habit(500, 2),
    "never edits (500 looks)": Habit(500, 0),
    "never edits (1000 looks)": Habit(1000, 0),
}


def requests(habit: Habit | None, span: timedelta) -> int:
    """Return how often the page is asked for within `span`, the first reading counted in."""
    asked, at = 1, recheck_at(_BORN, _BORN, habit=habit)
    while at is not None and at < _BORN + span:
        asked += 1
        at = recheck_at(_BORN, at, habit=habit)
    return asked


def main() -> None:
    print(f"{'':26}" + "".join(f"{span:>9}" for span in _SPANS))
    for label, habit in _HOSTS.items():
        print(f"  {label:24}" + "".join(f"{requests(habit, span):9}" for span in _SPANS.values()))


if __name__ == "__main__":
    main()
