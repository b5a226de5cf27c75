# ruff: noqa: E501 - rows of words read better as rows
"""Words of one kind that never say the same where one stands in the other's place: north and south, a mayor and a governor; of our own choosing. Pure.

Unlike core.pairs.kinds they tell two headlines apart only where all else is the same: in other company "police" and "army", or "profit" and
"sales", are of one report. No wider word for another of its row: "attack" is what a stabbing is, and a worker may be a miner.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from aggregator.core.words import things

# A row a kind; between bars what may be one thing.
_ROWS = """
north northern | south southern | east eastern | west western | central
northeast northeastern | northwest northwestern | southeast southeastern | southwest southwestern | central
north northern | southeast southeastern
north northern | southwest southwestern
south southern | northeast northeastern
south southern | northwest northwestern
east eastern | northwest northwestern
east eastern | southwest southwestern
west western | northeast northeastern
west western | southeast southeastern
january | february | march | april | may | june | july | august | september | october | november | december
monday | tuesday | wednesday | thursday | friday | saturday | sunday
yesterday | today | tomorrow
morning | afternoon | evening | night | midnight | noon midday
spring | summer | autumn | winter
hourly | daily | weekly | monthly | quarterly | annual annually yearly
red | blue | green | yellow | black | white | orange | purple violet | pink | brown | grey gray | silver | golden gold | beige | turquoise | teal | cyan | magenta | maroon | crimson scarlet | indigo | navy | ivory | khaki | lavender | olive | aqua | coral | tan | azure | fuchsia
dozens scores | hundreds | thousands | millions | billions | trillions
thousand | million | billion | trillion
twice | thrice
higher up | lower down | flat unchanged steady | mixed
best | worst
father dad fathers dads | mother mum mom mothers mums moms | son sons | daughter daughters | brother brothers | sister sisters | uncle | aunt | nephew | niece | grandfather grandad grandpa | grandmother grandma granny | husband husbands | wife wives | girlfriend | boyfriend | cousin | widow | widower | stepfather | stepmother | fiance fiancé | fiancee fiancée | godfather | godmother
child children kid kids | adult adults | pensioner pensioners | teenager teenagers teen teens | baby babies infant infants toddler toddlers | parent parents
father | child | grandfather | grandmother
president presidents | mayor mayors | governor governors | senator senators | chancellor | king kings | queen queens | pope popes | ambassador ambassadors envoy envoys | judge judges | bishop bishops | archbishop | prince princes | princess princesses | sheriff sheriffs | general generals | emperor | sultan | emir | ayatollah | rabbi | imam | duke | duchess | councillor councillors councilman | pm premier
president | minister | mayor | governor | senator | ambassador | judge | spokesman spokeswoman | secretary
pm premier prime | defense defence | foreign | finance | interior home | justice | health | education | transport transportation | energy | labor labour | sports sport | environment | agriculture farm | trade commerce | culture | tourism | housing | immigration
chairman chairwoman chair | treasurer | secretary | president | director
ceo | cfo | coo | cto
soldier soldiers troops | teacher teachers | nurse nurses | doctor doctors physician physicians | pilot pilots | lawyer lawyers attorney attorneys | priest priests | miner miners | journalist journalists reporter reporters | student students pupil pupils | farmer farmers | firefighter firefighters fireman firemen | policeman policemen cop cops | nun nuns | monk monks | sailor sailors | builder builders | baker bakers | butcher butchers | postman postmen | fisherman fishermen | cleaner cleaners | waiter waiters waitress | chef chefs cook | carpenter carpenters | plumber plumbers | electrician electricians | dentist dentists | pharmacist pharmacists | engineer engineers | accountant accountants | banker bankers | trader traders | broker brokers | scientist scientists | professor professors | librarian librarians | architect architects | civilian civilians | tourist tourists | refugee refugees | migrant migrants | prisoner prisoners inmate inmates | pensioner pensioners | actor actress actors actresses | singer singers | dancer dancers | comedian comedians | painter painters | sculptor | poet poets | novelist novelists author authors | playwright | composer composers | conductor | drummer | guitarist | pianist | violinist | saxophonist | trumpeter | bassist | rapper rappers | photographer photographers | model models | magician | chemist | physicist | economist economists | historian | philosopher | astronaut astronauts | biologist | astronomer | mathematician | senator | general | bishop | broadcaster | footballer | cricketer | golfer | boxer | jockey | swimmer | cyclist | sprinter | designer | politician | director | producer | editor | publisher | nanny | midwife | lecturer | barrister | solicitor | detective detectives | paramedic paramedics | diver divers | miller | tailor | hairdresser | driver drivers | lifeguard
goalkeeper keeper | striker forward | defender | midfielder | winger | captain | coach manager | referee umpire | quarterback | pitcher | catcher | linebacker | cornerback | kicker | batsman | bowler | fullback | scrum-half
crash crashes collision | explosion explosions blast blasts bombing bombings | shooting shootings gunfire | stabbing stabbings | robbery robberies heist | kidnapping kidnappings abduction | fire fires blaze wildfire wildfires bushfire | flood floods flooding | earthquake earthquakes quake | landslide landslides mudslide mudslides | tornado tornadoes twister | hurricane hurricanes | typhoon | blizzard blizzards snowstorm | avalanche | drought | heatwave | tsunami | eruption | collapse | riot riots | stampede | sinking capsizing
shooting | stabbing | assault | robbery | burglary | arson | fraud | theft | murder | rape | manslaughter | perjury | bribery corruption | blackmail extortion | smuggling trafficking | forgery | vandalism | stalking | embezzlement | treason | hacking | kidnapping
coup | election elections vote poll polls | referendum | inauguration | impeachment
plane jet airliner | train trains | bus buses coach coaches minibus | ferry boat ship vessel boats ships | helicopter chopper | truck lorry trucks lorries | car cars | van vans | motorcycle motorbike | bicycle bike | tram trams | subway metro | taxi taxis cab | tractor | submarine | ambulance | spacecraft rocket | balloon
football soccer | basketball | tennis | cricket | golf | hockey | rugby | baseball | volleyball | handball | badminton | wrestling | boxing | cycling | swimming | athletics | softball | lacrosse | netball | rowing | sailing | skiing | snowboarding | skating | gymnastics | darts | snooker | chess | surfing | fencing | judo | squash
gold | silver | bronze
primary elementary | middle | high | nursery kindergarten | secondary
profit profits earnings income | revenue revenues sales turnover | loss losses | cost costs | wage wages pay salaries | debt | deficit | surplus | dividend | exports | imports | jobs | rents | inflation | growth | unemployment | output production | orders | margins | capacity | inventories stocks
wheat | corn maize | rice | coffee | cocoa | sugar | cotton | gold | silver | copper | oil crude | gas | coal | iron | steel | aluminum aluminium | zinc | nickel | tin | lead | cobalt | palladium | uranium | lithium | platinum | rubber | timber lumber | tea | soybeans soya | barley | beef | pork | milk | butter | bitcoin
democrats democrat | republicans republican gop | labour | conservatives tories conservative tory | liberals liberal | greens | socialists socialist | communists communist | nationalists
republican | democratic democrat
army military | navy | police | coastguard | air
sunny sunshine | rain rainy showers | snow snowy | fog foggy | cloudy clouds overcast | windy winds | thunderstorms thunder storms | hail | frost frosty | hot heat | cold | dry | humid
aries | taurus | gemini | cancer | leo | virgo | libra | scorpio | sagittarius | capricorn | aquarius | pisces
movie film | book novel | album | song single | play | musical | podcast | opera | ballet | sitcom | documentary
africa african | asia asian | europe european | america american | antarctica antarctic | australia australian | arctic
atlantic | pacific | arctic | mediterranean | baltic | caribbean
mars | venus | jupiter | saturn | moon lunar | mercury | neptune | uranus | pluto | sun solar
supreme | high | appeals appeal appellate | district | crown | federal | family | magistrates
county | state | federal | city municipal | parish
upper | lower | middle
inner | outer
home | away
men male males | women female females
boys | girls
muslim muslims islamic | christian christians | hindu hindus | jewish jews | buddhist buddhists | sikh sikhs | catholic catholics | protestant protestants | sunni sunnis | shia shiite shiites
mosque mosques | church churches cathedral | temple temples | synagogue synagogues | school schools | hospital hospitals clinic | hotel hotels | museum museums | library libraries | market markets | factory factories plant | airport airports | station stations | stadium stadiums arena | bank banks | court courthouse | embassy embassies consulate | prison prisons jail | university college | bakery | restaurant restaurants cafe | theater theatre cinema | bridge | tunnel | mine | farm | nightclub | supermarket | warehouse | park | zoo | port harbour harbor | dam | refinery | barracks base
dog dogs | cat cats | horse horses | cow cows cattle | pig pigs | sheep | shark sharks | wolf wolves | bear bears | tiger tigers | lion lions | elephant elephants | snake snakes | whale whales | dolphin dolphins | bird birds | monkey monkeys | rabbit rabbits | deer | panda pandas | gorilla gorillas | crocodile crocodiles | alligator
chicken poultry | beef | pork | lamb | fish | salmon | tuna | lettuce | spinach | cheese | milk | butter | eggs egg | peanut peanuts | almond almonds | tomato tomatoes | potato potatoes | apple apples | banana bananas | bread | chocolate | honey
cancer | diabetes | malaria | cholera | measles | polio | flu influenza | ebola | hiv aids | tuberculosis | dengue | asthma | dementia alzheimer | stroke | pneumonia
breast | lung | prostate | skin | liver | kidney | brain | heart | colon bowel | throat | blood
phone phones smartphone smartphones | tablet tablets | laptop laptops | watch watches smartwatch | camera cameras | console consoles | headset headphones | tv tvs television
liberal | conservative | libertarian
former ex | current present incumbent | future next
single | double | triple | quadruple
civil | criminal | military
oil | gas | electricity power | water
marry marries married marrying wed weds wedding | divorce divorces divorced divorcing dump dumps dumped jilt jilts jilted leaves left | engaged
wedding | funeral
birth | death deaths | wedding
life | death
debut debuts premiere | finale farewell
live lives lived survive survives survived | die dies died dead
steal steals stole stolen | return returns returned
seized | returned released
take takes took taken | give gives gave given
send sends sent | receive receives received
top tops topped beat beats exceed exceeds exceeded | trail trails trailed miss misses missed lag lags
hold holds held | free frees freed
reveal reveals revealed unveil unveils unveiled show shows | hide hides hid hidden conceal conceals
spend spends spending spent | save saves saving saved
push pushes pushed pushing | pull pulls pulled pulling
split splits | merge merges merged
urge urges urged encourage encourages encouraged | discourage discourages discouraged deter deters
help helps helped aid aids boost boosts | harm harms harmed hurt hurts hamper hampers
slow | fast quick rapid speedy swift
major | minor
progress breakthrough | stalemate deadlock impasse
official | unofficial
borrow borrows | lend lends | repay repays
praise praises praised hail hails | blame blames blamed slam slams
strike strikes struck hit hits | spare spares spared
earlier | later
arrival arrives | departure departs
entry | exit
ancient | modern
temporary | permanent
mandatory compulsory | voluntary optional
indoor | outdoor
shallow | deep
wet | dry
calm | rough
raw | cooked
lender lenders | borrower borrowers
host hosts | guest guests
hero heroes | villain villains
question questions | answer answers
problem problems | solution solutions
include includes included | exclude excludes excluded
remember remembers | forget forgets
unite unites united | divide divides divided
freeze freezes froze frozen | thaw thaws
cause causes | cure cures | prevent prevents
stolen lost | found recovered returned
kill kills killed | save saves saved spare spares spared rescue rescues rescued
end ends ended finish finishes finished | prolong prolongs prolonged extend extends extended continue continues continued
hit hits | miss misses missed
promise promises promised vow vows vowed pledge pledges pledged agree agrees agreed offer offers offered | refuse refuses refused
better | worse
fastest quickest | slowest
military | civilian civilians
arrive arrives arrived | leave leaves left depart departs departed
invade invades invaded | leave leaves left
warn warns warned | reassure reassures reassured
fix fixes fixed repair repairs repaired | break breaks broke broken wreck wrecks
ceasefire truce | offensive assault
delay delays delayed postpone postpones postponed | hasten hastens hastened speed speeds
invest invests invested | divest divests divested
sue sues sued | settle settles settled
smaller | bigger larger
sink sinks sank | float floats floated
sack sacks sacked fire fires fired oust ousts ousted | employ employs employed hire hires hired appoint appoints appointed
hurt injured wounded | unhurt unharmed unscathed | killed dead
""".strip().splitlines()
# Who denies or will not have what another affirms or wants, whatever word the other has; by several words, too.
_REFUSALS = frozenset(
    """
deny denies denied denying refute refutes refuted dispute disputes disputed rebut rebuts rebutted reject rejects rejected rejecting
oppose opposes opposed opposing doubt doubts doubted contradict contradicts retract retracts retracted disavow disavows spurn spurns
spurned rebuff rebuffs rebuffed shun shuns shunned renounce renounces renounced
""".split()  # noqa: SIM905 - a row of words
)
# Words that say nearly the same as one of them, or that tell what becomes of it: they are no contrary.
_LIKE_REFUSALS = frozenset(
    """
refuse refuses refused condemn condemns condemned slam slams slammed fight fights fought block blocks blocked veto vetoes vetoed protest
protests protested resist resists resisted criticise criticize criticises criticizes snub snubs snubbed denounce denounces denounced
question questions questioned challenge challenges challenged blast blasts blasted decry decries attack attacks attacked deplore
deplores quash quashes quashed overturn overturns overturned scrap scraps scrapped drop drops dropped throw throws bar bars barred scoff
scoffs mock mocks ridicule ridicules brush brushes debunk debunks decides avoid avoids ignore ignores ignored defy defies defied cancel
cancels
""".split()  # noqa: SIM905 - a row of words
)
# Trades that no list need have: an oncologist is no geneticist.
_TRADE = re.compile(
    r"(?:olog|iatr|therap|metr|enetic|hem)ist$|(?:ograph|graph)er$|(?:hropod|htham|tat|ob|hys)ician$|surgeon$|smith$|wright$"
)
_Places = frozenset[tuple[int, int]]


def of_one_kind(one: str, other: str) -> bool:
    """Tell whether two English words are of one kind and not the same: casefolded, as they stand."""
    if _TRADE.search(one) and _TRADE.search(other) and one != other:
        return True
    known = _known()
    ours, theirs = known.get(one), known.get(other)
    if not (ours and theirs):
        return False
    return ours.isdisjoint(theirs) and not {row for row, _ in ours}.isdisjoint({row for row, _ in theirs})


def is_somebody(word: str) -> bool:
    """Tell whether a word is a trade, an office or a relative."""
    return word in _people()


def refused(one: str, other: str) -> bool:
    """Tell whether one of two words refuses or denies and the other does nothing of the kind."""
    will, will_not = sorted((one, other), key=_REFUSALS.__contains__)
    return will_not in _REFUSALS and will not in _REFUSALS and will not in _LIKE_REFUSALS


@lru_cache(maxsize=1)
def _people() -> frozenset[str]:
    return frozenset(word for row in things.PEOPLE for thing in row.split(", ") for word in thing.split("/"))


@lru_cache(maxsize=1)
def _known() -> Mapping[str, _Places]:
    """Return word, or name of several words, -> rows and places of the tables."""
    found: dict[str, set[tuple[int, int]]] = {}
    rows = [[kind.split() for kind in row.split("|")] for row in _ROWS] + [
        [thing.split("/") for thing in row.split(", ")] for row in things.ROWS
    ]
    for row, kinds in enumerate(rows):
        for place, words in enumerate(kinds):
            for word in words:
                found.setdefault(word, set()).add((row, place))
    return {word: frozenset(places) for word, places in found.items()}
