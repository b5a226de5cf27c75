from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from aggregator.service.notify import Notifier


@pytest.fixture(params=["path", "abstract"])
def ear(request: pytest.FixtureRequest, tmp_path: Path):
    address = str(tmp_path / "n") if request.param == "path" else f"@aggregator-test-{os.getpid()}"
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as listener:
        listener.bind(address.replace("@", "\0", 1) if address.startswith("@") else address)
        listener.settimeout(5)
        yield address, listener


def test_every_state_reaches_the_socket_in_one_message(ear):
    address, listener = ear
    notifier = Notifier.from_environ({"NOTIFY_SOCKET": address})
    notifier.starting("search index: 5,000 of 1,000,000 articles")
    assert listener.recv(999) == b"EXTEND_TIMEOUT_USEC=600000000\nSTATUS=search index: 5,000 of 1,000,000 articles"
    notifier.ready("two feeds")
    assert listener.recv(999) == b"READY=1\nSTATUS=two feeds"
    notifier.reloading()
    state, stamp = listener.recv(999).decode().split("\n")
    assert state == "RELOADING=1"
    assert int(stamp.removeprefix("MONOTONIC_USEC=")) > 0
    notifier.stopping("bye")
    assert listener.recv(999) == b"STOPPING=1\nSTATUS=bye"
    notifier.watchdog()
    assert listener.recv(999) == b"WATCHDOG=1"


def test_a_status_of_two_lines_cannot_smuggle_in_a_state(ear):
    address, listener = ear
    Notifier(address, None).status("bad\nREADY=1")
    assert listener.recv(999) == b"STATUS=bad READY=1"


def test_a_socket_that_is_gone_is_no_reason_to_end(tmp_path):
    """A shell inside another service hands its NOTIFY_SOCKET on: `aggregator run` there ended with a traceback."""
    Notifier(str(tmp_path / "gone"), None).ready("nobody listens any more")


def test_without_a_socket_nothing_happens():
    Notifier.from_environ({}).ready("nobody listens")


@pytest.mark.parametrize(
    ("environ", "every"),
    [
        ({"WATCHDOG_USEC": "60000000"}, 30.0),
        ({"WATCHDOG_USEC": "60000000", "WATCHDOG_PID": str(os.getpid())}, 30.0),
        ({"WATCHDOG_USEC": "60000000", "WATCHDOG_PID": "1"}, None),
        ({"WATCHDOG_USEC": "0"}, None),
        ({"WATCHDOG_USEC": "soon"}, None),
        ({}, None),
    ],
)
def test_the_watchdog_is_fed_twice_as_often_as_asked_and_only_by_the_process_meant(environ, every):
    assert Notifier.from_environ(environ).watchdog_every == every
