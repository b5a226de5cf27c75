"""Markup to plain text."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import groupby

from lxml import etree

from aggregator.core.spacing import is_spaced
from aggregator.core.titles import kept
from aggregator.markup.characters import decoded, legal, visible
from aggregator.markup.tree import fragment, is_too_deep

_MAX_TITLE_MARKUP = 20_000  # characters looked at to make one
_ROUNDS = 3  # references encoded twice are common, three times is the worst seen

_SKIPPED = frozenset({"script", "style", "noscript", "template", "head", "title", "iframe", "object", "svg", "math", "select", "button"})
_BLOCKS = frozenset(
    {
        "address", "article", "aside", "blockquote", "center", "dd", "details", "dialog", "div", "dl", "dt", "fieldset", "figcaption",
        "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "main", "nav", "ol", "p", "pre", "section",
        "summary", "table", "tbody", "tfoot", "thead", "ul",
    }
)  # fmt: skip
_LINES = frozenset({"br", "li", "tr", "caption", "option"})
_CELLS = frozenset({"td", "th"})

BREAK, LINE = "\x02", "\x01"  # paragraph and line marks; `legal` has removed such characters from the input
_SPACES = re.compile(r"[ \t\r\n\f\v\u00a0\u2000-\u200a\u202f\u205f\u3000]+")
_OTHER_SPACES = "\x1c\x1d\x1e\x1f\x85\u1680\u2028\u2029"  # white space to str.split and str.strip alone
_IN_ASCII = "\t\r\n\f\v\x1c\x1d\x1e\x1f"
_IN_OTHERS = "\t\r\n\f\v\u00a0\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)\b((?:[^<>\"']|\"[^\"<]*\"|'[^'<]*')*)>")
_SILENT = tuple(
    (re.compile(whole, re.IGNORECASE | re.DOTALL), re.compile(end, re.IGNORECASE))
    for whole, end in (
        (r"<script\b[^<>]*>.*?</script\s*>", r"</script\s*>"),
        (r"<style\b[^<>]*>.*?</style\s*>", r"</style\s*>"),
        (r"<!--.*?-->", "-->"),
    )
)
_VOID = frozenset({"br", "wbr", "img", "hr"})
_INLINE = frozenset(
    {
        "a", "abbr", "b", "big", "cite", "code", "del", "div", "em", "font", "h1", "h2", "h3", "h4", "i", "ins", "mark", "p", "q", "s",
        "small", "span", "strike", "strong", "sub", "sup", "tt", "u",
    }
)  # fmt: skip

# Scripts written without spaces: each character counts as a word, as word processors do.
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f"
_UNSPACED_ONE = re.compile(f"[{_UNSPACED}]")
_ODD = re.compile(f"[\u0900-\u0dff{_UNSPACED}]")  # or of India, whose vowel signs are no letters to `\w`, and would cut words
_SPACED_WORD = re.compile(r"['’&.-]*+\w[\w'’&.-]*+")
_WORD = re.compile(rf"[{_UNSPACED}]|['’&.-]*+(?![{_UNSPACED}])\w(?:(?![{_UNSPACED}])[\w'’&.-])*+")


def to_text(html: str) -> str:
    """Return the visible text of an HTML fragment: paragraphs apart by a blank line, list items with "- ", references resolved.

    Scripts, styles and forms say nothing. Plain text comes back as it is, with white space folded.
    """
    html = legal(html)
    if "<" not in html and "&" not in html:
        return laid_out(html.replace("\n\n", BREAK).replace("\n", LINE))
    if is_too_deep(html):  # libxml2 would give up and lose the text
        return laid_out(decoded(_TAG.sub(BREAK, without_silent(html))))
    root = fragment(html)
    return "" if root is None else laid_out("".join(pieces(root)))


def without_silent(html: str, instead: str = "") -> str:
    """Return `html` without scripts, styles and comments that end; linear, since none is looked for behind the last end of its kind."""
    for whole, end in _SILENT:
        last = max((found.end() for found in end.finditer(html)), default=0)
        html = whole.sub(instead, html[:last]) + html[last:]
    return html


def pieces(root: etree._Element) -> list[str]:
    """Return the text of a tree with marks for paragraphs and lines, in document order; iterative, so that depth is no limit."""
    out: list[str] = []
    skipping: etree._Element | None = None
    for event, node in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        name = node.tag if isinstance(node.tag, str) else ""
        if event == "start":
            skipping = node if skipping is None and name in _SKIPPED else skipping
            if skipping is None:
                out.append(mark(name, opening=True) + _own_text(node, name))
            continue
        skipping = None if skipping is node else skipping
        if skipping is None:
            out.append(mark(name, opening=False) + ("" if node is root else node.tail or ""))
    return out


def _own_text(node: etree._Element, name: str) -> str:
    text = node.text or ""
    return text.replace("\n", LINE) if name == "pre" else text


def mark(name: str, *, opening: bool) -> str:
    """Return what an element's edge means for the layout."""
    if name in _BLOCKS:
        return BREAK
    if name == "li" and opening:
        return LINE + "- "
    if name in _LINES:
        return LINE
    return " " if name in _CELLS else ""


def laid_out(marked: str) -> str:
    """Turn marks into line ends and fold the white space between them."""
    if not marked.isascii() and any(space in marked for space in _OTHER_SPACES):
        return _apart(marked, _folded)
    for space in _IN_ASCII if marked.isascii() else _IN_OTHERS:
        if space in marked:
            marked = marked.replace(space, " ")
    return _apart(marked, _without_blanks)


def _apart(marked: str, fold: Callable[[str], str]) -> str:
    paragraphs = [_lines(part, fold) for part in marked.split(BREAK) if part]
    return "\n\n".join([part for part in paragraphs if part])


def _lines(paragraph: str, fold: Callable[[str], str]) -> str:
    if LINE not in paragraph:
        line = fold(paragraph)
        return line if line != "-" else ""
    lines = map(fold, paragraph.split(LINE))
    return "\n".join([line for line, _ in groupby(lines) if line and line != "-"])


def _folded(line: str) -> str:
    return " ".join(line.split()) if line.isascii() else _SPACES.sub(" ", line).strip()


def _without_blanks(line: str) -> str:
    """Fold a line whose white space is blanks, which are mostly single: to split every line at them costs twice as much."""
    line = line.strip()
    return " ".join(line.split()) if "  " in line else line


def one_line(text: str) -> str:
    """Return a title: one line of plain text, tags gone, references resolved also where they were encoded twice.

    A "<" that opens no HTML element stays ("5 < 6", "vector<int>"), and so does an element named in prose ("the <b> tag").
    Invisible characters go; what is over a thousand characters is cut at a word.
    """
    text = visible(text[:_MAX_TITLE_MARKUP])
    for _ in range(_ROUNDS):
        before = text
        text = decoded(_without_tags(text))
        if text == before:
            break
    return kept(" ".join(visible(text).split()))


def _without_tags(text: str) -> str:
    """Remove elements that are closed, and void ones."""
    if "<" not in text:
        return text
    text = without_silent(text, " ")
    closed = {found.group(2).lower() for found in _TAG.finditer(text) if found.group(1)}

    def replacement(found: re.Match[str]) -> str:
        name, attributes = found.group(2).lower(), found.group(3)
        if name in _VOID:
            return " "
        is_markup = name in _INLINE and (name in closed or "=" in attributes)
        return ("" if name not in _BLOCKS else " ") if is_markup else found.group()

    return _TAG.sub(replacement, text)


def words(text: str) -> int:
    """Return the number of words, punctuation apart. In scripts without spaces every character is one."""
    word = _WORD if not text.isascii() and _UNSPACED_ONE.search(text) else _SPACED_WORD  # the same, at a quarter of the cost
    return len(word.findall(text))


def spaced_words(text: str) -> int:
    """Return how long a text is in words of a script with spaces, so that one limit fits all: two characters without spaces are a word.

    So Miniflux reckons a minute's reading: 265 words, or 500 characters. Vowel signs of India's scripts are no words.
    """
    if text.isascii() or not _ODD.search(text):
        return len(_SPACED_WORD.findall(text))
    unspaced = len(_UNSPACED_ONE.findall(text))
    rest = _UNSPACED_ONE.sub(" ", text) if unspaced else text
    return unspaced // 2 + sum(any(map(str.isalnum, word)) for word in rest.split())


def word_count(text: str) -> int:
    """Return the number of words between white space. In scripts without spaces every character is one: 400 would be one word."""
    return len(text.split()) if is_spaced(text) else words(text)


def words_laid_out(text: str) -> int:
    """Return `word_count` of a text that `laid_out` made, whose blanks are single: counting these costs a tenth of splitting."""
    return text.count(" ") + sum(map(bool, text.split("\n"))) if is_spaced(text) else words(text)
