"""Texts kept once: the newest version's stands in its article alone, older ones and HTML are packed, the index is of articles.

On SQLite both tables are written anew, an article's texts last. On PostgreSQL, which packs what is long and keeps it apart, columns change.
"""

from __future__ import annotations

from typing import Any

from peewee import SqliteDatabase

from aggregator.store.packing import pack

_LIGHT = """id, canonical_url, url, title, authors, tags, language, image_url, section, word_count, published_at, published_claim,
    updated_at, updated_claim, first_seen_at, changed_at, sort_at, backlog, story_id, extract_state, extract_reason, extract_detail,
    extract_tries, extract_at, extract_host, group_pending, revisions, pruned_at"""
_SQLITE = f"""
CREATE TABLE new_article (
    id INTEGER NOT NULL PRIMARY KEY,
    canonical_url TEXT,
    url TEXT NOT NULL,
    title TEXT NOT NULL,
    authors TEXT NOT NULL,
    tags TEXT NOT NULL,
    language TEXT,
    image_url TEXT,
    section TEXT,
    word_count INTEGER NOT NULL,
    published_at TEXT,
    published_claim INTEGER,
    updated_at TEXT,
    updated_claim INTEGER,
    first_seen_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    sort_at TEXT NOT NULL,
    backlog INTEGER NOT NULL,
    story_id INTEGER,
    extract_state TEXT NOT NULL,
    extract_reason TEXT,
    extract_detail TEXT NOT NULL,
    extract_tries INTEGER NOT NULL,
    extract_at TEXT,
    extract_host TEXT,
    group_pending INTEGER NOT NULL,
    revisions INTEGER NOT NULL,
    pruned_at TEXT,
    text TEXT NOT NULL,
    html BLOB NOT NULL,
    feed_text BLOB NOT NULL,
    FOREIGN KEY (story_id) REFERENCES story (id) ON DELETE SET NULL
);
INSERT INTO new_article SELECT {_LIGHT}, text, pack(html), pack(feed_text) FROM article ORDER BY id;
CREATE TABLE new_revision (
    id INTEGER NOT NULL PRIMARY KEY,
    article_id INTEGER NOT NULL,
    at TEXT NOT NULL,
    source TEXT NOT NULL,
    title TEXT NOT NULL,
    text BLOB,
    content_hash BLOB NOT NULL,
    FOREIGN KEY (article_id) REFERENCES article (id) ON DELETE CASCADE
);
INSERT INTO new_revision SELECT r.id, r.article_id, r.at, r.source, r.title,
    CASE WHEN EXISTS (SELECT 1 FROM revision n WHERE n.article_id = r.article_id AND n.id > r.id) THEN pack(r.text) END, r.content_hash
    FROM revision r ORDER BY r.id;
DROP TABLE revision_search;
DROP TABLE revision;
DROP TABLE article;
ALTER TABLE new_article RENAME TO article;
ALTER TABLE new_revision RENAME TO revision;
CREATE UNIQUE INDEX article_canonical_url ON article (canonical_url);
CREATE INDEX article_first_seen_at ON article (first_seen_at);
CREATE INDEX article_changed_at ON article (changed_at);
CREATE INDEX article_sort_at ON article (sort_at);
CREATE INDEX article_story_id ON article (story_id);
CREATE INDEX article_extract_at_extract_host ON article (extract_at, extract_host);
CREATE INDEX article_group_pending_sort_at ON article (group_pending, sort_at);
CREATE INDEX article_pruned_at_changed_at ON article (pruned_at, changed_at);
CREATE INDEX revision_article_id ON revision (article_id);
CREATE INDEX revision_content_hash ON revision (content_hash);
CREATE INDEX entry_feed_id_guid ON entry (feed_id, guid);
CREATE VIRTUAL TABLE article_search USING fts5(
    title, text, content='article', content_rowid='id', tokenize='unicode61 remove_diacritics 2');
INSERT INTO article_search(rowid, title, text) SELECT id, title, text FROM article WHERE pruned_at IS NULL
"""  # noqa: S608 - our own names
_BYTES = "CASE WHEN {0} = '' THEN ''::bytea ELSE '\\x00'::bytea || convert_to({0}, 'UTF8') END"  # what packing.pack makes of a short text
_POSTGRES = f"""
ALTER TABLE revision ALTER COLUMN text DROP NOT NULL;
UPDATE revision SET text = NULL WHERE id IN (SELECT MAX(id) FROM revision GROUP BY article_id);
ALTER TABLE revision ALTER COLUMN text TYPE BYTEA USING {_BYTES.format("text")};
ALTER TABLE article ALTER COLUMN html TYPE BYTEA USING {_BYTES.format("html")};
ALTER TABLE article ALTER COLUMN feed_text TYPE BYTEA USING {_BYTES.format("feed_text")};
CREATE INDEX article_pruned_at_changed_at ON article (pruned_at, changed_at);
CREATE INDEX entry_feed_id_guid ON entry (feed_id, guid)
"""  # noqa: S608 - our own names


def up(migrator: Any, db: Any) -> None:  # noqa: ARG001 - the runner's signature
    """Write the texts anew."""
    sqlite = isinstance(db, SqliteDatabase)
    if sqlite:
        db.connection().create_function("pack", 1, pack, deterministic=True)
    for statement in (_SQLITE if sqlite else _POSTGRES).split(";"):
        db.execute_sql(statement)
