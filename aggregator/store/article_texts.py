"""The three texts of an article: the plain one people search, its HTML, and the feed's own where another is shown.

They say nearly the same words, so the plain text stands alone and the others are packed beside it (packing.py): whoever
changes one writes all of them.
"""

from __future__ import annotations

from typing import Any

from aggregator.errors import StoreError
from aggregator.markup.text import word_count
from aggregator.store.packing import pack, unpack
from aggregator.store.tables import Article

_AS_SHOWN = "\x01"  # for "the text itself"; no text holds such a character, see markup.characters.legal


def columns(text: str, html: str, own: str, count: int | None = None) -> dict[str, Any]:
    """Return the columns of an article that shows `text`, of `count` words if that is known, and `html`, and whose feed says `own`."""
    count = word_count(text) if count is None else count
    return {"text": text, "html": packed_html(html, text), "feed_text": packed_own(own, text), "word_count": count}


def packed_html(html: str, text: str) -> bytes:
    """Return what to keep as `html` of an article that shows `text`."""
    return pack(html, text)


def packed_own(own: str, text: str) -> bytes:
    """Return what to keep as `feed_text` of an article that shows `text`; most show just that."""
    return pack(_AS_SHOWN if own and own == text else own, text)


def html_of(article: Article) -> str:
    """Return an article's HTML; needs its columns `text` and `html`, raises StoreError where they do not go together."""
    return _unpacked(article, article.html)


def own_of(article: Article) -> str:
    """Return the feed's text of an article, "" where there is none; needs `text` and `feed_text`, raises as html_of."""
    own = _unpacked(article, article.feed_text)
    return str(article.text) if own == _AS_SHOWN else own


def _unpacked(article: Article, packed: bytes) -> str:
    try:
        return unpack(bytes(packed), str(article.text))
    except StoreError as error:
        msg = (
            f"article {article.id}: what was packed beside its text cannot be read, since the text is another now. Was it changed by "
            "hand? Restore a backup, or empty the columns html and feed_text of this row"
        )
        raise StoreError(msg) from error
