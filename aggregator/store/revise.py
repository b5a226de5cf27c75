"""Known entries that say something new: edits become revisions, new claims move the times."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from peewee import Database, fn

from aggregator.core import looks
from aggregator.core.urls import host_of
from aggregator.model.article import EntryRecord, ExtractState, RevisionSource
from aggregator.model.poll import PollOutcome, Revise
from aggregator.model.times import ClaimKind
from aggregator.store import article_texts, claims, raw, turns, versions
from aggregator.store.bulk import chunks
from aggregator.store.database import is_sqlite
from aggregator.store.entries import articles_of, page_columns
from aggregator.store.tables import Article, Entry

MAX_HASHES = 24  # versions of an entry whose hashes are kept for the flip-flop guard (lemon24/reader: HASH_CHANGED_LIMIT)


@dataclass(frozen=True, slots=True)
class Changes:
    """What came of a poll's known entries."""

    revisions: int
    article_ids: tuple[int, ...]  # articles whose title or text changed


@dataclass(frozen=True, slots=True)
class _Told:
    """An entry that reads as before, with what matters of its article."""

    record: EntryRecord
    article_id: int
    url: str
    first_seen_at: datetime
    sort_at: datetime


_TOLD = """SELECT e.id, a.id, a.url, a.first_seen_at, a.sort_at FROM entry e JOIN article a ON a.id = e.article_id
    WHERE (a.pruned_at IS NULL) = TRUE"""  # as tables.WHOLE: said otherwise, SQLite reads every article that is no tombstone


def apply(database: Database, outcome: PollOutcome) -> Changes:
    """Store `outcome.revised` and `outcome.claims`."""
    turns.hold_articles(database, (edit.known.article_id for edit in outcome.revised))
    articles = _articles(edit.known.article_id for edit in outcome.revised)
    told = _told(database, outcome)
    edits = [(r.known.article_id, r.record) for r in outcome.revised if not _stays_buried(articles[r.known.article_id], r)]
    times = {t.article_id: (t.first_seen_at, t.sort_at) for t in told}
    times |= {number: (articles[number].first_seen_at, articles[number].sort_at) for number, _ in edits}
    sets = claims.load(database, times)
    dated = {number for number, record in edits if _newly_updated(sets[number].add(record.claims))}
    for one in told:
        _reread(database, outcome, one, sets[one.article_id])
    plan = claims.plan(database, [s for s in sets.values() if s.fresh])
    leads = _leads(r.known.article_id for r in outcome.revised)
    changed = []
    for edit in outcome.revised:
        article = articles[edit.known.article_id]
        if _edit(database, outcome, edit, article, lead=leads[article.id] == edit.known.entry_id):
            changed.append(article.id)
        _entry(outcome, edit, dated=article.id in dated)
    for number, columns in plan.columns.items():
        Article.update(columns).where(Article.id == number).execute(database)
    plan.write(database)
    return Changes(len(changed), tuple(dict.fromkeys(changed)))


def _newly_updated(taken: Iterable[Any]) -> bool:
    """Tell whether the publisher stated a new time of update."""
    return any(claim.kind is ClaimKind.UPDATED for claim in taken)


def _reread(database: Database, outcome: PollOutcome, told: _Told, claim_set: claims.ClaimSet) -> None:
    """Take the claims of an entry that reads as before; where they say that the page was edited since, have it read again."""
    before = claim_set.all()
    fresh = claim_set.add(told.record.claims)
    if not fresh or not (told.record.wants_page and told.url):
        return
    due = looks.reread_at(before, fresh, first_seen_at=told.first_seen_at, now=outcome.at)
    if due is not None:
        columns = {"extract_at": due, "extract_host": host_of(told.url), "extract_tries": 0}
        Article.update(columns).where(Article.id == told.article_id, Article.extract_at.is_null()).execute(database)


def _told(database: Database, outcome: PollOutcome) -> list[_Told]:
    """Return the entries that read as before and what is needed of their articles; a tombstone hears no more."""
    records, found = dict(outcome.claims), list[_Told]()
    order = "ORDER BY a.id, e.id" if is_sqlite(database) else "ORDER BY a.id, e.id FOR UPDATE OF a"  # as turns.hold_articles
    for part in chunks(records):
        for number, article_id, url, *times in raw.rows(database, f"{_TOLD} AND e.id IN ({raw.marks(part)}) {order}", part):
            found.append(_Told(records[number], article_id, url, *map(Article.first_seen_at.python_value, times)))
    return found


def _articles(numbers: Iterable[int]) -> dict[int, Article]:
    found: dict[int, Article] = {}
    for part in chunks(set(numbers)):
        found |= {article.id: article for article in Article.select().where(Article.id.in_(part))}
    return found


def _leads(article_ids: Iterable[int]) -> dict[int, int]:
    """Return article id -> the entry that brought it: only its edits change the text."""
    found: dict[int, int] = {}
    for part in chunks(set(article_ids)):
        rows = Entry.select(Entry.article, fn.MIN(Entry.id)).where(Entry.article.in_(part)).group_by(Entry.article)
        found |= dict(rows.tuples())
    return found


def _stays_buried(article: Article, edit: Revise) -> bool:
    """Tell whether the article is a tombstone and remains one: it does not rise for a new tag or counter, nor hear of times."""
    return article.pruned_at is not None and edit.record.title == edit.known.title


def _edit(database: Database, outcome: PollOutcome, edit: Revise, article: Article, *, lead: bool) -> bool:
    """Bring the article up to date; return whether what people see changed."""
    record = edit.record
    if _stays_buried(article, edit):
        return False
    columns = _side_facts(database, record, article) | (page_columns(record, outcome) | {"extract_tries": 0} if record.wants_page else {})
    if record.title != edit.known.title:  # another feed may carry its own headline: only a change of it counts
        columns["title"] = record.title
    if lead or not article.feed_text:
        columns |= _text(record, article)
    title, text = columns.get("title", article.title), columns.get("text", article.text)
    shown = (title, text) != (article.title, article.text)
    if shown:
        at = max(outcome.at, article.first_seen_at)  # a clock that was set back does not edit what it has yet to see
        columns |= {"changed_at": at, "group_pending": True, "pruned_at": None}
        columns.setdefault("revisions", article.revisions + 1)
        versions.add(database, [versions.Version(article.id, outcome.at, RevisionSource.FEED, title, text, record.content_hash)])
    Article.update(columns).where(Article.id == article.id).execute(database)
    for name, value in columns.items():
        setattr(article, name, value)  # another entry of the same article may follow
    return shown


def _text(record: EntryRecord, article: Article) -> dict[str, Any]:
    """Return where the feed's text goes: it is shown, unless the page's own stands there; a tombstone begins again as the feed has it."""
    buried = article.pruned_at is not None
    if not buried and article.extract_state == ExtractState.DONE:
        return {"feed_text": article_texts.packed_own(record.text, article.text)}
    columns = article_texts.columns(record.text, record.html, record.text, record.words)
    if buried or article.extract_state == ExtractState.FEED:
        state = ExtractState.PENDING if record.wants_page else ExtractState.FEED
        columns |= {"extract_state": state.value, "extract_detail": record.page_why}
    return columns | {"revisions": 1} if buried else columns  # its versions are gone


def _side_facts(database: Database, record: EntryRecord, article: Article) -> dict[str, Any]:
    """Return what may change without a revision."""
    said = {"authors": list(record.authors), "tags": list(record.tags), "language": record.language, "image_url": record.image_url}
    columns: dict[str, Any] = {name: value or getattr(article, name) for name, value in said.items()}
    columns["url"] = record.url or article.url
    columns["page_facts"] = [name for name in article.page_facts or () if not said.get(name)] or None
    if article.canonical_url is None and record.canonical_url and not articles_of(database, [record.canonical_url]):
        columns["canonical_url"] = record.canonical_url
    return columns


def _entry(outcome: PollOutcome, edit: Revise, *, dated: bool) -> None:
    known, record = edit.known, edit.record
    hashes = [record.content_hash.hex(), *(h.hex() for h in known.recent_hashes)]
    Entry.update(
        title=record.title,
        url=record.url,
        guid=record.guid,
        content_hash=record.content_hash,
        recent_hashes=hashes[:MAX_HASHES],
        flips=0 if dated else known.flips + 1,
        last_seen_at=outcome.at,
    ).where(Entry.id == known.entry_id).execute()
