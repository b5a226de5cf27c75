"""Words, stems and the guess at a language."""

from __future__ import annotations

import pytest

from aggregator.core.signatures import signature
from aggregator.core.stems import language_of, outvoted, words_in


def test_vowel_signs_belong_to_their_word():
    """Hindi fell apart into consonants, and half of all Hindi headlines of a day were one story."""
    assert words_in("रामगढ़ में बस खाई में गिरी।") == ["रामगढ़", "में", "बस", "खाई", "में", "गिरी"]
    assert words_in("ট্রেন দুর্ঘটনায় ৭ জন") == ["ট্রেন", "দুর্ঘটনায়", "৭", "জন"]
    assert signature("दिल", "hi").folded != signature("दल", "hi").folded


@pytest.mark.parametrize(
    ("title", "language"),
    [
        ("रामगढ़ में बस खाई में गिरी", "hi"),
        ("مقتل 12 شخصا في حريق بمصنع في مدينة الصفا", "ar"),
        ("زلزله در شمال و آتش سوزی در جنوب", "fa"),
    ],
)
def test_words_like_in_and_of_are_no_news_in_scripts_of_their_own(title, language):
    assert not {"में", "في", "در", "و"} & set(signature(title, language).stems)


@pytest.mark.parametrize(
    ("title", "language"),
    [
        ("Akpınar'daki banka soygununun zanlısını yakaladı", "turkish"),
        ("Opinión: La ley de vivienda llega tarde", "spanish"),
        ("Parlamento aprova orçamento do Estado, decisão final", "portuguese"),
        ("Beyoncé joins campaign", "english"),
        ("Pulumi v2 on Wii U", "english"),
    ],
)
def test_letters_tell_a_language_where_words_do_not_but_one_name_tells_nothing(title, language):
    assert language_of(title) == language


def test_what_the_feed_speaks_decides_where_the_headline_does_not():
    assert language_of("Nermin Aksoy'u kaybettik", likely="turkish") == "turkish"
    assert language_of("Mayor quits after the audit of the harbour", likely="turkish") == "english"


GERMAN = (
    "Der Rat stimmt für ein neues Bad. Was die Reform für Familien bedeutet. Nach dem Sturm: Bahn fährt wieder. "
    "Wie ein Bäcker die Krise übersteht. Kein Geld mehr: Verein sagt das Fest ab. So wird das Wetter bis Sonntag"
)


@pytest.mark.parametrize(
    ("stated", "titles", "expected"),
    [
        ("en", GERMAN, True),
        ("de-AT", GERMAN, False),
        ("en", "Der Rat stimmt für ein neues Bad", False),  # one headline says too little
        ("eu", GERMAN, False),  # a language of which we know no words
        ("tlh", GERMAN, False),
    ],
)
def test_many_headlines_outvote_a_language_that_they_are_plainly_not_written_in(stated, titles, expected):
    assert outvoted(stated, titles) is expected


def test_a_script_that_two_languages_share_is_read_as_stated_and_no_other_language_is_believed():
    assert language_of("زلزله در شمال", "fa") == "persian"
    assert language_of("زلزله در شمال", "en") == "arabic"
    assert language_of("Пожар на складе", "en") == "russian"


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Un gran apagón deja sin luz a los vecinos de Halden", "spanish"),
        ("L'Assemblée rejette le budget de la Sécu", "french"),
        ("Beyoncé announces the next date of her tour", "english"),
        ("Pokémon Go fest", "english"),
        ("Unfall auf der A7 bei Halden", "english"),  # nothing but its words tells, and they are asked only where a letter does
    ],
)
def test_a_feed_that_states_english_is_not_believed_where_letters_and_words_are_of_another_language(title, name):
    """Many feeds state "en" whatever they write in: "em" and "auf" were words that agree."""
    assert language_of(title, "en-US") == name


def test_digits_within_a_plain_feed_s_words_tell_its_language_no_otherwise_than_beside_an_accent():
    spanish = "Dice que la ley no es para todos y los jueces de un pueblo lo saben"
    for titles in (spanish, spanish.replace(" ", "1"), "a1b the4end 2la d'un l_e"):
        for stated in ("en", "es", "fr"):
            assert outvoted(stated, titles) is outvoted(stated, f"{titles} é")
    assert outvoted("en", spanish)
    assert not outvoted("es", spanish)
