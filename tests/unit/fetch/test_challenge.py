from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aggregator.fetch.challenge import _PAGE, HEAD, challenger


def _page(title: str, more: str = "") -> bytes:
    return f"<!DOCTYPE html><html><head><title>{title}</title></head><body>{more}</body></html>".encode()


@pytest.mark.parametrize(
    ("status", "headers", "body", "who"),
    [
        (403, {"cf-mitigated": "challenge"}, b"", "Cloudflare"),
        (200, {"cf-mitigated": "challenge"}, b"", "Cloudflare"),
        (503, {}, _page("Just a moment..."), "Cloudflare"),
        (403, {}, _page("x", "<script src='/cdn-cgi/challenge-platform/h/b'></script>"), "Cloudflare"),
        (202, {"x-amzn-waf-action": "challenge"}, b"", "AWS WAF"),
        (429, {"x-vercel-mitigated": "challenge"}, b"", "Vercel"),
        (403, {"x-datadome": "protected"}, b"", "DataDome"),
        (200, {}, _page("Making sure you&#39;re not a bot!"), "Anubis"),
        (403, {}, _page("Pardon Our Interruption"), "a bot guard"),
        (200, {}, _page("Just a moment&hellip;"), "Cloudflare"),
        (200, {}, _page("Just a moment…"), "Cloudflare"),
        (200, {}, _page("Are you a robot?"), "a bot guard"),
        (403, {}, _page("Just a moment - news.example"), "Cloudflare"),
    ],
)
@pytest.mark.rule("P19")
def test_a_challenge_is_known_by_its_marks(status: int, headers: dict[str, str], body: bytes, who: str) -> None:
    assert challenger(status, headers, body) == who


@pytest.mark.parametrize(
    ("status", "headers", "body"),
    [
        (200, {}, _page("Harbour news", "<script src='/cdn-cgi/challenge-platform/scripts/jsd/main.js'></script>")),
        (200, {"x-datadome": "protected"}, _page("News")),
        (200, {}, b"<rss><channel><title>Just a moment...</title></channel></rss>"),
        (200, {}, _page("Are you a robot? How machines came to read better than we do")),
        (200, {}, _page("Just a moment: the minister who never hurried")),
        (403, {}, b"no"),
        (403, {}, _page("403 Forbidden")),
        (403, {}, b"<html><body>no title</body></html>"),
        (404, {}, _page("Just a moment...")),
    ],
)
def test_a_page_that_merely_carries_a_guards_script_is_no_challenge(status: int, headers: dict[str, str], body: bytes) -> None:
    assert challenger(status, headers, body) is None


@given(
    st.lists(st.sampled_from(["<html", "<HtMl>", "<!DOCTYPE html", "<!doctype  html", "<!Doctype Html", "<h2>", "<!", "x", "<" * 9])),
    st.integers(0, HEAD),
)
def test_a_page_is_known_in_large_letters_as_in_small_ones(pieces: list[str], before: int) -> None:
    body = b" " * before + "".join(pieces).encode()
    small = body[:HEAD].lower()
    assert (_PAGE.search(body, 0, HEAD) is not None) == (b"<html" in small or b"<!doctype html" in small)
