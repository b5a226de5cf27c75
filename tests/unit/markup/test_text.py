from __future__ import annotations

import pytest

from aggregator.core.titles import MAX_LINE
from aggregator.markup import one_line, to_text, words


def test_paragraphs_lists_tables_and_preformatted_text_keep_their_shape():
    html = "<h1>Port</h1><p>A &amp; <b>b</b>c</p>loose<ul><li>one<li>two</ul><pre>x\n  y</pre><table><tr><td>1<td>2<tr><td>3</table>a<br>b"
    assert to_text(html) == "Port\n\nA & bc\n\nloose\n\n- one\n- two\n\nx\ny\n\n1 2\n3\n\na\nb"


def test_scripts_styles_and_forms_say_nothing_but_the_text_after_them_stays():
    assert to_text("a<script>x</script>b<style>y</style>c<noscript>n</noscript><select><option>o</select>d<!-- e -->f<?g?>h") == "abcdfh"


def test_nested_silence_ends_where_the_outer_element_ends():
    assert to_text("<svg><title>x</title><style>y</style>z</svg>after") == "after"


def test_plain_text_stays_plain():
    assert to_text("one\ntwo\n\nthree  four") == "one\ntwo\n\nthree four"
    assert to_text("5 < 6 & 7") == "5 < 6 & 7"
    assert to_text("") == ""
    assert to_text("<!-- nothing -->") == ""


def test_references_are_resolved_once():
    assert to_text("<p>&amp;lt;b&amp;gt; &eacute;</p>") == "&lt;b&gt; é"


def test_an_empty_item_leaves_no_lonely_bullet():
    assert to_text("<ul><li></li><li>x</li></ul>") == "- x"


def test_nesting_that_parsers_give_up_on_keeps_its_text():
    assert to_text("<div>" * 100_000 + "deep &amp; down" + "<script>x</script>") == "deep & down"


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("AT&amp;amp;T", "AT&T"),
        ("a &lt;b&gt;c&lt;/b&gt;", "a c"),
        ("5 < 6 > 3", "5 < 6 > 3"),
        ("vector<int> x", "vector<int> x"),
        ("the <b> tag", "the <b> tag"),
        ("<b>x</b><br/>y &#8217; &nbsp;z", "x y ’ z"),
        ("black&notes &copy; 2026", "black&notes © 2026"),
        ("a\u202eb\x00c\u200b\x85", "abc"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("<script>x</script>y<!-- z -->", "y"),
        ("<a href='x'>q", "q"),
        ("Hi <img src=x onerror=alert(1)> there", "Hi there"),
        ("<div>one</div><div>two</div>", "one two"),
        ("AT&amp;amp;amp;amp;T", "AT&amp;T"),
        ("", ""),
    ],
)
def test_titles(written, title):
    assert one_line(written) == title


def test_a_body_in_the_title_is_cut_at_a_word():
    cut = one_line("harbour " * 1000)
    assert len(cut) <= MAX_LINE
    assert cut.endswith("harbour…")
    assert len(one_line("x" * 5000)) == MAX_LINE


def test_words_are_counted_in_every_script():
    assert words("Hello world, it's 3.5 degrees - x") == 6
    assert words("今日は良い日") == 6
    assert words("東京 Tower") == 3
    assert words("") == 0


def test_scripts_and_comments_that_never_end_stay_words_and_cost_no_more_than_others():
    assert one_line("a <script>x</script> b <!-- c --> d <script> e <!-- f") == "a b d <script> e <!-- f"
    assert to_text("<b>" * 300 + "<style>" * 30_000 + "the text") == "the text"  # 300,000 took half an hour
