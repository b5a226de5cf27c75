"""How values look on a page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from markupsafe import Markup, escape

from aggregator.core import diffs
from aggregator.core.compose import headline_of
from aggregator.core.dates.zones import offset_text
from aggregator.core.history import ORIGINS, Step, history
from aggregator.core.unseen import without_unseen
from aggregator.model.article import FOUND, FOUND_END, ArticleRow, Revision
from aggregator.model.digest import Edit
from aggregator.model.times import Precision, ResolvedTime, TimeClaim

_VERSIONS_SHOWN = 20  # newest; comparing is quadratic, and a flapping page may have hundreds


@dataclass(frozen=True, slots=True)
class ShownVersion:
    """One version with what it changed."""

    revision: Revision
    title: tuple[Edit, ...]  # () when the headline is the same
    text: tuple[Edit, ...]  # () when the text is the same; bounded
    more: int  # changed places beyond those shown
    notes: tuple[str, ...]  # "headline changed", "silent edit: ..."; the page's text in place of the feed's; what was taken back
    first: bool
    origin: str  # "from the feed"


def moment(value: datetime | None) -> str:
    """Return "2025-06-01 14:23 UTC", or a dash."""
    return value.astimezone(UTC).strftime("%Y-%m-%d %H:%M UTC") if value else "–"


def publisher_clock(value: ResolvedTime | TimeClaim | None) -> str:
    """Return the time on the publisher's own clock with its offset, in the precision they gave."""
    if value is None or value.instant is None:
        return "–"
    local = value.instant + timedelta(minutes=value.offset_minutes or 0)
    if value.precision is Precision.DAY:
        return local.strftime("%Y-%m-%d")
    mark = "" if value.zone_known else " (zone assumed)"
    return f"{local.strftime('%Y-%m-%d %H:%M')} {offset_text(value.offset_minutes or 0)}{mark}"


def changes(revisions: Sequence[Revision], claims: Sequence[TimeClaim]) -> tuple[ShownVersion, ...]:
    """Return the newest versions, newest first, each with its difference from the one before."""
    return tuple(_change(step) for step in history(revisions, claims)[-_VERSIONS_SHOWN:])[::-1]


def _change(step: Step) -> ShownVersion:
    origin = ORIGINS[step.after.source]
    if step.before is None:
        return ShownVersion(step.after, (), (), 0, step.notes, first=not step.aside, origin=origin)
    title = diffs.headline_edits(step.before.title, step.after.title)
    if step.filled:
        return ShownVersion(step.after, title, (), 0, ("full text from the page in place of the feed's",), first=False, origin=origin)
    text, more = diffs.text_edits(step.before.text, step.after.text)
    return ShownVersion(step.after, title, text, more, step.notes, first=False, origin=origin)


def web_address(url: str | None) -> str | None:
    """Return the address when a browser may follow it: http(s) with a host, nothing that runs or reads files."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return None
    return url if parts.scheme.lower() in ("http", "https") and parts.netloc else None


def carriers(row: ArticleRow) -> dict[str, str]:
    """Return the names of an article's feeds, each once, with the address of the first that has it."""
    named: dict[str, str] = {}
    for url, name in zip(row.feeds, row.feed_names, strict=True):
        named.setdefault(name, url)
    return named


def seen(value: Any) -> Any:
    """Return whatever a template prints, without what nobody sees in it: a publisher's override turned the rest of a line around."""
    if not isinstance(value, str):
        return value
    return Markup(without_unseen(value)) if isinstance(value, Markup) else without_unseen(value)  # noqa: S704 - it was before


def found(snippet: str) -> Markup:
    """Return a search snippet as HTML, the words found marked."""
    text = str(escape(snippet))
    if text.count(FOUND) != text.count(FOUND_END):  # a publisher's own isolates: no half-open tags
        return Markup(text.replace(FOUND, "").replace(FOUND_END, ""))  # noqa: S704 - escaped above
    return Markup(text.replace(FOUND, "<mark>").replace(FOUND_END, "</mark>"))  # noqa: S704 - escaped above


def sparkline(counts: Sequence[int], width: int, height: int) -> str:
    """Return the bars of `counts` as the path of an SVG: each a column as wide as the others, the largest as high as the picture."""
    most, step = max(counts, default=0), width / max(1, len(counts))
    bars = ((n * step, round(height * count / most, 1)) for n, count in enumerate(counts) if count)
    return "".join(f"M{x:.1f} {height}v-{max(1.0, tall):g}h{step - 1:.1f}V{height}z" for x, tall in bars)


def in_words(counts: Sequence[int]) -> str:
    """Return the same for those who do not see it: "12 in 14 days, most 5 in one"."""
    return f"{sum(counts)} in {len(counts)} days" + (f", most {max(counts)} in one" if any(counts) else "")


def seconds(value: float) -> str:
    """Return "0.25 s"."""
    return f"{value:.2f} s"


FILTERS: dict[str, Callable[..., Any]] = {
    "moment": moment,
    "publisher_clock": publisher_clock,
    "web_address": web_address,
    "carriers": carriers,
    "found": found,
    "headline": headline_of,
    "sparkline": sparkline,
    "in_words": in_words,
    "seconds": seconds,
}
