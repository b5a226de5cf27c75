"""Sanitising as it was once done: nh3 asks for every attribute what becomes of it. What is done now is held against it."""

from __future__ import annotations

import html as entities
import re
from urllib.parse import urlsplit

import nh3
from hypothesis import strategies as st

from aggregator.core.urls import absolute
from aggregator.markup import clean
from aggregator.markup.characters import legal
from aggregator.markup.tree import shorn

_IMG = re.compile(r"<img\b((?:[^>\"]++|\"[^\"]*+\")*+)>")
_LINK = re.compile(r"<a\b((?:[^>\"]++|\"[^\"]*+\")*+)>(.*?)</a>", re.DOTALL)
_ATTRIBUTE = re.compile(r"([\w-]+)=\"([^\"]*)\"")
_EMPTY = re.compile(r"<(p|div|li|ul|figure|section)>(?:\s|&nbsp;|<br>)*</\1>")


def by_filter(html: str, base_url: str) -> str:
    """Return what `sanitise` has to return for markup that is not flattened."""
    html = shorn(legal(html))
    if "<" not in html and "&" not in html:
        return html.strip()

    def kept(tag: str, name: str, value: str) -> str | None:
        return absolute(base_url, value) if (tag, name) in {("a", "href"), ("img", "src"), ("img", "data-src")} else value

    cleaner = nh3.Cleaner(
        tags=clean.TAGS,
        clean_content_tags=clean.SILENT,
        attributes=clean.ATTRIBUTES,
        attribute_filter=kept,
        url_schemes={"http", "https"},
        link_rel="noopener nofollow",
        set_tag_attribute_values={"img": {"loading": "lazy"}},
    )
    html = _IMG.sub(_picture, _LINK.sub(_link, legal(cleaner.clean(html))))
    return _EMPTY.sub("", _EMPTY.sub("", html)).strip()


def _link(found: re.Match[str]) -> str:
    href = dict(_ATTRIBUTE.findall(found.group(1))).get("href")
    if href is None:
        return found.group(2)
    return "" if _is_noise(href) else found.group()


def _picture(found: re.Match[str]) -> str:
    attributes = dict(_ATTRIBUTE.findall(found.group(1)))
    late = attributes.pop("data-src", None)
    source = late or attributes.get("src")
    if source is None or _is_pixel(attributes) or _is_noise(source):
        return ""
    rest = "".join(f' {name}="{value}"' for name, value in attributes.items() if name != "src")
    return f'<img src="{source}"{rest}>'


def _is_pixel(attributes: dict[str, str]) -> bool:
    sizes = [re.match(r"\s*(\d{1,5})(?:\.\d+)?(?:px)?\s*$", attributes.get(side, "")) for side in ("width", "height")]
    return any(int(size.group(1)) <= 2 for size in sizes if size)


def _is_noise(written: str) -> bool:
    parts = urlsplit(entities.unescape(written))
    host = parts.hostname or ""
    if host.endswith("feedburner.com"):
        return re.match(r"/~(?:r|ff|a|at|s)/", parts.path) is not None
    return any(host == site or host.endswith("." + site) for site in clean._NOISE_SITES)


def _words(text: str) -> list[str]:
    return text.split()


_PIECES = _words(
    "http https : / // /// \\ ? # @ . .. ; = % %2e %0a %00 %zz & &amp; &amp;amp; &#38; &#1; &#x7f; &#0; &#10; &Tab; &NewLine; &nbsp; "
    "&colon; &quot; &lt; &gt; < > ' ` { | } ^ [ ] javascript vbscript data feed mailto www.harbour.example harbour.example "
    "feeds.feedburner.com/~ff/ feedburner.com/harbour da.feedsportal.com doubleclick.net :80 :0 :99999 [::1] é ü 例え \u212a \u2024 "
    "\u00ad \u202e \u200b \ufeff \ufffe ( ) , + ! $ * ~ _ - x a=1 base64, //evil.example user:pw@"
)
_MADE = st.lists(st.sampled_from([*_PIECES, " ", "\t", "\n", "\x00", "\x01", "\x1f", "\x7f", "\x85"]), max_size=7).map("".join)
_ADDRESSES = _MADE | st.sampled_from(
    [
        "", "/a", "b.html?x=1&amp;y=2", "https://other.example/a.jpg", "JaVaScRiPt:x()", "java\nscript:x()", "&#106;avascript:x()",
        "data:text/html,x", "//other.example/a", "http:a", "https:/a", "http://[", "http://a:b", "www.other.example/x", "?q", "#f",
        "feed:https://other.example/f", "https://feeds.feedburner.com/~r/h", "https://feed\tburner.com/~r/h", "x" * 8193,
    ]
)  # fmt: skip
_NAMES = st.sampled_from(
    _words("href HREF src data-src title alt width height rel loading lang class style onerror xlink:href srcset href/ width='1'")
)
_VALUES = _ADDRESSES | st.sampled_from(["1", "2px", "600", " &#1;1", "a &gt; b", " href=", "lazy", "en"])
_FORMS = st.sampled_from(['="{}"', "='{}'", "={}", ""])
_WRITTEN = st.builds(lambda name, form, value: f" {name}{form.format(value)}", _NAMES, _FORMS, _VALUES)
_OPENED = st.sampled_from(
    _words("a img a img a img p div li b span table td svg math marquee form button iframe style title xmp plaintext")
)
_TAGS = st.builds(lambda tag, written: f"<{tag}{''.join(written)}>", _OPENED, st.lists(_WRITTEN, max_size=5))
_OTHERS = st.sampled_from(
    [
        "</a>", "</p>", "</div>", "</li>", "</table>", "<tr><td>", "</td>", "</svg>", "</form>", "words", " ", "<br>", "<!-- ", " -->",
        "&nbsp;", "&#1;", "&lt;a href=x&gt;", ' href="', ">", "<", '"', "\x01", "<a", "</", "<![CDATA[", "<p>&#1;</p>",
        "<figure><img src='/x'></figure>",
    ]
)  # fmt: skip
MARKUP = st.lists(_TAGS | _OTHERS, max_size=14).map("".join)
BASES = st.sampled_from(
    [
        "https://harbour.example/news/a.html?b#c", "http://harbour.example", "", "feed.xml", "https://feeds.feedburner.com/~ff/",
        "https://[", "x:y", "https://münchen.example/é/", "\ud800", "https://harbour.example:8080/%zz/",
    ]
)  # fmt: skip
