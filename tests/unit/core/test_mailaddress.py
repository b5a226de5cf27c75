"""A mail address as people write it, and what is none."""

from __future__ import annotations

import pytest

from aggregator.core.mailaddress import address


def test_a_name_and_its_address_are_read_whatever_white_space_is_between_them():
    found = address("Nora  Quay\n <nora@harbour.example>")
    assert (found.display_name, found.addr_spec) == ("Nora Quay", "nora@harbour.example")
    assert address("me@example.org").addr_spec == "me@example.org"


@pytest.mark.parametrize("text", ["", "me", "me@", "@example.org", "two words", "<>", '""@example.org'])
def test_what_names_nobody_at_no_host_is_no_address(text: str):
    with pytest.raises(ValueError, match="is not a mail address"):
        address(text)


@pytest.mark.parametrize("text", ["me@example.org, you@example.org", "Quay, Nora <nora@harbour.example>"])
def test_of_several_in_one_string_none_is_left_out_silently(text: str):
    with pytest.raises(ValueError, match="give each a string of its own"):
        address(text)


def test_an_international_domain_is_written_as_every_mail_server_takes_it():
    """Mail to bücher.example failed for want of SMTPUTF8, which the domain's own mail needs nowhere."""
    assert address("Nora <nora@bücher.example>").addr_spec == "nora@xn--bcher-kva.example"


def test_a_mailbox_that_is_not_ascii_is_refused_with_the_reason():
    with pytest.raises(ValueError, match="what stands before the @ must be ASCII"):
        address("jürgen@home.example")
