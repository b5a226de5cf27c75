"""Things of one kind that are never the same thing: a school and a hospital, a semi-final and a final. Pure."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache

from aggregator.core.stems import stem

# A row a kind; between bars what is one thing. No word that is a verb, a name or a wider word for another of its row, too.
_KINDS = """
school schools | hospital hospitals clinic | church cathedral chapel | mosque | synagogue | temple | hotel hotels | prison jail | airport | museum | library | cinema theatre theater | supermarket | restaurant cafe | factory | warehouse | nightclub | stadium | station stations | pub | zoo | university college | embassy | playground | monastery
train trains | bus buses | ferry ferries | helicopter helicopters | tram trams | lorry truck trucks | motorbike motorcycle | bicycle | plane jet airliner | yacht | submarine | balloon
dog dogs | cat cats | horse horses | cow cows cattle | pig pigs | sheep | shark sharks | wolf wolves | elephant elephants | snake snakes | crocodile alligator | whale whales | bee bees | bear bears | lion lions | tiger tigers | leopard | monkey monkeys | frog frogs | turtle turtles | dolphin dolphins | kangaroo | panda pandas | penguin penguins | spider spiders | mosquito mosquitoes | giraffe | rhino rhinos | hippo hippos | deer | jellyfish | octopus | owl owls | eagle eagles | chicken chickens | goat goats | camel camels | beaver beavers
laptop laptops | tv tvs television televisions | headphone headphones earbuds | tablet tablets | camera cameras | mattress mattresses | vacuum vacuums | smartwatch smartwatches | console consoles
football soccer | cricket | tennis | golf | rugby | hockey | basketball | baseball | cycling | boxing | swimming | volleyball | badminton | chess
gold | silver | copper | oil crude | wheat | corn maize | coffee | cocoa | sugar | cotton | rice | soybean soybeans | onion onions | tomato tomatoes | potato potatoes | egg eggs | milk | beef | olive olives | banana bananas | tea | wine | beer | nickel | lithium | palladium
measles | cholera | malaria | ebola | dengue | polio | mpox | cancer | diabetes | hepatitis | tuberculosis | rabies | mumps | typhoid | meningitis | obesity | asthma | dementia
murder | rape | arson | robbery | burglary | perjury | kidnap kidnapping abduction | terrorism | fraud | smuggling trafficking | treason | blackmail extortion | bribery graft | manslaughter | espionage spying | stalking | vandalism
burglary robbery | assault | arson
stabbing stabbings | shooting shootings | drowning drownings | burglary burglaries
album | song | film movie | novel book | musical | podcast
teacher teachers | nurse nurses | doctor doctors surgeon gp | pilot pilots | farmer farmers | firefighter firefighters | fisherman fishermen | postman | butcher | miner miners | journalist journalists | priest | taxi | barrister barristers | dentist dentists | plumber
cm centimetre centimetres centimeter centimeters | inch inches | km kilometre kilometres kilometer kilometers | mile miles | feet | metre metres meter meters | mm millimetre millimetres
tonne tonnes ton tons | kg kilogram kilograms | pound pounds | litre litres liter liters | gallon gallons | barrel barrels
acre acres | hectare hectares
dollar dollars | sgd | aud | cad | hkd | nzd | twd | euro euros | yen | yuan | rouble ruble | rupee rupees | peso | franc | rand | naira | lira
heart | liver | kidney | lung | brain | breast | prostate
muslim muslims | christian christians | hindu hindus | jewish jews | buddhist buddhists
red | orange | yellow | amber
oscar oscars | grammy grammys | emmy emmys | tony tonys | bafta baftas
solar | nuclear | coal
ryanair | easyjet | lufthansa | delta | qantas | jetblue | klm | toyota | honda | nissan | ford | tesla | volkswagen | bmw | hyundai | volvo | rivian | lucid | polestar | byd | renault | mazda | subaru | ferrari | mercedes | apple iphone | google alphabet youtube android | microsoft | amazon | facebook meta instagram whatsapp | netflix | twitter | nokia | ericsson | samsung | intel | nvidia | ibm | oracle | spotify | uber | lyft | airbnb | huawei | tiktok | sony | nintendo | snapchat | barclays | hsbc | lloyds | citi | jpmorgan | goldman | ubs | santander | natwest | bp | exxon exxonmobil | chevron | totalenergies | equinor | aramco | boeing | airbus | embraer | tesco | sainsbury | asda | morrisons | aldi | lidl | walmart | ikea | costco | mcdonald | starbucks | kfc | nestle | unilever | pfizer biontech | moderna | astrazeneca | novavax | merck | novartis | roche | sanofi
dax | ftse | nikkei topix | sensex nifty | kospi | asx | cac | ibex | nasdaq dow | hangseng | csi shanghai
bitcoin btc | ethereum eth | dogecoin doge | solana | xrp ripple
nba | nhl | nfl | mlb | ufc | nascar
fda | fbi | cia | nsa | epa | irs | faa | ftc | fcc | sec
fed | ecb | boe | boj | rba | snb
earthquake quake | typhoon hurricane cyclone | tornado | avalanche | wildfire | heatwave
schule grundschule gymnasium | krankenhaus klinik | pflegeheim seniorenheim altenheim | kirche | moschee | synagoge | hotel | gefängnis | flughafen | museum | fabrik | supermarkt | hochhaus | lagerhalle | tankstelle | disco | kita
zug | bus | fähre | hubschrauber | straßenbahn | lastwagen lkw
école collège lycée | hôpital | église | mosquée | synagogue | prison | aéroport | musée | usine | supermarché | immeuble | entrepôt | crèche | ehpad | hôtel
escuela colegio instituto | hospital | iglesia | mezquita | cárcel prisión | aeropuerto | museo | fábrica | hotel | residencia geriátrico | supermercado | discoteca | mercado
escola | hospital | igreja | presídio | aeroporto | museu | fábrica | hotel | supermercado | boate | mercado | creche | shopping
scuola | ospedale | chiesa | moschea | carcere | aeroporto | museo | fabbrica | albergo hotel | supermercato | capannone | discoteca
school basisschool | ziekenhuis | verzorgingstehuis verpleeghuis | kerk | moskee | gevangenis | fabriek | hotel | supermarkt | loods
szkoła szkole szkoły | szpital szpitalu szpitala | kościół kościele kościoła | hotel hotelu | fabryka fabryce fabryki | hala hali | blok bloku | kamienica kamienicy | supermarket
skola | sjukhus | kyrka | moské | fängelse | fabrik | hotell | flerfamiljshus | villa
школа школе школу | больница больнице больницу | церковь церкви | мечеть мечети | гостиница гостинице отель отеле | завод заводе | склад складе складу | рынок рынке | общежитие общежитии
школі | лікарня лікарні лікарню | церкві | готель готелі | заводі | складі | ринок ринку | гуртожиток гуртожитку
okul okulda | hastane hastanede hastanesinde | cami camide | otel otelde otelinde | fabrika fabrikada | hapishane cezaevi cezaevinde | pazar
sekolah | hotel | pasar | pabrik | masjid | gereja | gudang | bandara
مستشفى | مدرسة | مسجد | كنيسة | فندق | مصنع | سجن | مطار | سوق
स्कूल | अस्पताल | मंदिर | मस्जिद | होटल | फैक्ट्री कारखाने | जेल | बाजार
imf | worldbank
man | woman
boy | girl
mann | frau
homme | femme
hombre | mujer
niño | niña
uomo | donna
homem | mulher
man | vrouw
jongen | meisje
man | kvinna
mand | kvinde
mann | kvinne
mężczyzna | kobieta
мужчина | женщина
adam | kadın
"""  # noqa: E501 - a row reads better as a row
_LANGUAGES = (
    "english", "german", "french", "spanish", "portuguese", "italian", "dutch", "polish", "swedish", "russian", "turkish", "indonesian",
    "arabic", "hindi",
)  # fmt: skip
_ROUNDS = re.compile(r"\b(semi|quarter|halb|viertel|demi|quart de|cuartos de)?[- ]?(?:final|finals|finale|finales)\b", re.IGNORECASE)


def apart(ours: Collection[str], theirs: Collection[str]) -> tuple[str, str] | None:
    """Return two stems, one of each side alone, that are two things of one kind."""
    known = _things()
    others = [root for root in theirs if root in known]
    met = [(x, y) for x in ours if x in known for y in others if _are_two(known[x], known[y])] if others else []
    return min(met) if met else None


def _are_two(ours: frozenset[tuple[int, int]], theirs: frozenset[tuple[int, int]]) -> bool:
    return ours.isdisjoint(theirs) and not {row for row, _ in ours}.isdisjoint(row for row, _ in theirs)


@lru_cache(maxsize=1)
def _things() -> dict[str, frozenset[tuple[int, int]]]:
    """Return stem -> rows and places of the table."""
    found: dict[str, set[tuple[int, int]]] = {}
    for row, line in enumerate(_KINDS.strip().splitlines()):
        for place, thing in enumerate(line.split("|")):
            for word in thing.split():
                for root in {word, *(stem(word, language) for language in _LANGUAGES)}:
                    found.setdefault(root, set()).add((row, place))
    return {root: frozenset(places) for root, places in found.items()}


def rounds(text: str) -> frozenset[str]:
    """Return the rounds of a cup that a headline names: "semi", "quarter", "" for the final."""
    return frozenset((match[1] or "").casefold() for match in _ROUNDS.finditer(text)) if "inal" in text else frozenset()
