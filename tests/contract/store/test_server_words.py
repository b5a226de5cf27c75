"""What a PostgreSQL server says is in its administrator's language: its codes are what we go by."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from peewee import OperationalError

from aggregator.errors import StoreAwayError, StoreBusyError, StoreError, StoreFullError
from aggregator.store.database import require_session, unbound
from aggregator.store.guard import translate, translated
from aggregator.store.store import Store, open_store


@pytest.fixture
def asked(pg_url: str, tmp_path: Path) -> Iterator[Store]:
    with closing(open_store(pg_url, tmp_path)) as store:
        yield store


@pytest.mark.parametrize(
    ("state", "kind", "told"),
    [
        ("57P01", StoreAwayError, r"cannot be reached \(Verbindung endet\)"),
        ("57P03", StoreAwayError, "cannot be reached"),
        ("08006", StoreAwayError, "cannot be reached"),
        ("25P03", StoreAwayError, "cannot be reached"),
        ("53300", StoreAwayError, "cannot be reached"),
        ("55P03", StoreBusyError, "kept it locked"),
        ("40P01", StoreBusyError, "kept it locked"),
        ("40001", StoreBusyError, "kept it locked"),
        ("53100", StoreFullError, r"no room left to write \(Verbindung endet\)"),
        ("25006", StoreFullError, "connect to the primary"),
        ("42501", StoreError, "GRANT it the right"),
        ("57014", StoreError, r"took too long and was given up \(Verbindung endet\)"),
        ("XX001", StoreError, "restore a copy"),
        ("53200", StoreError, "look at the server's log"),
        ("58030", StoreError, "look at the server's log"),
    ],
)
def test_a_server_that_speaks_german_is_understood(asked: Store, state: str, kind: type[StoreError], told: str) -> None:
    """One that was set up on a German machine was restarted: polls failed with a traceback, where an English one was waited for."""
    with pytest.raises(StoreError, match=told) as caught, translated(asked.database):
        asked.database.execute_sql(f"DO $$ BEGIN RAISE EXCEPTION 'Verbindung endet' USING ERRCODE = '{state}'; END $$")
    assert type(caught.value) is kind


@pytest.mark.parametrize(
    "said",
    [
        "failed to resolve host 'db.example.org': [Errno -2] Name or service not known",
        "consuming input failed: SSL SYSCALL error: EOF detected",
        "consuming input failed: could not receive data from server: Zeitüberschreitung",
    ],
)
def test_a_server_whose_name_or_line_is_gone_is_waited_for(said: str, tmp_path: Path) -> None:
    """At the start of a machine its network came up after the service, which ended for good: no name could be resolved yet."""
    assert isinstance(translate(OperationalError(said), unbound("postgresql://news@db.example.org/news", tmp_path)), StoreAwayError)


def test_a_table_that_somebody_dropped_is_no_traceback(store: Store) -> None:
    with pytest.raises(StoreError, match=r"it lacks a part \([^\n]*mark_of_nobody[^\n]*\); .*db restore FILE"), translated(store.database):
        store.database.execute_sql("SELECT 1 FROM mark_of_nobody")


def test_a_schema_that_is_not_there_is_named_on_one_line(pg_server: str, tmp_path: Path) -> None:
    """It said "no schema has been selected to create in", and quoted our CREATE TABLE with an arrow."""
    with pytest.raises(StoreError, match=r"^store \S+: it lacks a part \([^\n]*\); make the schema that \[database\] url names[^\n]*$"):
        open_store(f"{pg_server}{'&' if '?' in pg_server else '?'}options=-csearch_path%3Dnowhere", tmp_path)


def test_a_server_that_has_no_connection_left_says_what_to_raise(tmp_path: Path) -> None:
    """ "Check that it is there": it was, with twenty connections of others."""
    said = 'connection to server at "db.example", port 5432 failed: FATAL: too many connections for role "news"'
    told = translate(OperationalError(said), unbound("postgresql://news@db.example/news", tmp_path))
    assert "raise max_connections of the server, or the role's CONNECTION LIMIT" in str(told)


def test_a_pooler_is_refused_before_it_loses_a_poll(asked: Store, tmp_path: Path) -> None:
    """pgbouncer threw the settings away and shared the session: half of the polls failed, "prepared statement exists already"."""
    with closing(unbound(str(asked.database.database), tmp_path)) as database:
        database.connect_params.pop("options")
        with pytest.raises(StoreError, match="settings of a session do not reach its server; a pooler stands before PostgreSQL"):
            require_session(database)
    said = "connection failed: FATAL: unsupported startup parameter: options"
    assert "name PostgreSQL's own port" in str(translate(OperationalError(said), asked.database))
