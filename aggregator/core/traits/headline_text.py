"""A headline as people wrote it -> the words that say what happened.

What is taken off here (wire marks, site names, "LIVE:") is remembered as a mark where it
tells what kind of piece this is: an opinion is not the report it speaks of.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass

from aggregator.core.choices import finder, holds
from aggregator.core.spacing import is_spaced
from aggregator.core.traits.labels import Mark, labelled, without_live, without_speaker
from aggregator.core.words import vocabulary


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A headline without what is not its own."""

    text: str
    marks: frozenset[Mark]
    truncated: bool  # ended in " ..."


_REFERENCE = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,30});", re.IGNORECASE)  # a name without ";" may be one's own: "R&D"
_QUOTES = str.maketrans("ʼ‘’‚‛`´′“”„‟«»″‹›", "''''''''\"\"\"\"\"\"\"''")
_DASHES = re.compile(r"[‐‑‒–—―−]")
_INVISIBLE = re.compile(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_ELLIPSIS = re.compile(r"\s*[\[(]?\.{3,}[\])]?$")
_CUT_OFF = ("...", "...]", "...)")  # one of which ends a headline that was cut
# Decoration: pictographs, arrows, shapes and the marks that colour or join them; "👍" and the like say nothing that the words do not.
_PICTOGRAPHS = re.compile(r"[\u2190-\u21ff\u2300-\u23ff\u25a0-\u27bf\u2b00-\u2bff\ufe0e\ufe0f\U0001f000-\U0001faff\U000e0020-\U000e007f]+")

_TICKER = re.compile(
    r"\((?:NYSE|NASDAQ|LSE|LON|TSX|TSE|ASX|NSE|BSE|AMEX|OTC|OTCMKTS|ETR|EPA|HKG|KRX|SGX)(?: ?MKT)? ?: ?[A-Z0-9.]{1,6}\)", re.IGNORECASE
)
_BULLETS = "•·»›▪■► "  # before a headline of a list

# One of which stands wherever a label, a mark or a site's name does, but for a headline's end: "... as it happened".
_has_sign = finder(
    ("orrection to ", "orrections to ", ":", "|", "-", "(", "[", "!", ". ", "·", "•", "//", "<", ">", "【", "〔", "〈", "《")
)
# One of which, casefolded, ends a headline that a live page's words stand behind; without i, whose capital is dotted in Turkish.
_LIVE_ENDS = (
    "update", "updates", "blog", "cker", "happened", "nute", "rect", "vo", "real", "retta", "ve", "tv", "latım", "latim",
)  # fmt: skip

# What sets a label apart: "Direct :", "LIVE |", and in French papers "DIRECT. " and "VIDÉO. ", in capitals.
_AFTER = r"\s*(?:[:|]|-\s|(?-i:(?<=[A-ZÀ-Þ]{2})\.\s))\s*"

# That a report has a video or photographs makes it no other one.
_SHOWN = (
    r"(?:(?:with|con|avec|com|mit|с|\+) ?)?(?:videos?|photos?|pictures|pics|vidéos?|vídeos?|fotos?|bilder|видео|фото|wideo|zdjęcia"
    r"|فيديو|صور|वीडियो"
    r"|视频|視頻|動画|写真)"
)
_AGENCIES = "AP|AFP|Reuters|UPI|PTI|ANI|IANS|Xinhua|dpa|EFE|ANSA|TASS|Kyodo|Yonhap|Bloomberg|BBC|CNN"
# "UPDATE 1-", "WRAPUP 2-", "RPT-", "BREAKING:", "[Updated]": agencies' marks that say nothing about what happened.
_WIRE = re.compile(
    r"^\s*(?:"
    r"(?:update|wrapup|wrap-up|refile|rpt|repeat|release|advisory)\s*\d*\s*[-:]\s*"
    rf"|\((?:{_AGENCIES})\)\s*(?:-\s)?\s*"
    rf"|(?:{_AGENCIES})(?: news)?\s-\s+"
    r"|(?:(?:breaking(?: news)?|(?:ap )?news ?(?:alert|flash)|top (?:story|stories|news)|latest(?: news)?|just in"
    r"|news summary|exclusive|watch(?: live)?|developing(?: story)?|urgent|alert|updated?|new|eil(?:meldung)?|urgente"
    r"|última hora"
    r"|dernière minute|срочно|молния|son dakika|flash|pilne)\s*(?:[:|!]|-\s)\s*)"
    r"|exclusive\s*-\s*(?=update|wrapup)"
    r"|v(?:i|í)d(?:e|é)os?(?:\s*[:|]|\s-\s)\s*"
    rf"|[\[(](?:updated?|exclusive|breaking|upd|watch|new|{_SHOWN})[\])]\s*"
    r")",
    re.IGNORECASE,
)
_CLOSING = ("]", ")", "ideo", "IDEO")
_WIRE_END = re.compile(
    rf"\s*(?:[\[(](?:updated?|exclusive|breaking|upd|copy|watch|{_SHOWN}|{_AGENCIES})[\])]|\s[-|]\s*(?:with )?video)\s*$", re.IGNORECASE
)

_LONGEST_BEHIND = 40  # signs, and more than any of those behind takes
# What stands for a mark before a headline, and behind it.
_MARKS: tuple[tuple[Mark, re.Pattern[str], re.Pattern[str] | None], ...] = (
    (
        Mark.LIVE,
        re.compile(
            r"^\s*(?:live(?:blog|ticker)?(?: updates?)?|(?:en )?direct|en vivo|directo|ao vivo|in diretta|diretta|canlı(?: blog)?"
            rf"|прямой эфир|онлайн|مباشر|直播|生中継){_AFTER}",
            re.IGNORECASE,
        ),
        re.compile(
            r"\s*(?:[-|:,(]\s*)?\b(?:live updates?|live ?blog|liveticker|as it happened|minute by minute|en direct|en vivo)\b\)?\s*$"
            r"|\s+[-|:]\s*live\s*$|\s+im live-?(?:ticker|blog)\s*$|\s*[:,-]\s*(?:em )?tempo real\s*$"
            r"|\s*[:,-]\s*(?:la )?diretta(?: live| tv)?\s*$"
            r"|\s+(?:maçı )?canlı anlatım\s*$",
            re.IGNORECASE,
        ),
    ),
    (
        Mark.OPINION,
        re.compile(
            r"^\s*(?:opinion|op-ed|editorial|commentary|comment|analysis|column|explainer|factbox|q&a|review|letters?|insight|perspective"
            r"|viewpoint|fact check|kommentar|meinung|leitartikel|analyse|analysis|opinión|análisis|tribuna|editoriale|commento|tribune"
            r"|éditorial|édito|chronique|opinião|análise|opinie|commentaar|yorum|analiz|мнение|анализ|колонка|رأي|تحليل|افتتاحية|संपादकीय|विश्लेषण"
            rf"|社説|社论|评论|观点)(?:{_AFTER}|-\s?)",
            re.IGNORECASE,
        ),
        re.compile(r"\s*[|(-]\s*(?:opinion|editorial|comment(?:ary)?|analysis|column|kommentar|meinung|opinión)\)?\s*$", re.IGNORECASE),
    ),
    (
        Mark.CORRECTION,
        re.compile(
            r"^\s*(?:(?:correct(?:ion|ed)|clarification|korrektur|corrección|rectificatif|errata)\s*(?:\d*\s*-|[:|])"
            r"|corrections? to(?= ))\s*",
            re.IGNORECASE,
        ),
        None,
    ),
    (
        Mark.PICTURES,
        re.compile(
            r"^\s*(?:in pictures|pictures|photos?|gallery|podcast|slideshow|bildergalerie|en images|fotos?|fotostrecke"
            rf"|фото|بالصور)(?:{_AFTER}|\s*-)",
            re.IGNORECASE,
        ),
        re.compile(
            r"\s*(?:[-|:]\s*in pictures|[\[(](?:gallery|podcast)[\])])\s*$",
            re.IGNORECASE,
        ),
    ),
)
_EXPLAINS_FIRST = re.compile(  # the piece beside the report; searched in casefolded text: see signatures._COLUMN
    r"(?:why|here(?:'s| is) (?:why|how|what)|how (?:to(?! watch)|does|did|do|can|will|is|are)|what (?:is|are|does|do|did|it means|happens)"
    r"|what's (?:next|behind|at stake))\b"
)
_EXPLAINING = (
    " right to ",
    " wrong to ",
    "explained",
    "takeaway",
    "what ",
    "all ",
    "everything ",
    "should you ",
)  # one of which stands where the next pattern matches
_EXPLAINS = re.compile(
    r"\b(?:(?:is|are|was|were) (?:right|wrong) to|explained|takeaways?|what (?:we know|to know|you need to know|it means|.+ means? for)"
    r"|(?:all|everything) (?:we|you) (?:know|need)|should you [^?]*\?)"
)
_has_bar = finder((" - ", "| ", ": ", " · ", " • ", " // ", " > ", " < "))  # one of which sets a segment apart
_SPLIT_END = re.compile(r"^(?P<rest>.*\S)\s+(?P<bar>[-|·•:]|::|//|>|<)\s+(?P<last>[^|]{2,60})$")
_SPLIT_START = re.compile(r"^(?P<first>[^:|]{2,40}?)\s*(?:[:|]|\s-)\s+(?P<rest>\S.*)$")
_DOMAIN = re.compile(r"^(?:www\.)?[\w-]+\.(?:com|org|net|co\.uk|de|fr|in|info|news|tv|io|es|it|nl|ru|pl|com\.au|ca)$", re.IGNORECASE)
_PAPER = re.compile(vocabulary.PAPER_WORDS, re.IGNORECASE)
_STATION = re.compile(r"(?:FOX|ABC|NBC|CBS|CW)[ -]?\d{1,2}|[KW][A-Z]{3}(?:-TV)?")  # of North America
# Who puts his name before a headline of his. Not "Bloomberg", who speaks.
_AHEAD = frozenset(("sky news|the guardian|wsj|ft|cnn|bbc|bbc news|nbc news|cbs news|abc news|afp|ap|reuters|pti|npr|ndtv").split("|"))  # noqa: SIM905
# Where on a site it stood, or in which of its languages: only beside the site's name, "Voice of America - English", "World - CBC News".
_SECTIONS = frozenset(
    "world|world news|us|uk|us news|uk news|politics|business|sport|sports|technology|tech|entertainment|science|health|europe|asia"  # noqa: SIM905
    "|africa|middle east|americas|local|local news|national|nation|international|money|markets|arts|culture|travel|lifestyle|news|home"
    "|top stories|english|español|deutsch|français|italiano|português".split("|")
)
_MAX_SITE_WORDS = 5
_PARTICLE = 3  # letters: "Echo of the Coast" is a name, "markets slump" is news
_LEAST_WORDS = 3  # what is left must still be a headline
_LEAST_LEFT = 2  # the same, numbers apart, where a label is known
_NUMBER = re.compile(r"\d+")


def clean(title: str, affixes: Collection[str] = ()) -> Cleaned:
    """Return `title` without marks, site names and decoration.

    `affixes` are casefolded segments known to be the site's own: feed names, and what
    `learned_affixes` found in its titles.
    """
    text = plain(title)
    if truncated := text.endswith(_CUT_OFF):
        text = _ELLIPSIS.sub("", text)
    marks: set[Mark] = set()
    if _has_sign(text) or _may_end_live(text):  # else, as in two of three, nothing can be taken off
        text = _bared(text, affixes, marks)
    if not truncated and (truncated := text.endswith(_CUT_OFF)):  # before its site's name
        text = _ELLIPSIS.sub("", text)
    text = without_speaker(text)
    folded = text.casefold()
    if _EXPLAINS_FIRST.match(folded) or (holds(folded, _EXPLAINING) and _EXPLAINS.search(folded)):
        marks.add(Mark.OPINION)
    return Cleaned(text, frozenset(marks), truncated)


def _may_end_live(text: str) -> bool:
    return text.rstrip(") ").casefold().endswith(_LIVE_ENDS)


def _bared(text: str, affixes: Collection[str], marks: set[Mark]) -> str:
    for _ in range(4):  # "LIVE: BREAKING: ... | Site - Reuters": each round may bare the next mark
        before = text
        text = _without_affixes(_without_wire(text), affixes)
        text = _without_label(_without_marks(text, marks), marks)
        if text == before:
            break
    return text


def plain(title: str) -> str:
    """Return `title` in NFKC with plain quotes, dashes and single spaces, and signs for what HTML writes in letters."""
    if "&" in title:
        title = _REFERENCE.sub(_unescaped, title)
    text = title.replace("`", "'") if title.isascii() else _in_plain_signs(title)
    if "(" in text and ":" in text:
        text = _TICKER.sub(" ", text)
    return " ".join(text.split()).lstrip(_BULLETS)


def _unescaped(reference: re.Match[str]) -> str:
    """Return the sign that HTML writes so, in capitals, too, as a headline in capitals does: "&APOS;"."""
    written = reference[0]
    sign = html.unescape(written)
    return html.unescape(written.lower()) if sign == written and html.unescape(written.lower()) != written.lower() else sign


def _in_plain_signs(title: str) -> str:
    text = _PICTOGRAPHS.sub(" ", _INVISIBLE.sub("", unicodedata.normalize("NFKC", title.replace("…", "..."))))
    return _DASHES.sub("-", text.translate(_QUOTES))


def learned_affixes(titles: Collection[str], least: int = 3) -> frozenset[str]:
    """Return casefolded first and last segments that `least` different titles of one feed share.

    "Olympics Latest: ...", "... | WTOP": three titles is the measured count at which a
    segment is the site's and not the news'.
    """
    seen: dict[str, set[str]] = {}
    for title in titles:
        text = plain(title)
        for segment, rest in _segments(text):
            seen.setdefault(segment.casefold(), set()).add(rest.casefold())
    return frozenset(segment for segment, rests in seen.items() if len(rests) >= least)


def segmented(title: str) -> bool:
    """Whether a title has a first or last segment that may be its site's."""
    return bool(_segments(plain(title)))


def _segments(text: str) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    if not _has_bar(text):  # as three of four, of which a feed's newest thirty are asked
        return found
    if end := _SPLIT_END.match(text):
        found.append((end["last"].strip(), end["rest"]))
    if start := _SPLIT_START.match(text):
        found.append((start["first"].strip(), start["rest"]))
    return found


def _without_wire(text: str) -> str:
    found = _WIRE.match(text)
    bare = text[found.end() :] if found else text
    return _kept(text, _WIRE_END.sub("", bare) if bare.endswith(_CLOSING) else bare)


def _without_marks(text: str, marks: set[Mark]) -> str:
    for mark, before, behind in _MARKS:
        found = before.match(text) or (behind and _behind(text, mark, behind))
        if found and (bare := f"{text[: found.start()]}{text[found.end() :]}".strip()):
            marks.add(mark)
            text = bare
    if (report := without_live(text)) is None:
        return text
    marks.add(Mark.LIVE)
    return report


def _behind(text: str, mark: Mark, pattern: re.Pattern[str]) -> re.Match[str] | None:
    """Return what stands for a mark at the end; a live page's words, the dearest to look for, where one may stand."""
    if mark is Mark.LIVE and not _may_end_live(text):
        return None
    return pattern.search(text, max(0, len(text) - _LONGEST_BEHIND))


def _without_label(text: str, marks: set[Mark]) -> str:
    found = labelled(text)
    if found is None:
        return text
    bare, mark = found
    if mark is not None:
        marks.add(mark)
    return bare


def _without_affixes(text: str, affixes: Collection[str]) -> str:
    if not _has_bar(text):
        return text
    if (end := _SPLIT_END.match(text)) and _is_site(end["last"].strip(), end["bar"], end["rest"], affixes):
        text = _without_section(end["rest"].strip())
    if (start := _SPLIT_START.match(text)) and _is_ahead(start["first"].strip().casefold(), affixes) and _says(start["rest"]):
        text = start["rest"].strip()
    return text


def _is_ahead(segment: str, affixes: Collection[str]) -> bool:
    return segment in affixes or segment in _AHEAD


def _without_section(text: str) -> str:
    end = _SPLIT_END.match(text)
    return end["rest"].strip() if end and end["last"].strip().casefold() in _SECTIONS else text


def _says(rest: str) -> bool:
    """Whether what is left when a label goes is still a headline: of "FOSDEM - day 3" and "DevConf - day 3" the rest is the same."""
    return _length(_NUMBER.sub("", rest)) >= _LEAST_LEFT


def _length(text: str) -> int:
    """Return how many words a text has; of unspaced signs two are one."""
    return len(text.split()) if is_spaced(text) else len(text) // 2


def _is_site(segment: str, bar: str, rest: str, affixes: Collection[str]) -> bool:
    folded = segment.casefold()
    if folded in affixes or folded in vocabulary.PUBLISHERS or _DOMAIN.match(segment):
        return True
    enough = _length(rest) > _LEAST_WORDS and len(segment.split()) <= _MAX_SITE_WORDS
    if bar in "|·•" or bar == "::":  # nothing but site and section names stands behind a bar
        return enough and not any(word[0].islower() for word in segment.split() if len(word) > _PARTICLE)
    if bar == "-" and folded in _SECTIONS and (end := _SPLIT_END.match(rest)):
        return _is_site(end["last"].strip(), end["bar"], end["rest"], affixes)
    return bar == "-" and enough and segment[:1].isupper() and bool(_PAPER.search(segment) or _STATION.fullmatch(segment))


def _kept(text: str, bare: str) -> str:
    return bare.strip() or text
