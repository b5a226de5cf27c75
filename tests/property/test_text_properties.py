"""The short cuts that nearly every text takes say what the long way says."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

from hypothesis import example, given, settings
from hypothesis import strategies as st

from aggregator.core import edits
from aggregator.core.edits import content_hash, is_noise
from aggregator.markup import sanitise, to_text, tree, words_laid_out
from aggregator.markup.characters import _ILLEGAL, _INVISIBLE, legal, visible
from aggregator.markup.text import BREAK, LINE, _folded, laid_out, word_count

BASE = "https://harbour.example/news/"
ODD = "\x00\x07\x1c\x1f\x7f\x85\xa0\xe9\u1680\u2003\u2028\u3000\ufffd\ufffe\uffff\ud800\U0001f600"
TEXTS = st.text(st.sampled_from("ab -\t\n12" + ODD), max_size=40)


@given(TEXTS)
def test_what_is_removed_of_a_text_is_what_the_rule_names(text):
    assert legal(text) == _ILLEGAL.sub("", text)
    sent = text.encode("utf-8", "replace")
    assert legal(sent.decode(), sent) == _ILLEGAL.sub("", sent.decode())
    assert visible(text) == _INVISIBLE.sub("", _ILLEGAL.sub("", text))


@given(st.text(st.sampled_from("ab -\t" + BREAK + LINE + ODD), max_size=40))
def test_white_space_is_folded_in_one_way(marked):
    def apart(part: str) -> str:
        lines = [_folded(line) for line in part.split(LINE)]
        return "\n".join(line for place, line in enumerate(lines) if line and line != "-" and (place == 0 or line != lines[place - 1]))

    assert laid_out(marked) == "\n\n".join(filter(None, map(apart, marked.split(BREAK))))


@given(
    st.lists(st.sampled_from(["12 comments", "A\u0301b  c", "e\u0301", "\u0301", "Updated 10:31", "x\x85y", "\u1100\u1161"]), max_size=6)
)
def test_the_digest_of_a_text_is_that_of_its_lines_one_by_one(lines):
    text = "\n".join(lines)
    folded = [" ".join(unicodedata.normalize("NFC", line).split()) for line in text.splitlines()]
    said = " ".join(line for line in folded if line and not is_noise(line))
    assert content_hash("", text, None, (), ()) == content_hash("", said, None, (), ())


PIECES = st.sampled_from(["a", "it's 3.5", "-", "\u2013 ", "\u00a0", " " * 20, "<br>", "<p>", "\u041b\u0435\u0442\u043e", "<li>x", "\n"])


@given(st.lists(PIECES, max_size=40).map("".join))
def test_words_of_a_text_that_is_laid_out_are_counted_as_splitting_it_does(markup):
    text = to_text(markup)
    assert words_laid_out(text) == word_count(text) == len(text.split())


def test_characters_are_counted_where_words_are_not_spaced():
    assert words_laid_out("\u6771\u4eac Tower") == 3
    assert words_laid_out("") == 0


def is_noise_by_all_words(line: str) -> bool:
    words = re.findall(r"\w+", line.lower())
    names = {word for word in words if not word[0].isdigit()}
    if len(line) > edits._MAX_NOISE_LINE or len(names) == len(words) or (line.isascii() and not re.search("[0-9]", line)):
        return False
    return bool(names & edits._NOISE) and names <= edits._NOISE | edits._AROUND


LINES = st.lists(
    st.sampled_from(
        ["12", "comments", "Comments", "View", "updated", "AGO", "at", "10:31", "²", "x", "\u0130", "T\u0130", "—", "12" * 70, "\u03a3"]
    )
    | st.sampled_from([" ", "  ", "\n", "\n\n", "\t", "\r\n", "\u2028", "\x1c", "\x1f", "\x85", "\u00a0", "\u2003", "\u3000", " " * 130]),
    max_size=14,
).map("".join)


@given(LINES)
@settings(max_examples=400)
def test_the_lines_that_say_something_are_told_one_by_one(text):
    folded = [" ".join(line.split()) for line in unicodedata.normalize("NFC", text).splitlines()]
    assert edits.significant(text) == " ".join(line for line in folded if line and not is_noise_by_all_words(line))


ATTRIBUTES = st.sampled_from([' href="/x"', ' href="javascript:x"', ' title=" href="', " title='a>b'", ' src="/i.png"', ' width="1"', ""])
TAGS = st.builds(
    lambda tag, first, second: f"<{tag}{first}{second}>", st.sampled_from(["a", "img", "p", "b", "/a", "/p"]), ATTRIBUTES, ATTRIBUTES
)


@given(st.lists(TAGS | st.just("words"), max_size=12).map("".join))
def test_a_text_that_names_no_counter_is_cleaned_as_one_that_does(html):
    named, unnamed = (sanitise(f"<div>{html}</div><p>{host}</p>", BASE) for host in ("feedburner.com", "feedhouse.com"))
    assert named == unnamed.replace("feedhouse", "feedburner")


@given(
    st.lists(st.sampled_from(["<div>", "</div>", "<DIV>", "<b>", "</b>", "</i>", "<p>", "</P>", "<br>", "< ", "<!-- -->"]), max_size=8),
    st.integers(1, 120),
)
def test_depth_is_counted_where_it_can_be_too_great(pieces, times):
    html = "".join(pieces) * times
    opened, deepest = Counter(), 0
    for piece in pieces * times:
        closes, name = re.fullmatch("<(/?)(.*)>", piece.lower()).groups() if piece.endswith(">") else ("", "")
        if name in ("div", "b", "i"):
            opened[name] = max(0, opened[name] + (-1 if closes else 1))
        deepest = max(deepest, opened.total())
    assert tree.is_too_deep(html) == (deepest > tree.MAX_DEPTH)


SCRAPS = st.sampled_from(
    [
        "<a x>",
        '<b y=">">',
        "<c z='",
        "text ",
        "'>",
        "<d/>",
        '<f="b =" >"',
        '" ',
        "=",
        "= ",
        "<",
        ">",
        "</g h>",
        "<!-- <i j> -->",
        "k=l ",
        "m='n'",
    ]
)


@given(
    st.lists(SCRAPS, max_size=8).map("".join),
    st.sampled_from([" q", ' q=">"', ' q="r"', " q=r", "q ", ' q="r"s t u', "/q"]),
    st.integers(0, 1500),
)
@settings(max_examples=300)
@example('<f="b =" >"', " q", 1500)
@example("", ' q="' + "r " * 1500 + '"', 3)
def test_tags_are_shorn_where_they_have_too_many_attributes(scraps, mark, count):
    html = f"{scraps}<e{mark * count}{scraps}{mark * count}>{scraps}" + " " * tree._HARMLESS
    assert tree.shorn(html) == tree._TAG_AT_FACE.sub(tree._bearable, tree._TAG_AS_READ.sub(tree._bearable, html))
