"""The pages in a real browser: phone and desktop, light and dark, with a keyboard."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest

from aggregator.store.store import open_store
from tests.browser.conftest import CHROMIUM
from tests.newsstand import FERRY, SCRIPT, TOWED, serving, with_digest, with_news

pytestmark = [pytest.mark.slow, pytest.mark.skipif(not CHROMIUM.exists(), reason="Debian's chromium is not installed")]

PATHS = [
    *("/", "/digests", "/articles", "/feeds", "/search", "/search?q=ferry&feed=Town+Herald", "/nothing"),
    *(f"/articles/{number}" for number in (FERRY, SCRIPT, TOWED)),
    *("/stories/1", "/feeds/1", "/digests/daily/2026-11-23T06:00:00Z/more"),
]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory):
    """Yield the address of the real server over a store with news."""
    folder: Path = tmp_path_factory.mktemp("site")
    store = open_store("sqlite:///aggregator.db", folder)
    with_news(store, folder)
    with_digest(store)
    with serving(store, folder) as address:  # on a thread of its own: playwright's loop has this one
        yield address
    store.close()


@pytest.fixture(scope="module")
def light(chromium, site):
    """Yield one page for what only looks: a browser's context costs more than most tests."""
    context = chromium.new_context()
    page = context.new_page()
    page.asked, page.said = [], []
    page.on("request", lambda request: page.asked.append(request.url))
    page.on("console", lambda message: page.said.append(message.text))
    page.goto(site + "/digests")
    yield page
    context.close()


@pytest.fixture
def opened(light, site):
    def opener(path, width=1280):
        light.set_viewport_size({"width": width, "height": 844})
        light.asked.clear()
        light.said.clear()
        light.goto(site + path)
        return light

    return opener


@pytest.mark.parametrize("path", PATHS)
def test_a_page_is_in_order(opened, site, path):
    page = opened(path)
    assert_it_asks_for_its_style_alone_and_runs_nothing(page, site, path)
    assert_landmarks_headings_and_labels_are_in_order(page)
    for width in (320, 390):
        page.set_viewport_size({"width": width, "height": 844})
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def assert_it_asks_for_its_style_alone_and_runs_nothing(page, site, path):
    assert {re.sub(r"(/style\.css)\?\w+$", r"\1", asked.removeprefix(site)) for asked in page.asked} <= {path, "/style.css", "/favicon.ico"}
    assert [said for said in page.said if "404" not in said] == []
    assert page.locator("script, img, iframe").count() == 0


def assert_landmarks_headings_and_labels_are_in_order(page):
    assert page.locator("main, header, nav[aria-label=Pages]").count() >= 3
    levels = page.eval_on_selector_all("h1, h2, h3, h4", "all => all.map(e => +e.tagName[1])")
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert page.eval_on_selector_all("a", "all => all.filter(e => !e.textContent.trim()).length") == 0
    assert page.eval_on_selector_all("input", "all => all.filter(e => !e.labels.length).length") == 0
    ids = page.eval_on_selector_all("[id]", "all => all.map(e => e.id)")
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("path", PATHS)
def test_text_of_twice_the_size_on_a_narrow_phone_is_read_without_scrolling_sideways(opened, path):
    # WCAG 1.4.4 and 1.4.10: the time of an article, the figures of a digest and the address of a feed stood beside the window
    page = opened(path, 320)
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    beside = "all => all.filter(e => !e.closest('thead') && e.getBoundingClientRect().right > 320.5).map(e => e.outerHTML)"
    assert page.eval_on_selector_all("body *", beside) == []
    assert page.eval_on_selector_all("input", "all => all.filter(e => e.offsetWidth < 160).length") == 0


def test_a_keyboard_finds_the_way_and_sees_where_it_is(opened):
    page = opened("/articles", 390)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
    assert page.evaluate("document.activeElement.getBoundingClientRect().left") >= 0
    reached = []
    for _ in range(8):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.textContent.trim() || document.activeElement.id"))
        assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid", reached
    assert reached[:6] == ["Aggregator", "Digests", "Articles", "Feeds", "q", "Find"]


def test_a_search_goes_without_a_mouse(opened):
    page = opened("/feeds")
    page.get_by_label("Search").fill("lifeboats")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=lifeboats")
    assert page.locator("mark").first.inner_text() == "lifeboats"


@pytest.mark.parametrize("path", ["/feeds", "/feeds/1", "/articles/1"])
def test_a_table_is_cards_on_a_phone_each_value_under_its_name(opened, path):
    page = opened(path, 390)
    box = page.get_by_role("region").filter(has=page.locator("table")).first
    assert box.evaluate("e => e.scrollWidth <= e.clientWidth")
    label = box.locator("td").first.evaluate("e => getComputedStyle(e, '::before').content")
    assert label.strip('"') in box.locator("thead").inner_text()
    page.set_viewport_size({"width": 1280, "height": 844})
    assert box.locator("td").first.evaluate("e => getComputedStyle(e).display") == "table-cell"


@pytest.mark.parametrize("path", ["/articles", "/search?q=ferry", "/stories/1", "/digests"])
def test_no_date_breaks_over_two_lines_on_a_phone(opened, path):
    # "First seen 2026-" stood at the end of a line, "11-01 07:00 UTC" on the next
    page = opened(path, 390)
    lines = "all => all.map(e => [e.textContent, new Set([...e.getClientRects()].map(r => r.top)).size, e.offsetHeight])"
    dated = [told for told in page.eval_on_selector_all("main .meta > span", lines) if "2026-" in told[0]]
    assert dated
    assert [told for told in dated if told[1] > 1 or told[2] > 22] == []


@pytest.mark.parametrize(("scheme", "ground", "rules"), [("light", 0, {}), ("dark", 1, {"runOnly": ["color-contrast"]})])
def test_axe_finds_nothing(chromium, site, scheme, ground, rules):
    """Axe comes with its package; in the dark only the colours are others."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed").Axe()
    context = chromium.new_context(viewport={"width": 390, "height": 844}, color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    for path in PATHS:
        page.goto(site + path)
        dark = page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(23, 22, 20)"
        assert dark == bool(ground), path
        found = axe.run(page, options=rules)
        assert found.violations_count == 0, f"{path}: {found.generate_report()}"
        assert found.response["passes"], path
    context.close()


@pytest.mark.parametrize("path", ["/articles", "/search?q=ferry"])
def test_a_field_is_large_enough_not_to_be_zoomed_into_on_a_phone(opened, path):
    sizes = opened(path, width=390).eval_on_selector_all("input", "all => all.map(e => parseFloat(getComputedStyle(e).fontSize))")
    assert sizes
    assert min(sizes) >= 16


@pytest.mark.parametrize("width", [320, 390])
def test_a_whole_date_stands_in_its_field_on_a_phone(opened, width):
    page = opened("/search?q=ferry&since=2026-11-23", width)
    assert page.eval_on_selector("#since", "field => field.getBoundingClientRect().width") >= 150, "11/23/2026 and the calendar's button"


def test_a_long_name_without_a_space_leaves_room_for_the_other_columns(opened):
    page = opened("/feeds")
    page.evaluate("document.querySelector('.feeds th[scope=row] a').textContent = 'W'.repeat(300)")
    assert page.evaluate("(wide => wide.scrollWidth <= wide.clientWidth)(document.querySelector('.wide'))")


def test_the_time_of_the_next_poll_stands_on_one_line_beside_a_long_account_of_the_last(opened):
    """ "2026-11-29 19:40" stood on one line and "UTC" on the next, in every row of a hundred."""
    page = opened("/feeds")
    page.evaluate("document.querySelector('.feeds td[data-label=\"Last poll\"] .meta').textContent = 'every entry was new '.repeat(20)")
    heights = page.eval_on_selector_all(".feeds .when", "all => all.map(e => [...e.getClientRects()].length)")
    assert heights
    assert set(heights) == {1}


def test_pages_print(opened, site):
    page = opened("/")
    for path in ("/", "/articles/1", "/feeds"):
        page.goto(site + path)
        printed = page.pdf(format="A4")
        assert printed.startswith(b"%PDF")
        assert 1 <= printed.count(b"/Type /Page\n") + printed.count(b"/Type /Page/") + printed.count(b"/Type /Page ") <= 9
