from __future__ import annotations

import pytest

from aggregator.core.passwords import SALT_BYTES, matches, scrypt_line


def test_the_right_password_matches_and_no_other():
    line = scrypt_line("correct horse", b"s" * SALT_BYTES)
    assert matches("correct horse", line + "\n")
    assert not matches("correct  horse", line)


def test_the_line_does_not_hold_the_password():
    assert "horse" not in scrypt_line("correct horse", b"s" * SALT_BYTES)


@pytest.mark.parametrize(
    "line", ["", "correct horse", "scrypt$1$2$3", "scrypt$a$8$5$00$00", "scrypt$16384$8$5$zz$00", "bcrypt$16384$8$5$00$00"]
)
def test_a_line_that_cannot_be_read_matches_nothing(line: str):
    assert not matches("correct horse", line)
