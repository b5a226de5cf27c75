"""Numbers in addresses: what the store can hold, and nothing else."""

from __future__ import annotations

from starlette.convertors import Convertor, register_url_convertor


class Key(Convertor[int]):
    """A number of at most 18 digits: a longer one overflows the databases' 64-bit columns."""

    regex = "[0-9]{1,18}"

    def convert(self, value: str) -> int:
        """Return the number."""
        return int(value)

    def to_string(self, value: int) -> str:
        """Return it as it stands in an address."""
        return str(value)


def register_keys() -> None:
    """Let routes say `{article:key}`; saying so twice changes nothing."""
    register_url_convertor("key", Key())
