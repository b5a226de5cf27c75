"""The JSON of articles, field for field as the contract has it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aggregator.cli.app import iso

if TYPE_CHECKING:
    from aggregator.cli.showing import ArticleFacts
    from aggregator.core.history import Step
    from aggregator.model.article import ArticleRow
    from aggregator.model.story import Link
    from aggregator.model.times import ResolvedTime, TimeClaim


def article_document(row: ArticleRow, *, text: bool = False) -> dict[str, Any]:
    """Return an article's document; its text only where asked."""
    document = {
        "id": row.id,
        "url": row.url,
        "feeds": list(row.feeds),
        "title": row.title,
        "authors": list(row.authors),
        "language": row.language,
        **_time("published", row.published),
        **_time("updated", row.updated),
        "first_seen_at": iso(row.first_seen_at),
        "changed_at": iso(row.changed_at),
        "revisions": row.revisions,
        "story": row.story,
        "duplicate_of": row.duplicate_of,
        "duplicate_score": row.duplicate_score,
        "duplicate_reasons": list(row.duplicate_reasons),
        "extract_state": row.extract_state.value,
        "word_count": row.word_count,
    }
    return document | ({"text": row.text} if text else {})


def shown_document(facts: ArticleFacts, *, text: bool = False) -> dict[str, Any]:
    """Return everything `show` knows of an article; its texts only where asked."""
    return article_document(facts.article, text=text) | {
        "extract_reason": facts.article.extract_reason,
        "extract_detail": facts.article.extract_detail,
        "claims": [_claim(claim, won=claim in facts.won) for claim in facts.claims],
        "why": {kind.value: why for kind, why in facts.why.items()},
        "versions": [_version(step, text=text) for step in facts.steps],
        "links": [_link(link) for link in facts.links],
    }


def _version(step: Step, *, text: bool) -> dict[str, Any]:
    version = step.after
    document: dict[str, Any] = {"at": iso(version.at), "source": version.source.value, "title": version.title}
    document |= {"headline_changed": step.headline, "silent": step.silent}
    return document | ({"text": version.text} if text else {})


def _time(kind: str, time: ResolvedTime | None) -> dict[str, Any]:
    return {
        f"{kind}_at": iso(time.instant) if time else None,
        f"{kind}_precision": time.precision.value if time else None,
        f"{kind}_source": time.source if time else None,
    }


def _claim(claim: TimeClaim, *, won: bool) -> dict[str, Any]:
    return {
        "kind": claim.kind.value,
        "source": claim.source,
        "raw": claim.raw,
        "instant": iso(claim.instant),
        "precision": claim.precision.value,
        "zone_known": claim.zone_known,
        "offset_minutes": claim.offset_minutes,
        "seen_at": iso(claim.seen_at),
        "won": won,
    }


def _link(link: Link) -> dict[str, Any]:
    return {
        "article": link.article_id,
        "of_article": link.of_article_id,
        "relation": link.relation.value,
        "score": link.score,
        "reasons": list(link.reasons),
        "decided_at": iso(link.decided_at),
        "by_hand": link.by_hand,
    }
