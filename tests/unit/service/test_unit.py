from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from aggregator.service.unit import fitted, shipped

ROOT = Path(__file__).parent.parent.parent.parent
ANALYZE = shutil.which("systemd-analyze")
needs_systemd = pytest.mark.skipif(ANALYZE is None, reason="systemd-analyze is not installed (Debian package systemd)")
COMMAND = ("/bin/true", "-m", "aggregator")


def test_the_folder_and_the_package_hold_one_unit():
    for name in ("aggregator.service", "aggregator.sysusers"):
        assert (ROOT / "systemd" / name).read_text("utf-8") == shipped(name)


def test_every_line_of_the_unit_follows_a_reason():
    reasoned = False
    for line in shipped().splitlines():
        if line.startswith("#"):
            reasoned = True
        elif not line or line.startswith("["):
            reasoned = False
        else:
            assert reasoned, line


def test_a_path_with_a_blank_a_quote_and_a_percent_is_quoted():
    text = fitted(("/opt/my tools/py", "--config", '/etc/100%/a"b.toml'), user=False)
    assert 'ExecStart="/opt/my tools/py" --config "/etc/100%%/a\\"b.toml"' in text


def test_a_folder_whose_name_holds_a_line_writes_no_line_of_its_own_into_the_unit():
    text = fitted(("/opt/py", "--config", "/tmp/x\nExecStartPre=/tmp/evil"), user=False)
    assert 'ExecStart=/opt/py --config "/tmp/x\\x0aExecStartPre=/tmp/evil"\n' in text
    assert "\nExecStartPre" not in text


def test_a_program_below_home_can_be_seen_by_its_own_service():
    assert "ProtectHome=read-only" in fitted(("/home/me/venv/bin/python",), user=False)
    assert "ProtectHome=yes" in fitted(("/usr/bin/aggregator",), user=False)


def test_a_users_unit_asks_for_nothing_only_root_can_give():
    text = fitted(COMMAND, user=True)
    for key in ("User", "CapabilityBoundingSet", "StateDirectory", "ProtectSystem", "IPAddressDeny"):
        assert not re.search(rf"(?m)^{key}=", text)
    assert text.endswith("[Install]\nWantedBy=default.target\n")
    assert "Type=notify" in text


@needs_systemd
@pytest.mark.parametrize("user", [False, True])
def test_systemd_finds_nothing_wrong_with_the_unit(tmp_path: Path, user: bool):
    unit = tmp_path / "aggregator.service"
    unit.write_text(fitted(COMMAND, user=user), "utf-8")
    done = subprocess.run([ANALYZE, *(["--user"] if user else []), "verify", str(unit)], capture_output=True, text=True, check=False)
    complaints = [line for line in done.stderr.splitlines() if "aggregator.service" in line]
    assert complaints == []


@needs_systemd
def test_the_units_exposure_is_one_and_a_half_at_most(tmp_path: Path):
    unit = tmp_path / "aggregator.service"
    unit.write_text(fitted(COMMAND, user=False), "utf-8")
    done = subprocess.run([ANALYZE, "security", "--offline=true", str(unit)], capture_output=True, text=True, check=False)
    found = re.search(r"exposure level for \S+: (\d+\.\d)", done.stdout)
    if found is None:
        pytest.skip(f"this systemd-analyze cannot rate a file offline: {done.stderr.strip()}")
    assert float(found[1]) <= 1.5
