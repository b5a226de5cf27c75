import pytest

from aggregator.web.hosts import host_allowed


@pytest.mark.parametrize("header", ["127.0.0.1:8642", "localhost:8642", "[::1]:8642", "192.0.2.7", "news.home:8642", "NEWS.home."])
def test_the_configured_name_localhost_and_addresses_are_answered(header):
    assert host_allowed(header, "news.home:8642")


@pytest.mark.parametrize("header", ["evil.example", "evil.example:8642", "", "[::1", "localhost.evil.example"])
def test_a_rebinding_name_is_refused(header):
    assert not host_allowed(header, "127.0.0.1:8642")
