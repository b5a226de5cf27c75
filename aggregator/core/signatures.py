"""A headline made ready for comparison, once: what the store keeps beside its title."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from aggregator.core.choices import choice, holds
from aggregator.core.keeping import WORDS_KEPT, Kept, once
from aggregator.core.letters import plain_letters, unmarked
from aggregator.core.places import places_once
from aggregator.core.spacing import UNSPACED, is_spaced
from aggregator.core.stems import SIGNED, ascii_words, bigrams, is_stop_word, language_of, raw_words, stem, words_in
from aggregator.core.traits.columns import begins_with_column, is_column
from aggregator.core.traits.denials import negated
from aggregator.core.traits.headline_numbers import has_digit, numbers, unified
from aggregator.core.traits.headline_text import clean
from aggregator.core.traits.instalments import instalments
from aggregator.core.traits.labels import Mark
from aggregator.core.traits.lettered import lettered, signed_out
from aggregator.core.traits.separable import joined
from aggregator.core.traits.signs import may_name_match, may_name_storm
from aggregator.core.traits.subjects import told_of_results
from aggregator.core.traits.tolls import grown
from aggregator.core.words import (
    contraries_of_more,
    gazetteer,
    institutions,
    names_by_language,
    places_by_language,
    synonyms_by_language,
    vocabulary,
)

_US = re.compile(r"\bU\.?S\.?(?:A\.?)?(?![\w-])|\bUS\b")
_DOTTED = re.compile(r"\b(?:[^\W\d_]\.){2,}")
_VERBS = vocabulary.VERBS | contraries_of_more.VERBS
_VERBS_BEGIN = frozenset(verb.split()[0] for verb in _VERBS)
_PART = re.compile(r"(?<=[a-z])-(?:up|down|off|out)s?\b")  # of what is done: nothing goes up in a "clean-up", nor down under a "lock-down"
_VERB = re.compile(rf"\b(?:{choice(_VERBS)})\b")
_PHRASES = institutions.PHRASES | vocabulary.PHRASES | synonyms_by_language.PHRASES | places_by_language.PHRASES | names_by_language.PHRASES
_ALIASES = vocabulary.ALIASES | names_by_language.ALIASES
_PHRASE = re.compile(rf"\b(?:{choice(_PHRASES)})(?!\w)")
_ASCII_PHRASE = re.compile(rf"\b(?:{choice(filter(str.isascii, _PHRASES))})(?!\w)")  # half as many first letters to try
_STATES = {short: state for agency, row in gazetteer.STATES.items() for postal, state in [row.split()] for short in (f"{agency}.", postal)}
_STATE = re.compile(rf"(?<=, )(?:{choice(_STATES)})(?!\w)")
_TITLE_CASE = 0.7  # share of capitalised long words from which capitals name nothing
_TITLE_CASED = frozenset({"english", "indonesian", "turkish", "vietnamese"})  # whose papers write headlines so
_SURE = 5  # long words that take a headline in another language for one: two capitals are a name there
_LABEL = 4  # words before a colon that name a place, a paper or a speaker rather than tell
_LONG = 4  # letters of a word that headline style capitalises
_NAME = re.compile(r"[^\W\d_][\w.'-]*")
_TURKISH_CAPITALS = str.maketrans("Iİ", "ıi")
_CASE_ENDING = re.compile(r"(?<=\w)'\w+")  # İzmir'de, Aksoy'u: what Turkish sets apart from a name is no part of it
_CLITIC = re.compile(r"^(?:[dlcjmnst]|qu|dell|nell|all|sull|un)'(?=\w)")
_LETTERS = re.compile(rf"[\w{SIGNED}]+")
_OWNED = re.compile(r"['’]s?$")
_ENDINGS = (
    ("isation", "ization"), ("ise", "ize"), ("ising", "izing"), ("ised", "ized"), ("lled", "led"), ("lling", "ling"),
)  # fmt: skip
_BRITISH = tuple(british for british, _ in _ENDINGS)
_OUR = re.compile(rf"^({'|'.join(vocabulary.OURS.split())})our")  # neighbours, honoured; not "four"
_DIGRAPH = re.compile(  # of words that Greek has given: paediatrician, leukaemia; not "Israel"
    r"paed(?=[io])|^haem|kaemia|naemia|caemia|gynaec|anaesth|archaeo|mediaeval|palaeo|^oesoph|^oestr|oedema|^foet|diarrhoea|caesarean"
)
_POSSESSIVE = re.compile(r"'s?$")
_DAY_MONTH = re.compile(rf"\b(\d{{1,2}})[.\s]+(?:de |of )?((?!\d)[\w{SIGNED}]{{2,}})")
_MONTH_DAY = re.compile(rf"\b((?!\d)[\w{SIGNED}]{{2,}})\.?\s+(\d{{1,2}})\b(?!\s?(?:%|percent|people|dead|killed))")
_WEEKDAYS = {
    said: f"w{day}"
    for word, day in vocabulary.WEEKDAYS.items()
    for said in ((word, f"{word}s") if word.endswith("day") else (word,))  # Friday's
    if len(word) > len("mon")
}
_WORDY_MONTH = re.compile(
    r"\b(?:in|since|until|by|last|next|early|late|mid|im|seit|en|depuis|fin|début"
    r"|(?:report|data|figures|rate|results|sales|outlook|numbers) for)[ -](" + "|".join(vocabulary.WORDY_MONTHS) + r")\b"
)
_MONTH_AND_DAY = re.compile(r"(\d{1,2})月(\d{1,2})[日号號]")
_UNSPACED_WEEKDAY = re.compile(r"(?:星期|[周週])([一二三四五六日天])|([月火水木金土日])曜|([월화수목금토일])요일")
_WEEKS = ("一二三四五六日", "月火水木金土日", "월화수목금토일", "______天")
_UNSPACED_WEEKDAYS = {sign: day for week in _WEEKS for day, sign in enumerate(week)}
_NUMERIC_DATE = re.compile(r"\b(\d{1,4})[/.](\d{1,2})[/.](\d{2,4})\b|\b(\d{4})-(\d{2})-(\d{2})\b|\b(\d{1,2})/(\d{1,2})\b")


# What a headline may state, or be.
NUMBERS, DATES, INSTALMENTS, RESULTS, LETTERS, ROUNDS, SCORES, MATCHES, STORMS = (1 << bit for bit in range(9))
FIGURES, NAMES, COLUMN, MARKED, SHORT = (1 << bit for bit in range(9, 14))
_FEW_WORDS = 4  # words: too few to be told apart by more than all of them


@dataclass  # not frozen, as features.Evidence: one is read for each headline that another is held against, and nobody changes one
class Signature:
    """What comparing needs of one headline."""

    text: str  # cleaned, in its own case
    language: str  # snowball's name
    stems: tuple[str, ...]  # different ones, in order; names and spellings unified; no stop words
    words: int  # words of the cleaned text, stop words included
    numbers: tuple[str, ...]  # see core.traits.headline_numbers
    dates: tuple[str, ...]  # "w2" Wednesday, "m6" June, "d6-14" 14 June
    entities: tuple[str, ...]  # stems of capitalised words; empty where capitals name nothing
    marks: tuple[str, ...]  # Mark values
    negated: bool
    column: bool  # comes again under the same name
    truncated: bool
    outlet: str = field(default="", compare=False)  # whose headline it is, as outlets.outlet says; one that moves is no edit

    def to_json(self) -> dict[str, Any]:
        """Return the document the store keeps; short keys, since there is one a headline."""
        flags = (self.negated, self.column, self.truncated)
        return {
            "t": self.text, "l": self.language, "s": self.stems, "w": self.words, "n": self.numbers, "d": self.dates,
            "e": self.entities, "m": self.marks, "o": self.outlet,
            "f": [int(flag) for flag in flags],
        }  # fmt: skip

    @staticmethod
    def from_json(document: Mapping[str, Any]) -> Signature:
        """Return the signature that `to_json` wrote."""
        negated, column, truncated = document["f"]
        return Signature(
            text=document["t"], language=document["l"], stems=tuple(document["s"]), words=document["w"], numbers=tuple(document["n"]),
            dates=tuple(document["d"]), entities=tuple(document["e"]), marks=tuple(document["m"]),
            negated=bool(negated), column=bool(column), truncated=bool(truncated),
            outlet=document.get("o", ""),
        )  # fmt: skip

    @once
    def stem_set(self) -> frozenset[str]:
        """The stems, for set arithmetic."""
        return frozenset(self.stems)

    @once
    def after(self) -> dict[str, str]:
        """Stem -> the one behind it."""
        return dict(zip(self.stems, self.stems[1:], strict=False))

    @once
    def first_names(self) -> list[tuple[str, str]]:
        """The names that stand before another name, with that."""
        return [(root, last) for root, last in self.after.items() if root in self.entities and last in self.entities]

    def said(self, root: str) -> str:
        """Return the word of the headline that has this stem, as it stands there; the stem where no single word has it."""
        return self._words.get(root, root)

    def shown(self, root: str) -> str:
        """Return the words of the headline that have this stem, as they stand there: "South Korea"; "" where none has it as such ("%")."""
        return self._words.get(root) or self._phrases.get(root) or (root if root in self.folded else "")

    @once
    def _phrases(self) -> dict[str, str]:
        """Stem -> the words of the headline that are one name: asked for when a verdict is told, and no sooner."""
        folded = self.text.casefold().replace("-", " ")
        found = _PHRASE.finditer(folded) if len(folded) == len(self.text) else ()
        return {root: self.text[match.start() : match.end()] for match in found for root in roots_of(_PHRASES[match[0]], self.language)}

    @once
    def _words(self) -> dict[str, str]:
        found: dict[str, str] = {}
        spaced = is_spaced(self.text)
        for word in words_in(self.text):
            run = not spaced and UNSPACED.fullmatch(word)
            whole = word if word.isalnum() else _OWNED.sub("", word)
            for root in roots_of(word, self.language):
                found.setdefault(root, root if run else whole)
        return found

    @once
    def folded(self) -> str:
        """The text without case, punctuation and ways of writing a letter: equal for headlines that a reader would call identical."""
        text = signed_out(self.text.casefold())
        return " ".join(ascii_words(text) if text.isascii() else _LETTERS.findall(plain_letters(text.replace("_", " "))))

    @once
    def folded_words(self) -> list[str]:
        """The words of that."""
        return self.folded.split()

    @once
    def unspaced(self) -> str:
        """The same without spaces, of which one may be wanting."""
        return self.folded.replace(" ", "")

    @once
    def unmarked(self) -> str:
        """The same without marks on Latin letters."""
        return unmarked(self.folded)

    @once
    def instalments(self) -> dict[str, frozenset[str]]:
        """Which part, release or notice it is: see core.traits.instalments."""
        return instalments(self.text) if self.numbers or has_digit(self.text) else {}

    @once
    def states(self) -> int:
        """What it states that may be another thing in another headline, or is, a bit each: what both do not, or neither, is not asked."""
        return (
            ((NUMBERS | (SCORES if "-" in "".join(self.numbers) else 0)) if self.numbers else 0)
            | (DATES if self.dates else 0)
            | (INSTALMENTS if self.instalments else 0)
            | (RESULTS if told_of_results(self.all_words) else 0)
            | (LETTERS if self.lettered else 0)
            | (ROUNDS if "inal" in self.text else 0)
            | (MATCHES if may_name_match(self.text) else 0)
            | (STORMS if may_name_storm(self.text) else 0)
            | (FIGURES if not "".join(self.stems).isalpha() else 0)
            | (NAMES if self.entities else 0)
            | (COLUMN if self.column else 0)
            | (MARKED if self.marks else 0)
            | (SHORT if self.words <= _FEW_WORDS else 0)
        )

    @once
    def lettered(self) -> dict[str, frozenset[str]]:
        """What goes by a letter: see core.traits.lettered."""
        return lettered(self.text)

    @once
    def has_clauses(self) -> bool:
        """Whether it strings facts together: "..., minister resigns"."""
        return "," in self.text or ";" in self.text

    @once
    def opens_with_news(self) -> bool:
        """Whether the first word is of the sentence: who did it, most often; not a label and not "The"."""
        label, colon, _ = self.text.partition(":")
        first = self.text.split(maxsplit=1)[0].casefold()
        return not (colon and len(label.split()) <= _LABEL) and not is_stop_word(first, self.language)

    @once
    def toll(self) -> str:
        """The words by which it counts the dead on: see core.traits.tolls."""
        return grown(self.text)

    @once
    def all_words(self) -> frozenset[str]:
        """Casefolded words as they stand, stop words included: what "to" and "in" tell; pairs of characters where words are not spaced."""
        words = words_in(plain_letters(self.text.casefold()))
        if is_spaced(self.text):
            return frozenset(words)
        return frozenset(part for word in words for part in (bigrams(word) if UNSPACED.fullmatch(word) else (word,)))

    @once
    def deeds(self) -> frozenset[str]:
        """`all_words` with verbs of several words as the one they mean: who "turned down" a deal has rejected it."""
        whole = self.text.casefold()
        folded = _PART.sub("", whole) if "-" in whole else whole
        if folded == whole and ((folded.isascii() and _VERBS_BEGIN.isdisjoint(self.folded_words)) or not _VERB.search(folded)):
            return self.all_words
        return frozenset(words_in(_VERB.sub(lambda match: _VERBS[match[0]], folded)))


def signature(
    title: str, language: str | None = None, affixes: Collection[str] = (), likely: str | None = None, outlet: str = ""
) -> Signature:
    """Return the signature of `title`; `language` is what the feed or page states (BCP 47), `likely` that of the feed's other titles.

    `outlet` is as outlets.outlet gives it.
    """
    cleaned = clean(title, affixes)
    name = language_of(cleaned.text, language, likely or "english")
    tokens, raw = places_once(_tokens(cleaned.text, name)), raw_words(cleaned.text)
    found = numbers(cleaned.text, name)
    stems = _all_roots(tokens, name)
    return Signature(
        text=cleaned.text,
        language=name,
        stems=tuple(dict.fromkeys(stems)) or tuple(dict.fromkeys(tokens)),
        words=_count_words(cleaned.text),
        numbers=found,
        dates=_dates(cleaned.text, raw),
        entities=_entities(cleaned.text, name),
        marks=tuple(sorted(mark.value for mark in cleaned.marks)),
        negated=negated(cleaned.text, raw, name),
        column=is_column(cleaned.text, name) and (Mark.OPINION not in cleaned.marks or begins_with_column(cleaned.text)),
        truncated=cleaned.truncated,
        outlet=outlet,
    )


def stems_of(title: str, language: str) -> list[str]:
    """Return the stems of a title's words one by one, names of several words not joined: where many are read, and nothing else asked."""
    return _all_roots(words_in(title.casefold()), language)


def _tokens(text: str, language: str) -> list[str]:
    """Return casefolded words with acronyms undotted, phrases joined, names and spellings unified."""
    if language == "turkish":
        text = _CASE_ENDING.sub("", text).translate(_TURKISH_CAPITALS)
    elif "İ" in text:  # whose small letter is an i and a dot that is no letter: "İmamoğlu" was two words
        text = text.replace("İ", "I")
    text = _STATE.sub(lambda match: _STATES[match[0]], text) if ", " in text else text
    text = _US.sub("usa", text) if "US" in text or "U.S" in text else text
    text = _DOTTED.sub(lambda match: match[0].replace(".", ""), text) if "." in text else text
    text = (_ASCII_PHRASE if text.isascii() else _PHRASE).sub(lambda match: _PHRASES[match[0]], unified(text.casefold()).replace("-", " "))
    if not is_spaced(text):
        text = _one_word(text)
    return joined(list(map(_UNIFIED.__getitem__, words_in(text))), language)


def _one_word(text: str) -> str:
    """Return a text of unspaced signs with one word for what several say."""
    text = plain_letters(text)
    for word, other in synonyms_by_language.UNSPACED:
        text = text.replace(word, other)
    return text


def _unified(word: str) -> str:
    if "'" in word:
        word = _POSSESSIVE.sub("", _CLITIC.sub("", word)) or word
    word = word.replace("'", "").replace(".", "")
    word = _ALIASES.get(word, word)
    return _american(word)


_UNIFIED = Kept(_unified, WORDS_KEPT)


def _american(word: str) -> str:
    """Return an English word as Americans spell it."""
    word = vocabulary.SPELLINGS.get(word, word)
    for british, american in _ENDINGS if word.endswith(_BRITISH) else ():
        if len(word) > len(british) + 3 and word.endswith(british):
            return word[: -len(british)] + american
    if "ae" in word or "oe" in word:
        word = _DIGRAPH.sub(lambda match: match[0].replace("ae", "e").replace("oe", "e"), word)
    return _OUR.sub(r"\1or", word) if "our" in word else word


def _all_roots(words: Iterable[str], language: str) -> list[str]:
    """Return the stems of words; the pairs of signs of those that are not spaced."""
    return [
        root for word in words for root in (_roots(word, language) if word.isascii() or not UNSPACED.fullmatch(word) else bigrams(word))
    ]


@lru_cache(maxsize=WORDS_KEPT)
def _roots(word: str, language: str) -> tuple[str, ...]:
    """Return the stem of a spaced word; nothing for a stop word."""
    if is_stop_word(word, language):
        return ()
    own = vocabulary.NUMBER_WORDS_IN.get(language, {})
    return (vocabulary.NUMBER_WORDS.get(word) or own.get(word) or stem(word, language),)


@lru_cache(maxsize=WORDS_KEPT)
def roots_of(word: str, language: str) -> tuple[str, ...]:
    """Return the stems of a word as it stands in a headline."""
    folded = word.casefold()
    if word.isalpha() and word.isascii() and "US" not in word and language != "turkish" and folded not in _PHRASES:
        return _roots(_UNIFIED[folded], language)  # what `_tokens` would give: nothing in it is to be joined, undotted or put in digits
    return tuple(_all_roots(_tokens(word, language), language))


def _count_words(text: str) -> int:
    """Count words; two unspaced characters count as one."""
    words = words_in(text)
    return len(words) if is_spaced(text) else sum((len(word) + 1) // 2 if UNSPACED.fullmatch(word) else 1 for word in words)


def _dates(text: str, raw: Collection[str]) -> tuple[str, ...]:
    folded = text.casefold()
    found = [_WEEKDAYS[word] for word in raw if word in _WEEKDAYS]
    found += [f"m{vocabulary.MONTHS[word]}" for word in raw if word in vocabulary.MONTHS]
    if holds(folded, vocabulary.WORDY_MONTHS):
        found += [f"m{vocabulary.WORDY_MONTHS[match[1]]}" for match in _WORDY_MONTH.finditer(folded)]
    if not is_spaced(text):
        found += [f"w{_UNSPACED_WEEKDAYS[match[1] or match[2] or match[3]]}" for match in _UNSPACED_WEEKDAY.finditer(text)]
    if has_digit(text):
        found += _days(text, folded)
    return tuple(dict.fromkeys(found))


def _days(text: str, folded: str) -> list[str]:
    """Return the days that are written in digits."""
    found = [f"d{int(match[1])}-{int(match[2])}" for match in _MONTH_AND_DAY.finditer(text)]
    named = [match.groups() for match in _DAY_MONTH.finditer(folded)] + [match.groups()[::-1] for match in _MONTH_DAY.finditer(folded)]
    for day, word in named:
        month = vocabulary.MONTHS.get(word) or vocabulary.WORDY_MONTHS.get(word)
        if month and 0 < int(day) <= 31:  # noqa: PLR2004 - days of a month
            found.append(f"d{month}-{int(day)}")
    return found + ["d" + "-".join(part for part in match.groups() if part) for match in _NUMERIC_DATE.finditer(text)]


def _entities(text: str, language: str) -> tuple[str, ...]:
    words = _NAME.findall(text)
    long = [word for word in words[1:] if len(word) >= _LONG]
    enough = 1 if language in _TITLE_CASED else _SURE
    if language == "german" or (len(long) >= enough and sum(word[0].isupper() for word in long) / len(long) > _TITLE_CASE):
        return ()
    named = [word for word in words if word[0].isupper() and not is_stop_word(word.casefold(), language)]
    return tuple(dict.fromkeys([root for word in named for root in roots_of(word, language)]))
