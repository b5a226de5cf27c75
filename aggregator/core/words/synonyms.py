"""Words that say nearly the same: small lists of our own choosing."""

from __future__ import annotations

# Words that say nearly the same in headlines: a change from one to another is no difference of fact.
_SYNONYMS = """
kill dead die death slay deadly fatal lives slain deceased, injure wound hurt injury, rise gain jump surge soar climb rally increase grow
higher, fall drop slump plunge sink slide tumble decrease decline dip slip lower, say tell claim state announce declare assert, win
victory beat defeat triumph, attack strike assault raid bomb, blast explosion bomb bombing explode, cop police officer, arrest detain held
custody hold, jail prison imprison, court judge, probe investigate investigation inquiry, talk negotiation meet meeting summit dialogue,
chief head boss leader ceo president chair chairman chairwoman, firm company, buy acquire purchase takeover acquisition,
quit resign step leave, warn caution alert,
urge call ask appeal, accuse charge allege blame, slam criticise criticize blast condemn rebuke, back support endorse, seek want bid, plan
propose aim proposal, deal agreement pact accord, vote election poll ballot, crash collision accident wreck, quake earthquake tremor,
storm hurricane typhoon cyclone, flood flooding deluge, fire blaze wildfire, protest rally demonstration demonstrator protester march,
reject refuse spurn rebuff, approve pass endorse, reveal disclose unveil, launch start begin unveil, halt stop suspend, cut reduce slash,
raise hike lift, kid child children, film movie, singer musician, actor actress star, row dispute spat feud, boy teen teenager youth,
migrant refugee, rebel militant insurgent fighter gunman, army military troop soldier force, plane jet aircraft airliner flight, ship boat
vessel, vow pledge promise, fear worry concern, mull consider weigh, hit strike, record all-time, probe inquiry, ban bar prohibit block,
wed marry marriage wedding, girl woman, man male, capture seize take, evacuate flee, search hunt, miss disappear vanish, find discover
found, job employment, unemployment jobless, growth expand expansion, economy economic, government administration, minister ministry,
sentence jail, guilty convict, suspect accused, gun shoot shooting shot fire, stab knife, hostage captive, free release, aid help
assistance relief, sue lawsuit, fine penalty, debut premiere, postpone delay, sign ink, strong powerful, hail praise laud, expel oust,
discuss talk, worldwide global, kidnap abduct, update revise, hurt harm, suspend pause, halve half, bailout rescue, massacre killing
slaughter, inmate prisoner, inaugurated inauguration, jobless unemployment, reelection reelected, bid offer, bust raid, cash money, clash
battle skirmish fight, collapse fall, damage destroy wreck, delay postpone hold, doctor physician, drug narcotics, execute execution,
explode detonate, hospital clinic, lawmaker senator congressman legislator deputy, lawyer attorney, leak disclose, murder homicide kill,
nominate nominee pick choose, outrage anger fury, overturn quash annul, partner ally, pupil student schoolchild, rape assault, resume
restart reopen restore, retire retirement, rule decide ruling decision, scrap cancel drop axe, shed lose, shrink contract, spark trigger
prompt cause, spy espionage, tell inform, threaten threat, tie link, top lead, tourist traveller traveler visitor, treaty pact, unrest
riot violence, update upgrade, wage pay salary, widen expand extend, worker employee staff, outage blackout, walkout strike stoppage,
escape breakout, aground stuck stranded, petrol gasoline fuel, car vehicle automobile, truck lorry, apartment flat, vacation holiday,
highway motorway freeway, subway metro underground, elderly pensioner, infant baby newborn toddler, cyberattack hack hacker breach, plot
conspiracy, end finish conclude, outlook forecast guidance, revenue sales, merger takeover acquisition merge, toughen tighten, mourn
grieve, snowstorm blizzard, landslide mudslide, replace succeed, rout thrash hammer crush trounce beat, edge beat, commemorate remember
honour mark, recover retrieve, hide conceal, steal theft rob robbery stolen loot heist, smuggle traffic, scam fraud swindle, graft
corruption bribery bribe, sack fire dismiss, hire recruit, introduce present unveil, vaccine jab inoculation, illness disease, tycoon
billionaire magnate, outlaw ban prohibit forbid, withdraw pull, stampede crush, topple overthrow oust, chopper helicopter, tanker
freighter ship vessel, famine hunger starvation, poll survey, study research, scientist researcher, unchanged hold keep steady, spacecraft
probe, , washington usa, brussels eu, tehran iran, london uk, paris france, berlin germany, delhi india, seoul southkorea, pyongyang
northkorea, kiev ukraine, ankara turkey, tokyo japan, islamabad pakistan, kabul afghanistan, ottawa canada, canberra australia, riyadh
saudi, caracas venezuela, athens greece, rome italy, madrid spain, whitehouse usa, abdicate resign, attend participate join, try attempt
bid, survive escape, factory plant, ambassador diplomat envoy, return back, near close, bomber attacker, quit exit, aide adviser advisor,
tribute honour, honour honor award, prize award, trophy title, close shut, rain downpour, visit trip tour, arrive land, depart leave, vow
threaten, parade march, rally gathering, crowd throng, toll death, body remains corpse, grave tomb, ruin rubble debris, victim casualty,
survivor rescued, soar skyrocket, tumble plummet plunge crash, slow ease cool, ease loosen relax, stable steady, stall freeze, boost lift
increase, curb limit restrict, expand grow, epidemic outbreak, infect contract, patient case, hiker hikers trekker trekkers,
envoy representative, spokesman spokeswoman
spokesperson, citizen national, foreigner expatriate, voter electorate, candidate contender hopeful, rival opponent challenger, coalition
alliance bloc, parliament legislature assembly, constitution charter, referendum plebiscite, decree edict order, reform overhaul, budget
spending, tax levy duty tariff, debt borrowing, loan credit, bank lender, investor shareholder stockholder, stock share equity, dividend
payout, profit earnings income, bankruptcy insolvency, price cost, wage earnings, pact treaty deal, truce ceasefire armistice, peace
truce, missile rocket, warplane jet fighter, submarine sub, sniper gunman, terrorist extremist jihadist militant, hijack seize, blockade
siege, shell bombard, border frontier, fence wall barrier, checkpoint crossing, refugee asylum, deport expel, smuggler trafficker, nurse
medic, surgery operation, tumour tumor cancer, obese overweight, smoker smoking, cannabis marijuana pot, alcohol booze liquor, teacher
educator, college university, exam test, scholar academic, space orbit, astronaut cosmonaut, telescope observatory, satellite probe,
fossil skeleton, dog puppy canine, cat kitten feline, forest woods, drought dry, heatwave heat, snow snowfall, volcano eruption, tsunami
wave, train rail, metro tube subway, pilot captain, passenger traveller, flight plane, driver motorist, pedestrian walker, cyclist bike,
racer driver, coach manager, striker forward, keeper goalkeeper, midfielder player, squad team, match game, draw tie, playoff final,
champion winner, injury knock, ban suspension, doping steroid, anthem song, album record, concert gig, band group, novel book, author
writer novelist, painter artist, painting artwork, museum gallery, statue monument, auction sale, director filmmaker, sequel follow-up,
trailer teaser, broadcaster network, newspaper paper daily, reporter journalist correspondent, editor publisher, blogger writer, website
site, app application, phone handset mobile, tablet device, outage disruption, bug glitch flaw, password login, user customer, client
customer, supplier vendor, rival competitor, chairman chair chairwoman, founder creator, staff employee, strike walkout, union labour,
layoff redundancy, pension retirement, mansion house home, house home residence, hotel resort, restaurant eatery, shop store retailer,
mall center, tower skyscraper building, bridge span, tunnel underpass, dam reservoir, spill leak, pipeline pipe, mine pit, miner worker,
oil crude, gas fuel, nuclear atomic, reactor plant, radiation radioactive, pollution smog, waste garbage rubbish trash, recycle reuse,
weapon arms, gun firearm rifle pistol, knife blade, explosive bomb, grenade bomb, bullet shot, gang mob, cartel gang, boss kingpin, heist
robbery, burglar thief robber, theft larceny, forgery fake counterfeit, hoax prank, rumour rumor speculation, secret hidden classified,
document file paper, email message, letter note, speech address, interview talk, statement remark comment, apology apologise apologize
sorry, insult slur, praise applaud, welcome greet, thank gratitude, vow swear, admit confess concede acknowledge, deny refute dismiss,
hint suggest signal, insist maintain, confirm verify, show indicate, predict forecast expect, hope optimism, anger rage, shock stun,
delight joy, grief sorrow, scare panic, danger risk hazard, threat menace, safe secure, unsafe dangerous, huge massive giant enormous,
tiny small little, fast quick rapid swift, slow sluggish, new fresh, old ancient, rare unusual, famous renowned celebrated, wealthy rich,
poor impoverished, wary jittery nervous cautious, angry furious, bitter fierce, brutal savage, vital crucial key, major big, minor small,
deadly lethal, violent bloody deadly, landmark historic, annual yearly, daily everyday, overnight night, anniversary commemoration,
ceremony event, funeral burial, festival fair, contest competition, quest hunt, mission operation, trial hearing, verdict ruling judgment,
appeal challenge, bail bond, parole release, warrant summons, witness testify, evidence proof, confession admission, custody detention,
convict inmate, death fatality, dad father, mum mom mother, grandad grandfather, granny grandmother, relative family kin, friend pal,
neighbour neighbor, baby child, adult grownup, monarch king, monarch queen, wife spouse, husband spouse, warship destroyer, warship
frigate, law legislation, sterling pound, weak low, lawsuit sue suit, toddler child, scorch burn raze, torch burn, swelter heat bake, scrap
abandon axe ditch drop shelve, privatise privatisation, slow ease cool, hospitalise hospital, snap early, nab arrest, oldest eldest
"""
SYNONYMS: tuple[tuple[str, ...], ...] = tuple(tuple(row.split()) for row in _SYNONYMS.split(","))
