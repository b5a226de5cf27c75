"""One mail address, as a person writes it: "me@example.org" or "Name <me@example.org>"."""

from __future__ import annotations

from email.errors import MessageError
from email.headerregistry import Address
from email.utils import getaddresses

from aggregator.core.urls import ascii_host


def address(text: str) -> Address:
    """Return the one address in `text`, an international domain in its ASCII form, which every mail server takes.

    Raises ValueError, for several too: none of them may be left out silently.
    """
    listed = getaddresses([" ".join(text.split())])
    if len(listed) > 1:
        msg = f"{text!r} is more than one mail address; give each a string of its own"
        raise ValueError(msg)
    name, spec = listed[0] if listed else ("", "")
    user, at, domain = spec.rpartition("@")
    msg = f"{text!r} is not a mail address{'' if user.isascii() else ': what stands before the @ must be ASCII'}"
    try:
        found = Address(display_name=name, addr_spec=f"{user}{at}{ascii_host(domain)}")
    except (MessageError, ValueError, IndexError) as error:
        raise ValueError(msg) from error
    if not found.domain or not found.username:
        raise ValueError(msg)
    return found
