from __future__ import annotations

import os
import threading
import zlib
from contextlib import closing
from pathlib import Path

import pytest
from peewee import OperationalError
from playhouse.schema_diff import diff_models

from aggregator.errors import StoreBusyError, StoreError
from aggregator.store import migrate as migrate_module
from aggregator.store import raw
from aggregator.store.database import connect
from aggregator.store.store import Store, open_store
from aggregator.store.tables import ALL, Feed
from tests.contract.store.builders import HERALD, NOW, entry, poll, with_feeds


def test_the_migrated_schema_is_the_one_of_the_tables(store: Store) -> None:
    """Frozen migrations and tables.py say the same: tables, columns, types of both engines, keys and indexes."""
    found = diff_models(store.database, ALL)
    assert not found.create_tables
    assert not found.add_columns
    assert not found.add_indexes
    assert found.drop_indexes == []
    assert found.drop_columns == []
    assert columns(store) == declared(store)


def columns(store: Store) -> dict[str, list[tuple[str, bool, bool]]]:
    tables = (table._meta.table_name for table in ALL)
    return {name: sorted((c.name, c.null, c.primary_key) for c in store.database.get_columns(name)) for name in tables}


def declared(store: Store) -> dict[str, list[tuple[str, bool, bool]]]:
    found = {}
    for meta in (table._meta for table in ALL):
        keys = {key.name for key in meta.get_primary_keys()}
        found[meta.table_name] = sorted((f.column_name, f.null, f.name in keys) for f in meta.sorted_fields)
    return found


def test_types_are_those_peewee_would_create(store: Store, pg_url: str, tmp_path: Path) -> None:
    def types(database: object, names: list[str]) -> dict[str, list[tuple[str, str]]]:
        found = {name: database.get_columns(name) for name in names}  # type: ignore[attr-defined]  # peewee is untyped
        return {name: sorted((c.name, c.data_type.lower()) for c in rows) for name, rows in found.items()}

    names = [table._meta.table_name for table in ALL]
    migrated = types(store.database, names)
    fresh = connect("sqlite:///fresh.db" if store.sqlite else pg_url, tmp_path)
    fresh.create_tables(ALL)
    try:
        assert migrated == types(fresh, names)
    finally:
        fresh.close()


def test_a_store_is_migrated_once(store: Store, tmp_path: Path) -> None:
    assert migrate_module.migrate(store.database) == []
    assert store.figures.schema() == max(step.stem for step in migrate_module._STEPS.glob("0*.py"))


def test_two_programs_that_open_a_new_store_at_once_make_one(tmp_path: Path) -> None:
    failures: list[BaseException] = []

    def opens() -> None:
        try:
            open_store("sqlite:///aggregator.db", tmp_path).close()
        except BaseException as error:  # noqa: BLE001 - told to the test's own thread
            failures.append(error)

    threads = [threading.Thread(target=opens) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []


def test_a_step_that_fails_leaves_the_store_as_it_was(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with_feeds(store, HERALD)
    steps = copied_steps(tmp_path)
    (steps / "0099_bad.py").write_text(
        "def up(migrator, db):\n    db.execute_sql('CREATE TABLE half (x INTEGER)')\n    db.execute_sql('nonsense')\n", encoding="ascii"
    )
    monkeypatch.setattr(migrate_module, "_STEPS", steps)
    with pytest.raises(Exception, match="nonsense"):
        migrate_module.migrate(store.database)
    assert "half" not in store.database.get_tables()
    with pytest.raises(StoreError, match=r"older \(0099_bad to come\); run `aggregator db migrate`"):
        migrate_module.require_current(store.database)
    monkeypatch.undo()
    migrate_module.require_current(store.database)
    assert Feed.select().count() == 1


def test_a_step_that_breaks_references_is_taken_back(sqlite_store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with_feeds(sqlite_store, HERALD)
    steps = copied_steps(tmp_path)
    (steps / "0099_bad.py").write_text("def up(migrator, db):\n    db.execute_sql('DELETE FROM feed')\n", encoding="ascii")
    monkeypatch.setattr(migrate_module, "_STEPS", steps)
    with pytest.raises(StoreError, match="rows refer to nothing; nothing was changed"):
        migrate_module.migrate(sqlite_store.database)
    assert Feed.select().count() == 1
    assert sqlite_store.database.pragma("foreign_keys") == 1


_BEFORE_0009 = (
    """INSERT INTO feed VALUES
        (1, 'https://herald.example/feed', '', 'Herald', NULL, 'en', NULL, 'file', 'active', '{{}}', NULL, 'guid', '{at}')""",
    """INSERT INTO feed_poll (feed_id, host, next_poll_at, next_poll_why, polled, hints, failures, not_modified_run)
        VALUES (1, 'herald.example:443', '{at}', 'new', {yes}, '{{}}', 0, 0)""",
    """INSERT INTO article (id, canonical_url, url, title, text, html, feed_text, authors, tags, word_count, first_seen_at, changed_at,
        sort_at, backlog, extract_state, extract_detail, extract_tries, group_pending, revisions, pruned_at)
        VALUES (1, 'https://herald.example/a', 'https://herald.example/a', 'Pier closed', 'Все паромы — в гавани.', '{html}', 'short',
        '[]', '[]', 4, '{at}', '{at}', '{at}', {no}, 'done', '', 1, {no}, 2, NULL),
        (2, 'https://herald.example/b', 'https://herald.example/b', 'Long gone', '', '', '', '[]', '[]', 0, '{at}', '{at}', '{at}', {no},
        'feed', '', 0, {no}, 1, '{at}')""",
    "INSERT INTO entry VALUES (1, 1, 1, 'a', 'a', NULL, '', {hash}, '[]', 0, '{at}', '{at}', NULL)",
    "INSERT INTO entry VALUES (2, 1, 2, 'b', 'b', NULL, '', {hash}, '[]', 0, '{at}', '{at}', NULL)",
    """INSERT INTO revision (id, article_id, at, source, title, text, content_hash) VALUES
        (1, 1, '{at}', 'page', 'Pier open', 'All ferries sail.', {hash}),
        (2, 1, '{at}', 'page', 'Pier closed', 'Все паромы — в гавани.', {hash})""",
)


def test_texts_written_before_they_were_kept_once_read_as_before(old_url: str, tmp_path: Path) -> None:
    store = opened_before("0009", old_url, tmp_path)
    html = f"<p>{'All ferries stay in the harbour. ' * 9}</p>"
    words = {"yes": "1", "no": "0", "hash": "x'00'"} if store.sqlite else {"yes": "true", "no": "false", "hash": "'\\x00'"}
    for statement in _BEFORE_0009:
        store.database.execute_sql(statement.format(at="2026-11-01T07:00:00.000000Z", html=html, **words))
    if store.sqlite:
        store.database.execute_sql("INSERT INTO revision_search(rowid, title, text) SELECT id, title, text FROM revision WHERE id = 2")
    store.close()

    store = open_store(old_url, tmp_path)
    assert store.migrated[0].startswith("0009")
    row = store.articles.get(1)
    assert (row.text, row.html) == ("Все паромы — в гавани.", html)
    assert [(v.title, v.text) for v in store.articles.revisions(1)] == [
        ("Pier open", "All ferries sail."),
        ("Pier closed", "Все паромы — в гавани."),
    ]
    assert [hit.article.id for hit in store.search.query("паромы", 9)] == [1]
    assert store.search.query("sail", 9) == store.search.query("gone", 9) == []
    assert store.upkeep.check() == []
    store.close()


def test_what_was_stored_of_scripts_without_spaces_is_searchable_after_an_upgrade(old_url: str, tmp_path: Path) -> None:
    store = opened_before("0016", old_url, tmp_path)
    if not store.sqlite:  # which this version writes to
        store.database.execute_sql("CREATE TABLE article_words (id BIGINT PRIMARY KEY, words tsvector)")
    (feed,) = with_feeds(store, HERALD)
    store.feeds.record(poll(feed, entry("a", title="首都の新しい橋が開通"), entry("b", title="A new bridge"), entry("c", title="橋")))
    if store.sqlite:  # as the version before filled its index
        store.database.execute_sql("DELETE FROM article_search")
        store.database.execute_sql("INSERT INTO article_search(article_search) VALUES ('rebuild')")
    else:
        store.database.execute_sql("DROP TABLE article_words")
    store.close()

    store = open_store(old_url, tmp_path)
    assert store.migrated[0] == "0016_scripts_without_spaces"
    assert {hit.article.id for hit in store.search.query("橋", 9)} == {1, 3}
    assert [hit.article.id for hit in store.search.query("bridge", 9)] == [2]
    assert store.upkeep.check() == []
    store.close()


def test_counts_of_words_outlive_their_move_into_one_tree(tmp_path: Path) -> None:
    with closing(opened_before("0017", "sqlite:///old.db", tmp_path)) as store:
        store.headlines.counts.add({"ferri": 2, "school": 1}, 3)
        indexes = store.database.execute_sql("PRAGMA index_list(stem)").fetchall()
        assert len(indexes) == 1  # from a word to its row

    with closing(open_store("sqlite:///old.db", tmp_path)) as store:
        store.headlines.counts.add({"ferri": 1}, 1)
        rows = store.database.execute_sql("SELECT stem, stories FROM stem").fetchall()
        assert dict(rows) == {"": 4, "ferri": 3, "school": 1}
        with pytest.raises(OperationalError, match="no such column: rowid"):
            store.database.execute_sql("SELECT rowid FROM stem")


def test_no_command_of_a_newer_version_changes_the_schema_under_a_running_service(tmp_path: Path) -> None:
    """After an upgrade a mere `status` did, while the service of the old version went on writing as it knew to."""
    served = opened_before("0019", "sqlite:///old.db", tmp_path)
    number = served.instances.start("alone", NOW)
    with pytest.raises(StoreBusyError, match=rf"older version works on it \(process {os.getpid()}\).*0020_search_in_words to come"):
        open_store("sqlite:///old.db", tmp_path)
    served.instances.stop(number)
    served.close()
    with closing(open_store("sqlite:///old.db", tmp_path)) as store:
        assert store.migrated == ("0019_words_of_stories", "0020_search_in_words")


def test_what_an_older_version_packed_by_zlib_reads_as_before(store: Store) -> None:
    (feed,) = with_feeds(store, HERALD)
    (number,) = store.feeds.record(poll(feed, entry("a"))).article_ids
    html = f"<p>{'Все паромы в гавани. ' * 9}</p>"
    raw.run(store.database, "UPDATE article SET html = ?", [zlib.compress(html.encode())])
    assert store.articles.get(number).html == html


def opened_before(step: str, url: str, folder: Path) -> Store:
    """Return the store at `url`, opened as the version did that knew the steps before this one."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(migrate_module, "_STEPS", copied_steps(folder, before=step))
        return open_store(url, folder)


def copied_steps(folder: Path, before: str = "9") -> Path:
    """Return a folder with the program's own steps, or those before one."""
    steps = folder / "steps"
    steps.mkdir()
    for path in migrate_module._STEPS.glob("0*.py"):
        if path.stem < before:
            (steps / path.name).write_bytes(path.read_bytes())
    return steps
