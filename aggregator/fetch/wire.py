"""One HTTP/1.1 exchange on one connection, which is closed afterwards: a poller comes back in an hour.

llhttp (Node's parser, by way of httptools) reads the answer. Servers are forgiven what a response on a connection of its own cannot be
misread by: bare line feeds, blanks after a chunk's size, a length beside chunks or said twice,
characters in header values that no RFC knows.
"""

from __future__ import annotations

import asyncio
import re
from collections import deque
from collections.abc import AsyncIterator, Iterable

import httptools
import httpx

from aggregator.fetch.lengths import ends_a_head, is_headed, is_repeated, said_once

ROOM = 2**18 - 2**14  # bytes read at a time; pieces of a body that are no larger lie where others lay before (engine/memory.py)
MAX_HEAD = 2**17  # bytes of header lines, of 1xx answers too; a thousand headers are 50 KB
_HIGH = 2**18  # bytes of body that wait to be read before the server is held up
_MIN_FINAL, _NO_BODY = 200, frozenset({204, 304})
_NAME = re.compile(rb"[!#$%&'*+.^_`|~0-9A-Za-z-]+")  # RFC 9110, 5.6.2: token
_CONTROL = re.compile(rb"[\x00\r\n]")  # RFC 9110, 5.5


def request_head(method: str, target: bytes, headers: Iterable[tuple[bytes, bytes]]) -> bytes:
    """Return a request line and its headers; raises httpx.LocalProtocolError for one that would be read as two."""
    lines = [b"%s %s HTTP/1.1" % (method.encode("ascii"), target)]
    for name, value in headers:
        if not _NAME.fullmatch(name) or _CONTROL.search(value):
            raise httpx.LocalProtocolError(f"header {name!r} cannot be sent: a name is one word, a value one line")
        lines.append(name + b": " + value)
    return b"\r\n".join([*lines, b"", b""])


class Wire(asyncio.BufferedProtocol):
    """Reads one response; `head` first, then `parts`, then `close`."""

    def __init__(self, room: bytearray) -> None:
        """Wait for a connection; all connections of an event loop may share `room`, for it is read at once whenever something came."""
        self._room = memoryview(room)
        self.status = 0
        self.headers: list[tuple[bytes, bytes]] = []
        self._parser = self._reader()
        self._transport: asyncio.Transport | None = None
        self._parts: deque[bytes] = deque()
        self._waiting, self._head = 0, bytearray()  # the pieces a head that is not whole came in
        self._headed = self._ended = self._held = self._repeated = False
        self._error: httpx.TransportError | None = None
        self._waiter: asyncio.Future[None] | None = None

    def send(self, data: bytes) -> None:
        """Send the request."""
        assert self._transport is not None  # noqa: S101 - connected by whoever hands it out
        self._transport.write(data)

    async def head(self, limit: float | None) -> None:
        """Wait for status and headers, at most `limit` seconds from one piece to the next.

        Raises httpx.ReadTimeout, ReadError and RemoteProtocolError.
        """
        while not self._headed:
            await self._more(limit)

    async def parts(self, limit: float | None) -> AsyncIterator[bytes]:
        """Yield the body as it comes; raises as `head`."""
        while self._parts or not self._ended:
            if self._parts:
                part = self._parts.popleft()
                self._waiting -= len(part)
                self._hold()
                yield part
            else:
                await self._more(limit)

    def close(self) -> None:
        """Close the connection, whatever is still to come."""
        if self._transport is not None:
            if self._ended:
                self._transport.close()
            else:
                self._transport.abort()

    async def _more(self, limit: float | None) -> None:
        if self._error is not None:
            raise self._error
        self._waiter = asyncio.get_running_loop().create_future()
        try:
            async with asyncio.timeout(limit):
                await self._waiter
        except TimeoutError as error:
            raise httpx.ReadTimeout("nothing came") from error
        finally:
            self._waiter = None

    # What asyncio calls.

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep the connection."""
        assert isinstance(transport, asyncio.Transport)  # noqa: S101 - narrows asyncio's type
        self._transport = transport

    def get_buffer(self, sizehint: int) -> memoryview:  # noqa: ARG002 - asyncio never knows
        """Return where to put what comes: a new block for each piece would be 256 KiB of new pages, which cost more than the copy."""
        return self._room

    def buffer_updated(self, nbytes: int) -> None:
        """Read what came."""
        self.feed(self._room[:nbytes])

    def feed(self, data: memoryview) -> None:
        """Read a piece of the response."""
        if self._ended or self._error is not None:
            return
        if self._repeated and not self._headed:
            self._read_again(data)
        else:
            self._read(data)
        if not self._headed:
            self._head += data
            if len(self._head) > MAX_HEAD:
                self._fail(httpx.RemoteProtocolError(f"more than {MAX_HEAD} bytes of headers"))
        self._hold()
        self._wake()

    def _read(self, data: memoryview | bytes) -> None:
        try:
            self._parser.feed_data(data)
        except (httptools.HttpParserError, httptools.HttpParserUpgrade) as error:
            if not self._headed and not self._repeated and is_repeated(bytes(self._head + data)):
                self._repeated = True
                self._read_again(data)
            elif not self._ended:  # what follows a whole response is nobody's
                self._fail(httpx.RemoteProtocolError(f"illegal response: {error}"))

    def _read_again(self, data: memoryview | bytes) -> None:
        """Read a head that repeats its length from its beginning, once it is whole."""
        if not ends_a_head(bytes(self._head[-2:] + data)):
            return  # before the whole is looked at: a server may send byte by byte
        received = bytes(self._head + data)
        if not is_headed(received):
            return
        self.headers.clear()
        self._parser = self._reader()
        once = said_once(received)
        if once is None:
            self._fail(httpx.RemoteProtocolError("illegal response: more than one Content-Length"))
        else:
            self._read(once)

    def _reader(self) -> httptools.HttpResponseParser:
        parser = httptools.HttpResponseParser(self)
        parser.set_dangerous_leniencies(
            lenient_headers=True,
            lenient_chunked_length=True,  # a length beside chunks is passed over (RFC 9112, 6.3)
            lenient_optional_cr_before_lf=True,
            lenient_data_after_close=True,
            lenient_spaces_after_chunk_size=True,
        )
        return parser

    def eof_received(self) -> bool:
        """Close: nobody sends more requests here."""
        return False

    def connection_lost(self, exc: Exception | None) -> None:
        """End the body where only the end of the connection says so; anything else is a failure."""
        if not self._ended and self._error is None:
            if exc is not None:
                self._fail(httpx.ReadError(str(exc) or type(exc).__name__))
            elif not self._headed:
                self._fail(httpx.RemoteProtocolError("Server disconnected without sending a response."))
            elif self._until_close():
                self._ended = True
            else:
                self._fail(httpx.RemoteProtocolError("peer closed connection without sending complete message body"))
        self._wake()

    # What the parser calls.

    def on_header(self, name: bytes, value: bytes) -> None:
        """Keep a header; trailers are of no use."""
        if not self._headed:
            self.headers.append((name, value))

    def on_headers_complete(self) -> None:
        """Take the status; 1xx answers are passed over, and so is another answer behind the whole one."""
        if self._ended:
            return
        self.status = self._parser.get_status_code()
        if self.status >= _MIN_FINAL:
            self._headed = True
        else:
            self.headers.clear()

    def on_body(self, body: bytes) -> None:
        """Keep a piece of the body."""
        if self._ended:
            return
        self._parts.append(body)
        self._waiting += len(body)

    def on_message_complete(self) -> None:
        """Note the end of the response."""
        self._ended = self._headed

    def _until_close(self) -> bool:
        """Tell whether the body has no end of its own (RFC 9112, 6.3)."""
        codings = [value.lower() for name, value in self.headers if name.lower() == b"transfer-encoding"]
        framed = b"chunked" in b",".join(codings) if codings else any(name.lower() == b"content-length" for name, _ in self.headers)
        return not framed and self.status not in _NO_BODY

    def _hold(self) -> None:
        """Hold the server up while too much waits."""
        if self._transport is not None and not self._transport.is_closing() and self._held != (self._waiting > _HIGH):
            self._held = not self._held
            if self._held:
                self._transport.pause_reading()
            else:
                self._transport.resume_reading()

    def _fail(self, error: httpx.TransportError) -> None:
        self._error = error
        self._wake()

    def _wake(self) -> None:
        if self._waiter is not None and not self._waiter.done():
            self._waiter.set_result(None)
