from __future__ import annotations

import pytest

from aggregator.parse import names


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Jo Reed", "Jo Reed"),
        ("jo@harbour.example (Jo Reed)", "Jo Reed"),
        ("jo@harbour.example ()", "jo@harbour.example"),
        ("Jo Reed <jo@harbour.example>", "Jo Reed"),
        ("<jo@harbour.example>", "jo@harbour.example"),
        ("mailto:jo@harbour.example", "jo@harbour.example"),
        ("[Jo Reed]", "Jo Reed"),
        ("([Jo Reed])", "Jo Reed"),
        ("By: Jo Reed,", "Jo Reed"),
        ("Byron Reed", "Byron Reed"),
        ("@jo Jo Reed", "Jo Reed"),
        ("@jo", "@jo"),
        ("https://talk.example/u/jo", "jo"),
        ("https://talk.example/@jo", "jo"),
        ("https://harbour.example/story", "https://harbour.example/story"),
        ("<b>Jo</b> R&eacute;ed", "Jo Réed"),
        ("webmaster@harbour.example", ""),
        ("Unknown", ""),
        (" - ", ""),
        ("()", ""),
        ("", ""),
    ],
)
def test_people(written, name):
    assert names.author(written) == name


def test_several_people_in_one_element_each_once():
    assert names.authors(["Jo Reed; Sam Poe\nAnn Lee", "jo reed"]) == ("Jo Reed", "Sam Poe", "Ann Lee")


def test_tags_are_words_not_addresses():
    assert names.tags(["Port &amp; sea", "https://schemas.example/kind#post", "port & sea", ""]) == ("Port & sea",)


def test_keyword_spam_is_bounded():
    assert len(names.tags(str(number) for number in range(500))) == names.MAX_NAMES


def test_languages():
    assert names.language(None, "", "en_US") == "en-US"
    assert names.language("English", "de, en", 5) is None
