from __future__ import annotations

import asyncio
import email
import socket
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime
from email.header import decode_header, make_header
from email.policy import default

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, LoginPassword

from aggregator.deliver.email import Server, send
from aggregator.deliver.message import Letter, address, message
from aggregator.errors import DeliveryError
from aggregator.render import render, subject
from bench.sample_digest import sample
from tests.certificates import needs_openssl, self_signed

LETTER = Letter(
    name="daily",
    subject="The Morning Digest",
    sender="Aggregator <digest@news.example>",
    recipient="reader@home.example",
    date=datetime(2026, 11, 23, 6, 0, tzinfo=UTC),
    text="Plain.\n",
    html="<html><body><p>Bright.</p></body></html>",
)


class Postbox:
    def __init__(self, answer: str = "250 Accepted"):
        self.letters, self.answer = [], answer

    async def handle_DATA(self, server, session, envelope):  # noqa: ARG002, N802 - aiosmtpd's name
        if self.answer.startswith("250"):
            self.letters.append(envelope)
        return self.answer

    async def handle_RCPT(self, server, session, envelope, recipient, _options):  # noqa: ARG002, N802 - aiosmtpd's name
        if recipient.startswith("nobody"):
            return "550 5.1.1 No such mailbox"
        envelope.rcpt_tos.append(recipient)
        return "250 OK"


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


@pytest.fixture
def post_office():
    running = []

    def start(box, **options):
        controller = Controller(box, hostname="127.0.0.1", port=free_port(), **options)
        controller.start()
        running.append(controller)
        return Server("127.0.0.1", controller.port, "none", timeout=5)

    yield start
    for controller in running:
        controller.stop()


async def test_an_accepted_letter_is_read_back_as_text_and_html(post_office):
    box = Postbox()
    assert "Accepted" in await send(LETTER, post_office(box))
    (envelope,) = box.letters
    mail = email.message_from_bytes(envelope.content, policy=default)
    assert envelope.mail_from == "digest@news.example"
    assert envelope.rcpt_tos == ["reader@home.example"]
    assert mail["List-Id"] == "<daily.digest.news.example>"
    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail.get_body(("plain",)).get_content().strip() == "Plain."
    assert "Bright." in mail.get_body(("html",)).get_content()


async def test_a_whole_digest_arrives_readable_and_loads_nothing(post_office):
    box, digest = Postbox(), sample()
    letter = replace(LETTER, subject=subject(digest), text=render(digest, "text").decode(), html=render(digest, "mail").decode())
    await send(letter, post_office(box))
    mail = email.message_from_bytes(box.letters[0].content, policy=default)
    page = mail.get_body(("html",)).get_content()
    assert "Storm surge floods Vellsund" in page
    assert "انطلاق" in page
    assert "<script" not in page
    assert "src=" not in page
    assert "var(" not in page
    assert mail["Subject"] == "The Morning Digest, Mon 23 Nov: 12 stories from 17 articles in 9 feeds; 1 shown before moved on"
    assert max(len(line) for line in box.letters[0].content.splitlines()) <= 998


def test_the_same_letter_is_the_same_bytes_at_every_try():
    assert bytes(message(LETTER)) == bytes(message(LETTER))
    assert message(LETTER)["Message-ID"] != message(replace(LETTER, recipient="other@home.example"))["Message-ID"]


def test_a_title_cannot_add_headers():
    mail = message(replace(LETTER, subject="News\r\nBcc: everyone@home.example\n\nHello"))
    assert "Bcc" not in mail
    assert mail["Subject"] == "News Bcc: everyone@home.example Hello"


TITLES = (
    "The Morning Digest, Mon 23 Nov: 60 stories from 60 articles in 9 feeds",
    "ملخص الصباح " * 20,
    "漢字" * 100,
    "Überschwemmung, " * 15,
    "\U0001f3f3\ufe0f\u200d\U0001f308" * 40,
    "a" * 300,
    "x =?utf-8?q?evil?= y",
    '"quoted" (comment) \\ <x@y>, ;: ' * 4,
)


@pytest.mark.parametrize("title", TITLES)
def test_a_subject_is_read_back_as_it_was_whatever_its_length_and_script(title):
    """Long ones in Arabic lost blanks, others began on the second line, and a headline that quoted an encoded word was decoded."""
    written = bytes(message(replace(LETTER, subject=title)))
    wanted = " ".join(title.split())
    assert email.message_from_bytes(written, policy=default)["Subject"] == wanted
    old_way = make_header(decode_header(email.message_from_bytes(written)["Subject"]))
    assert " ".join(str(old_way).split()) == wanted
    lines = written.partition(b"\r\n\r\n")[0].split(b"\r\n")
    assert max(map(len, lines)) <= 78
    assert max(len(word) for line in lines for word in line.split() if word.startswith(b"=?")) <= 75 if b"=?" in written else True
    assert not {b"Subject:", b"Subject: "} & set(lines)


def test_a_senders_name_keeps_its_blanks_and_its_address_is_never_encoded():
    """Of a long name in Cyrillic two words stood together, and an international domain was no domain any more."""
    name = "Дайджест новостей, очень длинное имя отправителя, чтобы сложить"
    written = bytes(message(replace(LETTER, sender=f'"{name}" <desk@bücher.example>', recipient='"Doe, Jane" <jane@home.example>')))
    read = email.message_from_bytes(written)
    assert str(make_header(decode_header(read["From"]))) == f"{name} <desk@xn--bcher-kva.example>"
    assert read["To"] == '"Doe, Jane" <jane@home.example>'
    assert read["Message-ID"].isascii()


def test_a_letter_in_another_script_is_not_three_times_its_size():
    text = "港の防潮堤を越える高潮、北部の町で鉄道運休。\n" * 200
    written = bytes(message(replace(LETTER, text=text)))
    assert len(written) < 1.5 * len(text.encode())
    assert email.message_from_bytes(written, policy=default).get_body(("plain",)).get_content().splitlines() == text.splitlines()


@pytest.mark.parametrize("text", ["", "nobody", "a@", "@b.example", "a b@c d", "x@y.example\r\nBcc: z@z.example"])
def test_what_is_no_address_is_refused_or_harmless(text):
    try:
        found = address(text)
    except DeliveryError:
        return
    assert "\n" not in str(found)


@pytest.mark.parametrize("answer", ["451 4.3.0 Try again later", "552 5.3.4 Too big", "554 No"])
async def test_a_refusal_after_the_data_is_not_an_acceptance(post_office, answer):
    with pytest.raises(DeliveryError, match=answer[:3]):
        await send(LETTER, post_office(Postbox(answer)))


@pytest.mark.parametrize("after", ["RCPT", "DATA", "the letter"])
async def test_a_server_that_hangs_up_in_the_middle_has_accepted_nothing(after):
    async with half_way(after) as port:
        with pytest.raises(DeliveryError, match=f"127.0.0.1:{port}: .*(closed|lost|EOF)"):
            await send(LETTER, Server("127.0.0.1", port, "none", timeout=5))


@asynccontextmanager
async def half_way(after: str):
    """Yield the port of a mail server that closes the connection after a step, unanswered."""

    async def serve(reader, writer):
        writer.write(b"220 half.example\r\n")
        body = False
        while line := await reader.readline():
            verb = "the letter" if body and line == b".\r\n" else "" if body else line[:4].decode().strip()
            if verb == after:
                break
            if verb:
                body = verb == "DATA"
                writer.write(b"354 go on\r\n" if body else b"250 OK\r\n")
        writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    async with server:
        yield server.sockets[0].getsockname()[1]


async def test_an_unknown_mailbox_is_named(post_office):
    with pytest.raises(DeliveryError, match=r"nobody@home\.example: 550"):
        await send(replace(LETTER, recipient="nobody@home.example"), post_office(Postbox()))


async def test_no_server_says_where_it_looked():
    port = free_port()
    with pytest.raises(DeliveryError, match=f"127.0.0.1:{port}"):
        await send(LETTER, Server("127.0.0.1", port, "none", timeout=5))


async def test_starttls_that_is_not_offered_sends_nothing_in_the_clear(post_office):
    box = Postbox()
    with pytest.raises(DeliveryError):
        await send(LETTER, replace(post_office(box), security="starttls"))
    assert not box.letters


@needs_openssl
@pytest.mark.parametrize("security", ["starttls", "tls"])
async def test_mail_is_encrypted_as_asked_and_only_for_a_server_whose_certificate_is_known(post_office, tmp_path, monkeypatch, security):
    certificate, shown = self_signed(tmp_path, "localhost")
    box = Postbox()
    how = {"ssl_context": shown} if security == "tls" else {"tls_context": shown, "require_starttls": True}
    server = replace(post_office(box, **how), host="localhost", security=security)
    with pytest.raises(DeliveryError, match="certificate"):
        await send(LETTER, server)
    assert not box.letters
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))  # what OpenSSL reads its authorities from
    assert "Accepted" in await send(LETTER, server)
    assert len(box.letters) == 1


async def test_a_login_uses_the_password_of_the_file(post_office, tmp_path):
    def check(server, session, envelope, mechanism, login):
        assert isinstance(login, LoginPassword)
        return AuthResult(success=login.password == b"open sesame", handled=False)

    box, key = Postbox(), tmp_path / "password"
    server = post_office(box, authenticator=check, auth_require_tls=False)
    key.write_text("open sesame\n")
    await send(LETTER, replace(server, user="me", password_file=key))
    key.write_text("wrong")
    with pytest.raises(DeliveryError, match="535"):
        await send(LETTER, replace(server, user="me", password_file=key))
    with pytest.raises(DeliveryError, match="no password_file"):
        await send(LETTER, replace(server, user="me"))
    with pytest.raises(DeliveryError, match="No such file"):
        await send(LETTER, replace(server, user="me", password_file=tmp_path / "absent"))
    key.write_bytes("sésame".encode("latin-1"))
    with pytest.raises(DeliveryError, match="it is not UTF-8"):
        await send(LETTER, replace(server, user="me", password_file=key))
    assert len(box.letters) == 1
