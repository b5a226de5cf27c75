"""Parts of a series, releases and notices: read out of a headline, and told apart."""

from __future__ import annotations

import pytest

from aggregator.core.headlines import compare
from aggregator.core.pairs.products import of_two_products
from aggregator.core.traits.instalments import instalments
from aggregator.engine.headline_model import load_model
from aggregator.model.story import Verdict


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lighthouse keepers, part two", {"part": {"2"}}),
        ("Harbour Journal Vol. 21, No. 4 (2018)", {"part": {"21, no. 4"}}),
        ("Notes from the pier (No. 2)", {"part": {"2"}}),
        ("This week in Kestrel #541", {"part": {"541"}}),
        ("Harbour Quarterly, issue 12", {"part": {"12"}}),
        ("Die Fähre, 3. Teil: Ebbe", {"part": {"3"}}),
        ("Harbour Talk S02E03: Tides", {"part": {"02e03"}}),
        ("Der Hafen-Podcast, Folge 112: Was kostet das Wohnen?", {"part": {"112"}}),
        ("Les grands procès, épisode 3 : l'affaire Duval", {"part": {"3"}}),
        ("Подкаст, выпуск 12: как устроена ипотека", {"part": {"12"}}),
        ("Sabah Sohbeti 46. bölüm: Ekmek fiyatı", {"part": {"46"}}),
        ("حكايات البحر، الحلقة 5: العاصفة", {"part": {"5"}}),
        ("किस्सा कहानी भाग 12: खोया हुआ शहर", {"part": {"12"}}),
        ("朝の雑談 第45回 家賃はなぜ上がる", {"part": {"45"}}),
        ("Kestrel 2.4.1 released", {"release": {"2.4.1"}}),
        ("Kestrel 3.0.0", {"release": {"3"}}),
        ("Kestrel v3.0-rc2", {"release": {"3.0-rc2"}}),
        ("Lumen 8.6 is out", {"release": {"8.6"}}),
        ("Announcing Lumen 8.6", {"release": {"8.6"}}),
        ("[DSA 5821-1] pillow security update", {"notice": {"DSA-5821-1"}}),
        ("CVE-2026-12345 in pillow", {"notice": {"CVE-2026-12345"}}),
    ],
)
def test_the_number_of_an_instalment_is_read(text, expected):
    assert instalments(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Quake of 8.5 shakes Tamaro",  # may be measured anew
        "Inflation figures released: 2.5 %",
        "Corvin releases report on 2.5 million accounts",
        "Report of 4.3.2026",
        "Profit of 1.234.567 dollars",
        "Norland budget 2025-2026 passes",
        "Harker beats world No. 2",
        "Three dead, 12 hurt",
        "Part of the pier collapses",
        "Police issue 12 fines on pier",
        "Gobierno entrega 500 viviendas en Robledal",
        "सेंसेक्स 500 अंक गिरा",
        "USA 112-98 Norland",
        "Rovers top Heat 112-98",
        "GDP 2025-26 revised",
        "A 30 episode series is cut short",
    ],
)
def test_other_numbers_are_no_instalment(text):
    assert instalments(text) == {}


def test_two_parts_of_a_series_are_two_stories_and_the_reason_says_so():
    found = compare("A harbour workflow (part 4) - sorting crates", "A harbour workflow (part 5) - sorting crates", load_model())

    assert found.verdict is Verdict.DIFFERENT
    assert "another part of a series" in found.reasons


def test_a_part_is_held_against_a_part_and_not_against_a_release():
    found = compare("Kestrel 2.4.1 released", "Kestrel 2.4.1 released, part 3 of our review", load_model())

    assert not any("another" in reason for reason in found.reasons)


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("lantern 1.2.4", "lantern-cli 1.2.4", ("lantern", "lantern-cli")),
        ("lantern-cli 1.2.4", "lantern 1.2.4", ("lantern-cli", "lantern")),
        ("lantern-web 1.2.4", "lantern-cli 1.2.4", ("lantern-web", "lantern-cli")),
        ("lantern/cli v1.2.4", "lantern v1.2.4", ("lantern-cli", "lantern")),
        ("Lantern Desktop 1.2.4", "Lantern 1.2.4", ("lantern desktop", "lantern")),
        ("Lantern 8.6 is out", "Lantern Pro 8.6 is out", ("lantern", "lantern pro")),
        ("lantern-cli 1.2.4", "Lantern CLI 1.2.4", None),
        ("lantern-cli 1.2.4", "lantern-cli 1.2.4 released", None),
        ("lantern-cli 1.2.4", "walrus 1.2.4", None),  # in which words tell enough
        ("lantern-v1.2.4", "lantern 1.2.4", None),
        ("Lantern version 1.2.4", "Lantern 1.2.4", None),
        ("Lantern 1.2.4 released", "Announcing Lantern 1.2.4", None),
        ("Release 1.2.4", "lantern 1.2.4", None),
        ("lantern v2", "lantern: a second one", None),
    ],
)
def test_one_number_may_be_of_two_products_of_a_house(a, b, expected):
    assert of_two_products(a, b) == expected


def test_the_releases_of_two_products_are_two_stories_and_the_reason_says_so():
    found = compare("lantern 1.2.4", "lantern-cli 1.2.4", load_model())

    assert found.verdict is Verdict.DIFFERENT
    assert "releases of two products ('lantern' against 'lantern-cli')" in found.reasons
