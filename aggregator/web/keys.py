"""Numbers in addresses: what the store can hold, and nothing else."""

from __future__ import annotations

from starlette.convertors import IntegerConvertor, register_url_convertor


class Key(IntegerConvertor):
    """A number of at most 18 digits: a longer one overflows the databases' 64-bit columns."""

    regex = "[0-9]{1,18}"


def register_keys() -> None:
    """Let routes say `{article:key}`; saying so twice changes nothing."""
    register_url_convertor("key", Key())
