"""Say by name why a page is not the article. Every rule needs words of its own and a page with little prose: prose is an article.

An article about consent walls, paywalls or error pages says the same words inside its paragraphs; a wall says them in lines of its own,
and when those are taken away nothing is left. The order is that of certainty: a challenge also asks for JavaScript, a consent banner
also stands below a paywall.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from aggregator.errors import Rejection
from aggregator.extract import jsonld, walls
from aggregator.extract.facts import PageFacts
from aggregator.extract.lines import shown_lines
from aggregator.extract.notices import NOTICE, is_reported, wall
from aggregator.extract.wording import Wording
from aggregator.markup import spaced_words as words

_APP_ROOTS = frozenset({"root", "app", "__next", "__nuxt", "svelte", "gatsby-focus-wrapper", "___gatsby", "main-app"})
_SHORT, _LITTLE, _TINY, _NONE = 220, 120, 60, 12  # words
PROSE = 28  # words in sentences from which on a text is an article, however short; a teaser in front of a wall has fewer
SENTENCE = 8  # words from which on a line is no label or headline
_TEASERS = 8  # headlines with links from which on a page lists articles
_HEADLINE = 3  # words of a heading from which on it could be an article's
_BANNER = 3  # words of a line beside buttons from which on they belong to it
_LABELS = 3  # times from which on a line is a label
_PLAYERS = re.compile(r"(?:youtube(?:-nocookie)?\.com/embed|player\.vimeo\.com|dailymotion\.com/(?:embed|player)|jwplayer|brightcove)")
_JOINER = "\u200c"  # inside Persian words; trafilatura drops it
_QUESTION = re.compile(r"[?\u061f\uff1f]|;\s")
_HEADLINES = frozenset({"h2", "h3", "h4"})
_Found = tuple[Rejection, str] | None


@dataclass(frozen=True)
class Page:
    """What the rules look at."""

    tree: HtmlElement
    facts: PageFacts
    text: str  # what the extractor found
    source: str  # the whole markup
    url: str
    declared_article: bool  # a feed item led here

    @cached_property
    def count(self) -> int:
        """Words of the text."""
        return words(self.text)

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """What can be read on the page, a block each."""
        return tuple(shown_lines(self.tree))

    @cached_property
    def own_lines(self) -> tuple[str, ...]:
        """The lines without the headlines of other articles: `Too many requests for allotments` is none of this page."""
        linked = [" ".join(head.text_content().split()) for head in self.tree.iter(*_HEADLINES) if next(head.iter("a"), None) is not None]
        others = frozenset(linked) if len(linked) > 1 else frozenset()
        return tuple(line for line in self.lines if line not in others)

    @cached_property
    def shown(self) -> int:
        """Words that can be read on the page."""
        return sum(map(words, self.lines))

    @cached_property
    def prose(self) -> int:
        """Words of the text's sentences that are no wall's."""
        return sum(words(line) for line in self._sentences() if not self._is_notice(line))

    def _sentences(self) -> Iterator[str]:
        return (line for line in self.text_lines if words(line) >= SENTENCE)

    @cached_property
    def text_lines(self) -> tuple[str, ...]:
        """The lines of the text; an extractor that finds no paragraphs glues the page's lines into one, headlines and all."""
        if "\n" in self.text or self.text in self.lines:
            return tuple(self.text.split("\n"))
        return tuple(line for line in self.lines if line in self.text or line.replace(_JOINER, "") in self.text)

    @cached_property
    def is_headed(self) -> bool:
        """Whether a heading stands above the text that could be a headline."""
        return any(words(heading) >= _HEADLINE and wall(heading) is None for heading in self._headings())

    def _is_notice(self, line: str) -> bool:
        said = wall(line)
        return said is not None and not _tells(self, line, said)

    @cached_property
    def heads(self) -> tuple[str, ...]:
        """The page's titles and first headings."""
        titles = [title.text_content() for title in self.tree.iter("title")][:1]
        return (*titles, self.facts.title, *self._headings())

    def _headings(self) -> Iterator[str]:
        return (" ".join(heading.text_content().split()) for heading in self.tree.iter("h1"))


def refuse(page: Page) -> tuple[Rejection, str] | None:
    """Return why the page is not the article with the words that say so, None when it may be one."""
    rules = (_challenge, _geo_block, _soft_404, _needs_script, _paywall, _login, _video, _consent, _listing, _empty)
    return next((found for found in (rule(page) for rule in rules) if found is not None), None)


def _told(page: Page, wording: Wording) -> str | None:
    """Return what a short line of the page says of it."""
    return next(filter(None, map(wording.search, _short(page))), None)


def _said_of_page(page: Page, wording: Wording) -> str | None:
    """Return what a short line says of the page, and not of the comments below an article: they need a login and scripts, too.

    Nor what answers a question beside a text: `Already a member? Log in`.
    """
    has_text = page.prose >= _NONE
    lines = ((line, said) for line in _short(page) if (said := wording.search(line)) and not walls.COMMENTING.search(line))
    return next((said for line, said in lines if not (has_text and _QUESTION.search(line.partition(said)[0]))), None)


def _short(page: Page) -> Iterator[str]:
    """Yield the lines that may be notices."""
    return (line for line in page.own_lines if words(line) <= NOTICE)


def _challenge(page: Page) -> _Found:
    if page.prose >= PROSE:
        return None
    said = next(filter(None, map(walls.CHALLENGE.search, page.heads)), None) or _told(page, walls.CHALLENGE)
    said = said or (walls.CHALLENGE_CODE.search(page.source) if page.shown < _LITTLE else None)
    return (Rejection.CHALLENGE, f"says {said!r}") if said else None


def _geo_block(page: Page) -> _Found:
    said = next((said for line in page.own_lines if (said := walls.GEO.search(line)) and not _tells(page, line, said)), None)
    return (Rejection.GEO_BLOCK, f"says {said!r}") if said and page.prose < PROSE else None


def _soft_404(page: Page) -> _Found:
    titled = next(filter(None, map(walls.GONE_TITLE.search, page.heads)), None)
    told = _told(page, walls.GONE_TEXT)
    is_empty = page.prose < _NONE if page.facts.is_article else page.prose < PROSE or told is not None
    if titled and page.count <= _SHORT and is_empty:
        return Rejection.SOFT_404, f"titled {titled!r}"
    told = told or _gone(page)
    return (Rejection.SOFT_404, f"says {told!r}") if told and page.count <= _TINY and not page.facts.is_article else None


def _gone(page: Page) -> str | None:
    """Return what a page with hardly a text says in a line of it, which others have for a title."""
    if page.prose >= PROSE:
        return None
    lines = [line for line in (_short(page) if page.count < _NONE else page.text_lines) if words(line) <= NOTICE]
    return next((said for line in lines if (said := walls.GONE_TITLE.search(line)) and not _tells(page, line, said)), None)


def _needs_script(page: Page) -> _Found:
    if page.prose >= PROSE:
        return None
    said = None if page.facts.is_article and page.prose >= _NONE else _said_of_page(page, walls.SCRIPT)
    if said and page.count <= _TINY:
        return Rejection.NEEDS_SCRIPT, f"says {said!r}"
    roots = (words(element.text_content()) for element in page.tree.iter("div") if element.get("id") in _APP_ROOTS)
    return (Rejection.NEEDS_SCRIPT, "an empty application root") if page.shown < _TINY and any(n <= 1 for n in roots) else None


def _paywall(page: Page) -> _Found:
    if page.facts.free or page.count > _SHORT:
        return None
    if page.facts.free is False:
        return Rejection.PAYWALL, "declares that it is not free and shows a stub"
    said = next((said for line in _once(page) if (said := walls.PAYWALL.search(line)) and not _tells(page, line, said)), None)
    return (Rejection.PAYWALL, f"says {said!r}") if said and _after(page.text, said) < PROSE and page.count <= _LITTLE + _TINY else None


def _tells(page: Page, line: str, said: str) -> bool:
    """Return whether a paragraph of an article tells what another page said."""
    return (page.facts.is_article or page.is_headed) and is_reported(line, said)


def _once(page: Page) -> Iterator[str]:
    """Yield the lines that may be notices, without labels of other articles' teasers: a wall does not stand three times."""
    times = Counter(page.lines)
    headline = page.heads if page.facts.is_article else ()
    return (line for line in _short(page) if times[line] < _LABELS and line not in headline)


def _after(text: str, said: str) -> int:
    """Return the words of the text's sentences after the line that says so: a wall ends a text."""
    lines = text.split("\n")
    said = said if said in text else said.replace(_JOINER, "")
    place = next((i for i, line in enumerate(lines) if said in line), len(lines))
    return sum(words(line) for line in lines[place + 1 :] if words(line) >= SENTENCE and not wall(line))


def _login(page: Page) -> _Found:
    if page.prose >= PROSE:
        return None
    asks = any(field.get("type") == "password" for field in page.tree.iter("input"))
    said = _said_of_page(page, walls.LOGIN)
    return (Rejection.LOGIN, f"says {said!r}" if said else "asks for a password") if asks or (said and page.count <= _TINY) else None


def _video(page: Page) -> _Found:
    if page.count > _TINY + _NONE or page.prose >= _TINY:
        return None
    declared = any(jsonld.types(node) & jsonld.VIDEOS for node in page.facts.nodes)
    has_player = declared or next(page.tree.iter("video"), None) is not None or (page.prose < PROSE and _embeds_player(page.tree))
    if page.facts.kind.startswith("video") or (has_player and page.count <= _TINY):
        return Rejection.VIDEO, "a player and little text"
    return None


def _embeds_player(tree: HtmlElement) -> bool:
    return any(_PLAYERS.search(frame.get("src") or frame.get("data-src") or "") for frame in tree.iter("iframe"))


def _consent(page: Page) -> _Found:
    """A banner stands on every page; a wall is most of what its page says, or all that is no article between two buttons.

    A sentence below a headline, found without a word of the notice, is a brief beside a banner.
    """
    if page.facts.free is False:
        return None
    notices = [line for line in page.lines if walls.CONSENT.search(line) or (words(line) <= NOTICE and walls.CONSENT_MORE.search(line))]
    said = next(filter(None, map(walls.CONSENT.search, (line for line in notices if words(line) >= _NONE))), None)
    rest = sum(words(line) for line in page.text.split("\n") if words(line) >= SENTENCE and line not in notices)
    is_apart = rest >= SENTENCE and (page.facts.is_article or page.is_headed) and not any(line in page.text for line in notices)
    if said is not None and not is_apart and page.prose < PROSE and rest < min(PROSE, sum(map(words, notices))):
        return Rejection.CONSENT, f"says {said!r}"
    asks = not page.facts.is_article and page.shown <= _SHORT and _asks(page)
    return (Rejection.CONSENT, "asks to agree or decline") if asks else None


def _asks(page: Page) -> bool:
    """Return whether a button agrees to a notice about cookies, or to one that can be declined, with hardly a sentence outside of it."""
    pressed = ((" ".join(button.text_content().split()), button) for button in page.tree.iter("button", "a"))
    buttons = {label: button for label, button in pressed if words(label) < SENTENCE}
    agree = next((button for label, button in buttons.items() if walls.AGREE.search(label)), None)
    if agree is None:
        return False
    boxes = ({*shown_lines(box)}.difference(buttons) for box in agree.iterancestors())
    notice = next((lines for lines in boxes if any(words(line) >= _BANNER for line in lines)), frozenset[str]())
    about = any(wording.search(line) for wording in (walls.CONSENT, walls.CONSENT_MORE) for line in notice)
    outside = sum(count for line in page.lines if line not in notice and (count := words(line)) >= SENTENCE)
    return outside < _NONE and (about or any(map(walls.DECLINE.search, buttons)))


def _listing(page: Page) -> _Found:
    facts = page.facts
    if facts.is_article and not _in_name_only(page):
        return None
    lists = any(jsonld.types(node) & jsonld.LISTS for node in facts.nodes)
    teasers = sum(1 for head in page.tree.iter(*_HEADLINES) if next(head.iter("a"), None) is not None or _in_link(head))
    long = max(longest_paragraph(page.tree), sum(sorted(map(words, page.text_lines))[-3:]))
    if (
        teasers >= _TEASERS
        and long < (_TINY if page.declared_article else _LITTLE)
        and (lists or facts.kind == "website" or not page.declared_article or page.count < page.shown / 2 or not page.prose)
    ):
        return Rejection.LISTING, f"{teasers} linked headlines and no article"
    if not urlsplit(page.url).path.strip("/") and page.url and not page.declared_article and teasers >= _TEASERS // 2:
        return Rejection.LISTING, "the site's front page"
    return (Rejection.LISTING, "declares a list") if lists and long < _TINY and page.count < _SHORT else None


def _in_name_only(page: Page) -> bool:
    """Tell whether og:type alone makes an article of what calls itself a collection, or has hardly a sentence: tags have it, too."""
    types = frozenset[str]().union(*map(jsonld.types, page.facts.nodes))
    declared = types & jsonld.ARTICLES or "article:published_time" in dict(page.facts.metas)
    return not declared and (page.prose < PROSE or bool(types & jsonld.COLLECTIONS))


def _in_link(element: HtmlElement) -> bool:
    parent = element.getparent()
    return parent is not None and parent.tag == "a"


def longest_paragraph(tree: HtmlElement) -> int:
    """Return the words of the three longest paragraphs together."""
    counts = sorted((words(p.text_content()) for p in tree.iter("p")), reverse=True)
    return sum(counts[:3])


def _empty(page: Page) -> _Found:
    return (Rejection.EMPTY, f"{page.count} words of text") if page.count < _NONE else None
