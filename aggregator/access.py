"""Whom a file or folder that this process may not read belongs to, and how a person comes to read it: for messages."""

from __future__ import annotations

import grp
import os
import pwd
import stat
from contextlib import suppress
from pathlib import Path

_GROUP_READS = stat.S_IRGRP


def how_to_read(path: Path) -> str | None:
    """Return what to do where permission is what keeps us from reading `path`; None where it is not."""
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


def _advice(place: Path, facts: os.stat_result) -> str:
    owner, group = str(facts.st_uid), str(facts.st_gid)
    with suppress(KeyError):
        owner = pwd.getpwuid(facts.st_uid).pw_name
    with suppress(KeyError):
        group = grp.getgrgid(facts.st_gid).gr_name
    if facts.st_gid and facts.st_mode & _GROUP_READS:
        return f"{place} is for {owner} and the group {group}: `sudo usermod -aG {group} $USER`, log in again, and it can be read"
    return f"{place} is for {owner} alone: run this as {owner}"
