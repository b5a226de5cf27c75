# ruff: noqa: E501 - rows of words read better as rows
"""What a headline is about where another name, quarter or turn is another event: a market, a quake, a death, a firm's results. Pure.

"Siemens third-quarter profit beats expectations" is told anew of each firm and quarter, "Oil rises" of each day.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache

from aggregator.core.choices import choice
from aggregator.core.letters import plain_letters
from aggregator.core.spacing import is_spaced
from aggregator.core.stems import words_in

# What goes up and down each day. No word that news of one event begins with, too.
_ENGLISH = """
stocks shares gold silver copper wheat bourse oil crude pound rand gilts bonds
"""  # which much else is told of: "Oil tanker freed"
_MARKETS = f"""{_ENGLISH}
brent wti sterling dollar euro yen yuan rupee rouble ruble peso lira naira shilling bitcoin ethereum
dow nasdaq ftse nikkei sensex nifty dax mdax tecdax kospi kosdaq ibex cac smi atx stoxx topix hsi asx tsx jse russell ibov merval bovespa psi mib omx wig20 bux moex rts tasi bist100 psei klci sti taiex csi
börse aktien ölpreis ölpreise rohöl goldpreis dollarkurs eurokurs pétrole brut bolsa petróleo dólar oro ibovespa crudo borsa petrolio dollaro
beurs olieprijs aex børsen börsen oljepriset bitcoinin pörssi helsinki-indeksi giełda giełdzie złoty dolara kurs ropa wig20 burza
рубль рубля доллар доллара нефть нефти биржа биржи индекс индекса мосбиржа мосбиржи золото золота акции евро биткоин биткоина гривні гривня евро долар гривня нафта dolar altın bist borsada petrol النفط الدولار الذهب البورصة دلار طلا نفت بورس
सेंसेक्स निफ्टी पेट्रोल डीजल रुपया शेयर सोना चांदी הבורסה הדולר הנפט ihsg rupiah emas vn-index vàng χρηματιστήριο πετρέλαιο bursa bét forint tőzsde leul ibovespa merval bolsas peso euríbor euribor spread bund bunds libor treasuries treasurys yields soja café cobre trigo maíz milho boi ouro
"""
_MARKETS_UNSPACED = (
    "日経平均",
    "日経",
    "東証",
    "ドル円",
    "原油",
    "上证",
    "深成指",
    "创业板",
    "纳指",
    "道指",
    "标普",
    "人民币",
    "比特币",
    "ビットコイン",
    "비트코인",
    "나스닥",
    "다우",
    "金相場",
    "円相場",
    "股市",
    "a股",
    "沪指",
    "港股",
    "恒指",
    "美股",
    "油价",
    "金价",
    "코스피",
    "코스닥",
    "환율",
    "국제유가",
    "뉴욕증시",
    "対ドル",
    "兑美元",
    "ตลาดหุ้น",
    "ราคาทอง",
)
_MARKETS_OF_TWO = (
    "wall street",
    "hang seng",
    "s&p 500",
    "cac 40",
    "piazza affari",
    "ibex 35",
    "ftse mib",
    "euro stoxx",
    "dow jones",
    "russell 2000",
)
_SUBJECT = 3  # words in which a market is named that the headline is about: "Gold price rises", not "US bans Russian oil"

# What firms tell of each quarter.
RESULTS = """
profit profits earnings revenue revenues results sales loss losses ebitda quartalszahlen gewinn umsatz betriebsergebnis bénéfice bénéfices résultats
ganancias beneficio beneficios lucro receita utile utili ricavi winst omzet kwartaalcijfers vinst resultat zysk przychody прибыль выручка прибуток
guidance outlook dividend dividends prognose gewinnprognose dividende dividendo kâr karı kârı ciro أرباح laba pendapatan मुनाफा lợi nhuận
"""
_QUARTERS = "quarter quarterly half semestriel semestrielle semestre halbjahr semestrale semestral quartal quartals trimestre kwartaal kvartal kvartalet kwartał kwartale квартал квартале кварталі çeyrek çeyrekte kuartal तिमाही quý الربع τρίμηνο"
# What offices tell of each month.
_FIGURES = "inflation unemployment jobless payrolls cpi ppi gdp pmi exports imports inflación desempleo inflação desemprego inflazione disoccupazione arbeitslosigkeit arbeitslosenzahl chômage inflacja bezrobocie инфляция инфляции безработица enflasyon işsizlik inflasi inflatie"
# What befalls one place, and what befalls one person.
_QUAKES = """
quake earthquake tremor beben erdbeben séisme sismo terremoto scossa aardbeving jordskalv jordskælv trzęsienie землетрясение землетрус deprem gempa
زلزال زلزله भूकंप σεισμός zemětřesení földrengés cutremur
"""
_DEATHS = """
dies died obituary gestorben verstorben décès muere fallece morre falece morto morta overleden zmarł zmarła умер умерла скончался скончалась помер померла hayatını meninggal
"""
_FIRM = re.compile(rf"\b(?i:{choice(RESULTS.split())}) (?:da|do|de la|de|del|di|della|dell'|of|at|von|bei|van|för|från) ?([^\W\d_]\w+)")
_EACH = f"{_QUAKES} {_DEATHS} {RESULTS}"


def market(text: str) -> str:
    """Return the market whose turns a headline tells; "" where it tells of something else."""
    folded = plain_letters(text.casefold())
    if not is_spaced(text):
        return next((name for name in _MARKETS_UNSPACED if name in folded), "")
    known = known_words(_MARKETS)
    found = [word for word in words_in(folded)[:_SUBJECT] if word in known] or [name for name in _MARKETS_OF_TWO if name in folded]
    return found[0] if found else ""


def needs_movement(name: str) -> bool:
    """Tell whether of a market's name more is told than its turns."""
    return name in known_words(_ENGLISH)


def told_of_each(words: Collection[str]) -> bool:
    """Tell whether another name in the same sentence is another event: "Quake shakes Guerrero", "Former Leeds captain dies", "Bayer profit rises"."""
    return not known_words(_EACH).isdisjoint(words)


def told_of_quarters(words: Collection[str]) -> bool:
    """Tell whether a headline tells of a quarter of a year."""
    return not known_words(_QUARTERS).isdisjoint(words)


def told_of_quakes(words: Collection[str]) -> bool:
    """Tell whether a headline tells of a quake."""
    return not known_words(_QUAKES).isdisjoint(words)


def firm_behind(text: str) -> str:
    """Return the firm whose results a headline tells, where it stands behind them: "Lucro da Petrobras"; "" where it does not."""
    found = _FIRM.search(text)
    return found[1] if found and found[1][0].isupper() else ""


def told_of_results(words: Collection[str]) -> bool:
    """Tell whether a headline tells what a firm made in a quarter."""
    return not known_words(RESULTS).isdisjoint(words) and told_of_quarters(words)


def told_of_months(words: Collection[str]) -> bool:
    """Tell whether a headline gives a figure that is given each month."""
    return not known_words(_FIGURES).isdisjoint(words)


@lru_cache(maxsize=16)
def known_words(words: str) -> frozenset[str]:
    """Return the words of a table that is written in one text, as headlines have them: casefolded, in one way of writing."""
    return frozenset(plain_letters(words).split())
