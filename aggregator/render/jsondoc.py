"""JSON: the contract's fields for articles, the stories they make around them."""

from __future__ import annotations

import json
from itertools import zip_longest
from typing import Any

from aggregator.core import documents
from aggregator.model.digest import Change, Digest, DigestSource, DigestStory
from aggregator.model.times import ResolvedTime
from aggregator.render.times import machine


def json_document(digest: Digest) -> bytes:
    """Return the digest as one JSON document, UTF-8."""
    return (json.dumps(plain(digest), ensure_ascii=False, indent=2) + "\n").encode()


def plain(digest: Digest) -> dict[str, Any]:
    """Return the digest as dicts and lists."""
    glance = digest.glance
    return {
        "name": digest.name,
        "title": digest.title,
        "scheduled_for": machine(digest.scheduled_for),
        "built_at": machine(digest.built_at),
        "window": {"from": machine(digest.window_from), "to": machine(digest.window_to)},
        "timezone": digest.timezone,
        "counts": {
            "articles": glance.articles,
            "stories": glance.stories,
            "feeds": glance.feeds,
            "updated": glance.updated,
            "more": digest.more,
        },
        "by_hour": [
            {"from": machine(start), "minutes": glance.bar_minutes, "articles": count, "stories": stories}
            for (start, count), stories in zip_longest(glance.hours, glance.story_hours)
        ],
        "by_source": [{"feed": name, "articles": count} for name, count in glance.sources],
        "sections": [{"name": p.name, "kind": p.kind, "stories": [_story(s) for s in p.stories]} for p in digest.parts],
        "needs_you": [documents.dump(need) for need in digest.needs],
    }


def _story(story: DigestStory) -> dict[str, Any]:
    return {
        "key": story.key,
        "story": story.story,
        "topic": story.topic,
        "new": story.new,
        "title": story.title,
        "title_why": story.title_why,
        "url": story.url or None,
        "lead": story.lead,
        "language": story.language,
        "created_at": stated(story.created),
        "created_by": story.created_by or None,
        "updated_at": stated(story.updated),
        "updated_by": story.updated_by or None,
        "first_seen_at": machine(story.first_seen_at),
        "changed_at": machine(story.changed_at),
        "reading_minutes": story.minutes,
        "text_note": story.mark or None,
        "image_url": story.image_url,
        "tags": list(story.tags),
        "score": round(story.score, 4),
        "why": list(story.why),
        "changes": [_change(change) for change in story.changes],
        "articles": [article(source, story.story) for source in story.sources],
        "more_articles": story.more_sources,
    }


def article(source: DigestSource, story: int | None) -> dict[str, Any]:
    """Return one article with the contract's fields."""
    return {
        "id": source.article_id,
        "url": source.url or None,
        "feeds": list(source.feed_urls),
        "title": source.title,
        "authors": list(source.authors),
        "language": source.language,
        **_time("published", source.published),
        **_time("updated", source.updated),
        "first_seen_at": machine(source.first_seen_at),
        "changed_at": machine(source.changed_at),
        "revisions": source.revisions,
        "story": story,
        "duplicate_of": source.duplicate_of,
        "duplicate_score": source.duplicate_score,
        "duplicate_reasons": list(source.reasons),
        "extract_state": source.extract_state,
        "word_count": source.word_count,
    }


def stated(time: ResolvedTime | None) -> str | None:
    """Return a publisher's time in UTC."""
    return None if time is None else machine(time.instant)


def _time(kind: str, time: ResolvedTime | None) -> dict[str, Any]:
    return {
        f"{kind}_at": stated(time),
        f"{kind}_precision": time.precision.value if time else None,
        f"{kind}_source": time.source if time else None,
    }


def _change(change: Change) -> dict[str, Any]:
    return {
        "article": change.article_id,
        "at": machine(change.at),
        "title": [[edit.kind.value, edit.text] for edit in change.title],
        "text": [[edit.kind.value, edit.text] for edit in change.text],
        "more": change.more,
        "headline_changed": bool(change.title),
        "silent": change.silent,
    }
