from __future__ import annotations

import hashlib
import hmac

import pytest

from aggregator.deliver.webhook import send
from aggregator.errors import DeliveryError


def answering(status):
    calls = []

    async def post(url, body, headers):
        calls.append((url, body, dict(headers)))
        return status

    return post, calls


async def test_the_body_is_signed_with_the_key_of_the_file(tmp_path):
    key = tmp_path / "key"
    key.write_bytes(b"secret\n")
    post, calls = answering(204)
    assert await send(post, "https://hook.example/", b"{}", delivery="daily/1", secret_file=key) == "HTTP 204"
    expected = hmac.new(b"secret", b"{}", hashlib.sha256).hexdigest()
    assert calls[0][2]["X-Aggregator-Signature-256"] == f"sha256={expected}"


@pytest.mark.parametrize("status", [0, 301, 404, 500])
async def test_anything_but_success_is_a_failure(status):
    post, _ = answering(status)
    with pytest.raises(DeliveryError, match=str(status or "no answer")):
        await send(post, "https://hook.example/", b"{}", delivery="daily/1", secret_file=None)


async def test_a_receiver_that_moved_is_said_to_have_moved():
    """A bare "HTTP 301" told nobody that it is not followed."""
    post, _ = answering(308)
    with pytest.raises(DeliveryError, match=r"HTTP 308: it redirects, .* write the new address"):
        await send(post, "https://hook.example/", b"{}", delivery="daily/1", secret_file=None)


async def test_a_missing_or_empty_key_sends_nothing_unsigned(tmp_path):
    post, calls = answering(200)
    empty = tmp_path / "empty"
    empty.touch()
    for path in (empty, tmp_path / "absent"):
        with pytest.raises(DeliveryError):
            await send(post, "https://hook.example/", b"{}", delivery="x", secret_file=path)
    assert not calls
