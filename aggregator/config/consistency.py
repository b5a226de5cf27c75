"""Mistakes that no single value shows: two tables that contradict each other.

Works on the raw document, so that these are reported together with the mistakes in single values.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from aggregator.config.schema import GroupingSection, ScheduleSection, Section
from aggregator.config.units import parse_duration
from aggregator.core.alerts import PREFIX, is_alert, run_name
from aggregator.core.feedscheme import without_feed_scheme
from aggregator.core.urls import request_of

if TYPE_CHECKING:
    from aggregator.config.locate import KeyPath

    Contradiction = tuple[KeyPath, str]


def contradictions(document: Mapping[str, Any]) -> Iterator[Contradiction]:
    """Yield the path and a sentence of every contradiction between values that are right by themselves."""
    yield from _repeated(document, "feeds", "url", "is the same feed as", request_of)
    yield from _repeated(document, "digests", "name", "has the name of")
    yield from _still_listed(document)
    yield from _continued_twice(document)
    yield from _passwords_alone(document)
    yield from _logins_twice(document)
    yield from _intervals(_table(document, "schedule"))
    yield from _thresholds(_table(document, "grouping"))
    yield from _alerts(document)
    yield from _run_names(document)
    yield from _cluster(document)


def _table(document: Mapping[str, Any], name: str) -> dict[str, Any]:
    value = document.get(name)
    return value if isinstance(value, dict) else {}


def _tables(document: Mapping[str, Any], name: str) -> list[tuple[int, dict[str, Any]]]:
    value = document.get(name)
    return [(n, item) for n, item in enumerate(value) if isinstance(item, dict)] if isinstance(value, list) else []


def _repeated(
    document: Mapping[str, Any], array: str, key: str, is_like: str, told_by: Callable[[str], str] = str
) -> Iterator[Contradiction]:
    first: dict[str, int] = {}
    for n, item in _tables(document, array):
        value = item.get(key)
        if isinstance(value, str) and (other := first.setdefault(told_by(value), n)) != n:
            yield (array, n, key), f"[[{array}]] #{n + 1} {is_like} #{other + 1}; take one of them out"


def _still_listed(document: Mapping[str, Any]) -> Iterator[Contradiction]:
    urls = {without_feed_scheme(item["url"]): n for n, item in _tables(document, "feeds") if isinstance(item.get("url"), str)}
    for n, item in _tables(document, "feeds"):
        was = item.get("was")
        for i, old in enumerate(was if isinstance(was, list) else ()):
            listed = urls.get(without_feed_scheme(old)) if isinstance(old, str) else None
            if listed is not None:
                what = f'item {i + 1} of "was" in [[feeds]] #{n + 1} is the address of [[feeds]] #{listed + 1}'
                yield ("feeds", n, "was", i), f"{what}; take that feed out, its history goes on here"


def _continued_twice(document: Mapping[str, Any]) -> Iterator[Contradiction]:
    first: dict[str, int] = {}
    for n, item in _tables(document, "feeds"):
        was = item.get("was")
        for i, old in enumerate(was if isinstance(was, list) else ()):
            if isinstance(old, str) and (other := first.setdefault(without_feed_scheme(old), n)) != n:
                what = f'item {i + 1} of "was" in [[feeds]] #{n + 1} stands in that of [[feeds]] #{other + 1}, too'
                yield ("feeds", n, "was", i), f"{what}; one feed alone can go on with a history"


def _logins_twice(document: Mapping[str, Any]) -> Iterator[Contradiction]:
    for n, item in _tables(document, "feeds"):
        named = [name for name in _table(item, "headers") if name.lower() == "authorization"]
        if named and "user" in item:
            yield ("feeds", n, "headers", named[0]), f'[[feeds]] #{n + 1} has a "user" and a header "{named[0]}"; keep one of them'


def _passwords_alone(document: Mapping[str, Any]) -> Iterator[Contradiction]:
    for n, item in _tables(document, "feeds"):
        if "password_file" in item and "user" not in item:
            yield (
                ("feeds", n, "password_file"),
                f'[[feeds]] #{n + 1} has a "password_file" and no "user", and sends neither; give it "user"',
            )


def _default(section: type[Section], key: str) -> Any:
    return section.model_fields[key].default


def _duration(schedule: Mapping[str, Any], key: str) -> timedelta:
    default: timedelta = _default(ScheduleSection, key)
    try:
        value = parse_duration(schedule.get(key, default))
    except ValueError:
        return default  # reported by itself already
    return value if isinstance(value, timedelta) else default


def _intervals(schedule: Mapping[str, Any]) -> Iterator[Contradiction]:
    if _duration(schedule, "min_interval") > _duration(schedule, "max_interval"):
        key = "min_interval" if "min_interval" in schedule else "max_interval"
        yield ("schedule", key), '"min_interval" in [schedule] is longer than "max_interval"; make it the shorter of the two'


def _thresholds(grouping: Mapping[str, Any]) -> Iterator[Contradiction]:
    ascending = ("topic_threshold", "story_threshold", "duplicate_threshold")
    values = [grouping.get(key, _default(GroupingSection, key)) for key in ascending]
    if all(isinstance(v, int | float) and 0 < v <= 1 for v in values) and values != sorted(values):
        key = next(key for key in ascending if key in grouping)
        order = " <= ".join(f'"{name}"' for name in ascending)
        yield ("grouping", key), f"the thresholds in [grouping] must keep this order: {order}"


def _alerts(document: Mapping[str, Any]) -> Iterator[Contradiction]:
    names = [item.get("name") for _, item in _tables(document, "digests")]
    for n, alert in _tables(document, "alerts"):
        digest = alert.get("digest")
        if isinstance(digest, str) and digest not in names:
            yield ("alerts", n, "digest"), f'[[alerts]] #{n + 1} names the digest "{digest}", but no [[digests]] has that name'
        if not {"digest", "email", "webhook"} & alert.keys():
            yield ("alerts", n), f'[[alerts]] #{n + 1} reaches nobody; give it "digest", [alerts.email] or [alerts.webhook]'


def _run_names(document: Mapping[str, Any]) -> Iterator[Contradiction]:
    """An alert that rings at once is kept among the digests, by a name made from its own."""
    for n, digest in _tables(document, "digests"):
        if is_alert(str(digest.get("name"))):
            what = f'"{digest["name"]}", the name of [[digests]] #{n + 1}, begins with "{PREFIX}"'
            yield ("digests", n, "name"), f"{what}; such names are kept for what [[alerts]] send"
    first: dict[str, int] = {}
    for n, alert in _tables(document, "alerts"):
        name = run_name(str(alert.get("name")))
        if {"email", "webhook"} & alert.keys() and first.setdefault(name, n) != n:
            like = f'[[alerts]] #{n + 1} is sent as "{name}", like #{first[name] + 1}'
            yield ("alerts", n, "name"), f"{like}; give it a name that differs in letters or digits"


def _cluster(document: Mapping[str, Any]) -> Iterator[Contradiction]:
    role = _table(document, "cluster").get("role", "all")
    url = _table(document, "database").get("url", "sqlite:")
    if role in ("scheduler", "worker") and isinstance(url, str) and url.startswith("sqlite:"):
        yield ("cluster", "role"), f'role "{role}" in [cluster] needs PostgreSQL; give [database] a postgresql:// url'
