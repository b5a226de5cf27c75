"""The rules of politeness, each in a sentence, and the tests that prove it: what docs/reference/politeness.md is made of.

A test names its rules with `@pytest.mark.rule("P7")`; `pytest --rules` prints every rule with pass or fail (tests/conftest.py).
"""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

TESTS = Path(__file__).parent.parent / "tests"
OVER_HTTP = ("tests/service/", "tests/unit/engine/")  # real engine and fetcher, a scripted server, a clock the test moves

RULES = {
    "P1": "A feed is asked once an hour by default, and by hand not again within `min_interval`; less than an hour only where its own "
    "rhythm earns it.",
    "P2": "The next poll is stored: a restart asks nothing before its time, and a machine that slept wakes host by host.",
    "P3": "ETag and Last-Modified are opaque, sent back byte for byte, both together, and never invented.",
    "P4": "Validators are replaced by every 200 and by a 304 that names new ones, also when the body did not change.",
    "P5": "Validators belong to the address that answered and go to no other.",
    "P6": "A server that says 304 for longer than the feed's own rhythm or of a list without entries, and one that fails for long, is "
    "asked without validators, at most once in 24 hours.",
    "P7": "Retry-After on 403, 429 and any 5xx, in seconds or as a date counted from the response's own Date, is obeyed up to seven days; "
    "without one a rate limit waits one to two hours, doubled each time. `--force` overrides neither.",
    "P8": "A pause holds for every feed and page of its host, and for redirects that lead there, also for what waits for its turn when "
    "it is asked for.",
    "P9": "One request at a time to a host and two seconds between two starts, feeds and article pages alike; a host with a thousand due "
    "feeds does not keep the others waiting.",
    "P10": "`max-age`, else `Expires`, less `Age`, on 200 and 304, put the next poll off, at most to `max_interval`; `no-cache` and "
    "nonsense say nothing.",
    "P11": "`ttl`, `skipHours`, `skipDays` and `sy:updatePeriod` are obeyed, their bad values ignored; every list of feeds says which rule "
    "set the next poll.",
    "P12": "301 and 308 are adopted after three polls over 48 hours that are feeds, and undone when the new address fails; 302, 303 and "
    "307 never; loops and downgrades are refused.",
    "P13": "410 twice, a day apart, makes a feed gone; it is probed weekly and comes back when it is a feed again. 404 is never final.",
    "P14": "A failing feed is asked less and less, in a straight line up to `max_interval`, and never given up.",
    "P15": "When most hosts cannot be reached, the line is ours and no feed is blamed.",
    "P16": "Polls follow a feed's own rhythm by hour and weekday; a full window of new entries is an overrun: said, and asked sooner.",
    "P17": "Requests name product, version and contact, and carry no cookie and no Referer but what the user gave that feed, which goes to "
    "its site alone.",
    "P18": "Bodies are unpacked under the cap, and a whole exchange has a deadline.",
    "P19": "A body over the cap, hundreds of response headers, a bot challenge, a page that is no feed: each ends in a named outcome.",
    "P20": "HTTP/1.1, without an offer to change it; the server's offers are passed over.",
    "S1": "The address connected to is checked, on every redirect, and only http and https are followed.",
    "R1": "robots.txt holds for article pages and is kept as long as it is fresh, an hour to a day.",
    "D1": "A site's address leads to its feed: what its page names, the usual places, YouTube, GitHub, Reddit and Mastodon, news sitemaps.",
    "E1": "An entry is known by guid, else link, else content; repeated guids lose no entry.",
    "E2": "A guid that changes while address and title stay is the same entry.",
    "E3": "Title, text, link, authors and tags are edits, of which title and text make versions; dates, counters and lastBuildDate are "
    "none.",
    "E4": "Going back and forth between versions is no edit each time.",
    "E5": "A missing or unreadable time stays empty; no time is invented.",
    "E6": "A time in the future or of an epoch does not order anything.",
    "E7": "The first poll of a feed does not flood the digest.",
    "E8": "Pruned entries stay known.",
    "E9": "Article pages are looked at again for edits on a ladder that slows down, and ever less where nobody edits.",
    "E10": "A write that fails never advances validators.",
}

ABOUT = """\
What servers and publishers may count on. The numbers are those the tests use. Each rule is proven at least once over real HTTP on
loopback, under a clock the test moves, and most again as pure decisions or by generated input. `make conformance` runs them all and
prints pass or fail for each; a rule without a test fails the build, and so does a stale page.

Beside them `python -m bench.polling` follows simulated servers for weeks with the real engine and counts what they see. WebSub is left
out: it needs a public address.
"""


def proofs() -> dict[str, list[str]]:
    """Return rule -> "file::test" of every test that names it, read from the tests' text."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for path in sorted(TESTS.rglob("test_*.py")):
        for name, number in _marked(ast.parse(path.read_text(encoding="utf-8"))):
            found[number].append(f"tests/{path.relative_to(TESTS).as_posix()}::{name}")
    return dict(found)


def _marked(tree: ast.Module) -> Iterator[tuple[str, str]]:
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            for call in node.decorator_list:
                if isinstance(call, ast.Call) and ast.unparse(call.func) == "pytest.mark.rule":
                    yield from ((node.name, ast.literal_eval(argument)) for argument in call.args)


def unproven() -> list[str]:
    """Return rules that no test proves over HTTP, and numbers that tests name but nobody wrote down."""
    found = proofs()
    bare = [
        f"rule {n}: no test under {' or '.join(OVER_HTTP)} proves it"
        for n in RULES
        if not any(t.startswith(OVER_HTTP) for t in found.get(n, ()))
    ]
    return bare + [f"rule {n}: named by {tests[0]}, but not in bench/politeness.py" for n, tests in found.items() if n not in RULES]


def page() -> str:
    """Return docs/reference/politeness.md."""
    found = proofs()
    lines = ["# Politeness\n", ABOUT, "| rule | what holds | proven over HTTP by | and by |\n|---|---|---|---|"]
    for number, sentence in RULES.items():
        tests = found.get(number, [])
        there = [t for t in tests if t.startswith(OVER_HTTP)]
        lines.append(f"| {number} | {sentence} | {_names(there)} | {_names([t for t in tests if t not in there]) or '-'} |")
    return "\n".join(lines)


def _names(tests: list[str]) -> str:
    return "<br>".join(f"`{test.rpartition('::')[2].removeprefix('test_')}`" for test in tests)
