"""Second to tenth in languages other than English: the third quarter is not the second.

Not the first, which "for the first time" says, too.
"""

from __future__ import annotations

_ENDINGS = {"german": "e en er es em", "polish": "i iego im a ej y ego ym ą", "russian": "ый ого ом ой ая ую ое"}
# A row a language, from second on, "/" between forms; what ends in "-" takes the endings above.
_ROWS = {
    "german": "zweit- dritt- viert- fünft- sechst- siebt- acht- neunt- zehnt-",
    "french": "deuxième/second/seconde troisième quatrième cinquième sixième septième huitième neuvième dixième",
    "spanish": "segundo/segunda tercer/tercero/tercera cuarto/cuarta quinto/quinta sexto/sexta séptimo/séptima octavo/octava noveno/novena "
    "décimo/décima",
    "portuguese": "segundo/_ terceiro/terceira quarto/_ quinto/_ sexto/_ sétimo/sétima oitavo/oitava nono/nona décimo/décima",
    "italian": "secondo/seconda terzo/terza quarto/quarta quinto/quinta sesto/sesta settimo/settima ottavo/ottava nono/nona decimo/decima",
    "dutch": "tweede derde vierde vijfde zesde zevende achtste negende tiende",
    "swedish": "andra tredje fjärde femte sjätte sjunde åttonde nionde tionde",
    "polish": "drug- trzec-/trzeci/trzeciego/trzecim czwart- piąt- szóst- siódm- ósm- dziewiąt- dziesiąt-",
    "russian": "втор- третий/третьего/третьем/третьей/третья/третью четверт-/четвёрт- пят- шест- седьм- восьм- девят- десят-",
    "turkish": "ikinci üçüncü dördüncü beşinci altıncı yedinci sekizinci dokuzuncu onuncu",
    "indonesian": "kedua ketiga keempat kelima keenam ketujuh kedelapan kesembilan kesepuluh",
}
# What is another word more often: German "acht" denotes eight, a Portuguese "segunda" is a Monday, "secondo" is "according to".
_OTHERWISE = {"_", "second", "seconde", "segunda", "secondo", "andra", "вторая"}


def _forms(word: str, language: str) -> list[str]:
    if not word.endswith("-"):
        return [word]
    return [f"{word[:-1]}{ending}" for ending in _ENDINGS[language].split()]


ORDINALS = {
    language: {
        form: f"#{place}"
        for place, words in enumerate(row.split(), 2)
        for word in words.split("/")
        for form in _forms(word, language)
        if form not in _OTHERWISE
    }
    for language, row in _ROWS.items()
}
