"""Passwords in addresses, hidden from whoever reads messages, logs and `config show`.

Those of a database or a proxy stand before the host, or as libpq's `password` and `sslpassword` in the query (its documentation, 34.1.2);
those of a paid feed in the query, by a name that says what they are.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit, urlunsplit

_HIDDEN = "***"
_IN_QUERY = re.compile(r"([?&](?:ssl)?password=)[^&#\s]*")
_KEY = re.compile(
    r"([?&;](?:(?:ssl)?password|passwd|pwd|(?:\w{1,20}[-_])?token|(?:api|auth|access|feed|user)?[-_]?key|auth|secret|sig(?:nature)?)=)[^&;#\s]+",
    re.IGNORECASE,
)


def without_password(url: str) -> str:
    """Return `url` with `***` for its passwords."""
    parts = urlsplit(url)
    if parts.password is not None:
        login, _, host = parts.netloc.rpartition("@")
        url = urlunsplit(parts._replace(netloc=f"{login.partition(':')[0]}:{_HIDDEN}@{host}"))
    return without_query_password(url)


def without_keys(text: str) -> str:
    """Return `text` with `***` for what opens a paid feed in the queries of the addresses it holds: `?token=`, `&api_key=`, `?auth=`."""
    return _KEY.sub(rf"\g<1>{_HIDDEN}", text) if "=" in text else text


def without_query_password(text: str) -> str:
    """Return `text` with `***` for the passwords in the queries of the addresses it holds."""
    return _IN_QUERY.sub(rf"\g<1>{_HIDDEN}", text) if "password=" in text else text
