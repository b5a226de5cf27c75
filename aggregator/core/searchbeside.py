"""What the search index holds of a text beside its words: other ways to write one, and what is told by a sign alone. Pure.

    Co-operation, O'Brien, U.S.     cooperation, obrien, us
    Müller, Århus, Đoković          mueller, aarhus, djokovic
    C++, Disney+, C#                c＋＋, disney＋, c＃
    $49, 49 €, 7 %                  49＄, 49€, 7％
    U.S. and US, not us             us․
    an emoji                        itself

Signs stand in their wide forms, which no folded word holds.
"""

from __future__ import annotations

import re
import unicodedata

from aggregator.core.searchfold import folded, words

_JOINERS = "'’ʼʻ´`·\\-\u2010\u2011\u200c"
JOINED = re.compile(rf"[^\W_]+(?:[{_JOINERS}][^\W_]+){{1,3}}")
DOTTED = re.compile(r"(?<![\w.])[^\W\d_](?:\.[^\W\d_]){1,6}(?!\w)")
_CAPITALS = re.compile(r"[A-Z]{2}(?<![^\W_]..)(?![^\W_])")  # its beginning is a letter that can be looked for
_NUMBER = r"\d(?:[\d.,'’\u00a0\u202f]*\d)?"
_CURRENCY = "$€£¥₹₽₩₺₪₫₴₱฿"
_PRICED = re.compile(rf"(?:[{_CURRENCY}]\s?{_NUMBER}|{_NUMBER}\s?[{_CURRENCY}%])")
_PRICE_SIGNS = re.compile(f"[{_CURRENCY}%]")
_SHARP = re.compile(r"(?<![^\W_])[^\W_]+(?:\+{1,2}|#)(?![\w+])")
_PICTURE = re.compile("[\U0001f1e6-\U0001f1ff]{2}|[\u2300-\u23ff\u2600-\u27bf\U0001f000-\U0001f3fa\U0001f400-\U0001faff]")
_UMLAUT = re.compile("[äöüøåđÄÖÜØÅĐ]")
_NAME = re.compile(r"[^\W\d_]+")
_ASIDE = ".,;:!?()[]\"'’“”«»…"  # around a word without being of it
_WRITTEN_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa", "đ": "dj"})
_WIDE = str.maketrans({sign: chr(ord(sign) + 0xFEE0) for sign in "$%+#."})
_ABBREVIATED = "\u2024"  # behind an abbreviation: a dot that folds into another


def indexed(text: str) -> str:
    """Return the words of `text` as the index takes them, with what stands for its signs behind them."""
    if not text.isascii():
        text = text.replace("ʼ", "’").replace("ʻ", "’")  # letters to Unicode
    bare = [word.strip(_ASIDE) for word in text.split() if not word.isalnum()]
    odd = " ".join([word for word in bare if not word.isalnum()])  # a thirtieth of a text
    more = [*_joined(odd), *_abbreviations(text, odd), *_written_out(text), *_prices(text), *_at_the_end(odd)]
    return f"{folded(text)} {' '.join(dict.fromkeys(more))}" if more else folded(text)


def signs(text: str) -> list[str]:
    """Return the words that stand for what signs say in `text`: a price, a name that ends in one, an emoji (the colour of a skin aside)."""
    return [*_prices(text), *_at_the_end(text)]


def abbreviation(text: str) -> str:
    """Return the word by which "U.S." and "US" are known, and "us" is not."""
    return "".join(words(text)) + _ABBREVIATED


def umlauted(text: str) -> str:
    """Return folded `text` with each umlaut as two letters."""
    return " ".join(words(unicodedata.normalize("NFC", text).lower().translate(_WRITTEN_OUT)))


def _joined(odd: str) -> list[str]:
    found = [compact for word in JOINED.findall(odd) if not (compact := "".join(words(word))).isdigit()]
    return found + ["".join(words(dotted)) for dotted in DOTTED.findall(odd)]


def _abbreviations(text: str, odd: str) -> list[str]:
    capitals = [] if text.isupper() else _CAPITALS.findall(text)
    return [abbreviation(found) for found in (*capitals, *DOTTED.findall(odd))]


def _written_out(text: str) -> list[str]:
    """Return names alone: of Finnish or Turkish every third word has such a letter, which nobody writes so there."""
    whole = unicodedata.normalize("NFC", text)
    if _UMLAUT.search(whole) is None:
        return []
    return [umlauted(word) for word in _NAME.findall(whole) if word[0].isupper() and _UMLAUT.search(word)]


def _prices(text: str) -> list[str]:
    if _PRICE_SIGNS.search(text) is None:
        return []
    return ["".join(words(_PRICE_SIGNS.sub(" ", price))) + _sign(price).translate(_WIDE) for price in _PRICED.findall(text)]


def _sign(price: str) -> str:
    return price[0] if price[0] in _CURRENCY else price[-1]


def _at_the_end(text: str) -> list[str]:
    """Return names that end in a sign, and emoji."""
    sharp = _SHARP.findall(text) if "+" in text or "#" in text else []
    found = ["".join(words(bare)) + word[len(bare) :].translate(_WIDE) for word in sharp for bare in [word.rstrip("+#")]]
    return found if text.isascii() else found + _PICTURE.findall(text)
