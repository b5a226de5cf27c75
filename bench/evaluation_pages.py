"""Pages of the evaluation data, read straight from their archives: nothing is unpacked."""

from __future__ import annotations

import gzip
import json
import tarfile
from pathlib import Path
from typing import Any


def folder(data: Path, name: str) -> Path:
    """Return the folder of one set; `data` may be that folder or the one above it."""
    return data if (data / "pages.tar.xz").exists() else data / name


def pages(archive: Path) -> dict[str, bytes]:
    """Return every page by its file name."""
    with tarfile.open(archive) as tar:
        members = {Path(member.name).name: tar.extractfile(member) for member in tar if member.isfile()}
        read = {name: file.read() for name, file in members.items() if file is not None}
    return {name.removesuffix(".gz"): gzip.decompress(body) if name.endswith(".gz") else body for name, body in read.items()}


def json_lines(path: Path) -> list[dict[str, Any]]:
    """Return the rows of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
