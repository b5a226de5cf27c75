# ruff: noqa: E501, SIM905 - rows of words read better as rows
"""Words a headline is judged by, of our own choosing: small closed lists in the languages we meet.

Stop words are closed-class words only; a word that can carry news is never in them.
"""

from __future__ import annotations

from aggregator.core.words import gazetteer, numerals_by_language, ordinals_by_language, stopwords_of_more

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
        "были будет быть же ли бы из-за после перед между против уже ещё или та й від із зі що після про під його її їх які",
        "turkish": "ve ile bir bu şu o da de mi için gibi kadar daha en çok ama veya ki ne olarak oldu olan sonra önce karşı",
        "indonesian": "dan di ke dari yang untuk pada dengan ini itu akan oleh dalam atau juga tidak sudah telah ada karena sebagai",
        "romanian": "și si în in la de pe cu din pentru un o a al ai ale este sunt era care că ce cum mai după între se",
        "arabic": "في من على إلى الى عن مع بين بعد قبل عند حتى منذ خلال ضد حول أن ان إن أو او ثم لكن قد لقد ماذا هل هذا هذه ذلك تلك الذي "
        "التي الذين هو هي هم كان كانت يكون كل بعض غير سوف أي كما إذا",
        "persian": "در به از که این آن را با است بود شد برای و یا تا بر هم می نیز ها های خود یک هر چه",
        "hindi": "का के की को में से ने पर और या है हैं था थे थी हो होगा होगी होंगे कर करने करते किया किए की गया गई गए यह ये वह वे इस उस इन उन जो कि तक "
        "भी ही तो एक अब बाद लिए साथ द्वारा वाला वाले वाली रहा रही रहे क्या कैसे क्यों अपने अपनी अपना जब तब",
        "vietnamese": "và của là có được cho với trong các những một đã sẽ đang bị này đó tại ở từ đến vào ra về khi sau trước theo như để do cũng còn",
        "greek": "ο η το οι τα του της των τον την και ή σε στο στη στην στον στα με για από που θα να είναι ήταν ως μετά κατά δεν",
    }.items()
} | {language: frozenset(words.split()) for language, words in stopwords_of_more.WORDS.items()}

LANGUAGES = {
    "en": "english", "de": "german", "fr": "french", "es": "spanish", "it": "italian", "pt": "portuguese", "nl": "dutch",
    "sv": "swedish", "pl": "polish", "ru": "russian", "tr": "turkish", "id": "indonesian", "ms": "indonesian", "ro": "romanian",
    "el": "greek", "he": "hebrew", "iw": "hebrew", "bn": "bengali", "bg": "russian", "da": "danish", "nb": "norwegian", "no": "norwegian", "nn": "norwegian", "fi": "finnish", "hu": "hungarian",
    "cs": "czech", "ca": "catalan", "eu": "basque", "et": "estonian", "lt": "lithuanian", "ga": "irish", "ar": "arabic", "fa": "persian",
    "hi": "hindi", "vi": "vietnamese", "ne": "nepali", "ta": "tamil", "hy": "armenian", "sr": "serbian", "yi": "yiddish", "eo": "esperanto", "uk": "russian",
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
    if word not in ("_", "null", "once", "sei", "sept", "tre", "onze", "acht", "due", "otto", "elf", "dos", "neuf")  # also everyday words, or months
} | {"thirteen": "13", "fourteen": "14", "fifteen": "15", "sixteen": "16", "seventeen": "17", "eighteen": "18", "nineteen": "19",
     "twenty": "20", "thirty": "30", "forty": "40", "fifty": "50", "sixty": "60", "seventy": "70", "eighty": "80", "ninety": "90",
     "hundred": "100", "dozen": "12", "first": "#1", "second": "#2", "third": "#3", "fourth": "#4", "fifth": "#5",
     "sixth": "#6", "seventh": "#7", "eighth": "#8", "ninth": "#9", "tenth": "#10", "eleventh": "#11", "twelfth": "#12", "twentieth": "#20"}  # fmt: skip

# Those that are everyday words in another language, and other forms of theirs.
NUMBER_WORDS_IN = {
    language: {word: str(value) for value, words in enumerate(rows.split(), 2) for word in words.split("/") if word != "_"}
    | ordinals_by_language.ORDINALS.get(language, {})
    | numerals_by_language.NUMERALS.get(language, {})
    for language, rows in {
        "german": "zwei/beide/zweier drei/dreier vier fünf sechs sieben acht neun zehn elf zwölf",
        "french": "deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize",
        "spanish": "dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince",
        "italian": "due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici",
        "portuguese": "dois/duas três quatro cinco seis sete oito nove dez onze doze treze catorze/quatorze quinze",
        "dutch": "twee drie vier vijf zes zeven acht negen tien elf twaalf",
        "swedish": "två tre fyra fem sex sju åtta nio tio elva tolv",
        "polish": "dwa/dwie/dwóch/dwoje/dwaj/dwu trzy/trzech/troje/trzej cztery/czterech/czworo/czterej pięć/pięciu/pięcioro sześć/sześciu siedem/siedmiu "
        "osiem/ośmiu dziewięć/dziewięciu dziesięć/dziesięciu",
        "russian": "два/две/двух/двое/двоих/дві/двох/двоє три/трех/трёх/трое/троих/трьох/троє четыре/четырех/четырёх/четверо/чотири/чотирьох/четверо "
        "пять/пяти/пятеро/пять/п'ять/пятьох шесть/шести/шестеро/шість семь/семи/сім восемь/восьми/вісім девять/девяти/дев'ять десять/десяти",
        "turkish": "iki üç dört beş altı yedi sekiz dokuz",
        "indonesian": "dua tiga empat lima enam tujuh delapan sembilan sepuluh",
        "vietnamese": "hai ba bốn _ sáu bảy tám chín mười",
        "arabic": "_ ثلاثة/ثلاث أربعة/أربع خمسة/خمس ستة/ست سبعة/سبع ثمانية/ثماني تسعة/تسع عشرة/عشر",
        "persian": "دو سه چهار پنج شش هفت هشت _ ده",
        "hindi": "_ तीन चार पांच/पाँच छह/छः सात आठ नौ दस",
        "greek": "δύο/δυο τρεις/τρία/τριών τέσσερις/τέσσερα πέντε έξι επτά/εφτά οκτώ/οχτώ εννέα/εννιά δέκα",
    }.items()
}  # fmt: skip

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
        "segundafeira terçafeira quartafeira quintafeira sextafeira sábado domingo",
        "måndag tisdag onsdag torsdag fredag lördag söndag",
        "pazartesi salı çarşamba perşembe cuma cumartesi _",
        "senin selasa rabu kamis jumat sabtu minggu",
        "الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد",
        "सोमवार मंगलवार बुधवार गुरुवार शुक्रवार शनिवार रविवार",
        "понеділок вівторок середа четвер пятниця субота неділя",
        "_ _ середу _ пятницю суботу неділю",
        "_ _ среду _ пятницу субботу _",
        "_ _ środę _ _ sobotę niedzielę",
        "δευτέρα τρίτη τετάρτη πέμπτη παρασκευή σάββατο κυριακή",
        "دوشنبه سهشنبه چهارشنبه پنجشنبه جمعه شنبه یکشنبه",
        "الإثنين _ الاربعاء _ _ _ الاحد",
        "_ _ _ बृहस्पतिवार _ शनिचर इतवार",
        "pondělí úterý středa čtvrtek pátek sobota neděle",
        "_ _ středu _ _ sobotu neděli",
        "mandag tirsdag onsdag torsdag fredag lørdag søndag",
        "luni marți miercuri joi vineri sâmbătă duminică",
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
        "ocak şubat _ nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık",
        "يناير فبراير _ أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
        "जनवरी फरवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर अक्टूबर नवंबर दिसंबर",
        "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
        "ιανουαρίου φεβρουαρίου μαρτίου απριλίου μαΐου ιουνίου ιουλίου αυγούστου σεπτεμβρίου οκτωβρίου νοεμβρίου δεκεμβρίου",
        "januari februari maret april _ juni juli agustus september oktober november desember",
        "januari februari _ april maj juni juli augusti september oktober november december",
        "فروردین اردیبهشت خرداد _ مرداد شهریور _ آبان آذر _ بهمن اسفند",
        "_ شباط آذار نيسان أيار حزيران تموز آب أيلول _ _ _",
    )
    for month, word in enumerate(names.split(), 1)
    if word not in ("_", "may", "march", "mars", "mai", "mar")  # words of their own: WORDY_MONTHS
}

# Months that are also words: read with a day number or "in" beside them only.
WORDY_MONTHS = {"may": 5, "march": 3, "mars": 3, "mai": 5, "mar": 3, "mart": 3, "مارس": 3}

# Spans of time, a row each: three months are not three years.
SPANS = (
    "minute minutes minuten minuto minutos minuti минуту минуты минут dakika", "hour hours stunde stunden heure heures hora horas ora ore час часа часов saat",
    "day days tag tage tagen jour jours día días dia dias giorno giorni день дня дней gün",
    "week weeks woche wochen semaine semaines semana semanas settimana settimane неделю недели недель hafta",
    "month months monat monate monaten mois mes meses mês mese mesi месяц месяца месяцев ay",
    "year years jahr jahre jahren an ans année années año años ano anos anno anni год года лет yıl",
)  # fmt: skip

NEGATIONS = frozenset(
    "not no never none nobody nothing neither nor without cannot cant wont dont doesnt didnt isnt arent wasnt werent hasnt havent wouldnt "
    "couldnt shouldnt aint nicht kein keine keinen keiner nie niemals ohne ne pas jamais aucun aucune sans no nunca ningún sin non mai "
    "nessun senza não nunca nenhum sem niet geen nooit zonder inte ingen aldrig utan nie bez не нет никогда без немає ніколи değil yok "
    "hayır δεν μην χωρίς ποτέ tidak bukan tanpa tak batal urung không chưa नहीं न ليس ليست لا لم لن عدم نیست نشد نکرد ندارد نداد نمی نخواهد 不 没 無 "
    "未 否".split()
)  # fmt: skip
# Those that mean something else in another language, with where they deny: Portuguese "no" is "in the", Swedish "sin" "his", "im Mai" May.
DENYING_ONLY_IN = {
    "no": frozenset({"english", "spanish", "italian", "catalan"}), "ne": frozenset({"french", "serbian"}), "mai": frozenset({"italian"}),
    "sin": frozenset({"spanish"}), "non": frozenset({"english", "french", "italian"}), "sem": frozenset({"portuguese"}), "pas": frozenset({"french"}),
    "tak": frozenset({"indonesian"}), "bez": frozenset({"polish", "serbian", "czech"}), "нет": frozenset({"russian"}),
}  # fmt: skip
# Verbs of several words: what takes sides in them, too (core.pairs.contraries), is the one word they mean.
VERBS = {
    "vote against": "reject", "votes against": "rejects", "voted against": "rejected", "vote down": "reject", "votes down": "rejects", "voted down": "rejected", "step down": "resign", "steps down": "resigns",
    "stepped down": "resigned", "stepping down": "resigning", "stand down": "resign", "stands down": "resigns",
    "hands in resignation": "resigns", "turn down": "reject", "turns down": "rejects", "turned down": "rejected",
    "strike down": "overturn", "strikes down": "overturns", "struck down": "overturned", "call off": "cancel", "calls off": "cancels",
    "called off": "cancelled", "put off": "postpone", "puts off": "postpones", "takes over": "seizes", "set free": "freed",
    "sets free": "frees", "let go": "fired", "lays off": "fires", "lay off": "fire", "laid off": "fired", "shut down": "shut",
    "shuts down": "shuts", "passes away": "dies", "passed away": "died", "found not guilty": "acquitted", "falls apart": "collapses",
    "fell apart": "collapsed", "kicks off": "begins", "kicked off": "began", "gets under way": "begins", "gets underway": "begins",
    "survive relegation": "survive", "survives relegation": "survives", "avoid relegation": "survive", "avoids relegation": "survives",
    "escape relegation": "survive", "escapes relegation": "survives", "beat the drop": "survive",
    "gunned down": "shot", "guns down": "shoots", "goes on strike": "strikes", "go on strike": "strike", "went on strike": "strike",
    "walk off the job": "strike", "walk off job": "strike", "stage walkout": "strike", "stages walkout": "strike",
    "breaks out of": "escapes from", "break out of": "escape from", "pulls out of": "withdraws from", "pull out of": "withdraw from",
    "rule out": "reject", "rules out": "rejects", "ruled out": "rejected", "puts on hold": "suspends", "put on hold": "suspended", "found guilty": "convicted", "finds guilty": "convicts",
    "blows up": "explodes", "blew up": "exploded", "pushed back": "postponed", "pushes back": "postpones", "touches down": "lands",
    "touched down": "landed", "gives up": "abandons", "gave up": "abandoned", "goes ahead": "proceeds", "walks free": "freed",
    "walked free": "freed", "lets off": "frees", "speeds up": "accelerates", "slows down": "slows", "signs off": "approves",
    "gives green light": "approves", "gives go ahead": "approves", "throws out": "dismisses", "threw out": "dismissed",
    "thrown out": "dismissed", "hands back": "returns", "hand back": "return", "handed back": "returned", "gives back": "returns",
    "sends back": "returns", "takes part": "participates", "take part": "participate", "took part": "participated",
    "carries out": "conducts", "carried out": "conducted", "calls for": "urges", "call for": "urge", "called for": "urged",
    "hits out at": "criticises", "lashes out at": "criticises", "comes to power": "inaugurated",
    "rounds up": "arrests", "rounded up": "arrested", "hunts down": "hunts", "tracks down": "finds", "tracked down": "found",
    "faces trial": "trial", "face trial": "trial", "stands trial": "trial", "stand trial": "trial", "goes on trial": "trial", "go on trial": "trial",
    "rolls out": "launches", "rolled out": "launched",
    "breaks down": "collapses", "broke down": "collapsed", "holds talks": "talks", "hold talks": "talks", "held talks": "talked",
    "reaches deal": "agrees", "reach deal": "agree", "strikes deal": "agrees", "strike deal": "agree", "signs deal": "agrees", "sign deal": "agree",
    "drops out": "quits", "drop out": "quit", "dropped out": "quit", "pulls out": "quits", "pulled out": "quit", "snaps up": "buys", "brought to safety": "rescued", "remands in custody": "jails",
    "remanded in custody": "jailed", "opens fire": "shoots", "opened fire": "shot",
}  # fmt: skip
# One name, several spellings; phrases first. All casefolded, dots and apostrophes gone.
PHRASES = gazetteer.PHRASES | VERBS | {
    "united nations": "un", "european union": "eu", "united states": "usa", "united kingdom": "uk", "great britain": "uk",
    "prime minister": "pm", "federal reserve": "fed", "european central bank": "ecb", "bank of england": "boe", "new york": "newyork",
    "world health organization": "who_", "world health organisation": "who_", "supreme court": "supremecourt", "white house": "whitehouse",
    "north korea": "northkorea", "south korea": "southkorea", "north korean": "northkorea", "south korean": "southkorea",
    "saudi arabia": "saudi", "south africa": "southafrica", "south african": "southafrica", "los angeles": "la_", "hong kong": "hongkong",
    "world cup": "worldcup", "fifa world cup": "worldcup", "climate change": "climatechange", "international monetary fund": "imf", "world bank": "worldbank", "health care": "healthcare",
    "vereinte nationen": "un", "europäische union": "eu", "vereinigte staaten": "usa", "naciones unidas": "un", "unión europea": "eu",
    "estados unidos": "usa", "nations unies": "un", "union européenne": "eu", "états unis": "usa", "stati uniti": "usa",
    "cease fire": "ceasefire", "e mail": "email", "on line": "online", "per cent": "percent", "chief executive": "ceo",
    "attorney general": "attorneygeneral", "wall street": "wallstreet", "high court": "highcourt", "air strike": "airstrike",
    "air strikes": "airstrikes", "nuclear power": "nuclear",
    "n korea": "northkorea", "n. korea": "northkorea", "s korea": "southkorea", "s. korea": "southkorea", "s. africa": "southafrica",
    "w. bank": "westbank", "west bank": "westbank", "re election": "reelection", "re elected": "reelected", "co operation": "cooperation",
    "takes office": "inaugurated", "sworn in": "inaugurated",


    "death sentence": "deathpenalty", "death sentences": "deathpenalty", "death penalty": "deathpenalty",
    "death penalties": "deathpenalty", "same sex": "gay", "not guilty verdict": "acquittal", "central bank": "centralbank", "car bomb": "carbomb", "car bombing": "carbomb", "car bombings": "carbombs", "car bombs": "carbombs", "washes ashore": "found", "washed ashore": "found",
    "bomb blast": "blast", "bomb blasts": "blasts", "power cut": "outage", "power cuts": "outages", "power outage": "outage",
    "power outages": "outages", "power failure": "outage", "runs aground": "stuck", "ran aground": "stuck", "opens fire": "shooting",
    "opened fire": "shooting", "says sorry": "apologizes", "said sorry": "apologized", "say sorry": "apologize",
    "highest ever": "record", "lowest ever": "record", "largest ever": "record", "biggest ever": "record",
    "all time": "record",


    "heat wave": "heatwave", "heat waves": "heatwaves", "lift off": "launch", "lifts off": "launches",
    "downing street": "pm", "no 10": "pm", "no. 10": "pm", "number 10": "pm", "number ten": "pm", "islamic state": "isis",
    "un nuclear watchdog": "iaea", "un atomic watchdog": "iaea", "un nuclear agency": "iaea", "un atomic agency": "iaea",
    "un health agency": "who_", "un refugee agency": "unhcr", "un climate summit": "cop", "un climate talks": "cop", "usa space agency": "nasa",
    "justice department": "doj", "department of justice": "doj", "department of homeland security": "dhs", "bank of japan": "boj",
    "bank of canada": "boc", "people's bank of china": "pboc", "department of defense": "pentagon", "defense department": "pentagon", "department of energy": "doe",
    "house of representatives": "house", "opec plus": "opec", "high commissioner": "ambassador", "high commissioners": "ambassadors", "dr congo": "congo", "democratic republic of congo": "congo", "democratic republic of the congo": "congo", "usa dollar": "dollar", "singapore dollar": "sgd", "australian dollar": "aud", "canadian dollar": "cad", "hong kong dollar": "hkd", "new zealand dollar": "nzd", "taiwan dollar": "twd", "facebook owner": "meta", "google owner": "alphabet",
    "un security council": "unsc", "united nations security council": "unsc", "foreign exchange": "forex", "middle east": "mideast", "law maker": "mp", "law makers": "mps", "interest rates": "rates", "interest rate": "rate", "co operative": "cooperative", "anti social": "antisocial",
    "man united": "manchester united", "man utd": "manchester united", "man city": "manchester city", "lib dems": "libdem", "liberal democrats": "libdem", "liberal democrat": "libdem", "artificial intelligence": "ai", "electric vehicle": "ev", "electric vehicles": "evs", "electric car": "ev",
    "without power": "outage",
    "without electricity": "outage", "knocks out power": "outage", "flee homes": "flee", "flee their homes": "flee", "forced from homes": "evacuated",
    "walk out": "walkout", "walks out": "walkout", "pound sterling": "pound", "ftse 100": "ftse", "nikkei 225": "nikkei", "cac 40": "cac", "ibex 35": "ibex", "dow jones": "dow", "hang seng": "hangseng", "asx 200": "asx", "nifty 50": "nifty", "blue tick": "verification", "blue ticks": "verification", "snap election": "early election",
    "snap elections": "early election", "snap poll": "early election", "early elections": "early election", "lowest level": "lowest", "highest level": "highest", "weakest level": "lowest", "strongest level": "highest",
    "electric cars": "evs", "covid 19": "covid", "al qaida": "al qaeda",
} | {
    f"{death}toll {verb}": "dead"  # how a running count is told
    for death in ("death ", "")
    for verb in ("rises to", "climbs to", "jumps to", "soars to", "rises above", "rises past", "hits", "reaches", "passes", "tops", "nears", "exceeds", "now", "at")
}  # fmt: skip
ALIASES = {
    alias: name
    for name, aliases in (gazetteer.PEOPLES | {
        "usa": "us_ u.s us america american americans",
        "uk": "britain british briton britons uks",
        "muslim": "moslem", "muslims": "moslems", "president": "prez", "department": "dept", "un": "uno onu оон", "eu": "ue ес",
        "kyiv": "kiev", "gaddafi": "gadhafi qaddafi kadhafi", "burma": "myanmar burmese", "vs": "versus v", "govt": "government governments govts", "governor": "gov",
        "color": "colour", "center": "centre", "labor": "labour", "defense": "defence", "program": "programme", "theater": "theatre",
        "percent": "pct prozent", "ex": "former", "pm": "premier", "tv": "television", "parliament": "mps", "mp": "lawmaker",
        "health": "healthcare", "phone": "smartphone", "yr": "year", "intl": "international", "dept": "department",
        "november": "nov", "december": "dec", "january": "jan", "february": "feb", "september": "sept sep", "october": "oct", "august": "aug",
        "referee": "ref refs", "executive": "exec execs", "doctor": "dr", "university": "uni univ", "professor": "prof", "temperature": "temp temps",
    "representative": "rep reps", "senator": "sen sens", "lieutenant": "lt", "general": "gen", "sergeant": "sgt", "captain": "capt", "association": "assn",
    "corporation": "corp", "administration": "admin", "national": "natl",
    "gop": "republican republicans", "democrat": "dems democrats dem", "conservative": "tory tories conservatives", "shia": "shiite shiites shias",
    "qaeda": "qaida", "houthi": "huthi houthis huthis", "hezbollah": "hizbollah hizbullah hezbullah hizballah", "taliban": "taleban",
    "muhammad": "mohammed mohammad muhammed mohamed mohamad", "isis": "isil daesh", "zelensky": "zelenskyy zelenskiy",
    "covid": "coronavirus covid19", "supremecourt": "scotus", "mumbai": "bombay", "kolkata": "calcutta", "volkswagen": "vw", "chennai": "madras",
    "bengaluru": "bangalore", "kharkiv": "kharkov", "odesa": "odessa", "lviv": "lvov", "dnipro": "dnepr dnipropetrovsk dnepropetrovsk", "zaporizhzhia": "zaporozhye zaporizhia zaporizhzhya",
    "mykolaiv": "nikolaev mykolayiv nikolayev", "chernihiv": "chernigov", "luhansk": "lugansk", "chernobyl": "chornobyl", "yangon": "rangoon", "eswatini": "swaziland",
    "mecca": "makkah", "isfahan": "esfahan", "varanasi": "benares", "dhaka": "dacca", "gothenburg": "göteborg goteborg", "malmo": "malmö", "dusseldorf": "düsseldorf", "hodeidah": "hudaydah hodeida hodeidah",
    "falklands": "malvinas", "gurugram": "gurgaon", "xinjiang": "sinkiang", "gaziantep": "antep", "mogadishu": "muqdisho", "congo": "drc", "uyghur": "uighur uyghurs uighurs",
    "crimea": "crimean", "neworleans": "nola", "quran": "koran", "jobless": "unemployed",
        "al": "el", "mt": "mount", "st": "saint", "ok": "okay", "gaol": "jail",
    }).items()
    for alias in aliases.split()
}  # fmt: skip

# What Americans spell otherwise, beside the endings of core.signatures: what stands before "our", and words.
OURS = "arm behavi clam endeav fav flav harb hon hum neighb od parl rig rum savi sav splend tum val vap vig"
SPELLINGS = {
    british: american
    for pair in (
        "jewellery/jewelry ageing/aging sceptic/skeptic sceptics/skeptics sceptical/skeptical aluminium/aluminum aeroplane/airplane tsar/czar grey/gray "
        "tyre/tire tyres/tires offence/offense offences/offenses licence/license licences/licenses pretence/pretense analyse/analyze analysed/analyzed "
        "paralyse/paralyze paralysed/paralyzed paralyses/paralyzes metre/meter metres/meters litre/liter litres/liters fibre/fiber kilometre/kilometer "
        "kilometres/kilometers centimetres/centimeters plough/plow ploughs/plows ploughed/plowed ploughing/plowing kerb/curb pyjamas/pajamas moustache/mustache manoeuvre/maneuver manoeuvres/maneuvers "
        "paediatric/pediatric foetus/fetus foetal/fetal anaesthetic/anesthetic haemorrhage/hemorrhage diarrhoea/diarrhea oestrogen/estrogen whisky/whiskey "
        "mum/mom mums/moms maths/math cosy/cozy catalogue/catalog dialogue/dialog fulfil/fulfill fulfils/fulfills enrol/enroll skilful/skillful "
        "wilful/willful mould/mold smoulder/smolder smouldering/smoldering artefact/artifact artefacts/artifacts draught/draft doughnut/donut chilli/chili "
        "sabre/saber sombre/somber spectre/specter meagre/meager calibre/caliber lustre/luster sulphur/sulfur yoghurt/yogurt "
        "councillor/councilor councillors/councilors counsellor/counselor traveller/traveler travellers/travelers marvellous/marvelous woollen/woolen "
        "aeroplanes/airplanes judgement/judgment acknowledgement/acknowledgment"
    ).split()
    for british, american in [pair.split("/")]
}
PUBLISHERS = frozenset(
    "reuters|ap|rte|rté|itv|itv news|stv|wsb-tv|abc7|fox|nbc|cbs|abc|msnbc|pbs|cbc|cbc news|ctv news|sbs|sbs news|stuff|nz herald|rnz|nypost|new york post|newsmax|the atlantic|the new yorker|the irish times|irish times|irish independent|metro|mirror|the mirror|express|upi|afp.com|efe|europa press|dpa|apa|belga|ritzau|ntb|tt|pti|ani|bernama|interfax|meduza|the moscow times|kyiv independent|the kyiv independent|haaretz|the jerusalem post|arab news|gulf news|the national|allafrica|punch|vanguard|ap news|associated press|afp|bbc|bbc news|bbc sport|cnn|cnn.com|cnbc|nbc news|abc news|cbs news|fox news|npr|pbs newshour|"
    "bloomberg|bloomberg.com|the guardian|guardian|the new york times|new york times|the washington post|washington post|wsj|"
    "the wall street journal|wall street journal|financial times|ft|ft.com|the economist|the independent|the telegraph|telegraph|daily mail|"
    "mail online|the sun|the times|sky news|sky sports|al jazeera|al jazeera english|dw|dw news|france 24|rfi|euronews|politico|axios|"
    "the hill|usa today|los angeles times|chicago tribune|time|newsweek|forbes|business insider|marketwatch|yahoo|yahoo news|yahoo finance|"
    "msn|google news|huffpost|vox|the verge|techcrunch|wired|ars technica|engadget|espn|devdiscourse|the hindu|times of india|ndtv|"
    "hindustan times|indian express|livemint|mint|dawn|xinhua|global times|scmp|south china morning post|the japan times|nhk|kyodo|yonhap|"
    "der spiegel|spiegel|spiegel online|die zeit|zeit online|faz|faz.net|sz.de|bild|tagesschau|tagesschau.de|welt|n-tv|orf|orf.at|nzz|srf|"
    "le monde|le figaro|libération|franceinfo|el país|el mundo|abc|la vanguardia|corriere della sera|la repubblica|ansa|ansa.it|nos|nrc|"
    "de volkskrant|tass|ria novosti|тасс|риа новости|рбк|коммерсантъ|интерфакс|lenta.ru|folha|globo|g1|uol|infobae|clarín"
    "|le parisien|20 minutes|bfmtv|les echos|l'express|le point|mediapart|ouest-france|la croix|elmundo|20minutos|el confidencial|la nación|el universal|folha de s.paulo|estadão"
    "|o globo|cnn brasil|rtp|público|observador|il post|il sole 24 ore|la stampa|rai news|rainews|sky tg24|il fatto quotidiano|nu.nl|telegraaf|de telegraaf|trouw|ad.nl|rtl nieuws"
    "|dagens nyheter|svt|svt nyheter|aftonbladet|expressen|svenska dagbladet|nrk|vg|politiken|yle|wyborcza.pl|gazeta wyborcza|onet|interia|tvn24|rmf24|rzeczpospolita|українська правда|уп|укрінформ"
    "|уніан|тсн|рбк-україна|суспільне|газета.ru|известия|ведомости|медуза|hürriyet|milliyet|sabah|sözcü|cumhuriyet|ntv|habertürk|cnn türk|anadolu ajansı|trt haber"
    "|الجزيرة|الجزيرة نت|العربية|العربية نت|سكاي نيوز عربية|الشرق الأوسط|اليوم السابع|الأهرام|بی بی سی فارسی|bbc فارسی|ایسنا|ایرنا|تسنیم|خبرگزاری مهر|خبرگزاری فارس"
    "|आज तक|दैनिक भास्कर|दैनिक जागरण|अमर उजाला|नवभारत टाइम्स|एबीपी न्यूज़|बीबीसी हिंदी|bbc news हिंदी|जनसत्ता|新华网|新华社|人民网|人民日报|澎湃新闻|央视新闻|新浪|网易|腾讯新闻|财新|财新网|联合早报"
    "|自由時報|聯合報|聯合新聞網|中時新聞網|中央社|bbc中文|nhkニュース|nhk news web|朝日新聞|毎日新聞|読売新聞|産経新聞|産経ニュース|日本経済新聞|共同通信|時事通信|時事ドットコム|東京新聞|yahoo!ニュース"
    "|연합뉴스|조선일보|중앙일보|동아일보|한겨레|경향신문|kbs 뉴스|매일경제|한국경제|머니투데이|뉴시스|뉴스1|η καθημερινή|καθημερινή|in.gr|τα νέα|το βήμα|ερτ"
    "|kompas.com|kompas|detik|detikcom|detiknews|tempo|tempo.co|liputan6|liputan6.com|cnn indonesia|antara|antara news|tribunnews|vnexpress|tuổi trẻ|tuổi trẻ online|thanh niên|dân trí|vietnamnet".split(
        "|"
    )
)
PAPER_WORDS = (
    r"\b(?:news|times|post|herald|tribune|journal|gazette|globe|mirror|telegraph|courier|sentinel|dispatch|echo|advertiser|ledger|argus|chronicle|daily|weekly|today|online|press|mail|observer|guardian|independent"
    r"|reporter|star|standard|examiner|inquirer|bulletin|magazine|tv|radio|fm|broadcasting|network|media|zeitung|nachrichten|anzeiger"
    r"|tagblatt|rundschau|diario|periódico|noticias|jornal|giornale|gazzetta|courrier|dépêche|express|dagblad|nieuws|новости|газета)\b"
)

# Columns that come again under one name; what differs between two of them is the whole news. No word that news of the day is told by, too:
# "курс доллара на 4 марта" comes again, "курс доллара превысил 100" does not.
# Each begins a word. They stand by what tells them, so that is_column looks for none that cannot be there.
COLUMNS = (
    r"horoscopes?|weerbericht|kursy? (?:dolara|euro|franka|funta) \d|horóscopo|horoskop|oroscopo|гороскоп|lottery (?:results?|numbers)|lotto|powerball|mega millions|winning numbers"
    r"|weather(?: forecast| report| today)?:|wetter:|météo\b(?![- ]france)|meteo\b|el tiempo(?::| hoy| mañana)|meteo:|погода|forecast for|crossword|sudoku|wordle|quiz of"
    r"|photos? of the (?:day|week)|pictures of the (?:day|week)|word of the day|quote of the day|on this day|today in history"
    r"|morning (?:briefing|report|brief|call|headlines|news)|evening (?:briefing|brief)|daily (?:briefing|digest|brief|roundup)"
    r"|week in review|news in brief|newsletter|top (?:stories|headlines)|letters? to the editor|what to watch|tv (?:tonight|guide|ratings)"
    r"|stocks? to watch|market (?:wrap|report|close|update)|gold (?:price|rate)s? today|silver (?:price|rate)s? today|petrol.{0,20}price"
    r"|(?:bitcoin|ethereum|crypto|oil|gold|share|stock|fuel) prices? (?:today|now|update)|exchange rates?|obituar(?:y|ies)|death notices"
    r"|police (?:blotter|log)|traffic (?:update|report)|live scores?|match preview|fixtures|standings|box score|power rankings"
    r"|stock market news|news in pictures|front pages:|the papers:|ask (?:the|an) \w+:|(?:film|book|album|restaurant|theatre|tv|game) review:|(?:this|the) week in|how the .{3,40} (?:did|fared) (?:on )?\w+day"
    r"|results of|things to know (?:for|about|this|today|before)|newsbrief|presseschau|pressestimmen|börse am|dax am|sensex|nifty"
    r"|best (?:\w+ ){1,4}(?:deals|gifts)\b|best (?:\w+ ){1,5}(?:of|for) (?:19|20)\d\d|(?:prime day|black friday|cyber monday) deals?|traffic alerts?:|(?:new|coming|arriving|leaving) (?:on|to) (?:netflix|disney|hulu|prime video|hbo|apple tv)"
    r"|kick-?off time|(?:editorial |political )?cartoon:|box office (?:collections?|day \d)|births,? (?:marriages|deaths)|who (?:left|went home|was eliminated) (?:in|on)\b|subscription status|(?:places|spots|restaurants) to (?:eat|visit|drink)|player ratings|predicted line-?ups?|earnings call transcript"
    r"|of the (?:day|week|month):|(?:opens?|closes?|settles?|ends?) at (?:[$£€₹]\d|\d+[.,]\d)|things to do (?:in .{3,30} )?this|week ending\b|for the week of\b|(?:round-?up|wrap):|air quality (?:in|index)|waiver wire|(?:week|day|month|year) in (?:pictures|photos|review)|(?:stocks?|shares) (?:making the biggest|to buy)|biggest movers|closing bell|opening bell"
    r"|(?:scores|results|predictions|picks|rankings|schedules?|preview)[:,]? .{0,30}\bweek \d|week \d+:? (?:predictions|picks|rankings|preview|recap)"
    r"|live (?:cricket )?scores?|how to watch\b.{3,40} (?:v|vs|live)\b|results from \w+day|(?:tides?|pollen|ski|surf|snow|fishing) report|mortgage rates? today"
    r"|(?:daily|weekly) (?:briefing|quiz|round-?up|deals?)|deal of the day|reader letters|tarot|hints? (?:and|&) answers?|connections hints?|things we (?:have )?learn(?:ed|t)|euromillions:|spelling bee answers"
    r"|current conditions:|no alerts in effect|team news:|transfer talk:|order of play\b|starting grid\b|planning applications|public hearing:"
    r"|your (?:\w+day|weekend) (?:briefing|brief|horoscope|forecast|digest)|what's on tv\b|notable deaths|tide times|uv index|pollen count|(?:covid|vaccination) (?:cases|figures|numbers) (?:for|in|on)|dear (?:abby|prudence|annie|deidre)|ask amy|prayer times|moon phase"
    r"|what's on (?:this|in|at|around)\b|(?:call|request) for bids"
    r"|blaulicht:|diese spiele laufen|infos à retenir|santoral|lotería (?:nacional|primitiva)|precio de la luz hoy|previsão do tempo|mega-sena"
    r"|cotação do \w+ hoje|курс (?:доллара|евро|валют) на|hava durumu|burç yorum|altın fiyatları \d|gram altın ne kadar|prakiraan cuaca"
)
COLUMNS_FIRST = (  # how a headline begins
    r"\b(?:joint )?statement (?:by|from|of) |\b(?=[^:]*+:).{0,30}\b(?:puzzle|column|podcast|newsletter|quiz|diary|recipes?|playlist|calendar|live stream):"
    r"|(?:the |our )?(?:top )?\d+ best\b|(?:the )?top \d+ (?:\w+ ){0,2}\w+s (?:in|of|for|to|on|you|this|around)\b"
)
COLUMNS_OF_DAYS = r"\b\w+day'?s (?:papers|front pages|headlines|letters)"
COLUMNS_OF_JOBS = r"\([mwfhdx]/[mwfhdx](?:/[mwfhdx*])?\)"
COLUMNS_SIGNED = (  # of scripts that need no look at where a word begins
    r"राशिफल|मौसम:|सोने का भाव आज|حالة الطقس|حظك اليوم|سعر الذهب اليوم|سعر الدولار اليوم"
    r"|天气预报|天氣預報|今日金价|星座运势|の天気|の運勢|日経平均、終値|占い|오늘의 운세|오늘의 날씨"
)

# What a series counts its pieces by, before the number and behind it, and what is said of a release beside its number (core.traits.instalments).
# No word that is a verb, too, or a unit: "issue 12 fines", "entrega 500 viviendas", "500 अंक".
PARTS = (
    r"part|pt|ep|episode|vol|volume|chapter|lesson|lecture|teil|folge|ausgabe|kapitel|lektion|partie|épisode|tome|chapitre|parte|capítulo"
    r"|episodio|puntata|capitolo|episódio|edição|concurso|deel|aflevering|avsnitt|część|odcinek|часть|серия|выпуск|эпизод|глава|bölüm"
    r"|الحلقة|الجزء|العدد|भाग|एपिसोड"
)
PARTS_BEHIND = r"teil|folge|ausgabe|bölüm|sayı|część|odcinek|rész"
RELEASED = (
    r"(?:is |has been |was |wird |wurde |ist |est |está |è )?(?:released|out|available|tagged|veröffentlicht|erschienen|verfügbar|freigegeben|disponible"
    r"|publié|lanzado|publicado|disponível|lançado|disponibile|rilasciato|вышел|вышла|выпущен|yayınlandı|çıktı|uitgebracht)"
)
RELEASING = r"releas(?:es|ed|ing)|announcing|introducing|veröffentlicht|publie|lanza|lança|rilascia|выпустил"
