"""The best headline of a story, and a lead drawn from its text: chosen, never written."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

LEAD_CHARS = 320  # about three lines of a phone, two of a desktop
WORDS_PER_MINUTE = 230  # silent reading of prose (Brysbaert 2019: 238 non-fiction)
_CHARS_PER_MINUTE = 500  # scripts without spaces: Chinese, Japanese
_TITLE_LEAST, _TITLE_MOST = 25, 110  # characters between which a headline tells enough and can be taken in
_SENTENCE_END = re.compile(r"""[.!?…]["'\u201d\u2019»)]*(?=\s)|[。\uff01\uff1f](?=.)|\n""")
_INITIAL = re.compile(r"(?:\b\w|\b(?:Mr|Mrs|Ms|Dr|St|Prof|Gen|Sen|Rep|Gov|No|vs|Inc|Ltd|Jr|Sr|approx|z\.B))\.$", re.IGNORECASE)
_BAIT = re.compile(
    r"\b(?:you won'?t believe|this is why|here'?s (?:why|what|how)|what happens next|shocking|must[- ]see|"
    r"slams?|blasts?|destroys?|breaking|watch|live updates?|as it happened|exclusive)\b",
    re.IGNORECASE,
)
_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]")


@dataclass(frozen=True, slots=True)
class Titled:
    """One headline on offer."""

    title: str
    sort_at: datetime
    weight: float  # of its heaviest feed
    duplicate: bool  # a verbatim copy of another's report


def best_title(offers: Sequence[Titled]) -> tuple[int, str]:
    """Return the index of the calmest informative headline, and why: what sets it apart, in words.

    Rule: no shouting (capitals, exclamation and question marks, bait words) before a length people take in before an
    original report before the user's heavier feed before the earlier one.
    """
    best = min(range(len(offers)), key=lambda i: _rank(offers[i]))
    if len(offers) == 1:
        return best, "the only headline"
    loud = sum(_loudness(o.title) > _loudness(offers[best].title) for o in offers)
    reasons = [f"calmer than {loud} of {len(offers) - 1} others"] if loud else ["no louder than the others"]
    if _misfit(offers[best].title) == 0:
        reasons.append("says enough in one line")
    earlier = all(offers[best].sort_at <= o.sort_at for o in offers)
    return best, ", ".join([*reasons, "earliest"] if earlier else reasons)


def lead(text: str, title: str, limit: int = LEAD_CHARS) -> str:
    """Return the first sentences of `text` that fit in `limit` characters; at least part of one.

    A first paragraph that only repeats the headline, a byline or a dateline is passed over.
    """
    paragraphs = [" ".join(p.split()) for p in text.split("\n") if p.strip()]
    telling = [p for p in paragraphs[:8] if _tells(p, title)]
    return _sentences(" ".join((telling or paragraphs)[:3]), limit)


def reading_minutes(text: str, word_count: int) -> int:
    """Return the minutes a text takes, rounded up; 0 when there is none."""
    if not text.strip() and not word_count:
        return 0
    unspaced = len(_UNSPACED.findall(text))
    if unspaced > len(text) // 4:
        return max(1, round(unspaced / _CHARS_PER_MINUTE + 0.49))
    return max(1, round(word_count / WORDS_PER_MINUTE + 0.49))


def _rank(offer: Titled) -> tuple[float, float, bool, float, datetime, str]:
    return (_loudness(offer.title), _misfit(offer.title), offer.duplicate, -offer.weight, offer.sort_at, offer.title)


def _loudness(title: str) -> int:
    shouted = sum(len(w) > 4 and w.isupper() for w in title.split())  # noqa: PLR2004 - NATO and UNHCR-like words are names
    return shouted + 2 * title.count("!") + title.count("?") + title.count("…") + 2 * len(_BAIT.findall(title))


def _misfit(title: str) -> int:
    """Return the characters by which a headline is too short or too long, in steps of 10 so that near ones tie."""
    length = len(title) * 2 if _UNSPACED.search(title) else len(title)
    return (max(0, _TITLE_LEAST - length) + max(0, length - _TITLE_MOST) + 9) // 10


def _tells(paragraph: str, title: str) -> bool:
    if paragraph.casefold().strip(" .") == title.casefold().strip(" ."):
        return False
    long_enough = len(paragraph) >= 60 or (_UNSPACED.search(paragraph) is not None and len(paragraph) >= 25)  # noqa: PLR2004 - a sentence, not a byline
    return long_enough and not paragraph.casefold().startswith(("updated:", "created:", "published:", "by ", "advertisement"))


def _sentences(text: str, limit: int) -> str:
    if len(text) <= limit:
        return text
    end = 0
    for match in _SENTENCE_END.finditer(text, 0, limit + 1):
        if not _INITIAL.search(text, max(0, match.end() - 8), match.end()):
            end = match.end()
    if end >= limit // 4:
        return text[:end].strip()
    cut = text[:limit]
    space = cut.rfind(" ")
    return (cut[:space] if space > limit // 2 else cut).rstrip(" ,;:-\u2013\u2014") + " …"
