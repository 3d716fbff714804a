"""Everything an operator can set, read once from the environment and `.env`."""

import re
from collections.abc import Iterable
from difflib import get_close_matches
from typing import Any, Literal, Self
from urllib.parse import urlsplit

from dotenv import dotenv_values
from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_core import ErrorDetails
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.advice.model.use import Use
from storage.data_keys import cipher_from

DEFAULT_DATABASE_URL = "sqlite:///data/omtanke.db"
TELEGRAM = "https://api.telegram.org"
OURS = "OMTANKE_"
PROBES = ("/healthz", "/readyz", "/metrics")
"""Paths at which the bot's own server answers those who run it (`bot.web.site`)."""


class SettingsError(Exception):
    """A setting has a value that cannot be used; the text names it and says what would do."""


class Settings(BaseSettings):
    """The settings. Each is described for operators in `.env.example` and the README."""

    model_config = SettingsConfigDict(env_file=".env", env_file_encoding="utf-8", extra="ignore", env_ignore_empty=True)

    telegram_bot_token: SecretStr | None = None
    telegram_api_url: str = TELEGRAM
    webhook_url: str | None = None
    webhook_listen: str | None = None
    webhook_secret: SecretStr | None = None
    database_url: SecretStr = SecretStr(DEFAULT_DATABASE_URL)
    omtanke_data_key: SecretStr | None = None
    openai_api_key: SecretStr | None = None
    openai_base_url: str | None = None
    openai_model: str | None = None
    omtanke_embeddings_model: str | None = None
    omtanke_vision_model: str | None = None
    omtanke_speech_model: str | None = None
    omtanke_model_calls: int = Field(default=30, ge=0)
    omtanke_model_tokens: int = Field(default=60_000, ge=0)
    omtanke_model_calls_in_all: int = Field(default=10_000, ge=0)
    omtanke_model_tokens_in_all: int = Field(default=20_000_000, ge=0)
    omtanke_messages_at_once: int = Field(default=20, ge=1)
    omtanke_seconds_between_messages: float = Field(default=3.0, ge=0.001)
    omtanke_new_shoppers_a_minute: int = Field(default=600, ge=1)
    omtanke_help_lines: str | None = Field(default=None, description="path of the operator's own help lines file")
    omtanke_admins: str = ""
    omtanke_log_level: str = "INFO"
    omtanke_log_format: Literal["text", "json"] = "text"

    @property
    def models(self) -> dict[Use, str]:
        """The models of the server that are named, by what they are for."""
        named = {
            Use.PLACES: self.omtanke_embeddings_model,
            Use.PHRASES: self.openai_model,
            Use.PICTURES: self.omtanke_vision_model,
            Use.VOICE: self.omtanke_speech_model,
        }
        return {use: model for use, model in named.items() if model}

    @property
    def admins(self) -> frozenset[int]:
        """The operators, by their Telegram ids."""
        return frozenset(int(number) for number in self.omtanke_admins.replace(",", " ").split())

    @field_validator("telegram_bot_token")
    @classmethod
    def _token_has_its_form(cls, value: SecretStr | None) -> SecretStr | None:
        if value and not re.fullmatch(r"[0-9]+:[A-Za-z0-9_-]+", value.get_secret_value()):
            raise ValueError("a token looks like 123456:ABC-DEF, as @BotFather gave it")
        return value

    @field_validator("omtanke_data_key")
    @classmethod
    def _are_keys(cls, value: SecretStr | None) -> SecretStr | None:
        if value:
            cipher_from(value.get_secret_value())
        return value

    @field_validator("webhook_listen")
    @classmethod
    def _is_host_and_port(cls, value: str | None) -> str | None:
        host, colon, port = (value or "x:1").rpartition(":")
        if not (host and colon and port.isascii() and port.isdigit() and int(port) < 65_536):
            raise ValueError("write host:port, such as 0.0.0.0:8080")
        return value

    @field_validator("webhook_secret")
    @classmethod
    def _is_a_secret_that_telegram_takes(cls, value: SecretStr | None) -> SecretStr | None:
        if value and not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", value.get_secret_value()):
            raise ValueError("use 1 to 256 letters, digits, _ and -, as Telegram takes it")
        return value

    @model_validator(mode="after")
    def _a_webhook_listens(self) -> Self:
        if self.webhook_url and not self.webhook_listen:
            raise ValueError("WEBHOOK_URL needs WEBHOOK_LISTEN, where the bot is to listen, such as 0.0.0.0:8080")
        return self

    @model_validator(mode="after")
    def _a_webhook_can_be_called(self) -> Self:
        if self.webhook_url is None:
            return self
        called = urlsplit(self.webhook_url)
        if called.scheme != "https" and self.telegram_api_url == TELEGRAM:
            raise ValueError("WEBHOOK_URL: Telegram calls addresses with https:// only, such as https://x.example/hook")
        if called.path in {"", "/", *PROBES}:
            raise ValueError("WEBHOOK_URL needs a path of its own, none of the probes', such as https://x.example/hook")
        return self

    @field_validator("telegram_api_url", "openai_base_url", "webhook_url")
    @classmethod
    def _is_a_web_address(cls, value: str | None) -> str | None:
        if value is not None and not value.startswith(("http://", "https://")):
            raise ValueError("an address begins with http:// or https://")
        return value.rstrip("/") if value else value

    @field_validator("omtanke_admins")
    @classmethod
    def _are_ids(cls, value: str) -> str:
        if not all(part.isascii() and part.isdigit() for part in value.replace(",", " ").split()):
            raise ValueError("write Telegram user ids with a comma between, such as 123456,234567")
        return value

    @field_validator("omtanke_log_level")
    @classmethod
    def _is_a_level(cls, value: str) -> str:
        if value.upper() not in {"DEBUG", "INFO", "WARNING", "ERROR"}:
            raise ValueError("use DEBUG, INFO, WARNING or ERROR")
        return value.upper()


def load(**overrides: Any) -> Settings:
    """The settings of this process. Raises SettingsError, one line a setting, never with a secret in it."""
    try:
        return Settings(**overrides)
    except ValidationError as error:
        raise SettingsError("; ".join(map(_line, error.errors()))) from None


def unknown(environment: Iterable[str]) -> dict[str, str | None]:
    """Variables of the bot's own, by their `OMTANKE_`, that are no settings, each with the setting it may be meant for.

    Looked for among the names of the environment and in `.env`. They are ignored when the settings are read.
    """
    written = {name.upper() for name in (*environment, *dotenv_values(".env"))}
    names = [name.upper() for name in Settings.model_fields]
    others = sorted(name for name in written if name.startswith(OURS) and name not in names)
    return {name: next(iter(get_close_matches(name, names, 1, _NEAR)), None) for name in others}


def _line(error: ErrorDetails) -> str:
    said = _SAID.get(error["type"])
    words = said.format(**error.get("ctx", {})) if said else error["msg"].removeprefix("Value error, ")
    return f"{str(error['loc'][0]).upper()}: {words}" if error["loc"] else words


_NEAR = 0.8
_SAID = {
    "int_parsing": "write a whole number, such as 30",
    "int_from_float": "write a whole number, such as 30",
    "float_parsing": "write a number, such as 3",
    "greater_than_equal": "write a number of {ge} or more",
    "literal_error": "use {expected}",
}
"""Pydantic's kinds of errors in words for an operator."""
