"""Words that say nearly the same: small lists of our own choosing."""

from __future__ import annotations

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
outage blackout
walkout strike stoppage
escape breakout
aground stuck stranded
petrol gasoline fuel
car vehicle automobile
truck lorry
apartment flat
vacation holiday
highway motorway freeway
subway metro underground
elderly pensioner
infant baby newborn toddler
cyberattack hack hacker breach
plot conspiracy
end finish conclude
outlook forecast guidance
revenue sales
merger takeover acquisition merge
toughen tighten
mourn grieve
snowstorm blizzard
landslide mudslide
replace succeed
rout thrash hammer crush trounce beat
edge beat
commemorate remember honour mark
recover retrieve
hide conceal
steal theft rob robbery stolen loot heist
smuggle traffic
scam fraud swindle
graft corruption bribery bribe
sack fire dismiss
hire recruit
introduce present unveil
vaccine jab inoculation
illness disease
tycoon billionaire magnate
outlaw ban prohibit forbid
withdraw pull
stampede crush
topple overthrow oust
chopper helicopter
tanker freighter ship vessel
famine hunger starvation
poll survey
study research
scientist researcher
unchanged hold keep steady
spacecraft probe

washington usa
brussels eu
tehran iran
london uk
paris france
berlin germany
delhi india
seoul southkorea
pyongyang northkorea
kiev ukraine
ankara turkey
tokyo japan
islamabad pakistan
kabul afghanistan
ottawa canada
canberra australia
riyadh saudi
caracas venezuela
athens greece
rome italy
madrid spain
whitehouse usa
"""
SYNONYMS: tuple[tuple[str, ...], ...] = tuple(tuple(line.split()) for line in _SYNONYMS.strip().splitlines())
