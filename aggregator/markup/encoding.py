"""Bytes to text: what the byte order mark, the server and the document say, and what the bytes themselves say.

All three lie (field.md 21-24), so the order is: BOM; valid UTF-8 with multi-byte characters in it (hardly ever an accident);
the server's charset; the document's; UTF-8 with a few bad bytes; another script's encoding, where the letters come out as that script's;
windows-1252.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message

_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: it starts with its mark
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SHAPES = (  # "<" and the character after it, without a BOM (XML 1.0, appendix F)
    (re.compile(rb"<\0\0\0"), "utf-32-le"),
    (re.compile(rb"\0\0\0<"), "utf-32-be"),
    (re.compile(rb"<\0[^\0]\0"), "utf-16-le"),
    (re.compile(rb"\0<\0[^\0]"), "utf-16-be"),
    (re.compile(rb"\x4c\x6f\xa7\x94"), "cp037"),  # "<?xm" in EBCDIC
)
_PROLOG = re.compile(rb"^[^<]{0,64}<\?xml[^>]{0,200}?\sencoding\s*=\s*[\"']([\w.:-]{1,40})[\"']")
_META = re.compile(rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_HEAD = 4096  # bytes in which a <meta charset> is looked for (HTML says 1,024; real pages put it later)
# Letters beyond ASCII, and the part of them that is another script's: of 499 Latin pages in windows-1252 none was taken for another's.
_LETTERS, _NEARLY_ALL = 20, 0.95
_WIDER = {  # WHATWG encodings: the label is the small set, what is sent is the larger
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
}
_LABELS = {  # of the WHATWG Encoding standard, which Python does not know
    label: codec
    for codec, labels in (
        ("cp874", "windows-874 dos-874"),
        ("cp932", "x-sjis windows-31j"),
        ("euc_jp", "x-euc-jp"),
        ("cp949", "windows-949 ksc_5601 ks_c_5601-1989 iso-ir-149"),
        ("gb18030", "x-gbk gb_2312 gb_2312-80 csgb2312"),
        ("big5hkscs", "cn-big5 x-x-big5"),
        ("iso8859-6", "iso-8859-6-e iso-8859-6-i"),
        ("iso8859-7", "sun_eu_greek"),
        ("iso8859-8", "iso-8859-8-e iso-8859-8-i logical visual"),
        ("koi8-r", "koi koi8"),
        ("koi8-u", "koi8-ru"),
        ("mac-roman", "mac x-mac-roman csmacintosh"),
        ("mac-cyrillic", "x-mac-cyrillic x-mac-ukrainian"),
        ("utf-8", "unicode-1-1-utf-8 unicode11utf8 unicode20utf8 x-unicode20utf8"),
    )
    for label in labels.split()
}
_NUMBERED = re.compile(r"x-(?=cp125\d$)|(?<=^iso8859)(?=\d)")  # x-cp1251, iso88591


@dataclass(frozen=True, slots=True)
class Decoded:
    """A document as text."""

    text: str
    encoding: str  # Python's name of the codec used
    problem: str | None  # what was wrong with what the server or the document said


def decode(body: bytes, content_type: str | None = None, *, is_ascii: bool | None = None) -> Decoded:
    """Return the text of `body`; never raises.

    `content_type` is the Content-Type header as received. Where `body` is a part of a document, `is_ascii` says whether all of that is:
    what is not in this part may say more of the encoding.
    """
    for mark, encoding in _BOMS:
        if body.startswith(mark):
            return _marked(body[len(mark) :], encoding)
    for shape, encoding in _SHAPES:
        if shape.match(body):
            return _marked(body, encoding)
    return _by_name(body, content_type, is_ascii=body.isascii() if is_ascii is None else is_ascii)


def _marked(body: bytes, encoding: str) -> Decoded:
    """Decode what starts with a BOM, or in the pattern of a wide encoding."""
    if (text := _strict(body, encoding)) is not None:
        return Decoded(text, encoding, None)
    return Decoded(body.decode(encoding, "replace"), encoding, f"bytes that are not {encoding}")


def _by_name(body: bytes, content_type: str | None, *, is_ascii: bool) -> Decoded:
    """Decode what carries no mark, trusting the bytes before the labels."""
    labels = [label for label in (_charset(content_type), _label(_PROLOG, body), _label(_META, body[:_HEAD])) if label]
    if not is_ascii and (text := _strict(body, "utf-8")) is not None:
        return Decoded(text, "utf-8", _mislabelled(labels))
    for encoding in _known(labels):
        if (text := _strict(body, encoding)) is not None:
            named = _codec(labels[0])
            return Decoded(text, encoding, None if named == encoding else f"not {labels[0]}, but {encoding}")
    return _forced(body)


def _forced(body: bytes) -> Decoded:
    """Decode bytes that no label fits: UTF-8 with a few bad ones, or windows-1252."""
    text = body.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    if bad == 0:
        return Decoded(text, "utf-8", None)
    if bad <= sum(1 for character in text if character > "\x7f" and character != "\ufffd"):
        return Decoded(text, "utf-8", f"{bad} characters that are not UTF-8")
    return _by_letters(body) or Decoded(body.decode("cp1252", "replace"), "cp1252", "not UTF-8, read as windows-1252")


def _by_letters(body: bytes) -> Decoded | None:
    """Decode bytes that nobody named, where they are plainly another script's; Latin letters in one encoding look like those in another."""
    from charset_normalizer import from_bytes  # noqa: PLC0415 - a rare guest

    best = from_bytes(body).best()
    text = None if best is None else _strict(body, best.encoding)
    letters = [character for character in text or "" if character > "\x7f" and character.isalpha()]
    foreign = sum(not unicodedata.name(letter, "").startswith("LATIN") for letter in letters)
    if best is None or text is None or foreign < max(_LETTERS, _NEARLY_ALL * len(letters)):
        return None
    return Decoded(text, best.encoding, f"not UTF-8, read as {best.encoding} by its letters")


def _mislabelled(labels: list[str]) -> str | None:
    wrong = next((label for label in labels if _codec(label) not in {"utf-8", None}), None)
    return f"says {wrong}, but is UTF-8" if wrong else None


def _known(labels: list[str]) -> Iterator[str]:
    """Yield the codecs the labels name; wide ones only belong to documents that have zero bytes in them."""
    for label in labels:
        encoding = _codec(label)
        if encoding and not encoding.startswith(("utf-16", "utf-32")):
            yield encoding


def _codec(label: str) -> str | None:
    """Return Python's codec for a label as the web uses it, None for an unknown one."""
    name = label.lower()
    named = _LABELS.get(name) or _NUMBERED.sub(lambda found: "" if found.group() else "-", name)
    try:
        info = codecs.lookup(named)
    except (LookupError, ValueError):  # ValueError: a NUL in the name
        return None
    is_text = getattr(info, "_is_text_encoding", True)  # base64, rot13 and bz2 are codecs, too
    return _WIDER.get(info.name, info.name) if is_text and info.name not in {"idna", "punycode", "undefined"} else None


def _charset(content_type: str | None) -> str | None:
    """Return the charset parameter of a Content-Type header."""
    if not content_type or "charset" not in content_type.lower():
        return None
    message = Message()
    message["content-type"] = content_type.replace("\r", " ").replace("\n", " ")
    charset = message.get_content_charset()
    return charset.strip(" \"'") or None if charset else None


def _label(pattern: re.Pattern[bytes], body: bytes) -> str | None:
    found = pattern.search(body)
    return found.group(1).decode("ascii", "replace") if found else None


def _strict(body: bytes, encoding: str) -> str | None:
    try:
        return body.decode(encoding)
    except (UnicodeError, ValueError):
        return None
