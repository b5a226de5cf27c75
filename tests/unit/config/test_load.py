from __future__ import annotations

import zoneinfo
from pathlib import Path

import pytest

from aggregator.config import values
from aggregator.config.load import defaults, load, parse
from aggregator.config.places import find
from aggregator.config.show import effective
from aggregator.errors import ConfigError, Exit

PARSECS = """"timeout" in [fetch]: '5 parsecs' is not a duration; write a number and a unit, like "30s", "10m", "1h30m" or "7d\""""
FILE = Path("config.toml")


def mistakes(text: str) -> list[str]:
    with pytest.raises(ConfigError) as caught:
        parse(text, FILE)
    assert caught.value.exit_code == Exit.USAGE
    return str(caught.value).split("\n")


def test_an_empty_file_is_valid_and_means_the_defaults(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", "/state")
    settings = parse("", FILE)
    assert settings.feeds == ()
    assert settings.data_dir == Path("/state/aggregator")
    assert settings == defaults()


def test_without_xdg_the_state_goes_to_the_home_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("XDG_STATE_HOME", raising=False)
    monkeypatch.setenv("HOME", "/home/reader")
    assert defaults().data_dir == Path("/home/reader/.local/state/aggregator")


@pytest.fixture
def homeless(monkeypatch: pytest.MonkeyPatch) -> None:
    """Be a user number without an account, as containers like to start a program: Python knows no home for it."""

    def unknown(number: int) -> None:
        raise KeyError(number)

    for name in ("HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("pwd.getpwuid", unknown)


@pytest.mark.usefixtures("homeless")
def test_a_user_without_a_home_needs_none_when_the_file_says_where_everything_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert parse('data_dir = "/var/lib/aggregator"', FILE).data_dir == Path("/var/lib/aggregator")
    with pytest.raises(ConfigError, match="none found"):
        find(None, {})


@pytest.mark.usefixtures("homeless")
def test_a_user_without_a_home_is_told_which_key_is_missing_or_must_be_written_out() -> None:
    assert mistakes("") == ["configuration: this user has no home folder, so data_dir must be set, or $XDG_STATE_HOME"]
    [said] = mistakes('data_dir = "~/news"')
    assert said.endswith("begins with a home folder that is not known here; write the whole path")


def test_every_mistake_is_reported_at_once_in_the_order_of_the_file() -> None:
    assert mistakes(
        """\
[fetch]
timeout = "5 parsecs"

[[feeds]]
url = "https://a.example/rss"
intervall = "1h"

[[feeds]]
name = "no address"
timezone = "Asia/Kolkatta"

[[feeds]]
url = "https://a.example/rss"
"""
    ) == [
        f"config.toml:2: {PARSECS}",
        'config.toml:6: unknown key "intervall" in [[feeds]] #1; did you mean "interval"?',
        'config.toml:8: [[feeds]] #2 needs "url"',
        'config.toml:10: "timezone" in [[feeds]] #2: "Asia/Kolkatta" is not a time zone; did you mean "Asia/Kolkata"?',
        "config.toml:13: [[feeds]] #3 is the same feed as #1; take one of them out",
    ]


@pytest.mark.parametrize(
    "again", ["HTTPS://A.example/rss", "https://a.example:443/rss", "https://a.example/rss#news", "feed:https://a.example/rss"]
)
def test_one_feed_in_two_spellings_stands_there_twice(again: str) -> None:
    """Both were polled for ever: a server was asked the same thing twice."""
    assert mistakes(f"[[feeds]]\nurl = 'https://a.example/rss'\n[[feeds]]\nurl = '{again}'\n") == [
        "config.toml:4: [[feeds]] #2 is the same feed as #1; take one of them out"
    ]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("dta_dir = 'x'", '1: unknown key "dta_dir" at the top level; did you mean "data_dir"?'),
        ("[fetch]\ninterval = '1h'", '2: unknown key "interval" in [fetch]; it belongs to [schedule] or [[feeds]]'),
        ("[log]\nqqq = 1", '2: unknown key "qqq" in [log]; known are level, format'),
        ("[fetch.hosts.'a.example']\ndely = '1s'", '2: unknown key "dely" in [fetch.hosts."a.example"]; did you mean "delay"?'),
        ("[schedule]\njitter = 'lots'", '2: "jitter" in [schedule]: needs a number, not "lots"'),
        ("[schedule]\njitter = 2", '2: "jitter" in [schedule]: must be at most 1, not 2'),
        ("[fetch]\nconcurrency = 0", '2: "concurrency" in [fetch]: must be at least 1, not 0'),
        ("[fetch]\ntimeout = '0s'", '2: "timeout" in [fetch]: must be longer than 0s'),
        ("[retention]\nsize = -1", '2: "size" in [retention]: -1 is not a size; write a number and a unit, like "15MiB" or "2GB"'),
        (
            "[retention]\narticles = '0d'",
            '2: "articles" in [retention]: would prune every article at once; to keep them, write a long time, like "36500d"',
        ),
        ("[fetch]\nmax_body = 'big'", '2: "max_body" in [fetch]: \'big\' is not a size; write a number and a unit, like "15MiB" or "2GB"'),
        ("[fetch]\nallow_networks = ['ten']", '2: item 1 of "allow_networks" in [fetch]: needs a network, like "10.0.0.0/8", not "ten"'),
        ("[grouping]\nduplicate_threshold = 0", '2: "duplicate_threshold" in [grouping]: must be more than 0, not 0'),
        ("[log]\nlevel = 'loud'", '2: "level" in [log]: must be one of "debug", "info", "warning" or "error", not "loud"'),
        ("[feeds]\nurl = 'https://a.example/'", '1: "feeds" at the top level: write [[feeds]] with double brackets'),
        ("[[web]]\nenabled = true", '1: "web" at the top level: write [web] with single brackets'),
        ("web = 3", '1: "web" at the top level: needs a table, not 3'),
        (
            "[web]\naddress = 'https://a.example/news'",
            '2: "address" in [web]: must be a name without a path, like "https://news.example.org"',
        ),
        ("[web]\nlisten = '::1:80'", '2: "listen" in [web]: must be an address and a port, like "127.0.0.1:8642" or "[::1]:8642"'),
        ("[fetch]\nproxy = 'socks5://x'", '2: "proxy" in [fetch]: must look like "http://proxy.example:3128"'),
        ("[database]\nurl = 'mysql://x/y'", '2: "url" in [database]: must start with "sqlite:///" or "postgresql://"'),
        ("[database]\nurl = 'sqlite:///'", '2: "url" in [database]: must name a file, like "sqlite:///aggregator.db"'),
        ("[[digests]]\nname = 'My Day'", '2: "name" in [[digests]] #1: may hold a-z, 0-9, - and _ only, because it names files'),
        ("[[digests]]\nname = 'd'\nat = '07:00'", '3: "at" in [[digests]] #1: needs a list in square brackets, not "07:00"'),
        ("[[digests]]\nname = 'd'\nat = ['7 am']", '3: item 1 of "at" in [[digests]] #1: needs a time of day, like "07:00", not "7 am"'),
        ("[[digests]]\nname = 'd'\nexcept = [3]", '3: item 1 of "except" in [[digests]] #1: needs text in quotes, not 3'),
        ("[[digests]]\nname = 'd'\n[digests.email]\nto = ['a@b.example']", '3: [digests.email] of [[digests]] #1 needs "from"'),
        ("[[digests]]\nname = 'd'\nformats = []", '3: "formats" in [[digests]] #1: needs at least 1 item'),
        ("[[digests]]\nname='d'\n[[digests]]\nname='d'", "4: [[digests]] #2 has the name of #1; take one of them out"),
        ("[schedule]\nmin_interval='2d'", '2: "min_interval" in [schedule] is longer than "max_interval"; make it the shorter of the two'),
        ("[schedule]\nmax_interval='1m'", '2: "min_interval" in [schedule] is longer than "max_interval"; make it the shorter of the two'),
        (
            "[[digests]]\nname='daily'\n[[digests]]\nname='alert-storms'\n",
            '4: "alert-storms", the name of [[digests]] #2, begins with "alert-"; such names are kept for what [[alerts]] send',
        ),
        (
            "".join(f"[[alerts]]\nname='{name}'\nmatch='x'\nwebhook.url='https://a.example/'\n" for name in ("Big storms", "big-storms!")),
            '6: [[alerts]] #2 is sent as "alert-big-storms", like #1; give it a name that differs in letters or digits',
        ),
        ("[[alerts]]\nname='a'\nmatch='x'", '1: [[alerts]] #1 reaches nobody; give it "digest", [alerts.email] or [alerts.webhook]'),
        (
            "[[alerts]]\nname='a'\nmatch='x'\ndigest='d'",
            '4: [[alerts]] #1 names the digest "d", but no [[digests]] has that name',
        ),
        ("[cluster]\nrole='worker'", '2: role "worker" in [cluster] needs PostgreSQL; give [database] a postgresql:// url'),
        (
            "[grouping]\nstory_threshold = 0.9",
            '2: the thresholds in [grouping] must keep this order: "topic_threshold" <= "story_threshold" <= "duplicate_threshold"',
        ),
        ("[[feeds]]\nurl = 'ftp://a.example/'", '2: "url" in [[feeds]] #1: must start with https:// or http://, not with "ftp:"'),
        (
            "[[feeds]]\nurl = 'https://a.example/'\nfulltext = 'often'",
            '3: "fulltext" in [[feeds]] #1: must be true, false or "always", not "often"',
        ),
        ("[[feeds]]\nurl = 'https://a.example/'\nfulltext = 1", '3: "fulltext" in [[feeds]] #1: must be true, false or "always", not 1'),
        ("[[feeds]]\nurl = 'a.example'", '2: "url" in [[feeds]] #1: must start with https:// or http://, not with nothing'),
        ("[[feeds]]\nurl = 'https:///rss'", '2: "url" in [[feeds]] #1: names no host'),
        ("[[feeds]]\nurl = 'https://a.example/a b'", '2: "url" in [[feeds]] #1: holds white space; write it as %20'),
        (
            "[[feeds]]\nurl='https://a.example/'\n[[feeds]]\nurl='https://b.example/'\nwas=['https://a.example/']",
            '5: item 1 of "was" in [[feeds]] #2 is the address of [[feeds]] #1; take that feed out, its history goes on here',
        ),
        (
            "[[feeds]]\nurl='https://a.example/'\ndrop=['sport', '(storm']",
            """3: item 2 of "drop" in [[feeds]] #1: "(" is never closed, at column 7 of '(storm'""",
        ),
        (
            "[[alerts]]\nname='a'\nmatch=''\ndigest='d'\n[[digests]]\nname='d'",
            """3: "match" in [[alerts]] #1: an empty filter matches nothing; write a word, at column 1 of ''""",
        ),
        (
            "[[digests]]\nname='d'\n[digests.email]\nto=['me@a.example', 'you']\nfrom='Me <me@a.example>'",
            """4: item 2 of "to" in [digests.email] of [[digests]] #1: 'you' is not a mail address""",
        ),
        (
            "[[digests]]\nname='d'\n[digests.email]\nto=['me@a.example']\nfrom=''",
            """5: "from" in [digests.email] of [[digests]] #1: '' is not a mail address""",
        ),
        (
            "[[feeds]]\nurl='https://a.example/'\nheaders={'X Key' = 'a'}",
            '3: "X Key" in [feeds.headers] of [[feeds]] #1: is no name of a header; it is one word without spaces and colons',
        ),
        (
            "[[feeds]]\nurl='https://a.example/'\nheaders={Cookie = 'name=Jürgen'}",
            '3: "Cookie" in [feeds.headers] of [[feeds]] #1: must be one line of ASCII characters; write others %-encoded',
        ),
        (
            (
                "[[feeds]]\nurl='https://a.example/'\nwas=['https://o.example/']\n"
                "[[feeds]]\nurl='https://b.example/'\nwas=['feed://x.example/', 'https://o.example/']"
            ),
            '6: item 2 of "was" in [[feeds]] #2 stands in that of [[feeds]] #1, too; one feed alone can go on with a history',
        ),
        (
            "[[feeds]]\nurl='https://a.example/'\npassword_file='/run/credentials/x'",
            '3: [[feeds]] #1 has a "password_file" and no "user", and sends neither; give it "user"',
        ),
        (
            "[[feeds]]\nurl='https://a.example/'\nlanguage='English'",
            '3: "language" in [[feeds]] #1: "English" is no language tag; write one like "en", "de-AT" or "zh-Hant"',
        ),
        (
            "[[feeds]]\nurl='https://a.example/'\ntags=['a', ' ']",
            '3: item 2 of "tags" in [[feeds]] #1: is empty; write a word, or take it out',
        ),
        ("[[feeds]]\nurl='https://a.example/'\nweight=inf", '3: "weight" in [[feeds]] #1: needs a number, not Infinity'),
        (
            "[[digests]]\nname='d'\n[digests.weights]\ntags={a = -1}",
            '4: "a" in [digests.weights.tags] of [[digests]] #1: must be at least 0, not -1',
        ),
        (
            "[[digests]]\nname='d'\n[[alerts]]\nname=''\nmatch='x'\ndigest='d'",
            '4: "name" in [[alerts]] #1: is empty; write a word, or take it out',
        ),
        (
            "[[feeds]]\nurl='https://a.example/'\nheaders={Host = 'b.example'}",
            '3: "Host" in [feeds.headers] of [[feeds]] #1: is a header that the program sets itself; take it out',
        ),
        (
            "[[feeds]]\nurl='https://a.example/'\nheaders={Accept-Encoding = 'br'}",
            '3: "Accept-Encoding" in [feeds.headers] of [[feeds]] #1: is a header that the program sets itself; take it out',
        ),
        (
            "[fulltext.sites.'a.example']\ntext='div..story'",
            "2: \"text\" in [fulltext.sites.\"a.example\"]: '..story' in 'div..story' is not understood",
        ),
        (
            "[fulltext.sites.'a.example']\nremove=['.ad', 'p:hover']",
            "2: item 2 of \"remove\" in [fulltext.sites.\"a.example\"]: ':hover' in 'p:hover' is not understood",
        ),
        (
            "[[feeds]]\nurl='https://a.example/'\nuser='me'\nheaders={X = 'y', authorization = 'Bearer t'}",
            '4: [[feeds]] #1 has a "user" and a header "authorization"; keep one of them',
        ),
        ("a = " + "[" * 5000, " holds lists or tables hundreds deep in each other"),
        ("a = ", "1: not valid TOML: Invalid value, but the file ends here"),
        ('a = 1\nb = "x\n', "2: not valid TOML: Illegal character '\\n' (column 7)"),
        ("a = 1\na = 2\n", "2: not valid TOML: Cannot overwrite a value (column 6)"),
    ],
)
def test_one_mistake_one_sentence(text: str, problem: str) -> None:
    assert mistakes(text) == [f"config.toml:{problem}"]


@pytest.mark.parametrize(
    "text",
    [
        "[[feeds]]\nurl = 'https://reader:hunter2@a.example/rss'",
        "[[feeds]]\nurl = 'https://a.example/rss'\nheaders = {Cookie = ['hunter2']}",
        "[[feeds]]\nurl = 'https://a.example/rss'\nheaders = {Cookie = 'hunter2-ß'}",
        "[[feeds]]\nurl = 'https://a.example/rss'\npassword_file = 'hunter2'",
        "[[feeds]]\nurl = 'https://a.example/rss'\npassword = 'hunter2'",
        "[database]\nurl = 'postgresq://aggregator:hunter2@db/news'",
        "[fetch]\nproxy = 'ftp://u:hunter2@proxy.example'",
        "[database]\nurl = 'postgresql://aggregator:hunter2@db:port/news'",
    ],
)
def test_no_mistake_repeats_a_secret(text: str) -> None:
    assert "hunter2" not in "\n".join(mistakes(text))


def test_relative_files_start_at_the_folder_of_the_config(tmp_path: Path) -> None:
    (tmp_path / "pw").write_text("x")
    file = tmp_path / "config.toml"
    file.write_text('data_dir = "state"\n[database]\npassword_file = "pw"\n[[digests]]\nname = "d"\ndirectory = "out"\n')
    settings = load(file)
    assert settings.data_dir == tmp_path / "state"
    assert settings.database.password_file == tmp_path / "pw"
    assert settings.digests[0].directory == tmp_path / "out"
    assert settings.database.url == "sqlite:///aggregator.db"


def test_an_empty_file_holds_no_secret(tmp_path: Path) -> None:
    """A digest was signed with nothing, or the first delivery found out."""
    (tmp_path / "key").touch()
    path = tmp_path / "config.toml"
    path.write_text("[[digests]]\nname='d'\n[digests.webhook]\nurl='https://a.example/'\nsecret_file='key'", "utf-8")
    with pytest.raises(ConfigError, match="names an empty file"):
        load(path)


def test_a_file_that_systemd_makes_when_the_service_starts_may_be_missing_in_a_shell() -> None:
    text = "[database]\npassword_file = '/run/credentials/aggregator.service/postgres'"
    assert parse(text, FILE).database.password_file == Path("/run/credentials/aggregator.service/postgres")


def test_the_key_of_a_paid_feed_is_hidden_where_settings_are_shown() -> None:
    """`config show` printed it, while logs and messages hid it."""
    text = '[[feeds]]\nurl = "https://a.example/f?page=2&token=hunter2"\nwas = ["https://a.example/f?api_key=hunter2"]\n'
    (feed,) = effective(parse(text, FILE))["feeds"]
    assert (feed["url"], feed["was"]) == ("https://a.example/f?page=2&token=***", ["https://a.example/f?api_key=***"])


def test_headers_are_hidden_but_reach_the_feed() -> None:
    settings = parse('[[feeds]]\nurl = "https://a.example/"\nheaders = {Cookie = "hunter2"}\n', FILE)
    assert "hunter2" not in repr(settings)
    assert settings.specs()[0].headers == (("Cookie", "hunter2"),)
    assert "hunter2" not in repr(settings.specs())


def test_a_feed_inherits_the_interval_of_the_schedule() -> None:
    settings = parse('[schedule]\ninterval = "3h"\n[[feeds]]\nurl = "https://a.example/"\n', FILE)
    assert settings.specs()[0].interval.total_seconds() == 3 * 3600
    assert settings.policy(settings.specs()[0].interval).interval.total_seconds() == 3 * 3600
    assert settings.limits().total.total_seconds() == 90


def test_a_file_that_is_not_there_not_readable_or_not_text_says_so(tmp_path: Path) -> None:
    for name, content, reason in (
        ("missing.toml", None, "there is no such file"),
        ("latin.toml", b"# ok\n# caf\xe9\n", "latin.toml:2: not UTF-8 text"),
    ):
        if content is not None:
            (tmp_path / name).write_bytes(content)
        with pytest.raises(ConfigError, match=reason):
            load(tmp_path / name)
    with pytest.raises(ConfigError, match="cannot be read: Is a directory"):
        load(tmp_path)


def test_a_byte_order_mark_is_no_mistake(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_bytes(b'\xef\xbb\xbf[log]\nlevel = "debug"\n')
    assert load(tmp_path / "config.toml").log.level == "debug"


def test_the_file_is_looked_for_in_the_documented_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    xdg = tmp_path / "xdg"
    environ = {"XDG_CONFIG_HOME": str(xdg)}
    with pytest.raises(ConfigError) as caught:
        find(None, environ)
    assert all(place in str(caught.value) for place in ("config.toml", str(xdg), "/etc/aggregator/config.toml", "config init"))
    (xdg / "aggregator").mkdir(parents=True)
    (xdg / "aggregator" / "config.toml").touch()
    assert find(None, environ) == xdg / "aggregator" / "config.toml"
    (tmp_path / "config.toml").touch()
    assert find(None, environ) == Path("config.toml")
    assert find(None, {**environ, "AGGREGATOR_CONFIG": "named.toml"}) == Path("named.toml")
    assert find(Path("given.toml"), {**environ, "AGGREGATOR_CONFIG": "named.toml"}) == Path("given.toml")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ('[fetch]\nrobots = "yes"', '"robots" in [fetch]: needs true or false, without quotes, not "yes"'),
        ("[fetch]\nconcurrency = 6.0", '"concurrency" in [fetch]: needs a whole number, not 6.0'),
        ("[fetch]\nconcurrency = true", '"concurrency" in [fetch]: needs a whole number, not true'),
        ("[schedule]\nadaptive = 1", '"adaptive" in [schedule]: needs true or false, without quotes, not 1'),
        ('[[feeds]]\nurl = "https://a.example/f"\nweight = "2"', '"weight" in [[feeds]] #1: needs a number, not "2"'),
        ("[[feeds]]\nurl = 7", '"url" in [[feeds]] #1: needs text in quotes, not 7'),
        ("[fetch.hosts]\n'a.example' = {per_host = '2'}", '"per_host" in [fetch.hosts."a.example"]: needs a whole number, not "2"'),
        ("[[digests]]\nname = 'a'\nat = [25200]", 'item 1 of "at" in [[digests]] #1: 25200 is not a time of day; write it like "07:00"'),
    ],
)
def test_a_value_of_the_wrong_type_is_no_near_enough(text: str, sentence: str) -> None:
    (told,) = mistakes(text)
    line = next(n for n, part in enumerate(text.splitlines(), 1) if sentence.rsplit(" in ", 1)[0].split('"')[1] in part)
    assert told == f"config.toml:{line}: {sentence}"


def test_a_whole_number_is_a_number_and_a_toml_time_is_a_time() -> None:
    settings = parse("[schedule]\njitter = 0\n[[digests]]\nname = 'a'\nat = [07:30:00]\n", FILE)
    assert settings.schedule.jitter == 0
    assert settings.digests[0].at[0].isoformat() == "07:30:00"


def test_a_zone_is_known_by_its_own_file_as_it_is_by_the_list_of_all() -> None:
    known = zoneinfo.available_timezones()
    files = {str(file.relative_to(root)) for root in zoneinfo.TZPATH for file in Path(root).rglob("*")}
    strange = {"", "/", "..", "../UTC", "Europe", "posix/UTC", "right/UTC", "posixrules", "Etc/GMT+99", "UTC\0", "\ud800", "a" * 300}
    assert {name for name in known | files | strange if values._is_plain_zone(name)} == {
        name for name in known if not name.startswith("posix")
    }


def test_a_table_that_stands_twice_is_named_as_people_write_it() -> None:
    (told,) = mistakes("[fetch]\n[fetch]\n")
    assert told == "config.toml:2: not valid TOML: [fetch] stands twice; put its keys into one table (column 7)"
