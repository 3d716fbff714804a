"""The compose file and what lies beside it fit one another, the image and the settings."""

import re
import tomllib
from typing import Any
from urllib.parse import urlsplit

import pytest
import yaml
from pydantic import SecretStr
from sqlalchemy import make_url

from bot.settings import Settings
from bot.web.site import LARGEST
from tests.support.containerfile import PATH, ROOT, stages
from tests.support.endings import LONGEST_SECONDS

DEPLOY = ROOT / "deploy"
COMPOSE: dict[str, Any] = yaml.safe_load((DEPLOY / "compose.yaml").read_text(encoding="utf-8"))
SERVICES: dict[str, Any] = COMPOSE["services"]
REPLICAS = {name: each for name, each in SERVICES.items() if name.startswith("omtanke")}
IMAGE = stages(PATH.read_text(encoding="utf-8"))[-1]
CADDY = (DEPLOY / "Caddyfile").read_text(encoding="utf-8")
POSTGRES = {"POSTGRES_USER", "POSTGRES_DB", "POSTGRES_PASSWORD"}
"""What the image of PostgreSQL reads."""


def example(name: str) -> dict[str, str]:
    """The lines of an environment file's example."""
    lines = (DEPLOY / f"{name}.example").read_text(encoding="utf-8").splitlines()
    return dict(line.split("=", 1) for line in lines if line and not line.startswith("#"))


def seconds(span: str) -> int:
    assert span.endswith("s")
    return int(span[:-1])


@pytest.mark.parametrize("name", SERVICES)
def test_every_service_is_confined_and_looked_after(name: str) -> None:
    service = SERVICES[name]
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert service["healthcheck"]["test"][0] == "CMD"
    assert service["restart"] == "unless-stopped"
    assert not {"privileged", "network_mode", "pid", "ipc", "environment"} & service.keys()


@pytest.mark.parametrize("name", SERVICES)
def test_every_image_is_of_a_named_version(name: str) -> None:
    image = SERVICES[name]["image"]
    assert re.fullmatch(r"[a-z./]+:\d[\w.-]*", image), image


def test_the_image_is_this_version_built_from_the_file_here() -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    assert {each["image"] for each in REPLICAS.values()} == {f"omtanke:{version}"}
    assert f"-t omtanke:{version} ." in PATH.read_text(encoding="utf-8")
    for each in REPLICAS.values():
        assert (DEPLOY / each["build"]["context"]).resolve() == ROOT
        assert ROOT / each["build"]["dockerfile"] == PATH


def test_there_are_two_replicas_that_differ_in_nothing() -> None:
    first, second = REPLICAS.values()
    assert first == second
    assert "cap_add" not in first
    assert first["user"] == IMAGE.all("USER")[0].rest
    assert first["depends_on"] == {"database": {"condition": "service_healthy"}}


def test_replicas_are_asked_for_their_health_as_the_image_does() -> None:
    (check,) = IMAGE.all("HEALTHCHECK")
    for each in REPLICAS.values():
        assert each["healthcheck"]["test"] == ["CMD", *(check.exec_form or [])]


def test_a_replica_has_the_time_that_it_needs_to_end() -> None:
    for each in REPLICAS.values():
        assert seconds(each["stop_grace_period"]) > LONGEST_SECONDS


def test_the_database_is_of_a_pinned_major_and_reached_from_inside_alone() -> None:
    database = SERVICES["database"]
    assert database["image"].startswith("docker.io/library/postgres:18-")
    assert database["networks"] == ["inside"]
    assert "ports" not in database
    assert COMPOSE["networks"]["inside"] == {"internal": True}
    assert database["volumes"] == ["database:/var/lib/postgresql"], "where the image of 18 keeps its data"


def test_the_replicas_are_told_settings_and_nothing_else() -> None:
    names = {name.upper(): field for name, field in Settings.model_fields.items()}
    told = example("omtanke.env")
    assert told.keys() <= names.keys()
    settings = Settings(_env_file=DEPLOY / "omtanke.env.example")  # type: ignore[call-arg]  # pydantic-settings' own
    assert settings.webhook_listen == IMAGE.environment["WEBHOOK_LISTEN"]
    assert settings.telegram_bot_token is None
    assert SecretStr.__name__ in str(names["DATABASE_URL"].annotation)


def test_the_replicas_and_the_database_mean_the_same_one() -> None:
    told = example("database.env")
    assert told.keys() == POSTGRES
    assert told["POSTGRES_PASSWORD"] == ""
    url = make_url(example("omtanke.env")["DATABASE_URL"])
    assert (url.username, url.host, url.database) == (told["POSTGRES_USER"], "database", told["POSTGRES_DB"])
    check = SERVICES["database"]["healthcheck"]["test"]
    assert {f"--username={url.username}", f"--dbname={url.database}"} <= set(check)


@pytest.mark.parametrize("name", ["database", *REPLICAS])
def test_secrets_come_from_a_file_that_git_leaves_out(name: str) -> None:
    file = SERVICES[name]["env_file"]
    assert (DEPLOY / f"{file}.example").exists()
    assert "/deploy/*.env" in (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()


def test_the_proxy_passes_the_webhook_alone_to_every_replica() -> None:
    hook = urlsplit(example("omtanke.env")["WEBHOOK_URL"])
    port = IMAGE.environment["WEBHOOK_LISTEN"].rpartition(":")[2]
    assert f"\n{hook.netloc} {{\n" in CADDY
    assert re.findall(r"^\s*path (.+)$", CADDY, re.MULTILINE) == [hook.path]
    (upstreams,) = re.findall(r"reverse_proxy (.+) \{", CADDY)
    assert upstreams.split() == [f"{name}:{port}" for name in REPLICAS]
    assert "health_uri /readyz" in CADDY
    assert re.search(r"handle \{\s+respond 404\s+\}", CADDY)
    assert int(re.findall(r"max_size (\d+)MB", CADDY)[0]) * 1_000_000 <= LARGEST


def test_the_proxy_reaches_the_replicas_and_not_the_database() -> None:
    assert SERVICES["proxy"]["networks"] == ["outside"]
    assert all("outside" in each["networks"] for each in REPLICAS.values())
    assert [each["ports"] for name, each in SERVICES.items() if "ports" in each] == [SERVICES["proxy"]["ports"]]
    mounted = [volume for volume in SERVICES["proxy"]["volumes"] if volume.startswith("./")]
    assert mounted == ["./Caddyfile:/etc/caddy/Caddyfile:ro"]


def test_every_volume_and_network_that_is_used_is_declared() -> None:
    used = {v.partition(":")[0] for each in SERVICES.values() for v in each.get("volumes", []) if v[0] != "."}
    assert used == COMPOSE["volumes"].keys()
    assert {network for each in SERVICES.values() for network in each["networks"]} == COMPOSE["networks"].keys()
