from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from aggregator.render import render
from bench.sample_digest import sample
from tests.browser.conftest import CHROMIUM

pytestmark = [pytest.mark.slow, pytest.mark.skipif(not CHROMIUM.exists(), reason="Debian's chromium is not installed")]

# WCAG 2.1 contrast of every visible text against the nearest painted background, in the page itself.
CONTRAST = """() => {
  const rgb = c => (c.match(/[\\d.]+/g) || []).map(Number);
  const light = c => { const [r, g, b] = c.map(v => { v /= 255; return v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4; });
    return .2126 * r + .7152 * g + .0722 * b; };
  const ground = e => { for (; e; e = e.parentElement) { const c = rgb(getComputedStyle(e).backgroundColor);
    if (c.length === 3 || c[3] > 0) return c.slice(0, 3); } return [255, 255, 255]; };
  const poor = [];
  for (const e of document.querySelectorAll("body *")) {
    if (e.closest("svg") || !e.getClientRects().length) continue;
    if (![...e.childNodes].some(n => n.nodeType === 3 && n.data.trim())) continue;
    const [a, b] = [light(rgb(getComputedStyle(e).color).slice(0, 3)), light(ground(e))].sort((x, y) => y - x);
    if ((a + .05) / (b + .05) < 4.5) poor.push(e.className + ": " + e.textContent.slice(0, 30));
  }
  return poor;
}"""


@pytest.fixture(scope="module")
def page_file(tmp_path_factory):
    long = sample()
    stories = tuple(replace(s, title=s.title if i else "Unbreakable" * 30) for i, s in enumerate(long.parts[1].stories))
    digest = replace(long, parts=(long.parts[0], replace(long.parts[1], stories=stories), *long.parts[2:]))
    path = tmp_path_factory.mktemp("page") / "digest.html"
    path.write_bytes(render(digest, "html"))
    return path


@pytest.fixture
def opened(chromium, page_file):
    contexts = []

    def opener(width=1280, height=900, **options):
        context = chromium.new_context(viewport={"width": width, "height": height}, **options)
        contexts.append(context)
        page = context.new_page()
        page.asked = []
        page.said = []
        page.on("request", lambda request: page.asked.append(request.url))
        page.on("console", lambda message: page.said.append(message.text))
        page.goto(page_file.as_uri())
        return page

    yield opener
    for context in contexts:
        context.close()


def test_nothing_is_wider_than_the_screen(opened):
    page = opened()
    for width in (320, 390, 768, 1280):
        page.set_viewport_size({"width": width, "height": 844})
        assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_can_be_read(opened, scheme):
    page = opened(color_scheme=scheme)
    assert page.evaluate(CONTRAST) == []
    dark = page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(23, 22, 20)"
    assert dark == (scheme == "dark")


def test_the_page_asks_for_nothing_and_runs_nothing(opened, page_file):
    page = opened()
    assert page.asked == [page_file.as_uri()]
    assert page.said == []
    assert page.locator("script, img, iframe, link").count() == 0


def test_a_keyboard_finds_the_way(opened):
    page = opened()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the stories"
    assert page.evaluate("document.activeElement.getBoundingClientRect().left") >= 0
    page.keyboard.press("Enter")
    assert page.url.endswith("#stories")


def test_headings_step_down_one_by_one_and_every_link_has_a_name(opened):
    page = opened()
    levels = page.eval_on_selector_all("h1, h2, h3, h4", "all => all.map(e => +e.tagName[1])")
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert page.eval_on_selector_all("a", "all => all.filter(e => !e.textContent.trim()).length") == 0
    ids = page.eval_on_selector_all("[id]", "all => all.map(e => e.id)")
    assert len(ids) == len(set(ids))


def test_it_prints_on_paper_without_its_navigation(opened):
    page = opened()
    assert page.pdf(format="A4", prefer_css_page_size=True).startswith(b"%PDF")
    page.emulate_media(media="print")
    assert not page.locator("nav").is_visible()
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"


def test_figures_without_a_chart_stand_clear_of_the_line_above_them(chromium, tmp_path):
    """The first digest of a store has one bar, so no chart: its numbers sat on the line below "At a glance"."""
    digest = sample()
    path = tmp_path / "digest.html"
    path.write_bytes(render(replace(digest, glance=replace(digest.glance, hours=())), "html"))
    page = chromium.new_page()
    page.goto(path.as_uri())
    top, bottom = (page.locator(what).bounding_box() for what in (".figures", "#glance"))
    page.close()
    assert top["y"] - (bottom["y"] + bottom["height"]) >= 10
