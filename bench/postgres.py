"""A PostgreSQL server of our own in a folder, to be stopped, started and thrown away: for trials, and for the tests that want one."""

from __future__ import annotations

import contextlib
import getpass
import os
import pwd
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_DEBIAN = Path("/usr/lib/postgresql")  # not on the PATH there


@dataclass(slots=True)
class Server:
    """One server; where it listens nowhere, its socket in `folder` is the way to it."""

    folder: Path
    listen: str = ""
    port: int = 5432
    options: str = ""

    @property
    def url(self) -> str:
        """Where a store may be."""
        place = f"@{self.listen}:{self.port}/postgres" if self.listen else f"@/postgres?host={self.folder}&port={self.port}"
        return f"postgresql://aggregator{place}"

    def make(self) -> None:
        """Make its data; raises CalledProcessError."""
        if _as_its_user():
            shutil.chown(self.folder, "postgres")
        _run("initdb", "-D", f"{self.folder}/data", "-A", "trust", "-U", "aggregator", "-E", "UTF8", "--locale=C.UTF-8", "-N")

    def start(self) -> None:
        """Start it, and wait until it answers; raises CalledProcessError."""
        options = f"-p {self.port} -c listen_addresses={self.listen} -k {self.folder} {self.options}"
        self._control("-w", "-l", f"{self.folder}/log", "-o", options, "start")

    def stop(self, mode: str = "fast") -> None:
        """Stop it, and every session with it; raises CalledProcessError."""
        self._control("-m", mode, "stop")

    def cpu_seconds(self) -> float:
        """Return the CPU time of the server and of every session it ended, user and system."""
        main = int((self.folder / "data" / "postmaster.pid").read_text("ascii").split("\n", 1)[0])
        total = 0
        for stat in Path("/proc").glob("[0-9]*/stat"):
            with contextlib.suppress(OSError):
                fields = stat.read_text("ascii", "replace").rpartition(")")[2].split()
                if stat.parent.name == str(main):
                    total += sum(map(int, fields[11:15]))  # with children that ended
                elif int(fields[1]) == main:
                    total += sum(map(int, fields[11:13]))
        return total / os.sysconf("SC_CLK_TCK")

    def _control(self, *arguments: str) -> None:
        _run("pg_ctl", "-D", f"{self.folder}/data", *arguments)


def can_be_made() -> bool:
    """Return whether the programs are there, and a user who may run them: they refuse to run as root."""
    return all(map(_program, ("initdb", "pg_ctl"))) and (getpass.getuser() != "root" or bool(_as_its_user()))


@contextlib.contextmanager
def server(listen: str = "127.0.0.1") -> Iterator[Server]:
    """Make, start and in the end throw away a server for a trial; exits where there can be none."""
    if not can_be_made():
        sys.exit("initdb and pg_ctl are not installed: Debian has them in `postgresql`")
    with tempfile.TemporaryDirectory(prefix="aggregator-pg-", ignore_cleanup_errors=True) as name:
        with socket.create_server((listen, 0)) as free:
            port = free.getsockname()[1]
        made = Server(Path(name), listen, port, "-c max_connections=200 -c shared_buffers=128MB")
        made.make()
        with (made.folder / "data" / "pg_hba.conf").open("a", encoding="ascii") as rules:
            rules.write("host all all 10.0.0.0/8 trust\n")
        made.start()
        try:
            yield made
        finally:
            with contextlib.suppress(subprocess.CalledProcessError):
                made.stop("immediate")


def _as_its_user() -> tuple[str, ...]:
    """Return what to put before a command so that it does not run as root."""
    if getpass.getuser() != "root":
        return ()
    known = any(user.pw_name == "postgres" for user in pwd.getpwall())
    return ("runuser", "-u", "postgres", "--") if known and shutil.which("runuser") else ()


def _program(name: str) -> str | None:
    return next(map(str, sorted(_DEBIAN.glob(f"*/bin/{name}"), reverse=True)), None) or shutil.which(name)


def _run(name: str, *arguments: str) -> None:
    # The server inherits what it is started with: a pipe would be waited for as long as it runs.
    subprocess.run([*_as_its_user(), _program(name) or name, *arguments], check=True, stdout=subprocess.DEVNULL, cwd="/")
