"""The schema of version 1, as it was on its first day."""

from __future__ import annotations

from typing import Any

from peewee import SqliteDatabase

_SQLITE = {
    "id": "INTEGER NOT NULL PRIMARY KEY",
    "big_id": "INTEGER NOT NULL PRIMARY KEY",
    "time": "TEXT",
    "flag": "INTEGER",
    "bytes": "BLOB",
    "real": "REAL",
    "big": "INTEGER",
    "without_rowid": " WITHOUT ROWID",
}
_POSTGRES = {
    "id": "SERIAL NOT NULL PRIMARY KEY",
    "big_id": "BIGSERIAL NOT NULL PRIMARY KEY",
    "time": "TIMESTAMPTZ",
    "flag": "BOOLEAN",
    "bytes": "BYTEA",
    "real": "DOUBLE PRECISION",
    "big": "BIGINT",
    "without_rowid": "",
}

_DDL = """
CREATE TABLE feed (
    id {id},
    url TEXT NOT NULL,
    name TEXT NOT NULL,
    title TEXT NOT NULL,
    site_url TEXT,
    language TEXT,
    format TEXT,
    source TEXT NOT NULL,
    state TEXT NOT NULL,
    settings TEXT NOT NULL,
    moved_to TEXT,
    identity_policy TEXT NOT NULL,
    added_at {time} NOT NULL
);
CREATE UNIQUE INDEX feed_url ON feed (url);
CREATE TABLE feed_poll (
    feed_id INTEGER NOT NULL PRIMARY KEY,
    host TEXT NOT NULL,
    next_poll_at {time} NOT NULL,
    next_poll_why TEXT NOT NULL,
    due_at {time},
    polled {flag} NOT NULL,
    validators_url TEXT,
    etag TEXT,
    last_modified TEXT,
    body_hash {bytes},
    hints TEXT NOT NULL,
    failures {real} NOT NULL,
    last_poll_at {time},
    last_ok_at {time},
    last_outcome TEXT,
    last_detail TEXT,
    not_modified_run INTEGER NOT NULL,
    last_unconditional_at {time},
    gone_since {time},
    redirect TEXT,
    overran_at {time},
    FOREIGN KEY (feed_id) REFERENCES feed (id) ON DELETE CASCADE
);
CREATE INDEX feed_poll_host ON feed_poll (host);
CREATE INDEX feed_poll_next_poll_at ON feed_poll (next_poll_at);
CREATE TABLE host (
    host TEXT NOT NULL PRIMARY KEY,
    next_at {time},
    retry_at {time},
    throttles INTEGER NOT NULL,
    robots TEXT,
    robots_until {time}
);
CREATE TABLE fetch_event (
    id {big_id},
    feed_id INTEGER NOT NULL,
    at {time} NOT NULL,
    outcome TEXT NOT NULL,
    http_status INTEGER,
    detail TEXT NOT NULL,
    bytes {big} NOT NULL,
    elapsed {real} NOT NULL,
    new INTEGER NOT NULL,
    revised INTEGER NOT NULL,
    next_poll_at {time},
    next_poll_why TEXT NOT NULL,
    FOREIGN KEY (feed_id) REFERENCES feed (id) ON DELETE CASCADE
);
CREATE INDEX fetch_event_at ON fetch_event (at);
CREATE INDEX fetch_event_feed_id_at ON fetch_event (feed_id, at);
CREATE TABLE story (
    id {big_id},
    topic {big} NOT NULL,
    title TEXT NOT NULL,
    first_at {time} NOT NULL,
    last_at {time} NOT NULL,
    size INTEGER NOT NULL
);
CREATE INDEX story_topic ON story (topic);
CREATE INDEX story_last_at ON story (last_at);
CREATE TABLE article (
    id {big_id},
    canonical_url TEXT,
    url TEXT NOT NULL,
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    html TEXT NOT NULL,
    feed_text TEXT NOT NULL,
    authors TEXT NOT NULL,
    tags TEXT NOT NULL,
    language TEXT,
    image_url TEXT,
    section TEXT,
    word_count INTEGER NOT NULL,
    published_at {time},
    published_claim {big},
    updated_at {time},
    updated_claim {big},
    first_seen_at {time} NOT NULL,
    changed_at {time} NOT NULL,
    sort_at {time} NOT NULL,
    backlog {flag} NOT NULL,
    story_id {big},
    extract_state TEXT NOT NULL,
    extract_reason TEXT,
    extract_detail TEXT NOT NULL,
    extract_tries INTEGER NOT NULL,
    extract_at {time},
    extract_host TEXT,
    group_pending {flag} NOT NULL,
    revisions INTEGER NOT NULL,
    pruned_at {time},
    FOREIGN KEY (story_id) REFERENCES story (id) ON DELETE SET NULL
);
CREATE UNIQUE INDEX article_canonical_url ON article (canonical_url);
CREATE INDEX article_first_seen_at ON article (first_seen_at);
CREATE INDEX article_changed_at ON article (changed_at);
CREATE INDEX article_sort_at ON article (sort_at);
CREATE INDEX article_story_id ON article (story_id);
CREATE INDEX article_extract_at_extract_host ON article (extract_at, extract_host);
CREATE INDEX article_group_pending_sort_at ON article (group_pending, sort_at);
CREATE TABLE entry (
    id {big_id},
    feed_id INTEGER NOT NULL,
    article_id {big} NOT NULL,
    key TEXT NOT NULL,
    guid TEXT,
    url TEXT,
    title TEXT NOT NULL,
    content_hash {bytes} NOT NULL,
    recent_hashes TEXT NOT NULL,
    flips INTEGER NOT NULL,
    first_seen_at {time} NOT NULL,
    last_seen_at {time} NOT NULL,
    FOREIGN KEY (feed_id) REFERENCES feed (id) ON DELETE CASCADE,
    FOREIGN KEY (article_id) REFERENCES article (id) ON DELETE CASCADE
);
CREATE INDEX entry_article_id ON entry (article_id);
CREATE UNIQUE INDEX entry_feed_id_key ON entry (feed_id, key);
CREATE INDEX entry_feed_id_first_seen_at ON entry (feed_id, first_seen_at);
CREATE TABLE time_claim (
    id {big_id},
    article_id {big} NOT NULL,
    kind TEXT NOT NULL,
    source TEXT NOT NULL,
    raw_text TEXT NOT NULL,
    instant {time},
    precision TEXT NOT NULL,
    zone_known {flag} NOT NULL,
    offset_minutes INTEGER,
    seen_at {time} NOT NULL,
    FOREIGN KEY (article_id) REFERENCES article (id) ON DELETE CASCADE
);
CREATE INDEX time_claim_article_id ON time_claim (article_id);
CREATE TABLE revision (
    id {big_id},
    article_id {big} NOT NULL,
    at {time} NOT NULL,
    source TEXT NOT NULL,
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    content_hash {bytes} NOT NULL,
    FOREIGN KEY (article_id) REFERENCES article (id) ON DELETE CASCADE
);
CREATE INDEX revision_article_id ON revision (article_id);
CREATE INDEX revision_content_hash ON revision (content_hash);
CREATE TABLE headline (
    article_id {big} NOT NULL PRIMARY KEY,
    title TEXT NOT NULL,
    signature TEXT NOT NULL,
    sort_at {time} NOT NULL,
    FOREIGN KEY (article_id) REFERENCES article (id) ON DELETE CASCADE
);
CREATE INDEX headline_sort_at ON headline (sort_at);
CREATE TABLE headline_key (
    hash {big} NOT NULL,
    article {big} NOT NULL,
    PRIMARY KEY (hash, article)
){without_rowid};
CREATE INDEX headline_key_article ON headline_key (article);
CREATE TABLE stem (
    stem TEXT NOT NULL PRIMARY KEY,
    stories INTEGER NOT NULL
);
CREATE TABLE duplicate (
    article_id {big} NOT NULL,
    of_article_id {big} NOT NULL,
    relation TEXT NOT NULL,
    score {real} NOT NULL,
    reasons TEXT NOT NULL,
    decided_at {time} NOT NULL,
    by_hand {flag} NOT NULL,
    PRIMARY KEY (article_id, of_article_id),
    FOREIGN KEY (article_id) REFERENCES article (id) ON DELETE CASCADE,
    FOREIGN KEY (of_article_id) REFERENCES article (id) ON DELETE CASCADE
);
CREATE INDEX duplicate_of_article_id ON duplicate (of_article_id);
CREATE TABLE digest_run (
    id {big_id},
    name TEXT NOT NULL,
    scheduled_for {time} NOT NULL,
    window_from {time} NOT NULL,
    window_to {time} NOT NULL,
    built_at {time},
    document TEXT
);
CREATE UNIQUE INDEX digest_run_name_scheduled_for ON digest_run (name, scheduled_for);
CREATE TABLE digest_item (
    run_id {big} NOT NULL,
    article_id {big} NOT NULL,
    state TEXT NOT NULL,
    PRIMARY KEY (run_id, article_id),
    FOREIGN KEY (run_id) REFERENCES digest_run (id) ON DELETE CASCADE,
    FOREIGN KEY (article_id) REFERENCES article (id) ON DELETE CASCADE
);
CREATE INDEX digest_item_run_id ON digest_item (run_id);
CREATE INDEX digest_item_article_id ON digest_item (article_id);
CREATE TABLE digest_delivery (
    id {big_id},
    run_id {big} NOT NULL,
    channel TEXT NOT NULL,
    target TEXT NOT NULL,
    state TEXT NOT NULL,
    tries INTEGER NOT NULL,
    retry_at {time},
    detail TEXT NOT NULL,
    done_at {time},
    FOREIGN KEY (run_id) REFERENCES digest_run (id) ON DELETE CASCADE
);
CREATE UNIQUE INDEX digest_delivery_run_id_channel_target ON digest_delivery (run_id, channel, target);
CREATE TABLE instance (
    id TEXT NOT NULL PRIMARY KEY,
    role TEXT NOT NULL,
    machine TEXT NOT NULL,
    pid INTEGER NOT NULL,
    version TEXT NOT NULL,
    started_at {time} NOT NULL,
    beat_at {time} NOT NULL,
    note TEXT NOT NULL
)
"""


def up(migrator: Any, db: Any) -> None:  # noqa: ARG001 - the runner's signature
    """Create every table and index."""
    words = _SQLITE if isinstance(db, SqliteDatabase) else _POSTGRES
    for statement in _DDL.format_map(words).split(";"):
        db.execute_sql(statement)
