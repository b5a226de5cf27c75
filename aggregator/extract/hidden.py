"""Parts of an article that a page folds away behind "Read more": a click shows them, as scripts and extractors do not.

Only a box that follows shown text in the same column; dialogs and menus are hidden elsewhere. Where the page speaks of a wall, what is
hidden stands behind it, and goes.
"""

from __future__ import annotations

import re
from itertools import islice

from lxml.html import HtmlElement

from aggregator.extract import paragraphs, walls
from aggregator.extract.facts import PageFacts
from aggregator.extract.lines import shown_lines
from aggregator.extract.paragraphs import letters, line_of, weight

_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|(?:^|;)\s*(?:max-)?height\s*:\s*0", re.IGNORECASE)
_DIALOG = re.compile(r"pop-?up|light-?box|overlay|dialog|tooltip|offer|consent|cookie|subscri|newsletter|login|donat", re.IGNORECASE)
_BOXES = ("div", "section", "article", "span")
_LEAST = 2  # paragraphs of a box that goes on with the text
_BESIDE = 3  # elements before the box among which the text it goes on is looked for


def fold_out(tree: HtmlElement, facts: PageFacts) -> list[str]:
    """Show in `tree`, in place, the parts that a click would show; return what was done, for the record.

    A box with the headline in it is the page, which a script shows when it is ready.
    """
    told = [
        (box, list(paragraphs.told(box, weight))) for box in tree.iter(*_BOXES) if is_hidden(box) and next(box.iter("h1"), None) is None
    ]
    boxes = [(box, held) for box, held in told if held]
    if not boxes:
        return []
    if facts.free is False or any(map(walls.PAYWALL.search, shown_lines(tree))):
        for box, _ in boxes:
            if box.getparent() is not None:
                box.drop_tree()
        return ["hidden behind a wall"]
    whole = letters("".join(tree.itertext()))
    for box, held in boxes:
        is_twin = whole.count(letters(line_of(held[0]))) > 1
        if len(held) >= _LEAST and _goes_on(box) and not is_twin:
            _show(box)
    return []


def is_hidden(element: HtmlElement) -> bool:
    """Return whether an element's own attributes keep it from being seen."""
    return element.get("hidden") is not None or element.get("aria-hidden") == "true" or bool(_STYLE.search(element.get("style") or ""))


def _goes_on(box: HtmlElement) -> bool:
    """Return whether a box follows text that is shown, and stands in no aside."""
    if _DIALOG.search(f"{box.get('class') or ''} {box.get('id') or ''}") or any(map(paragraphs.is_aside, (box, *box.iterancestors()))):
        return False
    before = islice(box.itersiblings(preceding=True), _BESIDE)
    return any(isinstance(e.tag, str) and not is_hidden(e) and next(paragraphs.told(e, weight), None) is not None for e in before)


def _show(box: HtmlElement) -> None:
    for name in ("hidden", "aria-hidden", "style", "class", "id"):
        box.attrib.pop(name, None)
