"""The text of a page that shows none, as its own data has it: schema.org's articleBody, or the state that its script renders from.

A page rendered by script shows its text to every browser; what its data holds is that text. It is read only where the page itself shows
no text, and where neither page nor data speak of a wall: those are not gone round.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lxml.html import fromstring

from aggregator.errors import Rejection
from aggregator.extract import jsonld, walls
from aggregator.extract.body import Body
from aggregator.extract.datastory import Story, has_gate, is_walled, own_stories, stories, text_keys, title_of
from aggregator.extract.facts import PageFacts
from aggregator.extract.pagedata import documents
from aggregator.extract.paragraphs import STOPS
from aggregator.extract.refuse import PROSE, SENTENCE, Page
from aggregator.extract.richtext import html_of
from aggregator.extract.shapes import read
from aggregator.markup import spaced_words as words
from aggregator.markup.tree import is_too_deep, shorn

_TEXTLESS = frozenset({Rejection.NEEDS_SCRIPT, Rejection.EMPTY})  # a page that is refused for anything else stands behind that
_ENDLESS = 100  # words from which on a text may end without a full stop: with an agency's name, or a list
_NEARLY = 0.9  # of schema.org's text, which has no headings: from there on the state's, which has them, is as long
_CUT = ("\u2026", "...", "[\u2026]", "[...]", "\u2026]", "...]")
_ENDS = (*STOPS, ")", "]", ":", "'", "\u2019")
_TOLD = jsonld.ARTICLES | {"HowTo"}
_BODIES = ("articleBody", "reviewBody", "recipeInstructions", "step", "text")
_MOST = 8  # texts that are read to find the longest


@dataclass(frozen=True, slots=True)
class Told:
    """An article as the page's data has it."""

    title: str  # "" where the data does not name it
    body: Body


def text_of_data(page: Page, refusal: tuple[Rejection, str] | None, *, title: str) -> Told | None:
    """Return the article of a page that shows no text, None where its data holds none, a part of it, or one that is not for everybody.

    Where the page begins with the same words as the data, its script cuts the text there, for whatever reason.
    """
    if (page.prose >= PROSE) if refusal is None else (refusal[0] not in _TEXTLESS):
        return None
    told = _told(page, title, is_alone=refusal is not None)
    shown = (line for line in page.text.split("\n") if words(line) >= SENTENCE)
    return None if told is None or (refusal is None and any(line in told.body.text for line in shown)) else told


def _told(page: Page, title: str, *, is_alone: bool) -> Told | None:
    tree, facts, url = page.tree, page.facts, page.url
    if facts.free is False or any(walls.PAYWALL.search(line) or walls.LOGIN.search(line) for line in page.lines):
        return None
    state = list(documents(tree))
    found = [story for story in stories(state) if text_keys(story)]
    own = own_stories(found, facts, url)
    if any(map(is_walled, own)) or has_gate(state, own):
        return None
    held = own or (_only(found) if is_alone else [])
    declared = _longest(_declared(facts), "the page's data: schema.org", url, title)
    rendered = _longest(map(_html, held), "the page's data: state", url, title)
    if declared is not None and (rendered is None or len(rendered.text) < _NEARLY * len(declared.text)):
        return Told("", declared)
    return None if rendered is None else Told(next(filter(None, map(title_of, held)), ""), rendered)


def _declared(facts: PageFacts) -> Iterator[str]:
    """Yield the text of the page's own schema.org article: the first, where several are declared."""
    own = next((node for node in facts.nodes if jsonld.types(node) & _TOLD), {})
    body = next((own[name] for name in _BODIES if own.get(name)), "")
    yield html_of(body if isinstance(body, list) else jsonld.string(body))


def _html(story: Story) -> str:
    """Return the longest of the texts that an object holds."""
    return max((html_of(story[key]) for key in text_keys(story)), key=len, default="")


def _only(found: list[Story]) -> list[Story]:
    """Return the one object with a text where there is no other, whatever it calls itself."""
    long = [story for story in found if words(_html(story)) >= PROSE and not is_walled(story)]
    return long if len({_html(story) for story in long}) == 1 else []


def _longest(texts: Iterable[str], said: str, url: str, title: str) -> Body | None:
    longest = sorted(set(texts), key=len)[-_MOST:]
    bodies = (_read(html, said, url, title) for html in reversed(longest))
    return next((body for body in bodies if body is not None and _is_whole(body.text)), None)


def _read(html: str, said: str, url: str, title: str) -> Body | None:
    html = shorn(html)
    if not html.strip() or is_too_deep(html):
        return None
    return read([fromstring(f"<div>{html}</div>")], said, url=url, title=title)


def _is_whole(text: str) -> bool:
    """Return whether a text is an article's, and not its beginning alone."""
    count = words(text)
    return count >= PROSE and not text.endswith(_CUT) and (text.endswith(_ENDS) or count >= _ENDLESS)
