"""Of a webhook's address, whose path and query may be a key, the store keeps the host alone."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from peewee import SqliteDatabase

_WHOLE = """SELECT id, run_id, target FROM digest_delivery
    WHERE channel = 'webhook' AND SUBSTR(target, LENGTH(target) - 3) <> '/***' ORDER BY CASE state WHEN 'done' THEN 0 ELSE 1 END, id"""
_TAKEN = "SELECT 1 FROM digest_delivery WHERE run_id = {mark} AND channel = 'webhook' AND target = {mark}"
_RENAME = "UPDATE digest_delivery SET target = {mark} WHERE id = {mark}"
_DROP = "DELETE FROM digest_delivery WHERE id = {mark}"
# What failed was told with the whole address, and later digests repeat what failed.
_DETAILS = "UPDATE digest_delivery SET detail = REPLACE(detail, {mark}, {mark})"
_DOCUMENTS = "UPDATE digest_run SET document = REPLACE(document, {mark}, {mark}) WHERE document IS NOT NULL"


def up(migrator: Any, db: Any) -> None:  # noqa: ARG001 - the runner's signature
    """Shorten every address, also where it was quoted; SQLite overwrites what it frees."""
    if not isinstance(db, SqliteDatabase):
        _shorten(db, "%s")
        return
    before = db.pragma("secure_delete")
    db.pragma("secure_delete", 1)
    _shorten(db, "?")
    db.pragma("secure_delete", before)


def _shorten(db: Any, mark: str) -> None:
    whole = db.execute_sql(_WHOLE).fetchall()
    for number, run, target in whole:
        taken = db.execute_sql(_TAKEN.format(mark=mark), (run, _short(target))).fetchall()
        if taken:  # two addresses of one host: one row stands for both
            db.execute_sql(_DROP.format(mark=mark), (number,))
        else:
            db.execute_sql(_RENAME.format(mark=mark), (_short(target), number))
    for target in sorted({target for _, _, target in whole}, key=len, reverse=True):
        for statement in (_DETAILS, _DOCUMENTS):
            db.execute_sql(statement.format(mark=mark), (target, _short(target)))


def _short(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}/***"
