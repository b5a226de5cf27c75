# ruff: noqa: E501 - rows of names read better as rows
"""What headlines in languages other than English call states and institutions that every paper writes of, in full and by their initials."""

from __future__ import annotations

# The name that core.words.vocabulary gives it, then those of other languages as they are once hyphens are spaces; what has a space is a phrase.
_ROWS = """
ecb: ezb | bce | ецб | єцб | ebc | εκτ | europäische zentralbank | banque centrale européenne | banco central europeo | banco central europeu | banca centrale europea | europese centrale bank | europejski bank centralny | европейский центральный банк | європейський центральний банк | europeiska centralbanken | avrupa merkez bankası | ευρωπαϊκή κεντρική τράπεζα
centralbank: центробанк | цб | центральный банк | центральний банк | банк россии | merkez bankası | tcmb | banque centrale | banco central | banca centrale | zentralbank | centrale bank | bank sentral | البنك المركزي | بانک مرکزی | κεντρική τράπεζα
usa: eeuu | ee.uu. | ee.uu | ee uu | ee. uu. | eua | сша | abd | ηπα | соединенные штаты | соединённые штаты | сполучені штати | stany zjednoczone | stanach zjednoczonych | stanów zjednoczonych | verenigde staten | amerika birleşik devletleri | ηνωμένες πολιτείες | förenta staterna | amerika serikat | hoa kỳ | الولايات المتحدة | ایالات متحده
uk: vereinigtes königreich | großbritannien | grossbritannien | royaume uni | reino unido | regno unito | verenigd koninkrijk | великобритания | велика британія | соединенное королевство | wielka brytania | wielkiej brytanii | birleşik krallık | ingiltere | storbritannien | gran bretagna | gran bretaña | grande bretagne | ηνωμένο βασίλειο
un: onz | οηε | pbb | nazioni unite | nações unidas | verenigde naties | birleşmiş milletler | narody zjednoczone | организация объединенных наций | організація об'єднаних націй | الأمم المتحدة | سازمان ملل | संयुक्त राष्ट्र
eu: єс | евросоюз | євросоюз | unione europea | união europeia | europese unie | unia europejska | unii europejskiej | avrupa birliği | европейский союз | европейского союза | європейський союз | europeiska unionen | ευρωπαϊκή ένωση | uni eropa | الاتحاد الأوروبي | اتحادیه اروپا
nato: otan | нато | νατο | الناتو | ناتو | नाटो
who_: oms | воз | вооз | weltgesundheitsorganisation | organisation mondiale de la santé | organización mundial de la salud | organização mundial da saúde | organizzazione mondiale della sanità | всемирная организация здравоохранения | dünya sağlık örgütü | wereldgezondheidsorganisatie | منظمة الصحة العالمية | سازمان جهانی بهداشت
imf: iwf | fmi | мвф | internationaler währungsfonds | fonds monétaire international | fondo monetario internacional | fundo monetário internacional | fondo monetario internazionale | международный валютный фонд | uluslararası para fonu | صندوق النقد الدولي | صندوق بین المللی پول
northkorea: nordkorea | corée du nord | corea del norte | coreia do norte | corea del nord | noord korea | korea północna | северная корея | північна корея | kuzey kore | korea utara | كوريا الشمالية | کره شمالی
southkorea: südkorea | corée du sud | corea del sur | coreia do sul | corea del sud | zuid korea | korea południowa | южная корея | південна корея | güney kore | korea selatan | كوريا الجنوبية | کره جنوبی
southafrica: südafrika | afrique du sud | sudáfrica | áfrica do sul | sudafrica | zuid afrika | rpa | юар | güney afrika
"""
_NAMES = {other.strip(): row.partition(":")[0] for row in _ROWS.strip().splitlines() for other in row.partition(":")[2].split("|")}
PHRASES = {name: known for name, known in _NAMES.items() if " " in name or "." in name}
ALIASES = {name: known for name, known in _NAMES.items() if name not in PHRASES}
