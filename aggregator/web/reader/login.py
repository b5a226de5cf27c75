"""Who may use the reading API: a password once, then a token made from its hash. No cookies, nothing kept."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
from collections import OrderedDict
from collections.abc import Callable
from datetime import datetime, timedelta
from http import HTTPStatus
from pathlib import Path

import structlog
from starlette.exceptions import HTTPException

from aggregator.core.logins import Failures, failed, pause
from aggregator.core.passwords import matches

_ADDRESSES = 1024  # that are remembered for their wrong passwords
_SCHEME = "GoogleLogin auth="

log = structlog.get_logger()


class Login:
    """Checks passwords and tokens against the line that `aggregator web password` wrote."""

    def __init__(self) -> None:
        """Remember nobody yet."""
        self._failures: OrderedDict[str, Failures] = OrderedDict()
        self._one = asyncio.Lock()  # scrypt takes 50 ms and 16 MiB: one at a time

    async def accepts(self, secret: str, line: str, address: str, now: Callable[[], datetime]) -> bool:
        """Return whether `secret` is the password of the stored `line`; raises HTTPException (429) while `address` has to wait.

        That is asked when its turn comes: guesses sent all at once would pass together, before the first is known to be wrong.
        """
        async with self._one:
            before = self._failures.get(address)
            if wait := pause(before, now()):
                seconds = str(-(-wait // timedelta(seconds=1)))
                raise HTTPException(HTTPStatus.TOO_MANY_REQUESTS, "Error=TooManyAttempts", {"Retry-After": seconds})
            accepted = await asyncio.to_thread(matches, secret, line)
            self._remember(address, None if accepted else failed(before, now()))
        return accepted

    def _remember(self, address: str, failures: Failures | None) -> None:
        """Keep the wrong passwords of an address, the latest at the end; None: its last one was right."""
        self._failures.pop(address, None)
        if failures is not None:
            self._failures[address] = failures
        while len(self._failures) > _ADDRESSES:
            self._failures.popitem(last=False)


def stored_line(file: Path | None) -> str | None:
    """Return what the password file holds; None while no password is set. Raises HTTPException (503) where the file cannot be read."""
    try:
        return file.read_text(encoding="ascii").strip() or None if file else None
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as error:
        log.warning("password file cannot be read", file=str(file), reason=str(error))
        raise HTTPException(HTTPStatus.SERVICE_UNAVAILABLE, "The password file cannot be read; the log has the reason.") from error


def token_of(line: str, purpose: str) -> str:
    """Return the token that a password gives: the same after a restart, another one once the password is changed."""
    return hmac.new(line.encode(), f"aggregator reader {purpose}".encode(), hashlib.sha256).hexdigest()


def bears(header: str, line: str) -> bool:
    """Return whether an Authorization header carries the token; takes the same time whatever it carries."""
    given = header.removeprefix(_SCHEME).strip().strip('"') if header.startswith(_SCHEME) else ""
    return same(given, token_of(line, "auth"))


def same(given: str, expected: str) -> bool:
    """Compare two texts in a time that tells nothing about them."""
    return hmac.compare_digest(given.encode("utf-8", "replace"), expected.encode())
