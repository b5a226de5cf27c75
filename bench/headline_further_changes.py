# ruff: noqa: E501, SIM905 - rows of words read better as rows
"""Further kinds of headlines changed on purpose, beside bench/headline_changes.py, which a second and a third generator found wanting.

As there, the lists of words are this file's own: nothing of core may be read here, or a test would ask the code about what it was told.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from random import Random

from bench.headline_changes import ALIKE, APART, Kind

_VERBS = dict(
    row.split("/")
    for row in "says/say plans/plan wants/want seeks/seek wins/win gets/get takes/take makes/make leads/lead backs/back opens/open meets/meet "
    "signs/sign visits/visit reports/report drops/drop joins/join leaves/leave buys/buy sells/sell files/file hires/hire picks/pick launches/launch "
    "unveils/unveil posts/post marries/marry speaks/speak tells/tell returns/return faces/face announces/announce closes/close beats/beat".split()
)
_REFUSALS = ("is unable to {}", "has yet to {}", "declines to {}", "does not {}", "never {}s", "won't {}", "fails to {}")
_SAID = {"says": "denies", "confirms": "denies", "claims": "denies", "plans": "rules out", "wants": "rejects", "backs": "opposes"}
_DIRECTIONS = (
    "north south east west".split(),
    "northern southern eastern western".split(),
    "northeast northwest southeast southwest".split(),
)
_MANY = ("dozens hundreds thousands".split(), "million billion".split())
_SURNAMES = "Ashdown Bellamy Corrigan Devlin Eastman Faulkes Grimshaw Hathaway Ingleby Jessop Kingsley Lomax Merriweather Nettleton Oakeshott Prescott".split()
_GIVEN = "Alastair Beatriz Cedric Delphine Everett Farida Giacomo Harriet Ismael Joaquin Kirsten Leopold Mathilde Nikolai Ottavia Phyllis".split()
_FIRMS = "Bertelsmann,Cadbury,Daikin,Fortnum,Glencore,Halliburton,Invesco,Kawasaki,Lufthansa,Monsanto,Nordea,Olivetti,Pirelli,Raytheon,Schindler,Tupperware,Fisher Price,Morgan Stanley".split(
    ","
)
_FAMOUS = "Obama Putin Merkel Snowden Clooney Beyonce Carney Icahn Yellen Thatcher Mandela Okonjo Lohan Woodley Keibler Efron Sandberg Bieber".split()
_BORN = "George|Lindsay|Edward|Shailene|Stacy|Zac|Sheryl|Carl|Miley|Barack|Vladimir|Angela|Neil|Jared|Jennifer|Oprah|Margaret|Charles"
_KNOWN_FIRMS = "GM|Google|Apple|eBay|EBay|Microsoft|Comcast|Netflix|Sbarro|Chiquita|Fyffes|UniCredit|HBO|Facebook|Norland Motors".split("|")
_TOWNS = "Baghdad London Paris Tokyo Moscow Boston Chicago Berlin Cairo Kabul Halden Storlund Vellsund Austin Miami".split()
_OTHER_TOWNS = (
    "Toledo,Genoa,Bilbao,Lodz,Tulsa,Boise,Kyoto,Adelaide,Salvador,Davao,Odessa,Tampere,Cork,Baton Rouge,Cape Town,Santa Fe".split(",")
)
# One sentence with one of several things in it.
_FRAMES = (
    ("Runaway {} closes motorway for two hours", "heifer ostrich alpaca stallion piglet boar badger emu".split()),
    ("{} from Halden jailed for selling forged tickets", "Dentist Butcher Organist Bailiff Violinist Locksmith Vicar Surveyor".split()),
    ("Thieves take antique {} from village museum", "cello harp trumpet clarinet banjo oboe accordion flute".split()),
    ("{} recalled over glass fragments", "Yoghurt Herring Sausages Lentils Cider Mustard Honey Olives".split()),
    ("Fire destroys {} on the edge of Halden", "windmill barn chapel brewery sawmill greenhouse lighthouse abbey".split()),
    ("Woman hurt as {} overturns near Storlund", "tractor tram minibus scooter rickshaw ambulance caravan trailer".split()),
    ("{} cases double in a week, clinic says", "Measles Mumps Cholera Typhoid Rabies Malaria Shingles Scabies".split()),
    ("Halden club wins national {} title", "netball archery snooker curling judo rowing fencing croquet".split()),
    ("Skier out for season with broken {}", "ankle wrist collarbone thumb jaw shin elbow rib".split()),
    (
        "{} charged with taking bribes over harbour contract",
        "Mayor,Governor,Ambassador,Bishop,Senator,Foreign minister,Police chief,Attorney general".split(","),
    ),
    ("Singer's {} opens bakery in Storlund", "nephew widow uncle daughter cousin stepson mother-in-law grandson".split()),
    ("Price of {} climbs to highest in nine years", "copper zinc nickel platinum cobalt wheat cocoa rubber".split()),
    ("{} blocks coast road for a second day", "Landslide Flood Avalanche Blizzard Wildfire Collision Explosion Rockfall".split()),
    ("Court clears cashier of {}", "arson forgery perjury smuggling blackmail burglary stalking manslaughter".split()),
    ("{} team keeps coach after fourth defeat", "Hockey Cricket Rugby Handball Volleyball Badminton Lacrosse Softball".split()),
    ("Ferry to {} cancelled over fuel dispute", "Iceland Malta Cyprus Denmark Estonia Tunisia Albania Croatia".split()),
    ("{} man finds Roman coins in garden", "Ohio,Kentucky,Vermont,Nebraska,Oregon,Idaho,North Dakota,New Hampshire".split(",")),
    ("Harbour talks to resume in {}", "January March May August October November December February".split()),
    ("Driver, {}, cleared of causing crash", [str(age) for age in range(19, 90)]),
    ("Curfew in Halden starts at {}pm", [str(hour) for hour in range(1, 12)]),
    ("Full time: Halden {} Storlund 4", [str(goals) for goals in range(8)]),
    ("{} of nurses plan to leave, survey finds", "Half,A third,A quarter,Two thirds,A fifth,Three quarters".split(",")),
)
_SIDES = "{0} outclass {1} in opener|{0} sues {1} over patent|{0} lends {1} two ships|{0} crash out to {1}|{0} accuses {1} of spying|{0} fall to {1} on penalties|{0} 3, {1} 1".split(
    "|"
)
_TEAMS = "Halden,Storlund,Vellsund,Iceland,Malta,Kodak,Pentax,Wigan,Ajax".split(",")
_AROUND = (
    "(Reuters) - {}", "{} (AP)", "{} (AFP)", "BBC News - {}", "AP NewsAlert: {}", "News alert: {}", "Top story: {}", "{} - World - CBC News",
    "{} | Voice of America - English", "{} - FOX 5", "{} - KTVU", "• {}", "🚨 {}", "{} 🎬", "📈 UPDATE 1-{}", "  {}  ", "{}.", "{} - Belfast Telegraph",
    "Sky News: {}", "{}\u200b",
)  # fmt: skip
_CUTS = ("...", "\u2026", " [...]", " [\u2026]", " (...)", " ... - BBC News", " ... | Reuters")
_MORE = (" on Monday", " Tuesday", " on Friday", ", officials say", ", local media report", ", minister says", ": report", " - sources")
_WRITTEN = (
    ("Harbour festival costs Halden $5 million", "Harbour festival costs Halden $5m"), ("Harbour festival costs Halden USD5 million", "Harbour festival costs Halden $5 million"),
    ("Lighthouse reopens after two decades of repairs", "Lighthouse reopens after 20 years of repairs"), ("Couple reunited after a century apart, letters show", "Couple reunited after 100 years apart, letters show"),
    ("Ferry delayed for half an hour by fog off Halden", "Ferry delayed for 30 minutes by fog off Halden"), ("Rates to stay at 2-3% for a year, bank says", "Rates to stay at 2-3 % for a year, bank says"),
    ("Halden sells 1,200 tonnes of herring to Malta", "Halden sells 1200 tonnes of herring to Malta"), ("Turnout at 45% by noon in Halden election", "Turnout at 45 per cent by noon in Halden election"),
    ("Three ships collide in fog off Halden harbour", "3 ships collide in fog off Halden harbour"), ("Halden third in ranking of tidy harbours", "Halden 3rd in ranking of tidy harbours"),
    ("Halden firm sees Q3 sales fall on weak demand", "Halden firm sees third quarter sales fall on weak demand"), ("Bank of England keeps rates steady for a year", "BoE keeps rates steady for a year"),
    ("South by Southwest opens with talk on privacy", "SXSW opens with talk on privacy"), ("Halden council won't fund ferry to Malta", "Halden council will not fund ferry to Malta"),
    ("Envoy of U.N. Security Council visits Halden port", "Envoy of United Nations Security Council visits Halden port"), ("High-speed ferry runs aground off Halden", "High speed ferry runs aground off Halden"),
    ("Halden's mayor says 'no' to casino by the sea", "Halden\u2019s mayor says \u201cno\u201d to casino by the sea"), ("R&amp;D centre of Norland Motors opens in Halden", "R&D centre of Norland Motors opens in Halden"),
    ("Norland Motors (NYSE:NOR) to close plant in Halden", "Norland Motors to close plant in Halden"), ("Ploughed fields reveal villa near Halden", "Plowed fields reveal villa near Halden"),
)  # fmt: skip

# Headlines in which each kind finds something to change, where no others are at hand.
_SEEDS = """
George Clooney says northern ferry plan saves dozens of jobs at Google
Lindsay Lohan claims eastern suburb hosts hundreds of her fans
Edward Snowden says southern states watch thousands of phones
Shailene Woodley confirms western film tour brings Apple on board
Stacy Keibler says GM paid two million for north shore villa
Zac Efron backs south London theatre with three million pounds
Sheryl Sandberg says Facebook plans east coast office for hundreds
Carl Icahn wants Netflix to sell west coast studio for a billion
Miley Cyrus says dozens of fans slept outside northwest arena
Barack Obama says southern border towns lost thousands of homes
Vladimir Putin claims eastern pipeline will cost two billion dollars
Angela Merkel confirms northern wind park creates hundreds of posts
Neil Young says Sony paid million for western songs
Jared Pobre plans southeast resort with dozens of beach huts
Jennifer Lawrence backs northeast shelter that feeds thousands
Oprah Winfrey says Comcast offered billion for southwest channel
Margaret Thatcher wants northern mines sold, papers of 1984 say
Charles Plosser says Microsoft moves hundreds of posts east
Barack Okonjo says HBO filmed dozens of scenes in north Halden
Angela Yellen claims UniCredit lost million in southern branch
Vladimir Efron confirms Chiquita ships thousands of crates west
George Sandberg says eBay sold hundreds of eastern stamps
""".strip().splitlines()


def _in_title(title: str, words: str) -> str:
    """Return `words` with capitals where the title has them on all long words."""
    long = [word for word in title.split() if len(word) > 3]
    return words.title() if sum(word[0].isupper() for word in long) > 0.7 * len(long) else words


def _verb(title: str) -> re.Match[str] | None:
    if re.search(r"\b(?:not|no|never|without|denies|refuses|fails|unable|yet)\b|n't\b", title, re.IGNORECASE):
        return None
    return re.search(rf"(?<=\w )({'|'.join(_VERBS)})(?= [a-zA-Z])", title, re.IGNORECASE)


def _refused(title: str, rng: Random) -> str | None:
    if not (found := _verb(title)):
        return None
    verb = _VERBS[found[0].lower()]
    return title[: found.start()] + _in_title(title, rng.choice(_REFUSALS).format(verb)) + title[found.end() :]


def _denied(title: str, rng: Random) -> str | None:  # noqa: ARG001 - every kind takes both
    found = _verb(title)
    other = _SAID.get(found[0].lower()) if found else None
    return title[: found.start()] + _in_title(title, other) + title[found.end() :] if found and other else None


def _of_rows(*rows: Sequence[str]) -> Callable[[str, Random], str | None]:
    """Return what puts another word of a row in the place of one of its words."""

    def change(title: str, rng: Random) -> str | None:
        for row in rows:
            if found := re.search(rf"(?<![\w-])({'|'.join(row)})(?![\w-])", title, re.IGNORECASE):
                other = rng.choice([word for word in row if word != found[0].lower()])
                return title[: found.start()] + (other.capitalize() if found[0][0].isupper() else other) + title[found.end() :]
        return None

    return change


def _other_of(known: Sequence[str], others: Sequence[str]) -> Callable[[str, Random], str | None]:
    """Return what puts one of `others` in the place of the first of `known` in a headline."""

    def change(title: str, rng: Random) -> str | None:
        found = re.search(rf"(?<![\w-])({'|'.join(map(re.escape, known))})(?![\w-])", title)
        return title[: found.start()] + rng.choice(others) + title[found.end() :] if found else None

    return change


def _other_given(title: str, rng: Random) -> str | None:
    found = re.search(rf"\b(?:{_BORN})(?= (?!Is|In|To|On|At|And|The|Says)[A-Z][a-z]+)", title)
    return title[: found.start()] + rng.choice(_GIVEN) + title[found.end() :] if found else None


def _around(title: str, rng: Random) -> str | None:
    return (
        None
        if re.match(r"[^a-z]{4,}[:-]|.{0,40}(?:live|video|review|recap|why|how)\b", title, re.IGNORECASE)
        else rng.choice(_AROUND).format(title)
    )


def _cut(title: str, rng: Random) -> str | None:
    keep = title[: int(len(title) * 0.8)].rsplit(" ", 1)[0].rstrip(" ,;:-")
    return keep + rng.choice(_CUTS) if len(title.split()) >= 8 else None


def _more(title: str, rng: Random) -> str | None:
    if re.search(
        r"day\b|today|tonight|[:;]|\bsay|said|report|source|official|police|forecast|review|recap|live|why|how", title, re.IGNORECASE
    ):
        return None
    return title + rng.choice(_MORE)


def _slip(word: str, rng: Random) -> str:
    at = rng.randrange(1, len(word) - 1)
    sign = rng.choice("abcdefghijklmnopqrstuvwxyz".replace(word[at].lower(), ""))
    return rng.choice(
        (
            word[:at] + sign + word[at + 1 :],
            word[:at] + sign + word[at:],
            word[:at] + word[at + 1 :],
            word[:at] + word[at + 1] + word[at] + word[at + 2 :],
        )
    )


def _slipped(title: str, rng: Random) -> str | None:
    """A slip in any word of six letters, names too: no word that another slip makes another one ("Merton")."""
    words = title.split()
    long = [at for at, word in enumerate(words) if len(word) >= 6 and word.isalpha() and not word.isupper()]
    if not long or re.search(r"live|explain|takeaway|opinion|review", title, re.IGNORECASE):
        return None
    at = rng.choice(long)
    return " ".join([*words[:at], _slip(words[at], rng), *words[at + 1 :]])


def _lost_space(title: str, rng: Random) -> str | None:
    words = title.split()
    at = rng.randrange(1, len(words) - 1)
    if not (words[at] + words[at + 1]).isalpha() or re.search(
        r"\b(?:no|not|a|one|two|three|four|five|six|seven|eight|nine|ten|first|second|third|half)\b|illion|hundred|thousand",
        title,
        re.IGNORECASE,
    ):
        return None
    return " ".join([*words[:at], words[at] + words[at + 1], *words[at + 2 :]])


FURTHER = (
    Kind("refusal", APART, _refused), Kind("denial", APART, _denied), Kind("direction", APART, _of_rows(*_DIRECTIONS)), Kind("how many", APART, _of_rows(*_MANY)),
    Kind("family name", APART, _other_of(_FAMOUS, _SURNAMES)), Kind("given name", APART, _other_given), Kind("firm", APART, _other_of(_KNOWN_FIRMS, _FIRMS)),
    Kind("town", APART, _other_of(_TOWNS, _OTHER_TOWNS)), Kind("marks around it", ALIKE, _around), Kind("forms of cut", ALIKE, _cut),
    Kind("a day or who said it", ALIKE, _more), Kind("slip in any word", ALIKE, _slipped), Kind("space lost", ALIKE, _lost_space),
)  # fmt: skip
MADE = ("thing in a frame", "sides changed", "written otherwise")  # both headlines are made


def further(titles: Sequence[str], most: int = 400, seed: int = 11) -> Iterator[tuple[str, bool, str, str]]:
    """Yield (kind, alike, title, changed title), `most` of a kind, from titles of six words and more."""
    rng = Random(seed)
    fit = [
        title for title in dict.fromkeys((*titles, *_SEEDS)) if len(title.split()) >= 6 and title.isascii() and not title.endswith("...")
    ]
    rng.shuffle(fit)
    for kind in FURTHER:
        pairs = ((title, kind.change(title, rng)) for title in fit)
        found = [(title, other) for title, other in pairs if other is not None and other != title][:most]
        yield from ((kind.name, kind.alike, title, other) for title, other in found)
    for frame, things in _FRAMES:
        one, other = zip(*(rng.sample(things, 2) for _ in range(8)), strict=True)
        yield from ((MADE[0], APART, frame.format(x), frame.format(y)) for x, y in zip(one, other, strict=True))
    for frame in _SIDES:
        yield from ((MADE[1], APART, frame.format(x, y), frame.format(y, x)) for x, y in (rng.sample(_TEAMS, 2) for _ in range(8)))
    yield from ((MADE[2], ALIKE, one, other) for one, other in _WRITTEN)
