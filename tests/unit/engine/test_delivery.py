"""A digest on its way: every target once, tried again, given up, and never two of one slot."""

from __future__ import annotations

import email
from datetime import time, timedelta

from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Sink

from aggregator.config.schema import DigestSection, EmailSection, WebhookSection
from aggregator.engine.digest import CLAIM, build, build_slot, open_run, send, targets
from aggregator.errors import DeliveryError
from tests.newsdesk import START, deliver_due
from tests.unit.engine.house import DAY, HOUR, STORM, files_of, kit_of, settings_of, titles


async def first_built(house):
    """Write the first digest, of one article; return the kit and the delivery that waits."""
    kit = kit_of(house, settings_of(house.path))
    house.desk.publish(house.desk.feed("Harbour Times"), "The market hall lost its roof in the storm", STORM, at=START - HOUR)
    await build_slot(kit, f"daily {START.isoformat()}", START)
    (delivery,) = house.store.digests.due_deliveries(START)
    return kit, delivery


async def test_a_second_digest_within_the_minute_leaves_the_delivered_file_alone_and_its_retry_finds_its_own_name(house):
    settings = settings_of(house.path)
    kit, feed = kit_of(house, settings), house.desk.feed("Harbour Times")
    house.desk.publish(feed, "The market hall lost its roof in the storm", STORM, at=START - 2 * HOUR)
    await send(kit, settings.digests[0], now=START)
    delivered = files_of(house)
    house.desk.publish(feed, "The ferry is back in service", at=START + timedelta(seconds=5))
    second = open_run(house.store, settings, settings.digests[0], START + timedelta(seconds=20), START + timedelta(seconds=20))
    third = open_run(house.store, settings, settings.digests[0], START + timedelta(seconds=40), START + timedelta(seconds=40))
    assert house.store.digests.before_in_minute("daily", third.scheduled_for, second.id) == 1  # as before the third came
    (sent,) = await deliver_due(kit, START + timedelta(minutes=2))
    (name,) = {path.name for path in sent.paths}
    assert name.endswith("-3.html")
    assert "ferry is back" in files_of(house)[name]
    assert delivered.items() < files_of(house).items()


async def test_a_slot_that_comes_while_the_last_digest_is_on_its_way_waits_and_shows_nothing_twice(house):
    kit, delivery = await first_built(house)
    assert house.store.digests.claim(delivery, START, START + CLAIM)
    later = START + timedelta(seconds=20)
    await build_slot(kit, f"daily {later.isoformat()}", later)
    assert house.store.digests.slots("daily") == [START]
    items = house.store.digests.digest(delivery.run_id).items
    house.store.digests.delivered(delivery, [(item.article_id, item.state) for item in items], later, "taken")
    await build_slot(kit, f"daily {later.isoformat()}", later)
    assert house.store.digests.slots("daily") == [later, START]
    (second,) = house.store.digests.due_deliveries(later)
    assert titles(house.store.digests.digest(second.run_id)) == []


async def test_a_slot_that_comes_while_the_last_digest_cannot_be_delivered_takes_its_stories_over(house):
    kit, delivery = await first_built(house)
    house.store.digests.failed(delivery, "no route", START + HOUR)
    later = START + timedelta(seconds=20)
    await build_slot(kit, f"daily {later.isoformat()}", later)
    (second,) = house.store.digests.due_deliveries(later + HOUR)
    assert titles(house.store.digests.digest(second.run_id)) == ["The market hall lost its roof in the storm"]


async def test_a_failed_delivery_is_retried_with_the_same_digest_and_marks_nothing_before(house, tmp_path):
    blocked = tmp_path / "blocked"
    blocked.write_text("a file where a directory should be")
    daily = DigestSection(name="daily", directory=blocked)
    settings = settings_of(house.path, daily)
    kit, feed = kit_of(house, settings), house.desk.feed("Harbour Times")
    house.desk.publish(feed, "The market hall lost its roof", at=START - HOUR)
    (failed,) = await send(kit, daily, now=START)
    assert not failed.done
    assert "blocked" in failed.detail
    assert titles(build(house.store, settings, daily, now=START + HOUR))
    (need,) = build(house.store, settings, daily, now=START + HOUR).needs
    assert "digest daily: could not be delivered by directory" in need.text
    blocked.unlink()
    assert await deliver_due(kit, START + timedelta(seconds=30)) == []
    house.desk.publish(feed, "Something newer than the digest", at=START + timedelta(seconds=40))
    (done,) = await deliver_due(kit, START + timedelta(minutes=2))
    assert done.done
    assert b"newer than" not in done.paths[0].read_bytes()
    later = build(house.store, settings, daily, now=START + HOUR)
    assert (titles(later), later.needs) == (["Something newer than the digest"], ())  # it is there: nobody needs to know


async def test_a_target_is_given_up_after_the_last_retry(house):
    hook = DigestSection(name="hook", webhook=WebhookSection(url="https://hook.example/x"))
    settings = settings_of(house.path, hook)
    kit = kit_of(house, settings)
    house.desk.publish(house.desk.feed("Harbour Times"), "The market hall lost its roof", at=START - HOUR)
    kit.fetcher.answers = [500, *[DeliveryError("no answer")] * 200]
    now = START
    await send(kit, hook, now=now)
    tries = 1
    for _ in range(12):
        now += DAY
        tries += len([d for d in await deliver_due(kit, now) if d.channel == "webhook" and d.scheduled_for == START])
    assert tries == 9
    assert house.store.digests.failed_deliveries(START + 9 * DAY)
    told = [need.text for need in build(house.store, settings, hook, now=now).needs]
    assert any("could not be delivered by webhook to https://hook.example/***" in text for text in told)


class HalfWay:
    """A mail server that takes one letter, breaks down at the next, and is repaired."""

    def __init__(self):
        self.letters = []

    async def handle_DATA(self, _server, _session, envelope):  # noqa: N802 - aiosmtpd's name
        self.letters.append((envelope.rcpt_tos[0], email.message_from_bytes(envelope.content)["Message-ID"]))
        return "421 4.3.0 closing down" if len(self.letters) == 2 else "250 OK"


async def test_a_mail_server_that_fails_half_way_gets_the_rest_again_and_nobody_a_second_letter(house, unused_tcp_port):
    mail = EmailSection(to=("a@home.example", "b@home.example"), host="127.0.0.1", port=unused_tcp_port, **{"from": "d@news.example"})
    daily = DigestSection(name="daily", email=mail)
    kit = kit_of(house, settings_of(house.path, daily))
    house.desk.publish(house.desk.feed("Harbour Times"), "The market hall lost its roof", at=START - HOUR)
    box = HalfWay()
    office = Controller(box, hostname="127.0.0.1", port=unused_tcp_port)
    office.start()
    try:
        first = await send(kit, daily, now=START)
        (again,) = await deliver_due(kit, START + timedelta(minutes=2))
    finally:
        office.stop()
    assert {d.target: d.done for d in first if d.channel == "email"} == {"a@home.example": True, "b@home.example": False}
    assert (again.target, again.done) == ("b@home.example", True)
    assert [to for to, _ in box.letters] == ["a@home.example", "b@home.example", "b@home.example"]
    assert box.letters[1] == box.letters[2]  # the same Message-ID: a mailbox that has it already shows one
    assert not build(house.store, kit.settings(), daily, now=START + HOUR).stories


async def test_whoever_left_the_list_gets_nothing_of_what_was_waiting_and_nobody_is_told_to_put_it_right(house, unused_tcp_port):
    """A letter was tried for a day and a half after its mailbox had been taken out of the file, with "needs you" all the while."""
    where = {"host": "127.0.0.1", "port": unused_tcp_port, "from": "d@news.example"}
    daily = DigestSection(name="daily", email=EmailSection(to=("gone@home.example",), **where))
    kit = kit_of(house, settings_of(house.path, daily))
    house.desk.publish(house.desk.feed("Harbour Times"), "The market hall lost its roof", at=START - HOUR)
    await send(kit, daily, now=START)
    assert [row.target for row in house.store.digests.failed_deliveries(START)] == ["gone@home.example"]
    renamed = DigestSection(name="daily", email=EmailSection(to=("Gone <gone@HOME.example>",), **where))
    kit.settings = lambda: settings_of(house.path, renamed)
    assert [delivered.target for delivered in await deliver_due(kit, START + timedelta(minutes=1))] == ["gone@home.example"]
    after = DigestSection(name="daily", email=EmailSection(to=("here@home.example",), **where))
    kit.settings = lambda: settings_of(house.path, after)
    assert await deliver_due(kit, START + timedelta(minutes=7)) == []
    assert house.store.digests.failed_deliveries(START + timedelta(minutes=7)) == []
    assert house.store.figures.counts(START + timedelta(minutes=7)).deliver == 0


def test_a_mailbox_that_is_listed_twice_gets_one_letter(house):
    to = ("me@home.example", "Me <me@HOME.example>", "Me@home.example", "you@home.example")
    daily = DigestSection(name="daily", email=EmailSection(to=to, host="127.0.0.1", **{"from": "d@news.example"}))
    asked = targets(settings_of(house.path, daily), daily)
    assert [target for channel, target in asked if channel == "email"] == ["me@home.example", "Me@home.example", "you@home.example"]


async def test_a_webhook_gets_the_json_and_a_key_that_tells_repetitions(house):
    hook = DigestSection(name="hook", webhook=WebhookSection(url="https://hook.example/x"))
    settings = settings_of(house.path, hook)
    kit = kit_of(house, settings)
    house.desk.publish(house.desk.feed("Harbour Times"), "The market hall lost its roof", at=START - HOUR)
    await send(kit, hook, now=START)
    ((url, body, headers),) = kit.fetcher.posts
    assert url == "https://hook.example/x"
    assert b"market hall" in body
    assert headers["X-Aggregator-Delivery"] == f"hook/{START.isoformat()}"


async def test_a_fault_in_one_delivery_leaves_the_others_alone(house):
    hook = DigestSection(name="hook", webhook=WebhookSection(url="https://hook.example/x"))
    settings = settings_of(house.path, hook)
    kit = kit_of(house, settings)
    kit.fetcher.answers = [RuntimeError("boom")]
    results = {d.channel: d for d in await send(kit, hook, now=START)}
    assert results["directory"].done
    assert "boom" in results["webhook"].detail


async def test_a_channel_taken_out_of_the_file_fails_with_its_reason(house):
    hook = DigestSection(name="hook", webhook=WebhookSection(url="https://hook.example/x"))
    kit = kit_of(house, settings_of(house.path, hook))
    kit.fetcher.answers = [500]
    await send(kit, hook, now=START)
    gone = kit_of(house, settings_of(house.path, DigestSection(name="hook", at=(time(5),))))
    assert [d.detail for d in await deliver_due(gone, START + HOUR)] == ["webhook is no longer configured for this digest"]
    other = kit_of(house, settings_of(house.path, DigestSection(name="other", at=(time(5),))))
    assert any('is named "hook"' in d.detail for d in await deliver_due(other, START + DAY))


async def test_mail_counts_as_sent_when_the_server_accepts_it(house, unused_tcp_port):
    mail = EmailSection(to=("reader@home.example",), host="127.0.0.1", port=unused_tcp_port, **{"from": "digest@news.example"})
    daily = DigestSection(name="daily", email=mail)
    kit = kit_of(house, settings_of(house.path, daily))
    results = {d.channel: d for d in await send(kit, daily, now=START)}
    assert f"127.0.0.1:{unused_tcp_port}" in results["email"].detail
    office = Controller(Sink(), hostname="127.0.0.1", port=unused_tcp_port)
    office.start()
    try:
        (retried,) = await deliver_due(kit, START + timedelta(minutes=2))
    finally:
        office.stop()
    assert retried.done
    assert not house.store.figures.counts(START).deliver
