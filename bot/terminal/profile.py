"""Methods about the bot itself, chats and files."""

import json
import re
from typing import Any

from bot.terminal.api_error import bad_request
from bot.terminal.api_json import file_json
from bot.terminal.parameters import Parameters
from bot.terminal.world import World

DESCRIPTION_LIMIT = 512
"""Characters of the description in an empty chat (core.telegram.org/bots/api#setmydescription)."""
SHORT_DESCRIPTION_LIMIT = 120
"""Characters of the description on the profile page."""


def get_me(world: World, _parameters: Parameters) -> dict[str, Any]:
    """The bot's own user."""
    rights = ("can_join_groups", "can_read_all_group_messages", "supports_inline_queries", "can_connect_to_business")
    return world.bot | dict.fromkeys((*rights, "has_main_web_app"), False)


def set_my_commands(world: World, parameters: Parameters) -> bool:
    """The commands a client suggests, by scope and language."""
    commands = parameters.array("commands")
    if commands is None:
        raise bad_request("Can't parse commands JSON object")
    if len(commands) > 100:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    world.profile.commands[_scope(parameters)] = [_command(each) for each in commands]
    return True


def get_my_commands(world: World, parameters: Parameters) -> list[dict[str, str]]:
    """The commands of exactly that scope and language."""
    return world.profile.commands.get(_scope(parameters), [])


def delete_my_commands(world: World, parameters: Parameters) -> bool:
    """Removes the commands of that scope and language."""
    world.profile.commands.pop(_scope(parameters), None)
    return True


def set_my_description(world: World, parameters: Parameters) -> bool:
    """The text in an empty chat, by language."""
    text = _limited(parameters, "description", DESCRIPTION_LIMIT)
    world.profile.descriptions[_language(parameters)] = text
    return True


def get_my_description(world: World, parameters: Parameters) -> dict[str, str]:
    """The text in an empty chat; the one for all languages where that language has none."""
    texts = world.profile.descriptions
    return {"description": texts.get(_language(parameters)) or texts.get("", "")}


def set_my_short_description(world: World, parameters: Parameters) -> bool:
    """The text on the profile page, by language."""
    text = _limited(parameters, "short_description", SHORT_DESCRIPTION_LIMIT)
    world.profile.short_descriptions[_language(parameters)] = text
    return True


def get_my_short_description(world: World, parameters: Parameters) -> dict[str, str]:
    """The text on the profile page, likewise."""
    texts = world.profile.short_descriptions
    return {"short_description": texts.get(_language(parameters)) or texts.get("", "")}


def get_chat(world: World, parameters: Parameters) -> dict[str, Any]:
    """A private chat as a ChatFullInfo."""
    gifts = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels")
    return world.chat(parameters).chat_json | {
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys(gifts, False),
    }


def get_file(world: World, parameters: Parameters) -> dict[str, Any]:
    """Where a file can be downloaded, under /file/bot<token>/."""
    attachment = world.files.get(parameters.text("file_id"))
    if attachment is None:
        raise bad_request("wrong file_id or the file is temporarily unavailable")
    return file_json(attachment) | {"file_path": f"files/{attachment.file_id}"}


def _scope(parameters: Parameters) -> tuple[str, str]:
    scope = parameters.mapping("scope") or {"type": "default"}
    return json.dumps(scope, sort_keys=True), _language(parameters)


def _language(parameters: Parameters) -> str:
    code = parameters.text("language_code")
    if code and not re.fullmatch(r"[a-z]{2}", code):
        raise bad_request("Invalid language code specified")
    return code


def _command(value: Any) -> dict[str, str]:
    if not isinstance(value, dict):
        raise bad_request("Can't parse BotCommand: expected an Object")
    command, description = value.get("command"), value.get("description")
    if not isinstance(command, str) or not re.fullmatch(r"/?[a-z0-9_]{1,32}", command):
        raise bad_request("BOT_COMMAND_INVALID")
    if not isinstance(description, str) or not 1 <= len(description.strip()) <= 256:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    return {"command": command.removeprefix("/"), "description": description.strip()}


def _limited(parameters: Parameters, name: str, limit: int) -> str:
    text = parameters.text(name)
    if len(text) > limit:
        raise bad_request(f"Bot's {name.replace('_', ' ')} is too long")
    return text
