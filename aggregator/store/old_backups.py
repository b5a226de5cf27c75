"""Backups that nobody named: what they are called in their folder, and which of them newer ones have taken the place of."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from pathlib import Path

_NAME = re.compile(r"aggregator-\d{8}T\d{6}Z\.(?:db|dump)", re.ASCII)
_LEFT = re.compile(r"\.aggregator-\d{8}T\d{6}Z\.(?:db|dump)\.part(?:-journal|-wal|-shm)?", re.ASCII)
_REPLACED = re.compile(r"(?P<store>.+)\.before-restore-(?P<at>\d{8}T\d{6}Z)(?:-wal|-journal)?", re.ASCII)  # backup.replace_file names them
_MISSED = timedelta(days=30)  # by then somebody would have asked for what a restore replaced
_ABANDONED = timedelta(days=1)  # a backup that is being written changes by the second


def path_in(folder: Path, now: datetime, *, sqlite: bool) -> Path:
    """Return where a backup goes that nobody named."""
    return folder / f"aggregator-{now:%Y%m%dT%H%M%SZ}.{'db' if sqlite else 'dump'}"


def thin(latest: Path, keep: int, now: datetime) -> list[Path]:
    """Remove what is not among the `keep` newest (0: all) of the kind of `latest`, and what killed backups left; return what went.

    `latest` stays whatever the clock says, and so does every file of another name. Raises OSError.
    """
    others = (path for path in _files(latest.parent, _NAME) if path.suffix == latest.suffix and path != latest)
    gone = sorted(others, reverse=True)[keep - 1 :] if keep else []
    gone += [path for path in _files(latest.parent, _LEFT) if path.stat().st_mtime < (now - _ABANDONED).timestamp()]
    for path in gone:
        path.unlink(missing_ok=True)
    return gone


def forget_replaced(latest: Path, now: datetime) -> list[Path]:
    """Remove what earlier restores of the store of `latest` replaced longer than a month ago; return what went. Raises OSError."""
    one, before = _REPLACED.fullmatch(latest.name), f"{now - _MISSED:%Y%m%dT%H%M%SZ}"
    found = [(path, _REPLACED.fullmatch(path.name)) for path in _files(latest.parent, _REPLACED)]
    gone = sorted(path for path, its in found if one and its and its["store"] == one["store"] and its["at"] < before)
    for path in gone:
        path.unlink(missing_ok=True)
    return gone


def _files(folder: Path, name: re.Pattern[str]) -> list[Path]:
    return [path for path in folder.iterdir() if name.fullmatch(path.name) and path.is_file()]
