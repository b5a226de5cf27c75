# ruff: noqa: E501 - rows of words read better as rows
"""Words that say the same in headlines of languages other than English: small lists of our own choosing.

English has its own, longer one (core.words.senses). A language is named as its stemmer is; Ukrainian is read with Russian.
"""

from __future__ import annotations

# A row says nearly one thing. No word that two facts of one story are told apart by: who died is not yet murdered.
_SAME = {
    "german": """
gestorben verstorben tot tote toten todesopfer stirbt starb todesfall
verletzt verletzte verletzten verletzter
festgenommen festnahme verhaftet verhaftung
erdbeben beben
brand feuer brennt
unfall unglück
senkt reduziert kürzt verringert senkung
erhöht steigert hebt erhöhung anhebung
steigt klettert zulegt
sinkt gesunken fällt gefallen rückgang
beschließt billigt verabschiedet beschlossen gebilligt
explosion detonation
verhandlungen gespräche
fordert verlangt
kritisiert rügt
präsentiert enthüllt vorgestellt
früherer ehemaliger
gericht richter
polizei polizisten beamte
firma unternehmen konzern
wahl abstimmung
""",
    "french": """
mort morts morte mortes décès décédé décédée meurt tué tués tuée disparition
blessé blessés blessée blessées
arrêté arrêtée arrêtés interpellé interpellée interpellés arrestation
séisme tremblement
incendie feu
abaisse réduit diminue abaissement baisse
relève augmente hausse relèvement
adopte approuve vote adopté approuvé adoption
démissionne démission quitte
explosion détonation
dévoile présente lance
demande réclame exige
policier policiers police
société entreprise groupe
chômage chômeurs
annonce déclare affirme
accident collision
""",
    "spanish": """
muere mueren fallece fallecen muertos muerto muerta muertes fallecido fallecidos muerte fallecimiento murió falleció
heridos herido lesionados
detenido detenidos detienen detiene arrestado arrestan arresta capturan capturado
terremoto sismo seísmo temblor
incendio fuego
paro desempleo
baja cae desciende
sube aumenta crece
aprueba avala
dimite renuncia dimisión
anuncia comunica
presenta lanza
empresa compañía
accidente choque siniestro
elecciones comicios
fuga escape
gasolina combustible
""",
    "portuguese": """
morre morrem mortos morto morta mortes morte faleceu falece falecimento morreu
feridos ferido
preso presos detido detidos prende prisão
terremoto sismo
incêndio fogo
reduz redução corta corte
aumenta eleva aumento
aprova aprovada aprovado
demite renuncia renúncia
anuncia divulga
apresenta lança
empresa companhia
acidente colisão batida
eleições pleito
desemprego desocupação
""",
    "italian": """
morto morta morti morte muore addio scomparso scomparsa decesso deceduto lutto vittime
feriti ferito
arrestato arrestati arresto arrestata preso catturato fermato
terremoto sisma scossa
incendio rogo fiamme
taglia riduce
alza aumenta
approva approvato
dimette dimissioni
presenta lancia svela
azienda società
incidente scontro
elezioni voto
""",
    "dutch": """
overleden doden dood dode gestorven overlijden sterft overlijdt dodelijk dodental omgekomen
gewonden gewond
aangehouden opgepakt gearresteerd arrestatie
aardbeving beving
brand vuur
oud voormalig
verlaagt verlaging
verhoogt verhoging
ongeluk ongeval aanrijding
bedrijf concern
verkiezingen stembus
""",
    "swedish": """
död döda dött avlidit avliden dör dog omkom omkommit dödsfall dödsoffer dödas
skadade skadad
gripen gripna anhållen gripits
jordbävning jordskalv
brand eld brinner
olycka kollision
sänker sänkning
höjer höjning
avgår avgång
företag bolag
val valet
""",
    "polish": """
zmarł zmarła nieżyje śmierć zginął zginęła zginęli zginęło ofiar ofiary zmarli
ranni rannych ranny
zatrzymany zatrzymano zatrzymali aresztowany aresztowano
pożar ogień
wypadek kolizja zderzenie
przyjął uchwalił przyjęła
podwyższa podnosi
obniża tnie
dymisja rezygnacja rezygnuje
wybory głosowanie
firma spółka
były dawny
""",
    "russian": """
умер умерла скончался скончалась умерли погиб погибла погибли погибших погибшие жертв жертвы смерть помер померла помер загинув загинула загинули загиблих загиблі жертви
пострадали пострадавших ранены раненых поранені поранених постраждали
задержан задержали задержана арестован арестовали арестована затримали затримано заарештовано заарештували
землетрясение толчки землетрус
пожар возгорание сгорел сгорела загорелся загорелась горит пожежа згорів загорівся
авария дтп столкновение аварія
взрыв взрывы вибух вибухи
отставка отставку відставка
повысил поднял підвищив підняв
снизил понизил знизив
представил презентовал представив
компания фирма
выборы голосование вибори
""",
    "turkish": """
öldü hayatınıkaybetti vefat ölen ölü ölüm ölüler yaşamınıyitirdi
yaralı yaralandı yaralılar
gözaltına gözaltı yakalandı
deprem sarsıntı
yangın alev
kaza çarpışma
artırdı yükseltti
düşürdü indirdi
istifa ayrıldı
tanıttı duyurdu
seçim oylama
""",
    "indonesian": """
meninggal tewas wafat mangkat
luka terluka
ditangkap dibekuk diringkus diciduk
gempa lindu
kebakaran api
kecelakaan tabrakan
naikkan menaikkan
turunkan menurunkan
mundur mengundurkan
luncurkan meluncurkan rilis merilis
""",
    "vietnamese": """
quađời từtrần mất chết tửvong thiệtmạng
bắt bắtgiữ
tăng nâng
giảm hạ
""",
    "arabic": """
وفاة توفي رحيل يرحل يتوفى
مقتل قتلى قتيلا قتيل ضحايا مصرع قتل
إصابة جرحى إصابات مصابين
اعتقال القبض توقيف
زلزال هزة
حريق حرائق
انفجار تفجير
يرفع رفع زيادة
يخفض خفض تقليص
استقالة يستقيل
أسعار سعر
""",
    "persian": """
درگذشت فوتکرد مرگ جانباخت جانباختند کشته کشتههای فوت
مصدوم زخمی مجروح
دستگیر بازداشت
زلزله زمینلرزه
آتشسوزی حریق
تصادف سانحه
استعفا کنارهگیری
""",
    "hindi": """
निधन मौत मृत्यु देहांत मौतें मृतकों मरे नहींरहे
घायल जख्मी ज़ख्मी
गिरफ्तार गिरफ़्तार अरेस्ट
भूकंप भूकम्प
आग अग्निकांड
हादसा दुर्घटना हादसे
इस्तीफा इस्तीफ़ा
""",
    "greek": """
πέθανε νεκροί νεκρός νεκρή έφυγεαπότηζωή απεβίωσε θάνατος κατέληξε
τραυματίες τραυματίας
συνελήφθη σύλληψη συλλήψεις
σεισμός δόνηση
φωτιά πυρκαγιά
παραίτηση παραιτήθηκε
τροχαίο δυστύχημα
""",
}

# Several words that say what one word of a row above says.
PHRASES = {
    "ist tot": "gestorben", "ums leben": "gestorben", "kommt ums leben": "gestorben", "nimmt fest": "festgenommen",
    "a perdu la vie": "mort", "est mort": "mort", "est morte": "mort", "est décédé": "mort", "est décédée": "mort", "trouvé la mort": "mort",
    "pierde la vida": "muere", "pierden la vida": "mueren", "perdió la vida": "muere", "perde a vida": "morre", "perdem a vida": "morrem",
    "è morto": "morto", "è morta": "morta", "perde la vita": "muore", "perdono la vita": "morti", "om het leven": "overleden",
    "is overleden": "overleden", "är död": "död", "har avlidit": "avlidit", "har dött": "död", "miste livet": "död",
    "nie żyje": "nieżyje", "nie żyją": "nieżyje", "не стало": "умер", "ушел из жизни": "умер", "ушёл из жизни": "умер",
    "ушла из жизни": "умерла", "пішов із життя": "помер", "пішов з життя": "помер", "пішла з життя": "померла",
    "hayatını kaybetti": "hayatınıkaybetti", "hayatını kaybeden": "hayatınıkaybetti", "yaşamını yitirdi": "yaşamınıyitirdi",
    "meninggal dunia": "meninggal", "tutup usia": "wafat", "berpulang": "wafat", "qua đời": "quađời", "từ trần": "từtrần",
    "tử vong": "tửvong", "thiệt mạng": "thiệtmạng", "bị thương": "bịthương", "ủng hộ": "ủnghộ", "phản đối": "phảnđối",
    "bắt giữ": "bắtgiữ", "فوت کرد": "فوتکرد", "جان باخت": "جانباخت", "جان باختند": "جانباختند", "زمین لرزه": "زمینلرزه",
    "شکست داد": "شکستداد", "नहीं रहे": "नहींरहे", "नहीं रहीं": "नहींरहे", "έφυγε από τη ζωή": "έφυγεαπότηζωή",
    "pega fogo": "incêndio", "prende fuego": "incendio", "prend feu": "incendie", "va a fuoco": "incendio",
    "tremblement de terre": "séisme", "mise en examen": "miseenexamen",
}  # fmt: skip

# The same where words are not spaced, in simplified signs, put in place of each other before they are cut into pairs.
UNSPACED = (
    ("パーセント", " percent"), ("퍼센트", " percent"),
    ("逝世", "去世"), ("病逝", "去世"), ("辞世", "去世"), ("离世", "去世"), ("丧生", "死亡"), ("身亡", "死亡"), ("遇难", "死亡"), ("罹难", "死亡"),
    ("死者", "死亡"), ("死亡者", "死亡"), ("推出", "发布"), ("发表", "发布"), ("发佈", "发布"), ("警方", "警察"), ("拘捕", "逮捕"), ("亡くなる", "死去"), ("亡くなった", "死去"), ("逝去", "死去"), ("他界", "死去"),
    ("打ち上げ", "打上げ"), ("取り消し", "取消し"), ("引き上げ", "引上げ"), ("引き下げ", "引下げ"), ("별세", "사망"), ("타계", "사망"), ("숨져", "사망"),
    ("숨진", "사망"), ("숨졌다", "사망"),
)  # fmt: skip


def _same(text: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(line.split()) for line in text.strip().splitlines())


SAME = {language: _same(rows) for language, rows in _SAME.items()}
