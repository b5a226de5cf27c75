"""International host names that pass for others: `аpple.com` with a Cyrillic а. They are shown by their ASCII names.

As browsers do (Chromium's IDN policy, in short): a name is doubtful where one label mixes Latin, Cyrillic and Greek, or is made of
nothing but letters that look Latin, below a Latin end. `почта.рф` and `münchen.de` are not.
"""

from __future__ import annotations

import unicodedata

_CONFUSED = frozenset({"LATIN", "CYRILLIC", "GREEK", "ARMENIAN"})  # scripts that share shapes
_LATIN_SHAPES = frozenset("асԁеһіјӏоԛрѕԝхуѵґьк" + "αιονρυκωѡ")  # Cyrillic and Greek letters taken for Latin ones (Unicode TR 39)


def doubtful(host: str) -> bool:
    """Tell whether a host name, in lower case, may pass for another."""
    labels = host.split(".")
    return any(not label.isascii() and (_mixes(label) or (labels[-1].isascii() and _LATIN_SHAPES.issuperset(label))) for label in labels)


def _mixes(label: str) -> bool:
    """Tell whether a label has letters of more than one of the scripts that look alike."""
    return len({unicodedata.name(letter, "").partition(" ")[0] for letter in label} & _CONFUSED) > 1
