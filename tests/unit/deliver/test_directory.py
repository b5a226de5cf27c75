from __future__ import annotations

import errno
import os
from datetime import UTC, datetime

import pytest

from aggregator.deliver.directory import file_stem, write
from aggregator.errors import DeliveryError


def test_names_are_on_the_digests_own_clock_and_the_doubled_hour_keeps_both():
    assert file_stem("daily", datetime(2026, 11, 23, 6, 0, tzinfo=UTC), "Europe/Berlin") == "daily-2026-11-23-0700"
    first, second = (file_stem("night", datetime(2026, 10, 25, hour, 30, tzinfo=UTC), "Europe/Berlin") for hour in (0, 1))
    assert (first, second) == ("night-2026-10-25-0230", "night-2026-10-25-0230+0100")


def test_files_are_written_once_whole_and_latest_points_at_them(tmp_path):
    place = tmp_path / "deep" / "digests"
    for body in (b"one", b"two"):
        paths = write(place, "daily-1", {"html": body, "feed.json": b"{}"}, "daily")
    assert [p.name for p in paths] == ["daily-1.html", "daily-1.feed.json"]
    assert (place / "latest.html").read_bytes() == b"two"
    assert str((place / "daily-latest.feed.json").readlink()) == "daily-1.feed.json"
    assert not list(place.glob(".*"))


def test_a_full_disk_leaves_the_old_digest_and_no_rubbish(tmp_path, monkeypatch):
    write(tmp_path, "daily-1", {"html": b"old"}, "daily")

    def full(_handle):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("aggregator.deliver.directory.os.fsync", full)
    with pytest.raises(DeliveryError, match="No space left"):
        write(tmp_path, "daily-1", {"html": b"new"}, "daily")
    assert (tmp_path / "latest.html").read_bytes() == b"old"
    assert not list(tmp_path.glob(".*"))


def test_a_link_that_waits_under_the_name_to_come_does_not_have_its_target_overwritten(tmp_path):
    """In a folder of the web server's group anybody of it had the service write over any file of its own."""
    precious, shared = tmp_path / "precious", tmp_path / "shared"
    precious.write_bytes(b"mine")
    shared.mkdir()
    for name in (".daily-1.html.tmp", ".daily-1.html.link", "daily-1.html", "latest.html"):
        (shared / name).symlink_to(precious)
    write(shared, "daily-1", {"html": b"news"}, "daily")
    assert precious.read_bytes() == b"mine"
    assert not (shared / "daily-1.html").is_symlink()
    assert (shared / "latest.html").read_bytes() == b"news"


def test_two_digests_of_one_minute_do_not_take_each_others_latest_away(tmp_path, monkeypatch):
    """Both made `.latest.html.tmp`; the slower one failed, was tried again a minute later, and a next digest told its stories twice."""
    real, others = os.symlink, [lambda: write(tmp_path, "evening-1", {"html": b"evening"}, "evening")]

    def in_between(*args, **options):
        real(*args, **options)
        if others:
            others.pop()()

    monkeypatch.setattr("aggregator.deliver.directory.os.symlink", in_between)
    write(tmp_path, "daily-1", {"html": b"daily"}, "daily")
    assert {link: (tmp_path / link).read_bytes() for link in ("daily-latest.html", "evening-latest.html")} == {
        "daily-latest.html": b"daily",
        "evening-latest.html": b"evening",
    }
    assert (tmp_path / "latest.html").exists()
    assert not list(tmp_path.glob(".*"))


def test_where_there_are_no_links_latest_is_a_copy(tmp_path, monkeypatch):
    """On a stick or a share without symbolic links the digest stood there and counted as not delivered; the next one held it all again."""

    def none_here(*_args, **_options):
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr("aggregator.deliver.directory.os.symlink", none_here)
    for body in (b"one", b"two"):
        write(tmp_path, "daily-1", {"html": body}, "daily")
    assert (tmp_path / "latest.html").read_bytes() == b"two"
    assert not list(tmp_path.glob(".*"))


def test_a_link_that_fails_otherwise_is_told(tmp_path, monkeypatch):
    def full(*_args, **_options):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("aggregator.deliver.directory.os.symlink", full)
    with pytest.raises(DeliveryError, match="No space left"):
        write(tmp_path, "daily-1", {"html": b"new"}, "daily")
