"""Which words of two headlines stand for each other, and which are left over."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache

from rapidfuzz.distance import JaroWinkler

from aggregator.core.pairs.swapped import said_alike
from aggregator.core.signatures import Signature
from aggregator.core.stems import stem
from aggregator.core.words import names_by_language, synonyms, synonyms_by_language, vocabulary

_SPELLING = 0.88  # Jaro-Winkler from which two stems are one word misspelt or inflected (measured)
_SYNONYM = 0.75  # credit of a near-synonym: it may still hide a difference
_LEAST_ACRONYM, _MOST_ACRONYM = 2, 5  # letters: UN, ASEAN
_WORD = "pm"  # a word by now, which no other run of words is cut to: "President Murmu"
_NAMES = frozenset(vocabulary.ALIASES.values())
_LEAST_NAME = 6  # letters: Iran and Iraq are no misspelling of each other
_BEGINNING = 2  # letters that a misspelling begins with: two words of fewer than 12 letters that differ there are not so alike as _MISNAMED
_MISNAMED = 0.95

Groups = dict[str, frozenset[int]]  # stem -> rows of near-synonyms


@dataclass(slots=True)  # not frozen, as features.Evidence
class Alignment:
    """The outcome for one pair; weights are summed rarities."""

    shared: tuple[str, ...]  # stems on both sides
    paired: tuple[tuple[str, str, float], ...]  # stem of a, stem of b, credit
    left: tuple[str, ...]  # only in a
    right: tuple[str, ...]  # only in b


def align(a: Signature, b: Signature, weight: Callable[[str], float], other_words: Callable[[str, str], bool]) -> Alignment:
    """Return how the stems of `a` and `b` match; the likest leftovers are matched first. Symmetric.

    `other_words` tells of two stems that are spelt alike that they are known to say different things: "heart" and "hear".
    """
    turned = b.stems < a.stems  # one order for both ways round, so that greedy choices and sums are the same
    one, other = (b, a) if turned else (a, b)
    ours, theirs = one.stem_set, other.stem_set
    shared = tuple([root for root in one.stems if root in theirs])
    left = [root for root in one.stems if root not in theirs]
    right = [root for root in other.stems if root not in ours]
    paired = _spellings(left, right, weight, other_words, one, other) + _acronyms(left, right, one, other) if left and right else []
    if turned:
        return Alignment(shared, tuple([(y, x, credit) for x, y, credit in paired]), tuple(right), tuple(left))
    return Alignment(shared, tuple(paired), tuple(left), tuple(right))


def _spellings(  # noqa: PLR0913, PLR0917 - two sides, and what is known of their words
    left: list[str], right: list[str], weight: Callable[[str], float], other_words: Callable[[str, str], bool], a: Signature, b: Signature
) -> list[tuple[str, str, float]]:
    """Match leftovers that are one word or near-synonyms; takes both off the lists."""
    groups = _synonyms(a.language if a.language == b.language else "english")
    initials = _initials(right)
    alike = [(x, y) for x in left if x[0] in initials for y in right if y[0] == x[0]]
    joined = _joined(alike, left, right, a, b) if alike else []
    scored = [(credit, x, y) for x, y in alike if (credit := _credit(x, y, groups)) and (credit == _SYNONYM or not other_words(x, y))]
    if not groups.keys().isdisjoint(left):
        scored += [(_SYNONYM, x, y) for x, y in _synonymous(left, right, groups)]
    if (
        len(left) == len(right) == 1
        or (not _NAMES.isdisjoint(left) and _may_be_misnamed(left, right))
        or (not _NAMES.isdisjoint(right) and _may_be_misnamed(right, left))
    ):
        scored += _misnamed(left, right, a, b, groups)
    if len(scored) > 1:
        scored.sort(key=lambda pair: (-pair[0], -weight(pair[1]), pair[1], pair[2]))
    found: list[tuple[str, str, float]] = []
    for credit, x, y in scored:
        if x in left and y in right:
            found.append((x, y, credit))
            left.remove(x)
            right.remove(y)
    return joined + found


def _joined(near: list[tuple[str, str]], left: list[str], right: list[str], a: Signature, b: Signature) -> list[tuple[str, str, float]]:
    """Match a leftover with the two that are written as one word elsewhere: "front line", "frontline"; takes all three off the lists."""
    found: list[tuple[str, str, float]] = []
    for x, y in near:
        if y.startswith(x) and len(y) > len(x) + 1 and (second := _other_half(x, y, left, a, b)):
            found += [(x, y, 1.0), (second, y, 1.0)]
        elif x.startswith(y) and len(x) > len(y) + 1 and (second := _other_half(y, x, right, b, a)):
            found += [(x, y, 1.0), (x, second, 1.0)]
    for x, y, _ in found:
        left[:] = [root for root in left if root != x]
        right[:] = [root for root in right if root != y]
    return found


def _other_half(half: str, whole: str, lone: list[str], a: Signature, b: Signature) -> str | None:
    """Return the leftover of `a` behind `half` with which it makes the word of `b`."""
    second = a.after.get(half)
    return second if second in lone and f"{a.said(half)}{a.said(second)}".casefold() == b.said(whole).casefold() else None


def _synonymous(left: list[str], right: list[str], groups: Groups) -> list[tuple[str, str]]:
    """Return the leftovers of which one is a near-synonym of the other, and does not begin alike: else it may be the same word."""
    known = [(y, groups[y]) for y in right if y in groups]
    mine = [(x, groups[x]) for x in left if x in groups] if known else ()
    return [(x, y) for x, rows in mine for y, others in known if not rows.isdisjoint(others) and x[0] != y[0]]


def _credit(x: str, y: str, groups: Groups) -> float:
    """Return how far one of two stems stands for the other."""
    if x[0] == y[0] and x.isalpha() and y.isalpha() and len(x) > 2 and len(y) > 2:  # noqa: PLR2004 - two letters are no spelling
        similarity = JaroWinkler.similarity(x, y, score_cutoff=_SPELLING)  # 0 for less, which is told sooner
        if similarity > _SPELLING:
            return float(similarity)
    return _SYNONYM if x in groups and not groups[x].isdisjoint(groups.get(y, ())) else 0.0


def _misnamed(left: list[str], right: list[str], a: Signature, b: Signature, groups: Groups) -> list[tuple[float, str, str]]:
    """Return the misspelt words that a stem or unified name hides, with their credit: "Amerian" beside usa."""
    ours = _long_words(left, a)
    theirs = _long_words(right, b) if ours else []
    return [
        (float(similarity), x, y)
        for x, word in ours
        for y, other in theirs
        if (similarity := JaroWinkler.similarity(word, other, score_cutoff=_MISNAMED)) > _MISNAMED and not _credit(x, y, groups)
    ]


def _may_be_misnamed(names: list[str], others: list[str]) -> bool:
    """Whether one of `others` begins as a word does that one of `names` stands for: nearly never, and reading all words costs a tenth."""
    begun = _beginnings()
    wanted = frozenset().union(*[begun[root] for root in names if root in begun])
    return not wanted.isdisjoint(root[:_BEGINNING] for root in others)


@lru_cache(maxsize=1)
def _beginnings() -> dict[str, frozenset[str]]:
    """Return unified name -> the first letters of the words that it stands for, itself among them."""
    found: dict[str, set[str]] = {name: {name[:_BEGINNING]} for name in vocabulary.ALIASES.values()}
    for word, name in [*vocabulary.ALIASES.items(), *names_by_language.ALIASES.items()]:
        if name in found and len(word) >= _LEAST_NAME:
            found[name].add(word[:_BEGINNING])
    return {name: frozenset(letters) for name, letters in found.items()}


def _long_words(roots: list[str], whole: Signature) -> list[tuple[str, str]]:
    """Return the stems whose word, as `whole` has it, is long enough to be known misspelt."""
    return [(root, word) for root in roots if len(word := whole.said(root).casefold()) >= _LEAST_NAME]


@cache
def _synonyms(language: str) -> Groups:
    """Return stem -> rows of near-synonyms, those of the language beside the English ones."""
    found: dict[str, set[int]] = {}
    rows = [("english", row) for row in synonyms.SYNONYMS] + [(language, row) for row in synonyms_by_language.SAME.get(language, ())]
    rows += [(language, row) for row in said_alike(language)]
    for number, (spoken, row) in enumerate(rows):
        for word in row:
            found.setdefault(stem(word, spoken), set()).add(number)
    return {root: frozenset(numbers) for root, numbers in found.items()}


def is_of_synonyms(root: str, language: str) -> bool:
    """Tell whether a stem has near-synonyms, and so is no name."""
    return root in _synonyms(language)


def _acronyms(left: list[str], right: list[str], a: Signature, b: Signature) -> list[tuple[str, str, float]]:
    """Match a leftover acronym with the run of leftover words it abbreviates; takes both off the lists."""
    found = []
    for short, long, own, whole, turned in ((left, right, a, b, False), (right, left, b, a, True)):
        initials, skips = _initials(long), " of " in whole.folded
        likely = [root for root in short if root in initials or (skips and "o" in root[1:-1])]
        for acronym in [root for root in likely if _is_acronym(root, own)] if likely else ():  # nearly never one
            at = _initials(long).find(acronym)
            run = long[at : at + len(acronym)] if at >= 0 else _abbreviated(acronym, long, whole) if skips else ()
            if run:
                found += [(root, acronym, 1.0) if turned else (acronym, root, 1.0) for root in run]
                long[:] = [root for root in long if root not in run]
                short.remove(acronym)
    return found


def _initials(roots: list[str]) -> str:
    return "".join([root[0] for root in roots])


def _is_acronym(root: str, own: Signature) -> bool:
    """Whether a stem is short, and no word that is written in small letters: the four of "dire" begin other words by chance."""
    return _LEAST_ACRONYM <= len(root) <= _MOST_ACRONYM and root.isalpha() and root != _WORD and not own.said(root)[:1].islower()


def _abbreviated(acronym: str, lone: list[str], whole: Signature) -> list[str]:
    """Return the lone stems whose first letters an acronym is if "of" gives it one, too: the MoD is the Ministry of Defence."""
    said, words = {whole.said(root).casefold(): root for root in lone}, whole.folded_words
    at = "".join([word[0] for word in words]).find(acronym)
    run = words[at : at + len(acronym)] if at >= 0 else []
    return [said[word] for word in run if word in said] if run and run[0] in said and run[-1] in said else []
