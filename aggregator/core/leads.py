"""The best headline of a story, and a lead drawn from its text: chosen, never written."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import accumulate, islice
from unicodedata import east_asian_width

from aggregator.core.counting import Count, counted, outdated
from aggregator.core.residue import readable

LEAD_CHARS = 320  # about three lines of a phone, two of a desktop; a wide sign (Chinese, Japanese, Korean) takes, and says, as much as two
WORDS_PER_MINUTE = 230  # silent reading of prose (Brysbaert 2019: 238 non-fiction)
_CHARS_PER_MINUTE = 500  # Chinese, Japanese
_LETTERS_PER_MINUTE = 1_000  # Thai, Lao, Burmese, Khmer, whose words are not spaced: some four letters and signs each
_TITLE_LEAST, _TITLE_MOST = 25, 110  # characters between which a headline tells enough and can be taken in
_STOPS = ".!…\u0589\u0964\u0965\u06d4\u104b\u1362\u17d4"  # with those of Armenian, Hindi, Urdu, Burmese, Amharic, Khmer
_SENTENCE_END = re.compile(rf"""[{_STOPS}?\u061f]["'\u201d\u2019»)]*(?=\s)|[。\uff01\uff1f](?=.)|\n""")
_STATED = re.compile(rf"""[{_STOPS}。\uff01]["'\u201d\u2019»)]*$""")  # a line that ends so is a sentence; questions are headings, too
_INITIAL = re.compile(r"(?:\b\w|\b(?:Mr|Mrs|Ms|Dr|St|Prof|Gen|Sen|Rep|Gov|No|vs|Inc|Ltd|Jr|Sr|approx|z\.B))\.$", re.IGNORECASE)
_BAIT = re.compile(
    r"\b(?:you won'?t believe|this is why|here'?s (?:why|what|how)|what happens next|shocking|must[- ]see|"
    r"slams?|blasts?|destroys?|breaking|watch|live updates?|as it happened|exclusive)\b",
    re.IGNORECASE,
)
_LINES, _LINE_CHARS = 60, 10_000  # how much of a text is looked at, blank lines too
_BESIDE = re.compile(
    r"(?:updated|created|published):|by |advertisement|subscribe\b|sign up (?:for|to)\b|welcome back to\b|if you[\u2019']re reading this\b|"
    r"\W?this (?:story|article|post|piece|review|essay|column|report) (?:was )?(?:originally|first) (?:published|posted|appeared)\b|"
    r"originally published\b|thanks to .{1,40} for sponsoring\b",
    re.IGNORECASE,
)  # what a paragraph begins with that speaks of the piece, its writer or its reader, not of the news
_BULLET = "• "  # of a list's item, which a text shows as a line of "- ": within a line that looks like a dash
_LETTERED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")
_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]")


@dataclass(frozen=True, slots=True)
class Titled:
    """One headline on offer."""

    title: str
    sort_at: datetime
    weight: float  # of its heaviest feed
    duplicate: bool  # a copy of another report on offer
    language: str | None = None  # of the report, as it states it


def best_title(offers: Sequence[Titled]) -> tuple[int, str]:
    """Return the index of the calmest informative headline, and why: what sets it apart, in words.

    Rule: no figure that a later report has corrected (3 dead, then 30) before no shouting (capitals, exclamation and question
    marks, bait words) before a length people take in before an original report before the user's heavier feed before the earlier one.
    """
    stale = outdated([Count(counted(o.title, o.language), o.sort_at, not o.duplicate) for o in offers])
    best = min(range(len(offers)), key=lambda i: (stale[i], *_rank(offers[i])))
    if len(offers) == 1:
        return best, "the only headline"
    loud = sum(_loudness(o.title) > _loudness(offers[best].title) for o in offers)
    reasons = [f"newer figures than {sum(stale)} of {len(offers) - 1} others"] if any(stale) else []
    reasons.append(f"calmer than {loud} of {len(offers) - 1} others" if loud else "no louder than the others")
    if _misfit(offers[best].title) == 0:
        reasons.append("says enough in one line")
    earlier = all(offers[best].sort_at <= o.sort_at for o in offers)
    return best, ", ".join([*reasons, "earliest"] if earlier else reasons)


def lead(text: str, title: str, limit: int = LEAD_CHARS) -> str:
    """Return the first sentences of `text` that fit in `limit` columns; at least part of one, "" where none tells anything.

    A first paragraph that only repeats the headline, a byline, a greeting or an address is passed over. A line that is no sentence
    ends the lead: what stands below a heading is another part of the report.
    """
    lines = (readable(line[:_LINE_CHARS]) for line in text.split("\n", _LINES)[:_LINES])
    paragraphs = list(islice((line for line in lines if line and _says(line, title)), 10))
    first = next((n for n, p in enumerate(paragraphs[:8]) if _tells(p)), None)
    going = paragraphs[:3] if first is None else _going_on(paragraphs[first : first + 3])
    said = " ".join(p.replace("- ", _BULLET, 1) if p.startswith("- ") else p for p in going)
    return _sentences(said.removeprefix(_BULLET), limit)


def reading_minutes(text: str, word_count: int) -> int:
    """Return the minutes a text takes, rounded up; 0 when there is none."""
    if not text.strip() and not word_count:
        return 0
    for script, a_minute in ((_UNSPACED, _CHARS_PER_MINUTE), (_LETTERED, _LETTERS_PER_MINUTE)):
        unspaced = len(script.findall(text))
        if unspaced > len(text) // 4:
            return max(1, round(unspaced / a_minute + 0.49))
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


def _says(paragraph: str, title: str) -> bool:
    """Tell whether a paragraph is more than the headline again, or a bare word: "Introduction"."""
    several = " " in paragraph or paragraph.endswith((".", "!", "?")) or _UNSPACED.search(paragraph) is not None
    return several and paragraph.casefold().strip(" .") != title.casefold().strip(" .")


def _tells(paragraph: str) -> bool:
    long_enough = len(paragraph) >= 60 or (_UNSPACED.search(paragraph) is not None and len(paragraph) >= 25)  # noqa: PLR2004 - a sentence, not a byline
    return long_enough and not (_BESIDE.match(paragraph) or "https://" in paragraph or "http://" in paragraph)


def _going_on(paragraphs: Sequence[str]) -> list[str]:
    """Return the first paragraph and those that go on from it, up to a line that is no sentence; a colon announces words, not code."""
    going = [paragraphs[0]]
    for paragraph in paragraphs[1:]:
        announced = going[-1].endswith(":") and paragraph[0].isalpha() and not paragraph.endswith(("{", ";"))
        if not (announced or _tells(paragraph) or _STATED.search(paragraph)):
            break
        going.append(paragraph)
    return going


def _sentences(text: str, columns: int) -> str:
    limit = _fitting(text, columns)
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


def _fitting(text: str, columns: int) -> int:
    """Return how many characters of `text` fit: a wide one (UAX 11) takes two columns."""
    if text.isascii():
        return columns
    widths = (2 if east_asian_width(char) in "WF" else 1 for char in text[: columns + 1])
    return sum(1 for taken in accumulate(widths) if taken <= columns)
