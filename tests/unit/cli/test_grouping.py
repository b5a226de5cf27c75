"""The commands people and scripts ask about grouping."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
import structlog
from click.testing import CliRunner

from aggregator.cli.app import App
from aggregator.cli.grouping import backtest, compare, merge, split
from aggregator.cli.showing import facts_of, lines
from aggregator.config.schema import Settings
from aggregator.engine.group import group_pending
from aggregator.errors import Exit, UsageError
from aggregator.model.story import Streamed
from aggregator.store.playback import Playback
from aggregator.store.store import open_store

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)
STREAM = [
    {"id": "a", "title": "Quake kills 3 in northern Chile", "at": "2026-05-04T12:00:00Z", "source": "One"},
    {
        "id": 2,
        "title": "Three dead in northern Chile earthquake",
        "at": "2026-05-04T13:00:00+00:00",
        "source": "Two",
        "url": "https://two.example/q",
    },
    {"id": "c", "title": "Parliament debates fishing quotas", "at": "2026-05-04T14:00:00", "source": "Two", "text": "Short."},
]


@pytest.fixture(autouse=True)
def quiet_log():
    """Keep the log out of what the runner captures."""
    with structlog.testing.capture_logs():
        yield


def run(command, *args: str, stdin: str | bytes | None = None, app: App | None = None):
    return CliRunner().invoke(command, list(args), input=stdin, obj=app or App(None), standalone_mode=False)


def test_two_headlines_are_compared_in_words():
    result = run(compare, "Quake kills 3 in Chile", "Three dead in Chile earthquake")
    assert result.return_value == Exit.DONE
    assert result.stdout.startswith("the same report (duplicate), 0.")
    assert "numbers agree (3)" in result.stdout


def test_one_pair_can_be_one_document():
    document = json.loads(run(compare, "--json", "Mayor quits", "Mayor quits").stdout)
    assert document == {"score": 1.0, "verdict": "duplicate", "reasons": ["the same headline"]}


def test_pairs_from_stdin_give_a_line_each_and_a_bad_one_an_error():
    result = run(compare, "--json", stdin="Mayor quits\tMayor quits\nno tab here\nMayor quits\tOtter born in zoo\r\n")
    lines = [json.loads(line) for line in result.stdout.splitlines()]

    assert [line.get("verdict") for line in lines] == ["duplicate", None, "different"]
    assert "no tab here" in lines[1]["error"]
    assert result.return_value == Exit.LOOK


def test_bytes_that_are_no_utf8_are_an_error_of_their_line():
    result = run(compare, "--json", stdin=b"caf\xe9\tMayor quits\nMayor quits\tMayor quits\n")
    assert ["error" in json.loads(line) for line in result.stdout.splitlines()] == [True, False]
    assert "not UTF-8" in str(run(backtest, "-", stdin=b'{"id": "caf\xe9"}').exception)


def test_good_pairs_end_well():
    assert run(compare, "--json", stdin="Mayor quits\tMayor quits\n").return_value == Exit.DONE


def test_a_headline_of_a_whole_text_is_read_as_far_as_the_service_keeps_one():
    """Two of 100,000 Chinese characters took no end: every pair of them was held against every other."""
    one, other = ("".join(chr(0x4E00 + step * number % 20_000) for number in range(100_000)) for step in (7, 11))
    compared = json.loads(run(compare, "--json", one, other).stdout)
    stream = [STREAM[0] | {"id": number, "title": title} for number, title in enumerate((one, other))]
    rows = run(backtest, "-", stdin="\n".join(map(json.dumps, stream))).stdout.splitlines()
    assert compared["verdict"] == "different"
    assert [json.loads(row)["duplicate_of"] for row in rows] == [None, None]


@pytest.mark.parametrize("args", [(), ("one",), ("one", "two", "three"), ("--json", "one")])
def test_anything_but_two_headlines_is_explained(args):
    assert isinstance(run(compare, *args).exception, UsageError)


@pytest.mark.parametrize("args", [("one", "two"), ("--json",)])
@pytest.mark.parametrize("tag", ["English", "12", ""])
def test_a_language_that_is_no_tag_is_refused_as_in_the_configuration(tag, args):
    """It was taken for nothing said, and the headlines were read as English."""
    error = run(compare, "--language", tag, *args, stdin="Mayor quits\tMayor quits\n").exception
    assert isinstance(error, UsageError)
    assert "is no language tag" in str(error)
    assert run(compare, "--language", "pt-BR", "Mayor quits", "Mayor quits").return_value == Exit.DONE


def test_a_stream_is_grouped_and_told_in_input_order(tmp_path):
    file = tmp_path / "stream.jsonl"
    file.write_text("".join(json.dumps(item) + "\n" for item in STREAM) + "\n", encoding="utf-8")
    rows = [json.loads(line) for line in run(backtest, str(file)).stdout.splitlines()]

    assert [row["id"] for row in rows] == ["a", 2, "c"]
    assert [row["duplicate_of"] for row in rows] == [None, "a", None]
    assert rows[0]["story"] == rows[1]["story"] != rows[2]["story"]
    assert all(row["topic"] is not None for row in rows)
    assert rows[1]["score"] >= 0.72
    assert rows[1]["reasons"]
    assert set(rows[2]) == {"id", "story", "topic", "duplicate_of", "score", "reasons"}


def test_a_stream_may_come_from_stdin():
    assert run(backtest, "-", stdin=json.dumps(STREAM[0])).stdout.count("\n") == 1


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('{"id": 1', "not JSON"),
        ("[1]", "not a JSON object"),
        ('{"id": 1, "title": "x"}', "needs at, source"),
        ('{"id": 1, "title": 5, "at": "2026-05-04T12:00:00Z", "source": "a"}', "title must be text"),
        ('{"id": [1], "title": "x", "at": "2026-05-04T12:00:00Z", "source": "a"}', "id must be text or a whole number"),
        ('{"id": 1, "title": "x", "at": "noon", "source": "a"}', "no ISO 8601 time"),
        ('{"id": true, "title": "x", "at": "2026-05-04T12:00:00Z", "source": "a"}', "id must be text or a whole number"),
        ('{"id": 1, "title": "x", "at": "0001-01-01T00:00:00+14:00", "source": "a"}', "no year that news are from"),
        ('{"id": 1, "title": "x", "at": "0001-01-01T00:00:00Z", "source": "a"}', "no year that news are from"),
        ('{"id": 1, "title": "x", "at": "9999-12-31T23:59:59-14:00", "source": "a"}', "no year that news are from"),
        ('{"id": ' + "9" * 5000 + "}", "cannot be read as JSON"),
        ("[" * 200_000, "cannot be read as JSON"),
        (json.dumps(STREAM[0]), "was used before"),
    ],
    ids=lambda value: str(value)[:60],
)
def test_a_bad_line_is_named(line, said):
    result = run(backtest, "-", stdin=json.dumps(STREAM[0]) + "\n" + line + "\n")
    assert isinstance(result.exception, UsageError)
    assert said in str(result.exception)
    assert ":2:" in str(result.exception)


def test_backtest_takes_its_thresholds_from_a_named_configuration(tmp_path):
    config = tmp_path / "config.toml"
    config.write_text("[grouping]\nduplicate_threshold = 0.999\n", encoding="utf-8")
    result = run(backtest, "-", stdin="\n".join(json.dumps(item) for item in STREAM), app=App(config))
    assert [json.loads(line)["duplicate_of"] for line in result.stdout.splitlines()] == [None, None, None]


@pytest.fixture
def app(tmp_path):
    """Return a command line whose store holds one report told twice."""
    store = open_store("sqlite:///aggregator.db", tmp_path)
    items = [Streamed(1, STREAM[0]["title"], NOON, "a", url="https://one.example/q"), Streamed(2, STREAM[1]["title"], NOON, "b")]
    Playback(store.database).add(items)
    group_pending(store, Settings(data_dir=Path("unused")), NOON)
    app = App(None)
    app._store = store
    yield app
    app.close()


def test_split_says_what_it_did_and_how_to_undo_it(app):
    result = run(split, "2", app=app)
    assert result.stdout == "article 2 is now story 2, apart from 1 (story 1)\nundo: aggregator merge 2 1\n"


def test_merge_takes_addresses_and_says_how_to_undo_it(app):
    run(split, "2", app=app)
    result = run(merge, "2", "https://one.example/q", "--as", "duplicate", app=app)
    assert "article 2 is now a duplicate of 1: story 1 (was 2)" in result.stdout or "article 1 is now a duplicate of 2" in result.stdout
    assert "undo: aggregator split" in result.stdout


def test_merge_makes_a_story_unless_told_otherwise(app):
    run(split, "2", app=app)
    assert "in one story with" in run(merge, "2", "1", app=app).stdout


def test_merging_two_stories_says_who_came_along_and_promises_no_undo_that_is_none(app):
    Playback(app.store.database).add(
        [Streamed(n, f"Lake ferry sinks near Halden {n}", NOON.replace(hour=14 + n), f"source {n}") for n in (3, 4)]
    )
    group_pending(app.store, Settings(data_dir=Path("unused")), NOON)
    run(split, "4", app=app)
    run(merge, "3", "4", app=app)
    result = run(merge, "1", "3", app=app)
    assert result.stdout == (
        "article 3 is now in one story with 1: story 1 (was 2, with 4, who came along)\n"
        "to take them out again, 3 apart from the others: aggregator split 3\n"
    )
    again = run(merge, "1", "3", app=app)
    assert again.stdout == (
        "article 3 is now in one story with 1: story 1 (as before, but for good)\nto take 3 alone out of it: aggregator split 3\n"
    )


def test_a_split_of_what_was_merged_says_who_left_with_it_and_how_to_undo_it(app):
    later = [Streamed(n, f"Lake ferry sinks near Halden {n}", NOON.replace(hour=14 + n), "source") for n in (3, 4)]
    Playback(app.store.database).add(later)
    run(merge, "3", "4", app=app)
    run(merge, "1", "3", app=app)
    result = run(split, "1", app=app)
    assert result.stdout == (
        "article 1 is now story 2, apart from 2, 3, 4 (story 1)\n2 stood there by it alone: story 3\n"
        "undo: aggregator merge 1 2\nand: aggregator merge 1 3\n"
    )
    run(merge, "1", "2", app=app)
    run(merge, "1", "3", app=app)
    assert len({app.store.articles.get(number).story for number in (1, 2, 3, 4)}) == 1


def test_a_long_list_of_mates_is_cut(app):
    Playback(app.store.database).add([Streamed(n, STREAM[0]["title"], NOON, f"source {n}") for n in range(3, 20)])
    group_pending(app.store, Settings(data_dir=Path("unused")), NOON)
    assert "and 8 more" in run(split, "2", app=app).stdout


def test_what_was_split_from_many_is_shown_in_a_few_lines_and_a_few_statements(app):
    """Of one split from 2,000 `show` printed 4,000 lines after seven seconds: each of them was asked for alone."""
    Playback(app.store.database).add([Streamed(n, STREAM[0]["title"], NOON, f"source {n}") for n in range(3, 40)])
    group_pending(app.store, Settings(data_dir=Path("unused")), NOON)
    run(split, "2", app=app)
    said, connection = [], app.store.database.connection()
    connection.set_trace_callback(said.append)
    facts = facts_of(app.store, 2)
    connection.set_trace_callback(None)
    apart = [line for line in lines(facts) if "split by hand from" in line or "more;" in line]
    assert (len(apart), apart[-1]) == (11, "    and from 28 more; --json lists them")
    assert len(said) < 30


def test_what_was_done_by_hand_was_said_three_times(app):
    """It said "split by hand from ...: by hand, ..." and below it "split by hand"."""
    run(split, "2", app=app)
    assert sum(line.count("by hand") for line in lines(facts_of(app.store, 2))) == 1
    run(merge, "2", "1", app=app)
    assert [line.count("by hand") for line in lines(facts_of(app.store, 2)) if "same story as article 1" in line] == [1]


def test_a_stream_out_of_time_order_is_told_once_and_nothing_else_is_logged(tmp_path):
    file = tmp_path / "stream.jsonl"
    file.write_text("\n".join(map(json.dumps, reversed(STREAM))))
    result = run(backtest, str(file))
    assert result.stderr == f"aggregator: {file}:2: its time is before the line above; streams are meant to be in time order\n"
    assert result.return_value == Exit.DONE


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('{"id": "a", "title": "Mayor quits", "at": "2026-05-04T14:00:00Z"}', 'stdin:1: needs source; a line is {"id", "title", "at"'),
        ("[1]", 'stdin:1: not a JSON object; a line is {"id", "title", "at"'),
        ('{"id": "a", "title": "Mayor quits", "at": "today", "source": "x"}', "write it as 2026-05-04T14:00:00Z"),
    ],
)
def test_a_bad_line_was_refused_without_saying_what_a_good_one_is(line, said):
    assert said in str(run(backtest, "-", stdin=line).exception)


def test_headlines_of_other_news_were_said_to_be_different_different():
    assert run(compare, "Mayor quits", "Otter born in zoo").stdout.startswith("other news (different), 0.0")
