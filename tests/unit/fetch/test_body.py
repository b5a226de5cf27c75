from __future__ import annotations

import gzip
import zlib
from contextlib import suppress

import brotli
import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from aggregator.fetch.body import BadEncodingError, TooLargeError, codings, decode, is_plain, start

TEXT = b"<rss>" + b"news " * 5000 + b"</rss>"
CAP = 100_000


def _raw(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(data) + packer.flush()


PACKED = {
    "gzip": gzip.compress(TEXT),
    "x-gzip": gzip.compress(TEXT),
    "br": brotli.compress(TEXT),
    "zstd": zstandard.compress(TEXT),
    "deflate": zlib.compress(TEXT),
}


@pytest.mark.parametrize("name", PACKED)
def test_every_coding_we_offer_is_read(name: str) -> None:
    assert decode(PACKED[name], name.upper(), CAP) == TEXT


def test_deflate_without_its_wrapper_is_read_too() -> None:
    assert decode(_raw(TEXT), "deflate", CAP) == TEXT


@pytest.mark.parametrize("name", PACKED)
def test_a_stream_cut_short_is_no_shorter_feed(name: str) -> None:
    with pytest.raises(BadEncodingError):
        decode(PACKED[name][:-6], name, CAP)


@pytest.mark.parametrize("name", PACKED)
def test_a_plain_body_that_claims_to_be_packed_is_named(name: str) -> None:
    with pytest.raises(BadEncodingError):
        decode(TEXT, name, CAP)


@pytest.mark.parametrize("name", PACKED)
@pytest.mark.rule("P18", "P19")
def test_a_bomb_stops_at_the_cap(name: str) -> None:
    zeros = bytes(50_000_000)
    packers = {"gzip": gzip.compress, "x-gzip": gzip.compress, "br": lambda d: brotli.compress(d, quality=1), "deflate": zlib.compress}
    bomb = packers.get(name, zstandard.compress)(zeros)
    with pytest.raises(TooLargeError):
        decode(bomb, name, CAP)


def test_a_body_of_just_the_cap_passes() -> None:
    assert decode(gzip.compress(TEXT), "gzip", len(TEXT)) == TEXT
    with pytest.raises(TooLargeError):
        decode(gzip.compress(TEXT), "gzip", len(TEXT) - 1)


def test_two_codings_are_undone_in_reverse_and_three_refused() -> None:
    assert decode(brotli.compress(gzip.compress(TEXT)), "gzip, br", CAP) == TEXT
    with pytest.raises(BadEncodingError, match="on top of each other"):
        codings("gzip, br, gzip")


def test_a_feed_served_as_a_gz_file_is_unpacked() -> None:
    assert decode(gzip.compress(TEXT), None, CAP) == TEXT


def test_gzip_in_several_members_with_padding_behind_is_read() -> None:
    assert decode(gzip.compress(b"one ") + gzip.compress(b"two") + b"\0" * 100, "gzip", CAP) == b"one two"
    assert decode(zstandard.compress(b"one ") + zstandard.compress(b"two"), "zstd", CAP) == b"one two"


def test_an_unknown_coding_is_refused_where_it_packed_something_and_empty_ones_are_ignored() -> None:
    with pytest.raises(BadEncodingError, match="not known"):
        decode(b"\x1f\x9d\x90" + TEXT, "compress", CAP)
    assert decode(TEXT, "identity, ", CAP) == TEXT
    assert decode(b"", "gzip", CAP) == b""


@pytest.mark.parametrize("name", ["aws-chunked", "binary", "iso-8859-1", "text/xml", "amz-1.0, UTF-8"])
def test_a_feed_whose_server_names_a_coding_that_packs_nothing_was_bad_encoding_though_every_browser_shows_it(name: str) -> None:
    assert decode(TEXT, name, CAP) == TEXT
    assert decode(b"\xef\xbb\xbf\n{}", name, CAP) == b"\xef\xbb\xbf\n{}"
    assert decode(gzip.compress(TEXT), f"{name.partition(',')[0]},gzip", CAP) == TEXT
    assert not is_plain([TEXT], name)


@given(st.binary(max_size=300), st.sampled_from(list(PACKED)))
def test_any_bytes_end_in_a_body_or_a_name(data: bytes, name: str) -> None:
    with suppress(BadEncodingError, TooLargeError):
        assert len(decode(data, name, CAP)) <= CAP


@given(
    st.lists(st.sampled_from([b"\x1f", b"\x8b", b"\x08", b"\x1f\x8b", b"\x1f\x8b\x08", b"<rss>", PACKED["gzip"]])),
    st.sampled_from([None, "", "identity", "gzip", "br"]),
)
def test_a_body_that_is_left_in_its_parts_would_not_have_been_unpacked(parts: list[bytes], coding: str | None) -> None:
    if is_plain(parts, coding):
        assert decode(b"".join(parts), coding, CAP) == b"".join(parts)


def test_a_document_without_a_coding_is_left_in_its_parts_and_a_packed_one_is_not() -> None:
    assert is_plain([b"<rss>", b"</rss>"], None)
    assert is_plain([], "identity")
    assert not is_plain([PACKED["gzip"]], None)
    assert not is_plain([b"\x1f", PACKED["gzip"][1:]], None)
    assert not is_plain([b"<rss>"], "gzip")


@given(st.lists(st.binary(min_size=1, max_size=9)), st.integers(0, 30))
def test_the_start_of_parts_is_that_of_the_whole(parts: list[bytes], size: int) -> None:
    assert start(parts, size) == b"".join(parts)[:size]
