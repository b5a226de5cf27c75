"""Make an extractor's reading a row of blocks: text that stands loose between them, or in boxes, becomes paragraphs.

trafilatura gives lines that <br> parts as text of the box they stand in, behind the headline. What goes block by block, the rules on
furniture and the HTML of the page, missed them: the headline stayed in the text, and the HTML had no text.
"""

from __future__ import annotations

from lxml.etree import Element, _Element

_INLINE = frozenset({"hi", "ref", "del", "lb", "graphic"})
_BOX = "div"
_BUTTON = 30  # characters of what stands loose behind a call, and goes with it
_LITTLE = 200  # characters of a box with a call and its button


def flatten(body: _Element) -> None:
    """Put the blocks of boxes in their place and make paragraphs of loose text, which two line breaks set apart."""
    loose = ((child.tag == _BOX and _is_column(child)) or child.tag in _INLINE or _says(child.tail) for child in body)
    if not (_says(body.text) or any(loose)):
        return
    run = _Run()
    _spread(body, run)
    run.end()
    body.text = None
    body.extend(run.blocks)


def _spread(box: _Element, run: _Run) -> None:
    """Add what stands in `box` to `run`; boxes that hold a column are taken apart in turn."""
    run.add(box.text)
    for child in list(box):
        tail, child.tail = child.tail, None
        box.remove(child)
        if child.tag == _BOX and _is_column(child):
            run.end()
            _spread(child, run)
            run.end()
        elif child.tag in _INLINE:
            run.take(child)
        elif isinstance(child.tag, str):  # a small box, too: the rules on furniture judge a call and its button together
            run.end()
            run.blocks.append(child)
            if child.tag != "head" and len((tail or "").strip()) <= _BUTTON:
                child.tail, tail = tail, None
        run.add(tail)


def _is_column(box: _Element) -> bool:
    """Return whether a box holds a heading, or too much text for a call with its button."""
    return next(box.iter("head"), None) is not None or len("".join(map(str, box.itertext()))) > _LITTLE


class _Run:
    """Text and inline elements on their way into a paragraph."""

    def __init__(self) -> None:
        self.blocks: list[_Element] = []
        self._paragraph = Element("p")

    def add(self, text: str | None) -> None:
        if len(self._paragraph):
            last = self._paragraph[-1]
            last.tail = (last.tail or "") + (text or "")
        else:
            self._paragraph.text = (self._paragraph.text or "") + (text or "")

    def take(self, element: _Element) -> None:
        if element.tag == "lb" and self._ends_with_break():
            self.end()
        else:
            self._paragraph.append(element)

    def end(self) -> None:
        """End the paragraph, if it says anything."""
        if self._ends_with_break():
            self._paragraph.remove(self._paragraph[-1])
        if _says("".join(map(str, self._paragraph.itertext()))):
            self.blocks.append(self._paragraph)
        self._paragraph = Element("p")

    def _ends_with_break(self) -> bool:
        return len(self._paragraph) > 0 and self._paragraph[-1].tag == "lb" and not _says(self._paragraph[-1].tail)


def _says(text: str | None) -> bool:
    return bool((text or "").strip())
