"""Installs the Debian package in a clean root, and says what became of everything a package touches.

    make deb && python bench/debian.py [dist/aggregator_*.deb] [--root DIR] [--keep]

Needs root, debootstrap, and a Debian mirror: the one this machine's apt uses is asked for when it runs. The clean root is
debootstrap's minimal one with what the package depends on, and man-db. The upgrade is to the same files under the
next revision. Prints one line a check; exit 1 when one fails.
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parent.parent
INSIDE = "python3,systemd,procps,man-db,ca-certificates"
OURS = "# a line of the owner's\n"
_AS_SERVICE = ("setpriv", "--reuid=aggregator", "--regid=aggregator", "--clear-groups")


def mirror() -> str:
    """Return the Debian mirror of this machine's apt."""
    words = ["apt-get", "indextargets", "--format", "$(SITE) $(RELEASE)", "Created-By: Packages", "Origin: Debian", "Component: main"]
    said = subprocess.run(words, capture_output=True, text=True, check=True).stdout
    found = [line.split()[0] for line in said.splitlines() if line.split()[1] == suite()]
    if not found:
        raise SystemExit("apt knows no Debian mirror here (apt-get update first)")
    return found[0]


def suite() -> str:
    """Return the code name of this machine's Debian."""
    return re.search(r"^VERSION_CODENAME=(\w+)", Path("/etc/os-release").read_text(), re.MULTILINE)[1]  # type: ignore[index]  # Debian has one


class Clean:
    """A root of its own, and commands inside it; /proc, /dev and /dev/shm are there for the time of a command."""

    def __init__(self, root: Path) -> None:
        """Make the root, unless it is there."""
        self.root = root
        if not (root / "usr/bin/python3").exists():
            words = ["debootstrap", "--variant=minbase", f"--include={INSIDE}", suite(), str(root), mirror()]
            subprocess.run(words, check=True, stdout=subprocess.DEVNULL)

    def __call__(self, *words: str | Path) -> subprocess.CompletedProcess[str]:
        """Run a command inside."""
        into = 'mount -t proc proc "$0/proc" && mount -t tmpfs shm "$0/dev/shm" && exec chroot "$0" "$@"'
        command = ["unshare", "--mount", "sh", "-c", into, self.root, *words]
        (self.root / "dev/shm").mkdir(parents=True, exist_ok=True)
        environment = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL": "C.UTF-8", "DEBIAN_FRONTEND": "noninteractive"}
        return subprocess.run(command, capture_output=True, text=True, check=False, env=environment)

    def has(self, path: str) -> bool:
        """Tell whether a file is inside."""
        return (self.root / path).exists()

    def owner(self, path: str) -> str:
        """Return owner, group and mode."""
        return self("stat", "-c", "%U:%G %a", f"/{path}").stdout.strip()


class Checks:
    """What was checked, printed as it is."""

    def __init__(self) -> None:
        """Begin with none failed."""
        self.failed = 0

    def __call__(self, what: str, holds: Callable[[], object]) -> None:
        """Print whether it holds; a failed one says what was seen."""
        found = holds()
        good = found is True or (isinstance(found, subprocess.CompletedProcess) and found.returncode == 0)
        self.failed += not good
        said = (found.stdout + found.stderr).strip() if isinstance(found, subprocess.CompletedProcess) else found
        print(f"{'ok  ' if good else 'FAIL'}  {what}{'' if good else f': {said}'}", flush=True)


def next_revision(package: Path, folder: Path) -> Path:
    """Return the same package under a higher revision."""
    files = folder / "files"
    subprocess.run(["dpkg-deb", "--raw-extract", package, files], check=True)
    control = files / "DEBIAN" / "control"
    control.write_text(re.sub(r"(?m)^(Version: .*)$", r"\1.1", control.read_text()))
    target = folder / "aggregator_next.deb"
    subprocess.run(["dpkg-deb", "--root-owner-group", "-Znone", "--build", files, target], check=True, stdout=subprocess.DEVNULL)
    return target


def installed(clean: Clean, check: Checks) -> None:
    """Check what a fresh installation must have in place."""
    check("the program answers", lambda: clean("aggregator", "--version"))
    check(
        "user and group are there",
        lambda: clean("getent", "passwd", "aggregator").returncode + clean("getent", "group", "aggregator").returncode == 0,
    )
    check("it cannot log in", lambda: "nologin" in clean("getent", "passwd", "aggregator").stdout)
    check(
        "the group alone reads the configuration",
        lambda: clean.owner("etc/aggregator/config.toml") == "root:aggregator 640" or clean.owner("etc/aggregator/config.toml"),
    )
    check(
        "the store's place is the service's",
        lambda: clean.owner("var/lib/aggregator") == "aggregator:aggregator 750" or clean.owner("var/lib/aggregator"),
    )
    check(
        "systemd takes the unit",
        lambda: subprocess.run(
            ["systemd-analyze", "verify", f"--root={clean.root}", "aggregator.service"], capture_output=True, text=True, check=False
        ),
    )
    check("the program the unit starts is there", lambda: clean.has("usr/bin/aggregator") or "missing")
    check("man aggregator, man aggregator.toml", lambda: clean("man", "-w", "aggregator", "aggregator.toml"))
    check("the service's user reads the configuration and it is right", lambda: clean(*_AS_SERVICE, "aggregator", "config", "check"))
    check(
        "service and shell see one store",
        lambda: "/var/lib/aggregator/aggregator.db" in clean(*_AS_SERVICE, "aggregator", "config", "check").stdout,
    )
    check("the store is made by the service's user", lambda: clean(*_AS_SERVICE, "aggregator", "db", "migrate"))
    check(
        "libraries, data and templates are whole: the demo goes as scripted",
        lambda: clean(*_AS_SERVICE, "env", "HOME=/tmp", "aggregator", "demo", "--keep", "/tmp/demo"),
    )


def life(clean: Clean, check: Checks, newer: Path) -> None:
    """Check upgrade, removal and purge."""
    config = clean.root / "etc/aggregator/config.toml"
    config.write_text(config.read_text() + OURS)
    store = clean.root / "var/lib/aggregator/aggregator.db"
    (clean.root / "tmp/newer.deb").write_bytes(newer.read_bytes())
    check("upgrade", lambda: clean("dpkg", "--install", "/tmp/newer.deb"))
    check("an upgrade keeps the owner's configuration", lambda: config.read_text().endswith(OURS))
    check("an upgrade keeps the store, which is whole", lambda: clean(*_AS_SERVICE, "aggregator", "db", "check"))
    check("remove", lambda: clean("dpkg", "--remove", "aggregator"))
    check("removed: the program is gone", lambda: not (clean.has("usr/bin/aggregator") or clean.has("usr/lib/aggregator")))
    check("removed: store and configuration stay", lambda: store.exists() and config.read_text().endswith(OURS))
    check("install again", lambda: clean("dpkg", "--install", "/tmp/aggregator.deb"))
    check("installed again: the old store and configuration are in use", lambda: clean(*_AS_SERVICE, "aggregator", "db", "check"))
    check("purge", lambda: clean("dpkg", "--purge", "aggregator"))
    check("purged: store and configuration are gone", lambda: not (clean.has("var/lib/aggregator") or clean.has("etc/aggregator")))
    left = clean("sh", "-c", "find / -xdev -path /proc -prune -o -iname '*aggregator*' -print | grep -v '^/tmp/' || true")
    check("purged: nothing but the account is left", lambda: left.stdout == "" or left)


def main() -> int:
    """Run every check."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("package", nargs="?", type=Path)
    options.add_argument("--root", type=Path, help="where the clean root is made, or stands from last time")
    options.add_argument("--keep", action="store_true", help="leave it there")
    chosen = options.parse_args()
    package = chosen.package or max((ROOT / "dist").glob("aggregator_*.deb"), default=None, key=lambda path: path.stat().st_mtime)
    if package is None:
        raise SystemExit("no package in dist/: make deb")
    check = Checks()
    with tempfile.TemporaryDirectory(prefix="aggregator-debian-") as folder:
        clean = Clean(chosen.root or Path(folder) / "root")
        shutil.copyfile(package, clean.root / "tmp/aggregator.deb")
        check("install", lambda: clean("dpkg", "--install", "/tmp/aggregator.deb"))
        installed(clean, check)
        life(clean, check, next_revision(package, Path(folder)))
        if chosen.root and not chosen.keep:
            shutil.rmtree(clean.root)
    print(f"{package.name}: {'everything holds' if not check.failed else f'{check.failed} checks failed'}")
    return 1 if check.failed else 0


if __name__ == "__main__":
    sys.exit(main())
