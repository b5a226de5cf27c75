"""Files that are whole or not there, and outlast a power cut."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path


def sync(path: Path) -> None:
    """Flush a file, or the names in a directory, to the disk: a rename lasts once its directory was synced (fsync(2)). Raises OSError."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def is_special(path: Path) -> bool:
    """Tell whether a device, a pipe or the like stands there: it must not be replaced by a file, as root could replace /dev/null."""
    return path.exists() and not path.is_file()


def put(path: Path, data: bytes) -> None:
    """Write a file by `replace` where possible, else in place: a pipe, or a file in a folder that we may not write to. Raises OSError."""
    if is_special(path) or (path.exists() and not os.access(path.resolve().parent, os.W_OK, effective_ids=True)):
        path.write_bytes(data)
    else:
        replace(path, data)


def replace(path: Path, data: bytes) -> None:
    """Write a new file beside `path` and rename it, so that `path` is whole at every moment, old or new. Raises OSError.

    The new file gets the old one's mode and, where root writes, its owner. A link stays a link.
    """
    path = path.resolve()
    beside = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    beside.unlink(missing_ok=True)  # left by a killed process: in a container its successor has the same number
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600 if path.exists() else 0o666)
    try:
        with os.fdopen(handle, "wb") as file:
            _inherit(handle, path)
            file.write(data)
            file.flush()
            os.fsync(handle)
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    sync(path.parent)


def _inherit(handle: int, path: Path) -> None:
    if path.exists():
        before = path.stat()
        os.fchmod(handle, before.st_mode & 0o7777)
        if os.geteuid() == 0:
            os.fchown(handle, before.st_uid, before.st_gid)


def make_folders(path: Path, mode: int = 0o777) -> None:
    """Make a folder (of `mode`) and those missing above it; what root makes is given to the owner of the folder above. Raises OSError."""
    missing = [folder for folder in (path, *path.parents) if not folder.exists()]
    path.mkdir(mode, parents=True, exist_ok=True)
    for folder in reversed(missing):
        hand_over(folder)


def reserve(path: Path) -> None:
    """Make a file that root is about to write for the owner of its folder: a service with its own account must be able to write to it."""
    if os.geteuid() or path.exists():
        return
    with suppress(OSError):  # whoever writes the file next tells why it cannot be made
        make_new(path, 0o644)


def make_new(path: Path, mode: int) -> None:
    """Make an empty file where nothing is, not even a link; what root makes is given to the owner of its folder. Raises OSError."""
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, mode))
    hand_over(path)


def hand_over(path: Path, instead_of: Path | None = None) -> None:
    """Give `path`, if we are root, to the owner of the file `instead_of` which it stands, else to the owner of its folder.

    Where that file was root's own, in the folder of another account, it was so by mistake: the folder counts then.
    """
    if os.geteuid():
        return
    before = instead_of.stat() if instead_of and instead_of.exists() else None
    facts = before if before and before.st_uid else path.parent.stat()
    with suppress(OSError):  # a share on which root is nobody
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW)  # the folder's owner may put a link there meanwhile
        try:
            os.fchown(handle, facts.st_uid, facts.st_gid)
        finally:
            os.close(handle)
