"""The place bench/sandbox.py runs the service in, made by bubblewrap, and the manager's ear of systemd."""

from __future__ import annotations

import asyncio
import os
import shutil
import socket
import struct
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from aggregator.newsroom.server import Newsroom
from bench.sandbox_unit import Unit

ROOT = Path(__file__).parent.parent
INSIDE = 990  # user and group number in the sandbox
NOBODY = 65534
CONFIG = "/etc/aggregator/config.toml"  # inside
WAIT_S = 60.0  # for anything that is waited for
_VERSION = f"{sys.version_info.major}.{sys.version_info.minor}"
_NEEDED = ("bwrap", "setpriv", "systemd-analyze")
_ETC = ["alternatives", "ca-certificates", "group", "hosts", "ld.so.cache", "localtime", "nsswitch.conf", "passwd", "resolv.conf", "ssl"]
_FILE = """data_dir = "/var/lib/{state}"
[fetch]
allow_networks = ["127.0.0.0/8"]
per_host_delay = "0s"
[schedule]
interval = "2s"
min_interval = "0s"
max_interval = "2s"
jitter = 0
[web]
listen = "127.0.0.1:{port}"
[[digests]]
name = "trial"
at = ["{at}"]
timezone = "UTC"
{feeds}"""


def missing() -> str | None:
    """Return why the sandbox cannot be had on this machine; None when it can."""
    if absent := [name for name in _NEEDED if shutil.which(name) is None]:
        return f"not installed: {', '.join(absent)}"
    if not _python().exists():
        return f"the program's Python is not below /usr, and there is no {_python()}"
    tried = subprocess.run([*_as_nobody(), "cat", ROOT / "pyproject.toml"], capture_output=True, text=True, check=False)
    if tried.returncode:
        return f"the user nobody cannot read the program: {tried.stderr.strip()}"
    tried = subprocess.run(
        [*_as_nobody(), "bwrap", "--unshare-user", "--ro-bind", "/", "/", "true"], capture_output=True, text=True, check=False
    )
    return f"no user namespaces here: {tried.stderr.strip()}" if tried.returncode else None


def _as_nobody() -> list[str]:
    numbers = [f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups"]
    return ["setpriv", *numbers, "--"] if os.geteuid() == 0 else []


@dataclass(slots=True)
class Sandbox:
    """The place the service runs in."""

    folder: Path
    unit: Unit

    def make(self) -> None:
        """Make its folders, as systemd would before the start."""
        self.folder.chmod(0o711)
        for name in ("state", "etc", "run"):
            (self.folder / name).mkdir()
        (self.folder / "nothing").touch()
        (self.folder / "run" / "unit").write_text(self.unit.written(), "ascii")
        self.state.chmod(int(self.unit.one("StateDirectoryMode"), 8))
        if os.geteuid() == 0:
            os.chown(self.state, NOBODY, NOBODY)

    @property
    def state(self) -> Path:
        """Where the state directory lies outside."""
        return self.folder / "state"

    def configure(self, room: Newsroom, port: int, slot: datetime) -> None:
        """Write config.toml in one step."""
        text = _FILE.format(state=self.unit.one("StateDirectory"), port=port, at=slot.strftime("%H:%M:%S"), feeds=room.subscriptions())
        beside = self.folder / "etc" / "config.new"
        beside.write_text(text, "utf-8")
        beside.replace(self.folder / "etc" / "config.toml")

    def command(self, *words: str) -> list[str]:
        """Return what runs `words` of the program inside; without words, the attempts."""
        program = [f"{_python()}", "-m", "aggregator"]
        inside = [f"{_python()}", "-m", "bench.sandbox_inside", "/run/notify/unit"]
        return [*_as_nobody(), "bwrap", *self._walls(), *self._environment(), "--", *inside, *([*program, *words] if words else [])]

    def service(self) -> list[str]:
        """Return what runs the service: the words of ExecStart behind the program's name."""
        return self.command(*self.unit.one("ExecStart").split()[1:])

    def _walls(self) -> Iterator[str]:
        yield from ("--unshare-user", "--uid", f"{INSIDE}", "--gid", f"{INSIDE}", "--unshare-pid", "--unshare-ipc", "--unshare-uts")
        yield from ("--unshare-cgroup-try", "--new-session", "--die-with-parent", "--cap-drop", "ALL")
        yield from ("--ro-bind", "/usr", "/usr", "--ro-bind", "/sys", "/sys", "--ro-bind", f"{ROOT}", "/opt/aggregator")
        yield from ("--ro-bind", f"{_site_packages()}", "/opt/site-packages")
        for link in (path for path in Path("/").iterdir() if path.is_symlink()):  # /bin, /lib and their like
            yield from ("--symlink", f"{link.readlink()}", f"{link}")
        for name in _ETC:
            yield from ("--ro-bind-try", f"/etc/{name}", f"/etc/{name}")
        yield from ("--ro-bind", f"{self.folder / 'etc'}", f"/etc/{self.unit.one('ConfigurationDirectory')}")
        yield from (
            "--bind",
            f"{self.state}",
            f"/var/lib/{self.unit.one('StateDirectory')}",
            "--ro-bind",
            f"{self.folder / 'run'}",
            "/run/notify",
        )
        for name in ("/tmp", "/var/tmp", "/home", "/root", "/run/user"):
            yield from ("--tmpfs", name)
        yield from ("--dev", "/dev", "--remount-ro", "/dev", "--tmpfs", "/dev/shm", "--proc", "/proc")
        for path in sorted(Path("/proc").iterdir()):
            if not path.name.isdecimal() and not path.is_symlink():  # ProcSubset=pid
                yield from ("--tmpfs", f"{path}") if path.is_dir() else ("--ro-bind", f"{self.folder / 'nothing'}", f"{path}")
        yield from ("--remount-ro", "/home", "--remount-ro", "/root", "--remount-ro", "/run/user", "--remount-ro", "/")
        yield from ("--chdir", self.unit.one("WorkingDirectory"))

    def _environment(self) -> Iterator[str]:
        watchdog = self.unit.span("WatchdogSec") * 1_000_000
        told = {"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "NOTIFY_SOCKET": "/run/notify/socket", "WATCHDOG_USEC": f"{watchdog}"}
        told |= {"HOME": self.unit.one("WorkingDirectory"), "USER": self.unit.one("User")}
        yield "--clearenv"
        for name, value in {**told, "PYTHONPATH": "/opt/aggregator:/opt/site-packages"}.items():
            yield from ("--setenv", name, value)


def _python() -> Path:
    """Return a Python of our version that everybody may run: ours, or the system's."""
    ours = Path(sys.executable).resolve()
    return ours if ours.is_relative_to("/usr") else Path(f"/usr/bin/python{_VERSION}")


def _site_packages() -> Path:
    return Path(sys.prefix, "lib", f"python{_VERSION}", "site-packages")


class Ear:
    """Hears what a service tells its manager, and who says it (sd_notify(3))."""

    def __init__(self, path: Path) -> None:
        """Listen at `path`."""
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_NONBLOCK)
        self._socket.bind(str(path))
        path.chmod(0o777)
        self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_PASSCRED, 1)
        self.heard: list[str] = []
        self._past = 0  # messages that were waited for, or came before one that was
        self.speakers: set[int] = set()  # process numbers, as this side counts
        asyncio.get_running_loop().add_reader(self._socket, self._hear)

    def _hear(self) -> None:
        said, extra, _, _ = self._socket.recvmsg(4096, socket.CMSG_SPACE(struct.calcsize("3i")))
        self.heard.append(said.decode())
        self.speakers |= {struct.unpack("3i", data)[0] for _, kind, data in extra if kind == socket.SCM_CREDENTIALS}

    async def word(self, word: str) -> str:
        """Return the first message that holds `word` after the one returned before; raises TimeoutError."""
        async with asyncio.timeout(WAIT_S):
            while True:
                for place in range(self._past, len(self.heard)):
                    if word in self.heard[place]:
                        self._past = place + 1
                        return self.heard[place]
                await asyncio.sleep(0.05)

    def close(self) -> None:
        """Stop listening."""
        asyncio.get_running_loop().remove_reader(self._socket)
        self._socket.close()
