from __future__ import annotations

import asyncio
import contextlib
import email
import email.policy
import signal
import socket
import sys
import time
from pathlib import Path

from aiosmtpd.controller import Controller

from aggregator.model.article import ArticleQuery
from aggregator.store.store import open_store
from bench.crash import service, wait_line, wait_ready


async def _until(store, condition, seconds: float = 20.0) -> None:
    async with asyncio.timeout(seconds):
        while not condition(store):  # noqa: ASYNC110 - another process works
            await asyncio.sleep(0.1)


def _read(path: Path) -> str:
    return path.read_text("utf-8")


def _write(path: Path, text: str) -> None:
    path.write_text(text, "utf-8")


def _articles(store) -> int:
    return len(store.articles.list(ArticleQuery(limit=1000)))


async def _stop(process, number: int = signal.SIGTERM) -> tuple[int, float]:
    began = time.monotonic()
    process.send_signal(number)
    await asyncio.wait_for(process.communicate(), 20)
    return process.returncode, time.monotonic() - began


async def test_it_polls_what_is_due_and_sigterm_ends_it_with_0_within_ten_seconds(config: Path, tmp_path: Path):
    async with service(config) as process:
        await wait_ready(process)
        with contextlib.closing(open_store("sqlite:///aggregator.db", tmp_path / "data", migrate=False)) as store:
            await _until(store, lambda s: _articles(s) >= 20)
        code, seconds = await _stop(process)
    assert code == 0
    assert seconds < 10


async def test_ctrl_c_says_interrupted(config: Path):
    async with service(config) as process:
        await wait_ready(process)
        code, _ = await _stop(process, signal.SIGINT)
    assert code == 130


async def test_sighup_takes_up_a_new_feed_and_refuses_a_bad_file_whole(config: Path, tmp_path: Path):
    whole = _read(config)
    first_feed = whole.index("[[feeds]]", whole.index("[[feeds]]") + 1)
    _write(config, whole[:first_feed])
    async with service(config) as process:
        await wait_ready(process)
        with contextlib.closing(open_store("sqlite:///aggregator.db", tmp_path / "data", migrate=False)) as store:
            assert len(store.feeds.rows()) == 1
            _write(config, whole)
            process.send_signal(signal.SIGHUP)
            await wait_line(process, '"event": "reloaded"')
            assert len(store.feeds.rows()) == 10
            _write(config, whole + "\n[fetch]\ntimeuot = 3\n")
            process.send_signal(signal.SIGHUP)
            await wait_line(process, '"event": "reload refused"')
            await _until(store, lambda s: any("config.toml was refused at" in row.note for row in s.instances.rows()))
            assert len(store.feeds.rows()) == 10
        code, _ = await _stop(process)
    assert code == 0


async def test_a_changed_file_is_taken_up_without_a_signal(config: Path):
    whole = _read(config)
    async with service(config) as process:
        await wait_ready(process)
        _write(config, whole.replace('name = "Tidewatch"', 'name = "Tide Watch"'))
        lines = await asyncio.wait_for(wait_line(process, '"event": "reloaded"'), 15)
    assert lines


async def test_a_second_service_on_the_same_store_is_refused_with_3(config: Path):
    async with service(config) as process:
        await wait_ready(process)
        second = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "aggregator", "--config", str(config), "run", stderr=asyncio.subprocess.PIPE
        )
        _, said = await asyncio.wait_for(second.communicate(), 60)
    assert second.returncode == 3
    last = said.decode().strip().splitlines()[-1]
    assert "a service works on it already" in last
    assert "Traceback" not in said.decode()


async def test_systemd_hears_ready_reloading_watchdog_and_stopping(config: Path, tmp_path: Path):
    address = tmp_path / "notify"
    loop = asyncio.get_running_loop()
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as ear:
        ear.bind(str(address))
        ear.setblocking(False)
        heard: list[str] = []

        async def hear(word: str) -> None:
            while not any(word in message for message in heard):
                heard.append((await loop.sock_recv(ear, 4096)).decode())

        async with asyncio.timeout(40), service(config, NOTIFY_SOCKET=str(address), WATCHDOG_USEC="1000000", WATCHDOG_PID="") as process:
            await hear("READY=1")
            await hear("WATCHDOG=1")
            process.send_signal(signal.SIGHUP)
            await hear("RELOADING=1")
            heard_at = len(heard)
            while not any("READY=1" in message for message in heard[heard_at:]):
                heard.append((await loop.sock_recv(ear, 4096)).decode())
            code, _ = await _stop(process)
            await hear("STOPPING=1")
    assert code == 0
    assert any("MONOTONIC_USEC=" in message for message in heard)
    assert all(len(message.split("STATUS=")) <= 2 for message in heard)


async def test_an_empty_configuration_runs_and_says_that_there_are_no_feeds(tmp_path: Path):
    config = tmp_path / "config.toml"
    _write(config, f'data_dir = "{tmp_path}"\n[web]\nenabled = false\n')
    async with service(config) as process:
        lines = await wait_ready(process)
        code, _ = await _stop(process)
    assert any("no feeds yet" in line for line in lines)
    assert code == 0


class _Postbox:
    def __init__(self):
        self.subjects = []

    async def handle_DATA(self, server, session, envelope):  # noqa: ARG002, N802 - aiosmtpd's name
        self.subjects.append(email.message_from_bytes(envelope.content, policy=email.policy.default)["Subject"])
        return "250 Accepted"


async def test_an_alert_is_mailed_by_the_running_service(config: Path, tmp_path: Path, unused_tcp_port: int):
    alert = (
        '\n[[alerts]]\nname = "Harbour"\nmatch = "harbour"\n'
        f'email = {{ to = ["ida@home.example"], from = "news@home.example", port = {unused_tcp_port} }}\n'
    )
    _write(config, _read(config) + alert)
    postbox = _Postbox()
    office = Controller(postbox, hostname="127.0.0.1", port=unused_tcp_port)
    office.start()
    try:
        async with service(config) as process:
            await wait_ready(process)
            with contextlib.closing(open_store("sqlite:///aggregator.db", tmp_path / "data", migrate=False)) as store:
                await _until(store, lambda s: s.digests.last_delivered("alert-harbour"))
            await _stop(process)
    finally:
        office.stop()
    assert "Harbour: " in postbox.subjects[0]
    assert not (tmp_path / "data" / "digests").exists()
