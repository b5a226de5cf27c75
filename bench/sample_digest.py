"""Write a sample digest in every format: what the README's picture shows and the browser tests look at.

    python -m bench.sample_digest DIR

Needs nothing. Every word is made up for this; it goes through the same selection and composition as the service's.
"""

# ruff: noqa: E501 - its sentences are prose, read better whole
from __future__ import annotations

import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from aggregator.core import diffs
from aggregator.core.compose import compose
from aggregator.core.selection import Wishes, pick
from aggregator.model.article import ArticleRow, ExtractState
from aggregator.model.attention import Need, NeedKind
from aggregator.model.digest import Candidate, Digest, DigestPart, FeedFacts, Version
from aggregator.model.times import Precision, ResolvedTime

NOW = datetime(2026, 11, 23, 6, 0, tzinfo=UTC)
ZONE = "Europe/Berlin"

FEEDS = {
    f.id: f
    for f in (
        FeedFacts(1, "https://harbourtimes.example/rss", "Harbour Times", ("world",), 1.5),
        FeedFacts(2, "https://northpost.example/feed", "The North Post", ("world",), 1.0),
        FeedFacts(3, "https://dakshinwire.example/rss/website", "Dakshin Wire", ("world",), 1.0),
        FeedFacts(4, "https://labnotes.example/atom.xml", "Lab Notes", ("science",), 1.0),
        FeedFacts(5, "https://orbit.example/feed.json", "Orbit Weekly", ("science",), 1.0),
        FeedFacts(6, "https://kai.example/rss", "海辺日報", ("world",), 1.0),
        FeedFacts(7, "https://midan.example/rss", "ميدان اليوم", ("world",), 1.0),
        FeedFacts(8, "https://ledger.example/rss", "The Ledger", ("business",), 1.0),
        FeedFacts(9, "https://gardenpath.example/feed", "Garden Path", (), 1.0),
    )
}


def said(hours: float, offset: int | None = 0, *, day: bool = False, known: bool = True) -> ResolvedTime:
    """Return a publisher's time `hours` before the digest, on a clock `offset` minutes from UTC."""
    instant = NOW - timedelta(hours=hours)
    if day:
        instant = instant.replace(hour=0, minute=0) - timedelta(minutes=offset or 0)
    return ResolvedTime(instant, Precision.DAY if day else Precision.MINUTE, "rss.pubDate", known, offset, "rss.pubDate")


STORM = """A storm surge pushed the sea over the outer harbour wall at Vellsund on Sunday night, flooding the fish market and cutting the coast road in two places.

Harbour master Ida Storlund said the tide gauge read 2.41 metres shortly before midnight, the highest since measurements began in 1931. No one was hurt. About 340 people left their homes for the school gym, most of them on foot.

The regional railway stopped all trains between Vellsund and Marhaven until the embankment has been checked. Engineers expect to know by Monday noon whether the line can reopen."""
STORM_BEFORE = STORM.replace("2.41", "2.28").replace("About 340 people", "About 120 people").replace(" No one was hurt.", "")
REACTOR = """Researchers at the Marhaven Institute have kept a palm-sized battery made of iron and salt water running for 1,000 charges without a measurable loss. The cell stores less than lithium for its weight, but costs a tenth as much and does not burn.

"It is heavy, it is dull, and it works," said Ruth Okonjo, who led the group. A container full of the cells is to be tested at a wind farm from March."""
COMET = """A comet found by a school observatory will pass the Earth on 4 December at forty times the distance of the Moon. With binoculars it should be visible low in the east before dawn.

The pupils of class 9b had been looking for a lost asteroid. "We thought it was a smudge on the lens," their teacher said."""
BUDGET = """Parliament passed next year's budget by 61 votes to 54 after a debate of eleven hours. It moves 2.3 billion from road building to rail and night buses.

The finance minister called it a budget without surprises. The opposition said that was what was wrong with it."""
FERRY = """The last diesel ferry of the Sound made its final crossing on Saturday. From Monday the route is served by two electric boats that charge for seven minutes at either end.

Several hundred people came to wave. The captain, who has sailed the route for 31 years, blew the horn for so long that a neighbour complained."""


def article(number: int, feed: int, title: str, **more: object) -> ArticleRow:
    """Return one article of the sample."""
    slug = f"{number}-{abs(hash_of(title)) % 10**6}"
    text = str(more.pop("text", ""))
    base = ArticleRow(
        id=number,
        url=FEEDS[feed].url.split("/", 3)[0] + "//" + FEEDS[feed].url.split("/")[2] + f"/news/{slug}",
        title=title,
        feeds=(FEEDS[feed].url,),
        feed_names=(FEEDS[feed].name,),
        authors=(),
        tags=(),
        language="en",
        image_url=None,
        published=None,
        updated=None,
        first_seen_at=NOW - timedelta(hours=3),
        changed_at=NOW - timedelta(hours=3),
        sort_at=NOW - timedelta(hours=3),
        revisions=1,
        story=number * 10,
        duplicate_of=None,
        duplicate_score=None,
        duplicate_reasons=(),
        extract_state=ExtractState.DONE if text else ExtractState.FEED,
        extract_reason=None,
        word_count=len(text.split()),
        text=text,
    )
    row = replace(base, **more)  # type: ignore[arg-type]  # keywords are ArticleRow's
    return replace(row, sort_at=row.published.instant if row.published else row.first_seen_at)


def hash_of(text: str) -> int:
    """Return a number that stays the same from run to run."""
    return sum(i * ord(c) for i, c in enumerate(text, 1))


def seen(hours: float) -> dict[str, datetime]:
    """Return first_seen_at and changed_at."""
    return {"first_seen_at": NOW - timedelta(hours=hours), "changed_at": NOW - timedelta(hours=hours)}


ARTICLES = (
    article(
        1,
        1,
        "Storm surge floods Vellsund harbour, 340 people leave their homes",
        story=1,
        text=STORM,
        image_url="https://harbourtimes.example/pictures/storm.jpg",
        published=said(6.8, 60),
        updated=said(1.2, 60),
        revisions=2,
        first_seen_at=NOW - timedelta(hours=30),
        changed_at=NOW - timedelta(hours=1),
    ),
    article(
        2,
        2,
        "VELLSUND UNDER WATER! You won't believe how high the sea came",
        story=1,
        text=STORM[:420],
        published=said(5.5, 0),
        **seen(5.2),
    ),
    article(
        3,
        3,
        "Sea tops harbour wall in northern town, railway halted",
        story=1,
        text=STORM[:260],
        published=said(6.1, 330),
        updated=said(4.9, 330),
        **seen(4.8),
    ),
    article(
        4,
        8,
        "Sea tops harbour wall in northern town, railway halted",
        story=1,
        text=STORM[:260],
        published=said(5.1, 0),
        duplicate_of=3,
        duplicate_score=0.98,
        duplicate_reasons=("same headline", "same first paragraph"),
        **seen(4.2),
    ),
    article(
        5,
        1,
        "Coast railway could stay shut for a week, operator warns",
        story=2,
        text="The operator of the coast railway said on Monday that the embankment at Vellsund may have to be rebuilt over forty metres, which would keep the line shut for at least a week. Buses run every half hour from both ends.",
        published=said(2.4, 60),
        **seen(2.2),
    ),
    article(
        6, 4, "Salt-water battery survives a thousand charges in Marhaven", story=3, text=REACTOR, published=said(14, -300), **seen(13)
    ),
    article(7, 5, "Cheap iron battery passes endurance test", story=3, text=REACTOR[:250], published=said(11, 0, day=True), **seen(10)),
    article(
        8,
        5,
        "School observatory finds a comet, and it is coming this way (at a very safe distance)",
        story=4,
        text=COMET,
        published=said(9, 60),
        **seen(8.5),
    ),
    article(
        9, 2, "Parliament passes budget that moves billions from road to rail", story=5, text=BUDGET, published=said(12.5, 0), **seen(12)
    ),
    article(
        10,
        8,
        "Budget passes by seven votes",
        story=5,
        text="",
        published=said(12, 0),
        extract_state=ExtractState.REJECTED,
        extract_reason="paywall",
        **seen(11.5),
    ),
    article(
        11,
        8,
        "Central bank leaves its rate at 2.25 percent for the fifth time",
        story=6,
        text="The central bank left its main rate unchanged on Friday, saying prices were rising a little more slowly than expected.",
        published=said(20, 0),
        extract_state=ExtractState.REJECTED,
        extract_reason="paywall",
        **seen(7),
    ),
    article(
        12,
        6,
        "港の防潮堤を越える高潮、北部の町で鉄道運休",
        story=7,
        language="ja",
        text="北部の港町で日曜の夜、高潮が防潮堤を越え、魚市場が浸水した。けが人はなかった。鉄道は月曜の昼まで運休する見通しだという。住民は学校の体育館に避難し、夜を明かした。",
        published=said(5.0, 540),
        **seen(4.5),
    ),
    article(
        13,
        7,
        "انطلاق معرض الكتاب في المدينة القديمة بمشاركة مئة ناشر",
        story=8,
        language="ar",
        text="افتتح أمس معرض الكتاب السنوي في المدينة القديمة بمشاركة مئة ناشر من عشرين بلداً، ويستمر حتى نهاية الشهر مع برنامج من الأمسيات الشعرية وورش الأطفال.",
        published=said(10, 180),
        **seen(9.5),
    ),
    article(14, 2, "Last diesel ferry of the Sound makes its final crossing", story=9, text=FERRY, published=said(38, 0), **seen(16)),
    article(
        15,
        9,
        "What to do in the garden when the first frost comes early: twelve small jobs that take an afternoon, three that can wait, and one that everybody forgets until it is too late",
        story=10,
        text="Lift the dahlias before the ground hardens. Leave the seed heads of coneflowers standing: goldfinches live on them until January, and they look fine under rime.",
        **seen(15),
    ),
    article(
        16, 9, "A bench for the old pear tree", story=11, text="", **seen(18), extract_state=ExtractState.FAILED, extract_reason="timeout"
    ),
    article(
        17,
        4,
        "Why concrete heals itself: lime lumps close the cracks",
        story=12,
        text="Small lumps of lime left in the mix dissolve when water enters a crack and set again inside it. A group in Tarn rebuilt the old recipe and watched cracks of half a millimetre close within three weeks.",
        published=said(17, 60, known=False),
        **seen(16.5),
    ),
)
TOPICS = {1: 1, 2: 1}
SHOWN = {1: 100}  # article 1 was in yesterday's digest


def candidates() -> list[Candidate]:
    """Return the articles as the store hands them to selection."""
    by_url = {f.url: f.id for f in FEEDS.values()}
    return [
        Candidate(
            article_id=a.id,
            url=a.url,
            title=a.title,
            story=a.story,
            topic=TOPICS.get(a.story or 0, a.story),
            feed_ids=tuple(by_url[u] for u in a.feeds),
            authors=a.authors,
            tags=a.tags,
            language=a.language,
            first_seen_at=a.first_seen_at,
            changed_at=a.changed_at,
            sort_at=a.sort_at,
            duplicate=a.duplicate_of is not None,
            state=100 + a.revisions,
            shown=SHOWN.get(a.id),
        )
        for a in ARTICLES
    ]


def sample() -> Digest:
    """Return the digest."""
    wishes = Wishes(sections=(("World", ("world",)), ("Science", ("science",)), ("Business", ("business",))), max_stories=11)
    window = (NOW - timedelta(hours=24), NOW)
    plan = pick(candidates(), FEEDS, wishes, known=frozenset({1}), window=window)
    title = "Storm surge floods Vellsund harbour, 120 people leave their homes"
    changed = diffs.change(
        1,
        "Harbour Times",
        Version(101, NOW, "page", title, STORM_BEFORE),
        Version(102, NOW - timedelta(hours=1), "page", ARTICLES[0].title, STORM),
    )
    weights = {f.url: f.weight for f in FEEDS.values()}
    parts = tuple(
        DigestPart(
            part.name,
            part.kind,
            tuple(
                compose(p, [a for a in ARTICLES if a.story == p.story], {1: changed} if changed and p.story == 1 else {}, weights)
                for p in part.stories
            ),
        )
        for part in plan.parts
    )
    return Digest(
        name="daily",
        title="The Morning Digest",
        scheduled_for=NOW,
        built_at=NOW,
        window_from=window[0],
        window_to=window[1],
        timezone=ZONE,
        parts=parts,
        more=plan.more,
        needs=NEEDS,
        glance=plan.glance,
        items=plan.items,
    )


NEEDS = (
    Need(
        NeedKind.MOVED,
        "https://gardenpath.example/feed",
        "Garden Path: its feed is at https://gardenpath.example/feed.xml now; it is polled there already",
        'url = "https://gardenpath.example/feed.xml"\nwas = ["https://gardenpath.example/feed"]',
    ),
    Need(
        NeedKind.SILENT,
        "https://ledger.example/rss",
        "The Ledger: nothing new since 2026-10-02",
        "enabled = false\n# in its [[feeds]] table, if the site publishes no more or has another feed",
    ),
    Need(
        NeedKind.GONE,
        "https://pierseven.example/rss",
        "Pier Seven: the publisher says it is gone for good (410)",
        "enabled = false\n# in its [[feeds]] table; or find its new address: aggregator feeds discover https://pierseven.example/",
    ),
)


def main() -> None:
    """Write every format into the directory given."""
    from aggregator.render import EXTENSIONS, render

    target = Path(sys.argv[1])
    target.mkdir(parents=True, exist_ok=True)
    for fmt, extension in EXTENSIONS.items():
        path = target / f"sample.{extension}"
        path.write_bytes(render(sample(), fmt))
        print(path)


if __name__ == "__main__":
    main()
