"""What the log tells of each article that was grouped, so that its address finds the reasons: one line an article."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from aggregator.model.relation import Relation
from aggregator.model.story import Link, ToGroup
from aggregator.store.placing import Decided

if TYPE_CHECKING:
    from aggregator.engine.cases import Looked


def lines(items: Sequence[ToGroup], outcome: Decided, alone: Mapping[int, str]) -> Iterator[dict[str, Any]]:
    """Yield the facts of each line; `alone` says of articles without company what the nearest one was and why it was not enough."""
    links = {link.article_id: link for link in outcome.links}
    for item in items:
        yield {
            "url": item.url,
            "article": item.article_id,
            "at": item.sort_at.isoformat(timespec="seconds"),
            "dated_by": item.dated_by or "first seen",
            "story": outcome.places[item.article_id],
            **_company(links.get(item.article_id), alone.get(item.article_id)),
        }


def _company(link: Link | None, alone: str | None) -> dict[str, Any]:
    if link is None:
        return {"stands": "alone" if alone else "where it stood", "why": alone}
    stands = "copy" if link.relation is Relation.DUPLICATE else "report"
    return {"stands": stands, "of": link.of_article_id, "score": round(link.score, 2), "why": ", ".join(link.reasons)}


def nearest(looked: Looked) -> str:
    """Return which article came nearest to one that stays alone, and why it was not enough."""
    found = max(looked.judged, key=lambda judged: judged.judgement.likeness, default=None)
    if found is not None:
        return f"nearest is article {found.card.article_id}: {', '.join(found.judgement.reasons())}"
    if looked.near:
        return f"of {len(looked.near)} articles with words of its headline, none has enough of them"
    return "no article of the window shares a rare word with it"
