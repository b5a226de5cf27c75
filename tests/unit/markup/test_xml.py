from __future__ import annotations

import pytest

from aggregator.markup import xml


def test_entities_and_dtds_do_nothing():
    body = b"""<?xml version="1.0" encoding="ISO-8859-1"?><!DOCTYPE o [<!ENTITY a "aaaa"><!ENTITY b SYSTEM "file:///etc/hostname">]>
    <o xmlns="urn:x">\xe9&a;&b;<K> 1 </K><!-- c --></o>"""
    root = xml.parse(body)
    assert xml.local(root) == "o"
    assert xml.text_of(root, "k") == "1"
    assert xml.text_of(root, "nothing") == ""
    assert root.text == "é"


def test_what_can_be_repaired_is():
    assert next(xml.local(child) for child in xml.parse(b"<a><b/>&nbsp;<c>x</a>")) == "b"


@pytest.mark.parametrize("body", [b"", b"no markup", b"<", b"<!-- -->", b"<?xml version='1.0'?>"])
def test_what_is_no_xml_says_so(body):
    with pytest.raises(xml.XmlError):
        xml.parse(body)
