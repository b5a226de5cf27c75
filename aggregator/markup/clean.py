"""HTML from anywhere to HTML that is safe to show and asks nobody else for anything but pictures."""

from __future__ import annotations

import html as entities
import re
import threading
from functools import partial
from urllib.parse import urlsplit

import nh3

from aggregator.core.urls import absolute
from aggregator.markup.characters import legal
from aggregator.markup.text import to_text
from aggregator.markup.tree import is_too_deep, shorn

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
_ADDRESSES = {("a", "href"), ("img", "src"), ("img", "data-src")}

# Hosts whose links and pictures in a feed are buttons and counters, never content.
_NOISE_SITES = ("feedsportal.com", "feedburner.com", "doubleclick.net", "pheedo.com", "feedblitz.com", "stats.wordpress.com",
                "pixel.wp.com", "feeds.wordpress.com", "google-analytics.com", "scorecardresearch.com", "quantserve.com")  # fmt: skip
_FEEDBURNER_OWN = re.compile(r"/~(?:r|ff|a|at|s)/")  # counters and flares; other feedburner paths can be articles
_IMG = re.compile(r"<img\b((?:[^>\"]++|\"[^\"]*+\")*+)>")
_LINK = re.compile(r"<a\b((?:[^>\"]++|\"[^\"]*+\")*+)>(.*?)</a>", re.DOTALL)
_ATTRIBUTE = re.compile(r"([\w-]+)=\"([^\"]*)\"")
_EMPTY = re.compile(r"<(p|div|li|ul|figure|section)>(?:\s|&nbsp;|<br>)*</\1>")
_DIGITS = re.compile(r"\s*(\d{1,5})(?:\.\d+)?(?:px)?\s*$")


def sanitise(html: str, base_url: str) -> str:
    """Return `html` cut down to an allow-list, with absolute http(s) links, without trackers and their traces. Never raises.

    Links get rel="noopener nofollow", pictures loading="lazy"; style, class and id are gone.
    """
    html = shorn(legal(html))
    if "<" not in html and "&" not in html:
        return html.strip()
    if is_too_deep(html):
        return "".join(f"<p>{entities.escape(part)}</p>" for part in to_text(html).split("\n\n"))
    _base.url = base_url
    return _tidied(legal(_CLEANER.clean(html)))  # a reference may have stood for a control character


def _kept(tag: str, name: str, value: str) -> str | None:
    """Return an attribute as it stays: addresses absolute, None for what is no address."""
    return absolute(_base.url, value) if (tag, name) in _ADDRESSES else value


_base = threading.local()  # `url`: what links are resolved against in the document this thread is cleaning
_CLEANER = nh3.Cleaner(  # made once: that takes ten times as long as cleaning a short text
    tags=TAGS,
    clean_content_tags=SILENT,
    attributes=ATTRIBUTES,
    attribute_filter=_kept,
    url_schemes={"http", "https"},
    link_rel="noopener nofollow",
    set_tag_attribute_values={"img": {"loading": "lazy"}},
)


def _tidied(html: str) -> str:
    """Remove trackers from nh3's output, whose serialisation is regular: double quotes, no `<` in text."""
    lower = html.lower()
    noisy = any(site in lower for site in _NOISE_SITES)  # mostly not: then no address need be taken apart
    if "<a" in html:
        html = _LINK.sub(_without_noise if noisy else _without_bare, html)
    if "<img" in html:
        html = _IMG.sub(partial(_picture, noisy=noisy), html)
    for _ in range(2):  # a paragraph that held only a tracker, and the block that held only the paragraph
        html = _EMPTY.sub("", html)
    return html.strip()


def _without_noise(found: re.Match[str]) -> str:
    """Drop a link that is a button of a feed service; unwrap one that leads nowhere."""
    href = dict(_ATTRIBUTE.findall(found.group(1))).get("href")
    return "" if href is not None and _is_noise(entities.unescape(href)) else _without_bare(found)


def _without_bare(found: re.Match[str]) -> str:
    """Unwrap a link that leads nowhere."""
    return found.group() if ' href="' in found.group(1) else found.group(2)


def _picture(found: re.Match[str], *, noisy: bool) -> str:
    """Return a picture with its real address first, nothing for a tracking pixel or one without an address."""
    attributes = dict(_ATTRIBUTE.findall(found.group(1)))
    late = attributes.pop("data-src", None)  # lazy loading by script: `src` is a placeholder
    source = late or attributes.get("src")
    if source is None or _is_pixel(attributes) or (noisy and _is_noise(entities.unescape(source))):
        return ""
    rest = "".join(f' {name}="{value}"' for name, value in attributes.items() if name != "src")
    return f'<img src="{source}"{rest}>'


def _is_pixel(attributes: dict[str, str]) -> bool:
    """Tell whether a picture is too small to show anything: 2 pixels or less in one direction."""
    sizes = (_DIGITS.match(attributes.get(side, "")) for side in ("width", "height"))
    return any(int(size.group(1)) <= 2 for size in sizes if size)  # noqa: PLR2004 - 1x1 and 2x2 are both in use


def _is_noise(url: str) -> bool:
    """Tell whether an address is a feed service's counter, button or advertisement."""
    parts = urlsplit(url)
    host = parts.hostname or ""
    if host.endswith("feedburner.com"):
        return _FEEDBURNER_OWN.match(parts.path) is not None
    return any(host == site or host.endswith("." + site) for site in _NOISE_SITES)
