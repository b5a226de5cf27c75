from __future__ import annotations

import asyncio
import ssl
from ipaddress import ip_address, ip_network

import httpx
import pytest

from aggregator.fetch.guard import AddressRefusedError, Guard, NameUnknownError, Resolver, literal, refusal, refuse_literal


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("127.0.0.1", "loopback"),
        ("127.255.1.2", "loopback"),
        ("0.0.0.0", "this network"),
        ("10.1.2.3", "private"),
        ("172.31.255.255", "private"),
        ("192.168.1.1", "private"),
        ("169.254.169.254", "link-local"),
        ("100.64.0.1", "carrier-grade NAT"),
        ("224.0.0.1", "multicast"),
        ("255.255.255.255", "reserved"),
        ("::1", "loopback"),
        ("::", "not global unicast"),
        ("::127.0.0.1", "not global unicast"),
        ("::ffff:127.0.0.1", "IPv4-mapped"),
        ("::ffff:8.8.8.8", "IPv4-mapped"),
        ("64:ff9b::7f00:1", "NAT64"),
        ("2002:7f00:1::", "6to4"),
        ("2001:0:4136:e378::", "Teredo"),
        ("fd00::1", "unique local"),
        ("fe80::1%eth0", "link-local"),
        ("ff02::1", "multicast"),
    ],
)
@pytest.mark.rule("S1")
def test_an_address_that_is_not_public_is_refused_by_name(address: str, words: str) -> None:
    assert refusal(ip_address(address), ()) == words


@pytest.mark.parametrize("address", ["8.8.8.8", "172.32.0.1", "100.128.0.1", "2606:4700::1111", "2a00:1450::1"])
def test_a_public_address_passes(address: str) -> None:
    assert refusal(ip_address(address), ()) is None


def test_allow_networks_opens_just_what_it_names() -> None:
    allow = (ip_network("127.0.0.0/8"), ip_network("fd00::/8"))
    assert refusal(ip_address("127.0.0.1"), allow) is None
    assert refusal(ip_address("fd12::1"), allow) is None
    assert refusal(ip_address("10.0.0.1"), allow) == "private"


@pytest.mark.parametrize(
    "host", ["127.1", "0x7f000001", "2130706433", "[::1]", "127.0.0.1.", "localhost", "printer.localhost.", "LOCALHOST"]
)
def test_behind_a_proxy_disguised_loopback_addresses_are_seen_through(host: str) -> None:
    with pytest.raises(AddressRefusedError, match="not public"):
        refuse_literal(host, ())
    refuse_literal(host, (ip_network("127.0.0.0/8"), ip_network("::1/128")))


@pytest.mark.parametrize("host", ["127.0.0.1%2e", "127%2e0%2e0%2e1", "loca%6chost", "127.0.0.1%00"])
def test_what_a_proxy_might_decode_to_loopback_is_no_name(host: str) -> None:
    with pytest.raises(NameUnknownError, match="no host name"):
        refuse_literal(host, ())


def test_a_name_is_no_literal() -> None:
    assert literal("example.org") is None
    refuse_literal("example.org", ())


async def test_a_name_that_cannot_be_looked_up_says_so() -> None:
    resolver = Resolver()
    with pytest.raises(NameUnknownError, match="does not resolve"):
        await resolver("a" * 70 + ".example", 80)
    assert "127.0.0.1" in await resolver("127.0.0.1", 80)
    resolver.close()


async def test_a_server_that_hangs_up_in_the_handshake_is_told_in_words() -> None:
    async def hangs_up(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read(1)
        writer.close()

    server = await asyncio.start_server(hangs_up, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    resolver = Resolver()
    guard = Guard([ip_network("127.0.0.0/8")], resolver)
    async with server:
        with pytest.raises(httpx.ConnectError, match="closed the connection before TLS was agreed on"):
            await guard.connect("127.0.0.1", port, 5.0, ssl.create_default_context(), asyncio.Protocol)
    resolver.close()


async def test_a_host_with_four_ipv6_addresses_was_out_of_reach_where_ipv6_leads_nowhere() -> None:
    listening = await asyncio.start_server(lambda _reader, writer: writer.close(), "127.0.0.1", 0)
    port = listening.sockets[0].getsockname()[1]

    async def resolve(_host: str, _port: int) -> list[str]:
        return [*(f"fd00::{number}" for number in range(1, 6)), "127.0.0.1", "127.0.0.2"]

    guard = Guard([ip_network("127.0.0.0/8"), ip_network("fd00::/8")], resolve)
    made = await guard.connect("news.example", port, 5, None, asyncio.BaseProtocol)
    listening.close()
    await listening.wait_closed()
    assert isinstance(made, asyncio.BaseProtocol)
