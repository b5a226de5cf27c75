"""Builds the Debian package: the program with every library it was tested with, for the Debian release it is built on.

    python -m release.deb WHEEL [--output dist] [--revision 1]

What goes where, and why:

    /usr/lib/aggregator     a virtual environment (PEP 405) on Debian's own python3. The libraries come from the hashed lock,
                            not from Debian, which has other versions of half of them and lacks some: what is installed is
                            what was tested, and nothing else on the machine changes. A security fix of a library is a new
                            version of this package (`make audit` tells of them).
    /usr/bin/aggregator     a link to the program in there
    /etc/aggregator/config.toml   a conffile: dpkg asks before it touches a changed one
    the unit, sysusers.d, man pages

dpkg-deb alone builds it: debhelper would bring little but its own maintainer scripts for a package that is one folder.
Compiled libraries fit one minor version of Python, so the package depends on the one it was built with.
"""

from __future__ import annotations

import argparse
import compileall
import gzip
import hashlib
import os
import py_compile
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from aggregator.config.starter import starter
from release.dists import ROOT, epoch

PARTS = Path(__file__).parent / "debian"
HOME = Path("usr/lib/aggregator")
MINOR = f"{sys.version_info.major}.{sys.version_info.minor}"
NEXT = f"{sys.version_info.major}.{sys.version_info.minor + 1}"
# Guarded: the worker processes load it again.
_LAUNCHER = """#!/usr/lib/aggregator/bin/python3 -I
import sys

from aggregator.__main__ import main

if __name__ == "__main__":
    sys.exit(main())
"""
_ENVIRONMENT = f"home = /usr/bin\ninclude-system-site-packages = false\nversion = {MINOR}\n"
_DATA_DIR = "# data_dir = "


def install(root: Path, wheel: Path) -> None:
    """Put the libraries of the lock and the program into the package's own environment."""
    site = root / HOME / "lib" / f"python{MINOR}" / "site-packages"
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet", "install", "--no-compile", "--target", site]
    subprocess.run([*pip, "--no-deps", "--require-hashes", "--requirement", ROOT / "requirements" / "run.txt"], check=True)
    subprocess.run([*pip, "--no-deps", "--upgrade", wheel], check=True)
    for made_for_a_shell in ("bin", "share"):
        shutil.rmtree(site / made_for_a_shell, ignore_errors=True)
    for record in site.glob("*.dist-info/direct_url.json"):
        record.unlink()  # names the folder it was built in
    compileall.compile_dir(
        site, quiet=1, stripdir=str(root), prependdir="/", invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH
    )
    programs = root / HOME / "bin"
    programs.mkdir()
    (programs / "python3").symlink_to(f"/usr/bin/python{MINOR}")
    _put(programs / "aggregator", _LAUNCHER, 0o755)
    _put(root / HOME / "pyvenv.cfg", _ENVIRONMENT)


def lay_out(root: Path) -> None:
    """Put everything else where Debian keeps it."""
    (root / "usr/bin").mkdir(parents=True)
    (root / "usr/bin/aggregator").symlink_to("../lib/aggregator/bin/aggregator")
    service = ROOT / "aggregator" / "service"
    _put(root / "usr/lib/systemd/system/aggregator.service", (service / "aggregator.service").read_text())
    _put(root / "usr/lib/sysusers.d/aggregator.conf", (service / "aggregator.sysusers").read_text())
    _put(root / "etc/aggregator/config.toml", configuration())
    for page in sorted((ROOT / "docs" / "man").iterdir()):
        _put_packed(root / "usr/share/man" / f"man{page.suffix[1:]}" / f"{page.name}.gz", page.read_bytes())
    about = root / "usr/share/doc/aggregator"
    _put(about / "copyright", (PARTS / "copyright").read_text() + (ROOT / "LICENSE").read_text())
    _put_packed(about / "changelog.gz", (ROOT / "CHANGELOG.md").read_bytes())


def configuration() -> str:
    """Return the starter configuration with the place of the service's store, so that service and shell see one."""
    lines = starter().splitlines(keepends=True)
    return "".join('data_dir = "/var/lib/aggregator"\n' if line.startswith(_DATA_DIR) else line for line in lines)


def control(root: Path, version: str) -> None:
    """Write the package's own records and scripts."""
    folder = root / "DEBIAN"
    files = sorted(path for path in root.rglob("*") if path.is_file() and not path.is_symlink())
    architecture = subprocess.run(["dpkg", "--print-architecture"], capture_output=True, text=True, check=True).stdout.strip()
    size = sum(path.stat().st_size for path in files) // 1024
    words = {"version": version, "architecture": architecture, "size": size, "minor": MINOR, "next": NEXT}
    sums = "".join(f"{hashlib.md5(path.read_bytes()).hexdigest()}  {path.relative_to(root)}\n" for path in files)  # noqa: S324 - dpkg's format
    _put(folder / "control", (PARTS / "control.in").read_text().format_map(words))
    _put(folder / "conffiles", "/etc/aggregator/config.toml\n")
    _put(folder / "md5sums", sums)
    for script in ("postinst", "prerm", "postrm"):
        _put(folder / script, (PARTS / script).read_text(), 0o755)


def _put(target: Path, text: str, mode: int = 0o644) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text)
    target.chmod(mode)


def _put_packed(target: Path, content: bytes) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(gzip.compress(content, mtime=0))


def build(wheel: Path, output: Path, revision: str) -> Path:
    """Return the package, built in `output`."""
    version = f"{wheel.name.split('-')[1]}-{revision}"
    os.umask(0o022)
    with tempfile.TemporaryDirectory(prefix="aggregator-deb-") as folder:
        root = Path(folder) / "root"
        install(root, wheel)
        lay_out(root)
        control(root, version)
        output.mkdir(parents=True, exist_ok=True)
        root.chmod(0o755)
        words = ["dpkg-deb", "--root-owner-group", "-Zxz", "-z2", "--build", root, output]
        subprocess.run(words, env=os.environ | {"SOURCE_DATE_EPOCH": epoch()}, check=True, stdout=subprocess.DEVNULL)
    (built,) = output.glob(f"aggregator_{version}_*.deb")
    return built


def main() -> int:
    """Build and print the package's path."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("wheel", type=Path)
    options.add_argument("--output", type=Path, default=ROOT / "dist")
    options.add_argument("--revision", default="1")
    chosen = options.parse_args()
    print(build(chosen.wheel, chosen.output, chosen.revision))
    return 0


if __name__ == "__main__":
    sys.exit(main())
