"""What an alert is called where digests are kept: its runs stand among theirs, under names no digest may have. Pure."""

from __future__ import annotations

import hashlib
import re
import unicodedata

PREFIX = "alert-"  # consistency.py refuses digests whose name begins so
_LONGEST = 60  # characters of a slug: it stands in a mail's List-Id and in file names


def run_name(name: str) -> str:
    """Return `alert-SLUG` of a-z, 0-9 and "-"; a name without a Latin letter or digit gets a number that stays the same."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().casefold()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_LONGEST].rstrip("-")
    return PREFIX + (slug or hashlib.blake2b(name.encode(), digest_size=4).hexdigest())


def is_alert(run: str) -> bool:
    """Tell whether a run of this name is an alert's."""
    return run.startswith(PREFIX)
