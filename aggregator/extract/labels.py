"""The words that stand before a date on a page, and which of the two times they announce. Pure.

>>> split("Updated: 01-06-2025 19:53 IST | Created: 01-06-2025 19:50 IST")
((ClaimKind.UPDATED, '01-06-2025 19:53 IST |'), (ClaimKind.PUBLISHED, '01-06-2025 19:50 IST'))
"""

from __future__ import annotations

import re

from aggregator.model.times import ClaimKind

# Lower case, whole words; the longest of a place wins. English first, then the languages of our feeds.
_UPDATED = (
    "last updated", "last modified", "last edited", "last changed", "updated", "update", "modified", "edited", "revised", "upd",
    "aktualisiert", "zuletzt aktualisiert", "letzte aktualisierung", "letztes update", "ge\u00e4ndert", "mis \u00e0 jour", "mise \u00e0 jour", "modifi\u00e9",
    "actualizado", "actualizada", "\u00faltima actualizaci\u00f3n", "modificado", "atualizado", "atualizada", "\u00faltima atualiza\u00e7\u00e3o", "aggiornato", "aggiornata",
    "ultimo aggiornamento", "modificato", "bijgewerkt", "laatst bijgewerkt", "laatste update", "gewijzigd", "uppdaterad", "uppdaterat", "senast uppdaterad",
    "opdateret", "sidst opdateret", "oppdatert", "sist oppdatert", "p\u00e4ivitetty", "muokattu", "aktualizacja", "zaktualizowano", "aktualizov\u00e1no", "aktualizovan\u00e9",
    "friss\u00edtve", "actualizat", "ultima actualizare", "g\u00fcncelleme", "g\u00fcncellendi", "son g\u00fcncelleme", "\u043e\u0431\u043d\u043e\u0432\u043b\u0435\u043d\u043e", "\u043e\u0431\u043d\u043e\u0432\u043b\u0451\u043d", "\u0438\u0437\u043c\u0435\u043d\u0435\u043d\u043e", "\u043e\u043d\u043e\u0432\u043b\u0435\u043d\u043e",
    "\u03b5\u03bd\u03b7\u03bc\u03b5\u03c1\u03ce\u03b8\u03b7\u03ba\u03b5", "\u03c4\u03b5\u03bb\u03b5\u03c5\u03c4\u03b1\u03af\u03b1 \u03b5\u03bd\u03b7\u03bc\u03ad\u03c1\u03c9\u03c3\u03b7", "diperbarui", "dikemas kini", "c\u1eadp nh\u1eadt", "\u0905\u092a\u0921\u0947\u091f", "\u0905\u0926\u094d\u092f\u0924\u0928", "\u0938\u0902\u0936\u094b\u0927\u093f\u0924", "\u09b9\u09be\u09b2\u09a8\u09be\u0997\u09be\u09a6", "\u0906\u092a\u0921\u0947\u091f",
    "\u0622\u062e\u0631 \u062a\u062d\u062f\u064a\u062b", "\u062a\u0645 \u0627\u0644\u062a\u062d\u062f\u064a\u062b", "\u062a\u062d\u062f\u064a\u062b", "\u0628\u0631\u0648\u0632\u0631\u0633\u0627\u0646\u06cc", "\u05e2\u05d5\u05d3\u05db\u05df", "\u05e2\u05d3\u05db\u05d5\u05df", "\u0e2d\u0e31\u0e1b\u0e40\u0e14\u0e15", "\u66f4\u65b0", "\u6700\u7d42\u66f4\u65b0", "\u4fee\u6539", "\uc218\uc815", "\uc5c5\ub370\uc774\ud2b8",
)  # fmt: skip
_PUBLISHED = (
    "first published", "originally published", "published", "publish date", "publication date", "date published", "posted", "created", "release date",
    "released", "issued", "written", "pub date", "filed", "ver\u00f6ffentlicht", "erschienen", "erstellt", "publiziert", "publi\u00e9", "publi\u00e9e", "cr\u00e9\u00e9", "mis en ligne",
    "publicado", "publicada", "publicaci\u00f3n", "creado", "publica\u00e7\u00e3o", "postado", "criado", "pubblicato", "pubblicata", "creato", "gepubliceerd", "geplaatst",
    "publicerad", "publicerat", "publiceret", "udgivet", "publisert", "julkaistu", "luotu", "opublikowano", "publikacja", "data publikacji", "dodano", "publikov\u00e1no",
    "publikovan\u00e9", "vyd\u00e1no", "k\u00f6zz\u00e9t\u00e9ve", "megjelent", "publicat", "yay\u0131nlanma", "yay\u0131mlanma", "yay\u0131nland\u0131", "giri\u015f", "olu\u015fturulma", "\u043e\u043f\u0443\u0431\u043b\u0438\u043a\u043e\u0432\u0430\u043d\u043e", "\u0434\u0430\u0442\u0430 \u043f\u0443\u0431\u043b\u0438\u043a\u0430\u0446\u0438\u0438",
    "\u0441\u043e\u0437\u0434\u0430\u043d\u043e", "\u043e\u043f\u0443\u0431\u043b\u0456\u043a\u043e\u0432\u0430\u043d\u043e", "\u03b4\u03b7\u03bc\u03bf\u03c3\u03b9\u03b5\u03cd\u03b8\u03b7\u03ba\u03b5", "\u03b4\u03b7\u03bc\u03bf\u03c3\u03af\u03b5\u03c5\u03c3\u03b7", "diterbitkan", "dipublikasikan", "diterbitkan pada", "\u0111\u0103ng", "xu\u1ea5t b\u1ea3n", "\u092a\u094d\u0930\u0915\u093e\u0936\u093f\u0924", "\u09aa\u09cd\u09b0\u0995\u09be\u09b6\u09bf\u09a4", "\u09aa\u09cd\u09b0\u0995\u09be\u09b6",
    "\u0646\u064f\u0634\u0631", "\u0646\u0634\u0631", "\u062a\u0627\u0631\u064a\u062e \u0627\u0644\u0646\u0634\u0631", "\u0627\u0646\u062a\u0634\u0627\u0631", "\u05e4\u05d5\u05e8\u05e1\u05dd", "\u05e4\u05d5\u05e8\u05e1\u05de\u05d4", "\u0e40\u0e1c\u0e22\u0e41\u0e1e\u0e23\u0e48", "\u53d1\u5e03", "\u767c\u5e03", "\u53d1\u8868", "\u516c\u958b", "\u63b2\u8f09", "\u914d\u4fe1", "\uc785\ub825", "\ub4f1\ub85d", "\uac8c\uc7ac",
)  # fmt: skip


def _pattern(words: tuple[str, ...]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True))


# A label may be glued to what follows (`Updated22:38`) but not to a letter before it.
_LABEL = re.compile(
    rf"(?<![^\W\d_])(?:(?P<updated>{_pattern(_UPDATED)})|(?P<published>{_pattern(_PUBLISHED)}))(?:\u4e8e|\u65bc|\u6642\u9593|\u65f6\u95f4|\u65e5\u6642|\u65e5|\uc77c)?(?![^\W\d_])",
    re.IGNORECASE,
)


def split(line: str) -> tuple[tuple[ClaimKind, str], ...]:
    """Return each label of `line` with the text up to the next, or before a single label that ends it (Hindi, Japanese).

    Empty when no label has a digit with it.
    """
    matches = list(_LABEL.finditer(line))
    if not matches:
        return ()
    ends = [match.start() for match in matches[1:]] + [len(line)]
    parts = ((_kind(match), line[match.end() : end].strip(" :|,-\u2013\u2022\u00b7")) for match, end in zip(matches, ends, strict=True))
    told = tuple((kind, rest) for kind, rest in parts if _has_digit(rest))
    if not told and len(matches) == 1 and _has_digit(line):
        return ((_kind(matches[0]), line[: matches[0].start()].strip(" :|,-")),)
    return told


def _has_digit(text: str) -> bool:
    return any(character.isdigit() for character in text)


def kind_of(words: str) -> ClaimKind | None:
    """Return which time class names or a label announce, None when neither or both."""
    found = {_kind(match) for match in _LABEL.finditer(re.sub(r"[_\-]|(?<=[a-z])(?=[A-Z])", " ", words))}
    return found.pop() if len(found) == 1 else None


def _kind(match: re.Match[str]) -> ClaimKind:
    return ClaimKind.UPDATED if match["updated"] else ClaimKind.PUBLISHED
