"""The programs beside ours in bench/poll.py: each polls the same feeds in the same run, in every case a peer takes part in."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from bench.feed_server import switch
from bench.poll_cases import Case, Figures, Server
from bench.processes import peak_of
from bench.starting import cost_of


@dataclass(frozen=True)
class Peer:
    """How one program is run, and how many entries it says it has."""

    once: Callable[[], None]
    entries: Callable[[], int | None]
    again: bool = False  # it keeps validators only from its second poll on, so that the first case is polled twice


def _run(peer: Peer, urls: list[str], server: Server, cases: Sequence[Case]) -> Iterator[Figures]:
    """Yield what each case costs."""
    first = [cases[0], replace(cases[0], name="again")] if peer.again else [cases[0]]
    for case in [*first, *cases[1:]]:
        switch(server.port, case.mode)
        with peak_of({server.pid or 0, os.getpid()}) as (peak, _):
            cpu, wall = cost_of(peer.once)
        yield Figures(case.name, len(urls), peer.entries(), cpu, wall, peak[0])


def _lacks(name: str, program: str | None) -> bool:
    if not program or not shutil.which(program):
        print(f"{name:<14}skipped: not installed")
        return True
    return False


def newsboat(urls: list[str], folder: Path, server: Server, cases: Sequence[Case]) -> Iterator[Figures]:
    if _lacks("newsboat", "newsboat"):
        return
    folder.mkdir()
    (folder / "urls").write_text("\n".join(urls) + "\n")
    (folder / "config").write_text("reload-threads 10\n")
    cache = folder / "cache.db"
    command = ["newsboat", "-u", str(folder / "urls"), "-c", str(cache), "-C", str(folder / "config"), "-x", "reload"]
    yield from _run(Peer(lambda: _quiet(command), lambda: _count(cache, "select count(*) from rss_item"), again=True), urls, server, cases)


def sfeed(urls: list[str], folder: Path, server: Server, cases: Sequence[Case]) -> Iterator[Figures]:
    if _lacks("sfeed", "sfeed_update"):
        return
    folder.mkdir()
    feeds = "\n".join(f"  feed 'f{n}' '{url}'" for n, url in enumerate(urls))
    (folder / "sfeedrc").write_text(f"sfeedpath={folder}/out\nmaxjobs=10\nfeeds() {{\n{feeds}\n}}\n")
    command = ["sfeed_update", str(folder / "sfeedrc")]
    out = folder / "out"
    yield from _run(Peer(lambda: _quiet(command), lambda: sum(p.read_bytes().count(b"\n") for p in out.glob("*"))), urls, server, cases)


def rss2email(urls: list[str], folder: Path, server: Server, cases: Sequence[Case]) -> Iterator[Figures]:
    if _lacks("rss2email", "r2e"):
        return
    folder.mkdir()
    maildir = folder / "mail"
    head = "[DEFAULT]\nfrom = bench@localhost\nto = bench@localhost\nemail-protocol = maildir\n"
    head += f"maildir-path = {maildir}\nmaildir-mailbox = in\n"
    (folder / "cfg").write_text(head + "".join(f"\n[feed.f{n}]\nurl = {url}\n" for n, url in enumerate(urls)))
    for part in ("cur", "new", "tmp"):
        (maildir / "in" / part).mkdir(parents=True)
    command = ["r2e", "-c", str(folder / "cfg"), "-d", str(folder / "data.json"), "run"]
    yield from _run(Peer(lambda: _quiet(command), lambda: sum(1 for _ in (maildir / "in" / "new").iterdir())), urls, server, cases)


def reader(urls: list[str], folder: Path, server: Server, cases: Sequence[Case]) -> Iterator[Figures]:
    python = os.environ.get("READER_PYTHON")
    if _lacks("reader", python):
        return
    folder.mkdir()
    (folder / "urls.json").write_text(json.dumps(urls))
    script = (
        "import json, sys, reader\n"
        "r = reader.make_reader(sys.argv[1] + '/reader.db')\n"
        "[r.add_feed(u, exist_ok=True) for u in json.load(open(sys.argv[1] + '/urls.json'))]\n"
        "r.update_feeds(scheduled=False, workers=10)\n"
    )
    command, database = [str(python), "-c", script, str(folder)], folder / "reader.db"
    yield from _run(Peer(lambda: _quiet(command), lambda: _count(database, "select count(*) from entries")), urls, server, cases)


def _quiet(command: list[str]) -> None:
    subprocess.run(command, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def _count(database: Path, query: str) -> int | None:
    if not database.exists():
        return None
    connection = sqlite3.connect(database)
    try:
        return int(connection.execute(query).fetchone()[0])
    finally:
        connection.close()


PEERS = {"newsboat": newsboat, "sfeed": sfeed, "rss2email": rss2email, "reader": reader}
