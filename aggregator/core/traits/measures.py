"""Lengths, areas, speeds and temperatures in metric units: 20 miles are 32 km, 104F is 40C. Pure."""

from __future__ import annotations

import re

_LEAST = 2  # figures kept: "20 miles" are "32 km", not "32.2"; 101 and 102 miles stay apart
_PARTS = {  # unit -> what it is called, and how many of that it is
    "mph": ("kmh", 1.609), "miles per hour": ("kmh", 1.609), "miles an hour": ("kmh", 1.609),
    "km/h": ("kmh", 1), "kph": ("kmh", 1), "kmh": ("kmh", 1), "kilometres per hour": ("kmh", 1), "kilometers per hour": ("kmh", 1),
    "square miles": ("hectares", 259), "sq miles": ("hectares", 259), "square kilometres": ("hectares", 100),
    "square kilometers": ("hectares", 100), "sq km": ("hectares", 100), "acres": ("hectares", 0.4047), "acre": ("hectares", 0.4047),
    "miles": ("km", 1.609), "mile": ("km", 1.609), "kilometres": ("km", 1), "kilometers": ("km", 1), "kilometre": ("km", 1),
    "kilometer": ("km", 1), "km": ("km", 1), "kms": ("km", 1), "metres": ("metres", 1), "meters": ("metres", 1), "metre": ("metres", 1),
    "meter": ("metres", 1), "cm": ("cm", 1), "mm": ("mm", 1), "millimetres": ("mm", 1), "millimeters": ("mm", 1), "inch": ("cm", 2.54),
    "centimetre": ("cm", 1), "centimeter": ("cm", 1), "kg": ("kg", 1), "kgs": ("kg", 1), "kilograms": ("kg", 1), "kilogrammes": ("kg", 1),
    "kilogram": ("kg", 1), "kilos": ("kg", 1), "kilo": ("kg", 1), "tonnes": ("tonnes", 1), "tonne": ("tonnes", 1), "t": ("tonnes", 1),
    "foot": ("metres", 0.3048), "feet": ("metres", 0.3048), "ft": ("metres", 0.3048),
    "inches": ("cm", 2.54), "centimetres": ("cm", 1), "centimeters": ("cm", 1),
}  # fmt: skip
_WARMTH = r" ?(?:(?:°|º|degrees?) ?)(?:fahrenheit|celsius|[fc])| ?(?:fahrenheit|celsius)|[fc]"
_HOTTEST = 150  # degrees that a headline of the weather tells; a 777F is a plane
_MEASURED = re.compile(
    rf"(?<![\w.,$£€-])(\d{{1,3}}(?:,\d{{3}})+|\d+(?:\.\d+)?)( million)?(?:[ -]?({'|'.join(_PARTS)})|({_WARMTH}))(?![\w/])"
)


def metric(text: str) -> str:
    """Return casefolded text with its measures in metric units."""
    return _MEASURED.sub(_converted, text)


def _converted(match: re.Match[str]) -> str:
    figures, value = len(match[1].replace(",", "").replace(".", "").strip("0")), float(match[1].replace(",", ""))
    if match[4] and value > _HOTTEST:
        return match[0]
    if match[4]:
        return f"{_kept((value - 32) / 1.8 if 'f' in match[4] else value, figures)}c"
    name, times = _PARTS[match[3]]
    return f"{_kept(value * times, figures) if times != 1 else match[1]}{match[2] or ''} {name}"


def _kept(value: float, figures: int) -> str:
    """Return a value to as many figures as it was given in."""
    rounded = float(f"{value:.{max(figures, _LEAST) - 1}e}")
    return f"{rounded:.10g}"
