"""One mail address, as a person writes it: "me@example.org" or "Name <me@example.org>"."""

from __future__ import annotations

from email.errors import MessageError
from email.headerregistry import Address
from email.utils import parseaddr


def address(text: str) -> Address:
    """Return the one address in `text`; raises ValueError."""
    name, spec = parseaddr(" ".join(text.split()))
    msg = f"{text!r} is not a mail address"
    try:
        found = Address(display_name=name, addr_spec=spec)
    except (MessageError, ValueError, IndexError) as error:
        raise ValueError(msg) from error
    if not found.domain or not found.username:
        raise ValueError(msg)
    return found
