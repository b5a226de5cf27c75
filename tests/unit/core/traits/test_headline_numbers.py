"""Numbers as headlines write them."""

from __future__ import annotations

import re

import pytest

from aggregator.core.traits.headline_numbers import agree, numbers, unified, unmatched


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Three dead, 12 hurt", ("12", "3")),
        ("Thirty-Seven dead, ninety-one hurt", ("37", "91")),
        ("Profit of $2bn, up 2.4%", ("$2000000000", "%2.4")),
        ("Profit of 2 billion dollars", ("$2000000000",)),
        ("Rs 500 crore fraud", ("₹5000000000",)),
        ("1,200 jobs go", ("1200",)),
        ("Yuan at 6.168", ("6.168",)),
        ("Population of 1,234,567", ("1234567",)),
        ("2nd storm in a week", ("#2",)),
        ("Rovers 3-1 United", ("3-1",)),
        ("Rovers 3-1 United before 40,000", ("3-1", "40000")),
        ("200-300 feared lost", ("200", "300")),
        ("G20 leaders meet", ()),
        ("造成30人死亡", ("30",)),
        ("3万人が避難", ("30000",)),
        ("青葉FCが松原に3-1で勝利", ("3-1",)),
        ("青葉FC、松原を3対1で下す", ("3-1",)),
        ("青州队1比3不敌海川队", ("1-3",)),
        ("Kestrel 2.4.1 released", ("v2.4.1",)),
        ("Kestrel v3 is out", ("v3",)),
        ("Report of 4.3.2026", ("4.3",)),
        ("Two hundred jobs go", ("200",)),
        ("Two dozen whales stranded", ("24",)),
        ("Half a million march", ("500000",)),
        ("Half a billion lost", ("500000000",)),
        ("Rovers beat Reds 104-94, lead series", ("104-94",)),
        ("Three million flee Norland", ("3000000",)),
        ("Norland grows in Q3", ("#3",)),
        ("Norland grows in 2Q", ("#2",)),
        ("Norland grows in H1", ("#1",)),
    ],
)
def test_a_number_is_read_with_its_unit_and_scale(text, expected):
    assert numbers(text) == expected


def test_a_comma_is_a_fraction_where_people_write_it_so():
    assert numbers("1.200 Stellen, 2,4 Prozent", "german") == ("1200", "%2.4")
    assert numbers("Kurs bei 6,168", "german") == ("6.168",)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Half of Norland's bees died", ("%50",)),
        ("Two thirds of voters back 3 plans", ("%67", "3")),
        ("Norland in third quarter of the year", ("#3",)),
        ("Half time in Halden", ()),
        ("One-third of nurses plan to quit", ("%33",)),
        ("Four in ten adults feel lonely", ("%40",)),
        ("1 in 5 teenagers smoke", ("%20",)),
        ("Nine out of five", ("9", "5")),
        ("Two in five years", ("2", "5")),
    ],
)
def test_a_share_is_a_number_of_percent(text, found):
    assert numbers(text) == found


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("12", "12", True),
        ("$5", "5", True),  # one left the unit out
        ("$5", "€5", False),
        ("198", "200", True),  # one rounded
        ("3", "4", False),  # small counts are exact
        ("2019", "2020", False),  # years are not rounded
        ("198", "212", False),
        ("3-1", "3-2", False),
        ("3-1", "3", False),
    ],
)
def test_numbers_agree_when_they_may_state_one_fact(a, b, expected):
    assert agree(a, b) is expected
    assert agree(b, a) is expected


@pytest.mark.parametrize(
    ("text", "found"),
    [("北港地震造成三人死亡", ("3",)), ("二十五人受伤", ("25",)), ("一百零五名", ("105",)), ("两人", ("2",)), ("星期三", ()), ("三月", ())],
)
def test_a_number_in_signs_is_read_before_what_it_counts(text, found):
    assert numbers(text, "chinese") == found


@pytest.mark.parametrize(("text", "language"), [("1,234.567 dead", "german"), ("5,000 500 dead", "german"), ("1.234 567 dead", "english")])
def test_thousands_parted_by_two_different_signs_are_a_number(text, language):
    """Such a title could not be read: it raised `ValueError` where its article was to be grouped."""
    assert numbers(text, language) == (re.sub(r"\D", "", text),)


def test_what_no_number_agrees_with_is_left_over():
    assert unmatched(("3", "12"), ("12",)) == ("3",)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("bank fined $4bn", "bank fined $4 billion"),
        ("bank fined 4 billion dollars", "bank fined 4 billion"),
        ("bank fined £5.5m", "bank fined £5.5 million"),
        ("runner wins 100m", "runner wins 100m"),
        ("5,000 homes flooded", "5000 homes flooded"),
        ("1,000,000 headsets sold", "1 million headsets sold"),
        ("one million headsets sold", "1 million headsets sold"),
        ("prices up 7%", "prices up 7 percent"),
        ("ferry sinks", "ferry sinks"),
    ],
)
def test_figures_are_written_one_way_before_words_are_cut(text, written):
    assert unified(text) == written


@pytest.mark.parametrize(
    ("one", "other", "language"),
    [
        ("Coty bids USD10 billion", "Coty bids $10 billion", "english"),
        ("cases pass one million", "covid-19 cases pass 1 mln", "english"),  # 19 was a number of its own
        ("tower of 1,000 feet", "tower of 1,000ft", "english"),
        ("wins 100 metres gold", "wins 100m gold", "english"),  # it was a hundred million
        ("Kredit über 3 Mrd. Euro", "Kredit über drei Milliarden Euro", "german"),
        ("presta 3 miliardi", "presta tre miliardi", "italian"),
        ("3 milliards d'euros", "3 Mds d'euros", "french"),
        ("3.000 millones de euros", "3.000 M€", "spanish"),
        ("获30亿美元贷款", "获三十亿美元贷款", "english"),
    ],
)
def test_one_number_written_two_ways_was_two_numbers(one, other, language):
    assert {number.lstrip("€$") for number in numbers(one, language)} == {number.lstrip("€$") for number in numbers(other, language)}


@pytest.mark.parametrize(
    ("a", "b", "language"),
    [
        ("Ten pct of voters undecided", "10% of voters undecided", "english"),
        ("Quarter of bees at risk", "25% of bees at risk", "english"),
        ("Four-fifths of patients seen", "80% of patients seen", "english"),
        ("Man survives 30-metre fall", "Man survives 30m fall", "english"),
        ("Swimmer completes 34-kilometre crossing", "Swimmer completes 34km crossing", "english"),
        ("Six-foot statue stolen", "Statue of 6 feet stolen", "english"),
        ("Between 20 and 30 whales stranded", "20-30 whales stranded", "english"),
        ("Half a dozen arrested", "Six arrested", "english"),
        ("One and a half million trees planted", "1.5 million trees planted", "english"),
        ("Two-and-a-half years of talks", "2.5 years of talks", "english"),
        ("Un milliard et demi d'euros", "1,5 milliard d'euros", "french"),
        ("Dos mil millones para vivienda", "2.000 millones para vivienda", "spanish"),
        ("Cuatro millones y medio de vacunas", "4,5 millones de vacunas", "spanish"),
        ("3 millones y medio de vacunas", "3,5 millones de vacunas", "spanish"),
        ("Veinte detenidos", "20 detenidos", "spanish"),
        ("Ein Dutzend Festnahmen", "12 Festnahmen", "german"),
        ("Une douzaine de blessés", "12 blessés", "french"),
        ("Сбили пятьдесят беспилотников", "Сбили 50 беспилотников", "russian"),
        ("成功发射三颗卫星", "成功发射3颗卫星", "english"),
    ],
)
def test_one_number_in_words_and_in_digits(a, b, language):
    assert numbers(a, language) == numbers(b, language) != ()


@pytest.mark.parametrize("text", ["Road closed due to snow", "Otto Vries wins", "Elf steals the show", "DOS attack on harbour", "一条新闻"])
def test_a_number_of_another_language_is_none(text):
    assert numbers(text) == ()


def test_millions_of_money_or_things_are_no_metres():
    assert (numbers("Council fined £30m for tower"), numbers("30m trees planted")) == (("£30000000",), ("30000000",))
