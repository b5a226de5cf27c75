from __future__ import annotations

import errno
import io
import json
import logging
import re

import pytest
import structlog

from aggregator.service import logs

FAULT = "cannot get https://me:hunter2@a.example/f nor https://b.example/?token=hunter2"


@pytest.fixture(autouse=True)
def _as_before():
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    structlog.reset_defaults()
    logging.captureWarnings(capture=False)
    root.handlers[:] = handlers
    root.setLevel(level)


def _said(look: str, say, level: str = "info") -> str:
    out = io.StringIO()
    logs.set_up(level, look, out)
    say(structlog.get_logger())
    return out.getvalue()


@pytest.mark.parametrize(
    ("look", "tty", "environ", "chosen"),
    [
        ("auto", True, {"JOURNAL_STREAM": "8:1"}, "console"),
        ("auto", False, {"JOURNAL_STREAM": "8:1"}, "logfmt"),
        ("auto", False, {}, "json"),
        ("logfmt", True, {}, "logfmt"),
    ],
)
def test_the_look_fits_the_place(look, tty, environ, chosen):
    assert logs.choose(look, tty=tty, environ=environ) == chosen


def test_the_journal_gets_a_priority_and_no_time_stamp():
    assert _said("logfmt", lambda log: log.warning("late", duty="tick")) == "<4>event=late duty=tick\n"


def test_a_traceback_is_one_line_for_the_journal():
    def say(log):
        try:
            int("two\nlines")
        except ValueError:
            log.exception("fault")

    said = _said("logfmt", say)
    assert said.count("\n") == 1
    assert said.startswith("<3>event=fault")
    assert "two" in said


def test_json_is_one_document_a_line():
    document = json.loads(_said("json", lambda log: log.info("poll", outcome="updated", new=3)))
    assert document["event"] == "poll"
    assert document["new"] == 3
    assert document["timestamp"].endswith("Z")


@pytest.mark.parametrize("look", ["console", "logfmt", "json"])
def test_no_secret_gets_through(look):
    said = _said(
        look,
        lambda log: log.info("poll", feed="https://me:s3cret@example.org/f", password="s3cret", Cookie="s3cret", api_key="s3cret"),
    ) + _said(look, lambda log: log.info("ready", store="postgresql://db.example/news?password=s3cret"))
    said += _said(look, lambda log: log.info("poll", feed="https://example.org/f?page=2&token=s3cret&api_key=s3cret#x"))
    assert "s3cret" not in said
    assert "page=2" in said
    assert "example.org/f" in said


@pytest.mark.parametrize("look", ["console", "logfmt", "json"])
def test_no_secret_gets_through_in_a_traceback_or_by_a_librarys_logger(look):
    """What a fault quotes was added behind the step that hides secrets."""

    def say(log):
        try:
            int(FAULT)
        except ValueError:
            log.exception("task failed")
            logging.getLogger("library").exception("it failed", extra={"password": "hunter2"})

    said = _said(look, say)
    assert said.count("ValueError: invalid literal") == 2
    assert "hunter2" not in said


@pytest.mark.parametrize("look", ["console", "logfmt", "json"])
def test_a_headline_cannot_steer_the_terminal(look):
    said = _said(look, lambda log: log.info("poll", title="\x1b[31mred\x07 \x9b2J \u202eright \u2028 \U000e0041"))
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u202e\U000e0041]", said)


@pytest.mark.parametrize("look", ["console", "logfmt", "json"])
def test_nor_can_it_where_a_fault_quotes_it(look):
    def say(log):
        try:
            int("\x1b[31mred \x9b2J")
        except ValueError as error:
            raised = RuntimeError(str(error.args) + "\x1b[31m\x9b2J")
        log.error("fault", exc_info=raised)

    said = _said(look, say)
    assert "RuntimeError" in said
    assert not re.search("[\x1b\x9b]", said)


@pytest.mark.parametrize("look", ["console", "logfmt", "json"])
def test_loggers_of_libraries_go_the_same_way(look):
    said = _said(look, lambda _: logging.getLogger("apscheduler").warning("late by %s", "3 s"))
    assert "late by 3 s" in said
    assert _said(look, lambda _: logging.getLogger("httpx").info("HTTP Request: GET")) == ""
    assert _said(look, lambda _: logging.getLogger("apscheduler.scheduler").warning("skipped: maximum number")) == ""  # "duty is late"


def test_below_the_level_nothing_is_said():
    assert _said("json", lambda log: log.info("quiet"), level="warning") == ""


def test_a_console_traceback_shows_no_local_variables():
    def say(log):
        hidden = "s3cret"
        try:
            int(hidden[:0])
        except ValueError:
            log.exception("fault")

    said = _said("console", say)
    assert "ValueError" in said
    assert "'s3cret'" not in said.replace('hidden = "s3cret"', "")


class Full(io.StringIO):
    """A file on a full disk, until there is room."""

    room = False

    def write(self, text: str) -> int:
        if not self.room:
            raise OSError(errno.ENOSPC, "No space left on device")
        return super().write(text)

    def flush(self) -> None:
        if not self.room:
            raise OSError(errno.ENOSPC, "No space left on device")


def test_a_full_disk_under_the_log_ends_no_work():
    """`aggregator run 2>> /var/log/news.log`: the first line that found no room ended the service with a traceback that nobody saw."""
    full = Full()
    logs.set_up("info", "json", full)
    structlog.get_logger().info("lost")
    full.room = True
    structlog.get_logger().info("told")
    assert "told" in full.getvalue()
