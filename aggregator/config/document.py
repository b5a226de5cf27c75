"""The text of config.toml, and the TOML document in it; what its keys mean is no matter here."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

from aggregator.access import how_to_read
from aggregator.errors import ConfigError, Problem

_AT = re.compile(r" \(at (?:line (?P<line>\d+), column (?P<column>\d+)|end of document)\)$")
_TWICE = re.compile(r"^Cannot declare \((?P<path>.*)\) twice")
_QUOTED = re.compile(r"'([^']*)'")


def read(path: Path) -> str:
    """Return the text of a configuration file; raises ConfigError where it cannot be read or is not UTF-8."""
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise _refusal(path, None, 'there is no such file; write one with "aggregator config init"') from None
    except OSError as error:
        raise _refusal(path, None, f"cannot be read: {how_to_read(path) or error.strerror}") from None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise _refusal(path, line, "not UTF-8 text; save the file as UTF-8") from None


def document_of(text: str, path: Path) -> dict[str, Any]:
    """Return the TOML document; raises ConfigError with the line of the first mistake, the one after the last where the end is missing."""
    try:
        return tomllib.loads(text)
    except RecursionError:
        raise _refusal(path, None, "holds lists or tables hundreds deep in each other") from None
    except tomllib.TOMLDecodeError as error:
        message = _TWICE.sub(_twice, str(error))
        at = _AT.search(message)
        if at is None or at["line"] is None:
            raise _refusal(path, text.count("\n") + 1, f"not valid TOML: {_AT.sub('', message)}, but the file ends here") from None
        raise _refusal(path, int(at["line"]), f"not valid TOML: {_AT.sub('', message)} (column {at['column']})") from None


def _twice(match: re.Match[str]) -> str:
    """Return tomllib's "Cannot declare ('fetch',) twice" as people write a table."""
    return f"[{'.'.join(re.findall(_QUOTED, match['path']))}] stands twice; put its keys into one table"


def _refusal(path: Path, line: int | None, message: str) -> ConfigError:
    return ConfigError((Problem(str(path), line, message),))
