"""A folded headline without the day of the week it names: "Senate votes on Monday" and "Senate votes" are one report. Pure."""

from __future__ import annotations

import re

from aggregator.core.choices import choice
from aggregator.core.letters import plain_letters
from aggregator.core.words.vocabulary import WEEKDAYS

_LEAST = 4  # letters: "sun" and "mon" are words, too
# What stands before a day, and behind it.
_BEFORE = (
    "on this next last coming am an diesem kommenden nächsten ce le dès el este próximo na no nesta neste próxima questo prossimo op "
    "komende på w we в во у на эту hari pada ngày vào يوم"
)
_BEHIND = "feira günü को"
_DAYS = {plain_letters(word) for word in WEEKDAYS if len(word) >= _LEAST}
_PORTUGUESE = "(?:segunda|terça|quarta|quinta|sexta)(?= feira)"
_SPACED = re.compile(
    rf" (?:(?:{choice(plain_letters(_BEFORE).split())}) )*(?:{choice(_DAYS)}|{_PORTUGUESE})"
    rf"(?: (?:{choice(plain_letters(_BEHIND).split())}))?(?= )"
)
_SIGNED = re.compile("(?:星期|[周週])[一二三四五六日天]|[月火水木金土日]曜日?に?|[월화수목금토일]요일에? ?")


def without_day(folded: str) -> str:
    """Return a folded headline without its days of the week, and what belongs to them."""
    return " ".join(_SIGNED.sub("", _SPACED.sub("", f" {folded} ")).split())
