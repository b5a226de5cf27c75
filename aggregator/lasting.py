"""What is to outlast a power cut: files and the names they stand under."""

from __future__ import annotations

import os
from pathlib import Path


def sync(path: Path) -> None:
    """Have the disk hold a file, or the names in a directory: a rename lasts once its directory was synced (fsync(2)). Raises OSError."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
