"""Backups of a PostgreSQL store: others may share its database, and a restore touches nothing of theirs."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from urllib.parse import quote
from uuid import uuid4

import psycopg
import pytest

from aggregator.core.jobs import QUEUE_MARK
from aggregator.errors import StoreError, StoreTooNewError, UsageError
from aggregator.store import dumps
from aggregator.store.database import connect
from aggregator.store.store import Store, open_store, restore_store
from tests.contract.store.builders import DAY, NOW, fill, whole
from tests.contract.store.test_released_schemas import holds_its_day, load
from tests.emptying import empty

pytestmark = pytest.mark.skipif(shutil.which("pg_dump") is None, reason="pg_dump is not installed")


@pytest.fixture
def copied(pg_url: str, tmp_path: Path) -> Path:
    """Return the backup of a filled store; the store stays as it is."""
    with closing(open_store(pg_url, tmp_path)) as store:
        fill(store)
        store.upkeep.backup(tmp_path / "copy")
    return tmp_path / "copy"


def execute(url: str, sql: str) -> list[tuple[object, ...]]:
    with psycopg.connect(url, autocommit=True) as connection:
        done = connection.execute(sql)
        return done.fetchall() if done.description else []


def restored(url: str, folder: Path, source: Path) -> Store:
    return restore_store(url, folder, source, NOW + DAY)


def holds(url: str, folder: Path) -> set[str]:
    with closing(open_store(url, folder)) as store:
        return whole(store)


@pytest.mark.parametrize("name", ["My News", "o'b\"q", "Été"])
def test_a_schema_of_any_name_comes_back_from_its_backup(name: str, pg_server: str, tmp_path: Path) -> None:
    """That of "My News" was refused when it was needed: "not a backup of an Aggregator store". With a quote none was made."""
    quoted = '"' + name.replace('"', '""') + '"'
    execute(pg_server, f"DROP SCHEMA IF EXISTS {quoted} CASCADE; CREATE SCHEMA {quoted}")
    options = quote(f"-csearch_path={quoted}".replace(" ", "\\ "))
    url = f"{pg_server}{'&' if '?' in pg_server else '?'}options={options}"
    try:
        with closing(open_store(url, tmp_path)) as store:
            fill(store)
            there = whole(store)
            store.upkeep.backup(tmp_path / "copy")
            empty(store)
        with closing(restored(url, tmp_path, tmp_path / "copy")) as store:
            assert whole(store) == there
    finally:
        execute(pg_server, f"DROP SCHEMA {quoted} CASCADE")


@pytest.mark.parametrize("place", ["its schema", "another schema"])
def test_a_restore_once_put_back_the_tables_of_all_who_shared_the_database(place: str, pg_url: str, tmp_path: Path) -> None:
    neighbour = f"neighbour_{uuid4().hex}"
    name = "birds" if place == "its schema" else f"{neighbour}.birds"
    execute(pg_url, f"CREATE SCHEMA {neighbour}")
    execute(pg_url, f"CREATE TABLE {name} AS SELECT 'wren' AS name")
    with closing(open_store(pg_url, tmp_path)) as store:
        store.upkeep.backup(tmp_path / "copy")
    execute(pg_url, f"UPDATE {name} SET name = 'tern'")  # noqa: S608 - a table of the test
    restored(pg_url, tmp_path, tmp_path / "copy").close()
    assert execute(pg_url, f"SELECT name FROM {name}") == [("tern",)]  # noqa: S608 - as above
    execute(pg_url, f"DROP SCHEMA {neighbour} CASCADE")


def test_a_dump_of_the_whole_database_is_refused_for_it_would_replace_what_is_not_ours(pg_url: str, tmp_path: Path) -> None:
    with closing(open_store(pg_url, tmp_path)) as store:
        fill(store)
    execute(pg_url, "CREATE TABLE birds (name text)")
    own = f"--schema={execute(pg_url, 'SELECT current_schema()')[0][0]}"  # in other schemas other tests are at work
    subprocess.run(["pg_dump", f"--dbname={pg_url}", "--format=custom", f"--file={tmp_path / 'all'}", own], check=True)
    with pytest.raises(UsageError, match=r"tables that are not this store's \(.*\.birds.*nothing was changed"):
        restored(pg_url, tmp_path, tmp_path / "all")
    assert holds(pg_url, tmp_path) == {"a", "b", "c"}


def test_a_dump_of_an_older_schema_could_not_be_put_back_for_newer_tables_held_on_to_its_own(pg_url: str, tmp_path: Path) -> None:
    load("postgresql", "0002", pg_url, tmp_path)
    with closing(connect(pg_url, tmp_path)) as database:
        dumps.dump(database, tmp_path / "old")
    with closing(restored(pg_url, tmp_path, tmp_path / "old")) as store:
        holds_its_day(store)


def test_a_dump_of_a_newer_version_is_refused_before_anything_is_touched(copied: Path, pg_url: str, tmp_path: Path) -> None:
    future = "INSERT INTO schema_migration (name, applied) VALUES ('9999_future', '2027-01-01')"
    with closing(open_store(pg_url, tmp_path)) as store:
        store.database.execute_sql(future)
        store.upkeep.backup(tmp_path / "newer")
        store.database.execute_sql("DELETE FROM schema_migration WHERE name = '9999_future'")
    with pytest.raises(StoreTooNewError, match=r"newer: written by a newer version \(it has 9999_future"):
        restored(pg_url, tmp_path, tmp_path / "newer")
    assert holds(pg_url, tmp_path) == {"a", "b", "c"}


def test_a_dump_of_a_store_in_another_schema_names_both(copied: Path, pg_session_url: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"copy: of a store in schema test_\w+, and this one is in test_\w+; nothing was changed"):
        restored(pg_session_url, tmp_path, copied)


@pytest.mark.parametrize("what", ["letter", "dump of others"])
def test_what_is_no_backup_is_refused(what: str, pg_url: str, tmp_path: Path) -> None:
    if what == "letter":
        (tmp_path / "file").write_text("Dear Ida", encoding="ascii")
    else:
        execute(pg_url, "CREATE TABLE birds (name text)")
        subprocess.run(["pg_dump", f"--dbname={pg_url}", "--format=custom", f"--file={tmp_path / 'file'}", "--table=birds"], check=True)
    with pytest.raises(UsageError, match=r"file: not a backup of an Aggregator store; nothing was changed"):
        restored(pg_url, tmp_path, tmp_path / "file")


def test_a_backup_of_the_other_engine_is_told_how_to_come_along(sqlite_store: Store, copied: Path, pg_url: str, tmp_path: Path) -> None:
    """Either was called no backup at all, or damaged."""
    sqlite_store.upkeep.backup(tmp_path / "of_sqlite")
    with pytest.raises(UsageError, match=r"of_sqlite: a SQLite store, and this one is PostgreSQL.*`aggregator db copy sqlite:////"):
        restored(pg_url, tmp_path, tmp_path / "of_sqlite")
    with pytest.raises(UsageError, match=r"copy: a dump of PostgreSQL, and this store is SQLite; nothing was changed"):
        restored("sqlite:///aggregator.db", tmp_path, copied)


@pytest.fixture
def watched(pg_url: str, copied: Path) -> Iterator[str]:
    """Yield the URL of a store on whose articles somebody's view depends."""
    execute(pg_url, "DELETE FROM entry WHERE feed_id = 1; CREATE VIEW headlines AS SELECT title FROM article")
    yield pg_url
    execute(pg_url, "DROP VIEW headlines")


def test_a_restore_that_fails_half_way_changes_nothing(watched: str, copied: Path, tmp_path: Path) -> None:
    before = execute(watched, "SELECT count(*) FROM entry")
    with pytest.raises(StoreError, match=r"(?s)psql on .*view headlines depends on table article.*nothing was changed"):
        restored(watched, tmp_path, copied)
    assert execute(watched, "SELECT count(*) FROM entry") == before


@pytest.mark.parametrize("left", [-200, 20_000, 100])
def test_a_dump_that_breaks_off_changes_nothing_and_is_named(left: int, copied: Path, pg_url: str, tmp_path: Path) -> None:
    """pg_restore's own words were all: "could not read from input file: end of file", of which file and store it did not say."""
    execute(pg_url, "DELETE FROM mark; DELETE FROM time_claim")
    copied.write_bytes(copied.read_bytes()[:left])
    with pytest.raises(UsageError, match=rf"^{copied}: damaged, cut short.*; nothing was changed\. What that says: pg_restore: "):
        restored(pg_url, tmp_path, copied)
    assert execute(pg_url, "SELECT count(*) FROM time_claim") == [(0,)]


def test_the_queue_starts_empty_after_a_restore(copied: Path, pg_url: str, tmp_path: Path) -> None:
    execute(pg_url, "CREATE TABLE procrastinate_jobs (id int); INSERT INTO procrastinate_jobs VALUES (1)")
    execute(pg_url, f"COMMENT ON TABLE procrastinate_jobs IS '{QUEUE_MARK}0'")
    restored(pg_url, tmp_path, copied).close()
    assert execute(pg_url, "SELECT count(*) FROM procrastinate_jobs") == [(0,)]


def test_the_queue_of_another_program_keeps_its_jobs_in_a_restore(copied: Path, pg_url: str, tmp_path: Path) -> None:
    """A shop kept its unsent bills in the same schema: putting a store back emptied its queue, or put an older dump's in its place."""
    execute(pg_url, "CREATE TABLE procrastinate_jobs (id int); INSERT INTO procrastinate_jobs VALUES (1)")
    restored(pg_url, tmp_path, copied).close()
    older = tmp_path / "older"  # as they were made before dumps were of our own tables alone
    with closing(connect(pg_url, tmp_path)) as database:
        command = ["pg_dump", dumps._address(database), f"--schema={dumps._schema(database)}", "--format=custom", f"--file={older}"]
    subprocess.run([*command, "--exclude-table-data=procrastinate_*"], check=True)
    with pytest.raises(UsageError, match=r"it holds 1 tables that are not this store's"):
        restored(pg_url, tmp_path, older)
    assert execute(pg_url, "SELECT count(*) FROM procrastinate_jobs") == [(1,)]
