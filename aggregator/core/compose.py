"""One story as the digest shows it, put together from its articles. Pure; nothing is invented."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from aggregator.core.leads import LEAD_CHARS, Titled, best_title, lead, reading_minutes
from aggregator.core.selection import Picked
from aggregator.errors import REJECTIONS, Rejection
from aggregator.model.article import ArticleRow, ExtractState
from aggregator.model.digest import Change, DigestSource, DigestStory
from aggregator.model.times import ClaimKind, ResolvedTime

MAX_SOURCES = 40  # of one story: a wire report carried by hundreds is told by its count
_HEADLINE_CHARS = 100  # of a headline made from the text
_LEAD_LEAST = 60  # characters of a lead that is taken for being whole
_LEAD_WORDS = 60  # a paragraph or two; less is a stub of the report
_UNKNOWN_REASON = "the page could not be used"


def compose(
    picked: Picked,
    articles: Sequence[ArticleRow],
    changes: Mapping[int, Change],
    weights: Mapping[str, float],
    told: Collection[int] = frozenset(),
) -> DigestStory:
    """Return the story of `picked` from every article of it, with text; `weights` by feed URL (1.0 when missing).

    `articles` hold the story's older members, too: a follow-up shows what it follows. Of those the digest has shown the ones in `told`;
    others were old when their feed came, or a filter left them out. A story picked without members is told whole.
    """
    members = sorted(articles, key=lambda a: (a.sort_at, a.id))
    fresh = {c.article_id for c in picked.members} or {a.id for a in members}
    moved = [a for a in members if a.id in fresh] or members  # what moved on tells the story: an old headline has the old numbers
    titled, title_why = headed(moved, weights)
    fullest = fullest_of(moved)
    created, created_by = next(iter(_stated(members, ClaimKind.PUBLISHED)), (None, ""))
    updated, updated_by = next(reversed(_stated(members, ClaimKind.UPDATED)), (None, ""))
    text = fullest.text or ""
    return DigestStory(
        key=picked.key,
        story=picked.story,
        topic=picked.topic,
        title=headline_of(titled),
        title_why=title_why if titled.title else "its first words: no headline was given",
        url=web_link(titled.url),
        lead=_lead(titled, fullest),
        text=text,
        language=titled.language,
        sources=tuple(_source(a, known=a.id in told and a.id not in fresh) for a in _telling(members, fresh)),
        new=picked.new,
        changes=tuple(changes[a.id] for a in members if a.id in changes),
        created=created,
        created_by=created_by,
        updated=updated,
        updated_by=updated_by,
        first_seen_at=min(a.first_seen_at for a in members),
        changed_at=max(a.changed_at for a in members),
        minutes=_minutes(fullest),
        mark=text_mark(fullest),
        image_url=web_link(titled.image_url or "") or None,
        tags=tuple(sorted(picked.tags)),
        score=picked.score,
        why=picked.why,
        more_sources=max(0, len(members) - MAX_SOURCES),
    )


def headed(members: Sequence[ArticleRow], weights: Mapping[str, float]) -> tuple[ArticleRow, str]:
    """Return the report whose headline is the story's, in digest, stream and page, and why.

    A copy of what is not among `members` is the first that they have of that report.
    """
    here = {a.id for a in members}
    best, why = best_title(
        [
            Titled(a.title, a.sort_at, max((weights.get(f, 1.0) for f in a.feeds), default=1.0), a.duplicate_of in here, a.language)
            for a in members
        ]
    )
    return members[best], why


def fullest_of(articles: Sequence[ArticleRow]) -> ArticleRow:
    """Return the report with the most text."""
    return max(articles, key=lambda a: (_has_text(a), a.word_count, -a.id))


def text_mark(article: ArticleRow) -> str:
    """Say in words what is wrong with the text behind a story, "" when nothing is."""
    start = "Only the feed's own text" if _has_text(article) else "No text"
    if article.extract_state is ExtractState.PENDING:
        return f"{start} so far: the page has not been fetched yet."
    if article.extract_state is ExtractState.REJECTED:
        reason = article.extract_reason
        return f"{start}: the page is {REJECTIONS[Rejection(reason)]}." if reason in set(Rejection) else f"{start}: {_UNKNOWN_REASON}."
    if article.extract_state is ExtractState.FAILED:
        detail = f" ({article.extract_reason.replace('_', ' ')})" if article.extract_reason else ""
        return f"{start}: the page could not be fetched{detail}."
    return "" if _has_text(article) else f"{start} in the feed or on the page."


def headline_of(article: ArticleRow) -> str:
    """Return an article's headline; short messages have none: then their first words, or else the address."""
    return article.title or lead(article.text or "", "", _HEADLINE_CHARS) or web_link(article.url).partition("//")[2] or "(no headline)"


def web_link(url: str) -> str:
    """Return `url` when a reader may follow it: http and https only, nothing invisible in it; else ""."""
    safe = url.lower().startswith(("http://", "https://")) and url.isprintable() and not any(c in url for c in " \"'<>\\`")
    return url if safe else ""


def _lead(titled: ArticleRow, fullest: ArticleRow) -> str:
    """Return the lead of the headline's own article, which speaks of the same; the fullest's where that has no whole sentences."""
    headline = headline_of(titled)
    own = lead(titled.text or "", headline)
    if not titled.title:
        return own.removeprefix(headline).strip()
    whole = len(own) >= _LEAD_LEAST and not own.endswith("…")
    return own if whole or _tells_enough(titled) else lead(fullest.text or "", headline)


def _tells_enough(article: ArticleRow) -> bool:
    """Return whether a headline's own article can give the lead: the longest report of a story is often its colour piece."""
    return _has_text(article) and article.word_count >= _LEAD_WORDS


def _minutes(fullest: ArticleRow) -> int:
    """Return how long the report takes to read, 0 where we hold no more than a lead: that shows it whole, and its page may be longer."""
    text = (fullest.text or "").strip()
    return reading_minutes(text, fullest.word_count) if len(text) > LEAD_CHARS else 0


def _has_text(article: ArticleRow) -> bool:
    return bool((article.text or "").strip())


def _stated(members: Sequence[ArticleRow], kind: ClaimKind) -> list[tuple[ResolvedTime, str]]:
    """Return every time of one kind that a member states, earliest first, with the name of its feed."""
    times = [(a.published if kind is ClaimKind.PUBLISHED else a.updated, next(iter(a.feed_names), "")) for a in members]
    return sorted(((t, name) for t, name in times if t is not None), key=lambda pair: (pair[0].instant, pair[1]))


def _telling(members: Sequence[ArticleRow], fresh: set[int]) -> Sequence[ArticleRow]:
    """Return at most MAX_SOURCES members in time order, what is new before what was shown."""
    kept = sorted(members, key=lambda a: (a.id not in fresh, a.sort_at, a.id))[:MAX_SOURCES]
    return sorted(kept, key=lambda a: (a.sort_at, a.id))


def _source(article: ArticleRow, *, known: bool) -> DigestSource:
    return DigestSource(
        article_id=article.id,
        url=web_link(article.url),
        title=headline_of(article),
        feeds=article.papers,
        feed_urls=article.feeds,
        authors=article.authors,
        language=article.language,
        published=article.published,
        updated=article.updated,
        first_seen_at=article.first_seen_at,
        changed_at=article.changed_at,
        revisions=article.revisions,
        duplicate_of=article.duplicate_of,
        duplicate_score=article.duplicate_score,
        reasons=article.duplicate_reasons,
        extract_state=article.extract_state,
        extract_reason=article.extract_reason,
        word_count=article.word_count,
        known=known,
    )
