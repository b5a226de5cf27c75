"""A store of every schema that was ever released (bench/old_stores.py made them) goes forward with all it holds."""

from __future__ import annotations

import re
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing, nullcontext
from pathlib import Path

import pytest

from aggregator.errors import StoreError, StoreTooNewError
from aggregator.model.relation import Relation
from aggregator.store import migrate
from aggregator.store.instances import file_lock
from aggregator.store.store import Store, open_as_it_is, open_store, restore_store
from aggregator.store.tables import Article, DigestDelivery, DigestItem, DigestRun, Duplicate, RevisionRow
from tests.contract.store.builders import NOW

ROOT = Path(__file__).parents[3]
DUMPS = ROOT / "tests" / "data" / "stores"
SCHEMAS = sorted({dump.name.split(".")[0] for dump in DUMPS.glob("*.sql")})
STEPS = sorted(step.stem for step in (ROOT / "aggregator" / "store" / "migrations").glob("0*.py"))
NEVER_ALONE = {"0001", "0005", "0010"}  # came to main together with the next one: no store ever stood there


def load(engine: str, schema: str, url: str, folder: Path) -> None:
    text = (DUMPS / f"{schema}.{engine}.sql").read_text(encoding="utf-8")
    if engine == "sqlite":
        with closing(sqlite3.connect(folder / "aggregator.db")) as database, database:
            database.executescript(text)
        return
    import psycopg

    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(text.encode())


@pytest.fixture(params=["sqlite", "postgresql"])
def old_url(request: pytest.FixtureRequest) -> str:
    return "sqlite:///aggregator.db" if request.param == "sqlite" else request.getfixturevalue("pg_url")


@pytest.mark.parametrize("schema", SCHEMAS)
def test_a_store_of_a_released_schema_goes_forward_with_all_it_holds(schema: str, old_url: str, tmp_path: Path) -> None:
    load("sqlite" if old_url.startswith("sqlite") else "postgresql", schema, old_url, tmp_path)
    store = open_store(old_url, tmp_path)
    try:
        assert store.migrated == tuple(step for step in STEPS if step[:4] > schema)
        assert store.upkeep.check() == []
        holds_its_day(store)
    finally:
        store.close()


def holds_its_day(store: Store) -> None:
    rows = {row.url.rsplit("/", 1)[1]: row for row in Article.select()}
    assert set(rows) == {"ferry", "ferry-2", "school", "bridge"}
    ferry = rows["ferry"]
    assert ferry.title == "Ferry service between Kestria and Holm resumes on Monday"
    assert ferry.published_at is not None
    assert RevisionRow.select().where(RevisionRow.article == ferry.id).count() >= 2
    assert [hit.article.id for hit in store.search.query("Alder Street", 5)] == [rows["school"].id]
    assert Duplicate.select().where(Duplicate.relation == Relation.SPLIT.value, Duplicate.by_hand).count() > 0
    assert rows["ferry"].story_id == rows["ferry-2"].story_id != rows["school"].story_id
    assert {item.article_id for item in DigestItem.select()} == {row.id for row in rows.values()}
    assert all(row.pruned_at is None for row in rows.values())


_KILLED = """
import os, signal, sys
from pathlib import Path
from aggregator.store import search_index
from aggregator.store.progress import told_to
from aggregator.store.store import open_store

search_index._AT_ONCE = search_index._TOLD = 2
said = []

def tell(line):
    print(line, flush=True)
    if len(said) == int(sys.argv[3]):
        os.kill(os.getpid(), signal.SIGKILL)
    said.append(line)

with told_to(tell):
    open_store(sys.argv[1], Path(sys.argv[2])).close()
"""


@pytest.mark.parametrize("after", [0, 1, 4])
def test_a_machine_that_stops_while_the_search_index_is_made_anew_costs_nothing(old_url: str, tmp_path: Path, after: int) -> None:
    load("sqlite" if old_url.startswith("sqlite") else "postgresql", "0019", old_url, tmp_path)
    command = [sys.executable, "-c", _KILLED, old_url, str(tmp_path), str(after)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    said = done.stdout.splitlines()
    assert said[:2] == ["search index: 2 of 4 articles", "search index: 4 of 4 articles"][: len(said)]
    assert done.returncode == (-signal.SIGKILL if len(said) > after else 0), done.stderr
    with closing(open_store(old_url, tmp_path)) as store:
        assert store.migrated == (("0020_search_in_words",) if done.returncode else ())
        assert store.upkeep.check() == []
        holds_its_day(store)


@pytest.mark.parametrize("schema", ["0002", "0007"])
def test_a_webhooks_key_leaves_an_old_store(schema: str, old_url: str, tmp_path: Path) -> None:
    """The address stood in the target, in what was said when it failed, and in the digest that told of that."""
    load("sqlite" if old_url.startswith("sqlite") else "postgresql", schema, old_url, tmp_path)
    store = open_store(old_url, tmp_path)
    targets = {row.target for row in DigestDelivery.select().where(DigestDelivery.channel == "webhook")}
    said = [row.detail for row in DigestDelivery.select()] + [str(row.document) for row in DigestRun.select()]
    store.close()
    assert targets == {"http://127.0.0.1:8643/***"}
    assert not any("a-key-in-the-path" in text for text in said)
    assert not any(b"a-key-in-the-path" in file.read_bytes() for file in tmp_path.glob("aggregator.db*"))


def test_two_webhooks_of_one_host_become_one_delivery(old_url: str, tmp_path: Path) -> None:
    load("sqlite" if old_url.startswith("sqlite") else "postgresql", "0002", old_url, tmp_path)
    second = """INSERT INTO digest_delivery
        SELECT 99, run_id, channel, 'http://127.0.0.1:8643/other', 'done', 1, NULL, '', '2026-11-28T08:00:00.000000Z'
        FROM digest_delivery WHERE channel = 'webhook' LIMIT 1"""
    if old_url.startswith("sqlite"):
        with closing(sqlite3.connect(tmp_path / "aggregator.db")) as database, database:
            database.execute(second)
    else:
        import psycopg

        with psycopg.connect(old_url, autocommit=True) as connection:
            connection.execute(second)
    store = open_store(old_url, tmp_path)
    rows = [(row.target, row.state) for row in DigestDelivery.select().where(DigestDelivery.channel == "webhook", DigestDelivery.run == 1)]
    store.close()
    assert rows == [("http://127.0.0.1:8643/***", "done")]


def test_every_schema_but_the_newest_has_its_store() -> None:
    """A migration that lands asks for a dump of the schema before it: python -m bench.old_stores."""
    assert {step[:4] for step in STEPS[:-1]} - NEVER_ALONE == set(SCHEMAS)


def test_a_store_newer_than_the_program_is_refused_and_left_alone(store: Store) -> None:
    store.database.execute_sql("INSERT INTO schema_migration (name, applied) VALUES ('9999_future', '2027-01-01')")
    try:
        for refuses in (migrate.migrate, migrate.require_current):
            with pytest.raises(StoreTooNewError, match="written by a newer version"):
                refuses(store.database)
    finally:
        store.database.execute_sql("DELETE FROM schema_migration WHERE name = '9999_future'")
    assert not re.search("9999", store.figures.schema() or "")


@pytest.mark.parametrize("schema", ["0002", "0012", SCHEMAS[-1]])
def test_a_backup_made_with_the_new_version_is_one_that_the_old_takes_back(schema: str, old_url: str, tmp_path: Path) -> None:
    """It brought the store up to date first; while the old service ran it asked to start that anew, which did the same: no way back."""
    load("sqlite" if old_url.startswith("sqlite") else "postgresql", schema, old_url, tmp_path)
    copy, sqlite = tmp_path / "copy", old_url.startswith("sqlite")
    with file_lock(tmp_path / "aggregator.db") if sqlite else nullcontext(), closing(open_as_it_is(old_url, tmp_path)) as store:
        store.upkeep.backup(copy)
        assert str(migrate.version(store.database)).startswith(schema)
    open_store(old_url, tmp_path).close()
    with closing(restore_store(old_url, tmp_path, copy, NOW)) as store:
        assert store.migrated == tuple(step for step in STEPS if step[:4] > schema)
        holds_its_day(store)


def test_of_no_store_no_backup_is_made(old_url: str, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="there is none yet"):
        open_as_it_is(old_url, tmp_path)
    assert list(tmp_path.iterdir()) == []
