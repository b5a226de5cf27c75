"""Asks whether any locked dependency has a known vulnerability, and never passes without an answer for each.

    python -m release.audit [--service pypi|osv]

pip-audit does the asking; where its database does not know or does not answer, it skips a package, says so in its
report, and ends well all the same. Here that is no pass. Exit 0: every package was looked up, none is vulnerable; 1:
some are; 2: the question has no answer (no network, a registry without the database).
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
LOCKS = ("requirements/run.txt", "requirements/build.txt")
TOOL = ROOT / ".venv" / "tools" / "bin" / "pip-audit"


def locked(text: str) -> set[str]:
    """Return the names a hashed lock pins."""
    return {line.partition("==")[0] for line in text.splitlines() if "==" in line and not line.startswith((" ", "#"))}


def verdict(report: dict[str, Any] | None, asked: set[str], said: str = "") -> tuple[int, list[str]]:
    """Return exit code and lines for pip-audit's report on the packages that were asked for; None: it wrote none."""
    if report is None:
        return 2, ["NOT AUDITED: pip-audit has no answer; can its database be reached?", *said.strip().splitlines()[-3:]]
    answers = {row["name"]: row for row in report["dependencies"]}
    unanswered = sorted(name for name in asked if "vulns" not in answers.get(name, {}))
    bad = [f"{name} {row['version']}: {vuln['id']}, fixed in {', '.join(vuln['fix_versions']) or 'nothing yet'}"
           for name, row in sorted(answers.items()) for vuln in row.get("vulns", ())]  # fmt: skip
    if unanswered:
        word = "NOT AUDITED" if len(unanswered) == len(asked) else "NOT ALL AUDITED"
        return 2, [
            f"{word}: the database has no answer on {len(unanswered)} of {len(asked)} packages ({', '.join(unanswered[:5])}, ...)",
            *bad,
        ]
    return (1, bad) if bad else (0, [f"{len(asked)} packages, each looked up: none has a known vulnerability"])


def audit(lock: Path, service: str) -> tuple[int, list[str]]:
    """Audit one lock."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        words = [TOOL, "--disable-pip", "--require-hashes", "--progress-spinner", "off", "--vulnerability-service", service]
        done = subprocess.run(
            [*words, "--requirement", lock, "--format", "json", "--output", report], capture_output=True, text=True, check=False
        )
        document = json.loads(report.read_text()) if report.exists() and report.stat().st_size else None
    return verdict(document, locked(lock.read_text()), done.stderr)


def main() -> int:
    """Audit the locks and print what came of it."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--service", choices=("pypi", "osv"), default="pypi")
    service = options.parse_args().service
    worst = 0
    for name in LOCKS:
        code, lines = audit(ROOT / name, service)
        print(*(f"{name}: {line}" for line in lines), sep="\n")
        worst = max(worst, code)
    return worst


if __name__ == "__main__":
    sys.exit(main())
