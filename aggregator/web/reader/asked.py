"""What a client of the reading API asks: query and form together, read once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus

from starlette.exceptions import HTTPException
from starlette.requests import Request

from aggregator.core.reader_names import Named, item, moment, stream
from aggregator.model.stream import Window
from aggregator.web.reader.forms import fields, line

MOST_ITEMS = 1000  # of one answer
MOST_MARKED = 10_000  # by one request: Fluent Reader marks all of a feed at once, each by its number, and asks for no answer
LOGIN = 16 * 1024  # bytes of the form of one who has no token yet
_BODY = 1024 * 1024  # bytes: ten thousand long ids are 600 KB
_FIELDS = MOST_MARKED + 100


@dataclass(frozen=True, slots=True)
class Asked:
    """The parameters of one request."""

    given: dict[str, list[str]]

    def one(self, name: str, default: str = "") -> str:
        """Return a parameter's first value; no database takes a NUL in a text."""
        return self.given.get(name, [default])[0].replace("\0", " ")

    def names(self, name: str) -> list[Named]:
        """Return the streams or marks of a parameter; one that cannot be read is an error, an empty one says nothing."""
        return [named(text) for text in self.given.get(name, []) if text]

    def items(self, most: int = MOST_ITEMS) -> list[int]:
        """Return the items of `i`; one that cannot be read is an error, and so are more than `most`."""
        texts = self.given.get("i", [])
        found = [number for text in texts if (number := item(text)) is not None]
        if len(found) < len(texts) or not texts:
            raise HTTPException(HTTPStatus.BAD_REQUEST, "i: an item's id is missing or cannot be read")
        if len(found) > most:
            raise HTTPException(HTTPStatus.BAD_REQUEST, f"i: at most {most} items at a time")
        return found

    def page(self, default: int, most: int) -> Window:
        """Return the bounds of a page: `n`, `c`, `r`, `ot`, `nt`."""
        limit, after = item(self.one("n") or str(default)), item(self.one("c") or "0")
        if limit is None or after is None:
            raise HTTPException(HTTPStatus.BAD_REQUEST, "n and c are numbers")
        since, until = moment(self.one("ot")), moment(self.one("nt"))
        oldest_first = self.one("r") == "o"
        return Window(False, since=since, until=until, after=after or None, oldest_first=oldest_first, limit=min(max(1, limit), most))  # noqa: FBT003 - set by the caller

    def until(self) -> datetime | None:
        """Return the time of `ts`, None where none is given; one that cannot be read is an error, for it bounds what is marked as read."""
        text = self.given.get("ts")
        if text is None:
            return None
        found = moment(text[0])
        if found is None:
            raise HTTPException(HTTPStatus.BAD_REQUEST, "ts: not a time in seconds, milliseconds or microseconds since 1970")
        return found


def named(text: str) -> Named:
    """Return a stream; 404 for a name that cannot be read."""
    found = stream(text.replace("\0", " "))
    if found is None:
        raise HTTPException(HTTPStatus.NOT_FOUND, f"no such stream: {text[:100]!r}")
    return found


async def read(request: Request, longest: int = _BODY) -> Asked:
    """Return the parameters of a request; a form of more than `longest` bytes is refused."""
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > longest:
            raise HTTPException(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "the form is too long")
    try:
        both = (line(request.url.query, _FIELDS), fields(request.headers.get("content-type", ""), body, _FIELDS))
    except ValueError as error:
        raise HTTPException(HTTPStatus.BAD_REQUEST, "too many fields") from error
    return Asked({key: [*both[0].get(key, []), *both[1].get(key, [])] for key in both[0] | both[1]})
