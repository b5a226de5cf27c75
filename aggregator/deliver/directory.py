"""Digests as files: stable names, written beside and renamed, so that no reader ever sees half a file."""

from __future__ import annotations

import contextlib
import errno
import os
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from aggregator.errors import DeliveryError
from aggregator.lasting import make_folders, sync

_NO_LINKS = {errno.EPERM, errno.EOPNOTSUPP, errno.ENOSYS}  # what FAT, exFAT and many network shares answer to symlink(2)


def file_stem(name: str, slot: datetime, zone: str, before: int = 0) -> str:
    """Return `NAME-YYYY-MM-DD-HHMM`, on the digest's own clock; the second of a doubled hour carries its offset.

    A digest that `before` others of its name share the minute with is told apart by its number: `NAME-YYYY-MM-DD-HHMM-2`.
    """
    local = slot.astimezone(ZoneInfo(zone))
    doubled = f"{local:%z}" if local.fold else ""
    number = f"-{before + 1}" if before else ""
    return f"{name}-{local:%Y-%m-%d-%H%M}{doubled}{number}"


def write(directory: Path, stem: str, files: Mapping[str, bytes], name: str) -> tuple[Path, ...]:
    """Write `stem.EXTENSION` for each of `files` and point `latest.EXTENSION` and `NAME-latest.EXTENSION` at it.

    Where there are no links they are copies. Writing the same digest again changes nothing.
    Raises DeliveryError: no space, no permission, no such place.
    """
    try:
        make_folders(directory)
        paths = tuple(_replace(directory / f"{stem}.{extension}", body) for extension, body in files.items())
        for extension, body in files.items():
            for link in ("latest", f"{name}-latest"):
                _point(directory / f"{link}.{extension}", f"{stem}.{extension}", body)
        sync(directory)
    except OSError as error:
        raise DeliveryError(f"{error.filename or directory}: {error.strerror}") from error
    return paths


def _replace(path: Path, body: bytes, beside: Path | None = None) -> Path:
    """Write beside, flush to the disk, rename; the half-written file is removed when that fails.

    The file beside is always a new one: others may write to a folder that a web server or a share shows, and a link that waits
    there under the name to come would have its target overwritten.
    """
    beside = beside or path.with_name(f".{path.name}.tmp")
    try:
        beside.unlink(missing_ok=True)
        with beside.open("xb") as file:
            file.write(body)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except OSError:
        with contextlib.suppress(OSError):  # the first error tells the story
            beside.unlink()
        raise
    return path


def _point(link: Path, target: str, body: bytes) -> None:
    """Let `link` lead to `target`, or hold its `body`; two digests of one minute do so at the same time, each by a name of its own."""
    beside = link.with_name(f".{target}.link")
    beside.unlink(missing_ok=True)
    try:
        beside.symlink_to(target)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        _replace(link, body, beside)
    else:
        beside.replace(link)
