"""Text that turned out to be furniture, taken back from the articles that showed it. Runs inside the transaction its caller opened.

Nothing is lost: the version stays, marked FURNITURE, and one of ours after it says what stands again. Times that the page stated with
it stay as evidence that is never chosen.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from peewee import Database

from aggregator.core import furniture, pages
from aggregator.core.claimsources import FURNITURE, OF_PAGES
from aggregator.core.furniture import Holder, Remainder, SeenVersion
from aggregator.core.urls import host_of
from aggregator.errors import Rejection
from aggregator.model.article import ExtractState, RevisionSource
from aggregator.store import article_texts, claims, turns, versions
from aggregator.store.pages import text_hash
from aggregator.store.tables import Article, PageLook, RevisionRow, TimeClaimRow

_FROM_PAGES = (RevisionSource.PAGE, RevisionSource.FURNITURE)
_DETAIL = f"taken back: {furniture.PAGES} or more pages of the host hold the same text"


def holders(host: str, text: str) -> list[Holder]:
    """Return the articles whose page is on `host` with a version that has this text from their page."""
    query = (
        RevisionRow.select(Article.id, RevisionRow.source, Article.url)
        .join(Article)
        .where(RevisionRow.content_hash == text_hash(text), RevisionRow.source.in_(_FROM_PAGES))
        .distinct()
        .order_by(Article.id, RevisionRow.source)
    )
    return [Holder(number, RevisionSource(source)) for number, source, url in query.tuples() if host_of(url) == host]


def take_back(database: Database, article_ids: Iterable[int], text: str, at: datetime) -> list[int]:
    """Take `text` back from articles that have it from their page; return those that had it."""
    numbers, digest = sorted(article_ids), text_hash(text)
    turns.hold_articles(database, numbers)
    held = (RevisionRow.content_hash == digest) & (RevisionRow.source == RevisionSource.PAGE)
    found = []
    for article in Article.select().where(Article.id.in_(numbers)).order_by(Article.id):
        marked = RevisionRow.update(source=RevisionSource.FURNITURE.value).where(RevisionRow.article == article, held).execute(database)
        if marked:
            _restore(database, article, at)
            found.append(article.id)
    return found


def _restore(database: Database, article: Article, at: datetime) -> None:
    """Let an article stand as if its furniture had never been read."""
    seen = _seen(article)
    left = furniture.remainder(seen, article.first_seen_at)
    newest = [version.id for version in seen if version.source in _FROM_PAGES][-1]
    columns: dict[str, Any] = {"title": left.title, "revisions": left.revisions, "changed_at": left.changed_at, "group_pending": True}
    if left.page != newest:
        text = _text(article, left)
        columns |= article_texts.columns(text, furniture.paragraphs(text), article_texts.own_of(article)) | {"extract_detail": _DETAIL}
        _silence(database, article, seen, left)
        said = claims.load(database, {article.id: (article.first_seen_at, article.sort_at)})[article.id]
        columns |= claims.resolved(said.stored, article.first_seen_at)
    columns |= _refused(article, at) | _unsaid(article) if left.page is None else {}
    _look(database, article, kept=left.page is not None)
    shown = columns.get("text", article.text)
    versions.add(database, [versions.Version(article.id, at, RevisionSource.RESTORED, left.title, shown, text_hash(shown))])
    Article.update(columns).where(Article.id == article.id).execute(database)


def _seen(article: Article) -> list[SeenVersion]:
    rows = RevisionRow.select().where(RevisionRow.article == article).order_by(RevisionRow.id)
    return [SeenVersion(row.id, row.at, RevisionSource(row.source), row.title, bytes(row.content_hash)) for row in rows]


def _text(article: Article, left: Remainder) -> str:
    """Return the feed's own text, or what the page said before: that version is not the newest and has a text of its own."""
    if left.page is None:
        return article_texts.own_of(article)
    return str(RevisionRow.get_by_id(left.page).text)


def _silence(database: Database, article: Article, seen: Sequence[SeenVersion], left: Remainder) -> None:
    """Let what the page said of times since it showed furniture be evidence that is never chosen."""
    since = next(v.at for v in seen if v.source is RevisionSource.FURNITURE and v.id > (left.page or 0))
    said = (TimeClaimRow.article == article) & (TimeClaimRow.seen_at >= since) & TimeClaimRow.source.in_(sorted(OF_PAGES))
    for number, source in list(TimeClaimRow.select(TimeClaimRow.id, TimeClaimRow.source).where(said).tuples()):
        TimeClaimRow.update(source=f"{FURNITURE}.{source}").where(TimeClaimRow.id == number).execute(database)


def _refused(article: Article, at: datetime) -> dict[str, Any]:
    """Return where a page stands that has given nothing but furniture: refused, as the third one is, and tried again like it."""
    return {
        "extract_state": ExtractState.REJECTED.value,
        "extract_reason": Rejection.BOILERPLATE.value,
        "extract_tries": 1,
        "extract_at": article.extract_at or pages.retry_at(1, at),
        "extract_host": host_of(article.url),
    }


def _unsaid(article: Article) -> dict[str, Any]:
    """Return what the page said beside its text as if it had not: the feed says nothing of that."""
    told: dict[str, Any] = {name: [] if name == "authors" else None for name in article.page_facts or ()}
    return told | {"page_facts": None}


def _look(database: Database, article: Article, *, kept: bool) -> None:
    """Let the next look see the page as if it had never shown furniture: a 304 must not hide it."""
    own = PageLook.article == article
    forgotten = {"title": None, "validators_url": None, "etag": None, "last_modified": None}
    (PageLook.update(forgotten) if kept else PageLook.delete()).where(own).execute(database)
