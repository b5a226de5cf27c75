"""PostgreSQL as somebody else set it up: encodings, defaults of the server, rights that are missing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import pytest

from aggregator.config.load import defaults
from aggregator.engine.group import group_pending
from aggregator.errors import StoreError
from aggregator.model.story import Streamed
from aggregator.store.database import describe, server_address, unbound
from aggregator.store.playback import Playback
from aggregator.store.store import Store, open_store
from tests.contract.store.builders import HERALD, HOUR, NOW, Keep, entry, poll, with_feeds

QUAKE = ("Quake kills 3 in northern Chile", "Three dead in northern Chile earthquake")
Make = Callable[[str], str]


@pytest.fixture
def made(pg_server: str, tmp_path: Path) -> Iterator[Make]:
    """Make databases of their own, and return their URLs."""
    server, names = unbound(pg_server, tmp_path), []
    server.connect()
    server.connection().autocommit = True

    def make(how: str) -> str:
        names.append(f"test_{uuid4().hex}")
        server.execute_sql(f'CREATE DATABASE "{names[-1]}" {how}')
        head, _, _ = pg_server.partition("?")[0].rpartition("/")
        return pg_server.replace(pg_server.partition("?")[0], f"{head}/{names[-1]}", 1)

    yield make
    for name in names:
        server.execute_sql(f'DROP DATABASE "{name}" WITH (FORCE)')
    server.close()


@pytest.mark.parametrize("encoding", ["SQL_ASCII", "LATIN1"])
def test_a_database_that_cannot_hold_every_letter_is_refused_and_stays_empty(made: Make, tmp_path: Path, encoding: str) -> None:
    """One made by `initdb` without a locale took the whole schema, and answered every later command that "feed" exists already."""
    url = made(f"ENCODING '{encoding}' LOCALE 'C' TEMPLATE template0")
    with pytest.raises(StoreError, match=rf"encoding is {encoding}.*createdb --encoding UTF8"):
        open_store(url, tmp_path)
    with closing(unbound(url, tmp_path)) as database:
        assert database.get_tables() == []


def test_a_database_whose_locale_knows_no_letters_but_english_ones_finds_all(made: Make, tmp_path: Path) -> None:
    """One made with `--no-locale` was refused, for its server's parser found neither "Премьер" nor what stood between curly quotes."""
    with closing(open_store(made("ENCODING 'UTF8' LOCALE 'C' TEMPLATE template0"), tmp_path)) as store:
        test_a_word_is_found_in_any_case_and_between_any_quotes(store)


def test_a_word_is_found_in_any_case_and_between_any_quotes(store: Store) -> None:
    (feed,) = with_feeds(store, HERALD)
    titles = ("«Премьер» уходит", "„Köln“ feiert", "Ferry “Olga”—late")
    store.feeds.record(poll(feed, *(entry(str(number), title=title) for number, title in enumerate(titles))))
    for word, title in zip(("премьер", "KÖLN", "olga"), titles, strict=True):
        assert [hit.article.title for hit in store.search.query(word, 5)] == [title]


@pytest.mark.parametrize(
    "setting", ["datestyle = 'SQL, DMY'", "standard_conforming_strings = off", "client_encoding = 'LATIN1'", "timezone = 'Asia/Kolkata'"]
)
def test_what_an_administrator_set_for_every_session_changes_nothing(
    made: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, setting: str
) -> None:
    monkeypatch.setenv("PGCLIENTENCODING", "LATIN1")
    url = made("ENCODING 'UTF8' LOCALE 'C.UTF-8' TEMPLATE template0")
    with closing(unbound(url, tmp_path)) as database:
        database.execute_sql(f'ALTER DATABASE "{url.partition("?")[0].rpartition("/")[2]}" SET {setting}')
    with closing(open_store(url, tmp_path)) as store:
        (feed,) = with_feeds(store, HERALD)
        store.feeds.record(poll(feed, entry("a", title="Паром “Ольга” \\ тонет")))
        assert [hit.article.title for hit in store.search.query("тонет", 5)] == ["Паром “Ольга” \\ тонет"]
        assert store.feeds.next_due_at() == NOW + HOUR


def test_nobody_gives_up_a_write_because_the_server_serializes(made: Make, tmp_path: Path) -> None:
    url = made("TEMPLATE template0")
    with closing(unbound(url, tmp_path)) as database:
        name = url.partition("?")[0].rpartition("/")[2]
        database.execute_sql(f"ALTER DATABASE \"{name}\" SET default_transaction_isolation = 'serializable'")
    with closing(open_store(url, tmp_path)) as store:
        assert store.database.execute_sql("SHOW transaction_isolation").fetchone()[0] == "read committed"


def test_a_server_that_sorts_as_a_dictionary_does_not_change_which_report_is_the_first(made: Make, tmp_path: Path) -> None:
    """Of one minute the address decides: "Z" stood before "a" on SQLite, and where the server spoke English after all that it read."""
    reports = [Streamed(place, QUAKE[place == "Z"], NOW, place, url=f"https://wire.example/{place}") for place in "abcdefghijklZ"]
    found = []
    for url in ("sqlite:///group.db", made("TEMPLATE template0 ENCODING 'UTF8' LOCALE_PROVIDER icu ICU_LOCALE 'en-US' LOCALE 'C.UTF-8'")):
        with closing(open_store(url, tmp_path)) as store:
            playback = Playback(store.database)
            playback.add(reports)
            group_pending(store, defaults(), NOW)
            found.append(([placed.duplicate_of for placed in playback.placed()], [row.title for row in store.stories.rows()]))
    assert found[0] == found[1]
    assert found[0][1] == [QUAKE[1]]


def test_a_role_that_lacks_a_right_is_told_which(pg_url: str, tmp_path: Path) -> None:
    """A reporting role ran `db prune`, and got a page of traceback."""
    with closing(open_store(pg_url, tmp_path)) as store:
        role = f"reader_{uuid4().hex}"
        schema = store.database.execute_sql("SELECT current_schema()").fetchone()[0]
        for statement in (
            f"CREATE ROLE {role}",
            f"GRANT USAGE ON SCHEMA {schema} TO {role}",
            f"GRANT SELECT ON ALL TABLES IN SCHEMA {schema} TO {role}",
            f"SET ROLE {role}",
        ):
            store.database.execute_sql(statement)
        try:
            with pytest.raises(StoreError, match=r"its role may not do that \(permission denied for table \w+\)"):
                store.upkeep.prune(Keep(), datetime(2030, 1, 1, tzinfo=UTC))
        finally:
            store.database.execute_sql(f"RESET ROLE; DROP OWNED BY {role}; DROP ROLE {role}")


def test_a_password_in_the_query_reaches_the_server_and_nobody_else(tmp_path: Path) -> None:
    """It stood in `status`, and in the address that `ps` shows of pg_dump."""
    conninfo, options = server_address("postgres://news@db.example/news?password=s3%20cret&sslmode=require", None)
    assert (conninfo, options["password"]) == ("postgresql://news@db.example/news?sslmode=require", "s3 cret")
    file = tmp_path / "password"
    file.write_text("another\n", "utf-8")
    assert server_address("postgresql://db.example/news?sslmode=require&password=x", file) == (
        "postgresql://db.example/news?sslmode=require",
        options | {"password": "another"},
    )
    assert describe(unbound("postgresql://news@db.example/news?password=s3cret", tmp_path)) == "postgresql://news@db.example/news"
