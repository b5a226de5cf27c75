"""Month names of the languages our feeds are written in.

The forms are those of Unicode CLDR (wide, abbreviated and genitive), reduced to what newspapers print. A name that
stands for different months in different languages (`listopad`, `lip`, `srp`) is read only when the language is known.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

# language -> twelve groups of names, January first; lower case, without dots
_NAMES = {
    "en": (
        "jan january; feb february; mar march; apr april; may; jun june; jul july; aug august; sep september sept; oct october; "
        "nov november; dec december"
    ),
    "de": (
        "jan januar jänner; feb februar feber; mär märz mrz maerz; apr april; mai; jun juni; jul juli; aug august; "
        "sep sept september; okt oktober; nov november; dez dezember"
    ),
    "fr": (
        "janv janvier jan; févr février fév fevrier; mars; avr avril; mai; juin jun; juil juillet; août aout; "
        "sept septembre sep; oct octobre; nov novembre; déc décembre decembre"
    ),
    "es": (
        "ene enero; feb febrero; mar marzo; abr abril; may mayo; jun junio; jul julio; ago agosto; "
        "sep sept septiembre set setiembre; oct octubre; nov noviembre; dic diciembre"
    ),
    "pt": (
        "jan janeiro; fev fevereiro; mar março marco; abr abril; mai maio; jun junho; jul julho; ago agosto; set setembro; "
        "out outubro; nov novembro; dez dezembro"
    ),
    "it": (
        "gen gennaio; feb febbraio; mar marzo; apr aprile; mag maggio; giu giugno; lug luglio; ago agosto; set sett settembre; "
        "ott ottobre; nov novembre; dic dicembre"
    ),
    "nl": (
        "jan januari; feb februari; maart mrt mar; apr april; mei; jun juni; jul juli; aug augustus; sep sept september; "
        "okt oktober; nov november; dec december"
    ),
    "sv": (
        "jan januari; feb februari; mars mar; apr april; maj; jun juni; jul juli; aug augusti; sep sept september; okt oktober; "
        "nov november; dec december"
    ),
    "da": (
        "jan januar; feb februar; mar marts; apr april; maj; jun juni; jul juli; aug august; sep sept september; okt oktober; "
        "nov november; dec december"
    ),
    "nb": (
        "jan januar; feb februar; mar mars; apr april; mai; jun juni; jul juli; aug august; sep sept september; okt oktober; "
        "nov november; des desember"
    ),
    "fi": (
        "tammi tammikuu tammikuuta; helmi helmikuu helmikuuta; maalis maaliskuu maaliskuuta; huhti huhtikuu huhtikuuta; "
        "touko toukokuu toukokuuta; kesä kesäkuu kesäkuuta; heinä heinäkuu heinäkuuta; elo elokuu elokuuta; "
        "syys syyskuu syyskuuta; loka lokakuu lokakuuta; marras marraskuu marraskuuta; joulu joulukuu joulukuuta"
    ),
    "pl": (
        "sty styczeń stycznia; lut luty lutego; mar marzec marca; kwi kwiecień kwietnia; maj maja; cze czerwiec czerwca; "
        "lip lipiec lipca; sie sierpień sierpnia; wrz wrzesień września; paź październik października; lis listopad listopada; "
        "gru grudzień grudnia"
    ),
    "cs": (
        "led leden ledna; úno únor února; bře březen března; dub duben dubna; kvě květen května; čvn červen června; "
        "čvc červenec července; srp srpen srpna; zář září; říj říjen října; lis listopad listopadu; pro prosinec prosince"
    ),
    "sk": (
        "jan január januára; feb február februára; mar marec marca; apr apríl apríla; máj mája; jún júna; júl júla; "
        "aug august augusta; sep september septembra; okt október októbra; nov november novembra; dec december decembra"
    ),
    "hu": (
        "jan január; febr február; márc március; ápr április; máj május; jún június; júl július; aug augusztus; "
        "szept szeptember; okt október; nov november; dec december"
    ),
    "ro": (
        "ian ianuarie; feb februarie febr; mar martie mart; apr aprilie; mai; iun iunie; iul iulie; aug august; "
        "sept septembrie sep; oct octombrie; nov noiembrie noi; dec decembrie"
    ),
    "tr": (
        "oca ocak; şub şubat; mar mart; nis nisan; may mayıs; haz haziran; tem temmuz; ağu ağustos; eyl eylül; eki ekim; "
        "kas kasım; ara aralık"
    ),
    "ru": (
        "янв январь января; фев февр февраль февраля; мар март марта; апр апрель апреля; май мая; июн июнь июня; июл июль июля; "
        "авг август августа; сен сент сентябрь сентября; окт октябрь октября; ноя нояб ноябрь ноября; дек декабрь декабря"
    ),
    "uk": (
        "січ січень січня; лют лютий лютого; бер березень березня; квіт квітень квітня; трав травень травня; "
        "черв червень червня; лип липень липня; серп серпень серпня; вер вересень вересня; жовт жовтень жовтня; "
        "лист листопад листопада; груд грудень грудня"
    ),
    "bg": ("яну януари; фев февруари; март; апр април; май; юни; юли; авг август; сеп септември; окт октомври; ное ноември; дек декември"),
    "el": (
        "ιαν ιανουάριος ιανουαρίου; φεβ φεβρουάριος φεβρουαρίου; μαρ μάρτιος μαρτίου; απρ απρίλιος απριλίου; "
        "μάι μάιος μαΐου μαϊ; ιουν ιούνιος ιουνίου; ιουλ ιούλιος ιουλίου; αυγ αύγουστος αυγούστου; σεπ σεπτέμβριος σεπτεμβρίου; "
        "οκτ οκτώβριος οκτωβρίου; νοέ νοε νοέμβριος νοεμβρίου; δεκ δεκέμβριος δεκεμβρίου"
    ),
    "id": (
        "jan januari; feb februari; mar maret; apr april; mei; jun juni; jul juli; agu agustus agt; sep september; okt oktober; "
        "nov november nopember; des desember"
    ),
    "ms": (
        "jan januari; feb februari; mac; apr april; mei; jun; jul julai; ogo ogos; sep september; okt oktober; nov november; dis disember"
    ),
    "hi": ("जनवरी जन; फरवरी फ़रवरी फर; मार्च; अप्रैल अप्रेल; मई; जून; जुलाई; अगस्त; सितंबर सितम्बर; अक्टूबर अक्तूबर; नवंबर नवम्बर; दिसंबर दिसम्बर"),
    "bn": ("জানুয়ারি জানুয়ারী; ফেব্রুয়ারি ফেব্রুয়ারী; মার্চ; এপ্রিল; মে; জুন; জুলাই; আগস্ট; সেপ্টেম্বর; অক্টোবর; নভেম্বর; ডিসেম্বর"),
    "mr": "जानेवारी; फेब्रुवारी; मार्च; एप्रिल; मे; जून; जुलै; ऑगस्ट; सप्टेंबर; ऑक्टोबर; नोव्हेंबर; डिसेंबर",
    "ta": "ஜனவரி; பிப்ரவரி; மார்ச்; ஏப்ரல்; மே; ஜூன்; ஜூலை; ஆகஸ்ட்; செப்டம்பர்; அக்டோபர்; நவம்பர்; டிசம்பர்",
    "te": "జనవరి; ఫిబ్రవరి; మార్చి; ఏప్రిల్; మే; జూన్; జులై జూలై; ఆగస్టు; సెప్టెంబర్; అక్టోబర్; నవంబర్; డిసెంబర్",
    "gu": "જાન્યુઆરી; ફેબ્રુઆરી; માર્ચ; એપ્રિલ; મે; જૂન; જુલાઈ; ઑગસ્ટ ઓગસ્ટ; સપ્ટેમ્બર; ઑક્ટોબર ઓક્ટોબર; નવેમ્બર; ડિસેમ્બર",
    "ar": (
        "يناير; فبراير شباط; مارس آذار; أبريل ابريل إبريل نيسان; مايو أيار; يونيو يونيه حزيران; يوليو يوليه تموز; "
        "أغسطس اغسطس آب; سبتمبر أيلول; أكتوبر اكتوبر; نوفمبر; ديسمبر"
    ),
    "fa": "ژانویه; فوریه; مارس; آوریل; مه; ژوئن; ژوئیه; اوت; سپتامبر; اکتبر; نوامبر; دسامبر",
    "he": (
        "ינואר בינואר; פברואר בפברואר; מרץ במרץ; אפריל באפריל; מאי במאי; יוני ביוני; יולי ביולי; אוגוסט באוגוסט; ספטמבר בספטמבר; "
        "אוקטובר באוקטובר; נובמבר בנובמבר; דצמבר בדצמבר"
    ),
    "th": (
        "มกราคม มค; กุมภาพันธ์ กพ; มีนาคม มีค; เมษายน เมย; พฤษภาคม พค; มิถุนายน มิย; กรกฎาคม กค; สิงหาคม สค; กันยายน กย; "
        "ตุลาคม ตค; พฤศจิกายน พย; ธันวาคม ธค"
    ),
    "hr": (
        "sij siječanj siječnja; velj veljača veljače; ožu ožujak ožujka; tra travanj travnja; svi svibanj svibnja; "
        "lip lipanj lipnja; srp srpanj srpnja; kol kolovoz kolovoza; ruj rujan rujna; lis listopad listopada; "
        "stu studeni studenoga; pro prosinac prosinca"
    ),
    "sr": (
        "јан јануар januar; феб фебруар februar; мар март mart; апр април april; мај maj; јун jun; јул jul; авг август avgust; "
        "сеп септембар septembar; окт октобар oktobar; нов новембар novembar; дец децембар decembar"
    ),
    "sl": (
        "jan januar januarja; feb februar februarja; mar marec marca; apr april aprila; maj maja; jun junij junija; "
        "jul julij julija; avg avgust avgusta; sep september septembra; okt oktober oktobra; nov november novembra; "
        "dec december decembra"
    ),
    "lt": (
        "saus sausio; vas vasario; kov kovo; bal balandžio; geg gegužės; birž birželio; liep liepos; rugp rugpjūčio; "
        "rugs rugsėjo; spal spalio; lapkr lapkričio; gruod gruodžio"
    ),
    "lv": (
        "janv janvāris janvārī; febr februāris februārī; marts martā; apr aprīlis aprīlī; maijs maijā; jūn jūnijs jūnijā; "
        "jūl jūlijs jūlijā; aug augusts augustā; sept septembris septembrī; okt oktobris oktobrī; nov novembris novembrī; "
        "dec decembris decembrī"
    ),
    "et": (
        "jaan jaanuar; veebr veebruar; märts; apr aprill; mai; juuni; juuli; aug august; sept september; okt oktoober; "
        "nov november; dets detsember"
    ),
    "ca": (
        "gen gener; febr febrer; març; abr abril; maig; juny; jul juliol; ag agost; set setembre; oct octubre; nov novembre; des desembre"
    ),
    "gl": (
        "xan xaneiro; feb febreiro; mar marzo; abr abril; mai maio; xuñ xuño; "
        "xul xullo; ago agosto; set setembro; out outubro; nov novembro; dec decembro"
    ),
    "eu": (
        "urtarrila urtarrilaren; otsaila otsailaren; martxoa martxoaren; apirila apirilaren; maiatza maiatzaren; ekaina ekainaren; "
        "uztaila uztailaren; abuztua abuztuaren; iraila irailaren; urria urriaren; azaroa azaroaren; abendua abenduaren"
    ),
    "af": (
        "jan januarie; feb februarie; mrt maart; apr april; mei; jun junie; "
        "jul julie; aug augustus; sept september; okt oktober; nov november; des desember"
    ),
    "is": (
        "jan janúar; feb febrúar; mar mars; apr apríl; maí; jún júní; "
        "júl júlí; ágú ágúst; sep september; okt október; nóv nóvember; des desember"
    ),
    "be": "студзеня; лютага; сакавіка; красавіка; мая; чэрвеня; ліпеня; жніўня; верасня; кастрычніка; лістапада; снежня",
    "mk": (
        "јан јануари; фев февруари; мар март; апр април; мај; јун јуни; "
        "јул јули; авг август; сеп септември; окт октомври; ное ноември; дек декември"
    ),
    "sq": "janar; shkurt; mars; prill; maj; qershor; korrik; gusht; shtator; tetor; nëntor; dhjetor",
    "az": "yanvar; fevral; mart; aprel; may; iyun; iyul; avqust; sentyabr; oktyabr; noyabr; dekabr",
    "kk": "қаңтар; ақпан; наурыз; сәуір; мамыр; маусым; шілде; тамыз; қыркүйек; қазан; қараша; желтоқсан",
    "ka": "იანვარი; თებერვალი; მარტი; აპრილი; მაისი; ივნისი; ივლისი; აგვისტო; სექტემბერი; ოქტომბერი; ნოემბერი; დეკემბერი",
    "hy": (
        "հունվար հունվարի; փետրվար փետրվարի; մարտ մարտի; ապրիլ ապրիլի; մայիս մայիսի; հունիս հունիսի; հուլիս հուլիսի; օգոստոս օգոստոսի; "
        "սեպտեմբեր սեպտեմբերի; հոկտեմբեր հոկտեմբերի; նոյեմբեր նոյեմբերի; դեկտեմբեր դեկտեմբերի"
    ),
    "sw": "januari; februari; machi; aprili; mei; juni; julai; agosti; septemba; oktoba; novemba; desemba",
    "fil": (
        "ene enero; peb pebrero; mar marso; abr abril; mayo; hun hunyo; "
        "hul hulyo; ago agosto; set setyembre; okt oktubre; nob nobyembre; dis disyembre"
    ),
    "kn": "ಜನವರಿ; ಫೆಬ್ರವರಿ; ಮಾರ್ಚ್; ಏಪ್ರಿಲ್; ಮೇ; ಜೂನ್; ಜುಲೈ; ಆಗಸ್ಟ್; ಸೆಪ್ಟೆಂಬರ್; ಅಕ್ಟೋಬರ್; ನವೆಂಬರ್; ಡಿಸೆಂಬರ್",
    "ml": "ജനുവരി; ഫെബ്രുവരി; മാർച്ച്; ഏപ്രിൽ; മേയ് മെയ്; ജൂൺ; ജൂലൈ; ഓഗസ്റ്റ് ആഗസ്റ്റ്; സെപ്റ്റംബർ; ഒക്ടോബർ; നവംബർ; ഡിസംബർ",
    "pa": "ਜਨਵਰੀ; ਫਰਵਰੀ; ਮਾਰਚ; ਅਪ੍ਰੈਲ; ਮਈ; ਜੂਨ; ਜੁਲਾਈ; ਅਗਸਤ; ਸਤੰਬਰ; ਅਕਤੂਬਰ; ਨਵੰਬਰ; ਦਸੰਬਰ",
    "ne": "जनवरी; फेब्रुअरी फेब्रुवरी; मार्च; अप्रिल; मे; जुन; जुलाई; अगस्ट अगस्त; सेप्टेम्बर; अक्टोबर; नोभेम्बर; डिसेम्बर",
    "ur": "جنوری; فروری; مارچ; اپریل; مئی; جون; جولائی; اگست; ستمبر; اکتوبر; نومبر; دسمبر",
}
_TWO_WORDS = {  # Levantine names that need their second word
    "كانون الثاني": "يناير",
    "كانون الأول": "ديسمبر",
    "تشرين الأول": "أكتوبر",
    "تشرين الثاني": "نوفمبر",
}
MANY = "mul"  # ISO 639-2: whatever language; a name of two months is the one of the language above that has it first
_TWICE = re.compile(r"([\u0621-\u064a]+)\s?/\s?([\u0621-\u064a]+)")  # Arabic papers print a month by both its names
ALIASES = {"no": "nb", "nn": "nb", "in": "id", "iw": "he", "sh": "hr", "bs": "hr", "tl": "fil"}


def primary(language: str | None) -> str:
    """Return the primary subtag of a BCP 47 tag under the name used here: `pt-BR` -> `pt`, `no` -> `nb`."""
    first = (language or "").replace("_", "-").split("-")[0].lower()
    return ALIASES.get(first, first)


def month_number(word: str, language: str | None) -> int | None:
    """Return 1..12 for a month's name, None when it is none or stands for several months."""
    name = word.replace(".", "").strip("'\u2019,").lower()
    own = _table(primary(language)).get(name)
    return own if own is not None else _union(whole=primary(language) == MANY).get(name)


def join_two_words(text: str) -> str:
    """Return `text` with month names of two words replaced by their synonyms of one, and a month printed by two names by the first."""
    for long, short in _TWO_WORDS.items():
        text = text.replace(long, short)
    return _TWICE.sub(_once, text) if "/" in text else text


def _once(match: re.Match[str]) -> str:
    month = month_number(match[1], "ar")
    return match[1] if month is not None and month == month_number(match[2], "ar") else match[0]


def has_names(language: str | None) -> bool:
    """Return whether the months of `language` are in the table."""
    return primary(language) in _NAMES


@cache
def _table(language: str) -> dict[str, int]:
    names = unicodedata.normalize("NFKC", _NAMES.get(language, ""))  # as the text is: a nukta apart from its letter
    groups = names.split(";") if names else []
    return {name: month for month, group in enumerate(groups, 1) for name in group.split()}


@cache
def _union(*, whole: bool) -> dict[str, int]:
    """Return the names of all languages, the `whole` of them or those of one month only."""
    seen: dict[str, set[int]] = {}
    for language in _NAMES:
        for name, month in _table(language).items():
            seen.setdefault(name, set()).add(month)
    return {name: min(months) for name, months in seen.items() if whole or len(months) == 1}
