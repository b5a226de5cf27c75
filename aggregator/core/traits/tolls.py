# ruff: noqa: E501 - rows of words read better as rows
"""Headlines that count the dead on: "Death toll from Halden ferry disaster climbs to 41" goes on from "Two die as Halden ferry sinks". Pure.

Of such a story the count is what changes, and much of the rest is worded anew each time.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import chain

from aggregator.core import choices
from aggregator.core.letters import plain_letters

_BEGINS = r"\b"  # before a word of a spaced script
# What is counted, and that it has grown: a row a language, "/" between the two.
_ROWS = """
\\b(?:death )?toll\\b|\\bnumber of (?:the )?(?:dead|deaths|victims|fatalities|people killed)|\\bdeaths? (?:from|in)\\b / \\b(?:rises?|rose|risen|climbs?|climbed|jumps?|soars?|mounts?|passes|tops|reaches|hits|nears|exceeds|surpasses|grows|now|at least)\\b
\\bzahl der (?:toten|opfer|todesopfer)|\\b(?:opfer|todes|toten)zahl\\b / \\b(?:steigt|stieg|gestiegen|erhöht|klettert|wächst)
\\bbilan\\b|\\bnombre (?:de|des) (?:morts|victimes) / \\b(?:s'alourdit|s'aggrave|passe à|monte à|grimpe|dépasse|atteint|revu à la hausse)
\\b(?:muertos|muertes|fallecidos|víctimas)\\b / \\b(?:sube|suben|asciende|ascienden|aumenta|aumentan|se eleva|se elevan|supera|superan|llegan? a)\\b
\\b(?:mortos|mortes|vítimas)\\b / \\b(?:sobe|sobem|chega a|chegam a|aumenta|passa de|passam de|ultrapassa|ultrapassam)\\b
\\b(?:morti|vittime)\\b / \\b(?:sale|salgono|si aggrava|supera|superano|arriva a)\\b
\\bdodental\\b|\\baantal (?:doden|slachtoffers) / \\b(?:stijgt|stijgen|gestegen|loopt op|loopt verder op|opgelopen|neemt toe)\\b
\\b(?:döds|dödstal)siffr|\\bantalet (?:döda|dödsoffer)|\\bdödstal / \\b(?:stiger|stigit|ökar|uppe i)\\b
\\bdøds?tal|\\bantallet af (?:døde|dræbte)|\\bantall (?:døde|drepte|omkomne) / \\b(?:stiger|steget|øker|oppe i)\\b
\\b(?:kuolon)?uhriluku|\\b(?:kuolonuhrien|kuolleiden|uhrien) määrä / \\b(?:nous|kasv)
\\bliczb\\w+ (?:ofiar|zabitych|zmarłych)|\\bbilans ofiar / \\b(?:rośnie|wzrosł|wzrasta|wzrósł)
\\bpočet (?:obětí|mrtvých) / \\b(?:stoup|vzrost|rost)
\\bnumărul (?:morților|deceselor|victimelor)|\\bbilanț / \\b(?:crescut|ajuns|urcat|crește|urcă)
\\b(?:halott|halálos áldozat|áldozat)\\w* száma / \\b(?:emelked|nőtt|nő\\b)
\\b(?:число|количество) (?:погибших|жертв|умерших|загиблих)|\\bкількість (?:загиблих|жертв) / \\b(?:выросл|возросл|увеличил|достигл|превысил|раст[её]т|зросл|збільшил|сягнул)
\\bброят на (?:загиналите|жертвите|жертви) / \\b(?:нарасн|расте|достигн)
\\bölü sayısı|\\bcan kaybı|\\bölenlerin sayısı|\\bkaybedenlerin sayısı / \\b(?:yüksel|art|çıktı|ulaş)
حصيلة|عدد (?:ال)?(?:قتلى|ضحايا|وفيات) / ارتفاع|ارتفع|ترتفع|يرتفع|تجاوز
شمار (?:کشته|قربانی|جان)|تعداد (?:کشته|قربانی|جان) / افزایش|رسید
(?:मरने वालों|मृतकों) की संख्या|मृतक संख्या|मौत का आंकड़ा / बढ़|पहुंच
নিহতের সংখ্যা|মৃতের সংখ্যা / বেড়ে|দাঁড়
\\b(?:jumlah )?korban (?:tewas|jiwa|meninggal)|\\bjumlah korban / \\b(?:bertambah|menjadi|naik|capai|mencapai)\\b
\\bsố (?:người (?:chết|thiệt mạng)|nạn nhân) / \\b(?:tăng|lên)\\b
\\bαριθμός των (?:νεκρών|θυμάτων)|\\bνεκροί / \\b(?:αυξήθηκε|ανέβηκε|αυξάνεται|ανεβαίνει|έφτασαν|στους)\\b
מספר ההרוגים|מניין ההרוגים / עלה|עולה
ยอดผู้เสียชีวิต|ยอดตาย / เพิ่ม|พุ่ง
遇难|罹难|死亡|死者 / 升至|上升|增至|增加|升到|攀升|超过
死者|犠牲者|死亡 / に達|に増|増え|に上|超|人に$
사망자|희생자 / 늘어|늘었|증가|넘어|넘었
"""


def grown(text: str) -> str:
    """Return the words by which a headline says that its count of the dead has grown; "" where it does not."""
    what, more = _patterns()
    folded = plain_letters(text.casefold())
    if not (what.search(folded) and more.search(folded)):
        return ""
    return " ".join(match[0] for pattern in (what, more) for match in pattern.finditer(folded))


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what finds what is counted, and what finds that it has grown; made when first asked for, which most commands never do."""
    rows = [row.split(" / ") for row in plain_letters(_ROWS).strip().splitlines()]
    what, more = ([row[part].strip() for row in rows] for part in (0, 1))
    return re.compile(_one_pattern(what)), re.compile(_one_pattern(more))


def _one_pattern(alternatives: Iterable[str]) -> str:
    """Return one pattern of many: those that begin a word by their first letters, for a fifth of the time that one after another takes."""
    every = list(chain.from_iterable(map(choices.alternatives, alternatives)))
    begins = [one.removeprefix(_BEGINS) for one in every if one.startswith(_BEGINS)]
    return "|".join([rf"{_BEGINS}(?:{choices.patterns(begins)})", *(one for one in every if not one.startswith(_BEGINS))])
