"""What is released: locked, audited, and laid out as Debian wants it."""

from __future__ import annotations

import re
import subprocess
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from aggregator.config.load import parse
from release import deb
from release.audit import LOCKS, locked, verdict
from release.sbom import with_version

ROOT = Path(__file__).parents[3]
ALL_LOCKS = sorted((ROOT / "requirements").glob("*.txt"))


def name_of(requirement: str) -> str:
    return re.sub(r"[-_.]+", "-", Requirement(requirement).name).lower()


@pytest.mark.parametrize("lock", ALL_LOCKS, ids=lambda lock: lock.name)
def test_every_locked_package_has_its_version_and_its_hashes(lock: Path) -> None:
    blocks = re.split(r"(?m)^(?=[a-z0-9])", lock.read_text())[0:]
    packages = [block for block in blocks if block.strip()]
    assert len(packages) > 5
    assert [
        block.split()[0] for block in packages if not re.match(r"[a-z0-9-]+(\[[a-z]+\])?==\S+", block) or "--hash=sha256:" not in block
    ] == []


def test_no_lock_names_where_packages_come_from() -> None:
    assert [lock.name for lock in ALL_LOCKS if re.search(r"https?:|file:|--(extra-)?index-url|--find-links", lock.read_text())] == []


def test_the_lock_holds_what_the_program_asks_for_and_nothing_that_builds_it() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    wanted = {name_of(line) for line in [*project["dependencies"], *project["optional-dependencies"]["postgres"]]}
    names = locked((ROOT / "requirements" / "run.txt").read_text())
    assert wanted <= names
    assert "hatchling" not in names
    assert "hatchling" in locked((ROOT / "requirements" / "build.txt").read_text())


def test_every_dependency_is_imported_by_the_program() -> None:
    """But for the few that others load: pyproject.toml says why they are named."""
    loaded_by_others, modules = {"anyio", "sniffio", "tzdata"}, {"pystemmer": "Stemmer"}
    source = "\n".join(path.read_text() for path in (ROOT / "aggregator").rglob("*.py"))
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    names = {name_of(line) for line in project["dependencies"]} - loaded_by_others
    imported = {name: modules.get(name, name.replace("-", "_")) for name in names}
    unused = [name for name, module in imported.items() if not re.search(rf"(?m)^\s*(import|from) {module}\b", source)]
    assert unused == []


def row(name: str, *vulns: str) -> dict[str, object]:
    return {"name": name, "version": "1.0", "vulns": [{"id": vuln, "fix_versions": ["1.1"]} for vuln in vulns]}


def test_an_audit_without_answers_is_no_pass() -> None:
    """pip-audit ends well when a registry without the database skips every package."""
    skipped = [{"name": name, "skip_reason": "not found"} for name in ("a", "b")]
    assert verdict({"dependencies": skipped}, {"a", "b"})[0] == 2
    assert verdict({"dependencies": [row("a"), skipped[1]]}, {"a", "b"}) == (
        2, ["NOT ALL AUDITED: the database has no answer on 1 of 2 packages (b, ...)"],
    )  # fmt: skip
    assert verdict(None, {"a"}, "ConnectionError: no route")[1] == [
        "NOT AUDITED: pip-audit has no answer; can its database be reached?", "ConnectionError: no route",
    ]  # fmt: skip


def test_an_audit_names_what_is_vulnerable_and_since_when_it_is_mended() -> None:
    assert verdict({"dependencies": [row("a"), row("b", "PYSEC-1")]}, {"a", "b"}) == (1, ["b 1.0: PYSEC-1, fixed in 1.1"])
    assert verdict({"dependencies": [row("a")]}, {"a"})[0] == 0
    assert all((ROOT / lock).exists() for lock in LOCKS)


def test_the_list_of_what_is_in_a_release_names_the_programs_version() -> None:
    project = tomllib.loads(with_version((ROOT / "pyproject.toml").read_text(), "1.2"))["project"]
    assert (project["version"], "dynamic" in project) == ("1.2", False)
    with pytest.raises(ValueError, match="dynamic"):
        with_version('version = "1.1"', "1.2")


def test_the_package_is_maintained_by_those_who_hold_its_licence() -> None:
    (author,) = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["authors"]
    assert author["name"] in (ROOT / "LICENSE").read_text()
    assert f"Maintainer: {author['name']} <" in (deb.PARTS / "control.in").read_text()


def test_the_packages_configuration_is_the_starter_with_the_services_store(tmp_path: Path) -> None:
    settings = parse(deb.configuration(), tmp_path / "config.toml")
    assert settings.data_dir == Path("/var/lib/aggregator")
    assert len(settings.feeds) > 10


def test_the_package_lies_where_debian_looks(tmp_path: Path) -> None:
    deb.lay_out(tmp_path)
    deb.control(tmp_path, "1.2-3")
    assert (tmp_path / "usr/lib/systemd/system/aggregator.service").read_text().count("ExecStart=/usr/bin/aggregator ") == 1
    assert (tmp_path / "usr/lib/sysusers.d/aggregator.conf").exists()
    assert {page.name for page in (tmp_path / "usr/share/man").rglob("*.gz")} == {"aggregator.1.gz", "aggregator.toml.5.gz"}
    control = (tmp_path / "DEBIAN/control").read_text()
    assert f"python3 (>= {deb.MINOR}), python3 (<< {deb.NEXT})" in control
    assert (tmp_path / "DEBIAN/conffiles").read_text() == "/etc/aggregator/config.toml\n"


@pytest.mark.parametrize("script", ["postinst", "prerm", "postrm"])
def test_the_maintainer_scripts_are_shell(script: str) -> None:
    assert subprocess.run(["sh", "-n", str(deb.PARTS / script)], check=False).returncode == 0


def test_a_worker_that_loads_the_launcher_again_starts_no_second_program() -> None:
    """Spawned workers import the main script: an unguarded one made every page of the packaged program fail."""
    exec(compile(deb._LAUNCHER, "<launcher>", "exec"), {"__name__": "__mp_main__"})  # noqa: S102 - our own four lines
