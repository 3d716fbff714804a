"""The systemd unit fits the settings and the program's own limits, and systemd reads it."""

import shutil
import subprocess
from configparser import ConfigParser
from pathlib import Path

import pytest
from sqlalchemy import make_url

from bot.settings import Settings
from tests.support.containerfile import PATH, ROOT, stages
from tests.support.endings import LONGEST_SECONDS

UNIT = ROOT / "deploy" / "omtanke.service"
OTHERS = {"MPLCONFIGDIR", "PYTHONDONTWRITEBYTECODE"}
"""What is set for matplotlib and Python."""


class _Several(dict[str, str]):
    """Keeps every line of a key that comes more than once."""

    def __setitem__(self, key: str, value: object) -> None:
        if isinstance(value, list) and isinstance(self.get(key), list):
            value = [*self[key], *value]
        super().__setitem__(key, value)  # type: ignore[assignment]


@pytest.fixture
def service() -> dict[str, str]:
    parser = ConfigParser(strict=False, interpolation=None, dict_type=_Several, delimiters="=")
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read(UNIT, encoding="utf-8")
    assert parser.sections() == ["Unit", "Service", "Install"]
    return dict(parser["Service"])


def environment(service: dict[str, str]) -> dict[str, str]:
    return dict(line.split("=", 1) for line in service["Environment"].splitlines())


def test_it_is_told_settings_and_no_secret(service: dict[str, str]) -> None:
    told = environment(service)
    assert told.keys() - OTHERS <= {name.upper() for name in Settings.model_fields}
    assert "TELEGRAM_BOT_TOKEN" not in told
    assert service["EnvironmentFile"] == "/etc/omtanke/omtanke.env"


def test_all_that_is_written_is_in_its_own_folders(service: dict[str, str]) -> None:
    told, state = environment(service), f"/var/lib/{service['StateDirectory']}"
    assert (make_url(told["DATABASE_URL"]).database or "").startswith(f"{state}/")
    assert told["MPLCONFIGDIR"].startswith(f"/var/cache/{service['CacheDirectory']}/")
    assert service["WorkingDirectory"] == state
    assert service["StateDirectoryMode"] == "0700"
    assert service["UMask"] == "0077"


def test_it_ends_in_good_order_and_comes_back_after_a_failure(service: dict[str, str]) -> None:
    assert service["KillSignal"] == "SIGTERM"
    assert service["KillMode"] == "mixed", "the bot ends what it started"
    assert int(service["TimeoutStopSec"]) > LONGEST_SECONDS
    assert service["Restart"] == "on-failure"


def test_it_runs_as_its_own_user_what_the_image_runs(service: dict[str, str]) -> None:
    installed = stages(PATH.read_text(encoding="utf-8"))[0].environment["UV_PROJECT_ENVIRONMENT"]
    assert service["ExecStart"] == f"{installed}/bin/omtanke"
    assert (service["User"], service["Group"]) == ("omtanke", "omtanke")
    for name in ("NoNewPrivileges", "ProtectHome", "PrivateTmp", "PrivateDevices", "RestrictNamespaces"):
        assert service[name] == "yes"
    assert service["ProtectSystem"] == "strict"
    assert service["CapabilityBoundingSet"] == ""


systemd = pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd is not there")


def analyze(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["systemd-analyze", *arguments], capture_output=True, text=True, check=False)


@systemd
def test_systemd_reads_every_line(tmp_path: Path) -> None:
    """With a program that is there, as the bot is not installed where the unit says."""
    there = tmp_path / "omtanke.service"
    text = UNIT.read_text(encoding="utf-8")
    there.write_text(text.replace("/opt/omtanke/bin/omtanke", shutil.which("true") or ""), encoding="utf-8")
    verified = analyze("verify", "--man=no", there)
    assert (verified.returncode, verified.stderr) == (0, "")
    there.write_text(there.read_text(encoding="utf-8").replace("KillMode=mixed", "KillMode=mixt"), encoding="utf-8")
    assert "mixt" in analyze("verify", "--man=no", there).stderr, "a line it does not read is told"


@systemd
def test_systemd_finds_it_well_confined() -> None:
    """Its own measure: 10 is exposed altogether, and 2 is what it calls OK."""
    if "--offline" not in analyze("--help").stdout:
        pytest.skip("systemd is older than 251")
    rated = analyze("security", "--offline=true", "--threshold=20", UNIT)
    assert rated.returncode == 0, rated.stdout[-300:]
