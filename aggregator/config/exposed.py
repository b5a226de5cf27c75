"""Logins that others can read on their way or where they lie: allowed, and hardly ever meant."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from contextlib import suppress
from ipaddress import ip_address
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from aggregator.core.hiding import without_keys, without_password

if TYPE_CHECKING:
    from aggregator.config.schema import AlertSection, DigestSection, EmailSection, FeedSection, Settings

_MOUNTED = Path("/run")  # where systemd, Docker and Kubernetes put secrets, with modes of their own choice


def exposed(settings: Settings, file: Path) -> Iterator[str]:
    """Yield a sentence for every login of `settings`, read from `file`, that others can read."""
    mails = [(f'the mail of "{section.name}"', section.email) for section in _senders(settings) if section.email]
    yield from (told for what, mail in mails if (told := _in_mail(what, mail)))
    yield from (f"{feed.url}: its login goes there in the clear; use its https:// address" for feed in settings.feeds if _is_clear(feed))
    files = [*_files(settings), *([file] if _holds_secret(settings) else [])]
    yield from (
        f"{path} holds a secret and can be read by everybody here: `chmod o-r {path}`" for path in dict.fromkeys(files) if _is_open(path)
    )


def _holds_secret(settings: Settings) -> bool:
    """Tell whether something in the file itself is a secret: what `config show` hides of headers and addresses."""
    addresses = (settings.database.url, settings.fetch.proxy or "", *(feed.url for feed in settings.feeds))
    hooks = (urlsplit(section.webhook.url).hostname or "" for section in _senders(settings) if section.webhook)
    return (
        any(feed.headers for feed in settings.feeds)
        or any(without_keys(without_password(url)) != url for url in addresses)
        or not all(map(_is_here, hooks))  # chat services put the key into the path
    )


def _senders(settings: Settings) -> list[DigestSection | AlertSection]:
    return [*settings.digests, *settings.alerts]


def _in_mail(what: str, mail: EmailSection) -> str:
    if mail.user is None or mail.security != "none" or _is_here(mail.host):
        return ""
    return f'{what}: its login goes to {mail.host} in the clear; set security = "starttls" or "tls"'


def _is_clear(feed: FeedSection) -> bool:
    parts = urlsplit(feed.url)
    secret = feed.user is not None or any(name.lower() in ("cookie", "authorization") for name in feed.headers)
    return secret and parts.scheme == "http" and not _is_here(parts.hostname or "")


def _is_here(host: str) -> bool:
    """Tell whether a host is this machine: nobody listens in between."""
    with suppress(ValueError):
        return ip_address(host).is_loopback
    return host == "localhost"


def _files(settings: Settings) -> Iterator[Path]:
    sections = _senders(settings)
    named = chain(
        (settings.database.password_file, settings.web.reader.password_file),
        (feed.password_file for feed in settings.feeds),
        (section.email.password_file for section in sections if section.email),
        (section.webhook.secret_file for section in sections if section.webhook),
    )
    return (Path(path) for path in named if path is not None)


def _is_open(path: Path) -> bool:
    with suppress(OSError):  # told where it is read
        facts = path.stat()
        return stat.S_ISREG(facts.st_mode) and bool(facts.st_mode & stat.S_IROTH) and _MOUNTED not in path.resolve().parents
    return False
