"""No password of an address is shown to anybody."""

from __future__ import annotations

import pytest

from aggregator.core.hiding import without_password


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
