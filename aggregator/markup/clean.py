"""HTML from anywhere to HTML that is safe to show and asks nobody else for anything but pictures."""

from __future__ import annotations

import html as entities
import re
from collections.abc import Iterable
from urllib.parse import urlsplit

import nh3

from aggregator.core.urls import absolute
from aggregator.markup.characters import legal
from aggregator.markup.text import to_text, without_silent
from aggregator.markup.tree import MAX_DEPTH, is_too_deep, shorn

TAGS = {
    "a", "abbr", "address", "article", "aside", "b", "bdi", "bdo", "blockquote", "br", "caption", "cite", "code", "col", "colgroup",
    "dd", "del", "details", "dfn", "div", "dl", "dt", "em", "figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6",
    "header", "hr", "i", "img", "ins", "kbd", "li", "main", "mark", "ol", "p", "pre", "q", "rp", "rt", "ruby", "s", "samp",
    "section", "small", "strike", "strong", "sub", "summary", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "time",
    "tr", "tt", "u", "ul", "var", "wbr",
}  # fmt: skip
SILENT = {  # gone with everything in them
    "script", "style", "noscript", "template", "iframe", "object", "embed", "applet", "svg", "math", "form", "button", "select",
    "textarea", "head", "title", "frameset", "noembed", "noframes", "audio", "video", "canvas",
}  # fmt: skip
ATTRIBUTES = {
    "*": {"lang", "dir"},
    "a": {"href", "title"},
    "abbr": {"title"},
    "img": {"src", "data-src", "alt", "title", "width", "height"},
    "ol": {"start", "reversed"},
    "li": {"value"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "time": {"datetime"},
}
_BEARABLE = 2000  # opening tags that the parser reads whatever they make: 10 ms were all inside each other, 170 for 8,000
_FORMATTING = ("b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u")
_REPEATED = 100  # such that the parser, where they are left open, repeats in every paragraph (1,000: 22 KB became 9 MB in 0.6 s)
# Without attributes it repeats three at most. Letters stand twice, for a search that minds no case looks at every character.
_REPEATING = re.compile(rf"<(?:{'|'.join(''.join(f'[{c}{c.upper()}]' for c in name) for name in _FORMATTING)})[\s/]")
_ADDRESSES = {"href", "src", "data-src"}  # the last is none to nh3, which lets any scheme pass there

# Hosts whose links and pictures in a feed are buttons and counters, never content.
_NOISE_SITES = ("feedsportal.com", "feedburner.com", "doubleclick.net", "pheedo.com", "feedblitz.com", "stats.wordpress.com",
                "pixel.wp.com", "feeds.wordpress.com", "google-analytics.com", "scorecardresearch.com", "quantserve.com")  # fmt: skip
_FEEDBURNER_OWN = re.compile(r"/~(?:r|ff|a|at|s)/")  # counters and flares; other feedburner paths can be articles
_REL = "noopener nofollow"
_REACHING = re.compile(rf"<a href=\"([^\"]*+)\" rel=\"{_REL}\">|<(a|img)\b((?:[^>\"]++|\"[^\"]*+\")*+)>")
_LINK = re.compile(r"<a\b((?:[^>\"]++|\"[^\"]*+\")*+)>(.*?)</a>", re.DOTALL)
_ATTRIBUTE = re.compile(r"([\w-]+)=\"([^\"]*)\"")
_EMPTY = re.compile(r"<(p|div|li|ul|figure|section)>(?:\s|&nbsp;|<br>)*</\1>")
_DIGITS = re.compile(r"\s*(\d{1,5})(?:\.\d+)?(?:px)?\s*$")


# No tag of its own, but an escaped block from end to end: somebody escaped the whole twice.
_ESCAPED = re.compile(
    r"\s*&lt;(?:p|div|h[1-6]|[ou]l|figure|table|section|article|blockquote)\b.*&lt;/[a-z][a-z0-9]*&gt;\s*\Z", re.DOTALL | re.IGNORECASE
)


def sanitise(html: str, base_url: str) -> str:
    """Return `html` cut down to an allow-list, with absolute http(s) links, without trackers and their traces. Never raises.

    Links get rel="noopener nofollow", pictures loading="lazy"; style, class and id are gone.
    """
    html = shorn(legal(html))
    if "<" not in html:
        if "&" not in html:
            return html.strip()
        html = shorn(legal(entities.unescape(html))) if _ESCAPED.match(html) else html
    if _is_dear(html) and _is_dear(html := shorn(without_silent(html))):  # Word leaves settings by the hundred in comments
        return _flattened(html)
    clean = _CLEANER.clean(html)
    return _flattened(html) if is_too_deep(clean) else _tidied(clean, base_url, numbered="&#" in html)


def _is_dear(html: str) -> bool:
    """Tell whether the parser has to be spared a text that looks deep; of what it bears, its own elements show how deep they nest."""
    tags = html.count("<")
    if tags <= MAX_DEPTH:
        return False
    opening = tags - html.count("</")
    if opening <= MAX_DEPTH or (opening <= _BEARABLE and len(_REPEATING.findall(html)) <= _REPEATED):
        return False
    return is_too_deep(html)


def _flattened(html: str) -> str:
    return "".join(f"<p>{entities.escape(part)}</p>" for part in to_text(html).split("\n\n"))


_CLEANER = nh3.Cleaner(  # made once: that takes ten times as long as cleaning a short text
    tags=TAGS,
    clean_content_tags=SILENT,
    attributes=ATTRIBUTES,  # addresses are made absolute afterwards: nh3 calls a filter for each attribute, also of tags that go
    url_schemes={"http", "https"},
    link_rel=_REL,
    set_tag_attribute_values={"img": {"loading": "lazy"}},
)


def _tidied(html: str, base: str, *, numbered: bool) -> str:
    """Make addresses absolute and remove trackers in nh3's output, whose serialisation is regular: double quotes, no `<` in text.

    `numbered` says that there were references by number, one of which may have stood for a control character; no name stands for one.
    """
    reaching = _Reaching(base)
    html = _REACHING.sub(reaching.resolved, html)
    html = legal(html) if numbered else html  # in addresses `absolute` has encoded them
    if reaching.has_needless:
        html = _LINK.sub(_without_needless, html)
    html, emptied = _EMPTY.subn("", html)  # a paragraph that held only a tracker ...
    return (_EMPTY.sub("", html) if emptied else html).strip()  # ... and the block that held only the paragraph


class _Reaching:
    """What leads out of one document: its links and pictures."""

    def __init__(self, base: str) -> None:
        self._base = base
        self.has_needless = False  # whether a link seen so far should go

    def resolved(self, found: re.Match[str]) -> str:
        """Return a link or picture with its addresses absolute."""
        href, tag, written = found.groups()
        if tag is None:
            return self._link(absolute(self._base, entities.unescape(href)))
        attributes = _resolved(_ATTRIBUTE.findall(written), self._base)
        if tag == "img":
            return _picture(dict(attributes))
        self.has_needless = self.has_needless or _is_needless(dict(attributes).get("href"))
        return f"<a{_written(attributes)}>"

    def _link(self, address: str | None) -> str:
        """Return a link without further attributes, as most are."""
        href = None if address is None else _escaped(address)
        self.has_needless = self.has_needless or _is_needless(href)
        return f'<a rel="{_REL}">' if href is None else f'<a href="{href}" rel="{_REL}">'


def _resolved(attributes: list[tuple[str, str]], base: str) -> list[tuple[str, str]]:
    """Make a tag's addresses absolute, in place; what is no address goes, and the last attribute takes its place as in nh3."""
    for place in range(len(attributes) - 1, -1, -1):
        name, value = attributes[place]
        if name in _ADDRESSES:
            address = absolute(base, entities.unescape(value))
            attributes[place] = attributes[-1] if address is None else (name, _escaped(address))
            if address is None:
                attributes.pop()
    return attributes


def _escaped(address: str) -> str:
    """Return an address as nh3 would write it between double quotes."""
    return entities.escape(address).replace("&#x27;", "'")


def _written(attributes: Iterable[tuple[str, str]]) -> str:
    return "".join([f' {name}="{value}"' for name, value in attributes])


def _is_needless(href: str | None) -> bool:
    """Tell whether a link leads nowhere or to a button of a feed service."""
    return href is None or _is_noise(href)


def _without_needless(found: re.Match[str]) -> str:
    """Drop a link that is a button of a feed service; unwrap one that leads nowhere."""
    href = dict(_ATTRIBUTE.findall(found.group(1))).get("href")
    if href is None:
        return found.group(2)
    return "" if _is_noise(href) else found.group()


def _picture(attributes: dict[str, str]) -> str:
    """Return a picture with its real address first, nothing for a tracking pixel or one without an address."""
    late = attributes.pop("data-src", None)  # lazy loading by script: `src` is a placeholder
    early = attributes.pop("src", None)
    source = late or early
    if source is None or _is_pixel(attributes) or _is_noise(source):
        return ""
    return f'<img src="{source}"{_written(attributes.items())}>'


def _is_pixel(attributes: dict[str, str]) -> bool:
    """Tell whether a picture is too small to show anything: 2 pixels or less in one direction."""
    sizes = (_DIGITS.match(legal(attributes.get(side, ""))) for side in ("width", "height"))
    return any(int(size.group(1)) <= 2 for size in sizes if size)  # noqa: PLR2004 - 1x1 and 2x2 are both in use


def _is_noise(written: str) -> bool:
    """Tell whether an address, as written in an attribute, is a feed service's counter, button or advertisement."""
    lower = written.lower()
    if not any(site in lower for site in _NOISE_SITES):  # nearly always: then it need not be taken apart
        return False
    parts = urlsplit(entities.unescape(written))
    host = parts.hostname or ""
    if host.endswith("feedburner.com"):
        return _FEEDBURNER_OWN.match(parts.path) is not None
    return any(host == site or host.endswith("." + site) for site in _NOISE_SITES)
