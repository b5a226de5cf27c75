"""Writes the list of what is in a release (CycloneDX), from the hashed lock.

    python -m release.sbom [--output dist]

The version of the program stands in the code alone (pyproject.toml has it "dynamic"), where the tool does not look:
it is given a pyproject.toml that names it.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

from aggregator import __version__
from release.dists import ROOT

TOOL = ROOT / ".venv" / "tools" / "bin" / "cyclonedx-py"
_DYNAMIC = 'dynamic = ["version"]'


def with_version(project: str, version: str) -> str:
    """Return the text of a pyproject.toml with its version in place of the promise of one."""
    if project.count(_DYNAMIC) != 1:
        raise ValueError(f"pyproject.toml has no line {_DYNAMIC}")
    return project.replace(_DYNAMIC, f'version = "{version}"')


def main() -> int:
    """Write the list."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--output", type=Path, default=ROOT / "dist")
    output = options.parse_args().output
    output.mkdir(parents=True, exist_ok=True)
    target = output / "aggregator.cdx.json"
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder) / "pyproject.toml"
        project.write_text(with_version((ROOT / "pyproject.toml").read_text(), __version__))
        words = [TOOL, "requirements", ROOT / "requirements" / "run.txt", "--pyproject", project, "--output-reproducible"]
        subprocess.run([*words, "--of", "JSON", "-o", target], check=True)
    print(target)
    return 0


if __name__ == "__main__":
    sys.exit(main())
