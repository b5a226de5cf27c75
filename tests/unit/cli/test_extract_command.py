"""`aggregator extract`: files, addresses, standard input, JSON Lines."""

from __future__ import annotations

import json
import os
import time
from itertools import pairwise
from pathlib import Path

import pytest
from click.testing import CliRunner
from werkzeug import Response

from aggregator.cli.main import cli
from aggregator.errors import Exit, UsageError

PAGES = Path(__file__).parents[2] / "data" / "pages"
KEYS = [
    "source", "url", "title", "text", "authors", "language", "published_at", "published_precision", "updated_at", "updated_precision",
    "published_local", "updated_local", "claims", "rejected", "error",
]  # fmt: skip
DEVDISCOURSE = PAGES / "article_devdiscourse_shape.html"


def run(*arguments, **options):
    return CliRunner().invoke(cli, ["extract", *map(str, arguments)], standalone_mode=False, catch_exceptions=False, **options)


def lines(result):
    return [json.loads(line) for line in result.stdout.splitlines()]


@pytest.fixture
def saved(tmp_path):
    """Return a function that copies a page and sets the time it was saved."""

    def save(name, at):
        path = tmp_path / f"{name}.html"
        path.write_bytes((PAGES / f"{name}.html").read_bytes())
        os.utime(path, (at, at))
        return path

    return save


def test_a_saved_page_prints_every_key_of_the_contract(saved):
    path = saved("article_devdiscourse_shape", 1748890000)
    result = run("--json", "--url", "https://wire.example.in/article/1", path)
    (row,) = lines(result)
    assert list(row) == KEYS
    assert (row["published_at"], row["published_local"]) == ("2025-06-01T14:23:00Z", "2025-06-01T19:53:00+05:30")
    assert (row["updated_at"], row["updated_precision"]) == ("2025-06-01T14:40:00Z", "minute")
    assert {"kind", "source", "instant", "precision", "zone_known", "raw"} == set(row["claims"][0])
    assert (row["rejected"], row["error"], result.return_value) == (None, None, Exit.DONE)


def test_a_time_of_day_precision_prints_the_day_of_the_pages_own_calendar(saved):
    (row,) = lines(run("--json", "--url", "https://news.example.org/2025/06/01/bridge", saved("article_plain", 1748890000)))
    assert (row["published_at"], row["published_precision"], row["published_local"]) == ("2025-06-01", "day", "2025-06-01")
    assert row["updated_at"] is None


def test_a_clock_time_without_a_zone_has_no_offset_in_its_local_form(saved):
    (row,) = lines(run("--json", saved("article_glued_labels", 1748890000)))
    assert (row["published_local"], row["published_at"]) == ("2025-06-01T09:15:00", "2025-06-01T09:15:00Z")


def test_a_page_saved_in_1970_was_saved_by_an_archive(saved):
    (row,) = lines(run("--json", saved("article_jsonld", 0)))
    assert row["published_at"] == "2025-06-01T08:00:00Z"


def test_inputs_are_answered_in_order_also_where_they_fail():
    result = run("--json", PAGES / "reject_consent.html", "missing.html", PAGES / "article_meta.html")
    rows = lines(result)
    assert [Path(row["source"]).name for row in rows] == ["reject_consent.html", "missing.html", "article_meta.html"]
    assert [row["rejected"] for row in rows] == ["consent", None, None]
    assert rows[1]["error"] == "no such file"
    assert list(rows[1]) == KEYS
    assert result.return_value == Exit.LOOK


def test_standard_input_names_files_with_their_addresses():
    rows = lines(run("--json", input=f"{DEVDISCOURSE}\thttps://wire.example.in/a\n\n{PAGES / 'article_meta.html'}\n"))
    assert [row["url"] for row in rows] == ["https://wire.example.in/a", None]


def test_one_address_belongs_to_one_file():
    from aggregator.errors import UsageError

    with pytest.raises(UsageError, match="exactly one FILE"):
        run("--url", "https://a.example/", "a.html", "b.html")


def test_an_address_is_fetched_through_the_guard(httpserver):
    httpserver.expect_request("/a").respond_with_data(DEVDISCOURSE.read_bytes(), content_type="text/html")
    (row,) = lines(run("--json", httpserver.url_for("/a")))
    assert row["error"].startswith("address_refused")


def test_an_address_is_fetched_where_the_configuration_allows_it(httpserver, tmp_path):
    config = tmp_path / "config.toml"
    config.write_text(
        f'data_dir = "{tmp_path}"\n[fetch]\nallow_networks = ["127.0.0.0/8"]\n[[feeds]]\nurl = "https://news.example.org/feed"\n'
    )
    httpserver.expect_request("/a").respond_with_data(DEVDISCOURSE.read_bytes(), content_type="text/html")
    result = CliRunner().invoke(cli, ["--config", str(config), "extract", "--json", httpserver.url_for("/a")], standalone_mode=False)
    (row,) = lines(result)
    assert (row["error"], row["title"]) == (None, "Harbour Town Opens Its New Bridge")


def test_pages_of_one_host_are_asked_for_one_at_a_time_with_its_pause_in_between(httpserver, tmp_path):
    """Four at once, and no pause: a list of a site's addresses fell upon it as no poll ever would."""
    started, under_way, most = [], [], []

    def answer(_request):
        started.append(time.monotonic())
        under_way.append(1)
        most.append(len(under_way))
        time.sleep(0.05)
        under_way.pop()
        return Response(DEVDISCOURSE.read_bytes(), content_type="text/html")

    config = tmp_path / "config.toml"
    config.write_text('[fetch]\nallow_networks = ["127.0.0.0/8"]\nper_host_delay = "200ms"\n')
    httpserver.expect_request("/a").respond_with_handler(answer)
    addresses = [httpserver.url_for("/a")] * 3
    result = CliRunner().invoke(cli, ["--config", str(config), "extract", "--json", *addresses], standalone_mode=False)
    assert [row["error"] for row in lines(result)] == [None] * 3
    assert max(most) == 1
    assert min(later - earlier for earlier, later in pairwise(started)) > 0.19


def test_a_host_whose_turn_is_waited_for_holds_up_no_other_hosts_page(httpserver, tmp_path):
    """Five addresses of one host held all four places, and the sixth page waited for theirs."""
    asked = []

    def answer(request):
        asked.append(request.path)
        return Response(DEVDISCOURSE.read_bytes(), content_type="text/html")

    config = tmp_path / "config.toml"
    config.write_text('[fetch]\nallow_networks = ["127.0.0.0/8", "::1/128"]\nper_host_delay = "200ms"\n')
    for path in ("/one", "/other"):
        httpserver.expect_request(path).respond_with_handler(answer)
    addresses = [*[f"http://127.0.0.1:{httpserver.port}/one"] * 5, f"http://localhost:{httpserver.port}/other"]
    result = CliRunner().invoke(cli, ["--config", str(config), "extract", "--json", *addresses], standalone_mode=False)
    assert [row["error"] for row in lines(result)] == [None] * 6
    assert "/other" in asked[:3]


def test_an_address_that_is_not_utf8_is_one_inputs_error():
    result = run("--json", "http://127.0.0.1:1/\udcff")
    assert '"source": "http://127.0.0.1:1/\\udcff"' in result.stdout
    assert json.loads(result.stdout)["error"] == "the address holds what is not UTF-8; write it %-encoded"


def test_people_get_the_times_with_their_evidence():
    shown = run(DEVDISCOURSE, PAGES / "reject_consent.html", "missing.html").stdout
    assert "published: 2025-06-01T19:53:00+05:30 (UTC 2025-06-01T14:23:00Z)" in shown
    assert "not the article: consent" in shown
    assert "page.byline" in shown
    assert "error:" in shown


def test_nothing_on_standard_input_is_told_not_passed_over():
    with pytest.raises(UsageError, match="nothing given"):
        run("--json", input="\n")


def test_a_line_without_a_tab_that_is_no_file_is_told_the_form():
    (row,) = lines(run("--json", input="missing.html https://news.example.org/1\n"))
    assert row["error"] == "no such file; expected PATH<TAB>URL"
    (row,) = lines(run("--json", input="missing.html\thttps://news.example.org/1\n"))
    assert row["error"] == "no such file"
