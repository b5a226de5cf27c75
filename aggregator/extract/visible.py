"""Times people can read on a page: <time> elements, labelled lines, and a bare date beside the headline."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, islice, pairwise

from lxml.html import HtmlElement

from aggregator.core.dates.clocks import find_clock
from aggregator.core.dates.dateforms import has_date, printed_date, tidy
from aggregator.extract.datedlists import dated_lists, is_listed
from aggregator.extract.labels import entry_line, is_label, is_of_another, is_time, kind_of, neutral, split, stamps
from aggregator.extract.liveblog import in_update
from aggregator.model.times import ClaimKind, RawTime

_PUBLISHED, _UPDATED = ClaimKind.PUBLISHED, ClaimKind.UPDATED
_ASIDE = re.compile(
    r"(?:^|[\s_-])(?:related|sidebar|side-?bar|recommended|trending|popular|latest|more-?(?:news|stories|posts)|comments?|footer|nav|menu|widget"
    r"|teaser|carousel|ticker|newsletter|most-?read|archive|recent|promo|next|prev(?:ious)?)(?:$|[\s_-])",
    re.IGNORECASE,
)
_META_CLASS = re.compile(
    r"(?:^|[\s_-])(?:meta|date|datum|byline|published|timestamp|postinfo)(?:$|[\s_-])", re.IGNORECASE
)  # `nav meta` is no navigation
_ASIDE_TAGS = frozenset({"aside", "nav", "footer", "form", "blockquote", "iframe"})  # an embedded post has its own time
_SILENT = frozenset({"script", "style", "noscript", "template", "option", "textarea", "title"})
_BLOCKS = frozenset(
    {"address", "br", "dd", "div", "dl", "dt", "figcaption", "h2", "h3", "h4", "h5", "h6", "li", "ol", "td", "th", "tr", "ul"}
)
_TIMES = ("time", "abbr", "relative-time", "time-ago", "local-time")  # hAtom: <abbr class="published" title="2025-06-01T19:53">
_TITLED = frozenset({"a", "div", "p", "small", "span"})  # `3 weeks ago`, and the time itself where the mouse rests
_ATTRIBUTES = ("datetime", "data-datetime", "data-timestamp", "data-time", "data-utime", "data-date", "title")
_ISO_TIME = re.compile(r"\s*\d{4}-\d{2}-\d{2}T\d{2}:\d{2}")
_ISO_DAY = re.compile(r"\s*\d{4}-\d{2}-\d{2}")
_INLINE = frozenset({"a", "abbr", "b", "em", "i", "span", "strong", "u"})
_LINE = 220  # characters; longer ones are text
_SENTENCES = 700  # characters of a theme's note below a text
_HEADLINE = 15  # characters from which a heading within the title is the headline
_BARE = 70  # characters of a line that is little more than a date
_NEAR = 25  # elements with text before and after the headline in which a bare date counts
_THREAD = 3  # elements around a line, and of its kind beside each, among which another of a thread is looked for
_FEW_WORDS, _WORDS_BY = 9, 14
_BY = re.compile(r"(?:by|von|par|por|di|door|av|af)\s", re.IGNORECASE)
_BARS = re.compile(r"\s[|\u2022\u00b7]\s")
_WORD = re.compile(r"\S*\w\S*")  # a slash or a dot that sets two apart is none


def time_elements(tree: HtmlElement) -> Iterator[RawTime]:
    """Yield the first published and the first updated <time> that stands outside lists of other articles.

    The newest update of a live blog says when the blog was updated, and none of them when it was published.
    """
    seen: set[ClaimKind] = set()
    updates = []
    for element in tree.iter(*_TIMES, *_TITLED):
        text = _stated(element)
        if (element.tag == "abbr" and not _ISO_DAY.match(text)) or (element.tag in _TITLED and not _ISO_TIME.match(text)):
            continue
        if not any(character.isdigit() for character in text) or _is_aside(element) or _tells_both(element):
            continue
        if in_update(element):
            updates += [text.strip()] if _ISO_DAY.match(text) else []
            continue
        kind = _kind_of_time(element)
        if kind is _UPDATED and element.tag in _TITLED:  # themes call the one date of a post `updated`
            continue
        if kind not in seen and not is_listed(element):
            seen.add(kind)
            yield RawTime(kind, "page.time", " ".join(text.split())[:_LINE])
    if updates and _UPDATED not in seen:
        yield RawTime(_UPDATED, "page.time", max(updates)[:_LINE])  # of one blog: one form, one zone


def _stated(element: HtmlElement) -> str:
    """Return the time that an element states: in an attribute, which a script shows as `2 days ago`, else in words."""
    if element.tag in _TITLED:
        return element.get("datetime") or element.get("title") or ""
    return next((said for name in _ATTRIBUTES if any(map(str.isdigit, said := element.get(name) or ""))), "") or element.text_content()


def _tells_both(element: HtmlElement) -> bool:
    """Return whether one element prints both times: which of them `datetime` holds nobody says, and `lines` reads them apart."""
    return len({kind for kind, _ in split(element.text_content())}) > 1


def _kind_of_time(element: HtmlElement) -> ClaimKind:
    """Return what class, property or the words before say; an unlabelled one is the publication."""
    parent = element.getparent()
    words = [" ".join(element.get(name) or "" for name in ("class", "itemprop", "property", "id")), element.text_content()[:_BARE]]
    if parent is not None:
        before = element.getprevious()
        words += [(before.tail or before.text_content()[-_BARE:]) if before is not None else parent.text or "", parent.get("class") or ""]
    return next((kind for kind in map(kind_of, words) if kind), _PUBLISHED)


def lines(tree: HtmlElement, title: str) -> Iterator[RawTime]:
    """Yield the first labelled line of each kind, and a bare date near the headline where no label explains one."""
    shown = list(_texts(tree))
    told = ((claim, element) for text, element in _under_labels(shown) for claim in split(text))
    ours = (claim for claim, element in told if is_time(claim[1]) and not is_of_other(element) and not _is_in_thread(element, *claim))
    labelled = dict.fromkeys(ours)
    first: dict[ClaimKind, str] = {}
    for kind, text in labelled:
        first.setdefault(kind, text)
    if _PUBLISHED not in first:
        first.update((_PUBLISHED, said) for said in [*_entries(tree), *_in_footer(shown)][:1])
    if _UPDATED not in first:
        first.update((_UPDATED, said) for said in _last_edit(tree))
    yield from (RawTime(kind, "page.byline" if has_date(text) else "page.ago", text) for kind, text in first.items())
    if _PUBLISHED not in first:
        yield from _bare(shown, title)


def _is_in_thread(element: HtmlElement, kind: ClaimKind, said: str) -> bool:
    """Return whether one of its kind beside an element labels another time so: readers' posts, the reports on an incident."""
    when = printed_date(said), find_clock(tidy(said))
    for node in islice(chain((element,), element.iterancestors()), _THREAD):
        beside = chain(islice(node.itersiblings(node.tag), _THREAD), islice(node.itersiblings(node.tag, preceding=True), _THREAD))
        texts = (_line(other) for other in beside if other.get("class") == node.get("class"))
        told = (claim for text in texts if len(text) <= _SENTENCES for claim in split(text) if claim[0] is kind and has_date(claim[1]))
        if any((printed_date(other), find_clock(tidy(other))) != when for _, other in told):
            return True
    return False


def _under_labels(shown: list[tuple[str, HtmlElement]]) -> Iterator[tuple[str, HtmlElement]]:
    """Yield the lines, of a line that is a label alone with the date that stands below it."""
    for (text, element), (below, _) in pairwise([*shown, *shown[-1:]]):
        is_dated = is_label(text) and len(below) <= _BARE and has_date(below) and not split(below)
        yield f"{text}: {below}" if is_dated else text, element


def _in_footer(shown: list[tuple[str, HtmlElement]]) -> Iterator[str]:
    """Yield dates that a footer labels as the publication: some sites print them below the text."""
    for text, element in shown:
        if _is_aside(element) and not _is_aside(element, footers=False):
            yield from (said for kind, said in split(text) if kind is _PUBLISHED and has_date(said))


def _last_edit(tree: HtmlElement) -> Iterator[str]:
    """Yield the last edit of a page of MediaWiki, which says so in every language in one place."""
    said = (" ".join(element.text_content().split()) for element in tree.xpath("//*[@id='footer-info-lastmod']"))
    yield from islice((text for text in said if has_date(text) and len(text) <= _LINE), 1)


def _entries(tree: HtmlElement) -> list[str]:
    """Return the date of the first sentence that says when this entry was posted, wherever the theme puts it."""
    texts = (" ".join(element.text_content().split()) for element in tree.iter("p", "small", "div") if _is_small(element))
    return list(islice((said for text in texts if len(text) <= _SENTENCES and (said := entry_line(text))), 1))


def _bare(shown: list[tuple[str, HtmlElement]], title: str) -> Iterator[RawTime]:
    yield from list(_near_headline(shown, title)) or _alone(shown)


def _near_headline(shown: list[tuple[str, HtmlElement]], title: str) -> Iterator[RawTime]:
    place = _headline(shown, title)
    if place is None:
        return
    near = [*shown[place : place + _NEAR], *reversed(shown[max(place - _NEAR // 2, 0) : place])]
    for text, element in near:
        is_line = _is_bare(text)
        if (
            is_line
            and has_date(text)
            and not split(text)
            and not is_of_another(text)
            and not _in_sentence(element)
            and not is_of_other(element)
        ):
            kind, said = neutral(text) or (_PUBLISHED, text)
            yield RawTime(kind, "page.line", said)
            if kind is _PUBLISHED:
                return


def _is_bare(text: str) -> bool:
    """Return whether a line is little more than a date, or has a part set apart by bars or dots that is nothing else."""
    parts = [part for part in _BARS.split(text) if has_date(part)] if _BARS.search(text) else []
    said = next(iter(parts), "") or text
    return len(said) <= _BARE and len(_WORD.findall(said)) <= (_WORDS_BY if _BY.match(said) else _FEW_WORDS)


def _in_sentence(element: HtmlElement) -> bool:
    """Return whether an element is a few words of a paragraph: a link or emphasis around a date of the story."""
    parent = element.getparent()
    return (
        element.tag in _INLINE
        and parent is not None
        and parent.tag in ("p", "li", "td", "blockquote")
        and bool("".join(_own_texts(parent)))
    )


def _alone(shown: list[tuple[str, HtmlElement]]) -> Iterator[RawTime]:
    """Yield the one line `Datum: ...` of a page whose headline is not found."""
    said = {neutral(text) for text, element in shown if has_date(text) and not is_of_other(element)} - {None}
    if len(said) == 1:
        yield from (RawTime(kind, "page.line", text) for kind, text in filter(None, said))


def _headline(shown: list[tuple[str, HtmlElement]], title: str) -> int | None:
    """Return where the headline stands: the heading that is the title, else the first that is a part of it, else the only h1."""
    headings = [(i, text) for i, (text, element) in enumerate(shown) if element.tag in ("h1", "h2")]
    same = (i for i, text in headings if _same(text, title))
    part = (i for i, text in headings if len(text) >= _HEADLINE and text.casefold() in title.casefold())
    return next(chain(same, part, _only(shown)), None)


def _only(shown: list[tuple[str, HtmlElement]]) -> list[int]:
    """Return where the page's one first heading stands, which is its headline whatever the page calls itself."""
    found = [i for i, (_, element) in enumerate(shown) if element.tag == "h1"]
    return found if len(found) == 1 else []


def _same(text: str, title: str) -> bool:
    return bool(title) and text.casefold()[:60] == title.casefold()[:60]


def _texts(tree: HtmlElement) -> Iterator[tuple[str, HtmlElement]]:
    """Yield each element whose whole text is one short line, outermost first, and nothing of its children again.

    Of a longer element its own words are looked at, too: a date line may stand loose between paragraphs, or open one.
    """
    body = tree.find("body") if tree.tag == "html" else tree
    stack = [body if body is not None else tree]
    while stack:
        element = stack.pop()
        if not isinstance(element.tag, str) or element.tag in _SILENT:
            continue
        text = _line(element) if _is_small(element) else ""
        if text and len(text) <= _LINE:
            yield text, element
        else:
            yield from ((stamp, element) for own in _own_texts(element) for stamp in stamps(own))
            stack.extend(reversed(element))


def _line(element: HtmlElement) -> str:
    """Return the text on one line; what stands in another cell, item or one of several like elements does not touch it."""
    return " ".join("".join(_pieces(element)).split())


def _pieces(element: HtmlElement) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        edge = " " if child.tag in _BLOCKS or _is_beside(child) else ""
        yield edge
        if isinstance(child.tag, str):
            yield from _pieces(child)
        yield edge + (child.tail or "")


def _is_beside(element: HtmlElement) -> bool:
    """Return whether an element that begins with a word follows one of its kind at once: style sheets set the two apart."""
    before = element.getprevious()
    return before is not None and before.tag == element.tag and not before.tail and (element.text or "")[:1].isalpha()


def _own_texts(element: HtmlElement) -> Iterator[str]:
    yield from (" ".join(text.split()) for text in (element.text, *(child.tail for child in element)) if text)


def _is_small(element: HtmlElement) -> bool:
    """Return whether an element can be one line: few descendants, no headline with other things."""
    for count, child in enumerate(element.iter()):
        if count >= 20 or (child is not element and child.tag in ("h1", "p", "script", "style", "article", "section")):  # noqa: PLR2004 - a line of links
            return False
    return True


def is_of_other(element: HtmlElement) -> bool:
    """Return whether what an element says is said of something else: another article, an update of a live blog, an embedded post."""
    return _is_aside(element) or in_update(element) or is_listed(element) or bool(dated_lists(element))


def _is_aside(element: HtmlElement, *, footers: bool = True) -> bool:
    """Return whether an element stands in a list of other articles, in navigation, an embedded post or a comment; in a footer if asked."""
    node: HtmlElement | None = element
    while node is not None:
        names = f"{node.get('class') or ''} {node.get('id') or ''}"
        if node.tag in _ASIDE_TAGS and (footers or node.tag != "footer"):
            return True
        found = _ASIDE.search(names) if node.tag not in ("body", "html") and not _META_CLASS.search(names) else None
        if found is not None and (footers or "footer" not in found[0].lower()):
            return True
        node = node.getparent()
    return False
