from __future__ import annotations

import codecs

import pytest

from aggregator.markup.encoding import decode


@pytest.mark.parametrize(
    ("body", "header", "text", "encoding"),
    [
        (codecs.BOM_UTF8 + "æ".encode(), "text/html; charset=iso-8859-1", "æ", "utf-8"),
        (codecs.BOM_UTF16_LE + "æ".encode("utf-16-le"), None, "æ", "utf-16-le"),
        (codecs.BOM_UTF32_BE + "æ".encode("utf-32-be"), None, "æ", "utf-32-be"),
        ("<p>æ".encode("utf-16-be"), None, "<p>æ", "utf-16-be"),
        ("<?xml version='1.0'?>".encode("cp037"), None, "<?xml version='1.0'?>", "cp037"),
        ("blåbær".encode(), "text/html; charset=iso-8859-1", "blåbær", "utf-8"),
        ("“blåbær”".encode("cp1252"), "text/html; charset=iso-8859-1", "“blåbær”", "cp1252"),
        ("žluť".encode("iso8859-2"), 'text/html; charset="ISO-8859-2"', "žluť", "iso8859-2"),
        (b'<meta charset="windows-1251">' + "Порт".encode("cp1251"), None, '<meta charset="windows-1251">Порт', "cp1251"),
        (b"<?xml version='1.0' encoding='GB2312'?>" + "港口".encode("gbk"), None, "<?xml version='1.0' encoding='GB2312'?>港口", "gb18030"),
        ("ข่าว".encode("cp874"), "text/html; charset=windows-874", "ข่าว", "cp874"),
        (b"<?xml version='1.0' encoding='x-sjis'?>" + "①港".encode("cp932"), None, "<?xml version='1.0' encoding='x-sjis'?>①港", "cp932"),
        ("נמל".encode("iso8859-8"), "text/html; charset=ISO-8859-8-I", "נמל", "iso8859-8"),
        ("Порт".encode("cp1251"), "text/html; charset=x-cp1251", "Порт", "cp1251"),
        ("žluť".encode("iso8859-2"), "text/html; charset=iso88592", "žluť", "iso8859-2"),
        (b"plain", "text/html; charset=utf-16", "plain", "utf-8"),
        (b"plain", "text/html; charset=base64", "plain", "utf-8"),
        (b"plain", "text/html; charset=", "plain", "utf-8"),
        (b"plain", "text/html; charset=a\0b", "plain", "utf-8"),
        (b"plain", "text/html; charset=punycode", "plain", "utf-8"),
        (b"", None, "", "utf-8"),
    ],
)
def test_what_the_bytes_are_beats_what_is_said(body, header, text, encoding):
    decoded = decode(body, header)
    assert (decoded.text, decoded.encoding) == (text, encoding)


FOREIGN = {
    "Паром вернулся в гавань после бури, и совет города открыл мост.": ("cp1251", "koi8-r", "iso8859-5"),
    "Το πλοίο επέστρεψε στο λιμάνι μετά την καταιγίδα του Σαββάτου.": ("cp1253",),
    "המעבורת חזרה לנמל אחרי הסערה והמועצה פתחה את הגשר בשבת.": ("cp1255",),
    "عادت العبارة إلى الميناء بعد العاصفة وقرر المجلس فتح الجسر.": ("cp1256",),
    "嵐の後、フェリーは港に戻った。市議会は土曜日に橋を開くことを決めた。": ("euc-jp", "cp932"),
    "暴风雨过后，渡轮返回港口。市议会决定星期六开放大桥，报纸报道说。": ("gb18030",),
    "폭풍이 지나간 뒤 여객선이 항구로 돌아왔다. 시의회는 다리를 열기로 했다.": ("cp949",),
}


@pytest.mark.parametrize(("text", "encoding"), [(text, name) for text, names in FOREIGN.items() for name in names])
def test_a_page_in_another_script_that_names_no_encoding_is_read_by_its_letters(text: str, encoding: str):
    page = f"<html><title>{text}</title><body><p>{text}</p><p>{text}</p></body></html>"
    decoded = decode(page.encode(encoding), "text/html")
    assert decoded.text == page
    assert decoded.problem == f"not UTF-8, read as {decoded.encoding} by its letters"


@pytest.mark.parametrize(
    "text",
    [
        "Le traversier est rentré au port après la tempête. Le conseil a décidé d’ouvrir le pont samedi ; les élèves étaient là.",
        "Die Fähre kehrte nach dem Sturm zurück. Der Rat beschloß, die Brücke zu öffnen – größer als früher.",
        "The ferry – a “white” one – returned; it’s café time, 20 £ a ticket.",
    ],
)
def test_latin_letters_that_name_no_encoding_are_read_as_windows_1252(text: str):
    page = f"<html><body><p>{text}</p></body></html>"
    assert decode(page.encode("cp1252"), "text/html").text == page


def test_problems_are_named():
    assert decode("æ".encode(), "text/xml; charset=koi8-r").problem == "says koi8-r, but is UTF-8"
    assert decode(b"caf\x81\xe9", "text/xml; charset=ascii").problem == "not UTF-8, read as windows-1252"
    assert decode("æøå".encode() + b"\xff").problem == "1 characters that are not UTF-8"
    assert decode(b"caf\xe9").problem == "not UTF-8, read as windows-1252"
    assert decode(codecs.BOM_UTF8 + b"\xe9").problem == "bytes that are not utf-8"
    assert decode(codecs.BOM_UTF8 + "a \ufffd of the author's".encode()).problem is None
    assert decode(b"\xe9\xe8", "text/xml; charset=utf-8, x").problem is not None
    assert decode(b"<meta charset=iso-8859-2>\xe9", "text/html; charset=utf-8").problem == "not utf-8, but iso8859-2"
