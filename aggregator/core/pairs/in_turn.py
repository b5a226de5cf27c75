# ruff: noqa: E501 - rows of words read better as rows
"""Whether two headlines tell of two what each does in its turn: "Halden Steel to cut 2,000 jobs", "Vesta Motors to cut 3,500 jobs". Pure.

Who does it stands in one place of both, and the same goes on behind. Of much else a sentence with another name is one report: "Rome",
"Italy" or its minister says so.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import lru_cache

from aggregator.core.counting import dead_in
from aggregator.core.letters import plain_letters
from aggregator.core.pairs import kinds
from aggregator.core.pairs.features import Evidence
from aggregator.core.signatures import Signature
from aggregator.core.spacing import is_spaced
from aggregator.core.traits.subjects import RESULTS, known_words
from aggregator.core.words import known_names
from aggregator.core.words.teams import same_name

# What firms and players do one by one, as casefolded words.
_DEEDS = f"""
{RESULTS} earnings forecast outlook guidance dividend jobs layoffs staff workforce roles ceo cfo chairman ipo valuation recalls shares stock stake takeover
stellen arbeitsplätze mitarbeiter vorstandschef aktie aktien emplois postes salariés pdg rappelle action empleos empleados puestos acciones retira
empregos vagas funcionários ações recolhe dipendenti esuberi azioni richiama сотрудников рабочих акции отзывает
finals semifinals semi semis quarterfinals gold silver bronze medal pole podium title crown trick debut retires retirement
halbfinale viertelfinale titel gold quarts demi finale cuartos semifinales semifinal título oro plata bronce quartas ouro prata quarti
semifinale titolo argento bronzo полуфинал финал золото серебро бронзу титул
tour album single concert concerts gig residency memoir biopic wedding engaged engagement marries married weds divorce divorces pregnant pregnancy expecting baby birth
oscar grammy emmy nomination hospitalized hospitalised surgery diagnosis rehab suspension outage cyberattack breach
recall factory stores branches bankruptcy insolvency headquarters airline route
tournee konzert konzerte hochzeit verlobt verlobung heiratet scheidung schwanger filialen werk insolvenz rückruf tournée concert mariage divorce enceinte
usine usines magasins faillite rappel gira concierto conciertos boda divorcio embarazada fábrica tiendas quiebra turnê show casamento divórcio grávida
lojas falência concerto concerti matrimonio divorzio incinta stabilimento negozi fallimento турне концерт свадьба развод беременна завод магазины банкротство
trasa koncert ślub rozwód fabryka sklepy upadłość turne konser düğün boşanma hamile fabrika mağaza iflas konser pernikahan cerai hamil pabrik gerai pailit
"""
# Who is no name: a headline may call anybody so.
_ANYBODY = """
a an the former ex new old top big struggling troubled embattled german french british american chinese japanese
police officers officer cops detectives gunmen gunman militants militant rebels insurgents jihadists terrorists bandits pirates troops soldiers forces army military navy
rescuers firefighters protesters demonstrators workers union unions scientists researchers experts lawmakers senators senator mps ministers minister officials official
doctors nurses teachers students pupils farmers drivers driver voters residents villagers survivors victims victim hackers thieves robbers prosecutors investigators regulators
regulator watchdog authorities government parliament senate congress court judge jury council mayor president premier pm king queen prince pope bishop
thousands hundreds dozens scores millions tens more many most some all nearly almost about over at least two three
man woman boy girl teen teenager couple family pensioner mother father migrants refugees tourists hikers passengers
airline carrier bank lender retailer supermarket company firm giant group brewer miner insurer startup developer operator tech telecom telecoms oil energy pharma social
streaming online search software conglomerate manufacturer producer supplier utility broker fund chain owner parent unit rival online luxury fashion fast food drinks
striker midfielder defender goalkeeper captain coach manager boss winger veteran rookie star champion champions holders hosts visitors defending top seed
spaniard pole swede dane finn briton swiss serb croat kiwi aussie belgian dutchman frenchman englishman scot irishman italian german russian czech american
polizei regierung minister ministerin bank konzern hersteller autobauer firma unternehmen gericht kanzler präsident stadt land bund verband gewerkschaft
police gouvernement ministre banque groupe constructeur justice président policía gobierno ministro banco grupo empresa juez tribunal presidente
kremlin kreml kremlino kremlín westminster downing elysée élysée l'élysée elysee matignon moncloa planalto quirinale chigi palazzo viminale vatican vatikan vaticano pentagon bankova casa white whitehall
kanzleramt weiße weißes bundesregierung opposition hurrikan taifun wirbelsturm orkan sturm erdbeben beben feuer brand präsidentin kanzlerin ministerpräsident regierungschef bürgermeister
кремль мид мвд минобороны госдума кабмин президент премьер премьер-министр министр губернатор мэр власти полиция тайфун ураган шторм президента уряд рада міністр прем'єр
presiden wapres menteri perdana pemerintah polisi dpr mk gubernur wali bupati cumhurbaşkanı başbakan bakan bakanlık hükümet meclis mahkeme polis belediye saray prezydent premier minister rząd sejm policja sąd
presidenten statsministern regeringen polisen kabinet regering politie presidenta ministra primer primeiro presidente gobernador governador prefeito alcalde sindaco premier ministra huracán tifón furacão tufão uragano tifone ouragan typhon cyclone
polícia governo banco empresa grupo tribunal polizia governo ministro banca gruppo azienda tribunale полиция правительство банк компания суд министр президент
"""
_ENDINGS = ("maker", "makers", "konzern", "bauer", "hersteller", "riese", "anbieter", "händler", "versicherer", "ministerium")
# Firms and their owners: one goes by the other's name.
_ONE = (
    "google alphabet youtube", "facebook meta instagram whatsapp", "twitter x", "square block", "vw volkswagen audi porsche", "zara inditex", "gucci kering",
    "british iag iberia", "boc rbc", "fiat stellantis chrysler jeep peugeot opel vauxhall", "aldi hofer", "iphone apple", "tesla musk", "amazon aws bezos",
    "mercedes daimler", "bmw mini", "linkedin microsoft xbox", "lvmh dior vuitton", "snap snapchat", "sony playstation", "tiktok bytedance", "wechat tencent", "ee bt", "asda walmart",
)  # fmt: skip
_HURT = frozenset(
    {"injures", "injured", "injure", "hurt", "hurts", "wounded", "wounds", "verletzt", "blessés", "heridos", "feridos", "feriti"}
)
_ALIKE = 0.2  # soft Dice from which two who did like things are told apart: less needs no telling
_LONGEST = 2  # words of a name
_SIGNS = tuple((mine, its) for mine in (2, 3, 4) for its in (2, 3, 4))  # of names
_SAME = 3  # signs behind them
_BEGIN = 2  # words that both may have before it: "Norland's"


def of_two_subjects(found: Evidence) -> tuple[str, str] | None:
    """Return the stems of two who each did it; None where it may be one, or what one did concerns others."""
    left, right = found.alignment.left, found.alignment.right
    if found.soft < _ALIKE or not (left and right):
        return None
    if not is_spaced(found.a.text):
        return _unspaced(found)
    turns = _tell_of_turns(found)
    two = kinds.apart(found.a.stems[:1], found.b.stems[:1])
    if not (turns or two):  # as in most pairs
        return None
    at = _place(found.a.stems, found.b.stems)
    if at is None or at > _BEGIN:
        return None
    ours, theirs = _run(found.a, at, left), _run(found.b, at, right)
    if two and ours and theirs:
        return two
    alike = turns and bool(ours and theirs) and _goes_on(found, at + len(ours), at + len(theirs))
    return (ours[0], theirs[0]) if alike and _are_two(found, ours, theirs) else None


def _tell_of_turns(found: Evidence) -> bool:
    """Whether both tell what each does in its turn, or each gives a number."""
    return not known_words(_DEEDS).isdisjoint(found.told) or _counts_apart(found)


def _unspaced(found: Evidence) -> tuple[str, str] | None:
    """Return what begins two headlines of unspaced signs that go on alike, each with a number of its own: 苏州今年将新增十所小学."""
    ours, theirs = found.a.text, found.b.text
    if not _counts_apart(found):
        return None
    for mine, its in _SIGNS:
        name, other = ours[:mine], theirs[:its]
        if ours[mine : mine + _SAME] == theirs[its : its + _SAME] and name not in theirs and other not in ours and not _held(name, other):
            return name, other
    return None


def _held(name: str, other: str) -> bool:
    """Whether two names have a sign in common, as one written in two ways has."""
    return not set(name).isdisjoint(other)


def _place(ours: Sequence[str], theirs: Sequence[str]) -> int | None:
    """Return where two headlines first differ."""
    return next((at for at, (x, y) in enumerate(zip(ours, theirs, strict=False)) if x != y), None)


def _run(own: Signature, at: int, lone: Collection[str]) -> tuple[str, ...]:
    """Return the stems from `at` on that the other headline does not have; none where they are more than a name."""
    end = at
    while end < len(own.stems) and own.stems[end] in lone:
        end += 1
    return own.stems[at:end] if 0 < end - at <= _LONGEST else ()


def _goes_on(found: Evidence, ours: int, theirs: int) -> bool:
    """Whether the same word, or one that stands for it, is next in both; "ailing bank" and "beleaguered bank" are one."""
    if ours >= len(found.a.stems) or theirs >= len(found.b.stems):
        return False
    x, y = found.a.stems[ours], found.b.stems[theirs]
    if is_anybody(found.a.said(x).casefold()):
        return False
    return x == y or any(one == x and other == y for one, other, _ in found.alignment.paired)


def _are_two(found: Evidence, ours: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether two names are names, and not of one."""
    named = _are_names(found.a, ours, found.places_a) and _are_names(found.b, theirs, found.places_b)
    return named and not _are_one(found, ours, theirs)


def are_two(found: Evidence, ours: Sequence[str], theirs: Sequence[str]) -> bool:
    """Tell whether neither of two names may be anybody's, or the other one's: a carmaker's, Google's and Alphabet's."""
    said = (*map(found.a.said, ours), *map(found.b.said, theirs))
    return not any(is_anybody(word.casefold()) for word in said) and not _are_one(found, ours, theirs)


def _are_names(own: Signature, roots: Sequence[str], places: Collection[str]) -> bool:
    if any(root in places or not root[0].isalpha() for root in roots):
        return False
    said = [own.said(root) for root in roots]
    return all(word[:1].isupper() for word in said) and not any(is_anybody(word.casefold()) for word in said)


def is_anybody(word: str) -> bool:
    """Tell whether a casefolded word is no name, but what a headline may call anybody."""
    return plain_letters(word) in known_words(_ANYBODY) or word.endswith(_ENDINGS)


def _are_one(found: Evidence, ours: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether one of two names stands for the other, or stands in the other headline, too."""
    names, others = ([own.said(root).casefold() for root in roots] for own, roots in ((found.a, ours), (found.b, theirs)))
    if any(same_name(x, y) or known_names.are_one(x, y) for x in names for y in others):
        return True
    firms = _firms()
    return any(firms.get(x, x) == firms.get(y, y) for x in names for y in others) or _initials(names, others) or _initials(others, names)


def _initials(short: Sequence[str], long: Sequence[str]) -> bool:
    return len(short) == 1 and len(long) > 1 and short[0].startswith("".join(word[0] for word in long))


def _counts_apart(found: Evidence) -> bool:
    """Whether each gives a number of its own, of no dead."""
    if not (found.only_a and found.only_b) or not _HURT.isdisjoint(found.told):
        return False
    return dead_in(found.a.language).isdisjoint(found.alignment.shared)


@lru_cache(maxsize=1)
def _firms() -> dict[str, str]:
    return {name: row for row in _ONE for name in row.split()}
