"""The page and the mail: one file each, no script, nothing loaded from anywhere."""

from __future__ import annotations

from dataclasses import replace

import css_inline

from aggregator.model.digest import Digest, DigestStory
from aggregator.render.environment import fill

_CUT_AT = 102_000  # bytes: Gmail cuts a letter at 102 KB, and what needs the reader stands at its end
_NAMED = (10, 5, 3, 2, 1)  # reports named of each story, in turn, until the letter fits; its text, the page and the files name them all
_INLINER = css_inline.CSSInliner(keep_style_tags=True, load_remote_stylesheets=False)


def html(digest: Digest) -> bytes:
    """Return the digest as a self-contained HTML page, UTF-8."""
    return fill("digest.html.j2", digest).lstrip().encode()


def mail(digest: Digest) -> bytes:
    """Return the digest as HTML for mail programs: no variables, no grid, no drawing, styles in the elements.

    One that would be cut off names fewer reports of each story; where that does not do, it says so, and what needs the reader comes first.
    """
    page = _letter(digest)
    for named in _NAMED:
        if len(page) <= _CUT_AT:
            return page
        page = _letter(_naming(digest, named))
    return page if len(page) <= _CUT_AT else _letter(_naming(digest, min(_NAMED)), long=True)


def _letter(digest: Digest, *, long: bool = False) -> bytes:
    return _INLINER.inline(fill("mail.html.j2", digest, long=long).lstrip()).encode()


def _naming(digest: Digest, most: int) -> Digest:
    parts = tuple(replace(part, stories=tuple(_with_fewer(story, most) for story in part.stories)) for part in digest.parts)
    return replace(digest, parts=parts)


def _with_fewer(story: DigestStory, most: int) -> DigestStory:
    """Return the story with its newest reports in time order, those shown before last of all."""
    ranked = sorted(range(len(story.sources)), key=lambda place: (story.sources[place].known, -place))
    kept = tuple(story.sources[place] for place in sorted(ranked[:most]))
    return replace(story, sources=kept, more_sources=story.more_sources + len(ranked) - len(kept))
