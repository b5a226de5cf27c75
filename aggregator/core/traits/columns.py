# ruff: noqa: E501 - rows of words read better as rows
"""Headlines that come again under one name: the weather, horoscopes, prices of the day. Pure.

What differs between two of them is the whole news. No word that news of the day is told by, too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from aggregator.core.choices import alternatives, patterns
from aggregator.core.letters import plain_letters
from aggregator.core.words import vocabulary

# Beside vocabulary.COLUMNS, what other languages call theirs; "; " between two, each a pattern that begins a word.
_ABROAD = {
    "german": "das wetter (?:für|am|in); wahlergebnisse?; staus? am; spielplan; corona-zahlen; wetter (?:in|heute|morgen|am); wetteraussichten; tagesüberblick; nachrichtenüberblick; lottozahlen; eurojackpot; tageshoroskop; tv-tipps; fernsehtipps; das bringt der tag; bitcoin-kurs; goldpreis (?:aktuell|heute); benzinpreise? (?:aktuell|heute); dax heute; blitzer (?:in|heute|am); pollenflug; todesanzeigen; tv-programm; fernsehprogramm; wetter:; wettervorhersage",
    "french": "info(?:s)? trafic; agenda d; horaires de prière; mots croisés; avis de décès; prévisions météo; résultats? (?:du |de l')?(?:loto|euromillions|tirage|keno); loto :; euromillions; programme tv; prix (?:du|des) carburants?; cours de l'or; revue de presse; à la une; ce soir à la télé; saint du jour; éphéméride",
    "spanish": "los memes del; memes del; programación (?:tv|de tv); calendario de; clima en; esquelas; crucigrama; qué ver en; precio (?:del dólar|del oro|de la luz|de la gasolina) hoy; dólar hoy; (?:clima|tiempo) (?:hoy|mañana); el tiempo en; pronóstico del tiempo; resultados? (?:de la|del|de) (?:lotería|melate|quiniela|sorteo|bonoloto|primitiva|chance); bonoloto; euromillones; sorteo once; santo del día; efemérides; portadas de; lotería:; números ganadores; resultados? lotería",
    "portuguese": "agenda de; jogos de hoje; onde assistir; programação da tv; palavras cruzadas; tempo em; resumo (?:do|da|de) (?:capítulo|novela); resultado d[ao] (?:mega|quina|loto|lotofácil|concurso); lotofácil; quina; dólar hoje; cotação d[ao]; chave do euromilhões; euromilhões; meteorologia; resultados? da loteria; números sorteados; previsão do tempo; horóscopo do dia",
    "italian": "previsioni meteo; meteo; estrazion[ei]; superenalotto; stasera in tv; programmi tv; rassegna stampa; prime pagine; almanacco; oggi in tv",
    "dutch": "verkiezingsuitslag; files op; coronacijfers; kruiswoord; het weer; weerbericht; weersverwachting; horoscoop; tv-tips; filmtips; lottotrekking; beursoverzicht; verkeersinformatie; weer (?:vandaag|morgen)[ :]; lotto-uitslag; tv-gids",
    "swedish": "vädret; väderprognos; tv-tablå; lottorad; dagens horoskop; vädret; väderprognosen",
    "polish": "prognoza pogody; wyniki wyborów; nekrologi; pogoda; program tv; kursy? walut; wyniki lotto; ceny paliw; przegląd prasy; imieniny",
    "russian": "программа передач; прогноз погоди; графік відключень; гороскоп; именины; іменини; кроссворд; пробки в; прогноз погоды; курсы? валют; лунный календарь; главное за; что смотреть; програма; місячний календар; втрати (?:ворога|росії|рф); головне за; курс (?:долара|євро|валют) на; що подивитися",
    "turkish": "nöbetçi eczane; günlük burç; burç yorum; burcu (?:bugün|günlük); gazete manşet; seçim sonuçları; reyting sonuç; namaz vakit; döviz kur; sayısal loto; milli piyango; süper loto; yayın akışı; elektrik kesintisi; bim aktüel; günün (?:manşet|burc); dolar (?:ne kadar|kaç tl|kuru); altın fiyatları; günlük burç",
    "indonesian": "jadwal (?:tv|bola|puasa|kereta|pemadaman); hasil pilkada; harga bbm; ramalan (?:zodiak|cuaca); zodiak hari ini; jadwal (?:sim|sholat|salat|imsak|bola|tv|pertandingan|siaran|acara); harga emas (?:antam )?hari ini; kurs rupiah hari ini; klasemen; kunci jawaban; cuaca (?:hari ini|besok); prakiraan cuaca",
    "vietnamese": "tử vi; thời tiết (?:hôm nay|ngày|hà nội); giá (?:vàng|xăng|xăng dầu|heo hơi|cà phê|tiêu) (?:hôm nay|ngày); xổ số; kết quả xổ số; lịch thi đấu; lịch phát sóng; tỷ giá (?:usd )?hôm nay; dự báo thời tiết; kqxs",
    "arabic": "جدول مباريات; مواعيد الصلاة; موعد مباراة; القنوات الناقلة; برج \\w+; توقعات الأبراج; مواعيد مباريات; أسعار (?:الذهب|العملات|الدولار|الأسماك) اليوم; سعر \\w+ اليوم; مواقيت الصلاة; درجات الحرارة; الطقس (?:اليوم|غدا)",
    "persian": "برنامه بازی; قیمت (?:طلا|دلار|سکه) ; نرخ (?:ارز|دلار|طلا); فال (?:روزانه|حافظ|ابجد); قیمت (?:دلار|سکه|طلا|ارز|خودرو|یورو) امروز; وضعیت هوا; هواشناسی; پیشبینی هوا; اوقات شرعی; هوای (?:امروز|فردا)",
    "hindi": "मौसम का हाल; लॉटरी; राशिफल; पेट्रोल (?:का|के) दाम; आज का (?:मौसम|पंचांग|राशिफल); पंचांग; सोने का भाव; सोना चांदी; मौसम (?:अपडेट|आज)",
    "greek": "ζώδια; ο καιρός; καιρός:; εορτολόγιο; πρωτοσέλιδα; τζόκερ; τι θα δούμε; πρόγραμμα τηλεόρασης; πρόγνωση καιρού; καιρός (?:σήμερα|αύριο)",
    "danish": "vejret (?:i dag|i morgen|i weekenden|lige nu); vejrudsigt; dagens horoskop; lottotal; tv i aften",
    "norwegian": "været (?:i dag|i morgen|i helgen); værmelding; værvarsel; dagens horoskop; lottotall; tv i kveld",
    "finnish": "sää (?:tänään|huomenna|viikonloppuna); sää:; sääennuste; päivän horoskooppi; horoskooppi; lottonumerot; lottorivi; päivän sää; tv tänään",
    "czech": "počasí (?:dnes|zítra|na); počasí:; předpověď počasí; horoskop; sportka; eurojackpot; tv program; kurz (?:koruny|eura|dolaru)",
    "hungarian": "időjárás (?:ma|holnap|jelentés); időjárás:; időjárás-előrejelzés; napi horoszkóp; horoszkóp; lottószámok; ötöslottó; hatoslottó; tévéműsor; deviza",
    "romanian": "vremea (?:azi|astăzi|mâine|în); prognoza meteo; horoscop; loto 6/49; rezultate loto; curs (?:bnr|valutar); program tv",
}
# Of unspaced signs, which feeds state no stemmer for: looked for anywhere.
_UNSPACED = (
    "今日天气|明日天气|天气预报|黄历|开奖|彩票|油价今日|今日油价|今日汇率|运势|星座|明日の天気|の天気|の運勢|占い|番組表|きょうの|今日の(?:番組|天気|運勢)|天声人語|編集手帳|余録|産経抄|筆洗|人民币(?:汇率)?中间价"
    "|오늘의 운세|운세|(?:오늘|내일|주말) 날씨|\\[날씨\\]|로또|당첨번호|\\[부고\\]|\\[인사\\]|띠별|별자리|편성표|환율 \\d|금값 시세|휘발유 가격 \\d|미세먼지"
    "|ดูดวง|พยากรณ์อากาศ|ผลสลาก|ตรวจหวย|ราคาทองวันนี้|আজকের (?:আবহাওয়া|রাশিফল)|রাশিফল|স্বর্ণের দাম আজ|מזג האוויר(?: היום| מחר|:)|הורוסקופ|תחזית מזג|תוצאות הלוטו|שער הדולר"
)


def is_column(text: str, language: str) -> bool:
    """Whether a title comes again under the same name; a Turkish I is an I, as IGNORECASE has it."""
    folded = plain_letters(text.casefold())
    if _KNOWN.search(folded) or _FIRST.match(folded) or (language in _ABROAD and _named(language).search(folded)):
        return True
    if ("day" in folded and _OF_DAYS.search(folded)) or ("(" in folded and _OF_JOBS.search(folded)):
        return True
    return not folded.isascii() and _SIGNS.search(folded) is not None


def begins_with_column(text: str) -> bool:
    """Whether a title begins with the name of a column: "Evening briefing: what you need to know" is no opinion."""
    return _KNOWN.match(plain_letters(text.casefold())) is not None


def _beginning_words(listed: Iterable[str]) -> re.Pattern[str]:
    """Return one pattern for many that begin a word, by their first letters: as they are written they take four times as long."""
    return re.compile(rf"\b(?:{patterns(listed)})")


# Searched in folded text: IGNORECASE takes twelve times as long, a fifth of a headline.
_KNOWN = _beginning_words(alternatives(plain_letters(vocabulary.COLUMNS)))
_FIRST, _OF_DAYS, _OF_JOBS = (
    re.compile(pattern) for pattern in (vocabulary.COLUMNS_FIRST, vocabulary.COLUMNS_OF_DAYS, vocabulary.COLUMNS_OF_JOBS)
)
_SIGNS = re.compile(plain_letters(f"{vocabulary.COLUMNS_SIGNED}|{_UNSPACED}"))


@cache
def _named(language: str) -> re.Pattern[str]:
    return _beginning_words(plain_letters(_ABROAD[language]).split("; "))
