"""What the systemd unit asks for, and which of it a run without systemd can stand in for. Pure but for the expansion of call sets.

Every directive of the unit has a place below: an attempt in bench/sandbox_inside.py that must be refused, something the harness does as
systemd would, or the reason why it cannot be had here. One that has none stops the run, so that the unit and its proof cannot part.
"""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field

# What bench/sandbox.py does in systemd's place.
MANAGED: Mapping[str, str] = {
    "Type": "READY=1 is waited for on a notify socket",
    "NotifyAccess": "every message must come from the main process",
    "ExecStart": "its words, with this tree's program in place of /usr/bin's",
    "ExecReload": "its signal is sent to the main process",
    "WatchdogSec": "given as WATCHDOG_USEC, and a sign of life is waited for",
    "TimeoutStartSec": "READY=1 must come within it, and within a minute",
    "TimeoutStopSec": "exit code 0 must come within it",
    "Restart": "an end before SIGTERM is a fault",
    "ConfigurationDirectory": "bound there, read-only",
    "ConfigurationDirectoryMode": "made with it",
    "StateDirectoryMode": "made with it",
    "Group": "a group of its own inside, nobody's outside",
    "SystemCallErrorNumber": "what the refused attempts are answered with",
    "KeyringMode": "a session keyring of its own is joined before the start",
}
# What needs a control group, or a manager that starts again.
ABSENT: Mapping[str, str] = {
    "RestartSec": "nothing is started again here",
    "RestartPreventExitStatus": "nothing is started again here",
    "MemoryHigh": "needs a control group of its own",
    "OOMPolicy": "needs a control group of its own",
    "DevicePolicy": "needs a control group of its own; /dev holds no other device anyway",
    "IPAddressDeny": "needs a filter on a control group; the address guard is what is left",
}
_SIZES = {"K": 2**10, "M": 2**20, "G": 2**30}
_SPANS = {"s": 1, "min": 60}


@dataclass(frozen=True, slots=True)
class Unit:
    """The [Service] section."""

    values: dict[str, list[str]]  # directive -> its values, in their order; a directive without a value has [""]
    known: list[str] = field(default_factory=list)  # system calls that systemd has a name for
    allowed: list[str] = field(default_factory=list)  # those the filter lets through

    def one(self, name: str) -> str:
        """Return the value of a directive that stands once; "" when it does not stand there."""
        return self.values.get(name, [""])[-1]

    def asks(self, name: str) -> bool:
        """Tell whether a directive is in force."""
        return name in self.values and self.one(name) != "no"

    def size(self, name: str) -> int:
        """Return a size in bytes, or a plain number."""
        number, unit = re.fullmatch(r"(\d+)([KMG]?)", self.one(name)).groups()  # type: ignore[union-attr]  # the unit has no other kind
        return int(number) * _SIZES.get(unit, 1)

    def span(self, name: str) -> int:
        """Return a time span in seconds."""
        number, unit = re.fullmatch(r"(\d+)(s|min)", self.one(name)).groups()  # type: ignore[union-attr]  # as above
        return int(number) * _SPANS[unit]

    def written(self) -> str:
        """Return it as one word for a command line."""
        return json.dumps(asdict(self))

    @classmethod
    def read(cls, word: str) -> Unit:
        """Return what `written` wrote."""
        return cls(**json.loads(word))


def parsed(text: str) -> Unit:
    """Return the [Service] section of a unit file, without the filter's sets."""
    values: dict[str, list[str]] = {}
    section = ""
    for line in text.splitlines():
        if line.startswith("["):
            section = line
        elif section == "[Service]" and "=" in line and not line.startswith("#"):
            name, _, value = line.partition("=")
            values.setdefault(name, []).append(value)
    return Unit(values)


def strangers(unit: Unit, attempted: frozenset[str]) -> list[str]:
    """Return the directives nobody here knows, for each of which a proof or a reason is to be written."""
    return sorted(set(unit.values) - attempted - set(MANAGED) - set(ABSENT))


def filtered(unit: Unit, sets: Mapping[str, frozenset[str]]) -> Unit:
    """Return the unit with its SystemCallFilter worked out: the first line allows, lines that begin with "~" take away."""
    allowed = set(sets["@default"])  # systemd.exec(5): always permitted
    for line in unit.values.get("SystemCallFilter", []):
        calls = {call for word in line.lstrip("~").split() for call in (sets[word] if word.startswith("@") else {word})}
        allowed = allowed - calls if line.startswith("~") else allowed | calls
    return Unit(unit.values, sorted(sets["@known"]), sorted(allowed | sets["@default"]))


def call_sets() -> dict[str, frozenset[str]]:
    """Return systemd's named sets of system calls, the sets in them opened (`systemd-analyze syscall-filter`, which needs no systemd)."""
    done = subprocess.run(["systemd-analyze", "--no-pager", "syscall-filter"], capture_output=True, text=True, check=True)
    raw: dict[str, list[str]] = {}
    for line in done.stdout.splitlines():
        word = line.strip()
        if line.startswith("@"):
            name = word
            raw[name] = []
        elif line.startswith("    ") and not word.startswith("#"):
            raw[name].append(word)
    return {name: _opened(name, raw) for name in raw}


def _opened(name: str, raw: Mapping[str, list[str]]) -> frozenset[str]:
    calls = (_opened(word, raw) if word.startswith("@") else {word} for word in raw[name])
    return frozenset().union(*calls)
