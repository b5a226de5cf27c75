"""Article pages: which are due, and what one visit changes. Runs inside the transaction its caller opened."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from hashlib import blake2b
from itertools import groupby
from typing import Any

from peewee import Database, fn

from aggregator.core import edits, furniture
from aggregator.core.urls import host_of
from aggregator.errors import NotFoundError
from aggregator.model.article import ExtractedPage, ExtractState, PageForExtract, PageRecord, RevisionSource
from aggregator.model.feed import FeedState
from aggregator.model.times import ClaimKind
from aggregator.store import article_texts, claims, latecomers, looks, turns, versions
from aggregator.store.bulk import chunks
from aggregator.store.fields import storable
from aggregator.store.tables import Article, Entry, Feed, Host, PageLook, RevisionRow

_NAMES = (
    Article.id,
    Article.url,
    Article.title,
    Article.text,
    Article.feed_text,
    Article.language,
    Article.extract_tries,
    Article.extract_state,
    Article.sort_at,
)


def due(now: datetime, limit: int) -> list[str]:
    """Return hosts with pages due, the longest waiting first; hosts with pages nobody has read yet come before those with looks alone."""
    waiting = fn.MIN(Article.extract_at)
    query = Article.select(Article.extract_host).where(Article.extract_at <= now)
    fresh = [host for (host,) in query.group_by(Article.extract_host).order_by(waiting, Article.extract_host).limit(limit).tuples()]
    return list(dict.fromkeys([*fresh, *looks.due(now, limit)]))[:limit]


def of_host(host: str, now: datetime, limit: int) -> list[PageForExtract]:
    """Return the pages of one host that are due, with the settings of the feed that brought each: fresh ones first, then looks."""
    query = Article.select(*_NAMES).where(Article.extract_host == host, Article.extract_at <= now)
    fresh = list(query.order_by(Article.extract_at, Article.id).limit(limit))
    again = [number for number in looks.of_host(host, now, limit) if number not in {article.id for article in fresh}]
    articles = [*fresh, *_in_order(again[: limit - len(fresh)])]
    numbers = [article.id for article in articles]
    feeds, kept = _first_feeds(numbers), looks.of_articles(numbers)
    habit = Host.get_or_none(Host.host == host) or Host(host=host)
    return [_page(article, feeds[article.id], kept.get(article.id), habit) for article in articles]


def _in_order(article_ids: list[int]) -> list[Article]:
    found: dict[int, Article] = {}
    for part in chunks(article_ids):
        found |= {article.id: article for article in Article.select(*_NAMES).where(Article.id.in_(part))}
    return [found[number] for number in article_ids]


def _first_feeds(article_ids: list[int]) -> dict[int, Feed]:
    found: dict[int, Feed] = {}
    for part in chunks(article_ids):
        query = (
            Entry.select(Entry.article, Feed.id, Feed.url, Feed.settings, Feed.state)
            .join(Feed)
            .where(Entry.article.in_(part))
            .order_by(Entry.id)
        )
        for entry in query:
            found.setdefault(entry.article_id, entry.feed)
    return found


def _page(article: Article, feed: Feed, look: PageLook | None, host: Host) -> PageForExtract:
    settings = feed.settings
    return PageForExtract(
        article_id=article.id,
        url=article.url,
        title=article.title,
        feed_text=article_texts.own_of(article),
        language=article.language or settings.get("language"),
        timezone=settings.get("timezone"),
        tries=article.extract_tries,
        feed_url=feed.url,
        feed_state=FeedState(feed.state),
        fulltext=settings.get("fulltext", True),
        born_at=article.sort_at,
        again=article.extract_state == ExtractState.DONE,
        validators=looks.validators(look),
        failures=look.failures if look else 0,
        looks=host.looks,
        edits=host.edits,
    )


def record(database: Database, record: PageRecord) -> bool:
    """Store state, claims and text of one visit; return whether the text changed."""
    turns.hold_articles(database, [record.article_id])
    article = Article.get_or_none(Article.id == record.article_id)
    if article is None:
        msg = f"no article {record.article_id}: its page cannot be stored"
        raise NotFoundError(msg)
    if article.pruned_at is not None:
        return False  # pruned while its page was fetched
    if record.look is not None and record.page is None and article.extract_state != ExtractState.DONE:
        return False  # a look without news at a page whose text was taken back meanwhile
    claim_set = claims.load(database, {article.id: (article.first_seen_at, article.sort_at)})[article.id]
    taken = claim_set.add(record.claims)
    shown, changed = _text(database, record, article, dated=any(claim.kind is ClaimKind.UPDATED for claim in taken))
    columns = _state(record, article) | shown
    if taken:
        plan = claims.plan(database, [claim_set])
        plan.write(database)
        columns |= plan.columns[article.id]
        if not article.backlog:
            columns["backlog"] = latecomers.is_old(article, columns["published_at"] or columns["updated_at"])
    columns = {name: value for name, value in columns.items() if getattr(article, name) != value}
    if columns:  # most looks find nothing new: a row with its texts is not written for that
        Article.update(columns).where(Article.id == article.id).execute(database)
    if record.look is not None:
        looks.record(database, article, record.look, record.page.title if record.page else None, edited=changed)
    return changed


def _state(record: PageRecord, article: Article) -> dict[str, Any]:
    """Return where the full text stands now; a revisit that failed leaves the text we have in place."""
    keep = article.extract_state == ExtractState.DONE and record.state is not ExtractState.DONE
    untouched = keep or (record.state is ExtractState.DONE and record.page is None)  # 304
    again = record.retry_at is not None
    return {
        "extract_state": article.extract_state if keep else record.state.value,
        "extract_reason": article.extract_reason if keep else record.reason,
        "extract_detail": article.extract_detail if untouched else record.detail,
        "extract_tries": record.tries,
        "extract_at": record.retry_at,
        "extract_host": article.extract_host or host_of(article.url) if again else None,
    }


def _text(database: Database, record: PageRecord, article: Article, *, dated: bool) -> tuple[dict[str, Any], bool]:
    """Return what the article shows of its page from now on, and whether its text or headline is another one, which becomes a version.

    `dated` says that the publisher stated a new time of update with it.
    """
    page = record.page
    if page is None or record.state is not ExtractState.DONE:
        return {}, False
    columns = _side_facts(page, article)
    so_far = _versions(article)
    theirs = furniture.published(so_far)
    title = _headline(page, article, theirs)
    if (storable(title), storable(page.text)) == (article.title, article.text):
        if so_far[0].source == RevisionSource.RESTORED:  # it was restored from its words alone: here is its HTML again
            columns["html"] = article_texts.packed_html(page.html, article.text)
        return columns, False
    digest = text_hash(page.text)
    seen = [bytes(version.content_hash) for version in theirs if version.source == RevisionSource.PAGE]
    taken_back = [bytes(version.content_hash) for version in so_far if version.source == RevisionSource.FURNITURE]
    if seen and title == article.title and not edits.is_page_edit(digest, [*seen, *taken_back], dated=dated):
        return columns, False
    versions.add(database, [versions.Version(article.id, record.at, RevisionSource.PAGE, title, page.text, digest)])
    columns |= article_texts.columns(page.text, page.html, article_texts.own_of(article)) | {"title": title, "group_pending": True}
    if seen:  # the page's first text takes the place of the feed's: a version, but nobody edited anything
        columns["changed_at"] = max(record.at, article.first_seen_at)  # the clock may have been set back
    if theirs[0].source == RevisionSource.PAGE:  # right after the feed's version it only fills that in, and counts as the same
        columns["revisions"] = article.revisions + 1
    return columns, True


def _versions(article: Article) -> list[Any]:
    """Return source, headline and digest of every version of an article, newest first."""
    names = (RevisionRow.source, RevisionRow.title, RevisionRow.content_hash)
    return list(RevisionRow.select(*names).where(RevisionRow.article == article.id).order_by(RevisionRow.id.desc()).namedtuples())


def _headline(page: ExtractedPage, article: Article, theirs: Iterable[Any]) -> str:
    """Return the article's headline, given the page's own and the publisher's versions, newest first."""
    last = looks.of_articles([article.id]).get(article.id)
    titles = [title for title, _ in groupby(version.title for version in theirs)]
    return edits.headline_after_look(article.title, page.title, last.title if last else None, titles)


def _side_facts(page: ExtractedPage, article: Article) -> dict[str, Any]:
    """Return what the feed did not say, and that the page did."""
    said = {"authors": list(page.authors), "language": page.language, "image_url": page.image_url}
    told = {name: value for name, value in said.items() if value and not getattr(article, name)}
    if page.section:
        told["section"] = page.section
    return told | {"page_facts": sorted({*(article.page_facts or ()), *told}) or None}


def text_hash(text: str) -> bytes:
    """Return what is compared to find a page's text again: blake2b-16 of what counts in it."""
    return blake2b(storable(edits.significant(text)).encode(), digest_size=16).digest()
