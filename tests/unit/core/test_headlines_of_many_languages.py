"""Headlines in languages other than English: one letter written two ways, words that deny, labels, columns, units, places."""

from __future__ import annotations

import pytest

from aggregator.core.headlines import compare
from aggregator.core.letters import plain_letters, unmarked
from aggregator.core.places import contains, places_in
from aggregator.core.signatures import signature
from aggregator.core.stems import language_of
from aggregator.core.traits.columns import is_column
from aggregator.core.traits.headline_numbers import numbers
from aggregator.core.traits.headline_text import clean
from aggregator.core.traits.labels import Mark
from aggregator.engine.headline_model import load_model
from aggregator.model.story import Verdict


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("台灣發生強震", "台湾发生强震"),
        ("الأمم المتّحدة", "الامم المتحده"),
        ("самолёт", "самолет"),
        ("ΣΕΙΣΜΌΣ", "σεισμοσ"),
        ("बाज़ार", "बाजार"),
        ("DİYARBAKIR", "diyarbakır"),
    ],
)
def test_a_letter_that_is_written_two_ways_is_one(one, other):
    assert plain_letters(one.casefold()) == plain_letters(other.casefold())


def test_marks_go_from_latin_letters_and_a_letter_with_a_stroke_is_plain():
    assert unmarked("zderzyły się") == "zderzyly sie"
    assert unmarked("as it is") == "as it is"


def test_a_headline_without_its_accents_is_the_same_and_one_with_other_accents_is_not_said_to_be():
    model = load_model()
    bare = compare("Wypadek na A2. Zderzyły się trzy ciężarówki", "Wypadek na A2. Zderzyly sie trzy ciezarowki", model, language="pl")
    assert (bare.verdict, bare.reasons[0]) == (Verdict.DUPLICATE, "the same headline, once without its accents")
    other = compare("Un pécheur à Étretat", "Un pêcheur à Étretat", model, language="fr")
    assert "the same headline, once without its accents" not in other.reasons


@pytest.mark.parametrize(
    ("text", "language", "denies"),
    [
        ("Estatal reduz preço no sul", "pt", False),  # "in the"
        ("Ministern lämnar sin post", "sv", False),  # "his"
        ("Neue Regeln gelten ab Mai", "de", False),
        ("Il premier non parte", "it", True),
        ("Nie żyje aktor Jan Zawada", "pl", False),  # "is dead"
        ("Minister nie odejdzie", "pl", True),
        ("Başkan yeniden aday olmayacak", "tr", True),
        ("Başkan Yılmaz aday", "tr", False),
        ("رئیس‌جمهور به نیویورک نمی‌رود", "fa", True),
        ("Ο πρωθυπουργός δεν θα παραιτηθεί", "el", True),
        ("정부, 담뱃값 인상 안 한다", "ko", True),
        ("Hàng không Việt Nam mở đường bay", "vi", False),  # aviation
    ],
)
def test_what_denies_in_one_language_is_a_word_of_another(text, language, denies):
    assert signature(text, language).negated is denies


@pytest.mark.parametrize(
    ("title", "rest", "marks"),
    [
        ("ULTIM'ORA: frana a Ischia, tre morti", "frana a Ischia, tre morti", set()),
        ("【速報】首相が辞任を表明 - NHKニュース", "首相が辞任を表明", set()),
        ("[사설] 저출생 대책 서둘러야", "저출생 대책 서둘러야", {Mark.OPINION}),
        ("Ledare: Låt bönderna vara i fred", "Låt bönderna vara i fred", {Mark.OPINION}),
        ("URGENT: VIDEO: LIVE: ALERT: DIRECT: FLASH: INFO: ALERT: Pont fermé", "ALERT: Pont fermé", {Mark.LIVE}),
        ("Minister: hier endet unsere Geduld", "Minister: hier endet unsere Geduld", set()),
    ],
)
def test_labels_of_many_languages_go_and_tell_what_kind_of_piece_it_is(title, rest, marks):
    cleaned = clean(title)
    assert (cleaned.text, cleaned.marks) == (rest, marks)


@pytest.mark.parametrize(
    ("text", "language", "column"),
    [
        ("Program TV na wtorek", "polish", True),
        ("Jadwal SIM keliling hari Senin", "indonesian", True),
        ("오늘의 운세: 쥐띠", "english", True),
        ("Minister odwołuje program", "polish", False),
        ("台風が上陸", "english", False),
    ],
)
def test_columns_of_other_languages_are_known(text, language, column):
    assert is_column(text, language) is column


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("Tre morti in una sparatoria", "italian", ("3",)),
        ("Tre", "english", ()),
        ("El bitcoin supera los 60.000 dólares", "spanish", ("$60000",)),
        ("Harga emas Rp1.100.000", "indonesian", ("1100000",)),
        ("Enflasyon yüzde 64,8", "turkish", ("%64.8",)),
        ("Курс долара: 38,5 гривні", "russian", ("₴38.5",)),
        ("총격으로 세 명 사망", "english", ("3",)),
        ("Ayuda de 10 mil millones", "spanish", ("1e+10",)),
        ("Aid of $10 mil.", "english", ("$10000000",)),
        ("马赛枪击案致三人死亡", "english", ("3",)),
    ],
)
def test_numbers_with_the_words_and_units_of_their_language(text, language, found):
    assert numbers(text, language) == found


def test_a_town_is_known_in_its_endings_and_with_a_particle_and_not_where_its_name_is_a_word():
    assert places_in("russian")["одес"]
    assert contains("одес", "одесі", "russian")
    assert places_in("arabic")["ببغداد"]
    assert places_in("dutch")["leiden"]
    assert not places_in("german")["leiden"]
    assert places_in("english")["上海"]
    assert contains("kiew", "ukrain", "german")
    assert not contains("lyon", "marseil", "french")


def test_vietnamese_is_told_by_its_letters():
    assert language_of("Giá xăng tăng mạnh từ hôm nay") == "vietnamese"


@pytest.mark.parametrize(
    ("one", "other", "language", "verdict"),
    [
        ("Incendio en Zarmona obliga a evacuar tres pueblos", "Incendio en Teralba obliga a evacuar tres pueblos", "es", Verdict.DIFFERENT),
        ("Un incendie ravage un entrepôt à Lorvin", "Un incendie ravage un entrepôt à Valmont", "fr", Verdict.DIFFERENT),
        ("In Norland beginnt die Grüne Woche", "Die Grüne Woche beginnt in Norland", "de", Verdict.DUPLICATE),
        ("EE.UU. impone aranceles al acero", "Estados Unidos impone aranceles al acero", "es", Verdict.DUPLICATE),
        ("ЦБ повысил ключевую ставку до 16%", "Центробанк повысил ключевую ставку до 16%", "ru", Verdict.DUPLICATE),
        ("مذاکرات وین ادامه می‌یابد", "مذاکرات وین ادامه نمی‌یابد", None, Verdict.SAME_STORY),
    ],
)
def test_pairs_of_many_languages(one, other, language, verdict):
    assert compare(one, other, load_model(), language=language).verdict is verdict


@pytest.mark.parametrize(
    ("title", "language"),
    [
        ("Borsa, Milano apre in rialzo", "italian"),  # "in" is of four languages; these are of one
        ("MK kabulkan gugatan capres", "english"),  # one word might be a name
        ("Rovers win in Halden", "english"),
        ("Aktor senior meninggal, sopir ditangkap", "indonesian"),
    ],
)
def test_where_stop_words_leave_two_languages_the_words_of_news_decide(title, language):
    assert language_of(title) == language


@pytest.mark.parametrize(
    ("title", "dates"),
    [
        ("Графік відключень на пʼятницю", ("w4",)),
        ("Απεργία στο Μετρό τη Δευτέρα", ("w0",)),
        ("سه‌شنبه مدارس تعطیل است", ("w1",)),
        ("Wybory w niedzielę", ("w6",)),
        ("Втрати ворога на 4 травня", ("m5", "d5-4")),
    ],
)
def test_weekdays_and_months_in_the_endings_they_take(title, dates):
    assert signature(title).dates == dates


@pytest.mark.parametrize(
    ("title", "stated", "language"),
    [("قیمت مسکن در تهران", None, "persian"), ("أسعار النفط ترتفع", None, "arabic"), ("قیمت مسکن", "ar", "arabic")],
)
def test_persian_is_told_by_letters_that_arabic_does_without(title, stated, language):
    assert language_of(title, stated) == language


def test_a_model_is_one_name_with_its_hyphen_and_without():
    assert signature("Ukraine reçoit des F-16", "fr").stems == signature("Ukraine reçoit des F16", "fr").stems


@pytest.mark.parametrize(
    ("one", "other", "language"),
    [
        ("KPK tahan mantan menteri pertanian", "KPK bebaskan mantan menteri pertanian", "id"),
        ("Η Βουλή ψήφισε το νομοσχέδιο για τα λιμάνια", "Η Βουλή καταψήφισε το νομοσχέδιο για τα λιμάνια", "el"),
        ("Tweede Kamer stemt voor verbod op vuurwerk", "Tweede Kamer stemt tegen verbod op vuurwerk", "nl"),
        ("Le gouvernement survit à une motion de censure", "Le gouvernement renversé par une motion de censure", "fr"),
        ("Budget : les députés votent la taxe Halden", "Budget : les députés rejettent la taxe Halden", "fr"),
        ("Gericht erlaubt Abschiebung von Straftätern", "Gericht stoppt Abschiebung von Straftätern", "de"),
        ("Folketinget vedtager ny klimalov om havne", "Folketinget forkaster ny klimalov om havne", "da"),
        ("Stortinget sier ja til gruvedrift på havbunnen", "Stortinget sier nei til gruvedrift på havbunnen", "no"),
        ("Suomen Pankki: inflaatio kiihtyy ensi vuonna", "Suomen Pankki: inflaatio hidastuu ensi vuonna", "fi"),
        ("Sněmovna schválila rozpočet na příští rok", "Sněmovna zamítla rozpočet na příští rok", "cs"),
        ("A parlament elfogadta a jövő évi költségvetést", "A parlament elutasította a jövő évi költségvetést", "hu"),
        ("Parlamentul a adoptat legea pensiilor speciale", "Parlamentul a respins legea pensiilor speciale", "ro"),
        ("El Parlament aprova la llei d'habitatge", "El Parlament rebutja la llei d'habitatge", "ca"),
        ("Парламентът прие бюджета за 2025 г.", "Парламентът отхвърли бюджета за 2025 г.", "bg"),
        ("הכנסת אישרה את התקציב לשנה הבאה", "הכנסת דחתה את התקציב לשנה הבאה", "he"),
        ("東京都知事選、森本氏が当選", "東京都知事選、森本氏が落選", "ja"),
        ("헌재, 대통령 탄핵 인용", "헌재, 대통령 탄핵 기각", "ko"),
    ],
)
def test_an_outcome_turned_round_was_the_same_report(one, other, language):
    for spoken in (language, None):  # None: guessed from the two
        found = compare(one, other, load_model(), language=spoken)
        assert found.verdict is Verdict.SAME_STORY
        assert any(reason.startswith("one says the opposite") for reason in found.reasons)


def test_who_lost_his_life_has_lost_nothing_else():
    found = compare("Maden kazasında 3 işçi hayatını kaybetti", "Maden kazasında 3 işçi kazandı", load_model(), language="tr")
    assert not any("kaybetti" in reason for reason in found.reasons)


@pytest.mark.parametrize(
    ("title", "language"),
    [
        ("Sejlads og fiskeri stoppes efter olieudslip ved kysten", "danish"),
        ("Sněmovna schválila rozpočet, který navrhla vláda", "czech"),
        ("A parlament elfogadta a költségvetést", "hungarian"),
        ("הכנסת אישרה את התקציב", "hebrew"),
        ("ঢাকায় বহুতল ভবনে আগুন", "bengali"),
        ("U.S. expels Norland diplomats", "english"),
    ],
)
def test_languages_without_a_list_of_stop_words_were_taken_for_english(title, language):
    assert language_of(title) == language


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Two soldiers die in Norland attack", "english"),
        ("Police arrest man in deadly attack", "english"),
        ("Vier Tote bei Unfall in Norland", "german"),
        ("Man gestorven in brand", "dutch"),
    ],
)
def test_one_stop_word_more_was_another_language(text, name):
    assert language_of(text) == name
