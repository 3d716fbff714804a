"""Fetching updates: getUpdates, and the webhook that excludes it."""

import re
from typing import Any

from bot.terminal.api_error import bad_request, conflict
from bot.terminal.parameters import Parameters
from bot.terminal.world import World

LONGEST_POLL = 50
"""Seconds after which Telegram answers a long poll at the latest (LONG_POLL_MAX_TIMEOUT in its server)."""

_LOCAL = re.compile(r"http://(127\.0\.0\.1|localhost)[:/]")  # as a self-hosted Bot API server allows


async def get_updates(world: World, parameters: Parameters) -> list[dict[str, Any]]:
    """The updates that wait; those below the offset are confirmed and forgotten."""
    if world.profile.webhook:
        raise conflict(
            "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
        )
    limit = min(max(parameters.integer("limit", 100), 1), 100)
    timeout = min(max(parameters.integer("timeout"), 0), LONGEST_POLL)
    _allow(world, parameters)
    return await world.updates.fetch(offset=parameters.integer("offset"), limit=limit, timeout=timeout)


def set_webhook(world: World, parameters: Parameters) -> bool:
    """Notes where updates should go; delivering them there is for whoever tests a webhook. An empty URL removes it."""
    url, secret = parameters.text("url"), parameters.text("secret_token")
    if not url:
        return delete_webhook(world, parameters)
    if not url.startswith("https://") and not _LOCAL.match(url):
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    if not re.fullmatch(r"[A-Za-z0-9_-]{0,256}", secret):
        raise bad_request("secret token contains unallowed characters")
    _allow(world, parameters)
    if parameters.flag("drop_pending_updates"):
        world.updates.clear()
    connections = parameters.integer("max_connections", 40)
    world.profile.webhook = {"url": url, "secret_token": secret, "max_connections": connections}
    world.updates.interrupt("terminated by setWebhook request")
    return True


def delete_webhook(world: World, parameters: Parameters) -> bool:
    """Goes back to getUpdates."""
    if parameters.flag("drop_pending_updates"):
        world.updates.clear()
    world.profile.webhook = {}
    return True


def get_webhook_info(world: World, _parameters: Parameters) -> dict[str, Any]:
    """Where updates go, and how many wait."""
    webhook = world.profile.webhook
    info: dict[str, Any] = {
        "url": webhook.get("url", ""),
        "has_custom_certificate": False,
        "pending_update_count": len(world.updates),
    }
    if webhook:
        info["max_connections"] = webhook["max_connections"]
    return info | ({"allowed_updates": sorted(world.updates.allowed)} if world.updates.allowed else {})


def _allow(world: World, parameters: Parameters) -> None:
    """Keeps the list until the next one, as Telegram does; it concerns updates that arise from now on."""
    allowed = parameters.array("allowed_updates")
    if allowed is not None:
        world.updates.allowed = frozenset(str(kind) for kind in allowed)
