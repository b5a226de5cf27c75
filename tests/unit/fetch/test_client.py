from __future__ import annotations

import asyncio
import gzip
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from aggregator.clock import SystemClock
from aggregator.config.schema import FetchSection
from aggregator.core.urls import host_of
from aggregator.errors import DeliveryError, Outcome
from aggregator.fetch.client import Fetcher
from aggregator.model.feed import Validators
from aggregator.model.fetch import FetchFailure, FetchLimits, FetchRequest, FetchResult, NotModified, Redirect
from tests.certificates import needs_openssl, self_signed

Ask = Callable[..., FetchRequest]


async def _failure(fetcher: Fetcher, request: FetchRequest) -> FetchFailure:
    fetched = await fetcher.get(request)
    assert isinstance(fetched, FetchFailure)
    return fetched


async def test_a_body_is_unpacked_and_both_sizes_are_known(server, fetcher, ask: Ask) -> None:
    packed = gzip.compress(b"news " * 1000)
    url = server.put("/f", packed, Content_Encoding="gzip", ETag='W/"1"', Last_Modified="yesterday", Content_Type="text/xml")
    fetched = await fetcher.get(ask(url, accept="application/rss+xml"))
    assert isinstance(fetched, FetchResult)
    assert (len(fetched.body), fetched.wire_bytes, fetched.url, fetched.status) == (5000, len(packed), url, 200)
    assert (fetched.headers.etag, fetched.headers.last_modified, fetched.headers.content_type) == ('W/"1"', "yesterday", "text/xml")


async def test_requests_name_us_and_carry_no_cookie_no_referer_and_no_keep_alive(server, fetcher, ask: Ask) -> None:
    url = server.put("/f", b"x", Set_Cookie="id=1; Path=/")
    await fetcher.get(ask(url))
    await fetcher.get(ask(url))
    names = [line.split(b":")[0] for line in server.seen[1].split(b"\r\n")[1:] if line]
    assert names == [b"Host", b"User-Agent", b"Accept", b"Accept-Encoding"]
    assert b"User-Agent: aggregator/" in server.seen[1]


@pytest.mark.rule("P3", "P5")
async def test_validators_go_back_byte_for_byte_and_only_to_their_own_address(server, fetcher, ask: Ask) -> None:
    server.answers["/f"] = b'HTTP/1.1 304 Not Modified\r\nETag: "n\xe9w"\r\n\r\n'
    mine = Validators(server.url("/f"), '"\u00e9 "', "Sat, 01 Jan 2000 00:00:00 GMT ;x")
    fetched = await fetcher.get(ask(server.url("/f"), validators=mine))
    assert isinstance(fetched, NotModified)
    assert fetched.headers.etag == '"n\u00e9w"'
    assert b'If-None-Match: "\xe9 "\r\nIf-Modified-Since: Sat, 01 Jan 2000 00:00:00 GMT ;x\r\n' in server.seen[0]
    other = server.put("/g", b"x")
    await fetcher.get(ask(other, validators=mine))
    assert b"If-" not in server.seen[1]


async def test_validators_follow_a_redirect_to_the_address_they_came_from(server, fetcher, ask: Ask) -> None:
    server.put("/old", status="301 Moved", Location="/new")
    server.answers["/new"] = b"HTTP/1.1 304 Not Modified\r\n\r\n"
    fetched = await fetcher.get(ask(server.url("/old"), validators=Validators(server.url("/new"), '"1"')))
    assert isinstance(fetched, NotModified)
    assert fetched.redirects == (Redirect(301, server.url("/new")),)
    assert (b"If-None-Match" in server.seen[0], b"If-None-Match" in server.seen[1]) == (False, True)


async def test_a_304_nobody_asked_for_is_a_fault_of_the_server(server, fetcher, ask: Ask) -> None:
    server.answers["/f"] = b"HTTP/1.1 304 Not Modified\r\n\r\n"
    assert (await _failure(fetcher, ask(server.url("/f")))).outcome is Outcome.PROTOCOL_ERROR


async def test_the_users_own_headers_and_login_stay_with_their_host(server, fetcher, ask: Ask) -> None:
    server.put("/f", status="302 Found", Location=server.url("/g", "other.example"))
    server.put("/g", b"x")
    request = ask(server.url("/f"), headers=(("cookie", "paid=1"), ("user-agent", "Mine/1"), ("Host", "evil")), auth=("ann", "pässword"))
    assert isinstance(await fetcher.get(request), FetchResult)
    assert b"cookie: paid=1" in server.seen[0]
    assert b"User-Agent: Mine/1" in server.seen[0]
    assert b"Authorization: Basic YW5uOnDDpHNzd29yZA==" in server.seen[0]
    assert b"evil" not in server.seen[0]
    assert b"paid" not in server.seen[1]
    assert b"Authorization" not in server.seen[1]
    assert b"Mine/1" not in server.seen[1]


async def test_a_login_in_the_address_is_sent_but_never_shown(server, fetcher, ask: Ask) -> None:
    server.put("/f", status="404 Not Found")
    failed = await _failure(fetcher, ask(server.url("/f").replace("http://", "http://ann:secret@")))
    assert b"Authorization: Basic" in server.seen[0]
    assert "secret" not in repr(failed)


@pytest.mark.parametrize(
    ("status", "headers", "outcome"),
    [
        ("401 Unauthorized", {}, Outcome.UNAUTHORIZED),
        ("403 Forbidden", {}, Outcome.FORBIDDEN),
        ("403 Forbidden", {"Retry_After": "60"}, Outcome.RATE_LIMITED),
        ("404 Not Found", {}, Outcome.NOT_FOUND),
        ("410 Gone", {}, Outcome.GONE),
        ("418 Teapot", {}, Outcome.HTTP_ERROR),
        ("451 Unavailable For Legal Reasons", {}, Outcome.HTTP_ERROR),
        ("206 Partial Content", {"Content_Range": "bytes 0-3/100"}, Outcome.PROTOCOL_ERROR),
        ("206 Partial Content", {}, Outcome.PROTOCOL_ERROR),
        ("429 Too Many", {}, Outcome.RATE_LIMITED),
        ("500 Oops", {}, Outcome.UNAVAILABLE),
        ("503 Busy", {"Retry_After": "60"}, Outcome.RATE_LIMITED),
        ("503 Busy", {}, Outcome.UNAVAILABLE),
        ("503 Busy", {"Retry_After": "0"}, Outcome.UNAVAILABLE),
        ("403 Forbidden", {"Retry_After": "Mon, 01 Jan 2024 00:00:00 GMT"}, Outcome.RATE_LIMITED),
        ("429 Too Many", {"Retry_After": "soon"}, Outcome.RATE_LIMITED),
        ("301 Moved", {}, Outcome.REDIRECT_REFUSED),
        ("302 Found", {"Location": "ftp://example.org/"}, Outcome.REDIRECT_REFUSED),
        ("302 Found", {"Location": "http://[bad"}, Outcome.REDIRECT_REFUSED),
        ("302 Found", {"Location": "http://other.example:99999/"}, Outcome.REDIRECT_REFUSED),
        ("302 Found", {"Location": "/x"}, Outcome.REDIRECT_REFUSED),
        ("302 Found", {"Location": "http://private.example/"}, Outcome.ADDRESS_REFUSED),
        ("302 Found", {"Location": "http://[::1]/"}, Outcome.ADDRESS_REFUSED),
        ("200 OK", {"Content_Encoding": "gzip"}, Outcome.BAD_ENCODING),
        ("403 Forbidden", {"CF_Mitigated": "challenge"}, Outcome.CHALLENGED),
        ("200 OK", {"CF_Mitigated": "challenge"}, Outcome.CHALLENGED),
    ],
)
async def test_every_refusal_has_its_name_and_a_sentence(
    server, fetcher, ask: Ask, *, status: str, headers: dict[str, str], outcome: Outcome
) -> None:
    failed = await _failure(fetcher, ask(server.put("/x", b"body", status, **headers)))
    assert failed.outcome is outcome
    assert len(failed.detail) > 10


@pytest.mark.parametrize(
    ("raw", "outcome"),
    [
        (b"", Outcome.CONNECT_ERROR),
        (b"SSH-2.0-OpenSSH\r\n\r\n", Outcome.PROTOCOL_ERROR),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort", Outcome.CONNECT_ERROR),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 99999999\r\n\r\n", Outcome.TOO_LARGE),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 5, 6\r\n\r\nshort", Outcome.PROTOCOL_ERROR),
        (b"HTTP/1.1 200 OK\r\n\r\n" + b"x" * 200_000, Outcome.TOO_LARGE),
        (b"HTTP/1.1 302 Found\r\nLocation: /\xc3\xa9\r\n\r\n", Outcome.NOT_FOUND),
        (b"HTTP/1.1 302 Found\r\nLocation: /caf\xe9\r\n\r\n", Outcome.NOT_FOUND),
    ],
)
async def test_bad_http_ends_in_a_name(server, fetcher, ask: Ask, raw: bytes, outcome: Outcome) -> None:
    server.answers["/x"] = raw
    for path in ("/%C3%A9", "/caf%E9"):
        server.put(path, status="404 Not Found")
    assert (await _failure(fetcher, ask(server.url("/x")))).outcome is outcome


async def test_a_206_that_holds_the_whole_document_is_that_document(server, fetcher, ask: Ask) -> None:
    fetched = await fetcher.get(ask(server.put("/x", b"body", "206 Partial Content", Content_Range="bytes 0-3/4")))
    assert isinstance(fetched, FetchResult)
    assert fetched.body == b"body"


@pytest.mark.rule("P19")
async def test_a_thousand_response_headers_are_taken(server, fetcher, ask: Ask) -> None:
    many = b"".join(b"X-Header-%d: %s\r\n" % (n, b"v" * 40) for n in range(1000))
    server.answers["/x"] = b"HTTP/1.1 200 OK\r\n" + many + b"Cache-Control: a\r\ncache-control: max-age=1\r\nContent-Length: 1\r\n\r\nx"
    fetched = await fetcher.get(ask(server.url("/x")))
    assert isinstance(fetched, FetchResult)
    assert fetched.headers.cache_control == "a, max-age=1"


async def test_a_loop_and_an_endless_chain_end(server, fetcher, ask: Ask) -> None:
    server.put("/a", status="302 Found", Location="/b")
    server.put("/b", status="302 Found", Location="/a")
    assert "loop" in (await _failure(fetcher, ask(server.url("/a")))).detail
    for n in range(12):
        server.put(f"/{n}", status="302 Found", Location=f"/{n + 1}")
    failed = await _failure(fetcher, ask(server.url("/0")))
    assert (failed.detail, len(failed.redirects)) == ("more than 10 redirects", 10)


async def _waited(server, fetcher, ask: Ask, host: str) -> list[str]:
    """Return the hosts that a redirect onto `host` waits for."""
    server.put("/a", status="308 Permanent", Location=server.url("/b", host))
    server.put("/b", b"x")
    waited: list[str] = []

    async def pace(host: str) -> None:
        waited.append(host)

    await fetcher.get(ask(server.url("/a")), pace=pace)
    return waited


async def test_each_hop_waits_for_its_host(server, fetcher, ask: Ask) -> None:
    assert await _waited(server, fetcher, ask, "b.example") == [f"b.example:{server.port}"]


async def test_a_hop_to_an_international_name_waits_for_the_host_that_polls_name(server, fetcher, ask: Ask) -> None:
    waited = await _waited(server, fetcher, ask, "xn--mnchen-3ya.example")
    assert waited == [host_of(f"http://münchen.example:{server.port}/b")]
    assert fetcher.sendings.last(waited[0]) is not None


@pytest.mark.parametrize(
    ("url", "outcome"),
    [
        ("http://10.0.0.1/", Outcome.ADDRESS_REFUSED),
        ("http://private.example/", Outcome.ADDRESS_REFUSED),
        ("http://[::ffff:127.0.0.1]/", Outcome.ADDRESS_REFUSED),
        ("http://empty.example/", Outcome.DNS_ERROR),
        ("http://127.0.0.1:1/", Outcome.CONNECT_ERROR),
        ("ftp://example.org/", Outcome.PROTOCOL_ERROR),
        ("http://exa mple/", Outcome.DNS_ERROR),
        ("nonsense", Outcome.PROTOCOL_ERROR),
    ],
)
async def test_what_cannot_be_asked_is_named(fetcher, ask: Ask, url: str, outcome: Outcome) -> None:
    assert (await _failure(fetcher, ask(url))).outcome is outcome


async def test_a_refused_connection_is_called_so(fetcher, ask: Ask) -> None:
    assert "connection refused" in (await _failure(fetcher, ask("http://127.0.0.1:1/"))).detail


async def test_of_several_addresses_only_a_public_one_is_connected_to(server, fetcher, ask: Ask) -> None:
    server.put("/f", b"x")
    assert isinstance(await fetcher.get(ask(server.url("/f", "mixed.example"))), FetchResult)


@pytest.mark.rule("P18")
async def test_a_server_that_drips_is_cut_off_by_the_total_deadline(server, fetcher, ask: Ask) -> None:
    server.answers["/hang"] = b"HTTP/1.1 200 OK\r\n\r\nx"
    slow = FetchLimits(timedelta(seconds=30), timedelta(milliseconds=80), 1000)
    assert (await _failure(fetcher, ask(server.url("/hang"), limits=slow))).outcome is Outcome.TIMEOUT
    silent = FetchLimits(timedelta(milliseconds=80), timedelta(seconds=30), 1000)
    failed = await _failure(fetcher, ask(server.url("/hang"), limits=silent))
    assert failed.detail.endswith("(reading)")


async def test_plain_http_on_a_tls_port_is_a_tls_error(fetcher, ask: Ask) -> None:
    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read(100)
        writer.write(b"HTTP/1.1 400 Bad Request\r\n\r\n")
        await writer.drain()
        await reader.read()
        writer.close()

    listening = await asyncio.start_server(talk, "127.0.0.1", 0)
    failed = await _failure(fetcher, ask(f"https://127.0.0.1:{listening.sockets[0].getsockname()[1]}/"))
    listening.close()
    await listening.wait_closed()
    assert failed.outcome is Outcome.TLS_ERROR


@needs_openssl
async def test_a_certificate_nobody_knows_is_refused_and_a_feeds_own_ca_file_accepts_it(fetcher, ask: Ask, tmp_path: Path) -> None:
    certificate, context = await asyncio.to_thread(self_signed, tmp_path, "news.example")

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi")
        await writer.drain()
        writer.close()

    listening = await asyncio.start_server(talk, "127.0.0.1", 0, ssl=context)
    url = f"https://news.example:{listening.sockets[0].getsockname()[1]}/"
    failed = await _failure(fetcher, ask(url))
    trusted = await fetcher.get(ask(url, ca_file=str(certificate)))
    whole_name = await fetcher.get(ask(url.replace(".example:", ".example.:"), ca_file=str(certificate)))
    listening.close()
    await listening.wait_closed()
    assert failed.outcome is Outcome.TLS_ERROR
    assert "bad certificate, self-signed" in failed.detail.replace("self signed", "self-signed")
    assert isinstance(trusted, FetchResult)
    assert isinstance(whole_name, FetchResult)


async def test_a_ca_file_that_is_not_there_is_said(fetcher, ask: Ask, tmp_path: Path) -> None:
    missing = await _failure(fetcher, ask("https://example.org/", ca_file=str(tmp_path / "ca.pem")))
    assert (missing.outcome, "ca.pem" in missing.detail) == (Outcome.TLS_ERROR, True)


async def test_certificates_are_read_when_a_secure_connection_wants_them_and_their_absence_is_said(
    server, fetcher, ask: Ask, monkeypatch
) -> None:
    monkeypatch.setattr("aggregator.fetch.transport.certifi.where", lambda: "/nowhere/ca.pem")
    assert isinstance(await fetcher.get(ask(server.put("/f", b"x"))), FetchResult)
    moved = server.put("/g", b"", status="302 Found", Location="https://127.0.0.1:1/")
    for url in (moved, "https://127.0.0.1:1/"):
        failed = await _failure(fetcher, ask(url))
        assert (failed.outcome, failed.detail[:44]) == (Outcome.CONNECT_ERROR, "the system's certificates cannot be read: [E")
    with pytest.raises(DeliveryError, match="certificates cannot be read"):
        await fetcher.post("https://127.0.0.1:1/", b"", {})


async def test_a_webhook_gets_its_body_and_the_same_guard(server, fetcher) -> None:
    assert await fetcher.post(server.put("/hook", status="202 Accepted"), b"{}", {"Content-Type": "application/json"}) == 202
    assert server.seen[0].startswith(b"POST /hook")
    with pytest.raises(DeliveryError, match="not public"):
        await fetcher.post("http://10.0.0.1/", b"", {})


async def test_behind_a_proxy_the_proxy_is_asked_and_literal_addresses_are_still_refused(server, ask: Ask) -> None:
    proxied = Fetcher(FetchSection(proxy=f"http://ann:pw@127.0.0.1:{server.port}", user_agent="Mine/2"), SystemClock())
    server.put("http://news.example/f", b"x")
    assert isinstance(await proxied.get(ask("http://news.example/f")), FetchResult)
    assert b"Proxy-Authorization: Basic" in server.seen[0]
    assert (await _failure(proxied, ask("http://192.168.0.1/"))).outcome is Outcome.ADDRESS_REFUSED
    await proxied.aclose()


async def test_hosts_that_cannot_be_reached_are_remembered_for_a_while(server, fetcher, ask: Ask) -> None:
    await fetcher.get(ask("http://127.0.0.1:1/"))
    await fetcher.get(ask(server.put("/f", b"x").replace("127.0.0.1", "a.example")))
    now = SystemClock().monotonic()
    assert sorted(fetcher.reach.recent(now)) == [Outcome.CONNECT_ERROR, Outcome.UPDATED]
    assert fetcher.reach.recent(now + 301) == ()
