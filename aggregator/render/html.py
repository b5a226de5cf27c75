"""The page and the mail: one file each, no script, nothing loaded from anywhere."""

from __future__ import annotations

from aggregator.model.digest import Digest
from aggregator.render.environment import fill


def html(digest: Digest) -> bytes:
    """Return the digest as a self-contained HTML page, UTF-8."""
    return fill("digest.html.j2", digest).lstrip().encode()


def mail(digest: Digest) -> bytes:
    """Return the digest as HTML for mail programs: no variables, no grid, no drawing; deliver/ puts the styles inline."""
    return fill("mail.html.j2", digest).lstrip().encode()
