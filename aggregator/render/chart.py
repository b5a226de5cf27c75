"""The day as a small bar chart: inline SVG, read by height and number, never by colour alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from aggregator.model.digest import Glance
from aggregator.render.times import Reader

WIDTH, HEIGHT = 240, 64  # user units; CSS scales the picture
_TOP = 12  # room for the highest bar's number


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of the chart."""

    x: float
    y: float
    width: float
    height: float
    count: int
    label: str  # its hours
    highest: bool  # carries its number
    stories: int  # they make
    inner: float  # height of the bar inside, which counts these


@dataclass(frozen=True, slots=True)
class Chart:
    """The bars and what they say in words."""

    bars: tuple[Bar, ...]
    start: str
    end: str
    summary: str  # for screen readers and the plain formats


def chart(glance: Glance, reader: Reader) -> Chart | None:
    """Return the chart of a window, None when fewer than two bars would stand: one says nothing the count does not."""
    most = max((count for _, count in glance.hours), default=0)
    if sum(count > 0 for _, count in glance.hours) < 2:  # noqa: PLR2004 - two bars make a comparison
        return None
    step = WIDTH / len(glance.hours)
    width = timedelta(minutes=glance.bar_minutes)
    peak = next(i for i, (_, count) in enumerate(glance.hours) if count == most)
    told = glance.story_hours or (0,) * len(glance.hours)  # a digest kept by an earlier version counts none
    bars = []
    for i, (start, count) in enumerate(glance.hours):
        height = round((HEIGHT - _TOP) * count / most, 1)
        label = f"{reader.short(start)} to {reader.clock(start + width)}"
        inner = round((HEIGHT - _TOP) * told[i] / most, 1)
        x, y, wide = round(i * step + 1, 1), round(HEIGHT - height, 1), round(step - 2, 1)
        bars.append(Bar(x, y, wide, height, count, label, i == peak, told[i], inner))
    busiest = f"busiest from {bars[peak].label}: {most} article{'' if most == 1 else 's'}"
    first, last = glance.hours[0][0], glance.hours[-1][0] + width
    return Chart(tuple(bars), reader.short(first), reader.short(last), busiest)
