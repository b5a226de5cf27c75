"""No password of an address is shown to anybody."""

from __future__ import annotations

import pytest

from aggregator.core.hiding import without_keys, without_password


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("postgresql://news@db/news", "postgresql://news@db/news"),
        ("postgresql://news:s3cret@db:5432/news?sslmode=require", "postgresql://news:***@db:5432/news?sslmode=require"),
        ("postgresql://news@db/news?password=s3cret&sslmode=require", "postgresql://news@db/news?password=***&sslmode=require"),
        ("postgresql://db/news?user=news&sslpassword=s3cret", "postgresql://db/news?user=news&sslpassword=***"),
        ("http://proxy.example:3128", "http://proxy.example:3128"),
    ],
)
def test_a_password_is_hidden_before_the_host_and_in_the_query(url: str, shown: str) -> None:
    """`status`, `config show` and the log showed the one in the query, where libpq takes it, too."""
    assert without_password(url) == shown


@pytest.mark.parametrize(
    "name", ["token", "access_token", "key", "api_key", "apikey", "auth", "Secret", "sig", "signature", "pwd", "password"]
)
def test_what_opens_a_paid_feed_is_hidden_in_a_log(name: str) -> None:
    """`feed=https://paid.example/rss?token=...` stood in every line about it, and such lines are shown to those who are asked for help."""
    shown = without_keys(f"GET https://paid.example/rss?id=7&{name}=s3cret#top said 403")
    assert shown == f"GET https://paid.example/rss?id=7&{name}=***#top said 403"


@pytest.mark.parametrize(
    "text", ["no address", "a=b", "https://h.example/?keyword=x&tokens=2&monkey=x&author=me", "https://h.example/?key="]
)
def test_what_opens_nothing_is_shown(text: str) -> None:
    assert without_keys(text) == text
