"""Names of people, tags and languages as feeds write them, made plain."""

from __future__ import annotations

import re
from collections.abc import Iterable

from aggregator.markup.text import one_line

MAX_NAME = 200  # characters
MAX_NAMES = 50  # an entry; more are keyword spam

_MAIL = r"[\w.+%-]+@[\w-]+(?:\.[\w-]+)+"
_MAIL_THEN_NAME = re.compile(rf"^(?:mailto:)?{_MAIL}\s*[\[(](?P<name>[^()\[\]]*)[\])]\s*$")
_NAME_THEN_MAIL = re.compile(rf"^(?P<name>[^<>()]*?)\s*[<(\[]?\s*(?:mailto:)?{_MAIL}\s*[>)\]]?\s*$")
_ONLY_MAIL = re.compile(rf"^(?:mailto:)?(?P<name>{_MAIL})$")
_NOBODY = re.compile(r"^(?:no-?reply|do-?not-?reply|webmaster|unknown|none|null|n/?a|anonymous|admin(?:istrator)?)(?:@.*)?$", re.IGNORECASE)
_BY = re.compile(r"^(?:by|von|par|por|di)[:\s]\s*(?=\S)", re.IGNORECASE)
_HANDLE = re.compile(r"^@[\w.-]+\s+(?=[^\W\d_])")  # Discourse: "@ida Ida Holm"
_PROFILE = re.compile(r"^https?://[^/\s]+/(?:(?:u|user|users|author|authors|profile)/|@)(?P<name>[\w.-]+)/?$")  # Lemmy's
_LANGUAGE = re.compile(r"^[a-zA-Z]{2,3}(?:-[a-zA-Z0-9]{1,8})*$")


def author(text: str) -> str:
    """Return the person's name in "mail (Name)", "Name <mail>", "[Name]", "By Name"; the mail address alone; "" for nobody."""
    text = one_line(text.replace("<>", "").replace("&lt;", "<").replace("&gt;", ">"))[:MAX_NAME]
    for pattern in (_ONLY_MAIL, _MAIL_THEN_NAME, _NAME_THEN_MAIL, _PROFILE):
        if found := pattern.match(text):
            text = found["name"].strip() or _mail_in(text)
            break
    text = _HANDLE.sub("", text)
    text = _BY.sub("", text.strip(" ,;:|-\u2013\u2014")).strip()
    while text[:1] in {"[", "("} and text[-1:] in {"]", ")"}:
        text = text[1:-1].strip()
    return "" if _NOBODY.match(text) or not any(character.isalnum() for character in text) else text


def _mail_in(text: str) -> str:
    found = re.search(_MAIL, text)
    return found.group() if found else ""


def authors(texts: Iterable[str]) -> tuple[str, ...]:
    """Return the names in order, each once; several in one element are split at semicolons and line ends."""
    parts = (part for text in texts for part in re.split(r"[;\n]", text))
    return distinct(author(part) for part in parts)


def tags(texts: Iterable[str]) -> tuple[str, ...]:
    """Return the tags in order, each once; addresses that stand where a tag should are dropped (Blogger's `…#post`)."""
    plain = (one_line(text)[:MAX_NAME] for text in texts)
    return distinct(tag for tag in plain if not tag.lower().startswith(("http://", "https://", "urn:", "tag:")))


def distinct(names: Iterable[str]) -> tuple[str, ...]:
    """Return the names that are not empty, each once whatever its case, at most MAX_NAMES."""
    first: dict[str, str] = {}
    for name in names:
        if name:
            first.setdefault(name.casefold(), name)
    return tuple(first.values())[:MAX_NAMES]


def language(*stated: object) -> str | None:
    """Return the first of the stated languages that is a BCP 47 tag, with `_` mended."""
    for value in stated:
        tag = str(value or "").strip().replace("_", "-")
        if _LANGUAGE.match(tag):
            return tag
    return None
