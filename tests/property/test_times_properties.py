"""Times hold for whatever documents say: reading never raises, resolving is deterministic and never mixes or swaps."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from aggregator.core.claimsources import SOURCES, WEAK, fact
from aggregator.core.pageclaims import read_page
from aggregator.core.resolving import MARK_EARLIER, winner
from aggregator.core.times import RAW_LIMIT, read_claim, resolve, winning_claim
from aggregator.model.times import ClaimKind, Precision, RawTime, TimeClaim

P, U = ClaimKind.PUBLISHED, ClaimKind.UPDATED
SEEN = datetime(2025, 6, 2, 12, 0, tzinfo=UTC)
kinds = st.sampled_from(ClaimKind)
zones = st.sampled_from([None, "Asia/Kolkata", "America/New_York", "Europe/Berlin", "Nowhere/At all", ""])
languages = st.sampled_from([None, "en", "en-US", "de", "th", "hi", "tl", "x", ""])
_PIECES = "1 6 13 25 2025 2568 1404 - / . : T Z + 05:30 99:99 jun Juni \u5e74 \u6708 \u65e5 IST est am pm Uhr ago hours 24:00 W22 \u0660"
pieces = st.sampled_from(_PIECES.split())
texts = st.one_of(st.text(max_size=300), st.lists(pieces, max_size=12).map(" ".join), st.lists(pieces, max_size=12).map("".join))
instants = st.one_of(
    st.none(),
    st.datetimes(datetime(1985, 1, 1), datetime(2027, 1, 1)).map(lambda d: d.replace(tzinfo=UTC, microsecond=0)),  # noqa: DTZ001 - made aware
    st.integers(0, 200).map(lambda q: datetime(2025, 6, 1, tzinfo=UTC) + timedelta(minutes=15 * q)),
)
claims = st.builds(
    TimeClaim,
    kind=kinds,
    source=st.sampled_from([*sorted(SOURCES), "other"]),
    raw=st.sampled_from(["a", "b"]),
    instant=instants,
    precision=st.sampled_from(Precision),
    zone_known=st.booleans(),
    offset_minutes=st.sampled_from([0, 330, -300, None]),
    seen_at=st.just(SEEN),
)
many = st.lists(claims, max_size=8)
guesses = claims.filter(lambda claim: fact(claim.source).rank >= WEAK)


@settings(deadline=None, max_examples=60)  # dateparser loads a language the first time
@given(texts, zones, languages, st.sampled_from([None, "IN", "US", "uk"]), st.sampled_from([None, True, False]))
def test_reading_never_raises_and_never_leaves_the_calendar(text, zone, language, region, day_first):
    claim = read_claim(RawTime(P, "x", text), seen_at=SEEN, zone=zone, language=language, region=region, day_first=day_first)
    assert claim.raw == text[:RAW_LIMIT]
    assert claim.instant is None or 1899 <= claim.instant.year <= 2101 or claim.instant.year in range(1970, 2300)
    assert claim.instant is None or claim.offset_minutes is not None


_offsets = st.sampled_from(["Z", "+00:00", "-00:00", "+05:30", "+12:45", "+13:00", "-11:30", "-12:00", "+05:17", "z"])
_fractions = st.sampled_from(["", ".5", ".123456789", ","])


@given(st.datetimes(datetime(1890, 1, 1), datetime(2040, 1, 1)), _fractions, _offsets, zones, languages)  # noqa: DTZ001 - printed
def test_a_plain_time_says_the_same_read_quickly_or_with_all_that_may_stand_around_it(at, fraction, offset, zone, language):
    text = f"{at:%Y-%m-%dT%H:%M:%S}{fraction}{offset}"
    quick, whole = (read_claim(RawTime(P, "x", t), seen_at=SEEN, zone=zone, language=language) for t in (text, f"at {text}"))
    assert replace(quick, raw="") == replace(whole, raw="")


def test_a_day_that_no_calendar_has_is_not_read():
    assert read_claim(RawTime(P, "x", "2025-02-30T10:00:00Z"), seen_at=SEEN, zone=None, language=None).instant is None


@settings(deadline=None, max_examples=40)  # as above
@given(st.lists(texts, max_size=4), zones, languages)
def test_a_page_of_any_strings_is_read(texts_, zone, language):
    raws = tuple(RawTime(P, f"s{i}", text) for i, text in enumerate(texts_))
    assert len(read_page(raws, url="https://example.in/", seen_at=SEEN, zone=zone, language=language)) == len(raws)


@given(many, st.randoms(use_true_random=False))
def test_the_order_of_claims_never_matters(said, random):
    shuffled = said.copy()
    random.shuffle(shuffled)
    for kind in ClaimKind:
        assert resolve(kind, said, first_seen_at=SEEN) == resolve(kind, shuffled, first_seen_at=SEEN)


@given(many)
def test_the_winner_is_a_claim_of_that_kind(said):
    for kind in ClaimKind:
        index, resolved = winning_claim(kind, said, first_seen_at=SEEN), resolve(kind, said, first_seen_at=SEEN)
        assert (index is None) == (resolved is None)
        if index is not None:
            assert said[index].kind is kind
            assert (said[index].instant, said[index].source) == (resolved.instant, resolved.source)
            assert resolved.why
        assert winner(kind, said, first_seen_at=SEEN) == (None if index is None else (index, resolved))


@given(many)
def test_an_update_before_the_publication_is_marked(said):
    published, updated = resolve(P, said, first_seen_at=SEEN), resolve(U, said, first_seen_at=SEEN)
    if published and updated and Precision.DAY not in (published.precision, updated.precision):
        assert updated.instant > published.instant - timedelta(seconds=60) or MARK_EARLIER in updated.why


@given(many, guesses)
def test_a_weaker_claim_never_changes_what_a_stronger_one_made(said, extra):
    said = [claim for claim in said if claim.source != extra.source]
    before = resolve(P, said, first_seen_at=SEEN)
    if before and fact(before.source).rank < WEAK and before.instant <= SEEN:
        assert resolve(P, [*said, replace(extra, kind=P)], first_seen_at=SEEN).instant == before.instant


@given(many, guesses)
def test_a_guess_never_changes_an_update_that_was_stated(said, extra):
    said = [claim for claim in said if claim.source != extra.source]
    before = resolve(U, said, first_seen_at=SEEN)
    if before and fact(before.source).rank < WEAK:
        assert resolve(U, [*said, replace(extra, kind=U)], first_seen_at=SEEN).instant == before.instant


@given(many)
def test_neither_time_is_made_of_the_other(said):
    for kind in ClaimKind:
        alone = [claim for claim in said if claim.kind is kind]
        found = resolve(kind, said, first_seen_at=SEEN)
        assert found is None or found.instant in {claim.instant for claim in alone}
    only_published = [claim for claim in said if claim.kind is P]
    assert resolve(U, only_published, first_seen_at=SEEN) is None


@given(many, st.datetimes(datetime(2025, 5, 1), datetime(2025, 6, 1)).map(lambda d: d.replace(tzinfo=UTC, microsecond=0)))  # noqa: DTZ001 - made aware
def test_a_better_claim_corrects_the_time_and_what_was_said_before_stays(said, instant):
    feed = [claim for claim in said if fact(claim.source).rank >= fact("rss.pubDate").rank]
    better = TimeClaim(P, "jsonld.datePublished", "x", instant, Precision.SECOND, True, 330, SEEN)
    found = resolve(P, [*feed, better], first_seen_at=SEEN)
    rivals = [claim.instant for claim in feed if claim.kind is P and claim.instant]
    if all(abs(rival - instant) > timedelta(hours=16) for rival in rivals):  # nearer ones may show that its zone is wrong
        assert (found.instant, found.source) == (instant, "jsonld.datePublished")


@given(st.lists(st.integers(0, 9 * 60), min_size=3, max_size=8, unique=True), many)
def test_a_source_that_says_just_now_at_each_look_is_passed_over_for_any_other(minutes, said):
    looks = [SEEN + timedelta(hours=hour, seconds=second) for hour, second in enumerate(minutes)]
    clock = [TimeClaim(U, "jsonld.dateModified", f"{at}", at, Precision.SECOND, True, 0, at) for at in looks]
    steady = TimeClaim(U, "meta.updated", "x", SEEN, Precision.SECOND, True, 0, SEEN)
    found = resolve(U, [*clock, steady], first_seen_at=SEEN)
    assert (found.source, found.instant) == ("meta.updated", SEEN)
