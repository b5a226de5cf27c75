"""Bodies: read raw, decompressed here, never past the cap however small the wire was."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Iterable, Sequence

import brotli
import zstandard

_STEP = 64 * 1024  # bytes decompressed at a time: what a bomb can take before the cap is looked at
_MOST_CODINGS = 2  # chained encodings; more is an attack or a mistake
_GZIP = b"\x1f\x8b\x08"
_DOCUMENT = re.compile(rb"(?:\xef\xbb\xbf)?\s*[<{\[]")  # how markup and JSON begin
_ZSTD_WINDOW = 2**23  # RFC 9659, 3: no more than 8 MiB may be needed to decode content on the web
_ZSTD_STEP = 64  # bytes of wire: at most 20 blocks of 128 KiB


class TooLargeError(Exception):
    """The body is larger than the cap."""


class BadEncodingError(Exception):
    """The body cannot be decompressed."""


def codings(content_encoding: str | None) -> tuple[str, ...]:
    """Return the codings to undo, in the order they were applied; raises BadEncodingError for too many.

    A name that is none of ours is left out, as browsers do: servers put `aws-chunked`, `binary` or a charset there.
    """
    named = _named(content_encoding)
    if len(named) > _MOST_CODINGS:
        raise BadEncodingError(f"{len(named)} content encodings on top of each other")
    return tuple(name for name in named if name in _DECODERS)


def _named(content_encoding: str | None) -> list[str]:
    """Return everything named, but what means no coding; aliases resolved."""
    names = (name.strip().lower() for name in (content_encoding or "").split(","))
    return [{"x-gzip": "gzip"}.get(name, name) for name in names if name not in ("", "identity", "none", "utf-8")]


def is_plain(parts: Sequence[bytes], content_encoding: str | None) -> bool:
    """Return whether `decode` would return the body as it came; False where its first part is too short to tell."""
    return not _named(content_encoding) and (not parts or (len(parts[0]) >= len(_GZIP) and not parts[0].startswith(_GZIP)))


def start(parts: Iterable[bytes], size: int) -> bytes:
    """Return the first `size` bytes of a body."""
    found = b""
    for part in parts:
        found += part[: size - len(found)]
        if len(found) >= size:
            break
    return found


def decode(wire: bytes, content_encoding: str | None, cap: int) -> bytes:
    """Return the body behind its content codings, at most `cap` bytes.

    A body that is still gzip afterwards (a feed served as a .gz file, or compressed twice) is unpacked once more.
    Raises TooLargeError and BadEncodingError, this also where a coding that is not known left something that is no document.
    """
    body = wire
    for name in reversed(codings(content_encoding)):
        body = _DECODERS[name](body, cap) if body else body
    body = _gunzip(body, cap) if body.startswith(_GZIP) else body
    strange = [name for name in _named(content_encoding) if name not in _DECODERS]
    if strange and body and not _DOCUMENT.match(body):
        raise BadEncodingError(f"Content-Encoding {strange[0]!r} was not asked for and is not known")
    return body


class _Collected:
    """Output that stops at the cap."""

    def __init__(self, cap: int) -> None:
        self._cap, self._size, self._parts = cap, 0, list[bytes]()

    def add(self, part: bytes) -> None:
        """Keep `part`; raises TooLargeError."""
        self._size += len(part)
        if self._size > self._cap:
            raise TooLargeError(f"over {self._cap} bytes after decompression")
        self._parts.append(part)

    def whole(self) -> bytes:
        """Return everything kept."""
        return b"".join(self._parts)


def _inflate(data: bytes, window: int, out: _Collected) -> bytes:
    """Decompress one zlib stream into `out`, return what follows it; raises BadEncodingError."""
    engine = zlib.decompressobj(window)
    try:
        out.add(engine.decompress(data, _STEP))
        while not engine.eof and (rest := engine.unconsumed_tail):
            out.add(engine.decompress(rest, _STEP))
        while not engine.eof and (part := engine.decompress(b"", _STEP)):
            out.add(part)
    except zlib.error as error:
        raise BadEncodingError(f"broken compressed data: {error}") from error
    if not engine.eof:
        raise BadEncodingError("the compressed data stops before its end")
    return engine.unused_data


def _gunzip(data: bytes, cap: int) -> bytes:
    """Unpack gzip, several members too; what follows the last one is padding (seen) and ignored."""
    out = _Collected(cap)
    rest = _inflate(data, zlib.MAX_WBITS | 16, out)
    while rest.startswith(_GZIP):
        rest = _inflate(rest, zlib.MAX_WBITS | 16, out)
    return out.whole()


def _deflate(data: bytes, cap: int) -> bytes:
    """Unpack `deflate`: zlib as RFC 9110, 8.4.1.2 says, or raw as some servers send."""
    out = _Collected(cap)
    is_zlib = len(data) > 1 and data[0] & 0x0F == zlib.DEFLATED and int.from_bytes(data[:2], "big") % 31 == 0
    _inflate(data, zlib.MAX_WBITS if is_zlib else -zlib.MAX_WBITS, out)
    return out.whole()


def _unbrotli(data: bytes, cap: int) -> bytes:
    out, engine = _Collected(cap), brotli.Decompressor()
    try:
        out.add(engine.process(data, output_buffer_limit=_STEP))
        while not engine.is_finished() and not engine.can_accept_more_data():
            out.add(engine.process(b"", output_buffer_limit=_STEP))
    except brotli.error as error:
        raise BadEncodingError(f"broken brotli data: {error}") from error
    if not engine.is_finished():
        raise BadEncodingError("the brotli data stops before its end")
    return out.whole()


def _unzstd(data: bytes, cap: int) -> bytes:
    """Unpack zstd frame by frame, a little wire at a time: its API bounds no output, but 64 bytes hold few blocks."""
    out, rest = _Collected(cap), data
    while rest:
        rest = _zstd_frame(rest, out)
    return out.whole()


def _zstd_frame(data: bytes, out: _Collected) -> bytes:
    engine = zstandard.ZstdDecompressor(max_window_size=_ZSTD_WINDOW).decompressobj()
    try:
        for start in range(0, len(data), _ZSTD_STEP):
            out.add(engine.decompress(data[start : start + _ZSTD_STEP]))
            if engine.eof:
                return engine.unused_data + data[start + _ZSTD_STEP :]
    except zstandard.ZstdError as error:
        raise BadEncodingError(f"broken zstd data: {error}") from error
    raise BadEncodingError("the zstd data stops before its end")


_DECODERS: dict[str, Callable[[bytes, int], bytes]] = {"gzip": _gunzip, "deflate": _deflate, "br": _unbrotli, "zstd": _unzstd}
ACCEPTED = "gzip, deflate, br, zstd"
