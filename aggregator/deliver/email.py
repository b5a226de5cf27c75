"""A message to an SMTP server, accepted or not."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from ssl import SSLError

import aiosmtplib

from aggregator.deliver.message import Letter, address, message
from aggregator.errors import DeliveryError

TIMEOUT_S = 60  # RFC 5321 4.5.3.2 allows minutes; a stuck server is tried again later anyway


@dataclass(frozen=True, slots=True)
class Server:
    """Where mail is handed over."""

    host: str
    port: int
    security: str  # "none", "starttls", "tls"
    user: str | None = None
    password_file: Path | None = None
    timeout: float = TIMEOUT_S


async def send(letter: Letter, server: Server) -> str:
    """Return the server's answer once it has accepted the message for its recipient.

    Raises DeliveryError with the server's own words; nothing counts as sent before the final 250 (RFC 5321 4.2.5).
    """
    mail = message(letter)
    username, password = _login(server)
    place = f"{server.host}:{server.port}"
    try:
        _, answer = await aiosmtplib.send(
            mail,
            sender=address(letter.sender).addr_spec,
            recipients=[address(letter.recipient).addr_spec],
            hostname=server.host,
            port=server.port,
            use_tls=server.security == "tls",
            start_tls=server.security == "starttls",  # never opportunistic: what was asked for, or an error
            timeout=server.timeout,
            username=username,
            password=password,
        )
    except (aiosmtplib.SMTPException, OSError, SSLError, ValueError) as error:
        raise DeliveryError(f"{place}: {_reason(error)}") from error
    return answer


def _login(server: Server) -> tuple[str | None, str | None]:
    if server.user is None:
        return None, None
    if server.password_file is None:
        raise DeliveryError(f'{server.host}: user "{server.user}" is set, but no password_file')
    try:
        return server.user, server.password_file.read_text("utf-8").strip()
    except (OSError, UnicodeError) as error:
        raise DeliveryError(f"{server.password_file}: {error.strerror if isinstance(error, OSError) else 'it is not UTF-8'}") from error


def _reason(error: Exception) -> str:
    if isinstance(error, aiosmtplib.SMTPRecipientsRefused):
        return "; ".join(f"{r.recipient}: {r.code} {r.message}" for r in error.recipients)
    if isinstance(error, aiosmtplib.SMTPResponseException):
        return f"{error.code} {error.message}"
    return str(error) or type(error).__name__
