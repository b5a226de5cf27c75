"""Passwords in the address of a database or a proxy, hidden from whoever reads messages, logs and `config show`.

They stand before the host, or as libpq's `password` and `sslpassword` in the query (its documentation, 34.1.2).
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit, urlunsplit

_HIDDEN = "***"
_IN_QUERY = re.compile(r"([?&](?:ssl)?password=)[^&#\s]*")


def without_password(url: str) -> str:
    """Return `url` with `***` for its passwords."""
    parts = urlsplit(url)
    if parts.password is not None:
        login, _, host = parts.netloc.rpartition("@")
        url = urlunsplit(parts._replace(netloc=f"{login.partition(':')[0]}:{_HIDDEN}@{host}"))
    return without_query_password(url)


def without_query_password(text: str) -> str:
    """Return `text` with `***` for the passwords in the queries of the addresses it holds."""
    return _IN_QUERY.sub(rf"\g<1>{_HIDDEN}", text) if "password=" in text else text
