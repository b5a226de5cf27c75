"""What a feed's text carries beside the report, taken off before a lead is drawn from it. Pure.

Signs of the program that wrote it (Markdown, shortcodes, rules of dashes), pointers to the rest ("Read more"), datelines, addresses.
"""

from __future__ import annotations

import re

_TAIL = 400  # characters in which a pointer stands
_SHORTCODE = re.compile(r"\[/?[a-z]+_[a-z_]+\b[^\[\]]*\]")  # "[vc_row width=...]" of WordPress builders
_LINKED = re.compile(r"!?\[([^\]\[]{0,200})\]\(https?://[^()\s]{1,300}\)")  # Markdown's
_ASIDE = re.compile(r" ?\( ?https?://[^\s)]+ ?\)")  # the address behind the name it belongs to, in text made from HTML
_HEADING = re.compile(r"^#{1,6} +")
_STRONG = re.compile(r"(?<![\w*])(\*{1,2})(?=[^\s*])([^*]+)(?<=\S)\1(?![\w*])")
_RULE = re.compile(r"[-=_*~]{3,}(?!\w)")
_POINTER = re.compile(
    r"\s*(?:\[\W*)?\b(?:read (?:more|the (?:full|whole|rest)\b.{0,60})|continue reading\b.{0,200}|weiterlesen|lire la suite|leer más|"
    r"seguir leyendo|leggi tutto|continua a leggere|lees (?:meer|verder)|читать далее)\W*$",
    re.IGNORECASE,
)
_SYNDICATED = re.compile(r"\s*(?:\bThe post .+ (?:appeared first|first appeared) on .+|\bDer Beitrag .+ erschien zuerst auf .+)$")
_BROKEN_OFF = re.compile(r"(\s?)\s*(?:\[\s*(?:\.{3}|…)\s*\]|\.{3}|…)$")
_WHOLE = re.compile(r"([.!?])\.{3,}$|(?<=[.!?])\s*(?:\[(?:\.{3}|…)\])$")  # a full sentence, and dots behind it
_AGENCIES = "Reuters|AP|AFP|dpa|ANSA|EFE|TASS|UPI|PTI|ANI|IANS|Xinhua|Kyodo|Yonhap|Bloomberg"
_DATELINE = re.compile(rf"^[^\Wa-z\d_]{{2}}[^()\n]{{0,60}} \((?:{_AGENCIES})\) ?[-\u2013\u2014]+ ")


def readable(paragraph: str) -> str:
    """Return a paragraph as a reader would have it read out; "" when nothing of it is words."""
    text = _ASIDE.sub("", _LINKED.sub(r"\1", _SHORTCODE.sub(" ", paragraph)))
    text = _STRONG.sub(r"\2", _HEADING.sub("", _RULE.sub(" ", text).strip()))
    text = _DATELINE.sub("", " ".join(text.split()))
    text = _ended(text)
    return text if any(map(str.isalnum, text)) else ""


def _ended(text: str) -> str:
    """Return a paragraph without pointers to the rest of the report; one that breaks off ends in "…"."""
    head, tail = text[:-_TAIL], text[-_TAIL:]  # a pattern that wants the end would try every place of a long line
    tail = _POINTER.sub("", _SYNDICATED.sub("", tail))
    return head + _BROKEN_OFF.sub(r"\1…", _WHOLE.sub(r"\1", tail))
