"""Other ways in which papers write what somebody looks for, where an index holds each as another word. Pure.

Arabic is typed without hamza, with ه for ة and ى for ي; Japanese papers print abbreviations in wide letters, and some kana in narrow ones.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import product

_UNWRITTEN = re.compile("[\u0640\u064b-\u0652\u0670]")  # tatweel and vowels, which hardly any paper prints
_ARABIC = re.compile("[\u0621-\u064a]")
_ALEF = re.compile("(?<![\u0621-\u064a])((?:[وف]?(?:[بك]?ال|لل)|[وفبكل])?)([اأإآ])(?=[\u0621-\u064a])")
_END = re.compile("[ةهيى](?![\u0621-\u064a])")
_ENDS = {"ة": "ةه", "ه": "هة", "ي": "يى", "ى": "ىي"}
_MOST = 32  # spellings of a phrase: each is looked for
_ABBREVIATION = 6  # letters and digits of one at most
_WIDE = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}
_NARROWED = str.maketrans({
    whole: kana + mark
    for kana in map(chr, range(0xFF66, 0xFF9E))
    for mark in ("", "\uff9e", "\uff9f")  # voiced: two signs where the wide one is one
    if len(whole := unicodedata.normalize("NFKC", kana + mark)) == 1
})  # fmt: skip


def spellings(text: str) -> list[str]:
    """Return `text` and the other ways in which it may stand, each once."""
    if text.isascii():
        return [text, text.translate(_WIDE)] if text.isupper() and len(text) <= _ABBREVIATION and text.isalnum() else [text]
    plain = unicodedata.normalize("NFKC", text)
    found = [text, plain, plain.translate(_NARROWED)] if not _ARABIC.search(plain) else _of_arabic(_UNWRITTEN.sub("", plain))
    return list(dict.fromkeys(found))[:_MOST]


def _of_arabic(text: str) -> list[str]:
    choices: list[str] = []
    at = 0
    for found in sorted([*_ALEF.finditer(text), *_END.finditer(text)], key=lambda match: match.end()):
        choices += [text[at : found.end() - 1], "اأإآ" if found.re is _ALEF else _ENDS[found[0]]]
        at = found.end()
    parts = [[part] if number % 2 == 0 else [*part] for number, part in enumerate(choices)]
    every = product(*parts, [text[at:]])
    return [text, *("".join(one) for one, _ in zip(every, range(_MOST), strict=False))]
