from __future__ import annotations

import pytest

from aggregator.markup import sanitise

BASE = "https://harbour.example/news/a.html"


@pytest.mark.parametrize(
    ("dirty", "clean"),
    [
        ('<p onclick="x()" style="y" class="z" id="w">Hi</p>', "<p>Hi</p>"),
        ("<script>x()</script><style>y</style><iframe src=z></iframe>text", "text"),
        ('<a href="javascript:x()">a</a>', "a"),
        ('<a href="data:text/html,x">a</a>', "a"),
        ('<a href="/b?x=1&amp;y=2">a</a>', '<a href="https://harbour.example/b?x=1&amp;y=2" rel="noopener nofollow">a</a>'),
        ('<img src="/i.png" alt="a > b" onerror="x()">', '<img src="https://harbour.example/i.png" alt="a &gt; b" loading="lazy">'),
        ('<img src="data:image/gif;base64,R0" data-src="/late.jpg">', '<img src="https://harbour.example/late.jpg" loading="lazy">'),
        ('<img src="data:image/gif;base64,R0">', ""),
        ('<p>x</p><p><img src="https://px.example/p.gif" width="1" height="1"></p>', "<p>x</p>"),
        ('<img src="/wide.png" width="600" height="2px">', ""),
        ('<p>x</p><a href="http://feeds.feedburner.com/~ff/h?a=1"><img src="http://feeds.feedburner.com/~ff/h?i=1"></a>', "<p>x</p>"),
        ('<a href="http://da.feedsportal.com/c/1">share</a><img src="https://stats.wordpress.com/b.gif">y', "y"),
        (
            '<a href="https://feeds.feedburner.com/harbour/article">z</a>',
            '<a href="https://feeds.feedburner.com/harbour/article" rel="noopener nofollow">z</a>',
        ),
        ("<table><tr><td colspan=2 width=5>c</td></tr></table>", '<table><tbody><tr><td colspan="2">c</td></tr></tbody></table>'),
        ("<figure><figcaption>c</figcaption></figure><blockquote>q</blockquote><pre><code>x</code></pre>",) * 2,
        ("<svg><script>x</script></svg><math>y</math>z", "z"),
        ("  plain text  ", "plain text"),
        ("a & b < c", "a &amp; b &lt; c"),
        ("bell\x07\ud800", "bell"),
    ],
)  # fmt: skip
def test_only_what_is_allowed_comes_out(dirty, clean):
    assert sanitise(dirty, BASE) == clean


def test_html_that_was_escaped_once_too_often_is_html():
    twice = "&lt;p&gt;The &lt;a href=&quot;/quay&quot;&gt;quay&lt;/a&gt; &amp;lt; sea.&lt;/p&gt;\n&lt;script&gt;x()&lt;/script&gt;"
    link = '<a href="https://harbour.example/quay" rel="noopener nofollow">quay</a>'
    assert sanitise(twice, BASE) == f"<p>The {link} &lt; sea.</p>"
    for said in ("&lt;p&gt; opens a paragraph.", "Write &lt;p&gt;x&lt;/p&gt;", "<code>&lt;p&gt;x&lt;/p&gt;</code>"):
        assert sanitise(said, BASE) == said  # of tags, not tagged


def test_cleaning_twice_changes_nothing():
    once = sanitise('<div><p>a <a href="b">c</a><img src=d width=9></p><ul><li>e</ul></div>', BASE)
    assert sanitise(once, BASE) == once


def test_nesting_that_makes_parsers_quadratic_is_flattened():
    assert sanitise("<div>" * 100_000 + "deep<p>down &lt;3", BASE) == "<p>deep</p><p>down &lt;3</p>"


def test_what_word_leaves_in_comments_does_not_cost_an_article_its_links():
    """Nine articles of one real feed came out as bare paragraphs: 380 settings in a comment counted as open elements."""
    settings = "<!--[if gte mso 9]><xml>" + '<w:LsdException Name="Normal"/>' * 400 + "</xml><![endif]-->"
    assert sanitise(f'{settings}<p>By <a href="/b">the sea</a></p>{settings}', BASE) == sanitise('<p>By <a href="/b">the sea</a></p>', BASE)


def test_a_comment_that_hides_depth_from_us_hides_it_from_the_parser_too():
    hidden = '<a title="<!--">' + "<div>" * 100_000 + "deep<!-- -->"
    assert sanitise(hidden, BASE) == sanitise('<a title="', BASE)


def test_stray_ends_hide_no_depth():
    """Each end took one off the count of open elements, though it closed nothing: 100,000 such pairs kept the parser for 20 s."""
    assert (
        sanitise("</i><div>" * 100_000 + "deep", BASE) == sanitise("</div>" * 100_000 + "<div>" * 100_000 + "deep", BASE) == "<p>deep</p>"
    )


def test_depth_that_the_parser_bears_is_flattened_where_it_finds_it():
    assert sanitise("<div>" * 1500 + "deep<p>down", BASE) == "<p>deep</p><p>down</p>"


def test_what_the_parser_repeats_in_every_paragraph_is_flattened_before_it_does(monkeypatch):
    monkeypatch.setattr("aggregator.markup.clean._CLEANER", None)
    html = "".join(f"<p><b lang='{n}'>x</p>" for n in range(900))
    assert sanitise(html, BASE) == "<p>x</p>" * 900


@pytest.mark.parametrize(
    "piece", ["<svg><path d='M0 0'/><circle r='1'/></svg>", "<p><span>and <span style='x'>so</p>", "<DIV><FONT>on</DIV>"]
)
def test_what_looks_deep_and_is_not_keeps_its_links(piece):
    """Two articles of real feeds came out as bare paragraphs: elements of pictures that close themselves, spans that are never closed."""
    assert sanitise(f"{piece * 500}<p>By <a href='/b'>the sea</a></p>", BASE).endswith(
        '<p>By <a href="https://harbour.example/b" rel="noopener nofollow">the sea</a></p>'
    )


def test_many_paragraphs_that_never_close_are_not_deep():
    assert sanitise("<p>x" * 3000, BASE).count("<p>") == 3000


def test_a_reference_to_a_control_character_leaves_none_behind():
    assert sanitise("&#1", "https://x.example/") == ""
    assert sanitise("<p>A&#7;larm</p>", "https://x.example/") == "<p>Alarm</p>"
