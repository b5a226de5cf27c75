"""The systemd unit as it is installed: the one the program carries, fitted to this machine. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from importlib.resources import files

# What a user's own manager can do without privileges; everything else of the unit is for the system's.
_FOR_USER = frozenset(
    {
        "Description",
        "StartLimitIntervalSec",
        "StartLimitBurst",
        "Type",
        "NotifyAccess",
        "ExecStart",
        "ExecReload",
        "Restart",
        "RestartSec",
        "RestartPreventExitStatus",
        "WatchdogSec",
        "TimeoutStartSec",
        "TimeoutStopSec",
        "UMask",
        "MemoryHigh",
        "MemoryMax",
        "OOMPolicy",
        "LimitNOFILE",
        "TasksMax",
        "NoNewPrivileges",
        "LockPersonality",
        "RestrictRealtime",
        "RestrictSUIDSGID",
        "MemoryDenyWriteExecute",
        "SystemCallArchitectures",
        "LimitCORE",
    }
)
_HOMES = ("/home/", "/root/", "/run/user/")


def shipped(name: str = "aggregator.service") -> str:
    """Return a file as the program carries it."""
    return (files("aggregator.service") / name).read_text("utf-8")


def fitted(command: Sequence[str], *, user: bool) -> str:
    """Return the unit that runs `command`, for the system or for one user's manager."""
    text = re.sub(r"(?m)^ExecStart=.*$", lambda _: f"ExecStart={' '.join(map(_quoted, command))}", shipped())
    if user:
        return _user(text)
    if any(word.startswith(_HOMES) for word in command):  # the program itself lives where ProtectHome=yes would hide it
        text = text.replace("ProtectHome=yes", "ProtectHome=read-only")
    return text


def _user(text: str) -> str:
    """Return the unit with what one user's manager can do, each line with its comments; without a comment whose line went."""
    kept: list[str] = []
    comments: list[str] = []
    for line in text.splitlines():
        if line.startswith("#"):
            comments.append(line)
        elif not line or line.startswith("["):
            kept += [*([] if comments and line else comments), line]
            comments = []
        elif line.partition("=")[0] in _FOR_USER:
            kept += [*comments, line]
            comments = []
        else:
            comments = []
    return re.sub(r"\n{3,}", "\n\n", "\n".join(kept)).rstrip() + "\nWantedBy=default.target\n"


def _quoted(word: str) -> str:
    """Return a word as systemd.service(5) reads it: `%` and `$` doubled, quoted where it must be, a line's end as an escape."""
    plain = word.replace("\\", "\\\\").replace("%", "%%").replace("$", "$$").replace('"', '\\"')
    plain = re.sub(r"[\x00-\x1f\x7f]", lambda found: f"\\x{ord(found[0]):02x}", plain)
    return f'"{plain}"' if re.search(r"[\s\"';\\]", plain) else plain
