"""What the Bot API answers when it refuses a call. Texts are those of tdlib/telegram-bot-api and its servers."""

from typing import Any


class ApiError(Exception):
    """A refused call: the HTTP status, Telegram's description, and its `parameters` where it sends some."""

    def __init__(self, status: int, description: str, parameters: dict[str, Any] | None = None) -> None:
        super().__init__(description)
        self.status = status
        self.description = description
        self.parameters = parameters

    @property
    def answer(self) -> dict[str, Any]:
        """The JSON body Telegram sends with this error."""
        body: dict[str, Any] = {"ok": False, "error_code": self.status, "description": self.description}
        return body | ({"parameters": self.parameters} if self.parameters else {})


def bad_request(reason: str) -> ApiError:
    """A 400. The first letter becomes small unless the reason is an error code such as BUTTON_DATA_INVALID."""
    spoken = reason if reason[1:2].isupper() or reason[1:2] == "_" else reason[:1].lower() + reason[1:]
    return ApiError(400, f"Bad Request: {spoken}")


def unauthorized() -> ApiError:
    """A 401: the token in the URL is not the bot's."""
    return ApiError(401, "Unauthorized")


def forbidden(reason: str) -> ApiError:
    """A 403, as after a person blocked the bot."""
    return ApiError(403, f"Forbidden: {reason}")


def not_found() -> ApiError:
    """A 404: no such method."""
    return ApiError(404, "Not Found")


def conflict(reason: str) -> ApiError:
    """A 409: two ways of fetching updates at once."""
    return ApiError(409, f"Conflict: {reason}")


def too_large() -> ApiError:
    """A 413: an upload over the limit."""
    return ApiError(413, "Request Entity Too Large")


def too_many_requests(seconds: int) -> ApiError:
    """A 429 with the seconds to wait."""
    return ApiError(429, f"Too Many Requests: retry after {seconds}", {"retry_after": seconds})


def internal_error() -> ApiError:
    """A 500."""
    return ApiError(500, "Internal Server Error")
