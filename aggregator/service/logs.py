"""Logs: structlog for us, the standard library's loggers of others routed through the same renderer.

console  on a TTY, for people            logfmt  under systemd, with its <N> priority and without time stamps
json     everywhere else
"""

from __future__ import annotations

import json
import logging
import os
import re
import sys
from collections.abc import Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Literal, TextIO, cast

from aggregator.core.hiding import without_keys
from aggregator.core.unseen import with_unseen_escaped
from aggregator.lean import without

with without("rich"):  # its tracebacks with local variables take a tenth of a second of CPU to import, and are not ours (see `_renderer`)
    import structlog

if TYPE_CHECKING:
    from structlog.typing import EventDict, Processor, WrappedLogger

    from aggregator.config.schema import Settings

Look = Literal["console", "logfmt", "json"]
_HIDDEN = "***"
_SECRET_KEYS = re.compile(r"pass(word|wd)|secret|token|cookie|authorization|api_?key", re.IGNORECASE)
_LOGIN_IN_URL = re.compile(r"(?<=://)[^/@\s]+@")
# syslog(3) priorities, read by journald from the start of a line (sd-daemon(3)).
_PRIORITY = {"critical": 2, "error": 3, "exception": 3, "warning": 4, "info": 6, "debug": 7}
# Libraries that tell every request or every job at INFO: our own events say it once, and better.
_CHATTY = ("httpx", "httpcore", "apscheduler", "trafilatura", "htmldate", "asyncio", "peewee", "uvicorn", "procrastinate")


class _Forgiving:
    """A stream that may be full: a line that cannot be written is lost, and not the work that it tells of."""

    def __init__(self, stream: TextIO) -> None:
        """Write to `stream`."""
        self._stream = stream

    def write(self, text: str) -> None:
        """Write `text` if that can be."""
        with suppress(OSError):
            self._stream.write(text)

    def flush(self) -> None:
        """Pass on what was written if that can be."""
        with suppress(OSError):
            self._stream.flush()


def set_up(level: str = "info", look: str = "auto", stream: TextIO | None = None, environ: Mapping[str, str] | None = None) -> None:
    """Send every log of the process to `stream` (stderr), from `level` upwards, in the format `look`."""
    out = stream or sys.stderr
    chosen = choose(look, tty=out.isatty(), environ=os.environ if environ is None else environ)
    shared, render = _shared(chosen), _renderer(chosen, colors=out.isatty())
    structlog.configure(
        processors=[*shared, *render],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.WriteLoggerFactory(cast("TextIO", _Forgiving(out))),
        cache_logger_on_first_use=False,  # a reload may change the level
    )
    _route_stdlib(level, out, shared, render)


def log_quietly(settings: Settings) -> None:
    """Log what needs a look only: a command that runs once prints its results itself. `level = "debug"` shows everything."""
    level = settings.log.level
    set_up("warning" if level == "info" else level, settings.log.format, sys.stderr)


def choose(look: str, *, tty: bool, environ: Mapping[str, str]) -> Look:
    """Return the format that `auto` stands for here; another value as it is."""
    if look in ("console", "logfmt", "json"):
        return look  # type: ignore[return-value]  # the three literals, tested on the line above
    if tty:
        return "console"
    return "logfmt" if "JOURNAL_STREAM" in environ else "json"


def hide_secrets(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """Blank what is named like a secret, and logins and keys inside addresses (the last line of defence)."""
    for key, value in event.items():
        if _SECRET_KEYS.search(key):
            event[key] = _HIDDEN
        elif isinstance(value, str):
            event[key] = without_keys(_LOGIN_IN_URL.sub(f"{_HIDDEN}@", value) if "@" in value else value)
    return event


def _shared(look: Look) -> list[Processor]:
    stamp: list[Processor] = []
    if look != "logfmt":  # journald stamps its lines itself
        stamp = [structlog.processors.TimeStamper(fmt="%H:%M:%S" if look == "console" else "iso", utc=look == "json")]
    return [
        structlog.contextvars.merge_contextvars,
        structlog.processors.add_log_level,
        *stamp,
        structlog.processors.format_exc_info,  # before secrets are hidden: what went wrong quotes addresses
        hide_secrets,
    ]


def _renderer(look: Look, *, colors: bool) -> list[Processor]:
    if look == "console":  # plain tracebacks: the fancy ones print local variables, secrets among them
        plain = structlog.dev.plain_traceback
        return [printable, structlog.dev.ConsoleRenderer(colors=colors, exception_formatter=plain)]
    if look == "json":
        return [structlog.processors.JSONRenderer(serializer=_dumps)]
    return [printable, _level_last, structlog.processors.LogfmtRenderer(key_order=["event"]), _with_priority]


def _dumps(event: Any, **_: Any) -> str:
    return with_unseen_escaped(json.dumps(event, ensure_ascii=False, default=str))


def printable(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """Escape in what others wrote what nobody sees and a terminal obeys; renderers escape tab and newline themselves."""
    for key, value in event.items():
        if isinstance(value, str):
            event[key] = with_unseen_escaped(value)
    return event


def _level_last(_logger: WrappedLogger, method: str, event: EventDict) -> EventDict:
    """Keep the level for the prefix."""
    event["_level"] = event.pop("level", method)
    return event


def _with_priority(_logger: WrappedLogger, _method: str, line: str | EventDict) -> str:
    text = str(line)
    head, _, level = text.rpartition(" _level=")
    return f"<{_PRIORITY.get(level, 6)}>{head}"


def _route_stdlib(level: str, out: TextIO, shared: list[Processor], render: list[Processor]) -> None:
    handler = logging.StreamHandler(out)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[structlog.stdlib.ExtraAdder(), *shared],
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, *render],
        )
    )
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level.upper())
    for name in _CHATTY:
        logging.getLogger(name).setLevel(logging.WARNING)
    logging.getLogger("apscheduler.executors").setLevel(logging.CRITICAL)  # duties.py tells of a failed job itself, in one line
    logging.getLogger("apscheduler.scheduler").setLevel(logging.ERROR)  # ... and of one that is late
    logging.captureWarnings(capture=True)
