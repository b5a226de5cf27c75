"""Bot challenges: a page that asks a browser to prove itself, in place of what was asked for."""

from __future__ import annotations

import re
from collections.abc import Mapping

_STATUSES = frozenset({200, 202, 401, 403, 405, 429, 503})
HEAD = 16 * 1024  # bytes of the body that are looked at
_PAGE = re.compile(rb"<(?:[hH][tT][mM][lL]|![dD][oO][cC][tT][yY][pP][eE] [hH][tT][mM][lL])")  # a third of what small letters take
_TITLE = re.compile(rb"<title[^>]*>\s*([^<]{0,200})", re.IGNORECASE)
_WORD = re.compile(rb"[a-z0-9\x80-\xff]")
_SIGN = re.compile(rb"&(?:hellip|#8230|#x2026);|\xe2\x80\xa6")  # three dots in one

# header -> (words in its value, who). A header alone is proof.
_HEADERS = {
    "cf-mitigated": ("challenge", "Cloudflare"),
    "x-amzn-waf-action": ("challenge|captcha", "AWS WAF"),
    "x-vercel-mitigated": ("challenge", "Vercel"),
    "x-datadome": ("protected", "DataDome"),
}
# words with which the page's title begins -> who; beside a status that is no refusal they are all of it: an article may begin so, too
_TITLES = (
    (rb"just a moment", "Cloudflare"),
    (rb"attention required! \| cloudflare", "Cloudflare"),
    (rb"ddos-guard", "DDoS-Guard"),
    (rb"making sure you(&#39;|')re not a bot", "Anubis"),
    (rb"are you a robot|robot check|human verification|pardon our interruption", "a bot guard"),
    (rb"sucuri website firewall", "Sucuri"),
    (rb"vercel security checkpoint", "Vercel"),
    (rb"client challenge", "a bot guard"),
)
# marks in the page, trusted only beside a refusal: pages that load normally carry some of them, too
_MARKS = (
    (rb"/cdn-cgi/challenge-platform/", "Cloudflare"),
    (rb"captcha-delivery\.com", "DataDome"),
    (rb"_incapsula_resource", "Imperva"),
    (rb"sucuri_cloudproxy_js", "Sucuri"),
    (rb"px-captcha", "PerimeterX"),
    (rb"awswafintegration", "AWS WAF"),
)
_ACCEPTED = 300  # statuses below it are no refusal


def challenger(status: int, headers: Mapping[str, str], body: bytes) -> str | None:
    """Return who put a bot challenge in front of the answer, None when it is none.

    `headers` have lower-case names. Status 200 counts, too: some guards answer so.
    """
    if status not in _STATUSES:
        return None
    for name, (words, who) in _HEADERS.items():
        if name in headers and re.search(words, headers[name], re.IGNORECASE):
            return who if name != "x-datadome" or status >= _ACCEPTED else None
    if _PAGE.search(body, 0, HEAD) is None:
        return None
    return _by_page(body[:HEAD].lower(), refused=status >= _ACCEPTED)


def _by_page(head: bytes, *, refused: bool) -> str | None:
    title = _TITLE.search(head)
    for words, who in _TITLES:
        found = re.match(words, title[1]) if title else None
        if found and title and (refused or not _WORD.search(_SIGN.sub(b"", title[1][found.end() :]))):
            return who
    marks = _MARKS if refused else ()
    return next((who for words, who in marks if re.search(words, head)), None)
