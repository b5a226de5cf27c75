"""A store of every released schema, made by the program that released it, and the way forward and back with each.

    python -m bench.old_stores --postgresql URL            write tests/data/stores/SCHEMA.{sqlite,postgresql}.sql
    python -m bench.old_stores --upgrade [--postgresql U]  follow docs/how-to/upgrade.md from each schema, and back again

Needs the repository with its history and, for PostgreSQL, an empty database of its own: its schema "public" is emptied.
The old program runs with today's libraries: only its own code is old. It polls a small town of four pages twice, with
an edit in between, a person merges and splits, and a digest goes to a folder and to a webhook that refuses.
"""

from __future__ import annotations

import argparse
import io
import os
import re
import sqlite3
import subprocess
import sys
import tarfile
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "tests" / "data" / "stores"
# Schema -> the last commit of main that had it. Every schema that main has had counts as released: somebody may run it.
RELEASED = {
    "0002": "e70c2c5645f3",
    "0003": "c6f1f660c372",
    "0004": "a6017ed7cacf",
    "0006": "90ecacc94c70",
    "0007": "60c8ee7",
    "0008": "4acc3b1",
    "0009": "8768886",
    "0011": "d62100b",
    "0012": "c9b61f0",
    "0013": "d3b8c29",
    "0014": "3d9e7b7",
    "0015": "40e9626",
    "0016": "762b728",
    "0017": "0921548",
    "0018": "a4dc022",
    "0019": "650b6c8",
}
PORT = 8642 + 1  # fixed, so that a dump made anew differs in times alone
BEGAN = time.time()  # what is older than a day when a feed is first polled is no news
PLACE = "/var/lib/aggregator"  # what the folder of the run is called in a dump

_ARTICLES = {
    "ferry": ("Ferry service between Kestria and Holm suspended", "The ferry between Kestria and Holm stays in port until Friday."),
    "ferry-2": ("Ferry service between Kestria and Holm is suspended", "No boat left for Holm this morning, the harbour office said."),
    "school": ("New school opens in Alder Street", "Two hundred pupils moved into the school in Alder Street."),
    "bridge": ("Town bridge closed for repairs", "The bridge over the Alder is closed for six weeks."),
}
_EDITED = ("Ferry service between Kestria and Holm resumes on Monday", "The ferry between Kestria and Holm runs again from Monday.")
_CONFIG = """\
data_dir = "{folder}"
{database}
[fetch]
allow_networks = ["127.0.0.0/8"]
[web]
enabled = false
[[digests]]
name = "daily"
[digests.webhook]
url = "http://127.0.0.1:{port}/services/T0/a-key-in-the-path"
[[feeds]]
url = "http://127.0.0.1:{port}/herald.xml"
name = "Herald"
[[feeds]]
url = "http://127.0.0.1:{port}/gazette.xml"
name = "Gazette"
fulltext = false
"""


class Town(BaseHTTPRequestHandler):
    """Two feeds, the pages of one, and a webhook that is out of order."""

    edited = False

    def do_GET(self) -> None:
        """Serve a feed or a page."""
        name = self.path.strip("/")
        if name.endswith(".xml"):
            self._answer(200, "application/rss+xml", self._feed(name))
        elif name in _ARTICLES:
            self._answer(200, "text/html", self._page(name))
        else:
            self._answer(404, "text/plain", "not here")

    def do_POST(self) -> None:
        """Refuse every digest."""
        self.rfile.read(int(self.headers["Content-Length"]))
        self._answer(503, "text/plain", "out of order")

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def _story(self, name: str) -> tuple[str, str]:
        return _EDITED if name == "ferry" and Town.edited else _ARTICLES[name]

    def _feed(self, name: str) -> str:
        ours = ("ferry", "school", "bridge") if name == "herald.xml" else ("ferry-2", "bridge")
        items = "".join(
            f"<item><title>{self._story(key)[0]}</title><link>http://127.0.0.1:{PORT}/{key}</link><guid>{name}-{key}</guid>"
            f"<description>{self._story(key)[1]}</description><pubDate>{formatdate(BEGAN - 60 * n)}</pubDate></item>"
            for n, key in enumerate(ours, 1)
        )
        return f'<rss version="2.0"><channel><title>{name}</title><link>http://127.0.0.1:{PORT}/</link>{items}</channel></rss>'

    def _page(self, name: str) -> str:
        title, text = self._story(name)
        body = "".join(f"<p>{text} {more}</p>" for more in ("People were told in the morning.", "The council meets again on Tuesday."))
        at = time.strftime("%Y-%m-%dT%H:%MZ", time.gmtime(BEGAN - 600))
        return f"""<html lang="en"><head><title>{title}</title><meta property="article:published_time" content="{at}"></head>
            <body><article><h1>{title}</h1>{body}</article></body></html>"""

    def _answer(self, status: int, kind: str, text: str) -> None:
        body = text.encode()
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


class Program:
    """The command line of one version, in a folder with a store of its own."""

    def __init__(self, source: Path, folder: Path, database: str = "") -> None:
        """Run the package in `source`."""
        self.source, self.folder = source, folder
        folder.mkdir(parents=True, exist_ok=True)
        self.config = folder / "config.toml"
        url = f'[database]\nurl = "{database}"' if database else ""
        self.config.write_text(_CONFIG.format(folder=folder, database=url, port=PORT))

    def as_version(self, source: Path) -> Program:
        """Return the program of another version on the same store."""
        other = object.__new__(Program)
        other.source, other.folder, other.config = source, self.folder, self.config
        return other

    def __call__(self, *words: str, code: int | tuple[int, ...] = 0) -> str:
        """Run a command; its exit code must be `code`. Return what it said."""
        done = subprocess.run(
            [sys.executable, "-m", "aggregator", "--config", str(self.config), *words],
            env=os.environ | {"PYTHONPATH": str(self.source)}, cwd=self.folder, capture_output=True, text=True, check=False,
        )  # fmt: skip
        expected = (code,) if isinstance(code, int) else code
        if done.returncode not in expected:
            raise SystemExit(f"aggregator {' '.join(words)}: exit {done.returncode}\n{done.stdout}{done.stderr}")
        return done.stdout + done.stderr


def live(program: Program) -> None:
    """Let a store see a day: two polls, an edit, decisions of a person, a digest."""
    Town.edited = False
    program("poll", "--force", code=(0, 1))
    program("digest", "daily", "--send", code=(0, 1))
    Town.edited = True
    program("poll", "--force", code=(0, 1))
    numbers = dict(re.findall(r'"id": (\d+).*?"url": "[^"]*/([\w-]+)"', program("articles", "--json", "--limit", "20"), re.DOTALL))
    by_name = {name: number for number, name in numbers.items()}
    program("merge", by_name["ferry"], by_name["ferry-2"])
    program("merge", by_name["ferry"], by_name["school"])
    program("split", by_name["school"])


@contextmanager
def town() -> Iterator[None]:
    """Serve the town while the block runs."""
    with ThreadingHTTPServer(("127.0.0.1", PORT), Town) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield
        server.shutdown()


@contextmanager
def source_of(commit: str) -> Iterator[Path]:
    """Unpack the package as it was at a commit."""
    packed = subprocess.run(["git", "archive", commit, "aggregator"], cwd=ROOT, capture_output=True, check=True).stdout
    with tempfile.TemporaryDirectory(prefix="aggregator-old-") as folder:
        with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
            archive.extractall(folder, filter="data")
        yield Path(folder)


_FILL = {
    "revision_search": """INSERT INTO revision_search (rowid, title, text)
    SELECT id, title, text FROM revision WHERE id IN (SELECT MAX(id) FROM revision GROUP BY article_id);""",
    "article_search": "INSERT INTO article_search (rowid, title, text) SELECT id, title, text FROM article WHERE pruned_at IS NULL;",
}


def dump_sqlite(store: Path) -> str:
    """Return the store as SQL; the search index is made anew from what it indexes."""
    with closing(sqlite3.connect(store)) as database, closing(sqlite3.connect(":memory:")) as copy:
        database.backup(copy)
        ((name, index),) = copy.execute("SELECT name, sql FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL TABLE%'").fetchall()
        copy.execute(f"DROP TABLE {name}")
        lines = [line for line in copy.iterdump() if "sqlite_stat1" not in line and line not in ("BEGIN TRANSACTION;", "COMMIT;")]
    return "\n".join(["PRAGMA foreign_keys = 0;", *lines, f"{index};", _FILL[name], ""])


def dump_postgresql(url: str) -> str:
    """Return the store as SQL that any schema takes."""
    dump = subprocess.run(
        ["pg_dump", url, "--inserts", "--no-owner", "--no-privileges", "--schema=public"], capture_output=True, text=True, check=True
    )
    text = re.sub(r"^(SET |--|\\|CREATE SCHEMA|COMMENT ON SCHEMA|SELECT pg_catalog.set_config).*\n", "", dump.stdout, flags=re.MULTILINE)
    return re.sub(r"\n{2,}", "\n", text.replace("public.", "")).lstrip()


def empty(url: str) -> None:
    """Drop everything in the database."""
    import psycopg

    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("DROP SCHEMA public CASCADE")
        connection.execute("CREATE SCHEMA public")


def stores(source: Path, folder: Path, postgresql: str | None) -> Iterator[tuple[str, Program]]:
    """Yield engine and a program that has lived a day on it."""
    for engine, database in (("sqlite", ""), ("postgresql", postgresql)):
        if database is None:
            continue
        if database:
            empty(database)
        program = Program(source, folder / engine, database)
        live(program)
        yield engine, program


def write(schema: str, source: Path, folder: Path, postgresql: str) -> None:
    """Write the dumps of one schema."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for engine, program in stores(source, folder, postgresql):
        text = dump_postgresql(postgresql) if engine == "postgresql" else dump_sqlite(program.folder / "aggregator.db")
        target = FOLDER / f"{schema}.{engine}.sql"
        target.write_text(text.replace(str(program.folder), PLACE))
        print(target.relative_to(ROOT), len(text), "bytes")


def upgrade(schema: str, source: Path, folder: Path, postgresql: str | None) -> None:
    """Follow the how-to: forward with a copy, then back with it."""
    for engine, old in stores(source, folder, postgresql):
        new = old.as_version(ROOT)
        before = old("articles", "--json", "--limit", "50").count('"id"')
        old("db", "backup", "before-upgrade.db")
        new("config", "check")
        applied = new("db", "migrate").count("applied")
        new("db", "check")
        new("status", code=(0, 1))
        after = new("articles", "--json", "--limit", "50").count('"id"')
        refused = "written by a newer version" in old("articles", code=3)
        new("db", "backup", "newer.db")
        if engine == "postgresql":
            empty(postgresql or "")  # what stands in the database is no store of the old program's
        old("db", "restore", "before-upgrade.db", "--yes", code=0 if engine == "sqlite" else (0, 3))
        old("poll", "--force", code=(0, 1))
        back = old("articles", "--json", "--limit", "50").count('"id"')
        print(
            f"{schema} {engine:<11} steps {applied}  articles {before} -> {after} -> {back}  old program refuses the new store: {refused}"
        )
        if not (applied and refused and before == after == back):
            raise SystemExit("the way forward and back is broken")


def main() -> int:
    """Write the dumps, or try the way forward and back."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--upgrade", action="store_true", help="follow the how-to instead of writing dumps")
    options.add_argument("--postgresql", metavar="URL", help="an empty database of its own")
    options.add_argument("--schema", choices=RELEASED, action="append", help="this schema only")
    chosen = options.parse_args()
    if not (chosen.upgrade or chosen.postgresql):
        options.error("dumps are written for both engines: name a database with --postgresql")
    for schema in chosen.schema or RELEASED:
        with source_of(RELEASED[schema]) as source, tempfile.TemporaryDirectory() as folder, town():
            if chosen.upgrade:
                upgrade(schema, source, Path(folder), chosen.postgresql)
            else:
                write(schema, source, Path(folder), chosen.postgresql)
    return 0


if __name__ == "__main__":
    sys.exit(main())
