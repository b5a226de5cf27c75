"""Tags of languages (BCP 47) held against each other: one language is one, whichever of its tags somebody writes. Pure."""

from __future__ import annotations

import re
from functools import lru_cache

# The form alone is looked at: the registry of RFC 5646 has no language of more than three letters, and people write "English".
_FORM = re.compile(r"[a-z]{2,3}(?:[-_][a-z0-9]{1,8})*", re.IGNORECASE)
_NOW = {"iw": "he", "in": "id", "ji": "yi", "jw": "jv", "mo": "ro", "tl": "fil"}  # what the registry has put in an older tag's place
_LIES_IN = {"nb": "no", "nn": "no", "cmn": "zh", "yue": "zh"}  # tags of languages that most feeds call by the wider name
_SCRIPTS = {"cn": "hans", "sg": "hans", "tw": "hant", "hk": "hant", "mo": "hant"}  # what Chinese is written with there


def is_tag(text: str) -> bool:
    """Tell whether `text` has the form of a language tag."""
    return _FORM.fullmatch(text) is not None


@lru_cache(maxsize=1024)  # a store's articles state a few
def answers(stated: str, asked: str) -> bool:
    """Tell whether what is tagged `stated` is of the language `asked`: "en-GB" of "en", "zh-Hant-TW" of "zh-TW" (RFC 4647, 3.3.2)."""
    (language, *said), (wanted, *marks) = _parts(stated), _parts(asked)
    if wanted not in (language, _LIES_IN.get(language)):
        return False
    if language == "zh" and not {"hans", "hant"} & set(said):
        said = [*(_SCRIPTS[region] for region in said if region in _SCRIPTS), *said]
    rest = iter(said)
    return all(mark in rest for mark in marks)  # each behind the one before


def _parts(tag: str) -> list[str]:
    first, *rest = tag.lower().replace("_", "-").split("-")
    return [_NOW.get(first, first), *rest]
