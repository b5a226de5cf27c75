from __future__ import annotations

import socket

import pytest

from aggregator.errors import ConfigError
from aggregator.web.server import bind


def test_a_taken_port_is_told_with_the_file_that_asks_for_it():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(ConfigError, match=rf"^/etc/news\.toml: \[web\] listen = '127\.0\.0\.1:{port}': Address already in use; choose"):
            bind(f"127.0.0.1:{port}", "/etc/news.toml")


def test_an_address_that_is_not_ours_is_told():
    with pytest.raises(ConfigError, match="choose another port or set enabled = false"):
        bind("192.0.2.1:8642", "config.toml")


@pytest.mark.skipif(not socket.has_ipv6, reason="this machine has no IPv6")
def test_ipv6_is_served_too():
    try:
        sock = bind("[::1]:0", "config.toml")
    except ConfigError:
        pytest.skip("the loopback interface has no IPv6 address")
    with sock:
        assert sock.getsockname()[0] == "::1"
