"""What goes by a letter: Group A, Vitamin D, Line B, hepatitis C, C#. Another letter is another of its kind. Pure."""

from __future__ import annotations

import re

# Nouns of the languages of our feeds that are told apart so; not "plan", for headlines say "Plan A Trip".
_NOUNS = (
    r"group|gruppe|groupe|grupo|gruppo|groep|grupp|gruppen|grupa|grupy|grupie|skupina|grup|ryhmä|lohko|группа|група|ομάδα"
    r"|serie|série|seria|liga|league|ligue|division|división|divisie|divisão|divisione|class|classe|klasse|clase|klass|klasa|type|typ|tipo"
    r"|category|kategorie|catégorie|categoría|categoria|kategori|kategoria|grade|line|linie|ligne|línea|linea|linha|linje|linia|terminal"
    r"|block|section|sektion|sector|sektor|zone|zona|gate|wing|pool|pot|hepatitis|hépatite|epatite|hepatite|vitamin|vitamine|vitamina"
    r"|influenza|grippe|gripe"
)
_LETTER = r"[ \u00a0](?P<letter>[A-Z\u0391-\u0393\u0410-\u0414])(?![\w'\u2019.+#-])"
_LONE = re.compile(_LETTER)
_LETTERED = re.compile(rf"\b(?P<noun>(?i:{_NOUNS})){_LETTER}")
_SIGNED = re.compile(r"(?<!\w)(?P<sign>[A-Z](?:#|\+\+))(?![\w#+])")
_SIGNS = re.compile(r"(?<!\w)([cf])#(?!\w)")
_LANGUAGE = ""  # the noun of C# and C++


def lettered(text: str) -> dict[str, frozenset[str]]:
    """Return noun (small letters) -> the letters that `text` tells of it, as they stand with it: "group" -> {"Group A"}."""
    found: dict[str, set[str]] = {}
    lone, signed = _LONE.search(text), "#" in text or "++" in text
    if not (lone or signed):  # as nearly all
        return {}
    for match in _LETTERED.finditer(text) if lone else ():  # the nouns are tried at each word
        found.setdefault(match["noun"].casefold(), set()).add(match["letter"])
    for match in _SIGNED.finditer(text) if signed else ():
        found.setdefault(_LANGUAGE, set()).add(match["sign"])
    return {noun: frozenset(letters) for noun, letters in found.items()}


def other_letter(ours: dict[str, frozenset[str]], theirs: dict[str, frozenset[str]]) -> tuple[str, str] | None:
    """Return what goes by another letter in either of two headlines, None when nothing does."""
    for noun in ours.keys() & theirs.keys():
        if ours[noun].isdisjoint(theirs[noun]):
            return f"{noun} {min(ours[noun])}".strip(), f"{noun} {min(theirs[noun])}".strip()
    return None


def signed_out(folded: str) -> str:
    """Return `folded` text with the signs of C# and C++ in words, for they are all that tells the two apart."""
    return _SIGNS.sub(r"\1 sharp", folded).replace("c++", "c plus") if "#" in folded or "++" in folded else folded
