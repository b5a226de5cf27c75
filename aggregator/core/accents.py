"""What the same word may be written without: accents, points and dots, and the bars that Unicode does not take off."""

from __future__ import annotations

import re

# Accents, Hebrew and Arabic points, Indic dots; what lets a word break or its letters join. Not what makes another letter of one: the
# marks of kana, tones of Thai, the virama.
ACCENTS = re.compile(
    "[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4"
    "\u06e7\u06e8\u06ea-\u06ed\u0730-\u074a\u093c\u09bc\u0a3c\u0abc\u0b3c\u0cbc\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20f0\ufe20-\ufe2f"
    "\u00ad\u200b\u200d]"
)
BARRED = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ħ": "h", "æ": "ae", "œ": "oe"})  # letters whose accent Unicode does not take off
