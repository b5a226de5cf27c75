"""Names of teams that are one: "Fla" and Flamengo, Spurs and Tottenham. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

_LEAST = 3  # letters of a name that is another's beginning
_ROWS = """
tottenham spurs | manchester man mufc | united utd | city mancity | arsenal gunners | liverpool reds | chelsea blues | everton toffees
wolverhampton wolves wanderers | nottingham forest | leicester foxes | newcastle magpies | brighton seagulls albion | palace eagles
paris psg germain parisiens | marseille om marseillais | lyon ol lyonnais | lille losc | monaco asm | rennes rennais
dortmund bvb borussia | mönchengladbach gladbach | bayern fcb münchen munich | köln effzeh | hamburg hsv | leipzig rb
barcelona barça barca | real madrid merengues | atlético atleti colchoneros | athletic bilbao | betis verdiblancos | sociedad erreala
juventus juve bianconeri | inter internazionale nerazzurri | milan rossoneri | roma giallorossi | napoli azzurri | fiorentina viola
flamengo rubro | palmeiras verdão | corinthians timão | benfica águias | sporting leões | porto dragões
galatasaray cimbom | fenerbahçe kanarya | beşiktaş kartal | ajax amsterdammers | feyenoord rotterdammers
england lions | australia aussies socceroos wallabies | zealand kiwis blacks | africa springboks proteas | france bleus | italy azzurri
"""


def same_name(x: str, y: str) -> bool:
    """Tell whether two casefolded words name one team."""
    if x == y or (min(len(x), len(y)) >= _LEAST and (x.startswith(y) or y.startswith(x))):
        return True
    rows = _rows()
    return not rows.get(x, _NONE).isdisjoint(rows.get(y, _NONE))


def meet(ours: Iterable[str], theirs: Iterable[str]) -> bool:
    """Tell whether a word of one name is, or stands for, one of the other."""
    others = list(theirs)
    return any(same_name(x, y) for x in ours for y in others)


_NONE: frozenset[int] = frozenset()


@lru_cache(maxsize=1)
def _rows() -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for number, row in enumerate(_ROWS.replace("\n", " | ").split(" | ")):
        for word in row.split():
            found.setdefault(word, set()).add(number)
    return {word: frozenset(numbers) for word, numbers in found.items()}
