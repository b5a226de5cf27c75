"""What `show` prints of one article."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from aggregator.cli.diffs import diff
from aggregator.cli.text import count, one_line, when
from aggregator.core import times
from aggregator.core.dates.zones import offset_text
from aggregator.core.history import ORIGINS, Step, history
from aggregator.model.article import ArticleRow, ExtractState
from aggregator.model.relation import Relation
from aggregator.model.story import Link, once_each
from aggregator.model.times import ClaimKind, Precision, TimeClaim

if TYPE_CHECKING:
    from aggregator.store.store import Store

_MADE = {Relation.DUPLICATE: "repeats", Relation.STORY: "same story as", Relation.SPLIT: "split by hand from"}
_APART = 10  # articles it was split from that are listed: what `split` took it from may be thousands
_TURNED = {**_MADE, Relation.DUPLICATE: "is repeated by"}
_PAGE = {
    ExtractState.PENDING: "page to be fetched",
    ExtractState.DONE: "text of the page",
    ExtractState.FEED: "page not fetched",
    ExtractState.REJECTED: "page not taken",
    ExtractState.FAILED: "page not got",
}


@dataclass(frozen=True, slots=True)
class ArticleFacts:
    """Everything known of one article."""

    article: ArticleRow
    claims: Sequence[TimeClaim]
    won: Sequence[TimeClaim]  # the claims the two times come from
    why: Mapping[ClaimKind, str]  # the reason of each time somebody stated
    steps: Sequence[Step]  # its versions
    links: Sequence[Link]
    others: Mapping[int, ArticleRow]  # the articles at the other ends of the links


def facts_of(store: Store, article_id: int) -> ArticleFacts:
    """Return everything the store knows of one article; NotFoundError when there is none."""
    article = store.articles.get(article_id)
    claims = store.articles.claims(article_id)
    seen = article.first_seen_at
    chosen = {kind: times.winning_claim(kind, claims, first_seen_at=seen) for kind in ClaimKind}
    links = store.articles.links(article_id)
    resolved = {kind: times.resolve(kind, claims, first_seen_at=seen) for kind in ClaimKind}
    return ArticleFacts(
        article=article,
        claims=claims,
        won=[claims[index] for index in chosen.values() if index is not None],
        why={kind: time.why for kind, time in resolved.items() if time is not None},
        steps=history(store.articles.revisions(article_id), claims),
        links=links,
        others=store.articles.several(link.other(article_id) for link in links),
    )


def lines(facts: ArticleFacts) -> Iterator[str]:
    """Yield the lines of `show`: headline, times with every claim, versions with what changed, links."""
    yield from _head(facts.article)
    yield from _times(facts)
    yield from _versions(facts.steps)
    yield from _links(facts)


def why(facts: ArticleFacts) -> Iterator[tuple[str, str]]:
    """Yield (what, reason) for `doctor`: why each time was chosen, and what came of the article's page."""
    article = facts.article
    yield "article", f"{article.id}, {one_line(article.title) or '(no title)'}"
    for kind, time in ((ClaimKind.PUBLISHED, article.published), (ClaimKind.UPDATED, article.updated)):
        unread = [f'{claim.source} "{one_line(claim.raw)}"' for claim in facts.claims if claim.kind is kind and claim.instant is None]
        chosen = f"{when(time.instant)}, because {facts.why[kind]}" if time else "no longer kept" if article.pruned_at else "nobody says"
        yield kind, f"{chosen}; could not be read: {', '.join(unread)}" if unread else chosen
    told = (article.extract_reason, one_line(article.extract_detail))
    yield "page", ": ".join((_PAGE[article.extract_state], *(part for part in told if part)))


def _head(article: ArticleRow) -> Iterator[str]:
    yield f"{article.id}  {one_line(article.title) or '(no title)'}"
    yield f"    {one_line(article.url)}"
    yield f"    feeds: {', '.join(map(one_line, article.papers))}"
    if article.authors:
        yield f"    by {', '.join(map(one_line, article.authors))}"
    state = f"{article.extract_state}, {article.extract_reason}" if article.extract_reason else str(article.extract_state)
    yield f"    {count(article.word_count, 'word')} ({state}), language {article.language or 'unknown'}, story {article.story or '-'}"
    if article.extract_detail:
        yield f"    {_PAGE[article.extract_state]}: {one_line(article.extract_detail)}"


def _times(facts: ArticleFacts) -> Iterator[str]:
    article = facts.article
    yield ""
    yield "Times"
    if article.pruned_at:
        yield f"    what the publisher stated, the text and the versions were dropped on {when(article.pruned_at)}, see [retention]"
    unsaid = "no longer kept" if article.pruned_at else "nobody says"
    for kind, time in ((ClaimKind.PUBLISHED, article.published), (ClaimKind.UPDATED, article.updated)):
        why = f"   ({facts.why[kind]})" if kind in facts.why else ""
        yield f"    {kind:<10} {when(time.instant) if time else unsaid}{why}"
        for claim in facts.claims:
            if claim.kind is kind:
                yield f"        {'*' if claim in facts.won else ' '} {_claim(claim)}"
    yield f"    first seen {when(article.first_seen_at)}"
    yield f"    changed    {when(article.changed_at)}"


def _claim(claim: TimeClaim) -> str:
    """Return `source "raw" = instant to the second, zone stated`."""
    if claim.instant is None:
        return f'{claim.source} "{one_line(claim.raw)}": could not be read'
    zone = "zone stated" if claim.zone_known else "zone assumed"
    offset = "" if claim.offset_minutes is None else f" {offset_text(claim.offset_minutes)}"
    read = f"{claim.instant:%Y-%m-%d %H:%M:%S} UTC"
    if claim.precision is Precision.DAY:  # the day on the publisher's own calendar
        read = f"{claim.instant + timedelta(minutes=claim.offset_minutes or 0):%Y-%m-%d}"
    return f'{claim.source} "{one_line(claim.raw)}" = {read} to the {claim.precision}, {zone}{offset}'


def _of_which(steps: Sequence[Step]) -> str:
    """Tell edits from what only our own reading added."""
    filled = any(step.filled for step in steps)
    edits = sum(step.before is not None and not step.follows for step in steps)
    edited = f"edited {'once' if edits == 1 else f'{edits} times'}" if edits else "never edited"
    silent = sum(step.silent and not step.follows for step in steps)
    edited += "" if not silent else ", silently" if silent == edits else f", {silent} of them silently"
    return f" ({edited}; the page's text came after the feed's)" if filled else f" ({edited})" if edits else ""


def _versions(steps: Sequence[Step]) -> Iterator[str]:
    yield ""
    yield f"Versions: {len(steps)}{_of_which(steps)}"
    for number, step in enumerate(steps, 1):
        notes = "".join(f"; {note}" for note in step.notes)
        title = f": {one_line(step.after.title)}" if step.before is None else ""
        yield f"    {number}. {when(step.after.at)}, {ORIGINS[step.after.source]}{notes}{title}"
        if step.aside:
            yield f"        {count(len(step.after.text.split()), 'word')}"
        elif step.filled:
            yield f"        full text from the page in place of the feed's: {count(len(step.after.text.split()), 'word')}"
        elif step.before is not None:
            yield from (f"        {line}" for line in diff(step.before, step.after))


def _links(facts: ArticleFacts) -> Iterator[str]:
    if not facts.links:
        return
    yield ""
    yield "Stands with"
    links = once_each(facts.links, facts.article.id)
    apart = [link for link in links if link.relation is Relation.SPLIT]
    for link in [*(link for link in links if link.relation is not Relation.SPLIT), *apart[:_APART]]:
        other = facts.others[link.other(facts.article.id)]
        made = (_MADE if link.article_id == facts.article.id else _TURNED)[link.relation]
        named = f'article {other.id}, "{one_line(other.title)}" ({", ".join(map(one_line, other.papers))})'
        yield f"    {made} {named}: {_by(link)}{when(link.decided_at)}"
        yield from (f"        {one_line(reason)}" for reason in link.reasons if not link.by_hand)  # which only says so again
    if apart[_APART:]:
        yield f"    and from {len(apart) - _APART} more; --json lists them"


def _by(link: Link) -> str:
    """Return what a link rests on, before its time; "split by hand from" says it already."""
    if link.relation is Relation.SPLIT:
        return ""
    return "by hand, " if link.by_hand else f"score {link.score:.2f}, "
