"""Words -> stems: snowball where a language has a stemmer, character bigrams where words are not spaced."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from functools import cache, lru_cache
from itertools import chain

import Stemmer

from aggregator.core.keeping import WORDS_KEPT
from aggregator.core.letters import plain_letters
from aggregator.core.spacing import UNSPACED_CLASS, is_spaced
from aggregator.core.words import (
    contraries_by_language,
    everyday_words,
    numerals_by_language,
    senses,
    synonyms,
    synonyms_by_language,
    vocabulary,
)

_WORD = re.compile(rf"[{UNSPACED_CLASS}]+|(?:(?![{UNSPACED_CLASS}])[^\W_])+(?:['’.](?:(?![{UNSPACED_CLASS}])[^\W_])+)*")
_SPACED_WORD = re.compile(r"[^\W_]+(?:['’.][^\W_]+)*")
# Indic scripts whole, digits and vowel signs, without the strokes that end a sentence: to `re` a vowel sign is no letter, and it cut
# one Hindi word into three consonants that half of all headlines share.
SIGNED = r"\u0900-\u0963\u0966-\u0dff"
_SIGNED = re.compile(f"[{SIGNED}]")
_SIGNED_WORD = re.compile(rf"(?:[^\W_]|[{SIGNED}])+(?:['’.](?:[^\W_]|[{SIGNED}])+)*")
_RAW_WORD = re.compile(rf"[\w{SIGNED}]+(?:'[\w{SIGNED}]+)?")  # of text without _
_SCRIPTS = (
    (re.compile(r"[\u0400-\u04ff]"), "russian"),
    (re.compile(r"[\u0370-\u03ff]"), "greek"),
    (re.compile("[پچژگکی]"), "persian"),  # letters that Arabic does without
    (re.compile(r"[\u0600-\u06ff]"), "arabic"),
    (re.compile(r"[\u0590-\u05ff]"), "hebrew"),
    (re.compile(r"[\u0900-\u097f]"), "hindi"),
    (re.compile(r"[\u0980-\u09ff]"), "bengali"),
    (re.compile(r"[\u0b80-\u0bff]"), "tamil"),
    (re.compile(r"[\u0530-\u058f]"), "armenian"),
)
_SHARED_SCRIPTS = {
    "russian": {"russian", "serbian"},
    "arabic": {"arabic", "persian"},
    "persian": {"arabic", "persian"},
    "hindi": {"hindi", "nepali"},
}
# Letters beyond a to z: a word with one of its letters says of a language as much as a stop word, and many headlines have none of those.
_LETTERS = {
    "catalan": "àçèéíïòóúü·", "czech": "áčďéěíňóřšťúůýž", "danish": "æøå", "finnish": "äö", "hungarian": "áéíóöőúüű", "norwegian": "æøå",
    "french": "àâçèéêëîïôœùûü", "german": "äöüß", "italian": "àèéìòù", "polish": "ąćęłńóśźż", "portuguese": "àáâãçéêíóôõú",
    "romanian": "âăîșț", "spanish": "áéíñóúü", "swedish": "äåö", "turkish": "âçğıöşü",
    "vietnamese": "ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ",
}  # fmt: skip
_LEAST_STEM = 2
_LETTERS_ALONE = re.compile(r"[^\W\d_]+")
_ACCENTED = re.compile(r"[\u00c0-\u024f\u1e00-\u1eff]")
# It begins with a capital, and what may not stand before it comes behind: so `re` goes from capital to capital, in a third of the time.
_ACRONYM = re.compile(r"[A-Z](?<!\w.)(?:\.(?:[A-Z]\.)+|[A-Z]{1,2}\b)")
_TYPOGRAPHIC = "\u2019\u2018\u201c\u201d\u2013\u2014\u2026\u00a0"  # signs, and a space, of text that is else ASCII
_SPOKEN = 8  # different stop words that show what a feed speaks: some twelve headlines
_PLAINLY = 2  # times as many as of the language stated; Spanish and Portuguese share more than half of theirs
_CLEARLY = 2  # stop words more than English ones
_APART = bytes(sign if chr(sign).isalnum() else ord(" ") for sign in range(128)).ljust(256)  # of ASCII, all but letters and digits a space
_LETTERS_APART = bytes(sign if chr(sign).isalpha() else ord(" ") for sign in range(128)).ljust(256)


def ascii_words(text: str, apart: bytes = _APART) -> list[str]:
    """Return the runs of letters and digits of an ASCII text, or what `apart` leaves: it takes a quarter of what a pattern takes."""
    return text.encode().translate(apart).decode().split()


def words_in(text: str) -> list[str]:
    """Return the words of `text` as they stand; runs of characters where words are not spaced."""
    if text.isascii():
        return _SPACED_WORD.findall(text) if "'" in text or "." in text else ascii_words(text)
    if _SIGNED.search(text):
        return _SIGNED_WORD.findall(text)
    word = _SPACED_WORD if is_spaced(text) else _WORD  # the same, at a third of the cost
    return word.findall(text)


def raw_words(text: str) -> list[str]:
    """Return the casefolded words of `text` without apostrophes: as the lists of days, months and denials have them."""
    if text.isascii() and "'" not in text:
        return ascii_words(text.casefold().replace("-feira", "feira"))
    text = (
        text.casefold().replace("i̇", "i").replace("_", " ").replace("-feira", "feira")
    )  # Portuguese weekdays are one word in vocabulary.WEEKDAYS
    return [word.replace("'", "") for word in _RAW_WORD.findall(text)]


def language_of(text: str, stated: str | None = None, likely: str = "english") -> str:
    """Return the stemmer for `text`: by script, else as stated (BCP 47), else by its stop words and letters, else what is `likely`."""
    known = _stated(stated) if stated else None
    for script, name in () if text.isascii() else _SCRIPTS:
        if script.search(text):
            return known if known and known in _SHARED_SCRIPTS.get(name, ()) else name
    if known and (known != "english" or text.isascii() or not _ACCENTED.search(text)):
        return known
    words = _words_of(text)
    counts = {name: len(words & telling) for name, telling in _telling().items()}
    if known and max(counts.values()) < counts["english"] + _CLEARLY:  # many feeds state "en" whatever they write in
        return known
    if not text.isascii():
        counts |= {name: counts[name] + _written(words, letters, counts[name]) for name, letters in _LETTERS.items()}
    found = list(counts.values())
    most = max(found)
    if found.count(most) == 1:
        best = max(counts, key=counts.__getitem__)
    else:
        best = _by_news_words(words, [name for name, count in counts.items() if count == most], likely, least=1 if most else 2)
    if likely == "english" != best and text.isascii():
        return _or_english(words, best, counts)
    return best if likely == "english" or most > counts.get(likely, 0) + 1 else likely


@lru_cache(maxsize=1)
def _telling() -> dict[str, frozenset[str]]:
    """Return language -> the words that tell it: stop words, everyday ones and numbers from eleven up."""
    words, numerals = everyday_words.WORDS, numerals_by_language.NUMERALS
    return {name: stop | words.get(name, _NO_NEWS) | numerals.get(name, {}).keys() for name, stop in vocabulary.STOP_WORDS.items()}


def outvoted(stated: str, text: str) -> bool:
    """Whether many headlines of a feed, `text`, are plainly of another language than the one stated (BCP 47)."""
    known = vocabulary.STOP_WORDS.get(_stated(stated) or "")
    if known is None:
        return False
    words = _words_of(text)
    needed = max(_SPOKEN, _PLAINLY * len(words & known) + 1)
    if len(words & _all_stop_words()) < needed:  # no language has more of them than all have, as where what is stated is so
        return False
    return any(len(words & stop) >= needed for stop in vocabulary.STOP_WORDS.values())


@lru_cache(maxsize=1)
def _all_stop_words() -> frozenset[str]:
    return frozenset().union(*vocabulary.STOP_WORDS.values())


def _words_of(text: str) -> set[str]:
    """Return the different words of a text, by which its language is told: not the UN, which would be French for "a"."""
    plain = (text if text.isupper() else _ACRONYM.sub(" ", text)).casefold()
    for sign in "" if plain.isascii() else _TYPOGRAPHIC:  # most of a paper's titles are ASCII without them, and cut in a fifth of the time
        plain = plain.replace(sign, " ")
    return set(ascii_words(plain, _LETTERS_APART) if plain.isascii() else _LETTERS_ALONE.findall(plain))


def _by_news_words(words: set[str], tied: list[str], likely: str, least: int) -> str:
    """Return the one of `tied` languages that has more of `words` among its contraries and synonyms, the likely one under `least`."""
    hits = {name: len(words & own) for name, own in _news_words().items() if name in tied}
    best = max(hits, key=lambda name: (hits[name], name == likely), default=likely)
    return best if hits.get(best, 0) >= least else likely if likely in tied else tied[0]


def _or_english(words: set[str], best: str, counts: Mapping[str, int]) -> str:
    """Return English where a stop word more speaks for another language ("die", "man", "hat") and the words of news for English."""
    lead = counts[best] - counts["english"]
    told = len(words & _english_news()) - len(words & (_news_words().get(best, _NO_NEWS) | everyday_words.WORDS.get(best, _NO_NEWS)))
    return "english" if told >= max(lead, 1) else best


@lru_cache(maxsize=1)
def _english_news() -> frozenset[str]:
    """Return the words of news that are English alone: the tables of English have words of other languages, too."""
    known = _news_words()
    return known["english"].difference(*(own for name, own in known.items() if name != "english"))


_NO_NEWS: frozenset[str] = frozenset()


@cache
def _news_words() -> dict[str, frozenset[str]]:
    rows = {
        name: [*synonyms_by_language.SAME.get(name, ()), *chain.from_iterable(contraries)]
        for name, contraries in contraries_by_language.CONTRARY.items()
    }
    rows["english"] = [*synonyms.SYNONYMS, *chain.from_iterable(senses.ANTONYMS)]
    return {name: frozenset(chain.from_iterable(own)) for name, own in rows.items()}


def _written(words: Collection[str], letters: str, known: int) -> int:
    """Return how many words are written with a language's own letters; a single one without a word that is `known` is a name: "Beyoncé"."""
    found = sum(not word.isascii() and not set(letters).isdisjoint(word) for word in words)
    return found if known or found > 1 else 0


def _stated(tag: str) -> str | None:
    return vocabulary.LANGUAGES.get(tag.casefold().replace("_", "-").split("-")[0])


@lru_cache(maxsize=WORDS_KEPT)
def stem(word: str, language: str) -> str:
    """Return the stem of a casefolded word, in one way of writing; words with digits and unknown languages stay whole."""
    if len(word) <= _LEAST_STEM or not (word.isalpha() or _SIGNED.search(word)):
        return word
    return plain_letters(_stemmer(language).stemWord(word) or word if language in _KNOWN else word)


_KNOWN = frozenset(Stemmer.algorithms())


@cache
def _stemmer(language: str) -> Stemmer.Stemmer:
    return Stemmer.Stemmer(language, 0)  # keeps no words itself: `stem` does


def bigrams(run: str) -> list[str]:
    """Return the overlapping character pairs of an unspaced run, in simplified signs; a lone character stands for itself."""
    run = plain_letters(run)
    return [run[i : i + 2] for i in range(len(run) - 1)] or [run]


def is_stop_word(word: str, language: str) -> bool:
    """Whether a casefolded word carries no news in `language` (English where we have no list)."""
    return word in vocabulary.STOP_WORDS.get(language, vocabulary.STOP_WORDS["english"])
