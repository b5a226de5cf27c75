from __future__ import annotations

import pytest

from aggregator.core.naming import LARGEST, meant, number, the_one
from aggregator.errors import NotFoundError, UsageError

POST, SHOUTED, MOVED = ("https://a/", "Harbour Post"), ("https://b/", "HARBOUR POST"), ("https://c/", None, "https://new.c/")


def one(text: str, *feeds: tuple[str | None, ...]) -> str | None:
    return the_one(text, feeds, lambda feed: feed)[0]


def test_a_name_is_understood_in_any_case_in_any_script() -> None:
    assert one("harbour post", POST, MOVED) == "https://a/"
    assert one("DIE STRASSE", ("https://s/", "Die Straße"), POST) == "https://s/"
    assert one("новости", ("https://n/", "Новости"), POST) == "https://n/"


def test_of_two_names_that_differ_only_by_case_the_exact_one_is_meant() -> None:
    assert one("Harbour Post", SHOUTED, POST) == "https://a/"
    assert one("HARBOUR POST", SHOUTED, POST) == "https://b/"
    with pytest.raises(UsageError, match=r'2 feeds have the name "harbour post"; give the address: https://b/, https://a/$'):
        one("harbour post", SHOUTED, POST)


def test_of_many_feeds_of_one_name_three_are_told() -> None:
    with pytest.raises(UsageError, match=r"4 feeds have .*: https://a/, https://a/, https://a/ and 1 more$"):
        one("Harbour Post", POST, POST, POST, POST)


def test_an_address_is_the_feed_that_has_it_before_one_that_moved_there_or_is_called_so() -> None:
    assert one("https://new.c/", POST, MOVED) == "https://c/"
    assert one("https://new.c/", MOVED, ("https://new.c/", "New")) == "https://new.c/"
    assert one("https://a/", ("https://d/", "https://a/"), POST) == "https://a/"


def test_a_name_nobody_has_is_answered_with_the_nearest() -> None:
    assert meant("Harbor Post", [POST], lambda feed: feed) == []
    with pytest.raises(NotFoundError, match=r"no feed 'Harbor Post'; did you mean 'Harbour Post'\?"):
        one("Harbor Post", POST, MOVED)


@pytest.mark.parametrize("text", ["", "-1", "1.0", "²", "١٢", "9" * 19, "9" * 5000])
def test_what_no_database_takes_as_a_number_is_none(text: str) -> None:
    """`show 99999999999999999999` broke off with the driver's OverflowError, which no one who mistypes an id should read."""
    assert number(text) is None


def test_a_number_of_the_store_is_one() -> None:
    assert (number("0"), number("17"), number("9" * 18)) == (0, 17, LARGEST)


def test_a_feed_answers_to_its_address_as_a_browser_copies_it() -> None:
    assert meant(f"feed:{POST[0]}", [POST], lambda feed: feed) == [POST]
