"""`compare`, `backtest`, `split`, `merge`: what belongs together, asked and corrected."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import click

from aggregator.cli.app import App, print_json, print_json_lines
from aggregator.core.titles import kept
from aggregator.errors import Exit, UsageError
from aggregator.model.relation import Relation
from aggregator.model.story import Comparison, Streamed

if TYPE_CHECKING:
    from aggregator.config.schema import Settings
    from aggregator.store.stories import Changed

_NEEDED = ("id", "title", "at", "source")
_LINE = 'a line is {"id", "title", "at", "source", "url"?, "text"?}'
_PAIR = 2
_YEARS = range(1583, 9999)  # of the Gregorian calendar, with room for an offset and a window before and behind
_SAID = {"duplicate": "the same report", "same_story": "the same story", "different": "other news"}


@click.command()
@click.argument("headlines", nargs=-1, metavar="[A B]")
@click.option("--language", help="Language of both headlines (like en or pt-BR); guessed where it is not given.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON; without A and B, read pairs A<TAB>B from stdin, one JSON line each.")
def compare(headlines: tuple[str, ...], language: str | None, as_json: bool) -> int:
    """Compare two headlines: score, verdict and reasons.

    \b
    aggregator compare "Quake kills 3 in Chile" "Three dead in Chile earthquake"
    aggregator compare --json < pairs.tsv
    """  # noqa: D301 - \b is click's mark for "do not wrap"
    _check_language(language)
    if len(headlines) == _PAIR:
        _print_comparison(_compared(headlines[0], headlines[1], language), as_json=as_json)
        return Exit.DONE
    if headlines or not as_json:
        msg = "give two headlines, each in quotes; or --json with pairs A<TAB>B on stdin"
        raise UsageError(msg)
    bad = 0
    with click.open_file("-", "rb") as stdin:
        for line in stdin:
            document = _compared_line(line.rstrip(b"\r\n"), language)
            bad += "error" in document
            print_json_lines([document])
    return Exit.LOOK if bad else Exit.DONE


def _check_language(language: str | None) -> None:
    """Refuse what the configuration would refuse: with "English" the headlines were read as if nothing had been said."""
    if language is None:
        return
    from aggregator.config.values import check_language

    try:
        check_language(language)
    except ValueError as error:
        msg = f"--language: {error}"
        raise UsageError(msg) from error


def _compared(a: str, b: str, language: str | None) -> Comparison:
    from aggregator.core.headlines import compare as compare_headlines
    from aggregator.engine.headline_model import load_model

    return compare_headlines(kept(a), kept(b), load_model(), language=language)


def _compared_line(raw: bytes, language: str | None) -> dict[str, Any]:
    try:
        line = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return {"error": f"not UTF-8: {error.reason} at byte {error.start}"}
    fields = line.split("\t")
    if len(fields) != _PAIR or not all(field.strip() for field in fields):
        return {"error": f"not two headlines with a tab between them: {line[:80]!r}"}
    return _document(_compared(fields[0], fields[1], language))


def _document(found: Comparison) -> dict[str, Any]:
    return {"score": found.score, "verdict": found.verdict.value, "reasons": list(found.reasons)}


def _print_comparison(found: Comparison, *, as_json: bool) -> None:
    if as_json:
        print_json(_document(found))
        return
    click.echo(f"{_SAID[found.verdict.value]} ({found.verdict.value}), {found.score:.2f} of 1")
    for reason in found.reasons:
        click.echo(f"  {reason}")


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, allow_dash=True), metavar="FILE.jsonl")
@click.pass_obj
def backtest(app: App, file: str) -> int:
    """Show what grouping would do with a stream of headlines.

    FILE (or - for stdin) holds lines {"id", "title", "at", "source", "url"?, "text"?} in time order.
    Prints lines {"id", "story", "topic", "duplicate_of", "score", "reasons"}: how things stand after
    the whole stream. Nothing of your own store is touched.
    """
    from aggregator.engine.backtest import backtest as play
    from aggregator.service.logs import set_up

    set_up("warning")

    with click.open_file(file, "rb") as lines:
        stream = list(_read_stream(lines, "stdin" if file == "-" else file))
    placed = play(stream, _settings(app))
    print_json_lines(
        {
            "id": item.id, "story": item.story, "topic": item.topic, "duplicate_of": item.duplicate_of, "score": item.score,
            "reasons": list(item.reasons),
        }
        for item in placed
    )  # fmt: skip
    return Exit.DONE


def _settings(app: App) -> Settings:
    """Return the configuration named by --config, else the defaults (contract: read only with --config)."""
    from aggregator.config.load import defaults, load

    return load(app.config_file) if app.config_file is not None else defaults()


def _read_stream(lines: Iterable[bytes], name: str) -> Iterator[Streamed]:
    """Yield headlines, and warn of the first that is out of time order; raises UsageError that names the first bad line."""
    seen: set[str | int] = set()
    last, told = None, False
    for number, line in enumerate(lines, 1):
        if line.strip():
            item = _read_line(line, f"{name}:{number}")
            if item.id in seen:
                msg = f"{name}:{number}: id {item.id!r} was used before; each headline needs its own"
                raise UsageError(msg)
            seen.add(item.id)
            if last is not None and item.at < last and not told:
                click.echo(
                    f"aggregator: {name}:{number}: its time is before the line above; streams are meant to be in time order", err=True
                )
                told = True
            last = item.at
            yield item


def _read_line(line: bytes, where: str) -> Streamed:
    try:
        row = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        msg = f"{where}: not UTF-8 ({error.reason} at byte {error.start})"
        raise UsageError(msg) from error
    except json.JSONDecodeError as error:
        msg = f"{where}: not JSON ({error.msg} at column {error.colno}); each line is one JSON object"
        raise UsageError(msg) from error
    except (ValueError, RecursionError) as error:  # a number of thousands of digits, brackets in thousands of brackets
        msg = f"{where}: cannot be read as JSON ({error})"
        raise UsageError(msg) from error
    if not isinstance(row, dict):
        msg = f"{where}: not a JSON object; {_LINE}"
        raise UsageError(msg)
    missing = [key for key in _NEEDED if row.get(key) in (None, "")]
    if missing:
        msg = f"{where}: needs {', '.join(missing)}; {_LINE}"
        raise UsageError(msg)
    wrong = [key for key in ("title", "at", "source", "url", "text", "language") if not isinstance(row.get(key, ""), str | None)]
    if wrong:
        msg = f"{where}: {', '.join(wrong)} must be text"
        raise UsageError(msg)
    if not isinstance(row["id"], str | int) or isinstance(row["id"], bool):
        msg = f"{where}: id must be text or a whole number"
        raise UsageError(msg)
    title, at = kept(row["title"]), _read_time(row["at"], where)
    return Streamed(row["id"], title, at, row["source"], row.get("url"), row.get("text") or "", row.get("language"))


def _read_time(text: str, where: str) -> datetime:
    try:
        at = datetime.fromisoformat(text)
    except ValueError as error:
        msg = f"{where}: at is no ISO 8601 time: {text!r}; write it as 2026-05-04T14:00:00Z"
        raise UsageError(msg) from error
    if at.year not in _YEARS:
        msg = f"{where}: at is of no year that news are from: {text!r}"
        raise UsageError(msg)
    return at.astimezone(UTC) if at.tzinfo else at.replace(tzinfo=UTC)


@click.command()
@click.argument("article")
@click.pass_obj
def split(app: App, article: str) -> int:
    """Take an article out of its story, for good.

    ARTICLE is an id or URL as `aggregator articles` shows it. The machine never puts it back
    with any of the articles it was with; `aggregator merge` does. Where it was merged by hand, the
    articles that stood there by it alone leave, too.
    """
    stories = app.store.stories
    done = stories.split(stories.find(article), datetime.now(UTC))
    click.echo(f"article {done.article_id} is now story {done.story_id}, apart from {_names(done.others)} (story {done.before})")
    stayed = [article for article in done.others if article not in done.along]
    if done.along:
        click.echo(f"{_names(done.along)} stood there by it alone: story {done.along_in}")
        click.echo(f"undo: aggregator merge {done.article_id} {done.along[0]}")
    click.echo(f"{'and' if done.along else 'undo'}: aggregator merge {done.article_id} {stayed[0]}")
    return Exit.DONE


@click.command()
@click.argument("article")
@click.argument("other")
@click.option(
    "--as", "relation", type=click.Choice(["duplicate", "story"]), default="story", show_default=True,
    help="duplicate: the later repeats the earlier; story: both report one event.",
)  # fmt: skip
@click.pass_obj
def merge(app: App, article: str, other: str, relation: str) -> int:
    """Put two articles, and their stories, together for good.

    ARTICLE and OTHER are ids or URLs as `aggregator articles` shows them.
    """
    stories = app.store.stories
    done = stories.merge(stories.find(article), stories.find(other), Relation(relation), datetime.now(UTC))
    what = "a duplicate of" if relation == "duplicate" else "in one story with"
    click.echo(f"article {done.article_id} is now {what} {_names(done.others)}: story {done.story_id} ({_was(done)})")
    back = f"to take {done.article_id} alone out of it" if done.before == done.story_id else "undo"
    if done.along:
        back = f"to take them out again, {done.article_id} apart from the others"
    click.echo(f"{back}: aggregator split {done.article_id}")
    return Exit.DONE


def _was(done: Changed) -> str:
    """Return where a merged article stood before, and who came along with it."""
    if done.before == done.story_id:
        return "as before, but for good"
    return f"was {done.before}{f', with {_names(done.along)}, who came along' if done.along else ''}"


def _names(articles: tuple[int, ...]) -> str:
    shown = ", ".join(str(article) for article in articles[:10])
    return shown if len(articles) <= 10 else f"{shown} and {len(articles) - 10} more"  # noqa: PLR2004 - a line's worth
