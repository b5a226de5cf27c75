from __future__ import annotations

import pytest

from aggregator.core.lookalikes import doubtful
from aggregator.core.urls import absolute


@pytest.mark.parametrize(
    "host",
    [
        "аpple.example",  # one Cyrillic letter
        "news.gооgle.example",
        "аррӏе.example",  # all of it Cyrillic
        "ρaypal.example",
        "νοκια.example",
    ],
)
def test_a_name_that_passes_for_another_is_doubtful(host: str) -> None:
    assert doubtful(host)


@pytest.mark.parametrize("host", ["apple.example", "münchen.example", "почта.рф", "пример.example", "例え.テスト", "ελλάδα.ελ", "1-2.de"])
def test_a_name_in_its_own_script_is_not(host: str) -> None:
    assert not doubtful(host)


def test_a_link_to_a_name_that_passes_for_another_shows_what_it_is() -> None:
    assert absolute("", "http://аpple.example:8080/a?b=c#d") == "http://xn--pple-43d.example:8080/a?b=c#d"
    assert absolute("https://аpple.example/feed", "/a") == "https://xn--pple-43d.example/a"
    assert absolute("", "https://me:pw@Аpple.example/") == "https://me:pw@xn--pple-43d.example/"
    assert absolute("", "https://münchen.example/") == "https://münchen.example/"
