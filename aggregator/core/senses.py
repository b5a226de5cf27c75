# ruff: noqa: E501 - rows of words read better as rows
"""Words that say nearly the same, the contrary, or a later stage: small lists of our own choosing."""

from __future__ import annotations

_ANTONYMS = """
rise,rose,risen,grew,grown,gain,jump,surge,soar,climb,rally,up,higher,increase,grow,rebound,advance,record high,boost,raise,hike / fall,fell,fallen,sank,shrank,slid,drop,slump,plunge,sink,slide,tumble,down,lower,decrease,shrink,decline,dip,slip,retreat,cut,reduce,slash
win,won,victory,beat,triumph / lose,loss,defeat,lost
accept,approve,back,support,endorse,agree,pass,adopt,allow,permit,ratify / reject,decline,oppose,block,refuse,deny,ban,veto,forbid,bar,dismiss,turn down
open,reopen,start,begin,began,launch,resume / close,shut,end,stop,halt,suspend,finish
arrest,detain,jail,imprison / release,free,freed
guilty,convict,convicted / acquit,acquitted,innocent,cleared,not guilty
alive,survive,survivor,rescued / dead,die,died,dies,killed
hire,appoint / fire,sack,dismiss,resign,quit
join,enter / leave,left,exit,withdraw,quit
buy,bought,acquire / sell,sold,divest
hot,heat,warm,warmest,hottest / cold,freeze,froze,frozen,cool,coldest
strong,strengthen / weak,weaken
confirm,admit,acknowledge / deny,dispute,refute
lift,ease,relax / impose,tighten
success,succeed / failure,fail,failed
legal,lawful / illegal,unlawful
safe / unsafe,dangerous
likely / unlikely
possible / impossible
before,ahead / after,following
more,higher / fewer,less,lower
over,above / under,below
inside / outside
new / old
good / bad
big,large,biggest,largest / small,little,smallest
high,highest / low,lowest
long,longer,longest / short,shorter,shortest
fast,faster,quick / slow,slower
young,younger,youngest / older,oldest,elderly
rich / poor
easy,easier / hard,harder,difficult
right / wrong
full / empty
wide / narrow
cheap,cheaper / expensive,costlier,dearer,costly
positive / negative
optimism,optimistic,bullish,upbeat / pessimism,pessimistic,bearish,gloomy,downbeat
surplus / deficit
boom / bust
pro / anti
top / bottom
major / minor
public / private
true / false,untrue
real / fake
victory / defeat
winner,winners / loser,losers
pass,passes / fail,fails
add,adds / remove,removes,drop,drops
build,builds,built / demolish,demolishes,destroy
create / destroy,cut
rally,rallies / slump,slumps
beat,beats,top,exceed / miss,misses
outperform / underperform
overvalued / undervalued
majority / minority
maximum / minimum
love / hate
trust / distrust
lead,leads / trail,trails
encourage / discourage
enable / disable
visible / invisible
known / unknown
stable / unstable
active / inactive
happy / sad,unhappy
clean / dirty
heavy / light
dry / wet
war / truce
raise,raises / lower,lowers
gain,gains / loss,losses
growth,expansion / decline,contraction,recession
rich,richest / poor,poorest
recovery / relapse,downturn
inflow,inflows / outflow,outflows
import,imports / export,exports
arrive,arrives,arrival / depart,departs,departure
hawkish / dovish
best / worst
first / last
men,man,male,boys,boy / women,woman,female,girls,girl
king / queen
prince / princess
husband / wife
approve,approves,approved,pass / delay,postpone,shelve,defer
hire,recruit,add / layoff,layoffs,lays,laid,axe
early / late
love / hate
peace,truce,ceasefire / war
stay,stays,stayed,remain / leave,leaves,go,goes,quit,quits,resign,resigns,step
upgrade / downgrade
profit / loss
attack / defend
ally / enemy
include / exclude
present / absent
extend,lengthen / shorten
north / south
east / west
hope / fear
take,took,taken,rush,hospitalise,hospitalize / release,discharge,leave
renew,extend,impose,keep,kept,tighten / lift,scrap,drop,cancel,ease
continue,proceed,resume / cancel,scrap,collapse,stall,end,stop
stable / critical,serious,grave
reelect,reelected / oust,ousted,unseated,defeated
ease,weaken,abate,subside / intensify,intensifies,strengthen,worsen,grow
send,dispatch,deploy / return,recall,withdraw
uphold,confirm / overturn,quash,annul,overrule
grant,order / refuse,deny,reject
expand,widen / shrink,narrow
hire,recruit / fire,sack
gain,add / lose,shed
promote / demote
improve,recover / worsen,deteriorate
deliver,keep / break
save,rescue / abandon
unite / split,divide
advance,progress / retreat,stall
find,recover / lose,miss
cheap / costly,expensive
allow,legalise,legalize,unban / ban,outlaw,prohibit,criminalise,criminalize
praise,hail,laud / condemn,criticise,criticize,slam,denounce
threaten,target / weaken,spare
raise,hike,cut,lower,trim / hold,held,keep,kept,maintain,unchanged,steady
erhöht,hebt,senkt / belässt,hält,unverändert
erhöht,hebt,steigert,erhöhen / senkt,kürzt,reduziert,senken
erlaubt,gestattet,genehmigt / verbietet,untersagt
relève,augmente,abaisse,réduit / maintient,inchangé,inchangés
sube,eleva,baja,recorta / mantiene
eleva,sobe,reduz,corta / mantém
alza,aumenta,taglia / mantiene,lascia
повысил,повысила,поднял,снизил,снизила,понизил / сохранил,сохранила,оставил,оставила
yükseltti,artırdı,çıkardı,düşürdü,indirdi / sabit
يرفع,رفع,يخفض,خفض / يثبت,ثبت,يبقي
eröffnet,öffnen / schließt,schließen,geschlossen
verlängert,verhängt / aufgehoben,hebt
bestätigt / bestreitet,dementiert
verurteilt / freigesprochen
steigen,steigt,gewinnt,gewinnen / fallen,fällt,sinkt,sinken,verliert,verlieren
öffnet / schließt
monte,hausse,gagne / baisse,chute,perd
sube,gana,aumenta,suben / baja,pierde,cae,bajan
abre,reabre / cierra
confirma / niega,desmiente
condena / absuelve
ouvre,rouvre / ferme
confirme / dément
condamne,condamné / relaxe,relaxé,acquitté
apre,riapre / chiude
conferma / smentisce
condannato / assolto
abre / fecha
открыл,открыли,откроют / закрыл,закрыли,закроют
подтвердил / опроверг
одобрил,одобрила,принял / отклонил,отклонила,отверг
aumenta,sobe / diminui
otwiera / zamyka
opent / sluit
öppnar / stänger
açıldı / kapandı
naik / turun
sale,vince,aumenta / scende,perde,cala
растёт,вырос,победил,победила / упал,падает,проиграл,проиграла
aprueba,acepta / rechaza
approuve,accepte / rejette,refuse
autorise,permet / interdit,bannit
autoriza,permite,legaliza / prohíbe,prohibe,proíbe
autorizza,permette / vieta
上升,上涨,上昇,增加,増加,増 / 下降,下跌,下落,低下,减少,減少
genehmigt,billigt / lehnt,verbietet,stoppt
approva,accetta / respinge,rifiuta
sobe,vence,aprova / cai,perde,rejeita
yükseldi,kazandı / düştü,kaybetti
wzrost,wygrywa / spadek,przegrywa
stijgt,wint / daalt,verliest
stiger,vinner / faller,förlorar
"""
# A story's stages: the later one is another report.
_STAGES = """
arrest,detain / charge,indict,convict,sentence,acquit
charge,indict / convict,sentence,acquit
consider,mull,weigh,debate,propose / approve,pass,adopt,reject,sign
hospitalised,hospitalized,injure,injured,wound,wounded,hurt / die,died,dies,dead,death,deadly,kill,killed
seek,sought,hunt,hunted / catch,caught,nab,capture,arrest,arrested,detain,find,found,identify,identified,release,released
missing,vanish,vanished,disappear,disappeared / find,found,rescue,rescued,save,saved
"""
Sides = tuple[tuple[frozenset[str], frozenset[str]], ...]


def _rows(text: str) -> Sides:
    pairs = (line.split("/") for line in text.strip().splitlines())
    return tuple((frozenset(left.strip().split(",")), frozenset(right.strip().split(","))) for left, right in pairs)


ANTONYMS = _rows(_ANTONYMS)
STAGES = _rows(_STAGES)

# Words that say nearly the same in headlines: a change from one to another is no difference of fact.
_SYNONYMS = """
kill dead die death slay deadly fatal lives slain deceased
injure wound hurt injury
rise gain jump surge soar climb rally increase grow higher
fall drop slump plunge sink slide tumble decrease decline dip slip lower
say tell claim state announce declare assert
win victory beat defeat triumph
attack strike assault raid bomb
blast explosion bomb bombing explode
cop police officer
arrest detain held custody hold
jail prison imprison
court judge
probe investigate investigation inquiry
talk negotiation meet meeting summit dialogue
chief head boss leader ceo president
firm company
buy acquire purchase takeover acquisition
quit resign step leave
warn caution alert
urge call ask appeal
accuse charge allege blame
slam criticise criticize blast condemn rebuke
back support endorse
seek want bid
plan propose aim proposal
deal agreement pact accord
vote election poll ballot
crash collision accident wreck
quake earthquake tremor
storm hurricane typhoon cyclone
flood flooding deluge
fire blaze wildfire
protest rally demonstration demonstrator protester march
reject refuse spurn rebuff
approve pass endorse
reveal disclose unveil
launch start begin unveil
halt stop suspend
cut reduce slash
raise hike lift
kid child children
film movie
singer musician
actor actress star
row dispute spat feud
boy teen teenager youth
migrant refugee
rebel militant insurgent fighter gunman
army military troop soldier force
plane jet aircraft airliner flight
ship boat vessel
vow pledge promise
fear worry concern
mull consider weigh
hit strike
record all-time
probe inquiry
ban bar prohibit block
wed marry marriage wedding
girl woman
man male
capture seize take
evacuate flee
search hunt
miss disappear vanish
find discover found
job employment
unemployment jobless
growth expand expansion
economy economic
government administration
minister ministry
sentence jail
guilty convict
suspect accused
gun shoot shooting shot fire
stab knife
hostage captive
free release
aid help assistance relief
sue lawsuit
fine penalty
debut premiere
postpone delay
sign ink
strong powerful
hail praise laud
expel oust
discuss talk
worldwide global
kidnap abduct
update revise
hurt harm
suspend pause
halve half
bailout rescue
massacre killing slaughter
inmate prisoner
inaugurated inauguration
jobless unemployment
reelection reelected
bid offer
bust raid
cash money
clash battle skirmish fight
collapse fall
damage destroy wreck
delay postpone hold
doctor physician
drug narcotics
execute execution
explode detonate
hospital clinic
lawmaker senator congressman legislator deputy
lawyer attorney
leak disclose
murder homicide kill
nominate nominee pick choose
outrage anger fury
overturn quash annul
partner ally
pupil student schoolchild
rape assault
resume restart reopen restore
retire retirement
rule decide ruling decision
scrap cancel drop axe
shed lose
shrink contract
spark trigger prompt cause
spy espionage
tell inform
threaten threat
tie link
top lead
tourist traveller traveler visitor
treaty pact
unrest riot violence
update upgrade
wage pay salary
widen expand extend
worker employee staff
"""
SYNONYMS: tuple[tuple[str, ...], ...] = tuple(tuple(line.split()) for line in _SYNONYMS.strip().splitlines())
