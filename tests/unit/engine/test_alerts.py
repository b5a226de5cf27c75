"""Alerts that ring at once, to a real mail server and a real HTTP receiver on loopback."""

from __future__ import annotations

import email
import json
from datetime import time, timedelta
from email.policy import default
from types import SimpleNamespace

import pytest
from aiosmtpd.controller import Controller

from aggregator.clock import SystemClock
from aggregator.config.schema import AlertSection, DigestSection, EmailSection, FetchSection, GroupingSection, Settings, WebhookSection
from aggregator.engine.alerts import alerts_of
from aggregator.engine.digest import Looks, look, send, targets
from aggregator.engine.duties import Duties, LastTick
from aggregator.engine.tasks import task_table
from aggregator.fetch.client import Fetcher
from aggregator.store.tables import Article, DigestItem, DigestRun
from tests.newsdesk import START, Newsdesk, deliver_due

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


class Postbox:
    """Takes letters, or refuses them while it is closed."""

    def __init__(self):
        self.letters, self.closed = [], False

    async def handle_DATA(self, server, session, envelope):  # noqa: ARG002, N802 - aiosmtpd's name
        if self.closed:
            return "451 Try later"
        self.letters.append(email.message_from_bytes(envelope.content, policy=default))
        return "250 Accepted"

    @property
    def subjects(self):
        return [letter["Subject"] for letter in self.letters]


@pytest.fixture
def post(unused_tcp_port):
    postbox = Postbox()
    office = Controller(postbox, hostname="127.0.0.1", port=unused_tcp_port)
    office.start()
    postbox.port = unused_tcp_port
    yield postbox
    office.stop()


@pytest.fixture
async def house(store, tmp_path):
    fetcher = Fetcher(FetchSection(allow_networks=("127.0.0.0/8",)), SystemClock())
    yield SimpleNamespace(store=store, path=tmp_path, desk=Newsdesk(store), fetcher=fetcher)
    await fetcher.aclose()


def mail_to(port):
    return EmailSection(to=("reader@home.example",), host="127.0.0.1", port=port, **{"from": "alerts@news.example"})


def storms(**channels):
    return AlertSection(name="Storms", match="storm OR cyclone", **channels)


def kit_of(house, *alerts, **more):
    async def db(call, *args, **kwargs):
        return call(*args, **kwargs)

    db.patiently = db
    settings = Settings(data_dir=house.path, alerts=alerts, **more)
    return SimpleNamespace(settings=lambda: settings, store=house.store, db=db, fetcher=house.fetcher)


async def test_a_storm_is_mailed_at_once_and_once_whatever_joins_its_story(house, post):
    kit, looks, feed = kit_of(house, storms(email=mail_to(post.port))), Looks(), house.desk.feed("Harbour Times")
    story = house.desk.story()
    house.desk.publish(feed, "Storm nears the harbour", "It blows.", at=START, story=story)
    house.desk.publish(feed, "Sport: the cup stays here", at=START)
    (sent,) = await deliver_due(kit, START + MINUTE, looks)
    assert (sent.done, sent.name, sent.channel) == (True, "alert-storms", "email")
    assert post.subjects == ["Storms: Storm nears the harbour"]
    assert "Alert: Storms" in post.letters[0].get_body(("plain",)).get_content()
    house.desk.publish(feed, "Storm is over the harbour", at=START + 2 * MINUTE, story=story)
    assert await deliver_due(kit, START + 3 * MINUTE, looks) == []
    assert await deliver_due(kit, START + 4 * MINUTE, Looks()) == []  # a new process looks back, and stays silent, too
    assert len(post.letters) == 1


async def test_a_webhook_gets_the_story_once_signed_and_named(house, httpserver, tmp_path):
    key = tmp_path / "key"
    key.write_text("secret")
    httpserver.expect_request("/hook", method="POST").respond_with_data("thanks")
    hook = WebhookSection(url=httpserver.url_for("/hook"), secret_file=key)
    kit, looks, feed = kit_of(house, storms(webhook=hook)), Looks(), house.desk.feed("Harbour Times")
    house.desk.publish(feed, "A cyclone turns south", at=START)
    for minutes in (1, 2):
        await deliver_due(kit, START + minutes * MINUTE, looks)
    ((request, _),) = httpserver.log
    assert request.headers["X-Aggregator-Signature-256"].startswith("sha256=")
    assert request.headers["X-Aggregator-Delivery"].startswith("alert-storms/")
    (section,) = json.loads(request.data)["sections"]
    assert (section["kind"], [story["title"] for story in section["stories"]]) == ("alert", ["A cyclone turns south"])
    assert not list(house.path.glob("**/*.html"))


async def test_a_crash_between_writing_an_alert_and_sending_it_gives_one_mail(house, post):
    kit, feed = kit_of(house, storms(email=mail_to(post.port))), house.desk.feed("Harbour Times")
    house.desk.publish(feed, "Storm nears the harbour", at=START)
    (alert,) = alerts_of(kit.settings())
    look(house.store, kit.settings(), {alert.name: targets(kit.settings(), alert)}, START + MINUTE, Looks())
    assert post.letters == []  # here the process dies; another begins, and knows nothing but the store
    looks = Looks()
    for minutes in (2, 3, 20):
        await deliver_due(kit, START + minutes * MINUTE, looks)
    assert len(post.letters) == 1


async def test_a_mail_server_that_is_down_gets_the_same_mail_later_and_other_stories_do_not_disturb_it(house, post):
    kit, looks, feed = kit_of(house, storms(email=mail_to(post.port))), Looks(), house.desk.feed("Harbour Times")
    post.closed = True
    house.desk.publish(feed, "Storm nears the harbour", at=START)
    (failed,) = await deliver_due(kit, START + MINUTE, looks)
    assert "451" in failed.detail
    assert DigestItem.select().count() == 0  # nothing counts as shown before somebody has it
    house.desk.publish(feed, "Cyclone far out at sea", at=START + MINUTE)
    assert len(await deliver_due(kit, START + 1.5 * MINUTE, looks)) == 1  # the new one; the first keeps its pace
    for minutes in (3, 10, 30):
        await deliver_due(kit, START + minutes * MINUTE, looks)
    assert DigestRun.select().count() == 2
    told = house.store.digests.failed_deliveries(START + HOUR)
    assert {row.digest for row in told} == {"alert-storms"}
    post.closed = False
    await deliver_due(kit, START + 2 * HOUR, looks)
    assert sorted(post.subjects) == ["Storms: Cyclone far out at sea", "Storms: Storm nears the harbour"]
    assert house.store.digests.failed_deliveries(START + 3 * HOUR) == []


async def test_sending_by_hand_replaces_what_waits_and_sends_nothing_empty(house, post):
    kit, feed = kit_of(house, storms(email=mail_to(post.port))), house.desk.feed("Harbour Times")
    (alert,) = alerts_of(kit.settings())
    assert await send(kit, alert, now=START) == []
    post.closed = True
    house.desk.publish(feed, "Storm nears the harbour", at=START)
    house.desk.publish(feed, "Cyclone far out at sea", at=START)
    await send(kit, alert, now=START + MINUTE)
    post.closed = False
    (sent,) = await send(kit, alert, now=START + 1.5 * MINUTE)
    assert sent.done
    assert await deliver_due(kit, START + HOUR, Looks()) == []
    assert [subject.rpartition(" (")[2] for subject in post.subjects] == ["and 1 more)"]


async def test_what_was_old_when_its_feed_was_added_never_rings(house, post):
    kit, feed = kit_of(house, storms(email=mail_to(post.port))), house.desk.feed("Harbour Times")
    house.desk.publish(feed, "Storm of last year", at=START, backlog=True)
    house.desk.publish(feed, "Storm seen three days ago", at=START - 3 * DAY)
    house.desk.publish(feed, "Storm in a tombstone", at=START, pruned_at=START)
    assert await deliver_due(kit, START + MINUTE, Looks()) == []


async def test_an_alert_waits_for_grouping_so_that_a_second_report_of_its_story_is_no_second_mail(house, post):
    kit, looks, feed = kit_of(house, storms(email=mail_to(post.port))), Looks(), house.desk.feed("Harbour Times")
    story = house.desk.story()
    house.desk.publish(feed, "Storm nears the harbour", at=START, story=story)
    late = house.desk.publish(feed, "Harbour awaits the storm", at=START, group_pending=True)
    other = house.desk.publish(feed, "Cyclone far out at sea", at=START, group_pending=True)
    await deliver_due(kit, START + MINUTE, looks)
    assert len(post.letters) == 1
    Article.update(group_pending=False, story=story).where(Article.id == late).execute()
    Article.update(group_pending=False).where(Article.id == other).execute()
    await deliver_due(kit, START + 2 * HOUR, looks)  # grouped long after they came
    assert post.subjects == ["Storms: Storm nears the harbour", "Storms: Cyclone far out at sea"]


async def test_without_grouping_every_article_rings_by_itself(house, post):
    off = GroupingSection(enabled=False)
    kit, looks, feed = kit_of(house, storms(email=mail_to(post.port)), grouping=off), Looks(), house.desk.feed("Harbour Times")
    for minutes in (0, 5, 10):
        house.desk.publish(feed, f"Storm, report {minutes}", at=START + minutes * MINUTE, group_pending=True)
        await deliver_due(kit, START + (minutes + 1) * MINUTE, looks)
    assert len(post.letters) == 3


async def test_the_word_in_a_text_that_arrives_with_the_page_rings_then(house, post):
    kit, looks, feed = kit_of(house, storms(email=mail_to(post.port))), Looks(), house.desk.feed("Harbour Times")
    article = house.desk.publish(feed, "The harbour closes", "A summary.", at=START)
    await deliver_due(kit, START + MINUTE, looks)
    assert post.letters == []
    house.desk.edit(article, at=START + HOUR, text="The harbour closes because a cyclone comes.", source="page")
    await deliver_due(kit, START + HOUR + MINUTE, looks)
    assert len(post.letters) == 1


async def test_silence_costs_one_small_question(house, post, monkeypatch):
    kit, looks = kit_of(house, storms(email=mail_to(post.port))), Looks()
    house.desk.publish(house.desk.feed("Harbour Times"), "Sport: the cup stays here", at=START)
    await deliver_due(kit, START + MINUTE, looks)

    def refuse(*_args, **_more):
        raise AssertionError("looked although nothing had arrived")

    monkeypatch.setattr(house.store.digests.material, "ringing", refuse)
    assert await deliver_due(kit, START + HOUR, looks) == []


async def test_a_changed_expression_looks_back_once(house, post):
    looks, feed = Looks(), house.desk.feed("Harbour Times")
    house.desk.publish(feed, "Ferry runs aground", at=START)
    await deliver_due(kit_of(house, storms(email=mail_to(post.port))), START + MINUTE, looks)
    changed = AlertSection(name="Storms", match="ferry", email=mail_to(post.port))
    await deliver_due(kit_of(house, changed), START + HOUR, looks)
    assert post.subjects == ["Storms: Ferry runs aground"]


async def test_an_alert_stands_in_its_digest_and_rings_without_a_second_digest_being_written(house, post):
    daily = DigestSection(name="daily", at=(time(7),), timezone="Europe/Berlin")
    kit = kit_of(house, storms(email=mail_to(post.port), digest="daily"), digests=(daily,))
    house.desk.publish(house.desk.feed("Harbour Times"), "Storm nears the harbour", at=START)
    await deliver_due(kit, START + MINUTE, Looks())
    assert alerts_of(kit.settings())[0].timezone == "Europe/Berlin"
    newest = house.store.digests.last()  # the front page shows digests, not alerts
    assert newest.name == "daily"
    assert [part.kind for part in house.store.digests.digest(newest.id).parts] == ["alert"]
    assert house.store.digests.last("alert-storms").delivered
    assert len(post.letters) == 1


async def test_the_duty_looks_for_alerts_in_a_file_without_digests_and_remembers_its_looks(house, post):
    asked = []
    kit = kit_of(house, storms(email=mail_to(post.port)))
    kit.clock = SimpleNamespace(now=lambda: START + MINUTE)
    await Duties(lambda: kit, SimpleNamespace(submit=lambda *job: asked.append(job)), LastTick(0.0)).digest()
    assert asked == [("ring", "ring")]
    house.desk.publish(house.desk.feed("Harbour Times"), "Storm nears the harbour", at=START)
    table = task_table(lambda: kit)
    for _ in range(2):
        await table["ring"]("ring")
    await Duties(lambda: kit, SimpleNamespace(submit=lambda *job: asked.append(job)), LastTick(0.0)).digest()
    (letter,) = [key for task, key in asked if task == "deliver"]
    for _ in range(2):
        await table["deliver"](letter)
    assert len(post.letters) == 1


async def test_without_any_digest_in_the_file_an_alert_starts_none(house, post):
    kit = kit_of(house, storms(email=mail_to(post.port)))
    house.desk.publish(house.desk.feed("Harbour Times"), "Sport: the cup stays here", at=START)
    assert await deliver_due(kit, START + 3 * DAY, Looks()) == []
    assert not (house.path / "digests").exists()


async def test_an_alert_taken_out_of_the_file_fails_with_its_reason(house, post):
    post.closed = True
    house.desk.publish(house.desk.feed("Harbour Times"), "Storm nears the harbour", at=START)
    await deliver_due(kit_of(house, storms(email=mail_to(post.port))), START + MINUTE, Looks())
    failed, *_ = [done for done in await deliver_due(kit_of(house), START + HOUR, Looks()) if not done.done]
    assert failed.detail == 'no [[alerts]] in config.toml is named "alert-storms" any more'
