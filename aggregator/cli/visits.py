"""What the page visits of one pass came to, in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING

from aggregator.cli.text import count

if TYPE_CHECKING:
    from aggregator.model.article import PageRecord


def pages_told(visits: Sequence[PageRecord]) -> str:
    """Return how many texts were read, and what became of every other page; an article visited twice counts by its last visit."""
    return ", ".join(_parts({visit.article_id: visit for visit in visits}.values()))


def _parts(visits: Collection[PageRecord]) -> Iterator[str]:
    yield f"{count(sum(visit.state == 'done' and visit.page is not None for visit in visits), 'page')} read"
    if same := sum(visit.state == "done" and visit.page is None for visit in visits):
        yield f"{count(same, 'page')} not modified"
    yield from _with_reasons("refused", [visit for visit in visits if visit.state == "rejected"])
    yield from _with_reasons("given up", [visit for visit in visits if visit.state == "failed" and visit.look is None])
    yield from _with_reasons("not read again", [visit for visit in visits if visit.state == "failed" and visit.look is not None])
    if waiting := sum(visit.state == "pending" for visit in visits):
        yield f"{count(waiting, 'page')} wait{'s' if waiting == 1 else ''}"


def _with_reasons(what: str, visits: Collection[PageRecord]) -> Iterator[str]:
    """Yield `3 pages refused (2 consent, 1 paywall)`, nothing where there are none."""
    reasons = Counter(visit.reason for visit in visits).most_common()
    if reasons:
        why = ", ".join(f"{number} {reason}" if len(reasons) > 1 else str(reason) for reason, number in reasons)
        yield f"{count(len(visits), 'page')} {what} ({why})"
