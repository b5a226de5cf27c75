"""One secret planted in every place that may hold one, then every output searched for it, in good times and in bad."""

from __future__ import annotations

import asyncio
import base64
import logging
import re
import signal
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner
from pytest_httpserver import HTTPServer

from aggregator.cli.main import cli
from aggregator.config.load import load
from aggregator.service.metrics import Metrics
from aggregator.service.wiring import build_kit, close_kit
from aggregator.store.store import open_store
from aggregator.web.app import create_app
from bench.crash import service, wait_line
from tests.newsstand import TestClient
from tests.polling import rss

SECRET = "hunter2planted"
ENCODED = (SECRET, base64.b64encode(f"me:{SECRET}".encode()).decode(), SECRET[::-1])
PAGES = ["/", "/digests", "/articles", "/feeds", "/feeds/1", "/feeds.opml", "/feed.atom", "/feed.json", "/metrics", "/readyz"]
LOOKS = [
    ("config", "check"),
    ("config", "show"),
    ("config", "show", "--json"),
    ("feeds", "list"),
    ("feeds", "list", "--json"),
    ("feeds", "export"),
    ("poll", "--force"),
    ("poll", "--force", "--json"),
    ("digest", "--send"),
    ("digest", "--explain", "--output", "-"),
    ("articles", "--json"),
    ("show", "1", "--json"),
    ("status",),
    ("status", "--json"),
    ("doctor",),
    ("doctor", "Paid"),
    ("db", "stats"),
    ("db", "check"),
    ("cluster", "status"),
    ("service", "status"),
]


@pytest.fixture(params=["direct", "by a proxy that is not there"])
def config(request: pytest.FixtureRequest, tmp_path: Path, httpserver: HTTPServer, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a file with a secret wherever one may stand.

    The webhook answers 500 and there is no mail server: errors tell the most.
    """
    monkeypatch.setattr(logging.getLogger("werkzeug"), "disabled", True)  # the server of the test tells of its requests, too
    httpserver.expect_request("/paid").respond_with_data(rss("one", "two"))
    httpserver.expect_request(re.compile("/hook/.*")).respond_with_data("no", status=500)
    (tmp_path / "secret").write_text(SECRET)
    proxy = "" if request.param == "direct" else f'proxy = "http://me:{SECRET}@127.0.0.1:9"\n'
    file = tmp_path / "config.toml"
    file.write_text(
        f'data_dir = "{tmp_path}/data"\n[fetch]\nallow_networks = ["127.0.0.0/8"]\nper_host_delay = "0s"\n{proxy}'
        '[schedule]\nmin_interval = "0s"\n[fulltext]\nenabled = false\n[log]\nlevel = "debug"\n'
        '[web]\nlisten = "127.0.0.1:0"\n[web.reader]\npassword_file = "reader"\n'
        f'[[feeds]]\nname = "Paid"\nurl = "{httpserver.url_for("/paid")}"\nuser = "me"\npassword_file = "secret"\n'
        f'headers = {{Authorization-Extra = "{SECRET}", Cookie = "session={SECRET}"}}\n'
        f'[[digests]]\nname = "daily"\n[digests.email]\nto = ["a@b.example"]\nfrom = "c@d.example"\nhost = "127.0.0.1"\n'
        'port = 9\nuser = "me"\n'
        f'password_file = "secret"\n[digests.webhook]\nurl = "{httpserver.url_for(f"/hook/{SECRET}")}"\nsecret_file = "secret"\n'
    )
    done = CliRunner().invoke(cli, ["--config", str(file), "web", "password"], input=f"{SECRET}\n", standalone_mode=False)
    assert done.exception is None
    assert SECRET not in done.output
    return file


def leaks(text: str) -> bool:
    return any(form in text for form in ENCODED)


def test_no_command_prints_a_secret_and_no_file_holds_one_that_was_not_given_it(config: Path, tmp_path: Path) -> None:
    for words in LOOKS:
        result = CliRunner().invoke(cli, ["--config", str(config), *words], standalone_mode=False)
        assert not leaks(f"{result.output}\n{result.exception!s}"), words
    assert not CliRunner().invoke(cli, ["--config", str(config), "db", "backup", str(tmp_path / "backup.db")]).exception
    held = [path for path in tmp_path.rglob("*") if path.is_file() and leaks(path.read_bytes().decode("latin-1"))]
    assert sorted(path.name for path in held) == ["config.toml", "secret"]


def test_no_page_feed_or_metric_shows_a_secret(config: Path) -> None:
    for words in (("poll", "--force"), ("digest", "--send")):
        CliRunner().invoke(cli, ["--config", str(config), *words], standalone_mode=False)
    settings = load(config)
    with closing(open_store(settings.database.url, settings.data_dir)) as store:
        kit = build_kit(settings, store)
        try:
            client = TestClient(create_app(kit, Metrics().registry, lambda: None), base_url="http://localhost:8642")
            for path in (
                "/",
                "/digests",
                "/articles",
                "/feeds",
                "/feeds/1",
                "/feeds.opml",
                "/feed.atom",
                "/feed.json",
                "/metrics",
                "/readyz",
            ):
                answer = client.get(path)
                assert answer.status_code == 200, path
                assert not leaks(answer.text), path
                assert not leaks(str(answer.headers)), path
        finally:
            asyncio.run(close_kit(kit))


def spoil(config: Path) -> None:
    """Write the secret where no key is."""
    config.write_text(f'{config.read_text()}\n[feeds.extra]\npassword = "{SECRET}"\n')


async def test_the_log_of_the_service_at_its_most_talkative_says_no_secret(config: Path) -> None:
    async with service(config) as process:
        said = await wait_line(process, '"event": "poll"')
        process.send_signal(signal.SIGHUP)
        said += await wait_line(process, '"event": "reloaded"')
        spoil(config)
        process.send_signal(signal.SIGHUP)
        said += await wait_line(process, '"event": "reload refused"')
        process.terminate()
        _, rest = await process.communicate()
    assert not leaks("".join(said) + rest.decode())


def test_no_mistake_in_any_place_repeats_its_secret(config: Path) -> None:
    whole = config.read_text()
    bad = [
        whole.replace('user = "me"', f'password = "{SECRET}"', 1),
        whole.replace("http://localhost", f"http://me:{SECRET}@localhost", 1),
        whole.replace('password_file = "secret"', f'password_file = "{SECRET}"', 1),
        whole.replace("[web.reader]", f'[database]\nurl = "postgresql://me:{SECRET}@:x/"\n[web.reader]'),
    ]
    for text in bad:
        config.write_text(text)
        for words in (("config", "check"), ("config", "show"), ("status",), ("doctor",), ("poll",)):
            result = CliRunner().invoke(cli, ["--config", str(config), *words], standalone_mode=False)
            said = f"{result.output}\n{result.exception!s}"
            assert "config.toml" in said
            assert not leaks(said), (words, said)
