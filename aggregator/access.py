"""Advice for messages: whose a file or folder is that this process may not read or write, and what a person can do about it."""

from __future__ import annotations

import grp
import os
import pwd
import stat
from contextlib import suppress
from pathlib import Path

_GROUP_READS = stat.S_IRGRP


def how_to_read(path: Path) -> str | None:
    """Return what to do where permissions keep us from reading `path`; None where they do not."""
    for place in (path.absolute(), *path.absolute().parents):
        try:
            facts = place.stat()
        except PermissionError:
            continue  # behind a folder above that may not be entered
        except OSError:
            return None
        wanted = os.R_OK | (os.X_OK if stat.S_ISDIR(facts.st_mode) else 0)
        return None if os.access(place, wanted, effective_ids=True) else _advice(place, facts)
    return None


def how_to_write(path: Path) -> str | None:
    """Return what to do where only another user may write to `path`; None where that is not what stops us."""
    try:
        facts, folder, fixed = path.stat(), path.parent.stat(), os.statvfs(path).f_flag & os.ST_RDONLY
    except OSError:
        return None
    me = os.geteuid()
    if fixed or me in (0, facts.st_uid) or os.access(path, os.W_OK, effective_ids=True):
        return None
    owner = _name(facts.st_uid)
    todo = f"`sudo chown {_name(me)} {path}` gives it back" if folder.st_uid == me else f"`sudo -u {owner} aggregator ...` writes to it"
    return f"it is {owner}'s, and {_name(me)} may only read it; {todo}"


def _advice(place: Path, facts: os.stat_result) -> str:
    owner, group = _name(facts.st_uid), str(facts.st_gid)
    with suppress(KeyError):
        group = grp.getgrgid(facts.st_gid).gr_name
    if facts.st_gid and facts.st_mode & _GROUP_READS:
        return f"{place} is for {owner} and the group {group}: `sudo usermod -aG {group} $USER`, log in again, and it can be read"
    return f"{place} is for {owner} alone: run this as {owner}"


def _name(user: int) -> str:
    with suppress(KeyError):
        return pwd.getpwuid(user).pw_name
    return str(user)
