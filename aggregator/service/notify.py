"""What systemd is told: sd_notify(3) on a datagram socket of the standard library."""

from __future__ import annotations

import os
import socket
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass

_MORE_US = 600_000_000  # TimeoutStartSec of our unit


@dataclass(frozen=True, slots=True)
class Notifier:
    """Sends state to the service manager; silent when nobody listens."""

    address: str | None  # $NOTIFY_SOCKET: a path, or an abstract name that begins with "@"
    watchdog_every: float | None  # seconds between two signs of life, half of what systemd allows; None: not asked for

    @classmethod
    def from_environ(cls, environ: Mapping[str, str]) -> Notifier:
        """Return the notifier that the environment asks for (sd_notify(3), sd_watchdog_enabled(3))."""
        return cls(environ.get("NOTIFY_SOCKET"), _watchdog(environ))

    def ready(self, status: str) -> None:
        """Say that start-up, or a reload, is done."""
        self._send("READY=1", f"STATUS={status}")

    def reloading(self) -> None:
        """Say that the configuration is being read again; the time stamp is what Type=notify-reload waits for."""
        self._send("RELOADING=1", f"MONOTONIC_USEC={time.monotonic_ns() // 1000}")

    def starting(self, status: str) -> None:
        """Say that start-up goes on, and may take that long again: a large store is brought up to date before the service is ready."""
        self._send(f"EXTEND_TIMEOUT_USEC={_MORE_US}", f"STATUS={status}")

    def stopping(self, status: str) -> None:
        """Say that the service winds down."""
        self._send("STOPPING=1", f"STATUS={status}")

    def status(self, status: str) -> None:
        """Show one line for people in `systemctl status`."""
        self._send(f"STATUS={status}")

    def watchdog(self) -> None:
        """Give a sign of life; only after real progress was seen."""
        self._send("WATCHDOG=1")

    def _send(self, *lines: str) -> None:
        if not self.address:
            return
        address = "\0" + self.address[1:] if self.address.startswith("@") else self.address
        with (
            socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC) as sender,
            suppress(OSError),
        ):  # sd_notify(3): no reason to end
            sender.connect(address)
            sender.sendall("\n".join(line.replace("\n", " ") for line in lines).encode())


def _watchdog(environ: Mapping[str, str]) -> float | None:
    asked, pid = environ.get("WATCHDOG_USEC", ""), environ.get("WATCHDOG_PID")
    if not asked.isdecimal() or int(asked) == 0 or (pid and pid != str(os.getpid())):
        return None
    return int(asked) / 2e6
