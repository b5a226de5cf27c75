# ruff: noqa: E501, SIM905 - rows of words read better as rows
"""Headlines changed on purpose: kinds that a matcher must see through, and kinds it must stop at.

Each kind turns a headline into another and says whether the two are one report. The lists of words are this
file's own: core.words.vocabulary must not be read here, or a test would ask the code about what it was told.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from random import Random

ALIKE, APART = True, False
_AUXILIARIES = "will would can could is are was were has have had does did should may might must".split()
_ANTONYMS = dict(
    pair.split("/")
    for pair in "rises/falls rise/fall gains/losses up/down increase/decrease increases/decreases higher/lower wins/loses won/lost "
    "approves/rejects opens/closes buys/sells strong/weak strength/weakness supports/opposes arrested/released hires/fires bullish/bearish "
    "accepts/declines success/failure legal/illegal guilty/innocent begins/ends begin/end starts/stops start/stop improves/worsens "
    "improve/worsen best/worst biggest/smallest early/late more/fewer above/below confirms/denies lifts/imposes surges/plunges surge/plunge "
    "jumps/drops jump/drop climbs/sinks boosts/cuts boost/cut adds/removes first/last good/bad high/low growth/decline profit/loss "
    "expands/shrinks joins/leaves enters/exits survives/dies backs/opposes allows/bans faster/slower cheaper/costlier optimistic/pessimistic "
    "beats/misses raises/lowers raise/lower extends/shortens upgrades/downgrades soars/tumbles before/after succeeds/fails top/bottom new/old "
    "positive/negative rally/slump hope/fear peace/war safe/dangerous".split()
)
_COUNTRIES = (
    "Argentina Belgium Bolivia Botswana Bulgaria Cambodia Cameroon Colombia Croatia Cuba Cyprus Denmark Ecuador Estonia Ethiopia Fiji Finland "
    "Ghana Guatemala Honduras Hungary Iceland Jamaica Jordan Kazakhstan Kuwait Laos Latvia Liberia Libya Lithuania Luxembourg Madagascar "
    "Malawi Malta Mauritius Moldova Mongolia Morocco Namibia Nepal Nicaragua Norway Oman Panama Paraguay Portugal Qatar Romania Rwanda "
    "Senegal Serbia Slovakia Slovenia Somalia Sudan Suriname Tanzania Togo Tunisia Uganda Uruguay Uzbekistan Vietnam Yemen Zambia"
).split()
_PEOPLES = (
    "Argentine Belgian Bolivian Bulgarian Cambodian Colombian Croatian Cuban Cypriot Danish Ecuadorian Estonian Ethiopian Finnish Ghanaian "
    "Hungarian Icelandic Jamaican Kazakh Kuwaiti Latvian Liberian Lithuanian Maltese Moldovan Mongolian Moroccan Namibian Nepalese Nicaraguan "
    "Norwegian Omani Panamanian Portuguese Qatari Romanian Rwandan Senegalese Serbian Slovak Slovenian Tunisian Ugandan Uruguayan Zambian"
).split()
_IN_HEADLINES = dict(
    row.split("/")
    for row in "China/c Chinese/p Russia/c Russian/p Ukraine/c Ukrainian/p Japan/c Japanese/p India/c Indian/p Germany/c German/p France/c French/p "
    "Iran/c Iranian/p Israel/c Israeli/p Syria/c Syrian/p Egypt/c Turkey/c Turkish/p Greece/c Greek/p Spain/c Spanish/p Italy/c Italian/p "
    "Mexico/c Mexican/p Canada/c Canadian/p Australia/c Australian/p Brazil/c Malaysia/c Malaysian/p Vietnam/c Pakistan/c Britain/c British/p "
    "Crimea/c Afghanistan/c Iraq/c Norland/c Chile/c Peru/c Kenya/c".split()
)
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February June August October December".split()
_COUNTS = "three four five six seven eight nine ten twelve".split()
_TEMPLATES = (
    "Bitcoin price today: ${n:,} after volatile night", "Sensex ends {n} points higher in choppy trade", "Horoscope for {day}: what the stars hold",
    "Weather forecast: {city} to see {d} degrees", "Lottery results for {day} {d} May", "Gold rate today at Rs {n:,} per 10 gram in {city}",
    "Petrol and diesel prices today in {city}: check rates", "Results of the {city} marathon", "{city} weather: rain expected on {day}",
    "Traffic update for {city}: delays on ring road", "Morning briefing: five things to know on {day}", "Obituaries for {day}, June {d}",
    "Police blotter: {city}, week of June {d}", "TV tonight: what to watch on {day}", "Today in history: June {d}", "Crossword answers for {day}",
    "Stocks to watch on {day}", "{city} stock exchange closes {d} points up", "Live score: {city} 2-{d} visitors", "Quote of the day: {day}",
    "Rupee opens at {d}.{n} against dollar", "Powerball winning numbers for {day}, June {d}", "Air quality in {city} at {n} this morning",
    "Wordle hints and answer for June {d}", "Air pollution index: {city} at {n}", "School closings in {city} for {day}", "Earthquake of magnitude 4.{d} hits near {city}",
    "Market report for June {d}: shares mixed", "House prices in {city} up {d} percent", "Daily digest, {day}: the top stories",
)  # fmt: skip
_NEGATIVE = re.compile(r"\b(?:not|no|never|without|sans|nobody|none)\b|n't\b", re.IGNORECASE)
_CITIES = "Lagos Boston Lima Prague Osaka Perth Quito Dakar Tampa Leeds Turin Basel Accra Hanoi Nagoya Denver".split()
_PREFIXES = (
    "BREAKING: ",
    "Breaking News: ",
    "UPDATE 3-",
    "WRAPUP 2-",
    "EXCLUSIVE: ",
    "RPT-",
    "JUST IN: ",
    "WATCH: ",
    "[UPDATED] ",
    "Developing: ",
    "Urgent: ",
)
_SUFFIXES = (
    " - The Boston Globe", " | Deseret News", " - Kyiv Post", " | CNET", " - Reuters", " (Reuters)", " | Metro", " - CBS News", " \u2014 The Atlantic",
    " | Honolulu Star-Advertiser", " - Irish Examiner", " - ABC News (Australia)", " :: WRAL.com", " - NPR", " | Toronto Star", " | New Straits Times",
)  # fmt: skip
_SPELLINGS = dict(
    pair.split("/")
    for pair in "color/colour center/centre labor/labour defense/defence theater/theatre program/programme organize/organise organization/organisation "
    "favorite/favourite harbor/harbour behavior/behaviour honor/honour neighbor/neighbour rumor/rumour traveler/traveller "
    "canceled/cancelled percent/per_cent email/e-mail airstrike/air_strike ceasefire/cease-fire kilometer/kilometre analyze/analyse "
    "tire/tyre gray/grey check/cheque jail/gaol aging/ageing skeptical/sceptical license/licence plow/plough airplane/aeroplane".split()
)


@dataclass(frozen=True)
class Kind:
    """One way of changing a headline."""

    name: str
    alike: bool  # whether the changed one is still the same report
    change: Callable[[str, Random], str | None]  # None: this headline cannot be changed so


def _negated(title: str, rng: Random) -> str | None:
    words = title.split()
    if _NEGATIVE.search(title):
        return None
    at = next((i for i, word in enumerate(words[:-2]) if word in _AUXILIARIES), None)
    if at is not None:
        return " ".join([*words[: at + 1], rng.choice(("not", "never", "no longer")), *words[at + 1 :]])
    if " to " in title and words[0] != "to":
        return title.replace(" to ", " not to ", 1)
    return None


def _swapped(title: str, table: dict[str, str]) -> str | None:
    turned = table | {b: a for a, b in table.items()}
    present = set(re.findall(r"[\w-]+", title.lower()))
    for match in re.finditer(r"[\w-]+", title):
        other = turned.get(match[0].lower())
        if other and other not in present:  # "good or bad" turned would say nothing
            other = other.replace("_", " ")
            return title[: match.start()] + (other.capitalize() if match[0][0].isupper() else other) + title[match.end() :]
    return None


def _opposite(title: str, rng: Random) -> str | None:  # noqa: ARG001 - every kind takes both
    return _swapped(title, _ANTONYMS)


def _other_number(title: str, rng: Random) -> str | None:
    if found := re.search(r"(?<![\w.,-])\d{1,3}(?![\w.,-])", title):
        value = int(found[0])
        other = str(rng.choice([n for n in (value * 10 + 1, value + 1, value + 7, value * 3) if n != value]))
        return title[: found.start()] + other + title[found.end() :]
    if found := re.search(r"\b(" + "|".join(_COUNTS) + r")\b", title, re.IGNORECASE):
        return title[: found.start()] + rng.choice([word for word in _COUNTS if word != found[0].lower()]) + title[found.end() :]
    return None


def _two_days(title: str, rng: Random) -> tuple[str, str]:
    mine, other = rng.sample(_DAYS[:7] if rng.random() < 0.7 else _DAYS[7:], 2)
    bare = title.rstrip(" .")
    word = "on" if mine in _DAYS[:7] else "in"
    return f"{bare} {word} {mine}", f"{bare} {word} {other}"


def _other_country(title: str, rng: Random) -> str | None:
    for match in re.finditer(r"[A-Z][a-z]+", title):
        kind = _IN_HEADLINES.get(match[0])
        if kind:
            other = rng.choice(_COUNTRIES if kind == "c" else _PEOPLES)
            return title[: match.start()] + other + title[match.end() :] if other[:4] != match[0][:4] else None
    return None


def _two_of_template(template: str, rng: Random) -> tuple[str, str]:
    (day, day_b), (city, city_b) = rng.sample(_DAYS[:7], 2), rng.sample(_CITIES, 2)
    (d, d_b), (n, n_b) = rng.sample(range(2, 29), 2), rng.sample(range(120, 980), 2)
    return template.format(day=day, city=city, d=d, n=n), template.format(day=day_b, city=city_b, d=d_b, n=n_b)


def _recased(title: str, rng: Random) -> str:
    return rng.choice((str.upper, str.title, str.lower))(title) if "'" not in title else title.upper()


def _misspelt(title: str, rng: Random) -> str | None:
    words = list(re.finditer(r"[a-z]{6,}(?![a-z]*[:)\]])", title))  # a misspelt label ("Analyis:") is read as no label
    if not words:
        return None
    match = rng.choice(words)
    word, at = match[0], rng.randrange(2, len(match[0]) - 2)
    wrong = rng.choice((word[:at] + word[at + 1] + word[at] + word[at + 2 :], word[:at] + word[at + 1 :], word[:at] + word[at] + word[at:]))
    return title[: match.start()] + wrong + title[match.end() :]


def _prefixed(title: str, rng: Random) -> str:
    return rng.choice(_PREFIXES) + title


def _suffixed(title: str, rng: Random) -> str:
    return title + rng.choice(_SUFFIXES)


def _reordered(title: str, rng: Random) -> str | None:  # noqa: ARG001 - every kind takes both
    found = re.fullmatch(
        r"([^][(),:;?!'\"-]{12,}) ((?:after|as|amid|despite|in|on|over|at|for|during|following|because) [^][(),:;?!'\"-]{8,})", title
    )
    return f"{found[2][0].upper()}{found[2][1:]}, {found[1]}" if found else None


def _cut(title: str, rng: Random) -> str | None:
    words = title.split()
    keep = int(len(title) * 0.8)
    return title[:keep].rstrip() + rng.choice((" ...", "...", "\u2026")) if len(words) >= 8 else None  # enough must be left


def _requoted(title: str, rng: Random) -> str | None:
    if "'" in title or '"' in title:
        return title.replace("'", "\u2019").replace(' "', " \u201c").replace('"', "\u201d")
    if " - " in title or "-" in title:
        return title.replace("-", rng.choice(("\u2013", "\u2010")))
    words = title.split()
    at = rng.randrange(len(words) - 1)
    return " ".join([*words[:at], f"\u2018{words[at]}", f"{words[at + 1]}\u2019", *words[at + 2 :]])


def _respelt(title: str, rng: Random) -> str | None:  # noqa: ARG001 - every kind takes both
    return _swapped(title, _SPELLINGS)


KINDS = (
    Kind("negation", APART, _negated), Kind("antonym", APART, _opposite), Kind("number", APART, _other_number),
    Kind("country", APART, _other_country), Kind("case", ALIKE, _recased), Kind("typo", ALIKE, _misspelt), Kind("prefix", ALIKE, _prefixed),
    Kind("suffix", ALIKE, _suffixed), Kind("word order", ALIKE, _reordered), Kind("truncation", ALIKE, _cut), Kind("quotes", ALIKE, _requoted),
    Kind("spelling", ALIKE, _respelt),
)  # fmt: skip


TEMPLATED = ("weekday or month", "template")  # both headlines are made


def changed(titles: Sequence[str], most: int = 400, seed: int = 7) -> Iterator[tuple[str, bool, str, str]]:
    """Yield (kind, alike, title, changed title), `most` of a kind, from titles of six words and more."""
    rng = Random(seed)
    fit = [title for title in dict.fromkeys(titles) if len(title.split()) >= 6 and title.isascii()]  # short ones are their own guard
    rng.shuffle(fit)
    for kind in KINDS:
        pairs = ((title, kind.change(title, rng)) for title in fit)
        found = [(title, other) for title, other in pairs if other is not None and other != title][:most]
        yield from ((kind.name, kind.alike, title, other) for title, other in found)
    yield from ((TEMPLATED[0], APART, *_two_days(title, rng)) for title in fit[:most])
    yield from ((TEMPLATED[1], APART, *_two_of_template(_TEMPLATES[i % len(_TEMPLATES)], rng)) for i in range(most))
