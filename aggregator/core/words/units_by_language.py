# ruff: noqa: E501 - rows of words read better as rows
"""What stands beside a number in languages other than English: thousands and millions, currencies, percent."""

from __future__ import annotations

# Power of ten -> words.
_SCALES = {
    3: "mil mila duizend tusen tysięcy tysiące tys тысяч тысячи тыс тисяч тисячі тис bin ribu nghìn ngàn ألف آلاف هزار हजार हज़ार χιλιάδες",
    5: "लाख",
    6: "milione milhão milionów miliony milion миллионов миллиона миллион мільйонів мільйона мільйон juta triệu مليون ملايين میلیون εκατομμύρια εκατ",
    7: "करोड़ करोड",
    9: "md mds milliarde milliard miliardo miljard miljarder miliardów miliardy miliard mld mil_millones bilhões bilhão bi миллиардов миллиарда миллиард мільярдів мільярда мільярд milyar miliar tỷ tỉ مليار مليارات میلیارد δισεκατομμύρια δισ अरब",
    12: "billionen billones trilhões trilhão bilioni trilyon triliun تريليون تریلیون τρισ",
}
SCALES = {word.replace("_", " "): power for power, words in _SCALES.items() for word in words.split()}
# Of unspaced signs, right behind the number.
MYRIADS = {"만": 4, "억": 8, "조": 12}

# A sign a currency: Ukraine's, Russia's, Turkey's, Poland's, Korea's and China's own.
_CURRENCIES = {
    "$": "dólar dólares dollari dollaro dolar dolara dolarów dolarlık doları доллар доллара долларов долар долара доларів دولار دولارا دلار डॉलर δολάρια ドル 美元 달러",
    "€": "евро євро يورو یورو यूरो ευρώ avro euron ユーロ 欧元 유로",
    "£": "pfund livres libras sterline фунтов фунта 英镑 ポンド 파운드",
    "¥": "日元 엔",
    "₹": "रुपये रुपए रुपया रुपयों",
    "₽": "рубль рубля рублей рублів rubel rubli ₽",
    "₴": "гривень гривні гривня грн гривен ₴",
    "₺": "lira liraya lirayı liradan liraları tl ₺",
    "ł": "zł złotych złote zloty",
    "₩": "원",
    "元": "元",
}
CURRENCIES = {word: sign for sign, words in _CURRENCIES.items() for word in words.split()}

_PERCENTS = (
    "por ciento|porciento|por cento|pour cent|per cento|percento|prosent|persen|phần trăm|proc|процент|процентам|процентах|відсоток|відсотків|відсотка|відсотки|بالمئة|بالمائة|في المئة|في المائة|درصد"
    "|प्रतिशत|फीसदी|फ़ीसदी|τοις εκατό|パーセント|퍼센트"
)
PERCENTS = frozenset(_PERCENTS.split("|"))
