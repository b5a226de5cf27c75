"""A digest as a mail message: text and HTML, the same bytes at every try."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime

from aggregator.core import mailaddress
from aggregator.deliver import headers
from aggregator.errors import DeliveryError

_POLICY = headers.policy()
_MOSTLY = 6  # of so many bytes one that is not ASCII makes quoted-printable (three for each) longer than base64 (four for three)


@dataclass(frozen=True, slots=True)
class Letter:
    """What is sent to one recipient."""

    name: str  # of the digest
    subject: str
    sender: str  # "Name <address>" or a bare address
    recipient: str
    date: datetime
    text: str
    html: str  # with its styles in the elements: many mail programs read no others


def message(letter: Letter) -> EmailMessage:
    """Return the message; header values are one line each, whatever the digest's title holds.

    The Message-ID follows from digest, slot and recipient (RFC 5322 3.6.4), so that a message sent twice is one to the
    reader's mailbox. Raises DeliveryError for an address that is none.
    """
    sender, recipient = address(letter.sender), address(letter.recipient)
    mail = EmailMessage(policy=_POLICY)
    mail["From"], mail["To"] = str(sender), str(recipient)
    mail["Subject"] = " ".join(letter.subject.split())
    mail["Date"] = format_datetime(letter.date)
    mail["Message-ID"] = message_id(letter, sender.domain)
    mail["List-Id"] = f"<{letter.name}.digest.{sender.domain}>"  # RFC 2919
    mail["Auto-Submitted"] = "auto-generated"  # RFC 3834: no out-of-office replies
    mail.set_content(letter.text, cte=_encoding(letter.text))
    mail.add_alternative(letter.html, subtype="html", cte=_encoding(letter.html))
    key = hashlib.blake2b(mail["Message-ID"].encode(), digest_size=12).hexdigest()
    mail.set_boundary(f"=-{key}")  # a random one would make every retry another message
    return mail


def _encoding(text: str) -> str:
    """Return the shorter transfer encoding: a digest of Chinese papers was three times its size."""
    data = text.encode()
    return "base64" if sum(byte > 0x7F for byte in data) * _MOSTLY > len(data) else "quoted-printable"  # noqa: PLR2004 - the last of ASCII


def message_id(letter: Letter, domain: str) -> str:
    """Return the Message-ID."""
    parts = f"{letter.name}\0{letter.date.timestamp()}\0{letter.recipient}"
    return f"<{hashlib.blake2b(parts.encode(), digest_size=16).hexdigest()}@{domain}>"


def address(text: str) -> Address:
    """Return the one address in `text`; raises DeliveryError."""
    try:
        return mailaddress.address(text)
    except ValueError as error:
        raise DeliveryError(str(error)) from error
