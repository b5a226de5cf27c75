"""A login that goes in the clear, or lies open, is told: `config check` said "OK" of either."""

from __future__ import annotations

from pathlib import Path

import pytest

from aggregator.config.exposed import exposed
from aggregator.config.load import load

MAIL = '[[digests]]\nname = "d"\n[digests.email]\nto = ["a@b.example"]\nfrom = "c@d.example"\nhost = "{}"\n{}\n'


@pytest.fixture
def told(tmp_path: Path):
    """Return what is told of a file that holds `text` and lies beside a secret of `mode`."""

    def of(text: str, mode: int = 0o600, own: int = 0o600) -> list[str]:
        file, secret = tmp_path / "config.toml", tmp_path / "pw"
        file.write_text(f'data_dir = "{tmp_path}"\n{text}', "utf-8")
        secret.write_text("s3cret")
        secret.chmod(mode)
        file.chmod(own)
        return [line.replace(f"{tmp_path}/", "") for line in exposed(load(file), file)]

    return of


LOGIN = 'user = "me"\npassword_file = "pw"'


@pytest.mark.parametrize(
    ("host", "more", "wrong"),
    [
        ("mail.example", LOGIN, True),
        ("192.0.2.1", LOGIN, True),
        ("mail.example", f'{LOGIN}\nsecurity = "starttls"', False),
        ("localhost", LOGIN, False),
        ("127.0.0.1", LOGIN, False),
        ("mail.example", "", False),
    ],
)
def test_a_login_for_mail_that_goes_in_the_clear_is_told(told, host, more, wrong):
    said = told(MAIL.format(host, more))
    assert said == ([f'the mail of "d": its login goes to {host} in the clear; set security = "starttls" or "tls"'] if wrong else [])


@pytest.mark.parametrize(
    ("url", "more", "wrong"),
    [
        ("http://paid.example/f", LOGIN, True),
        ("http://paid.example/f", 'headers = {cookie = "s=1"}', True),
        ("http://paid.example/f", 'headers = {X-Client = "me"}', False),
        ("https://paid.example/f", LOGIN, False),
        ("http://127.0.0.1:8080/f", LOGIN, False),
        ("http://paid.example/f", "", False),
    ],
)
def test_a_login_for_a_feed_that_goes_in_the_clear_is_told(told, url, more, wrong):
    said = told(f'[[feeds]]\nurl = "{url}"\n{more}\n')
    assert said == ([f"{url}: its login goes there in the clear; use its https:// address"] if wrong else [])


def test_a_secret_that_everybody_here_can_read_is_told_once(told):
    feeds = f'[[feeds]]\nurl = "https://a.example/f"\n{LOGIN}\n[[feeds]]\nurl = "https://b.example/f"\n{LOGIN}\n'
    assert told(feeds, 0o644) == ["pw holds a secret and can be read by everybody here: `chmod o-r pw`"]
    assert told(feeds, 0o640) == []
    hook = '[[digests]]\nname = "d"\n[digests.webhook]\nurl = "https://h.example/"\nsecret_file = "pw"\n'
    assert told(hook, 0o644) == ["pw holds a secret and can be read by everybody here: `chmod o-r pw`"]


def test_a_configuration_with_a_cookie_in_it_is_a_secret_too(told):
    cookie = '[[feeds]]\nurl = "https://a.example/f"\nheaders = {Cookie = "s=1"}\n'
    assert told(cookie, own=0o644) == ["config.toml holds a secret and can be read by everybody here: `chmod o-r config.toml`"]
    assert told(cookie) == told('[[feeds]]\nurl = "https://a.example/f"\n', own=0o644) == []


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ('[database]\nurl = "postgresql://news:s3cret@db.example/news"\n', True),
        ('[database]\nurl = "postgresql://db.example/news?password=s3cret"\n', True),
        ('[database]\nurl = "postgresql://news@db.example/news"\n', False),
        ('[fetch]\nproxy = "http://me:s3cret@proxy.example:3128"\n', True),
        ('[fetch]\nproxy = "http://proxy.example:3128"\n', False),
        ('[[feeds]]\nurl = "https://a.example/f?token=s3cret"\n', True),
        ('[[digests]]\nname = "d"\n[digests.webhook]\nurl = "https://hooks.example/services/T0/s3cret"\n', True),
        ('[[digests]]\nname = "d"\n[digests.webhook]\nurl = "http://127.0.0.1:9000/services/T0/s3cret"\n', False),
    ],
)
def test_a_configuration_with_a_password_or_a_key_in_an_address_is_a_secret_too(told, text, wrong):
    """`config show` hides all of these; a file with them that everybody could read was "OK"."""
    assert bool(told(text, own=0o644)) is wrong
    assert told(text) == []
