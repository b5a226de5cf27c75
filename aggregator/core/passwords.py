"""Passwords kept as salted scrypt hashes (RFC 7914), one line each: `scrypt$N$r$p$salt$hash`, both parts in hex."""

from __future__ import annotations

import hashlib
import hmac

SALT_BYTES = 16
_N, _R, _P = 2**14, 8, 5  # OWASP's password storage cheat sheet (2025): 16 MiB, about 50 ms
_BYTES = 32
_MEMORY = 64 * 2**20  # bytes OpenSSL may use; its default is too small for larger N


def scrypt_line(secret: str, salt: bytes) -> str:
    """Return the line to be stored for `secret`; `salt` is random, SALT_BYTES long."""
    return f"scrypt${_N}${_R}${_P}${salt.hex()}${_hash(secret, salt, _N, _R, _P).hex()}"


def matches(secret: str, line: str) -> bool:
    """Tell whether `secret` is the password of a stored line; a line that cannot be read matches nothing."""
    parts = line.strip().split("$")
    if len(parts) != 6 or parts[0] != "scrypt":  # noqa: PLR2004 - the six parts of the form above
        return False
    try:
        n, r, p = (int(part) for part in parts[1:4])
        salt, expected = (bytes.fromhex(part) for part in parts[4:])
        return hmac.compare_digest(_hash(secret, salt, n, r, p), expected)
    except ValueError:
        return False


def _hash(secret: str, salt: bytes, n: int, r: int, p: int) -> bytes:
    return hashlib.scrypt(secret.encode(), salt=salt, n=n, r=r, p=p, maxmem=_MEMORY, dklen=_BYTES)
