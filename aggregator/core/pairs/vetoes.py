"""What forbids two like headlines to be one report, whatever their words share.

Measured: without vetoes no scorer passes more than 3 % of generated "not", weekday and
antonym tests; with them 95-100 %. A one-word swap alone is no veto: 57 % of such pairs are
true duplicates.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Callable, Sequence
from functools import lru_cache

from aggregator.core.pairs import opposites
from aggregator.core.pairs.contraries import SPOKEN, concluded, lifted, states_of_both
from aggregator.core.pairs.features import MEANT_IN, Evidence
from aggregator.core.pairs.occasion_vetoes import letters, occasions, rounds, things
from aggregator.core.pairs.occasions import turned_round
from aggregator.core.pairs.other_names import ALIKE, NUMERIC, differ_in_days_alone, elsewhere, other_name
from aggregator.core.pairs.other_numbers import are_both_over, changed_turns, is_another_of_row
from aggregator.core.pairs.outlets import is_form
from aggregator.core.pairs.products import of_two_products
from aggregator.core.pairs.replaced import replaced
from aggregator.core.pairs.roles import (
    changed_places,
    exchanged,
    exchanged_unspaced,
    investigated,
    object_exchanged,
    planned,
    turned,
    way_back,
)
from aggregator.core.pairs.telling import in_words
from aggregator.core.pairs.templates import of_two_who_begin
from aggregator.core.pairs.veto import Reach, Veto, against
from aggregator.core.places import contains
from aggregator.core.signatures import (
    COLUMN,
    DATES,
    FIGURES,
    INSTALMENTS,
    LETTERS,
    MARKED,
    NAMES,
    NUMBERS,
    RESULTS,
    ROUNDS,
    SHORT,
    Signature,
)
from aggregator.core.spacing import is_spaced
from aggregator.core.stems import stem
from aggregator.core.traits.denials import times_denied
from aggregator.core.traits.labels import Mark
from aggregator.core.traits.subjects import firm_behind, told_of_months
from aggregator.core.words import vocabulary

_NEAR = 0.6  # soft Dice from which the rest of two headlines counts as the same sentence
_TEMPLATE = 0.45  # the same for what differs in a place or date
_NEARLY_EXACT = 0.8  # soft Dice a short headline must reach: one more word, or a synonym
_INSTALMENTS = {"part": "another part of a series", "release": "another release", "notice": "another notice"}
_ARTICLE = {"1"}  # "in one day", "in a day"


def vetoes(found: Evidence) -> tuple[Veto, ...]:
    """Return every veto that holds, the farthest-reaching first."""
    ours, theirs = found.a.states, found.b.states
    told = (_OPPOSED if found.contrary else 0) | (_OF_ONE if found.one_outlet else 0)
    rules = _rules(bisect(_LEASTS, found.soft), ours & theirs, ours | theirs | told)
    holding = [veto for rule in rules if (veto := rule(found))]
    return tuple(sorted(holding, key=lambda veto: -veto.reach) if len(holding) > 1 else holding)


def _columns(found: Evidence) -> Veto | None:
    """A column that comes again: "Evening briefing", today and yesterday."""
    a, b = found.a, found.b
    if a.folded == b.folded:
        return None
    if set(a.dates) != set(b.dates) or set(a.numbers) != set(b.numbers) or (found.alignment.left and found.alignment.right):
        return Veto(Reach.STORY, "a column that comes again, with another date, place or value")
    return None


def _forms(found: Evidence) -> Veto | None:
    """Another county's warning, another paper of a journal, another street in the police log."""
    if not is_form(found):
        return None
    left, right = found.alignment.left, found.alignment.right
    return Veto(Reach.STORY, f"one outlet's form, filled in anew ({against(found, left[0], right[0])})")


def _instalments(found: Evidence) -> Veto | None:
    """Part 2 against part 3, release 1.2 against 1.3, another court notice."""
    ours, theirs = found.a.instalments, found.b.instalments
    differ = [kind for kind in ours.keys() & theirs.keys() if ours[kind] != theirs[kind]]
    if not differ and "release" in ours.keys() & theirs.keys() and (two := of_two_products(found.a.text, found.b.text)):
        return Veto(Reach.STORY, f"releases of two products ('{two[0]}' against '{two[1]}')")
    return Veto(Reach.STORY, _INSTALMENTS[min(differ)]) if differ else None


def _dates(found: Evidence) -> Veto | None:
    """Another weekday, month or day; of a column, or of a monthly figure, that is another event."""
    ours, theirs = set(found.a.dates) - set(found.b.dates), set(found.b.dates) - set(found.a.dates)
    kinds = {date[0] for date in ours} & {date[0] for date in theirs}
    if not kinds:
        return None
    again = found.a.column or found.b.column or ("m" in kinds and told_of_months(found.told))
    again = again or ("d" in kinds and differ_in_days_alone(found))
    return Veto(Reach.STORY if again else Reach.REPORT, "dates differ", fact=True)


def _numbers(found: Evidence) -> Veto | None:
    """12 dead against 30 dead; another score of a match that is over is another match."""
    if not (found.only_a and found.only_b):
        return _only_numbers(found)
    scores = all("-" in number[1:] for number in (*found.only_a, *found.only_b))
    if scores and turned_round(found.a.text, found.b.text):
        return None
    reach = Reach.STORY if (are_both_over(found) if scores else is_another_of_row(found)) else Reach.REPORT
    told = f"{'scores' if scores else 'numbers'} differ ({in_words(found.only_a)} against {in_words(found.only_b)})"
    return Veto(reach, told, fact=True)


def _only_numbers(found: Evidence) -> Veto | None:
    """One sentence with another number is another fact, also where one might be the other rounded or is said twice: 500 and 501."""
    if changed_turns(found):
        return Veto(Reach.REPORT, "numbers stand in each other's place", fact=True)
    ours, theirs = ({number.lstrip("#") for number in own.numbers} for own in (found.a, found.b))  # "Division Three", "third division"
    lone = (*found.alignment.left, *found.alignment.right)
    if ours ^ theirs <= _ARTICLE or not found.alignment.shared or not all(map(NUMERIC.fullmatch, lone)):
        return None
    return Veto(Reach.REPORT, f"numbers differ ({in_words(found.a.numbers)} against {in_words(found.b.numbers)})", fact=True)


def _figures_alone(found: Evidence) -> Veto | None:
    """The figures of a score weigh as two rare words: "2:1 in Mailand" and an Arabic 2-1 were one story."""
    shared = found.alignment.shared
    if not shared or found.alignment.paired or shared[0].isalpha() or not all(map(NUMERIC.fullmatch, shared)):
        return None
    return Veto(Reach.STORY, "nothing but figures in common")


def _spans(found: Evidence) -> Veto | None:
    """The same number of something else: three months against three years."""
    named = _named_spans()
    ours, theirs = ([root for root in side if root in named] for side in (found.alignment.left, found.alignment.right))
    if not (ours and theirs) or named[ours[0]] == named[theirs[0]]:
        return None
    return Veto(Reach.REPORT, f"spans differ ({against(found, ours[0], theirs[0])})")


@lru_cache(maxsize=1)
def _named_spans() -> dict[str, int]:
    """Return stem -> which span of time it names."""
    languages = (*SPOKEN, "portuguese", "turkish")
    return {stem(word, language): unit for unit, row in enumerate(vocabulary.SPANS) for word in row.split() for language in languages}


def _places(found: Evidence) -> Veto | None:
    """What happens in Spain against what happens in Peru."""
    ours, theirs = found.places_a, found.places_b
    if not (ours and theirs) or any(contains(x, y, found.a.language) for x in ours for y in theirs):
        return None
    return Veto(Reach.STORY, f"places differ ({against(found, ours[0], theirs[0])})")


def _names(found: Evidence) -> Veto | None:
    """Another winner, firm or town in the same sentence."""
    name = other_name(found)
    if name is None:
        return None
    return Veto(Reach.STORY if name.event else Reach.REPORT, f"names differ ({against(found, name.ours, name.theirs)})", fact=True)


def _templates(found: Evidence) -> Veto | None:
    """Who or what begins a short sentence that goes on alike, where no capital tells a name."""
    two = of_two_who_begin(found)
    return Veto(Reach.STORY, f"names differ ('{two[0]}' against '{two[1]}')", fact=True) if two else None


def _towns(found: Evidence) -> Veto | None:
    """What happened to nobody named, in two towns that no table need know."""
    two = elsewhere(found)
    return Veto(Reach.STORY, f"in two places ({against(found, *two)})") if two else None


def _firms(found: Evidence) -> Veto | None:
    """Whose quarter it is stands first, or right behind: "Apple quarterly revenue tops estimates", "Lucro da Vale cai"."""
    ours, theirs = _firm(found.a, found.alignment.left), _firm(found.b, found.alignment.right)
    if not (ours and theirs) or ours in found.b.text or theirs in found.a.text:
        return None
    return Veto(Reach.STORY, f"of two firms ('{ours}' against '{theirs}')")


def _firm(own: Signature, lone: Sequence[str]) -> str:
    first = own.stems[0]
    return firm_behind(own.text) or (own.said(first) if first in lone and first in own.entities else "")


def _negation(found: Evidence) -> Veto | None:
    """Who "will attend" against who "will not attend"; of two that deny, who denies once more."""
    if found.a.negated != found.b.negated or (found.a.negated and _denies_more(found)):
        return Veto(Reach.REPORT, "one says the opposite ('not')", fact=True)
    return None


def _denies_more(found: Evidence) -> bool:
    """Whether nothing but another denial tells two headlines apart: "says he has no regrets", "does not say he has no regrets"."""
    if found.a.language != MEANT_IN or found.b.language != MEANT_IN or found.alignment.paired:
        return False
    if not vocabulary.NEGATIONS.issuperset((*found.alignment.left, *found.alignment.right)):
        return False
    return times_denied(found.a.text) != times_denied(found.b.text)


def _opposites(found: Evidence) -> Veto | None:
    """Arrested against released, up against down; a later stage of the story is no other fact."""
    two = opposites.standing(found)
    if two is None:
        return None
    what = "another stage of it" if two.stage else "one says the opposite"
    reach = Reach.STORY if not two.stage and opposites.of_two_days(found, two) else Reach.REPORT
    return Veto(reach, f"{what} ({against(found, two.ours, two.theirs)})", fact=not two.stage)


def _replaced(found: Evidence) -> Veto | None:
    """One sentence with another name, place or thing in it: see core.pairs.replaced."""
    two = replaced(found) if found.contrary is None else None  # else it is told already
    return Veto(Reach.REPORT, f"one word stands in another's place ('{two[0]}' against '{two[1]}')", fact=True) if two else None


def _lifted(found: Evidence) -> Veto | None:
    """A ban imposed against a ban lifted; a strike that goes on against one that is over."""
    if not states_of_both(found.a, found.b):  # as in most pairs
        return None
    if lifted(found.a, found.b):
        return Veto(Reach.REPORT, "one ends what the other imposes")
    return Veto(Reach.REPORT, "another stage of it (it is over)") if concluded(found.a, found.b) else None


def _roles(found: Evidence) -> Veto | None:
    """Who does it and to whom have changed places, or it is only planned, or goes the way back."""
    if verb := turned(found.a, found.b):
        return Veto(Reach.REPORT, f"one says the reverse (who '{verb}' whom)")
    if exchanged(found.a, found.b) or changed_places(found.a, found.b) or _other_way(found.a, found.b):
        return Veto(Reach.REPORT, "one says the reverse")
    if investigated(found.a, found.b):
        return Veto(Reach.REPORT, "one looks into itself, the other is looked into")
    if planned(found.a, found.b):
        return Veto(Reach.REPORT, "another stage of it (only planned)")
    return Veto(Reach.REPORT, "one goes the way back") if way_back(found.a, found.b) else None


def _other_way(a: Signature, b: Signature) -> bool:
    """Whether who does it and to whom have changed places in a language that has neither our order of words nor spaces."""
    return object_exchanged(a.text, b.text, a.language) or (not is_spaced(a.text) and exchanged_unspaced(a.text, b.text))


_KINDS = {
    Mark.LIVE: "one is a live page",
    Mark.OPINION: "one is an opinion or analysis, the other is not",
    Mark.INTERVIEW: "one is an interview, the other is not",
    Mark.CORRECTION: "one corrects the other",
    Mark.PICTURES: "one is pictures or sound",
}


def _kinds(found: Evidence) -> Veto | None:
    """A report against an opinion, a live page, an interview, a correction or pictures."""
    if found.a.marks == found.b.marks:  # sorted
        return None
    differ = set(found.a.marks) ^ set(found.b.marks)
    return Veto(Reach.REPORT, next(reason for mark, reason in _KINDS.items() if mark in differ))


def _short(found: Evidence) -> Veto | None:
    """Four words or fewer that are not all but the same."""
    if found.soft >= _NEARLY_EXACT or _introduced(found):
        return None
    says_little = min(len(found.a.stems), len(found.b.stems)) <= len(found.alignment.shared) == 1 or _places(found) is not None
    return Veto(Reach.STORY if says_little else Reach.REPORT, "too short to be sure")


def _introduced(found: Evidence) -> bool:
    """Whether one only says of a name in both who that is: "Indian PM Narendra Modi" beside "Modi"."""
    left, right = found.alignment.left, found.alignment.right
    if left and right:
        return False
    own, lone = (found.a, left) if left else (found.b, right)
    known = {*lone, *{*found.a.entities, *found.b.entities}.intersection(found.alignment.shared)}
    return all(own.after.get(root) in known for root in lone)


_OPPOSED, _OF_ONE = SHORT << 1, SHORT << 2  # beside what headlines state: that the two say the contrary, or are of one outlet
# Least soft Dice from which a rule holds, what both headlines must state, what one of them must, and the rule: most pairs pay for a few
# alone.
_RULES: tuple[tuple[float, int, int, Callable[[Evidence], Veto | None]], ...] = (
    (0, 0, COLUMN, _columns),
    (0, 0, _OF_ONE, _forms),
    (0, INSTALMENTS, 0, _instalments),
    (0, DATES, 0, _dates),
    (0, NUMBERS, 0, _numbers),
    (0, FIGURES, 0, _figures_alone),
    (0, NUMBERS, 0, _spans),
    (_TEMPLATE, 0, 0, _places),
    (0, 0, 0, _names),
    (ALIKE, 0, 0, _templates),
    (ALIKE, NAMES, 0, _towns),
    (0, RESULTS, 0, _firms),
    (_NEAR, 0, 0, _negation),
    (0, 0, _OPPOSED, _opposites),
    (_TEMPLATE, 0, 0, _replaced),
    (_NEAR, 0, 0, _lifted),
    (_NEAR, 0, 0, _roles),
    (_TEMPLATE, 0, 0, things),
    (_TEMPLATE, 0, 0, occasions),
    (_TEMPLATE, ROUNDS, 0, rounds),
    (0, LETTERS, 0, letters),
    (0, 0, MARKED, _kinds),
    (0, 0, SHORT, _short),
)
_LEASTS = (ALIKE, _TEMPLATE, _NEAR)


@lru_cache(maxsize=4_096)
def _rules(step: int, both: int, either: int) -> tuple[Callable[[Evidence], Veto | None], ...]:
    """Return the rules that may hold from the least soft Dice of a `step` on, of what both headlines state, and either of them."""
    soft = (0, *_LEASTS)[step]
    return tuple(
        [rule for least, all_of, any_of, rule in _RULES if least <= soft and all_of & both == all_of and any_of & either == any_of]
    )
