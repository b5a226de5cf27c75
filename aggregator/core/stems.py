"""Words -> stems: snowball where a language has a stemmer, character bigrams where words are not spaced."""

from __future__ import annotations

import re
from functools import cache, lru_cache

import Stemmer

from aggregator.core import vocabulary
from aggregator.core.keeping import WORDS_KEPT
from aggregator.core.spacing import UNSPACED_CLASS, is_spaced

_WORD = re.compile(rf"[{UNSPACED_CLASS}]+|(?:(?![{UNSPACED_CLASS}])[^\W_])+(?:['’.](?:(?![{UNSPACED_CLASS}])[^\W_])+)*")
_SPACED_WORD = re.compile(r"[^\W_]+(?:['’.][^\W_]+)*")
_SCRIPTS = (
    (re.compile(r"[\u0400-\u04ff]"), "russian"),
    (re.compile(r"[\u0370-\u03ff]"), "greek"),
    (re.compile(r"[\u0600-\u06ff]"), "arabic"),
    (re.compile(r"[\u0900-\u097f]"), "hindi"),
    (re.compile(r"[\u0b80-\u0bff]"), "tamil"),
    (re.compile(r"[\u0530-\u058f]"), "armenian"),
)
_LEAST_STEM = 2


def words_in(text: str) -> list[str]:
    """Return the words of `text` as they stand; runs of characters where words are not spaced."""
    word = _SPACED_WORD if is_spaced(text) else _WORD  # the same, at a third of the cost
    return word.findall(text)


def language_of(text: str, stated: str | None = None) -> str:
    """Return the stemmer for `text`: by script, else as stated (BCP 47), else by its stop words, else English."""
    for script, name in _SCRIPTS:
        if script.search(text):
            return name if stated is None or name != "russian" else _stated(stated) or name
    if stated and (known := _stated(stated)):
        return known
    words = set(re.findall(r"[^\W\d_]+", text.casefold()))
    counts = {name: len(words & stop) for name, stop in vocabulary.STOP_WORDS.items()}
    best = max(counts, key=lambda name: (counts[name], name == "english"))
    return best if counts[best] > 1 or counts[best] > counts["english"] else "english"


def _stated(tag: str) -> str | None:
    return vocabulary.LANGUAGES.get(tag.casefold().replace("_", "-").split("-")[0])


@lru_cache(maxsize=WORDS_KEPT)
def stem(word: str, language: str) -> str:
    """Return the stem of a casefolded word; words with digits and unknown languages stay whole."""
    if not word.isalpha() or len(word) <= _LEAST_STEM:
        return word
    return _stemmer(language).stemWord(word) or word if language in _KNOWN else word


_KNOWN = frozenset(Stemmer.algorithms())


@cache
def _stemmer(language: str) -> Stemmer.Stemmer:
    return Stemmer.Stemmer(language, 0)  # keeps no words itself: `stem` does


def bigrams(run: str) -> list[str]:
    """Return the overlapping character pairs of an unspaced run; a lone character stands for itself."""
    return [run[i : i + 2] for i in range(len(run) - 1)] or [run]


def is_stop_word(word: str, language: str) -> bool:
    """Whether a casefolded word carries no news in `language` (English where we have no list)."""
    return word in vocabulary.STOP_WORDS.get(language, vocabulary.STOP_WORDS["english"])
