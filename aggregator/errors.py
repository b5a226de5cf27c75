"""The exception tree and the outcome codes.

    AggregatorError
    ├── UsageError             exit 2   the command cannot be carried out as asked
    │   └── NotFoundError               it names something that is not there
    ├── ConfigError            exit 2   every mistake of config.toml at once
    ├── StoreError             exit 3   the store cannot be used
    │   ├── StoreTooNewError            written by a newer version
    │   ├── StoreBusyError              another service runs on it, or it stays locked
    │   ├── StoreAwayError              its server does not answer
    │   ├── StoreFullError              disk full or read-only
    │   └── NotYetError        exit 75  the service cannot start on it now, and may later
    ├── ParseError                      a body that is not a feed; carries its Outcome
    ├── ExtractError                    a page that is not an article; carries its Rejection
    ├── HostPausedError                 a host asked for a pause before its turn came; carries how long
    └── DeliveryError                   a digest that could not be delivered

What a server answered is never an exception: it is a value with an `Outcome`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import timedelta


class Exit:
    """Exit codes of every command (contract)."""

    DONE = 0
    LOOK = 1
    USAGE = 2
    STORE = 3
    LATER = 75  # sysexits.h, EX_TEMPFAIL: of `run` under a service manager, which tries again; it takes 2 and 3 for final
    INTERRUPTED = 130


class AggregatorError(Exception):
    """Anything this program says to a person: what, where, what to do."""

    exit_code = Exit.LOOK


class UsageError(AggregatorError):
    """The command cannot be carried out as asked."""

    exit_code = Exit.USAGE


class NotFoundError(UsageError):
    """The command names something that is not there."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake in a configuration file."""

    file: str  # path as the user gave it
    line: int | None  # 1-based; None when the mistake is what is missing as a whole
    message: str  # what is wrong and what to do, one sentence

    def __str__(self) -> str:
        """Return `config.toml:9: message`."""
        return f"{self.file}:{self.line}: {self.message}" if self.line else f"{self.file}: {self.message}"


class ConfigError(AggregatorError):
    """Every mistake of a configuration file at once."""

    exit_code = Exit.USAGE

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        """Keep `problems` in the file's order."""
        self.problems = problems
        super().__init__("\n".join(str(p) for p in problems))


class StoreError(AggregatorError):
    """The store cannot be used."""

    exit_code = Exit.STORE


class StoreTooNewError(StoreError):
    """The store was written by a newer version of the program."""


class StoreBusyError(StoreError):
    """Another service runs on the store, or another program keeps it locked."""


class StoreAwayError(StoreError):
    """The database server does not answer; it may yet."""


class StoreFullError(StoreError):
    """The store cannot grow: disk full or read-only."""


class NotYetError(StoreError):
    """The service cannot start on its store now, and may later without anybody's doing."""

    exit_code = Exit.LATER


class Grade(StrEnum):
    """How much one failed poll counts against a feed (weights: Media Cloud rss-fetcher)."""

    OK = "ok"  # not a failure
    TEMPORARY = "temporary"  # 0.25: likely gone at the next poll
    SOFT = "soft"  # 0.5: somebody must act, perhaps
    HARD = "hard"  # 1.0: somebody must act


class Outcome(StrEnum):
    """What one poll of one feed came to: the vocabulary of store, logs, metrics and docs."""

    UPDATED = "updated"
    UNCHANGED = "unchanged"
    NOT_MODIFIED = "not_modified"
    NO_ENTRIES = "no_entries"
    HELD = "held"
    RATE_LIMITED = "rate_limited"
    UNAVAILABLE = "unavailable"
    TIMEOUT = "timeout"
    DNS_ERROR = "dns_error"
    CONNECT_ERROR = "connect_error"
    PROTOCOL_ERROR = "protocol_error"
    TLS_ERROR = "tls_error"
    CHALLENGED = "challenged"
    UNAUTHORIZED = "unauthorized"
    FORBIDDEN = "forbidden"
    NOT_FOUND = "not_found"
    GONE = "gone"
    HTTP_ERROR = "http_error"
    REDIRECT_REFUSED = "redirect_refused"
    ADDRESS_REFUSED = "address_refused"
    ROBOTS_REFUSED = "robots_refused"
    TOO_LARGE = "too_large"
    BAD_ENCODING = "bad_encoding"
    EMPTY_BODY = "empty_body"
    HTML_PAGE = "html_page"
    NOT_A_FEED = "not_a_feed"
    PARSE_TIMEOUT = "parse_timeout"
    INTERNAL_ERROR = "internal_error"


@dataclass(frozen=True, slots=True)
class OutcomeFact:
    """One row of the outcome table, shown in the reference."""

    grade: Grade  # how much it counts against the feed
    meaning: str  # one sentence for people


OUTCOMES: dict[Outcome, OutcomeFact] = {
    Outcome.UPDATED: OutcomeFact(Grade.OK, "200 with new or revised entries"),
    Outcome.UNCHANGED: OutcomeFact(Grade.OK, "200, but every entry is known and unchanged"),
    Outcome.NOT_MODIFIED: OutcomeFact(Grade.OK, "304: the server says nothing changed"),
    Outcome.NO_ENTRIES: OutcomeFact(Grade.OK, "a feed without a single entry"),
    Outcome.HELD: OutcomeFact(Grade.OK, "not asked: Retry-After, `gone` or the host's delay still holds"),
    Outcome.RATE_LIMITED: OutcomeFact(Grade.TEMPORARY, "429, or 503/403 with Retry-After: the host wants a pause"),
    Outcome.UNAVAILABLE: OutcomeFact(Grade.TEMPORARY, "5xx: the server is in trouble"),
    Outcome.TIMEOUT: OutcomeFact(Grade.TEMPORARY, "no answer, or no whole answer, within the time limit"),
    Outcome.DNS_ERROR: OutcomeFact(Grade.SOFT, "the host's name does not resolve"),
    Outcome.CONNECT_ERROR: OutcomeFact(Grade.TEMPORARY, "nothing accepts the connection, or it broke off"),
    Outcome.PROTOCOL_ERROR: OutcomeFact(Grade.SOFT, "the answer is not HTTP"),
    Outcome.TLS_ERROR: OutcomeFact(Grade.SOFT, "the certificate or the TLS handshake is bad"),
    Outcome.CHALLENGED: OutcomeFact(Grade.SOFT, "a bot challenge instead of the feed: a browser is asked to prove itself"),
    Outcome.UNAUTHORIZED: OutcomeFact(Grade.HARD, "401: the feed wants a login"),
    Outcome.FORBIDDEN: OutcomeFact(Grade.SOFT, "403: the server refuses us"),
    Outcome.NOT_FOUND: OutcomeFact(Grade.SOFT, "404: not final, feeds come back from it"),
    Outcome.GONE: OutcomeFact(Grade.HARD, "410: the publisher says it is gone for good"),
    Outcome.HTTP_ERROR: OutcomeFact(Grade.SOFT, "another HTTP status that is neither success nor redirect"),
    Outcome.REDIRECT_REFUSED: OutcomeFact(Grade.SOFT, "a redirect loop, too many redirects, https to http, or no target"),
    Outcome.ADDRESS_REFUSED: OutcomeFact(Grade.HARD, "the address is private, loopback or otherwise not public (allow_networks opens it)"),
    Outcome.ROBOTS_REFUSED: OutcomeFact(Grade.OK, "robots.txt asks us not to fetch this page"),
    Outcome.TOO_LARGE: OutcomeFact(Grade.HARD, "the body is over max_body, counted after decompression"),
    Outcome.BAD_ENCODING: OutcomeFact(Grade.SOFT, "the body cannot be decompressed"),
    Outcome.EMPTY_BODY: OutcomeFact(Grade.SOFT, "200 with nothing in it"),
    Outcome.HTML_PAGE: OutcomeFact(Grade.SOFT, "an HTML page in place of the feed"),
    Outcome.NOT_A_FEED: OutcomeFact(Grade.SOFT, "a body in which no feed can be found"),
    Outcome.PARSE_TIMEOUT: OutcomeFact(Grade.SOFT, "parsing went past its time or memory limit and was stopped"),
    Outcome.INTERNAL_ERROR: OutcomeFact(Grade.TEMPORARY, "a fault of ours; the log has the traceback"),
}


class ArchiveEnd(StrEnum):
    """Why a walk through a feed's archives ended: part of a poll's report."""

    COMPLETE = "complete"
    BEGINNING = "beginning"
    LOOP = "loop"
    ELSEWHERE = "elsewhere"
    ROBOTS = "robots"
    PAUSED = "paused"
    LIMIT = "limit"
    FAILED = "failed"


ARCHIVE_ENDS: dict[ArchiveEnd, str] = {
    ArchiveEnd.COMPLETE: "it met an entry, or a time, that was known: nothing is missing",
    ArchiveEnd.BEGINNING: "there is nothing older: nothing is missing",
    ArchiveEnd.LOOP: "a document names one that was read already, or repeats it",
    ArchiveEnd.ELSEWHERE: "the next document is on another host, which is not asked",
    ArchiveEnd.ROBOTS: "robots.txt asks us not to fetch the next document",
    ArchiveEnd.PAUSED: "the host asks for a pause (Retry-After, 429)",
    ArchiveEnd.LIMIT: "ten documents, `max_body` bytes of them, or a minute",
    ArchiveEnd.FAILED: "a document could not be had or read",
}


class Rejection(StrEnum):
    """Why a page is not the article: stored as `article.extract_reason` and printed by `extract`."""

    CONSENT = "consent"
    PAYWALL = "paywall"
    LOGIN = "login"
    GEO_BLOCK = "geo_block"
    CHALLENGE = "challenge"
    SOFT_404 = "soft_404"
    NEEDS_SCRIPT = "needs_script"
    LISTING = "listing"
    VIDEO = "video"
    BOILERPLATE = "boilerplate"
    EMPTY = "empty"
    NOT_HTML = "not_html"


REJECTIONS: dict[Rejection, str] = {
    Rejection.CONSENT: "a cookie or consent wall",
    Rejection.PAYWALL: "a stub in front of a paywall",
    Rejection.LOGIN: "a login form",
    Rejection.GEO_BLOCK: "a notice that the page is not shown in our country",
    Rejection.CHALLENGE: "a bot challenge",
    Rejection.SOFT_404: "a 'not found' page sent with status 200",
    Rejection.NEEDS_SCRIPT: "a page that only says to enable JavaScript",
    Rejection.LISTING: "a home, category or search page",
    Rejection.VIDEO: "a player with a caption, no article text",
    Rejection.BOILERPLATE: "furniture: three or more pages of the host hold the same text",
    Rejection.EMPTY: "no text that could be the article",
    Rejection.NOT_HTML: "not an HTML page (PDF, image, feed, ...)",
}


class ParseError(AggregatorError):
    """A body that is not a feed; `outcome` names what it is instead."""

    def __init__(self, outcome: Outcome, detail: str) -> None:
        """Keep the code and one sentence of detail."""
        self.outcome = outcome
        super().__init__(detail)

    def __reduce__(self) -> tuple[type[ParseError], tuple[Outcome, str]]:
        """Come whole out of a worker process."""
        return type(self), (self.outcome, str(self))


class ExtractError(AggregatorError):
    """A page that is not an article; `rejection` names what it is instead."""

    def __init__(self, rejection: Rejection, detail: str) -> None:
        """Keep the code and one sentence of detail."""
        self.rejection = rejection
        super().__init__(detail)

    def __reduce__(self) -> tuple[type[ExtractError], tuple[Rejection, str]]:
        """Come whole out of a worker process."""
        return type(self), (self.rejection, str(self))


class HostPausedError(AggregatorError):
    """A host that asked for a pause while its turn was waited for; the message says until when."""

    def __init__(self, wait: timedelta, why: str) -> None:
        """Keep how long it must not be asked."""
        self.wait = wait
        super().__init__(why)


class DeliveryError(AggregatorError):
    """A digest that could not be delivered."""
