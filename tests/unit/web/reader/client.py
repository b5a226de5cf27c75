"""A client of the Google Reader API that logged in, and a clock that stands still."""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta

from tests.contract.store.builders import HOUR, NOW
from tests.newsstand import TestClient

API = "/reader/api/0"
STATE = "user/-/state/com.google"
LONG = "tag:google.com,2005:reader/item/{:016x}"
SECRET = "lighthouse keeper"


class Clock:
    """Stands still until a test moves it."""

    at = NOW + 2 * HOUR

    def now(self) -> datetime:
        return self.at

    def monotonic(self) -> float:
        return 0.0

    async def sleep(self, seconds: float) -> None:
        self.at += timedelta(seconds=seconds)


class Reader:
    """A client that logged in."""

    def __init__(self, browser: TestClient) -> None:
        said = browser.post("/accounts/ClientLogin", data={"Email": "me", "Passwd": SECRET})
        self.auth = dict(line.split("=", 1) for line in said.text.splitlines())["Auth"]
        self.browser, self.head = browser, {"Authorization": f"GoogleLogin auth={self.auth}"}

    def get(self, path: str, **params):
        return self.browser.get(f"{API}/{path}", params=params, headers=self.head)

    def post(self, path: str, **data):
        return self.browser.post(f"{API}/{path}", data=data, headers=self.head)

    def ids(self, **params) -> list[int]:
        return [int(ref["id"]) for ref in self.get("stream/items/ids", **params).json()["itemRefs"]]

    def unread(self) -> dict[str, int]:
        return {row["id"]: row["count"] for row in self.get("unread-count").json()["unreadcounts"]}


def cheap_line(secret: str) -> str:
    """Return what `web password` stores, made in no time."""
    salt = b"s" * 16
    return f"scrypt$2$1$1${salt.hex()}${hashlib.scrypt(secret.encode(), salt=salt, n=2, r=1, p=1, dklen=32).hex()}"
