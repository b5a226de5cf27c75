# ruff: noqa: E501, SIM905 - rows of words read better as rows
"""Words a headline is judged by, of our own choosing: small closed lists in the languages we meet.

Stop words are closed-class words only; a word that can carry news is never in them.
"""

from __future__ import annotations

STOP_WORDS: dict[str, frozenset[str]] = {
    language: frozenset(words.split())
    for language, words in {
        "english": "a an the and or but of in on at to for from by with as is are was were be been being it its this that these those he "
        "she they his her their him them i we you your our my me who whom whose which what when where why how than then so if into onto "
        "over under about after before amid during between against per via up out off down has have had do does did will would can could "
        "may might must shall should also just more most some any all each very there here s t re ll ve says say said tells told",
        "german": "der die das den dem des ein eine einen einem einer eines und oder aber von im in am an auf zu zum zur für mit bei aus "
        "nach vor über unter um als wie ist sind war waren wird werden wurde wurden hat haben hatte es er sie ihr sein seine ihre sich "
        "dass wenn auch noch nur schon sehr mehr gegen durch bis ab beim vom ins ans so",
        "french": "le la les l un une des du de d et ou mais dans en au aux à sur sous pour par avec sans est sont était été être a ont "
        "avait il elle ils elles son sa ses leur leurs ce cet cette ces qui que qu quoi dont où se s ne y plus très après avant entre "
        "contre chez vers selon comme si",
        "spanish": "el la los las un una unos unas de del y o u e pero en al a por para con sin sobre es son era fue ser ha han había se "
        "su sus lo le les que quien cual como más muy ya tras ante entre contra según desde hasta si este esta estos estas",
        "italian": "il lo la i gli le l un uno una di del dello della dei degli delle d e o ma in nel nella nei nelle a al allo alla ai "
        "alle da dal dalla dai su sul sulla sui per con tra fra è sono era ha hanno si che chi cui come più dopo prima contro se suo sua",
        "portuguese": "o a os as um uma uns umas de do da dos das e ou mas em no na nos nas ao à aos às por pelo pela para com sem sobre "
        "é são era foi ser tem têm se que quem como mais muito após antes entre contra seu sua",
        "dutch": "de het een en of maar van in op aan te tot voor met bij uit naar om als is zijn was waren wordt worden werd heeft hebben "
        "had hij zij ze hun haar zich dat die deze dit wie wat ook nog niet meer tegen door over na er",
        "swedish": "en ett den det de och eller men av i på till för med från om som är var har hade blir blev sig han hon sin sitt sina "
        "att inte mer efter före mot under över vid",
        "polish": "i w we z ze na do od po za o u dla przez przy pod nad się jest są był była było być to ten ta te że nie a ale jak co "
        "kto już po przed oraz jego jej ich",
        "russian": "и в во на с со к ко о об от из за по у до для при над под не но а что как это то его её их он она они был была было "
        "были будет быть же ли бы из-за после перед между против уже ещё или",
        "turkish": "ve ile bir bu şu o da de mi için gibi kadar daha en çok ama veya ki ne olarak oldu olan sonra önce karşı",
        "indonesian": "dan di ke dari yang untuk pada dengan ini itu akan oleh dalam atau juga tidak sudah telah ada karena sebagai",
        "romanian": "și si în in la de pe cu din pentru un o a al ai ale este sunt era care că ce cum mai după între se",
        "greek": "ο η το οι τα του της των τον την και ή σε στο στη στην στον στα με για από που θα να είναι ήταν ως μετά κατά δεν",
    }.items()
}

LANGUAGES = {
    "en": "english", "de": "german", "fr": "french", "es": "spanish", "it": "italian", "pt": "portuguese", "nl": "dutch",
    "sv": "swedish", "pl": "polish", "ru": "russian", "tr": "turkish", "id": "indonesian", "ms": "indonesian", "ro": "romanian",
    "el": "greek", "da": "danish", "nb": "norwegian", "no": "norwegian", "nn": "norwegian", "fi": "finnish", "hu": "hungarian",
    "cs": "czech", "ca": "catalan", "eu": "basque", "et": "estonian", "lt": "lithuanian", "ga": "irish", "ar": "arabic", "fa": "persian",
    "hi": "hindi", "ne": "nepali", "ta": "tamil", "hy": "armenian", "sr": "serbian", "yi": "yiddish", "eo": "esperanto", "uk": "russian",
}  # fmt: skip

NUMBER_WORDS = {
    word: str(value)
    for words in (
        "zero one two three four five six seven eight nine ten eleven twelve",
        "null _ zwei drei vier fünf sechs sieben acht neun zehn elf zwölf",
        "zéro _ deux trois quatre cinq six sept huit neuf dix onze douze",
        "cero _ dos tres cuatro cinco seis siete ocho nueve diez once doce",
        "zero _ due tre quattro cinque sei sette otto nove dieci undici dodici",
        "zero _ dois três quatro cinco seis sete oito nove dez onze doze",
        "nul _ twee drie vier vijf zes zeven acht negen tien elf twaalf",
        "ноль один два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать",
        "zero jeden dwa trzy cztery pięć sześć siedem osiem dziewięć dziesięć",
    )
    for value, word in enumerate(words.split())
    if word not in ("_", "null", "once", "sei", "sept", "tre", "onze", "acht")  # also everyday words, or months
} | {"thirteen": "13", "fourteen": "14", "fifteen": "15", "sixteen": "16", "twenty": "20", "thirty": "30", "forty": "40", "fifty": "50",
     "hundred": "100", "dozen": "12", "first": "#1", "second": "#2", "third": "#3", "fourth": "#4", "fifth": "#5"}  # fmt: skip

WEEKDAYS = {
    word: day
    for names in (
        "monday tuesday wednesday thursday friday saturday sunday",
        "mon tue wed thu fri _ _",
        "montag dienstag mittwoch donnerstag freitag samstag sonntag",
        "lundi mardi mercredi jeudi vendredi samedi dimanche",
        "lunes martes miércoles jueves viernes sábado domingo",
        "lunedì martedì mercoledì giovedì venerdì sabato domenica",
        "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag",
        "понедельник вторник среда четверг пятница суббота воскресенье",
        "poniedziałek wtorek środa czwartek piątek sobota niedziela",
        "segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado domingo",
    )
    for day, word in enumerate(names.split())
    if word != "_"
}
MONTHS = {
    word: month
    for names in (
        "january february march april may june july august september october november december",
        "jan feb mar apr _ jun jul aug sept oct nov dec",
        "januar februar märz april mai juni juli august september oktober november dezember",
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
        "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
        "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
        "januari februari maart april mei juni juli augustus september oktober november december",
        "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
        "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    )
    for month, word in enumerate(names.split(), 1)
    if word not in ("_", "may", "march", "mars", "mai", "mar")  # words of their own; read with a day number beside them only
}

NEGATIONS = frozenset(
    "not no never none nobody nothing neither nor without cannot cant wont dont doesnt didnt isnt arent wasnt werent hasnt havent wouldnt "
    "couldnt shouldnt aint nicht kein keine keinen keiner nie niemals ohne ne pas jamais aucun aucune sans no nunca ningún sin non mai "
    "nessun senza não nunca nenhum sem niet geen nooit zonder inte ingen aldrig utan nie bez не нет никогда без değil yok hayır "
    "tidak bukan tanpa không लेकिन नहीं 不 没 無 未 否".split()
)  # fmt: skip
_ANTONYMS = """
rise,gain,jump,surge,soar,climb,rally,up,higher,increase,grow,rebound,advance,record high,boost,raise,hike / fall,drop,slump,plunge,sink,slide,tumble,down,lower,decrease,shrink,decline,dip,slip,retreat,cut,reduce,slash
win,victory,beat,triumph / lose,loss,defeat,lost
accept,approve,back,support,endorse,agree,pass,adopt,allow,permit,ratify / reject,oppose,block,refuse,deny,ban,veto,forbid,bar,dismiss,turn down
open,reopen,start,begin,launch,resume / close,shut,end,stop,halt,suspend,finish
arrest,detain,jail,imprison / release,free,freed
guilty,convict,convicted / acquit,acquitted,innocent,cleared,not guilty
alive,survive,survivor,rescued / dead,die,died,dies,killed
hire,appoint / fire,sack,dismiss,resign,quit
join,enter / leave,exit,withdraw,quit
buy,acquire / sell,divest
hot,heat,warm / cold,freeze,cool
strong,strengthen / weak,weaken
confirm,admit,acknowledge / deny,dispute,refute
lift,ease,relax / impose,tighten
success,succeed / failure,fail,failed
legal,lawful / illegal,unlawful
safe / unsafe,dangerous
likely / unlikely
possible / impossible
before / after
more / fewer,less
best / worst
first / last
early / late
love / hate
peace,truce,ceasefire / war
stay,remain / leave,go
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
take,rush,hospitalise,hospitalize / release,discharge,leave
renew,extend,impose,keep,tighten / lift,scrap,drop,cancel,ease
continue,proceed / cancel,scrap,collapse,stall,end,stop
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
genehmigt,billigt / lehnt,verbietet,stoppt
approva,accetta / respinge,rifiuta
sobe,vence,aprova / cai,perde,rejeita
yükseldi,kazandı / düştü,kaybetti
wzrost,wygrywa / spadek,przegrywa
stijgt,wint / daalt,verliest
stiger,vinner / faller,förlorar
"""
ANTONYMS: tuple[tuple[frozenset[str], frozenset[str]], ...] = tuple(
    (frozenset(left.strip().split(",")), frozenset(right.strip().split(",")))
    for left, right in (line.split("/") for line in _ANTONYMS.strip().splitlines())
)

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

# One name, several spellings; phrases first. All casefolded, dots and apostrophes gone.
PHRASES = {
    "united nations": "un", "european union": "eu", "united states": "usa", "united kingdom": "uk", "great britain": "uk",
    "prime minister": "pm", "federal reserve": "fed", "european central bank": "ecb", "bank of england": "boe", "new york": "newyork",
    "world health organization": "who_", "world health organisation": "who_", "supreme court": "supremecourt", "white house": "whitehouse",
    "north korea": "northkorea", "south korea": "southkorea", "north korean": "northkorea", "south korean": "southkorea",
    "saudi arabia": "saudi", "south africa": "southafrica", "south african": "southafrica", "los angeles": "la_", "hong kong": "hongkong",
    "world cup": "worldcup", "climate change": "climatechange", "international monetary fund": "imf", "health care": "healthcare",
    "vereinte nationen": "un", "europäische union": "eu", "vereinigte staaten": "usa", "naciones unidas": "un", "unión europea": "eu",
    "estados unidos": "usa", "nations unies": "un", "union européenne": "eu", "états unis": "usa", "stati uniti": "usa",
    "cease fire": "ceasefire", "e mail": "email", "on line": "online", "per cent": "percent", "chief executive": "ceo",
    "attorney general": "attorneygeneral", "wall street": "wallstreet", "high court": "highcourt", "air strike": "airstrike",
    "air strikes": "airstrikes", "nuclear power": "nuclear",
    "n korea": "northkorea", "n. korea": "northkorea", "s korea": "southkorea", "s. korea": "southkorea", "s. africa": "southafrica",
    "w. bank": "westbank", "west bank": "westbank", "re election": "reelection", "re elected": "reelected", "co operation": "cooperation",
    "sri lanka": "srilanka", "el salvador": "elsalvador", "ivory coast": "ivorycoast", "new zealand": "newzealand",
    "step down": "resign", "steps down": "resigns", "stepped down": "resigned", "stepping down": "resigning", "stand down": "resign",
    "stands down": "resigns", "hands in resignation": "resigns", "takes office": "inaugurated", "sworn in": "inaugurated",
    "turn down": "reject", "turns down": "rejects", "turned down": "rejected", "strike down": "overturn", "strikes down": "overturns",
    "struck down": "overturned", "call off": "cancel", "calls off": "cancels", "called off": "cancelled", "put off": "postpone",
    "puts off": "postpones", "takes over": "seizes", "set free": "freed", "sets free": "frees", "let go": "fired", "lays off": "fires",
    "lay off": "fire", "laid off": "fired", "shut down": "shut", "shuts down": "shuts", "passes away": "dies", "passed away": "died",
    "death sentence": "deathpenalty", "death sentences": "deathpenalty", "death penalty": "deathpenalty",
    "death penalties": "deathpenalty", "same sex": "gay", "found not guilty": "acquitted", "not guilty verdict": "acquittal", "central bank": "centralbank", "car bomb": "carbomb",
}  # fmt: skip
ALIASES = {
    alias: name
    for name, aliases in {
        "usa": "us_ u.s us america american americans",
        "uk": "britain british briton britons uks",
        "un": "uno onu оон", "eu": "ue ес",
        "china": "chinese beijing", "russia": "russian russians moscow", "germany": "german germans", "france": "french", "india": "indian indians",
        "japan": "japanese", "israel": "israeli israelis", "iran": "iranian iranians", "iraq": "iraqi iraqis", "syria": "syrian syrians",
        "egypt": "egyptian egyptians", "turkey": "turkish türkiye turkiye", "greece": "greek greeks", "spain": "spanish", "italy": "italian",
        "poland": "polish", "ukraine": "ukrainian ukrainians", "pakistan": "pakistani pakistanis pak", "afghanistan": "afghan afghans",
        "mexico": "mexican mexicans", "canada": "canadian canadians", "australia": "australian australians aussie", "brazil": "brazilian",
        "palestine": "palestinian palestinians", "libya": "libyan", "lebanon": "lebanese", "nigeria": "nigerian", "kenya": "kenyan",
        "sudan": "sudanese", "yemen": "yemeni", "thailand": "thai", "vietnam": "vietnamese", "philippines": "philippine filipino",
        "indonesia": "indonesian", "malaysia": "malaysian", "ireland": "irish", "scotland": "scottish", "europe": "european", "africa": "african",
        "cuba": "cuban", "venezuela": "venezuelan", "argentina": "argentine argentinian", "chile": "chilean", "colombia": "colombian",
        "saudi": "saudis", "swiss": "switzerland", "sweden": "swedish", "norway": "norwegian", "netherlands": "dutch", "bangladesh": "bangladeshi",
        "kyiv": "kiev", "gaddafi": "gadhafi qaddafi kadhafi", "burma": "myanmar burmese", "vs": "versus v", "govt": "government governments govts", "gov": "governor",
        "color": "colour", "center": "centre", "labor": "labour", "defense": "defence", "program": "programme", "theater": "theatre",
        "percent": "pct prozent", "ex": "former", "pm": "premier", "tv": "television", "parliament": "mps", "mp": "lawmaker",
        "health": "healthcare", "phone": "smartphone", "yr": "year", "intl": "international", "dept": "department",
        "november": "nov", "december": "dec", "january": "jan", "february": "feb", "september": "sept sep", "october": "oct", "august": "aug",
        "california": "calif", "colorado": "colo", "minnesota": "minn", "florida": "fla", "texas": "tex", "arizona": "ariz",
        "michigan": "mich", "wisconsin": "wis", "connecticut": "conn", "pennsylvania": "penn", "oregon": "ore", "tennessee": "tenn",
        "zimbabwe": "zimbabwean", "austria": "austrian austrians", "belgium": "belgian", "denmark": "danish",
        "finland": "finnish", "hungary": "hungarian", "romania": "romanian", "bulgaria": "bulgarian", "serbia": "serbian", "croatia": "croatian",
        "somalia": "somali somalian", "ethiopia": "ethiopian", "uganda": "ugandan", "tunisia": "tunisian", "morocco": "moroccan",
        "algeria": "algerian", "qatar": "qatari", "kuwait": "kuwaiti", "bahrain": "bahraini", "jordan": "jordanian", "nepal": "nepali nepalese",
        "portugal": "portuguese", "georgia": "georgian", "armenia": "armenian", "peru": "peruvian", "bolivia": "bolivian", "haiti": "haitian",
        "zambia": "zambian", "rwanda": "rwandan", "ghana": "ghanaian", "mali": "malian", "iceland": "icelandic", "cyprus": "cypriot",
        "crimea": "crimean", "quran": "koran", "jobless": "unemployed",
        "al": "el", "mt": "mount", "st": "saint", "ok": "okay", "gaol": "jail",
    }.items()
    for alias in aliases.split()
}  # fmt: skip
COUNTRIES = frozenset(
    "usa uk china russia germany france india japan israel iran iraq syria egypt turkey greece spain italy poland ukraine pakistan afghanistan "
    "mexico canada australia brazil palestine libya lebanon nigeria kenya sudan yemen thailand vietnam philippines indonesia malaysia ireland "
    "scotland cuba venezuela argentina chile colombia saudi swiss sweden norway netherlands bangladesh northkorea southkorea southafrica "
    "burma peru portugal belgium austria denmark finland hungary romania bulgaria serbia croatia albania morocco algeria tunisia somalia "
    "colombia zealand newzealand srilanka ethiopia uganda tanzania ghana mali niger chad congo rwanda zimbabwe zambia angola mozambique jordan qatar kuwait oman bahrain nepal "
    "singapore taiwan mongolia kazakhstan georgia armenia azerbaijan belarus estonia latvia lithuania iceland haiti jamaica bolivia ecuador "
    "paraguay uruguay wales london paris berlin madrid rome vienna tokyo delhi mumbai sydney toronto chicago boston houston dallas miami "
    "hongkong newyork texas california florida ohio iowa nevada arizona hamburg munich münchen köln frankfurt dublin oslo stockholm "
    "moscow lisbon warsaw prague budapest athens cairo lagos nairobi karachi lahore dhaka manila jakarta bangkok seoul shanghai "
    "barcelona milan naples turin lyon marseille valencia sevilla lima bogotá santiago deutschland frankreich spanien italien russland "
    "allemagne espagne italie russie chine alemania francia rusia москва россия украина китай франция германия".split()
)  # fmt: skip

# Where a city lies: "Athens" beside "Greek" is no other place.
CITIES = {
    "usa": "newyork whitehouse chicago boston houston dallas miami denver texas california florida ohio iowa nevada arizona colorado virginia",
    "texas": "houston dallas austin", "california": "la_", "florida": "miami orlando", "colorado": "denver", "illinois": "chicago",
    "uk": "london scotland wales glasgow edinburgh manchester birmingham liverpool belfast", "scotland": "glasgow edinburgh",
    "france": "paris lyon marseille", "germany": "berlin hamburg munich frankfurt", "spain": "madrid barcelona valencia sevilla",
    "italy": "rome milan naples turin", "greece": "athens", "austria": "vienna", "japan": "tokyo", "india": "delhi mumbai kolkata chennai",
    "pakistan": "karachi lahore islamabad", "bangladesh": "dhaka", "china": "beijing shanghai hongkong", "southkorea": "seoul",
    "thailand": "bangkok", "indonesia": "jakarta", "philippines": "manila", "australia": "sydney melbourne", "canada": "toronto ottawa",
    "egypt": "cairo", "kenya": "nairobi", "nigeria": "lagos abuja", "ireland": "dublin", "norway": "oslo", "sweden": "stockholm",
    "portugal": "lisbon", "poland": "warsaw", "czech": "prague", "hungary": "budapest", "peru": "lima", "colombia": "bogotá",
    "chile": "santiago", "russia": "moscow", "syria": "damascus aleppo homs", "iraq": "baghdad mosul", "iran": "tehran", "libya": "tripoli benghazi",
    "afghanistan": "kabul kandahar", "lebanon": "beirut", "yemen": "sanaa aden", "ukraine": "kyiv donetsk", "turkey": "ankara istanbul",
    "israel": "jerusalem", "palestine": "gaza", "somalia": "mogadishu", "sudan": "khartoum", "southafrica": "johannesburg",
}  # fmt: skip

PUBLISHERS = frozenset(
    "reuters|ap|ap news|associated press|afp|bbc|bbc news|bbc sport|cnn|cnn.com|cnbc|nbc news|abc news|cbs news|fox news|npr|pbs newshour|"
    "bloomberg|bloomberg.com|the guardian|guardian|the new york times|new york times|the washington post|washington post|wsj|"
    "the wall street journal|wall street journal|financial times|ft|ft.com|the economist|the independent|the telegraph|telegraph|daily mail|"
    "mail online|the sun|the times|sky news|sky sports|al jazeera|al jazeera english|dw|dw news|france 24|rfi|euronews|politico|axios|"
    "the hill|usa today|los angeles times|chicago tribune|time|newsweek|forbes|business insider|marketwatch|yahoo|yahoo news|yahoo finance|"
    "msn|google news|huffpost|vox|the verge|techcrunch|wired|ars technica|engadget|espn|devdiscourse|the hindu|times of india|ndtv|"
    "hindustan times|indian express|livemint|mint|dawn|xinhua|global times|scmp|south china morning post|the japan times|nhk|kyodo|yonhap|"
    "der spiegel|spiegel|spiegel online|die zeit|zeit online|faz|faz.net|sz.de|bild|tagesschau|tagesschau.de|welt|n-tv|orf|orf.at|nzz|srf|"
    "le monde|le figaro|libération|franceinfo|el país|el mundo|abc|la vanguardia|corriere della sera|la repubblica|ansa|ansa.it|nos|nrc|"
    "de volkskrant|tass|ria novosti|тасс|риа новости|рбк|коммерсантъ|интерфакс|lenta.ru|folha|globo|g1|uol|infobae|clarín".split("|")
)
PAPER_WORDS = (
    r"\b(?:news|times|post|herald|tribune|journal|gazette|chronicle|daily|weekly|today|online|press|mail|observer|guardian|independent"
    r"|reporter|star|standard|examiner|inquirer|bulletin|magazine|tv|radio|fm|broadcasting|network|media|zeitung|nachrichten|anzeiger"
    r"|tagblatt|rundschau|diario|periódico|noticias|jornal|giornale|gazzetta|courrier|dépêche|express|dagblad|nieuws|новости|газета)\b"
)

# Columns that come again under one name; what differs between two of them is the whole news.
COLUMNS = (
    r"\b(?:horoscopes?|horóscopo|horoskop|oroscopo|гороскоп|lottery (?:results?|numbers)|lotto|powerball|mega millions|winning numbers"
    r"|weather(?: forecast| report| today)?:|wetter:|météo\b|el tiempo:|meteo:|погода|forecast for|crossword|sudoku|wordle|quiz of"
    r"|photos? of the (?:day|week)|pictures of the (?:day|week)|word of the day|quote of the day|on this day|today in history"
    r"|morning (?:briefing|report|brief|call|headlines|news)|evening (?:briefing|brief)|daily (?:briefing|digest|brief|roundup)"
    r"|week in review|news in brief|newsletter|top (?:stories|headlines)|letters? to the editor|what to watch|tv (?:tonight|guide|ratings)"
    r"|stocks? to watch|market (?:wrap|report|close|update)|gold (?:price|rate)s? today|silver (?:price|rate)s? today|petrol.{0,20}price"
    r"|(?:bitcoin|ethereum|crypto|oil|gold|share|stock|fuel) prices? (?:today|now|update)|exchange rates?|obituar(?:y|ies)|death notices"
    r"|police (?:blotter|log)|traffic (?:update|report)|live scores?|match preview|fixtures|standings|box score|power rankings"
    r"|results of|newsbrief|presseschau|pressestimmen|börse am|dax am|sensex|nifty)"
)
