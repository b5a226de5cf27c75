"""A digest posted to an HTTP address as JSON, signed."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Awaitable, Callable, Mapping
from http import HTTPStatus
from pathlib import Path
from urllib.parse import urlsplit

from aggregator.errors import DeliveryError

SIGNATURE = "X-Aggregator-Signature-256"  # "sha256=HEX", as GitHub's webhooks sign: HMAC-SHA256 of the body
DELIVERY = "X-Aggregator-Delivery"  # the same at every try: the receiver can tell a repetition

Post = Callable[[str, bytes, Mapping[str, str]], Awaitable[int]]


async def send(post: Post, url: str, body: bytes, *, delivery: str, secret_file: Path | None) -> str:
    """Post `body`; raises DeliveryError unless the answer is a 2xx.

    `post` brings fetch/'s client with its address guard.
    """
    headers = {"Content-Type": "application/json; charset=utf-8", DELIVERY: delivery}
    if secret_file is not None:
        headers[SIGNATURE] = sign(body, _secret(secret_file))
    status = await post(url, body, headers)
    if not HTTPStatus.OK <= status < HTTPStatus.MULTIPLE_CHOICES:
        host = urlsplit(url).hostname  # not the whole address: chat services put the key into the path
        raise DeliveryError(f"{host}: {_told(status)}")
    return f"HTTP {status}"


def _told(status: int) -> str:
    if HTTPStatus.MULTIPLE_CHOICES <= status < HTTPStatus.BAD_REQUEST:
        return f"HTTP {status}: it redirects, and what is posted follows no redirect; write the new address into url"
    return f"HTTP {status}" if status else "no answer"


def sign(body: bytes, secret: bytes) -> str:
    """Return the value of the signature header."""
    return f"sha256={hmac.new(secret, body, hashlib.sha256).hexdigest()}"


def _secret(path: Path) -> bytes:
    try:
        secret = path.read_bytes().strip()
    except OSError as error:
        raise DeliveryError(f"{path}: {error.strerror}") from error
    if not secret:
        raise DeliveryError(f"{path}: the file is empty; a signature with an empty key proves nothing")
    return secret
