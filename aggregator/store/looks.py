"""When pages are looked at again for edits, and what that showed of their hosts. Runs inside the transaction its caller opened."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from peewee import Database, fn

from aggregator.core.urls import host_of
from aggregator.model.article import NextLook
from aggregator.model.feed import Validators
from aggregator.store.bulk import chunks
from aggregator.store.tables import Article, Host, PageLook

_FORGET = 1000  # looks at a host after which half of them are forgotten: habits change


def due(now: datetime, limit: int) -> list[str]:
    """Return hosts with pages to look at again, the longest waiting first."""
    waiting = fn.MIN(PageLook.due_at)
    query = PageLook.select(PageLook.host).where(PageLook.due_at <= now).group_by(PageLook.host)
    return [host for (host,) in query.order_by(waiting, PageLook.host).limit(limit).tuples()]


def of_host(host: str, now: datetime, limit: int) -> list[int]:
    """Return the articles whose pages on `host` are to be looked at again, the longest waiting first."""
    query = PageLook.select(PageLook.article).where(PageLook.host == host, PageLook.due_at <= now)
    return [number for (number,) in query.order_by(PageLook.due_at, PageLook.article).limit(limit).tuples()]


def of_articles(article_ids: Iterable[int]) -> dict[int, PageLook]:
    """Return what is kept of these articles' pages."""
    found: dict[int, PageLook] = {}
    for part in chunks(article_ids):
        found |= {row.article_id: row for row in PageLook.select().where(PageLook.article.in_(part))}
    return found


def validators(row: PageLook | None) -> Validators | None:
    """Return the validators of a page's last whole answer."""
    if row is None or row.validators_url is None:
        return None
    return Validators(row.validators_url, row.etag, row.last_modified)


def record(database: Database, article: Article, look: NextLook, title: str | None, *, edited: bool) -> None:
    """Keep when the page is looked at again, and its headline where it was read; count the look where this was one."""
    host = host_of(article.url)
    columns = _columns(host, look) | ({"title": title} if title else {})
    known = PageLook.update(columns).where(PageLook.article == article.id).execute(database)
    if not known:
        PageLook.insert({"article": article.id} | columns).execute(database)
    elif look.answered:
        _count(database, host, edited=edited)


def _columns(host: str, look: NextLook) -> dict[str, Any]:
    kept = look.validators
    return {
        "host": host,
        "due_at": look.at,
        "failures": look.failures,
        "validators_url": kept.url if kept else None,
        "etag": kept.etag if kept else None,
        "last_modified": kept.last_modified if kept else None,
    }


def _count(database: Database, host: str, *, edited: bool) -> None:
    Host.insert(host=host).on_conflict_ignore().execute(database)
    this = Host.host == host
    Host.update(looks=Host.looks + 1, edits=Host.edits + int(edited)).where(this).execute(database)
    Host.update(looks=Host.looks / 2, edits=Host.edits / 2).where(this, Host.looks >= _FORGET).execute(database)
