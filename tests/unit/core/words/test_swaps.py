"""The tables of what stands in another's place say each thing once, and never two that exclude each other."""

from __future__ import annotations

from collections import Counter
from itertools import combinations

from aggregator.core.words import acts, alike_by_language, alike_in_english, alike_in_more, senses, swaps_by_language, swaps_of_phrases


def contraries() -> list[set[frozenset[str]]]:
    """Return the pairs of words that each row of contraries tells."""
    rows = [*senses.SWAPS, *acts.swaps()]
    for table in (swaps_of_phrases.ENGLISH, swaps_of_phrases.PHRASES, swaps_by_language.SWAPS):
        rows += senses.sides(table)
    return [{frozenset((x, y)) for x in left for y in right} for left, right in rows]


def test_no_row_of_contraries_says_only_what_others_say():
    """Five tables grew beside each other, and 40 rows said what others said: who took one out had taken nothing out."""
    rows = contraries()
    told = Counter(pair for row in rows for pair in row)
    assert [row for row in rows if all(told[pair] > 1 for pair in row)] == []


def test_no_words_are_contraries_and_say_the_same():
    tables = (alike_in_english.ROWS, *alike_by_language.ROWS.values(), *alike_in_more.ROWS.values())
    alike = {frozenset(two) for table in tables for row in table.strip().splitlines() for two in combinations(row.split(","), 2)}
    assert [sorted(pair) for row in contraries() for pair in row if pair in alike] == []


def test_no_word_is_its_own_contrary():
    assert [pair for row in contraries() for pair in row if len(pair) == 1] == []
