"""Addresses, edits and identity hold for anything a feed may say."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urljoin, urlsplit

from hypothesis import given
from hypothesis import strategies as st

from aggregator.core.edits import content_hash
from aggregator.core.identity import New, Seen, decide, keyed
from aggregator.core.urls import _PLAIN, _PLAIN_PAGE, _canonical_of_any, absolute, canonical, host_of, is_homepage, site_of
from aggregator.model.entry import ParsedEntry, ParsedFeed
from aggregator.model.feed import FeedHints
from aggregator.model.poll import Known, KnownEntry

FEED_URL = "https://harbour.example/feed.xml"
urlish = st.one_of(
    st.text(max_size=60),
    st.text(alphabet="htps:/.@[]%?&=#aé\u0660 ", max_size=40).map("https://".__add__),
    st.builds("https://{}/{}?{}".format, st.text(max_size=20), st.text(max_size=20), st.text(max_size=20)),
    st.lists(st.sampled_from(["", "a", "index.html", "Default.aspx", "?b"]), max_size=5).map(
        lambda parts: "https://a.example/" + "/".join(parts)
    ),
)
few = st.sampled_from([None, "a", "b", "https://one.example/?p=1", "http://two.example/?p=1"])
links = st.sampled_from(
    [None, "https://one.example/x", "http://www.one.example/x/", "https://two.example/x", "https://one.example/", FEED_URL]
)
entries = st.lists(
    st.builds(
        lambda guid, url, title, text: ParsedEntry(guid, url, title, text, "", (), (), None, (), (), None, 0),
        few,
        links,
        st.sampled_from(["", "A", "B"]),
        st.sampled_from(["", "t", "u"]),
    ),
    max_size=8,
)


def document(found):
    placed = tuple(replace(entry, position=position) for position, entry in enumerate(found))
    return ParsedFeed("rss20", "", "https://one.example/", None, None, FeedHints(), None, placed, ())


def hash_of(entry):
    return content_hash(entry.title, entry.summary_html, entry.url, entry.authors, entry.tags)


def remembered(decisions):
    return tuple(
        KnownEntry(
            number,
            number,
            found.keyed.key,
            found.keyed.entry.guid,
            found.keyed.entry.url,
            found.keyed.canonical_url,
            found.keyed.entry.title,
            found.content_hash,
            (found.content_hash,),
            0,
        )
        for number, found in enumerate(decisions)
    )


@given(urlish, urlish)
def test_addresses_never_raise_and_come_out_as_http(base, href):
    url = absolute(base, href)
    assert url is None or (url.startswith(("http://", "https://")) and host_of(url) and site_of(url))
    assert url is None or absolute(base, url) == url


@given(urlish)
def test_canonical_is_stable(url):
    once = canonical(url)
    assert once is None or canonical(once) == once
    parts = urlsplit(once or "https://a.example/x")
    assert is_homepage(url) == (parts.path == "/" and not parts.query and not parts.fragment)


@given(entries)
def test_keys_are_unique_and_nothing_but_repetitions_is_dropped(found):
    _, named = keyed(document(found), "guid", FEED_URL)
    keys = [one.key for one in named]
    assert len(set(keys)) == len(keys)
    said = {(one.guid, canonical(one.url) if one.url else None, one.title, one.summary_html) for one in found}
    assert len(named) == len(said)


@given(entries, st.randoms(use_true_random=False))
def test_the_same_document_in_any_order_gives_nothing_new_at_the_next_poll(found, rng):
    policy, named = keyed(document(found), "guid", FEED_URL)
    first = decide(named, Known((), {}), [hash_of(one.entry) for one in named])
    assert all(isinstance(decision, New) for decision in first)
    shuffled = list(found)
    rng.shuffle(shuffled)
    _, again = keyed(document(shuffled), policy, FEED_URL)
    second = decide(again, Known(remembered(first), {}), [hash_of(one.entry) for one in again])
    assert not [decision for decision in second if isinstance(decision, New)]
    assert len({decision.known.entry_id for decision in second}) == len(second)


@given(entries, entries)
def test_no_known_entry_is_claimed_twice_and_no_key_is_given_twice(before, after):
    policy, named = keyed(document(before), "guid", FEED_URL)
    known = remembered(decide(named, Known((), {}), [hash_of(one.entry) for one in named]))
    policy, again = keyed(document(after), policy, FEED_URL)
    decisions = decide(again, Known(known, {}), [hash_of(one.entry) for one in again])
    assert len(decisions) == len(again)
    claimed = [decision.known.entry_id for decision in decisions if not isinstance(decision, New)]
    assert len(set(claimed)) == len(claimed)
    held = {old.key for old in known}
    fresh = [decision.keyed.key for decision in decisions if isinstance(decision, New)]
    assert len(set(fresh)) == len(fresh)
    assert not held & set(fresh)


@given(entries)
def test_unchanged_content_is_never_an_edit(found):
    policy, named = keyed(document(found), "guid", FEED_URL)
    hashes = [hash_of(one.entry) for one in named]
    known = Known(remembered(decide(named, Known((), {}), hashes)), {})
    assert all(isinstance(decision, Seen) for decision in decide(keyed(document(found), policy, FEED_URL)[1], known, hashes))


@given(st.text(), st.text(), st.text())
def test_content_hashes_are_sixteen_bytes_whatever_the_text(title, text, tag):
    assert len(content_hash(title, text, text, (tag,), (tag, title))) == 16


@given(base=urlish, url=st.from_regex(_PLAIN, fullmatch=True))
def test_an_address_with_nothing_to_repair_is_what_the_standard_library_makes_of_it(base, url):
    try:
        assert urljoin(base, url) == url
    except ValueError:  # a base that is no address at all
        assert urljoin("", url) == url
    assert urlsplit(url).hostname
    assert absolute(base, url) == url


@given(url=st.from_regex(_PLAIN_PAGE, fullmatch=True))
def test_a_plain_address_has_the_form_that_the_long_way_gives_it(url):
    assert canonical(url) == _canonical_of_any(url)


QUERIES = st.lists(
    st.builds(
        "{}={}".format,
        st.sampled_from(["id", "utm_source", "b", "u", "url", "q", "p"]),
        st.sampled_from(["", "5", "x~y", "rss", "https://a.example/b"]),
    )
).map(lambda pairs: "?" + "&".join(pairs) if pairs else "")
ADDRESSES = st.tuples(
    st.sampled_from(("http://", "https://")),
    st.sampled_from(("", "www.")),
    st.sampled_from(("example.org", "google.com", "out.reddit.com", "l.facebook.com", "duckduckgo.com", "news.google.com", "127.0.0.1")),
    st.sampled_from(("", ":80", ":443", ":8080", ":65535", ":65536", ":0", ":080")),
    st.sampled_from(("", "/", "/a/b", "/index.php", "/url", "/l/", "/a.b/", "/default.aspx", "/a/../b", "/articles/CBMi")),
    QUERIES,
    st.sampled_from(("", "#", "#part-2", "#!/story", "#a=b")),
).map("".join)


@given(url=ADDRESSES)
def test_an_address_with_query_port_and_fragment_has_the_form_that_the_long_way_gives_it(url):
    assert canonical(url) == _canonical_of_any(url)
