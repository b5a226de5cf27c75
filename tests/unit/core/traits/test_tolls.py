"""A count of the dead that goes on: how it is told in each language, and which headlines it makes one story."""

from __future__ import annotations

import pytest

from aggregator.core.headlines import compare
from aggregator.core.traits.tolls import grown
from aggregator.engine.headline_model import load_model
from aggregator.model.story import Verdict


@pytest.mark.parametrize(
    ("a", "b", "language"),
    [
        ("Two die as ferry capsizes off Sulawesi", "Death toll from Sulawesi ferry disaster climbs to 41", "en"),
        ("Bus plunges into river in Nepal, killing at least 9", "Death toll from Nepal bus crash rises to 24", "en"),
        ("Toll in Kolmar landslides climbs past 200", "Kolmar landslides: 63 dead, scores trapped", "en"),
        ("At least 51 killed in Zarmona flash floods", "Number of dead in Zarmona floods reaches 150", "en"),
        ("Un terremoto sacude Marruecos y deja 290 muertos", "Ascienden a más de 1.000 los muertos del terremoto de Marruecos", "es"),
        ("Esplosione a Teralba, due morti e nove feriti", "Esplosione a Teralba, sale a cinque il numero delle vittime", "it"),
        ("Tågolycka i Skåne: två döda", "Dödssiffran stiger efter tågolyckan i Skåne", "sv"),
        ("Maden kazasında 3 işçi hayatını kaybetti", "Maden kazasında ölü sayısı 11'e yükseldi", "tr"),
        ("四川泥石流已致3人遇难", "四川泥石流遇难人数升至19人", "zh"),
        ("화성 리튬공장 화재로 1명 사망", "화성 공장 화재 사망자 22명으로 늘어", "ko"),
    ],
)  # fmt: skip
def test_the_dead_counted_on_made_another_event_where_the_rest_was_worded_anew(a, b, language):
    model = load_model()
    assert compare(a, b, model, language=language).verdict is Verdict.SAME_STORY
    assert compare(b, a, model, language=language).verdict is Verdict.SAME_STORY


def test_the_reasons_say_that_the_dead_are_counted_on():
    found = compare("Two die as ferry capsizes off Sulawesi", "Death toll from Sulawesi ferry disaster climbs to 41", load_model())
    assert "one counts the dead of the other on" in found.reasons


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Bus crash in Kenya kills 9", "Death toll from Nepal bus crash rises to 24"),  # elsewhere
        ("Kolmar landslide kills 3 in the night", "Death toll in Verdan landslide rises to 30"),  # where no table knows either
        ("Calls for more protests over Kenya tax", "Death toll from Kenya protests rises to 49"),  # no count to go on from
        ("Death toll from west Kenya clashes rises to 35", "Death toll from northeast Kenya factory fire rises to 112"),  # only the country
    ],
)
def test_a_toll_of_another_event_stays_apart(a, b):
    assert compare(a, b, load_model(), language="en").verdict is Verdict.DIFFERENT


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Death toll in Halden flood rises to 12", "death toll rises"),
        ("Number of dead in Halden flood unknown", ""),
        ("Tide rises to 12 feet in Halden", ""),
        ("Zahl der Toten in Halden steigt auf zwölf", "zahl der toten steigt"),
        ("Число погибших в Халдене выросло до 12", "число погибших выросл"),
    ],
)
def test_what_counts_on_and_what_does_not(text, words):
    assert grown(text) == words
