"""The feed's own text of an article, kept apart only where the article shows another: most show just that."""

from __future__ import annotations

from aggregator.store.tables import Article

AS_SHOWN = "\x01"  # for "the text itself"; no text holds such a character, see markup.characters.legal


def apart(own: str, shown: str) -> str:
    """Return what to keep as `feed_text` of an article that shows `shown`."""
    return AS_SHOWN if own and own == shown else own


def of(article: Article) -> str:
    """Return the feed's text of an article, "" where there is none; needs its columns `text` and `feed_text`."""
    return str(article.text if article.feed_text == AS_SHOWN else article.feed_text)
