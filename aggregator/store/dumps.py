"""Copies of a PostgreSQL store by PostgreSQL's own programs: of our tables alone, for others may share the database."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, cast
from urllib.parse import unquote, urlsplit

from peewee import Database

from aggregator.core.jobs import QUEUE_MARK
from aggregator.errors import StoreError, UsageError
from aggregator.store.database import describe
from aggregator.store.migrate import HISTORY, require_known
from aggregator.store.raw import name_of
from aggregator.store.search_index import WORDS
from aggregator.store.tables import ALL

_TABLE = re.compile(r"^\d+; \d+ \d+ TABLE (?!DATA )(.+)$", re.MULTILINE)  # a line of `pg_restore --list`: schema, name and owner
_STORE = re.compile(rf"(.+) {HISTORY} ")  # such a line of a store: nothing is quoted there, and a schema's name may have spaces
_STEP = re.compile(r"\d+\t(\S+)\t", re.ASCII)  # a row of HISTORY as COPY writes it
_QUEUE = "procrastinate_"  # begins the names of the queue's tables, which say nothing that the store does not; older dumps hold them, empty
_QUEUE_THERE = """SELECT obj_description(jobs, 'pg_class') FROM to_regclass(quote_ident(current_schema()) || '.procrastinate_jobs') AS jobs
    WHERE jobs IS NOT NULL"""
_EMPTY_QUEUE = "TRUNCATE {}.procrastinate_jobs CASCADE;"
MAGIC = b"PGDMP"  # begins every dump
_SHOWN = 3
_UNREADABLE = "{}: damaged, cut short, or made by a newer pg_dump than the pg_restore here; nothing was changed. What that says: {}"


def dump(database: Database, target: Path) -> None:
    """Write the store's tables to `target` in pg_dump's custom format; raises StoreError."""
    tables = [f"--table={table}" for table in _tables(_schema(database))]
    command = [_program("pg_dump"), _address(database), "--format=custom", "--no-owner", *tables, f"--file={target}"]
    done = subprocess.run(command, env=_environment(database), capture_output=True, text=True, check=False)  # noqa: S603 - fixed program, no shell
    if done.returncode:
        msg = f"pg_dump on {describe(database)}: {done.stderr.strip() or f'exit {done.returncode}'}"
        raise StoreError(msg)


def load(database: Database, source: Path) -> None:
    """Put a dump in place of the store's tables, all of it or nothing; the queue starts empty.

    Raises UsageError for what is no dump of this store or would replace what is not ours, StoreTooNewError for one of
    a newer version.
    """
    _require_ours(database, source)
    steps = _read(source, "--data-only", f"--table={HISTORY}", "--file=-")
    require_known(_STEP.findall(steps), f"{source}: ")
    with TemporaryFile() as said:
        failed = _play(database, source, said)
        if failed:
            said.seek(0)
            words = said.read().decode(errors="replace").strip()
            if failed == "pg_restore":
                raise UsageError(_UNREADABLE.format(source, " ".join(words.split())))
            raise StoreError(f"{failed} on {describe(database)}: {words}; nothing was changed")


def _play(database: Database, source: Path, said: IO[bytes]) -> str:
    """Have psql run what pg_restore makes of a dump, and commit only once that is whole; return which of the two failed, "" for none.

    Tables that an older dump does not know would hold on to those it brings: so all go first, in the same transaction.
    """
    schema = _schema(database)
    begin = f"BEGIN; DROP TABLE IF EXISTS {', '.join(_tables(schema))};\n"
    begin += _EMPTY_QUEUE.format(_quoted(schema)) if _queue(database) else ""
    read = [_program("pg_restore"), "--clean", "--if-exists", "--no-owner", "--file=-", str(source)]
    write = [_program("psql"), _address(database), "--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1"]
    script = subprocess.Popen(read, stdout=subprocess.PIPE, stderr=said)  # noqa: S603 - fixed program, no shell
    into = subprocess.Popen(write, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=said, env=_environment(database))  # noqa: S603 - as above
    with script, into:
        told, asked = cast("IO[bytes]", script.stdout), cast("IO[bytes]", into.stdin)
        try:
            asked.write(begin.encode())
            shutil.copyfileobj(told, asked)
            asked.write(b"" if script.wait() else b"COMMIT;\n")
            asked.close()
        except BrokenPipeError:  # psql stopped at an error, and has said which
            told.close()
    return "pg_restore" if script.returncode and not into.returncode else "psql" if into.returncode else ""


def _require_ours(database: Database, source: Path) -> None:
    """Raise UsageError unless `source` holds a store of this schema and nothing else."""
    schema = _schema(database)
    with source.open("rb") as file:
        found = _TABLE.findall(_read(source, "--list")) if file.read(len(MAGIC)) == MAGIC else []
    places = sorted(place[1] for place in map(_STORE.match, found) if place)
    if not places:
        msg = f"{source}: not a backup of an Aggregator store; nothing was changed"
    elif schema not in places:
        msg = f"{source}: of a store in schema {places[0]}, and this one is in {schema}; nothing was changed. Name that schema in the URL"
    elif strangers := _strangers(database, _placed(found, schema), schema):
        msg = (
            f"{source}: it holds {len(strangers)} tables that are not this store's ({', '.join(strangers[:_SHOWN])}), and they would be "
            "replaced, too; nothing was changed. Have pg_restore put it into a database of its own, and `aggregator db copy` it from there"
        )
    else:
        return
    raise UsageError(msg)


def _strangers(database: Database, found: list[tuple[str, str]], schema: str) -> list[str]:
    """Return what is not the store's of tables that were found."""
    ours, queue = _names(), () if _queue(database) is False else (_QUEUE,)
    return [f"{place}.{name}" for place, name in found if place != schema or not (name in ours or name.startswith(queue))]


def _placed(found: list[str], schema: str) -> list[tuple[str, str]]:
    """Return schema and name of tables; another schema than `schema` is cut at its first space."""
    rests = [(schema, line.removeprefix(f"{schema} ")) if line.startswith(f"{schema} ") else line.split(" ", 1) for line in found]
    return [(place, rest.split(" ", 1)[0]) for place, rest in rests]


def _queue(database: Database) -> bool | None:
    """Return whether the queue in the store's schema is ours, None where there is none."""
    row = database.execute_sql(_QUEUE_THERE).fetchone()
    return None if row is None else (row[0] or "").startswith(QUEUE_MARK)


def _schema(database: Database) -> str:
    return str(database.execute_sql("SELECT current_schema()").fetchone()[0])


def _tables(schema: str) -> list[str]:
    return [f'{_quoted(schema)}."{name}"' for name in _names()]


def _quoted(name: str) -> str:
    """Return a name as SQL has it, and patterns of pg_dump."""
    return '"' + name.replace('"', '""') + '"'


def _names() -> list[str]:
    return [HISTORY, WORDS, *(name_of(table) for table in ALL)]


def _read(source: Path, *wanted: str) -> str:
    """Return what pg_restore prints of a dump; raises UsageError for one that it cannot read."""
    command = [_program("pg_restore"), *wanted, str(source)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - fixed program, no shell
    if done.returncode:
        raise UsageError(_UNREADABLE.format(source, " ".join(done.stderr.split())))
    return done.stdout


def _program(name: str) -> str:
    found = shutil.which(name)
    if found is None:
        msg = f"{name} is not installed here; install PostgreSQL's client programs (Debian: postgresql-client)"
        raise StoreError(msg)
    return found


def _address(database: Database) -> str:
    parts = urlsplit(database.database)
    return f"--dbname={database.database.replace(f':{parts.password}@', '@', 1) if parts.password else database.database}"


def _environment(database: Database) -> dict[str, str]:
    """Return the environment with the password, which `ps` does not show there."""
    password = database.connect_params.get("password") or unquote(urlsplit(database.database).password or "")
    return os.environ | ({"PGPASSWORD": password} if password else {})
