"""Builds sdist and wheel twice, from two copies in different folders and at different times, and compares them.

    python -m release.dists [--output dist]

The time of every file in them is SOURCE_DATE_EPOCH: the one given, else that of the last commit, else 2020-02-02 (as
hatchling has it). The wheel is built from the unpacked sdist, so an sdist that lacks a file fails here.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent


def epoch() -> str:
    """Return the time that is stamped on what is built."""
    given = os.environ.get("SOURCE_DATE_EPOCH")
    if given:
        return given
    said = subprocess.run(["git", "log", "-1", "--format=%ct"], cwd=ROOT, capture_output=True, text=True, check=False)
    return said.stdout.strip() or "1580601600"


def build(source: Path, output: Path) -> list[Path]:
    """Build sdist, unpack it, build the wheel from it; return both."""
    environment = os.environ | {"SOURCE_DATE_EPOCH": epoch()}
    hatchling = [sys.executable, "-m", "hatchling", "build"]
    subprocess.run([*hatchling, "-t", "sdist", "-d", output], cwd=source, env=environment, check=True, capture_output=True)
    (sdist,) = output.glob("*.tar.gz")
    with tempfile.TemporaryDirectory() as folder:
        with tarfile.open(sdist) as archive:
            archive.extractall(folder, filter="data")
        (unpacked,) = Path(folder).iterdir()
        subprocess.run([*hatchling, "-t", "wheel", "-d", output], cwd=unpacked, env=environment, check=True, capture_output=True)
    (wheel,) = output.glob("*.whl")
    return [sdist, wheel]


def copy(target: Path) -> None:
    """Copy what is in the repository, and nothing that was made here, with times of now."""
    left_out = shutil.ignore_patterns(
        ".git", ".venv", "dist", "build", "__pycache__", ".*_cache", ".hypothesis", "demo-output", ".coverage*"
    )
    shutil.copytree(ROOT, target, ignore=left_out, copy_function=shutil.copyfile, symlinks=True)


def digests(files: list[Path]) -> dict[str, str]:
    """Return name -> sha256."""
    return {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in files}


def main() -> int:
    """Build twice, compare, and keep one in the output folder."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--output", type=Path, default=ROOT / "dist")
    output = options.parse_args().output
    with tempfile.TemporaryDirectory(prefix="one-") as one, tempfile.TemporaryDirectory(prefix="another-place-") as two:
        copy(Path(one) / "src")
        first = build(Path(one) / "src", Path(one) / "out")
        time.sleep(2.1)  # zip counts in steps of two seconds
        copy(Path(two) / "a" / "src")
        os.umask(0o077)
        second = build(Path(two) / "a" / "src", Path(two) / "out")
        os.umask(0o022)
        made, again = digests(first), digests(second)
        output.mkdir(parents=True, exist_ok=True)
        for file in first:
            shutil.copyfile(file, output / file.name)
    for name, digest in made.items():
        print(f"{digest}  {name}  {'the same twice' if again.get(name) == digest else 'NOT THE SAME'}")
    return 0 if made == again else 1


if __name__ == "__main__":
    sys.exit(main())
