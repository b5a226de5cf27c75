"""Texts and searches in one way of writing, in words: what the search index holds of a text. Pure.

Case, accents, width, points of Arabic and Hebrew, the form of a Chinese sign and the like are told apart by no one who searches. SQLite's
tokenizer and PostgreSQL's parser each know some of that and cut words their own way, so both are given words that are cut here. On SQLite a
text leaves the index with the words it went in with: what is folded otherwise from some day on leaves what was indexed before under its old
words. So a migration that fills it anew (store/search_index.py) goes with every such change; a test holds a digest of what is folded.
"""

from __future__ import annotations

import re
import unicodedata

from aggregator.core.accents import ACCENTS, BARRED
from aggregator.core.letters import plain_letters
from aggregator.core.spacing import spaced

_NOTHING = frozenset("\u061c\u200c\u200e\u200f\u2060\ufeff™℠®©" + "".join(map(chr, (*range(0xFE00, 0xFE10), *range(0x202A, 0x202F)))))
_APOSTROPHES = frozenset("ʼʻʽˈ")  # letters to Unicode
_LETTERS = frozenset("йўї")  # letters of their own, where ё is е with dots
_MORE = str.maketrans({
    "ð": "d", "þ": "th", "ŋ": "n", "髙": "高", "﨑": "崎",
    "ൺ": "ണ്", "ൻ": "ന്", "ർ": "ര്", "ൽ": "ല്", "ൾ": "ള്", "ൿ": "ക്",  # chillu of Malayalam, once written with a joiner
})  # fmt: skip
_V = {"ヴァ": "バ", "ヴィ": "ビ", "ヴェ": "ベ", "ヴォ": "ボ", "ヴ": "ブ"}  # an ear for "v" is a matter of taste
_ANY_V = re.compile("|".join(_V))
LONGEST = 500  # letters of a word that is looked for: PostgreSQL takes 2 KB
WORD = re.compile("[0-9a-z\x80-\U0010ffff]+")
_FOREIGN = re.compile("[^\x00-\x7f]+")
# Bytes a character: a text that is ASCII but for quotation marks and some names takes half the time if these alone are looked at.
_FEW = 1.1
_HALF_SPACE = re.compile("(?<=[\u0600-\u06ff])\u200c")  # of Persian, between what may be two words; elsewhere it only parts letters
# Nasals of Hindi and its neighbours before a sound of their own place, which papers write as a dot as well: हिन्दी, हिंदी.
_NASAL = re.compile("(?:ङ्(?=[क-ङ])|ञ्(?=[च-ञ])|ण्(?=[ट-ण])|न्(?=[त-न])|म्(?=[प-म]))")


_CHARACTERS_KEPT = 1 << 14


class _Characters(dict[int, str]):
    """What is kept of each character, worked out when first met; a paper uses a hundred, a store of all scripts some thousands."""

    def __missing__(self, code: int) -> str:
        if len(self) == _CHARACTERS_KEPT:
            self.clear()
        found = self[code] = _kept(chr(code))
        return found


_CHARACTERS = _Characters()


def folded(text: str) -> str:
    """Return the words of `text` in one way of writing, each character of a script without spaces as a word; of ASCII signs stay."""
    if text.isascii():
        return text.lower()
    whole = unicodedata.normalize("NFC", text)
    if "\u200c" in whole:
        whole = _HALF_SPACE.sub(" ", whole)
    if len(whole.encode("utf-8", "replace")) < len(whole) * _FEW:
        kept = _FOREIGN.sub(_kept_of, whole).lower()
    else:
        kept = whole.translate(_CHARACTERS)
    composed = unicodedata.normalize("NFC", kept)  # narrow kana bring their marks behind them
    return spaced(_ANY_V.sub(lambda sound: _V[sound[0]], _NASAL.sub("ं", composed)))


def words(text: str) -> list[str]:
    """Return the words of `text` as the index has them."""
    return WORD.findall(folded(text))


def _kept_of(run: re.Match[str]) -> str:
    return run[0].translate(_CHARACTERS)


def _kept(character: str) -> str:
    if character in _NOTHING:
        return ""
    lower = character.casefold()
    if lower in _LETTERS:
        return lower
    bare = ACCENTS.sub("", unicodedata.normalize("NFKD", character).casefold())
    bare = "".join(map(_digit_or_letter, bare)).translate(BARRED).translate(_MORE)
    return unicodedata.normalize("NFC", plain_letters(bare))  # NFKD takes Korean syllables apart


def _digit_or_letter(sign: str) -> str:
    if sign.isdecimal():
        return str(unicodedata.decimal(sign))
    return sign if unicodedata.category(sign)[0] in "LMN" and sign not in _APOSTROPHES else " "
