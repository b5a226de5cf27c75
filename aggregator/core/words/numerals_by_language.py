# ruff: noqa: E501 - rows of words read better as rows
"""Number words from eleven up, and names of round counts, in languages other than English. Pure.

Not those that are everyday words, too: Italian "venti" are winds, a Turkish "yüz" is a face, French "cent" stands in "pour cent".
"""

from __future__ import annotations

# A row a language: a value, then the words for it.
_ROWS = {
    "german": "12 dutzend 13 dreizehn 14 vierzehn 15 fünfzehn 16 sechzehn 17 siebzehn 18 achtzehn 19 neunzehn 20 zwanzig 25 fünfundzwanzig 30 dreißig dreissig 40 vierzig 50 fünfzig 60 sechzig 70 siebzig 80 achtzig 90 neunzig 100 hundert",
    "french": "10 dizaine 12 douzaine 20 vingt vingtaine 30 trente trentaine 40 quarante 50 cinquante cinquantaine 60 soixante soixantaine 100 centaine",
    "spanish": "10 decena 12 docena 16 dieciséis 17 diecisiete 18 dieciocho 19 diecinueve 20 veinte veintena 30 treinta treintena 40 cuarenta 50 cincuenta 60 sesenta 70 setenta 80 ochenta 90 noventa 100 cien centenar",
    "italian": "10 decina 12 dozzina 16 sedici 17 diciassette 18 diciotto 19 diciannove 20 ventina 30 trenta trentina 40 quaranta quarantina 50 cinquanta cinquantina 60 sessanta 70 settanta 80 ottanta 90 novanta 100 cento centinaio",
    "portuguese": "10 dezena 12 dúzia 16 dezesseis dezasseis 17 dezessete dezassete 18 dezoito 19 dezenove dezanove 20 vinte 30 trinta 40 quarenta 50 cinquenta 60 sessenta 70 setenta 80 oitenta 90 noventa 100 cem centena",
    "dutch": "13 dertien 14 veertien 15 vijftien 16 zestien 17 zeventien 18 achttien 19 negentien 20 twintig 30 dertig 40 veertig 50 vijftig 60 zestig 70 zeventig 80 tachtig 90 negentig 100 honderd",
    "swedish": "13 tretton 14 fjorton 15 femton 16 sexton 17 sjutton 18 arton 19 nitton 20 tjugo tjugotal 30 trettio 40 fyrtio 50 femtio 60 sextio 70 sjuttio 80 åttio 90 nittio",
    "polish": "11 jedenaście jedenastu 12 dwanaście dwunastu 13 trzynaście trzynastu 14 czternaście 15 piętnaście piętnastu 20 dwadzieścia dwudziestu 30 trzydzieści trzydziestu 40 czterdzieści 50 pięćdziesiąt 100 stu",
    "russian": "11 одинадцять одинадцятеро 12 дванадцять дванадцятеро 13 тринадцять 14 чотирнадцять 15 п'ятнадцять 16 шістнадцять 17 сімнадцять 18 вісімнадцять 19 дев'ятнадцять 20 двадцять двадцяти 30 тридцять 50 п'ятдесят 60 шістдесят 70 сімдесят 80 вісімдесят 90 дев'яносто 11 одиннадцать одиннадцати 12 двенадцать двенадцати 13 тринадцать тринадцати 14 четырнадцать четырнадцати 15 пятнадцать пятнадцати 16 шестнадцать 17 семнадцать 18 восемнадцать 19 девятнадцать 20 двадцать двадцати 30 тридцать тридцати 40 сорок 50 пятьдесят пятидесяти 60 шестьдесят шестидесяти 70 семьдесят 80 восемьдесят 90 девяносто",
    "turkish": "10 on 20 yirmi 30 otuz 40 kırk 60 altmış 70 yetmiş 80 seksen 90 doksan",
    "arabic": "20 عشرون عشرين 30 ثلاثون ثلاثين 40 أربعون أربعين 50 خمسون خمسين 60 ستون ستين 70 سبعون سبعين 80 ثمانون ثمانين 90 تسعون تسعين",
    "persian": "20 بیست 40 چهل 50 پنجاه 60 شصت 70 هفتاد 80 هشتاد",
    "hindi": "11 ग्यारह 12 बारह दर्जन 13 तेरह 14 चौदह 15 पंद्रह 16 सोलह 17 सत्रह 18 अठारह 19 उन्नीस 20 बीस 25 पच्चीस 30 तीस 40 चालीस 50 पचास 60 साठ 70 सत्तर 80 अस्सी 90 नब्बे",
}


def _told(row: str) -> dict[str, str]:
    found: dict[str, str] = {}
    value = ""
    for word in row.split():
        if word.isdecimal():
            value = word
        else:
            found[word] = value
    return found


NUMERALS = {language: _told(row) for language, row in _ROWS.items()}
