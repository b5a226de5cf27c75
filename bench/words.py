"""Made-up newspapers' words: a vocabulary in which some words are common and most are rare, headlines, texts, pages and feeds.

Words follow Zipf's law with an exponent of 1 over 40,000 of them, as a newspaper's year does nearly; a sentence has 8 to 30. Texts pack
as those of newspapers do (zlib: .47 of their size; 91 newspaper pages: .45). Nothing of it says anything.
"""

from __future__ import annotations

from datetime import datetime
from email.utils import format_datetime
from functools import cached_property
from itertools import accumulate
from random import Random

WORDS = 40_000
PAGE = 28.0  # sentences of a newspaper page, 3.6 KB (91 pages: 3.2 KB at the median, 4.4 in the mean)
_SENTENCES = 20_000
_ONSETS = ("b", "br", "c", "ch", "d", "f", "g", "gr", "h", "k", "l", "m", "n", "p", "pl", "r", "s", "st", "t", "tr", "v", "w")
_VOWELS = ("a", "e", "i", "o", "u", "ai", "ea", "ou")
_CODAS = ("", "", "n", "r", "l", "m", "nd", "rk", "st", "ck")


class Words:
    """One made-up language, the same for the same seed."""

    def __init__(self, sentences: float = PAGE, seed: int = 8) -> None:
        """Make the vocabulary; texts have `sentences` in the mean."""
        self._mean = sentences
        self.rng = Random(seed)
        self.vocabulary = self._vocabulary()
        self._weights = list(accumulate(1 / rank for rank in range(1, WORDS + 1)))

    def _vocabulary(self) -> list[str]:
        found: dict[str, None] = {}
        while len(found) < WORDS:
            parts = 1 if len(found) < 200 else 2 if len(found) < 6000 else 3
            syllables = ("".join(map(self.rng.choice, (_ONSETS, _VOWELS, _CODAS))) for _ in range(parts))
            found["".join(syllables)] = None
        return list(found)

    def some(self, count: int) -> list[str]:
        """Return `count` words as they come."""
        return self.rng.choices(self.vocabulary, cum_weights=self._weights, k=count)

    @cached_property
    def sentences(self) -> list[str]:
        """A stock of sentences: texts differ in which they take."""
        return [" ".join(self.some(self.rng.randrange(8, 31))).capitalize() + "." for _ in range(_SENTENCES)]

    def headline(self) -> list[str]:
        """Return the words of a headline: half of them rare ones."""
        rare = self.rng.sample(range(300, WORDS), 4)
        words = [*(self.vocabulary[place] for place in rare), *self.some(4)]
        self.rng.shuffle(words)
        return [words[0].capitalize(), *words[1:]]

    def text(self) -> list[str]:
        """Return the paragraphs of an article."""
        count = max(2, int(self.rng.gammavariate(3.0, self._mean / 3.0) + 0.5))
        sentences = self.rng.choices(self.sentences, k=count)
        return [" ".join(sentences[start : start + 3]) for start in range(0, count, 3)]

    def markup(self, paragraphs: list[str]) -> str:
        """Return a text as it is kept with its links and pictures."""
        link = f'<a href="https://example.org/{paragraphs[0][:12].strip()}">'
        linked = (f"{link}{text[:20]}</a>{text[20:]}" if n % 4 == 0 else text for n, text in enumerate(paragraphs))
        inner = "".join(f"<p>{text}</p>\n" for text in linked)
        return f'<figure><img src="https://example.org/images/{len(inner)}.jpg" alt="{paragraphs[-1][:60]}"></figure>\n{inner}'


_MENU = "".join(
    f'<li class="nav-item nav-level-{n % 3}"><a href="/section/{n}" data-track="nav-{n}">Section {n}</a></li>\n' for n in range(200)
)
_TEASER = (
    '<article class="teaser"><a href="/story/{0}"><img src="/i/{0}.jpg" width="320" height="180" alt=""><h3>Story {0}</h3></a></article>\n'
)
_TEASERS = "".join(map(_TEASER.format, range(60)))
_SCRIPT = f"<script>window.__state={{{','.join(f'k{n}:{n * 7919 % 104729}' for n in range(1, 1200))}}}</script>"
_PAGE = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{title} - The Paper</title><link rel="canonical" href="{url}">
<meta property="og:type" content="article"><meta property="og:title" content="{title}">
<script type="application/ld+json">{data}</script>{script}</head><body><header><ul>{menu}</ul></header><main><article><h1>{title}</h1>
<time datetime="{at}">{at:%d %B %Y %H:%M}</time><div class="article-body">{body}</div></article><aside>{teasers}</aside></main>
<footer><p>All rights reserved</p></footer></body></html>"""


def page(url: str, title: str, paragraphs: list[str], at: datetime) -> bytes:
    """Return an article's page, 46 KB: structured data, the text, and the markup of a newspaper's site around it."""
    data = f'{{"@context":"https://schema.org","@type":"NewsArticle","headline":"{title}","datePublished":"{at.isoformat()}"}}'
    body = "".join(f"<p>{text}</p>\n" for text in paragraphs)
    return _PAGE.format(url=url, title=title, data=data, script=_SCRIPT, menu=_MENU, at=at, body=body, teasers=_TEASERS).encode()


def item(url: str, title: str, summary: str, at: datetime) -> str:
    """Return one RSS item."""
    return (
        f"<item><title>{title}</title><link>{url}</link><guid>{url}</guid>"
        f"<pubDate>{format_datetime(at)}</pubDate><description>{summary}</description></item>"
    )


def feed(name: str, items: list[str]) -> bytes:
    """Return an RSS document."""
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>{name}</title>{"".join(items)}</channel></rss>'.encode()
