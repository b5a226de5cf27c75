"""Who does it to whom: "Halden beats Vellsund" and "Vellsund beats Halden" share every word, "beaten by Vellsund" nearly all. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import dropwhile, islice, takewhile

from rapidfuzz.distance import Prefix

from aggregator.core.choices import holds
from aggregator.core.keeping import WORDS_KEPT
from aggregator.core.places import places_in
from aggregator.core.signatures import Signature
from aggregator.core.stems import is_stop_word, stem, words_in

_TOKEN = re.compile(r"[^\W_]+(?:-[^\W_]+)*|[^\w\s'\u2019.]")  # a word, or what parts two of them
_MOST = 4  # words of who does it, or of whom

# Verbs that say another thing when the two change places: not "meets", "faces", "joins", "marries".
_ENGLISH = (
    "accuse acquire apologise apologize arrest attack back betray blame block bomb chase criticise criticize crush defeat deport "
    "dethrone edge eliminate endorse extradite fire hire injure insult interview invade kill murder oust outbid outlast outpoll "
    "outscore outvote overrule owe praise rebuke reject replace rescue rout sack sanction save stun succeed sue support swallow thank "
    "thrash threaten topple trail unseat warn wound"
)
_ODD = {  # English verbs that are not formed by rule: base -> present; past; participle
    "ban": "bans banned", "beat": "beats beaten", "bite": "bites bit bitten", "buy": "buys bought", "eat": "eats ate eaten",
    "expel": "expels expelled", "hit": "hits", "lead": "leads led", "lend": "lends lent", "lose": "loses lost",
    "overtake": "overtakes overtook overtaken", "overthrow": "overthrows overthrew overthrown", "pay": "pays paid", "rob": "robs robbed",
    "shoot": "shoots shot", "slam": "slams slammed", "snub": "snubs snubbed", "stab": "stabs stabbed", "strike": "strikes struck",
    "teach": "teaches taught", "upset": "upsets", "win": "wins won",
}  # fmt: skip
# The same of other languages, each present with its participle: a short headline hardly tells Spanish from Italian.
_OTHERS = (
    "bat battu, élimine éliminé, rachète racheté, accuse accusé, poursuit poursuivi, attaque attaqué, soutient soutenu, "  # French
    "vence vencido, derrota derrotado, elimina eliminado, compra comprado, acusa acusado, demanda demandado, ataca atacado, "  # Spanish
    "batte battuto, acquista acquistato, accusa accusato, attacca attaccato, sconfigge sconfitto, "  # Italian
    "processa processado, "  # Portuguese, which has the Spanish ones, too
    "schlägt geschlagen, besiegt besiegt, verklagt verklagt, kauft gekauft, übernimmt übernommen, bezwingt bezwungen"  # German
)
_BY = frozenset({"by", "par", "por", "da", "dal", "dalla", "dai", "pelo", "pela"})
# "from Halden to Vellsund": the way back is another journey, and Spain's "de X a Y" says too much else.
_WAY = re.compile(r"\b(?:from|von|aus) ([^\W\d_][\w-]*(?: [^\W\d_][\w-]*)?) (?:to|nach) ([^\W\d_][\w-]*)", re.IGNORECASE)
_FROM = ("from ", "von ", "aus ")  # looked for first: two headlines that go nowhere need no pattern
# Not who votes to ban, which bans, nor who plans to speak, which most headlines do not trouble to say.
_PLAN = re.compile(r"\b(?:threaten\w*|vot\w+(?= to (?:strike|leave|quit|walk)\b)) to (\w+)")
# What has its day. Who is to launch, sign or buy mostly does, and people call the two one report (with every verb: AUC .924 for .927).
_WITH_A_DAY = frozenset(["hear", "rule", "decide", "vote", "debate", "testify", "appear", "visit", "inaugurate", "address"])
_AHEAD = re.compile(r"\b(?:will|may|could|might|plans?|planned|threat\w*|next|soon|tomorrow)\b")
# What a part begins with that tells where, when or against whom, and so may stand first in the same sentence.
_WHERE = frozenset({
    "in", "im", "am", "auf", "bei", "nach", "vor", "seit", "ab", "i", "på", "efter", "från", "op", "bij", "om", "en", "à",
    "dans", "après", "tras", "em", "após", "w", "po", "z", "в", "на", "після", "после", "у", "sull", "sulla", "unter", "über",
    "zwischen", "sur", "sous", "près", "con", "por", "bajo", "desde", "sobre", "nel", "nella", "dopo", "under", "vid", "nära", "pod",
    "przy", "koło", "nad", "za", "u", "под", "над", "при", "из", "за", "около", "возле", "с", "біля", "під", "з", "до", "near", "at",
    "on", "after", "during",
})  # fmt: skip
# Who begins an inquiry, before the first verb of it: "Congress to investigate Norland Motors", "Norland Motors opens a probe".
_BEGINS = re.compile(
    r"(.{2,30}?) (?:to |will |is |are )?"
    r"(?:(?:launch|open|start|order)(?:s|es|ed|ing)?\b.* (?:probe|investigation)|(?:probe|investigate)(?:s|d)?\b)"
)
_TURNING = re.compile(r"[,;\u2013\u2014]|:(?!\d)| - ")  # "2:1" is a score
_MUTUAL = frozenset({
    "meet", "meets", "met", "face", "faces", "faced", "join", "joins", "joined", "marry", "marries", "married", "wed", "weds",
    "divorce", "divorces", "divorced", "vs", "v", "versus", "play", "plays", "played", "tie", "ties", "tied", "draw", "draws", "drew",
    "merge", "merges", "date", "dates", "kiss", "kisses", "fight", "fights", "clash", "clashes", "debate", "debates", "rival", "rivals",
    "say", "says", "said",
})  # fmt: skip
# What one side tells of itself and the other of it, a bar between the two.
_CONVERSES = "lose lost loss/beat win won defeat victory triumph top edge, sell sold/buy bought acquire, trail/lead, export/import"
_MOST_SIGNS = 8  # of a name in unspaced signs, and one more
_AND = frozenset("与和跟同及、・と对對")  # between two names: either way round it says one thing
_EITHER_WAY = re.compile("会谈|會談|会談|会晤|通话|对话|対話|对阵|対戦|结婚|結婚|回談|회담")
# Who it is done to, where a sign of that stands behind the name: Verdan'ı, Fenerbahçe'yi.
_DONE_TO = {
    "turkish": re.compile(r"(\w+)'y?[ıiuü]\b"),
    "hindi": re.compile(r"(\S+) को(?= |$)"),
    "persian": re.compile(r"(\S+) را(?= |$)"),
}
_TOGETHER = frozenset({"and", "with", "between"})
_TWO = 2
_TOWARDS = frozenset({
    "the", "a", "an", "over", "against", "to", "past", "le", "la", "les", "el", "al", "los", "il", "lo", "o", "os", "der", "die", "das",
    "den",
})  # fmt: skip # between a verb and whom it is done to


@dataclass(frozen=True, slots=True)
class _Form:
    verb: str  # by which its forms are known to be one
    participle: bool  # "arrested", which without a "by" may be either voice


@dataclass(frozen=True, slots=True)
class _Act:
    """What a headline says by one of these verbs."""

    said: str  # the verb as it stands
    does: frozenset[str]  # words of who does it, none of whom
    done_to: frozenset[str]  # the reverse
    sure: bool  # which is which


def planned(a: Signature, b: Signature) -> bool:
    """Tell whether one headline only threatens, or votes, to do what the other says is done: "nurses vote to strike", "nurses strike".

    Or what has its day is to come, and the other one begins alike: "Court to hear plea", "Court hears plea".
    """
    ours, theirs = a.folded, b.folded
    if (" to " in ours) == (" to " in theirs):
        return False
    ahead, done = (a, b) if " to " in ours else (b, a)
    if _AHEAD.search(done.folded):
        return False
    plan = _PLAN.search(ahead.folded)
    return (plan is not None and stem(plan[1], done.language) in done.stem_set) or _is_done(ahead, done)


def _is_done(ahead: Signature, done: Signature) -> bool:
    """Whether who is "to hear" in one headline "hears" at the beginning of the other."""
    who, _, rest = ahead.folded.partition(" to ")
    verb, then = rest.split(" ", 1)[0], done.folded.removeprefix(f"{who} ")
    return verb in _WITH_A_DAY and then != done.folded and stem(then.split(" ", 1)[0], done.language) == stem(verb, ahead.language)


def way_back(a: Signature, b: Signature) -> bool:
    """Tell whether one headline goes from where to where the other comes back."""
    if not (holds(a.folded, _FROM) and holds(b.folded, _FROM)):
        return False
    ours, theirs = _WAY.search(a.text.casefold()), _WAY.search(b.text.casefold())
    if ours is None or theirs is None or ours[1] == ours[2]:
        return False
    return (ours[1], ours[2]) == (theirs[2], theirs[1])


def investigated(a: Signature, b: Signature) -> bool:
    """Tell whether one headline has somebody investigated by another who, in the other one, investigates for himself."""
    if "probe" not in a.folded and "investigat" not in a.folded:
        return False
    ours, theirs = _BEGINS.match(a.folded), _BEGINS.match(b.folded)
    if not (ours and theirs):
        return False
    own, others = frozenset(ours[1].split()), frozenset(theirs[1].split())
    return _is_another(own, b.folded, others) or _is_another(others, a.folded, own)


def _is_another(who: frozenset[str], other: str, begins: frozenset[str]) -> bool:
    """Whether a headline speaks of `who`, but of somebody else as the one who begins."""
    return who.isdisjoint(begins) and who <= frozenset(other.split())


def converse(a: Signature, ours: str, b: Signature, theirs: str) -> bool:
    """Tell whether two verbs say one thing from either side: England "lose" to Iceland, Iceland "beat" England."""
    if frozenset((ours, theirs)) not in _converses():
        return False
    before, after = _around(a, ours)
    others, behind = _around(b, theirs)
    return bool(before & behind and after & others) and not before & others


def _around(own: Signature, verb: str) -> tuple[set[str], set[str]]:
    """Return the names before a word and behind it."""
    at = own.stems.index(verb) if verb in own.stems else len(own.stems)
    named = set(own.entities)
    return named.intersection(own.stems[:at]), named.intersection(own.stems[at + 1 :])


@lru_cache(maxsize=1)
def _converses() -> frozenset[frozenset[str]]:
    rows = (row.split("/") for row in _CONVERSES.split(", "))
    return frozenset(
        frozenset((stem(x, "english"), stem(y, "english"))) for left, right in rows for x in left.split() for y in right.split()
    )


def changed_places(a: Signature, b: Signature) -> bool:
    """Tell whether two countries have changed places in one sentence: a "Ukraine drone" in a "Russian refinery", and the reverse."""
    if a.stem_set != b.stem_set or len(a.stems) != len(b.stems) or _TURNING.search(a.text) or _TURNING.search(b.text):
        return False
    if _BY.isdisjoint(a.all_words) != _BY.isdisjoint(b.all_words):  # "Norland backs Vellsund", "Vellsund backed by Norland"
        return False
    moved = [at for at, pair in enumerate(zip(a.stems, b.stems, strict=True)) if pair[0] != pair[1]]
    if len(moved) != _TWO or not all(places_in(a.language)[a.stems[at]] for at in moved):
        return False
    between = {a.said(root).casefold() for root in a.stems[moved[0] + 1 : moved[1]]}
    return not between <= _MUTUAL and _TOGETHER.isdisjoint(a.all_words)


def exchanged(a: Signature, b: Signature) -> bool:
    """Tell whether two headlines of the same words have two of them in each other's place, with what one does to the other between them.

    "Norland invites Vellsund" and "Vellsund invites Norland"; not where a sign may have turned the sentence: "Norland broke, says Okonjo".
    """
    if a.stem_set != b.stem_set or _TURNING.search(a.text) or _TURNING.search(b.text):
        return False
    ours, theirs = (words_in(own.text.casefold()) for own in (a, b))
    roots, others = ([stem(word, own.language) for word in words] for own, words in ((a, ours), (b, theirs)))
    same = Prefix.similarity(roots, others)
    ours, roots, theirs, others = ours[same:], roots[same:], theirs[same:], others[same:]
    if not _WHERE.isdisjoint((*ours[:1], *theirs[:1])):  # "In Berlin beginnt die Messe" is "Die Messe beginnt in Berlin"
        return False
    sizes = range(1, _MOST + 1)
    return any(
        roots[:x] == others[y + len(between) : y + len(between) + x] and roots[x + len(between) : x + len(between) + y] == others[:y]
        for x in sizes
        for y in sizes
        if (between := _between(ours[x:], theirs[y:], a.language))
    )


def exchanged_unspaced(ours: str, theirs: str) -> bool:
    """Tell whether two headlines of unspaced signs are one but for two names in each other's place: 甲が乙に勝利, 乙が甲に勝利."""
    if len(ours) != len(theirs) or ours == theirs or sorted(ours) != sorted(theirs):
        return False
    for long in range(_TWO, _MOST_SIGNS):
        first, at = ours[:long], theirs.find(ours[:long], _TWO)
        for other in range(_TWO, min(_MOST_SIGNS, at)):
            between, rest = theirs[other:at], theirs[at + long :]
            if ours == first + between + theirs[:other] + rest:
                return between not in _AND and not rest.startswith("と") and not _EITHER_WAY.search(rest)
    return False


def object_exchanged(ours: str, theirs: str, language: str) -> bool:
    """Tell whether two headlines name each other's doer as the one it is done to, where a language marks that: "Halden, Verdan'ı yendi"."""
    if language not in _DONE_TO:
        return False
    done_to, other = (set(_DONE_TO[language].findall(text)) for text in (ours, theirs))
    return (
        bool(done_to and other)
        and done_to.isdisjoint(other)
        and all(name in theirs for name in done_to)
        and all(name in ours for name in other)
    )


def _between(ours: list[str], theirs: list[str], language: str) -> list[str]:
    """Return the words that both have next, if one of them is not the same from either side."""
    found = [x for x, _ in takewhile(lambda pair: pair[0] == pair[1], zip(ours, theirs, strict=False))]
    return found if any(word not in _MUTUAL and not is_stop_word(word, language) for word in found) else []


def turned(a: Signature, b: Signature) -> str | None:
    """Return the verb by which one headline has done to somebody what the other has done by them; None where they agree or do not say."""
    forms = _forms(a.language)
    if a.language != b.language or forms.keys().isdisjoint(a.all_words) or forms.keys().isdisjoint(b.all_words):
        return None
    ours, theirs = _acts(a.text, a.language), _acts(b.text, b.language)
    met = ((ours[verb], theirs[verb]) for verb in sorted(ours.keys() & theirs.keys()))
    return next((x.said for x, y in met if x.sure == y.sure and x.does & y.done_to and x.done_to & y.does), None)


@lru_cache(maxsize=WORDS_KEPT)
def _acts(text: str, language: str) -> Mapping[str, _Act]:
    """Return verb -> what is said by it first."""
    tokens, forms = _TOKEN.findall(text.casefold()), _forms(language)
    found: dict[str, _Act] = {}
    for place, token in enumerate(tokens):
        if form := forms.get(token):
            found.setdefault(form.verb, _act(tokens, place, form, language))
    return found


def _act(tokens: list[str], place: int, form: _Form, language: str) -> _Act:
    behind = tokens[place + 1 :]
    passive = bool(behind) and behind[0] in _BY
    before = _words(dropwhile(lambda word: is_stop_word(word, language), reversed(tokens[:place])), language)  # "was beaten"
    after = _words(dropwhile(_TOWARDS.__contains__, behind[passive:]), language)
    does, done_to = (after, before) if passive else (before, after)
    return _Act(tokens[place], does - done_to, done_to - does, sure=passive or not form.participle)


def _words(tokens: Iterable[str], language: str) -> frozenset[str]:
    """Return the words up to one that joins, or to a sign."""
    return frozenset(islice(takewhile(lambda token: token[0].isalnum() and not is_stop_word(token, language), tokens), _MOST))


def _forms(language: str) -> Mapping[str, _Form]:
    """Return form -> verb."""
    return _english() if language == "english" else _foreign()


@lru_cache(maxsize=1)
def _foreign() -> dict[str, _Form]:
    rows = [row.split() for row in _OTHERS.split(", ")]
    found = {present: _Form(present, participle=False) for present, _ in rows}
    for present, past in rows:
        endings = ("o", "a", "i", "e", "os", "as") if past.endswith("o") else ("", "e", "s", "es")  # "battuta", "arrêtées"
        found |= {past.removesuffix("o") + ending: _Form(present, participle=True) for ending in endings}
    return found


@lru_cache(maxsize=1)
def _english() -> dict[str, _Form]:
    found: dict[str, _Form] = {}
    for base in _ENGLISH.split():
        past = f"{base}d" if base.endswith("e") else f"{base}ed"
        present = f"{base}es" if base.endswith(("s", "sh", "ch")) else f"{base}s"
        found |= {base: _Form(base, participle=False), present: _Form(base, participle=False), past: _Form(base, participle=True)}
    for base, rest in _ODD.items():
        present, *pasts = rest.split()
        found |= {form: _Form(base, participle=False) for form in (base, present)} | {form: _Form(base, participle=True) for form in pasts}
    return found
