"""`articles`, `show` and `search`: what the store holds, for people and for scripts."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import click

from aggregator.cli.app import App, print_json, print_json_lines
from aggregator.cli.documents import article_document, shown_document
from aggregator.cli.moments import Moment, in_order
from aggregator.cli.text import one_line, plain, when
from aggregator.cli.whole import Whole
from aggregator.core import searchwords
from aggregator.core.naming import number
from aggregator.errors import Exit, NotFoundError
from aggregator.model.article import FOUND, FOUND_END

if TYPE_CHECKING:
    from aggregator.model.article import ArticleRow

_SHOWN = 100  # articles listed for people who ask for no number
_NOTHING = "nothing found: the search asks for no word, number or picture that is to be there"
_UNMARKED = str.maketrans({FOUND: "", FOUND_END: ""})


@click.command()
@click.option("--since", type=Moment(), help='First seen since then: "24h", "2d", "today" or ISO 8601.')
@click.option("--feed", help="Address or name of a feed that carries it.")
@click.option("--story", type=Whole(1), help="Only the articles of this story.")
@click.option("--duplicates", is_flag=True, help="Only articles that repeat an earlier one.")
@click.option("--limit", type=Whole(1), help="At most so many.  [default: 100; with --json all]")
@click.option("--text", is_flag=True, help="With their text.")
@click.option("--json", "as_json", is_flag=True, help="JSON Lines, one article a line.")
@click.pass_obj
def articles(  # noqa: PLR0917 - click hands every option over by name
    app: App, since: datetime | None, feed: str | None, story: int | None, duplicates: bool, limit: int | None, text: bool, as_json: bool
) -> int:
    """List articles, the last seen first: 100 of them, with --json all.

    \b
    Example: aggregator articles --since 24h --feed "City Herald"
    """  # noqa: D301 - \b is click's mark for "do not wrap"
    from aggregator.model.article import ArticleQuery

    limit = limit or (None if as_json else _SHOWN)
    query = ArticleQuery(since=since, feed=feed, story=story, duplicates=True if duplicates else None, limit=limit, text=text)
    rows = app.store.articles.list(query)
    if as_json:
        print_json_lines(article_document(row, text=text) for row in rows)
        return Exit.DONE
    for row in rows:
        _print_row(row)
        if text:
            click.echo(f"\n{plain(row.text or '')}\n")
    if not rows:
        click.echo("no articles", err=True)
    return Exit.DONE


@click.command()
@click.argument("article")
@click.option("--text", is_flag=True, help="With its text, and with --json that of every version, too.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document.")
@click.pass_obj
def show(app: App, article: str, text: bool, as_json: bool) -> int:
    """Show one article: its four times and who said so, every version, what it stands with and why.

    ARTICLE is a number or an address.

    \b
    Example: aggregator show 1234
    """  # noqa: D301 - \b is click's mark for "do not wrap"
    from aggregator.cli.showing import facts_of, lines

    facts = facts_of(app.store, article_id(app, article))
    if as_json:
        print_json(shown_document(facts, text=text))
    else:
        for line in lines(facts):
            click.echo(line)
        if text:
            click.echo(f"\n{plain(facts.article.text or '')}")
    return Exit.DONE


@click.command(context_settings={"ignore_unknown_options": True})  # -sport is no option
@click.argument("query", nargs=-1, required=True)
@click.option("--since", type=Moment(), help='First seen since then: "24h", "2d", "today" or ISO 8601.')
@click.option("--until", type=Moment(), help="First seen before then; written like --since.")
@click.option("--feed", help="Carried by this feed: its address, name or title.")
@click.option("--limit", type=Whole(1), default=20, show_default=True, help="At most so many.")
@click.option("--json", "as_json", is_flag=True, help="JSON Lines, one hit a line.")
@click.pass_obj
def search(  # noqa: PLR0917 - click hands every option over by name
    app: App, query: tuple[str, ...], since: datetime | None, until: datetime | None, feed: str | None, limit: int, as_json: bool
) -> int:
    """Search titles and texts for every word of QUERY; put a phrase in double quotes.

    "flood*" finds every word that begins so, "-sport" leaves out what holds that word, "storm OR flood"
    finds either, "title:storm" looks at headlines alone. Case, accents and ways of writing do not matter.

    \b
    Examples:
      aggregator search 'harbour "night ferry"'
      aggregator search '(flood* OR storm) -sport'
    """  # noqa: D301 - \b is click's mark for "do not wrap"
    in_order(since, until)
    for word in query:
        if word.startswith("--"):
            raise click.NoSuchOption(word)
    text = " ".join(query)
    hits = app.store.search.query(text, limit, since, until, feed)
    if as_json:
        print_json_lines(article_document(h.article) | {"snippet": h.snippet.translate(_UNMARKED)} for h in hits)
        return Exit.DONE
    for hit in hits:
        _print_row(hit.article)
        click.echo(f"       {one_line(hit.snippet)}")
    if not hits:
        click.echo(_NOTHING if searchwords.read(text) is None else "nothing found", err=True)
    return Exit.DONE


def article_id(app: App, text: str) -> int:
    """Return the id of an article named by number or address; NotFoundError when there is none."""
    from aggregator.core.urls import canonical

    if (known := number(text)) is not None:
        return known
    found = app.store.articles.find(text, canonical(text))
    if found is None:
        msg = f"no article {text!r}; `aggregator articles` and `aggregator search` find them"
        raise NotFoundError(msg)
    return found


def _print_row(row: ArticleRow) -> None:
    """Print two lines: title, then when, where and what it repeats."""
    click.echo(f"{row.id:>6} {one_line(row.title) or '(no title)'}")
    seen = f"published {when(row.published.instant)}" if row.published else f"seen {when(row.first_seen_at)}"
    notes = [seen, ", ".join(map(one_line, row.papers))]
    if row.story is not None:
        notes.append(f"story {row.story}")
    if row.duplicate_of is not None:
        notes.append(f"repeats {row.duplicate_of}")
    click.echo(f"       {' · '.join(notes)}\n       {one_line(row.url)}")
