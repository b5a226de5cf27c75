"""Decide about article pages: fetched at all, tried again after a failure. Pure. When they are looked at again: core.looks."""

from __future__ import annotations

from datetime import datetime, timedelta

from aggregator.core.wrappers import is_opaque
from aggregator.errors import Outcome
from aggregator.model.feed import FullText

TRIES = 5
_AFTER = (timedelta(minutes=10), timedelta(hours=1), timedelta(hours=6), timedelta(hours=24))  # between the five tries

# Answers that more tries do not change: the page is gone, or we are asked to stay away.
FINAL = frozenset(
    {
        Outcome.NOT_FOUND,
        Outcome.GONE,
        Outcome.ROBOTS_REFUSED,
        Outcome.ADDRESS_REFUSED,
        Outcome.UNAUTHORIZED,
        Outcome.TOO_LARGE,
        Outcome.REDIRECT_REFUSED,
    }
)

# A feed that carries this much text of an entry in its content element carries the article: shorter ones are often
# the first paragraphs. Counted on the 114 feeds of the evaluation data: teasers stay under 120 words, full texts over 200.
FULL_WORDS = 200
_CUT = ("...", "\u2026", "[\u2026]", "[...]", "read more", "continue reading", "weiterlesen", "lire la suite", "leer m\u00e1s", "leia mais")
_TAIL = max(map(len, _CUT))  # characters; the small letters of a text are never fewer than its own


def wants_page(  # noqa: PLR0913 - one keyword a fact
    text: str, words: int, *, url: str, has_content: bool, fulltext: FullText, enabled: bool
) -> tuple[bool, str]:
    """Return whether an entry's page, at `url`, is to be fetched, and why.

    `url` is "" where the entry owns no address; `text` is the feed's best plain text, of so many `words`; `has_content` says that
    it came from a content element (content:encoded, atom:content, content_html) and not from
    a summary; `fulltext` is the feed's, `enabled` the program's setting.
    """
    held = _held(url, fulltext=fulltext, enabled=enabled)
    if held:
        return False, held
    if fulltext == "always":
        return True, 'fulltext = "always"'
    if has_content and not _is_cut(text) and words >= FULL_WORDS:
        return False, f"the feed carries the text ({FULL_WORDS} words or more)"
    return True, "the feed carries a summary" if words else "the feed carries no text"


def _is_cut(text: str) -> bool:
    """Tell whether `text` ends as teasers do."""
    return text.rstrip()[-_TAIL:].lower().endswith(_CUT)


def _held(url: str, *, fulltext: FullText, enabled: bool) -> str:
    """Return what forbids fetching a page whatever the feed carries, "" when nothing does."""
    if not enabled:
        return "[fulltext] enabled = false"
    if not fulltext:
        return "fulltext = false"
    if not url:
        return "the entry has no address of its own"
    return "only Google News knows the publisher's address" if is_opaque(url) else ""


def retry_at(tries: int, now: datetime, *, outcome: Outcome | None = None, not_before: datetime | None = None) -> datetime | None:
    """Return when a page is tried again after `tries` failures (this one counted), None when it is given up.

    `outcome` is what the server answered, None for a failure of our own; `not_before` is the host's Retry-After.
    """
    if outcome in FINAL or tries >= TRIES:
        return None
    at = now + _AFTER[max(tries, 1) - 1]
    return max(at, not_before) if not_before is not None else at
