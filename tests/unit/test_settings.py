"""What an operator may set for the webhook, and what is said where it cannot be used."""

from pathlib import Path
from typing import Any

import pytest

from bot.app import webhook_of
from bot.settings import PROBES, Settings, SettingsError, load, unknown
from bot.web.site import site
from bot.web.values import Figures

NOTHING: dict[str, Any] = {"_env_file": None}
HOOKED: dict[str, Any] = {**NOTHING, "webhook_url": "https://bot.example.org/in/", "webhook_listen": "0.0.0.0:8080"}


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"webhook_url": "https://x.example"}, "WEBHOOK_URL needs WEBHOOK_LISTEN"),
        ({"webhook_url": "x.example", "webhook_listen": "h:1"}, "WEBHOOK_URL: an address begins with"),
        ({"webhook_listen": "8080"}, "WEBHOOK_LISTEN: write host:port"),
        ({"webhook_listen": ":8080"}, "WEBHOOK_LISTEN: write host:port"),
        ({"webhook_listen": "host:99999"}, "WEBHOOK_LISTEN: write host:port"),
        ({"webhook_listen": "host:²"}, "WEBHOOK_LISTEN: write host:port"),
        ({"webhook_url": "https://x.example", "webhook_listen": "h:1"}, "WEBHOOK_URL needs a path of its own"),
        ({"webhook_url": "https://x.example/healthz", "webhook_listen": "h:1"}, "WEBHOOK_URL needs a path of its own"),
        ({"webhook_url": "https://x.example/metrics/", "webhook_listen": "h:1"}, "WEBHOOK_URL needs a path of its own"),
        ({"webhook_url": "http://x.example/in", "webhook_listen": "h:1"}, "WEBHOOK_URL: Telegram calls addresses with"),
        ({"telegram_bot_token": "123:ab cd"}, "TELEGRAM_BOT_TOKEN: a token looks like"),
        ({"telegram_bot_token": "²:abcd"}, "TELEGRAM_BOT_TOKEN: a token looks like"),
        ({"omtanke_model_calls": "x"}, "OMTANKE_MODEL_CALLS: write a whole number"),
        ({"omtanke_model_calls": "2.5"}, "OMTANKE_MODEL_CALLS: write a whole number"),
        ({"omtanke_messages_at_once": "0"}, "OMTANKE_MESSAGES_AT_ONCE: write a number of 1 or more"),
        ({"omtanke_seconds_between_messages": "x"}, "OMTANKE_SECONDS_BETWEEN_MESSAGES: write a number"),
        ({"omtanke_log_format": "xml"}, "OMTANKE_LOG_FORMAT: use 'text' or 'json'"),
        ({"webhook_secret": "with space"}, "WEBHOOK_SECRET: use 1 to 256"),
        ({"webhook_secret": "x" * 257}, "WEBHOOK_SECRET: use 1 to 256"),
    ],
)
def test_what_cannot_be_used_is_told_in_one_line(settings: dict[str, Any], said: str) -> None:
    with pytest.raises(SettingsError) as told:
        load(**NOTHING, **settings)
    assert said in str(told.value)
    assert "\n" not in str(told.value)
    assert "x" * 257 not in str(told.value)


def test_a_bot_api_of_one_s_own_may_call_without_tls() -> None:
    own = {"telegram_api_url": "http://127.0.0.1:8081", "webhook_listen": "h:1", **NOTHING}
    assert load(webhook_url="http://127.0.0.1:9/in", **own).webhook_url == "http://127.0.0.1:9/in"


def test_the_probes_paths_are_those_of_the_server() -> None:
    app = site(_ready, Figures(bytes, ""))
    assert {getattr(route, "path", "") for route in app.routes} == set(PROBES)


async def _ready() -> list[str]:
    return []


def test_misspelt_settings_are_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".env").write_text("OMTANKE_ADMIN=1\nOMTANKE_ADMINS=1\nOTHER=1\n", encoding="utf-8")
    found = unknown(["OMTANKE_LOGLEVEL", "omtanke_log_level", "OMTANKE_LOG_FORMAT", "OMTANKE_TEAPOT", "PATH"])
    assert found == {
        "OMTANKE_ADMIN": "OMTANKE_ADMINS",
        "OMTANKE_LOGLEVEL": "OMTANKE_LOG_LEVEL",
        "OMTANKE_TEAPOT": None,
    }


def test_without_an_address_it_polls() -> None:
    assert webhook_of(Settings(**NOTHING), "1:x") is None
    assert webhook_of(Settings(**NOTHING, webhook_listen="[::1]:8080"), "1:x") is None


def test_the_secret_is_the_operator_s_or_the_same_on_every_replica() -> None:
    own = webhook_of(load(**HOOKED, webhook_secret="s3cret"), "1:x")
    assert own is not None
    assert (own.url, own.secret) == ("https://bot.example.org/in", "s3cret")
    made = [webhook_of(Settings(**HOOKED), token) for token in ("1:x", "1:x", "1:y")]
    secrets = [hook.secret for hook in made if hook]
    assert secrets[0] == secrets[1] != secrets[2]
    assert len(secrets[0]) == 64
    assert "1:x" not in secrets[0]
    assert "s3cret" not in repr(own)
