"""What heads an article on a page: its headline, else its first words, as in a digest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from aggregator.model.article import ArticleRow

if TYPE_CHECKING:
    from aggregator.store.store import Store


def with_beginnings(store: Store, rows: Sequence[ArticleRow]) -> list[ArticleRow]:
    """Return the rows, those without a headline with the beginning of their text: the filter `headline` heads them by it."""
    words = store.articles.beginnings([row.id for row in rows if not row.title])
    return [replace(row, text=words.get(row.id)) if not row.title else row for row in rows]
