from __future__ import annotations

from base64 import urlsafe_b64encode
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aggregator.core.urls import canonical
from aggregator.core.wrappers import _GOOGLE_NEWS, _inside, _split, is_opaque, unwrapped

STORY = "https://news.example.org/2025/06/01/bridge?id=5"
QUOTED = "https%3A%2F%2Fnews.example.org%2F2025%2F06%2F01%2Fbridge%3Fid%3D5"


def token(text: str) -> str:
    """A Google News token as they were made until 2024: a type, then the address as a string, then the AMP address."""
    raw = text.encode()
    length = bytes([len(raw)]) if len(raw) < 128 else bytes([len(raw) & 0x7F | 0x80, len(raw) >> 7])
    return urlsafe_b64encode(b"\x08\x13\x22" + length + raw + b"\xd2\x01\x00").decode().rstrip("=")


@pytest.mark.parametrize(
    "wrapper",
    [
        f"https://www.google.com/url?rct=j&sa=t&url={QUOTED}&ct=ga",
        f"https://www.google.co.uk/url?q={QUOTED}",
        f"https://l.facebook.com/l.php?u={QUOTED}&h=AT0",
        f"https://www.facebook.com/l.php?u={QUOTED}",
        f"http://www.bing.com/news/apiclick.aspx?ref=FexRss&aid=&url={QUOTED}&c=1",
        f"https://out.reddit.com/t3_x?url={QUOTED}&token=A",
        f"https://www.youtube.com/redirect?event=video&q={QUOTED}",
        f"https://duckduckgo.com/l/?uddg={QUOTED}",
        f"https://vk.com/away.php?to={QUOTED}",
        f"https://t.umblr.com/redirect?z={QUOTED}&t=1",
        f"https://r.search.yahoo.com/_ylt=A/RV=2/RE=1/RO=10/RU={QUOTED}/RK=2/RS=x",
        f"https://eur01.safelinks.protection.outlook.com/?url={QUOTED}&data=05",
        f"https://news.google.com/rss/articles/{token(STORY)}?oc=5",
        f"https://news.google.com/articles/{token(STORY)}?hl=en",
    ],
)
def test_a_wrapper_gives_its_target_without_a_request(wrapper):
    assert unwrapped(wrapper) == STORY
    assert canonical(wrapper) == canonical(STORY)


def test_wrappers_inside_wrappers_are_read_three_deep():
    def wrap(url):
        return "https://www.google.com/url?url=" + quote(url, safe="")

    assert unwrapped(wrap(wrap(wrap(STORY)))) == STORY
    assert unwrapped(wrap(wrap(wrap(wrap(STORY))))) == wrap(STORY)


def test_an_address_of_more_than_127_bytes_is_read_from_the_token():
    long = STORY + "&" + "x" * 200
    assert unwrapped(f"https://news.google.com/rss/articles/{token(long)}") == long


@pytest.mark.parametrize(
    "opaque",
    [
        f"https://news.google.com/rss/articles/{token('AU_yqLNXQ2hB')}?oc=5",
        "https://news.google.com/read/CBMiAAAA",
        "https://news.google.com/rss/articles/CBMi0",
    ],
)
def test_a_token_that_only_google_can_read_stays_and_is_named(opaque):
    assert unwrapped(opaque) == opaque
    assert is_opaque(opaque)


@pytest.mark.parametrize(
    "plain",
    [
        STORY,
        "https://www.google.com/search?q=https://news.example.org/",  # a search, no wrapper
        "https://www.google.com/url?q=bridge",  # no address in it
        "https://news.example.org/url?url=https://other.example.org/",  # the publisher's own page
        "https://notgoogle.com/url?url=https://other.example.org/",
        "https://l.facebook.com/l.php?h=1",
        "https://www.google.com/url?url=javascript:alert(1)",
        "https://[bad/url?url=https://other.example.org/",
        "https://news.google.com/topics/CAAq",
    ],
)
def test_what_is_no_wrapper_stays(plain):
    assert unwrapped(plain) == plain
    assert not is_opaque(plain)


@given(st.text())
def test_any_text_is_answered(text):
    assert isinstance(unwrapped("https://news.google.com/articles/CBM" + text), str)
    assert isinstance(unwrapped(text), str)


_HOSTS = st.sampled_from(["https://", "HTTP://", "news.google.com", "NEWS.Google.com", "news.goo\ngle.com", "news.google.com:443", "["])
_PATHS = st.sampled_from(["/rss/articles/", "/read/", "CBMiDkFVX3lxTA", token(STORY), "?oc=5", "news.google.com", "\u00e9", "\t"])


@given(st.lists(_HOSTS, max_size=3).map("".join), st.lists(_PATHS, max_size=4).map("".join))
def test_an_address_without_the_aggregators_name_is_not_opaque_however_it_is_taken_apart(start, rest):
    url = start + rest
    parts = _split(url)
    whole = parts is not None and parts[0] == "news.google.com" and bool(_GOOGLE_NEWS.match(parts[1])) and unwrapped(url) == url
    assert is_opaque(url) is whole


_PLACES = st.sampled_from(
    ["www.", "l.", "google.com", "facebook.com", "news.", "example.org", ".", ":80", "user@", "\t", "[", "\u00e9", "/", "?", "#"]
)
_WRAPPED = st.sampled_from(["/url", "/l.php", f"?url={STORY}", f"?u={STORY}", "?q=x", "#", "\n"])


@given(st.sampled_from(["https://", "http://", "HTTPS://", " https://", ""]), st.lists(_PLACES, max_size=4), st.lists(_WRAPPED, max_size=3))
def test_an_address_whose_host_wraps_nothing_stays_as_if_it_were_taken_apart(scheme, places, rest):
    url = scheme + "".join(places) + "".join(rest)
    assert (unwrapped(url) == url) is (_inside(url) is None)
