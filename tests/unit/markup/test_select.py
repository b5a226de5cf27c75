from __future__ import annotations

import pytest

from aggregator.markup.select import SelectorError, _quoted, to_xpath
from aggregator.markup.tree import page

HTML = """<article id=top class="a b"><h1>T</h1><p class=first lang=en-GB>1</p>
<p data-x='it"s'>2</p><section><p title="O'Brien">3</p></section><p epub:type=note>4</p></article>"""


@pytest.mark.parametrize(
    ("selector", "texts"),
    [
        ("p", "1 2 3 4"),
        ("*.a.b > p", "1 2 4"),
        ("#top p:first-child", "3"),
        ("article > p:last-child", "4"),
        ("article > p:first-of-type", "1"),
        ("article > p:last-of-type", "4"),
        ("article > :nth-child(3)", "2"),
        ("h1 + p", "1"),
        ("h1 ~ p", "1 2 4"),
        ("p[lang|=en], p[title]", "1 3"),
        ("[class~=first]", "1"),
        ("p[class=first]", "1"),
        ("p[class^=fi][class$=st][class*='irs']", "1"),
        ("article > p:not(.first):not([data-x])", "4"),
        ("p[title=\"O'Brien\"]", "3"),
        ("p[data-x='it\"s']", "2"),
        ("p[lang|='en' ], nothing", "1"),
        ("p[LANG]", "1"),
        ("p[epub:type=note]", "4"),
        ("p[epub:type~=note]:not([xml:lang])", "4"),
    ],
)  # fmt: skip
def test_css_selectors(selector, texts):
    assert " ".join(found.text for found in page(HTML).xpath(to_xpath(selector))) == texts


@pytest.mark.parametrize(
    "selector", ["", "a,,b", "a >", "p:hover", "a[", "> a", "a:not(b c)", "P:not(section p)", "a $ b", "div p::before", "[1a]"]
)
def test_selectors_that_are_not_understood_name_the_place(selector):
    with pytest.raises(SelectorError):
        to_xpath(selector)


def test_a_value_with_both_quotes():
    literal = _quoted("a'b\"c")
    assert page("""<p title="a'b&quot;c">x</p>""").xpath(f".//p[@title = {literal}]") != []
