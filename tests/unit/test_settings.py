"""What an operator may set for the webhook, and what is said where it cannot be used."""

from typing import Any

import pytest

from bot.app import webhook_of
from bot.settings import Settings, SettingsError, load

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
