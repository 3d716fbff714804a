"""The Bot API as a plain object: the very same bot runs against it in the terminal chat, in tests and in demos."""

import asyncio
from collections import deque
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from bot.terminal import callbacks, editing, people, polling, profile, sending
from bot.terminal.api_error import ApiError, internal_error, not_found, too_many_requests
from bot.terminal.chats import ChatMessage
from bot.terminal.events import Listener
from bot.terminal.faults import Fault, FaultKind, Faults, TransportFault
from bot.terminal.parameters import Parameters, Upload
from bot.terminal.updates import UpdateQueue
from bot.terminal.world import Person, World

CALLS_KEPT = 10_000
"""How many of the newest calls are remembered."""

_METHODS: dict[str, Callable[[World, Parameters], Any]] = {
    "getme": profile.get_me,
    "sendmessage": sending.send_message,
    "sendphoto": sending.send_photo,
    "senddocument": sending.send_document,
    "sendchataction": sending.send_chat_action,
    "editmessagetext": editing.edit_message_text,
    "editmessagecaption": editing.edit_message_caption,
    "editmessagereplymarkup": editing.edit_message_reply_markup,
    "deletemessage": editing.delete_message,
    "answercallbackquery": callbacks.answer_callback_query,
    "setmycommands": profile.set_my_commands,
    "getmycommands": profile.get_my_commands,
    "deletemycommands": profile.delete_my_commands,
    "setmydescription": profile.set_my_description,
    "getmydescription": profile.get_my_description,
    "setmyshortdescription": profile.set_my_short_description,
    "getmyshortdescription": profile.get_my_short_description,
    "setwebhook": polling.set_webhook,
    "deletewebhook": polling.delete_webhook,
    "getwebhookinfo": polling.get_webhook_info,
    "getchat": profile.get_chat,
    "getfile": profile.get_file,
}


class BotApi:
    """A strict Bot API server without a transport, and the people who write to the bot.

    `now` gives the time in UTC. To be used from one event loop's thread. Not modelled: groups, channels, Markdown,
    and the single update that Telegram answers when the same offset is asked again within half a second.
    """

    def __init__(self, *, now: Callable[[], datetime], first_update_id: int = 1, token: str = "1:terminal") -> None:  # noqa: S107
        bot = {"id": int(token.partition(":")[0]), "is_bot": True, "first_name": "Omtanke", "username": "omtanke_bot"}
        self.token = token
        self.faults = Faults()
        self.calls: deque[tuple[str, dict[str, Any]]] = deque(maxlen=CALLS_KEPT)
        self._world = World(now=now, bot=bot, updates=UpdateQueue(first_update_id))

    async def call(
        self, method: str, parameters: Mapping[str, Any], files: Mapping[str, bytes | Upload] | None = None
    ) -> tuple[int, dict[str, Any]]:
        """Answers one call with the HTTP status and the JSON body.

        Raises TransportFault where an injected fault has no such answer: refused, garbage, or lost after the work.
        """
        self.calls.append((method, dict(parameters)))
        fault = self.faults.draw(method)
        try:
            await self._meet(fault)
            result = await self._perform(method, Parameters(parameters, files))
        except ApiError as error:
            return error.status, error.answer
        if fault and fault.kind is FaultKind.LOST_RESPONSE:
            raise TransportFault(fault.kind)
        return 200, {"ok": True, "result": result}

    def download(self, file_path: str) -> bytes | None:
        """The content behind the `file_path` of getFile; None when there is none."""
        attachment = self._world.files.get(file_path.removeprefix("files/"))
        return attachment.content if attachment else None

    def person(self, user_id: int, *, first_name: str, language_code: str | None = None) -> None:
        """Introduces a person, who has a private chat of the same id; again: changes name and language."""
        self._world.people[user_id] = Person(user_id, first_name, language_code)

    def send(self, user_id: int, text: str, **extra: Any) -> int:
        """A person writes; `extra` is added to the Message. Returns the update's id.

        Raises LookupError for a stranger and ValueError for an empty text.
        """
        return people.text_updates(self._world, user_id, text, extra)

    def send_media(self, user_id: int, kind: str, *, content: bytes = b"content", **extra: Any) -> int:
        """A person sends one of `people.KINDS`, such as a sticker or a photo; `extra` is added, as a caption."""
        return people.media_update(self._world, user_id, kind, content, extra)

    def press(self, user_id: int, message_id: int, data: str, *, forged: bool = False) -> int:
        """A person presses a button. Raises LookupError when there is no such button, unless `forged`."""
        return callbacks.press(self._world, user_id, message_id, data, forged=forged)

    def block(self, user_id: int) -> int:
        """A person blocks the bot: what it sends is answered 403. Returns the id of the `my_chat_member` update."""
        self._world.blocked.add(user_id)
        return people.membership_update(self._world, self._world.person(user_id), blocked=True)

    def unblock(self, user_id: int) -> int:
        """A person lets the bot write again."""
        self._world.blocked.discard(user_id)
        return people.membership_update(self._world, self._world.person(user_id), blocked=False)

    def leave(self, user_id: int) -> None:
        """A person's account is deleted, without a word: what the bot sends is answered 400 "chat not found"."""
        self._world.people.pop(user_id, None)

    def raw_update(self, update: dict[str, Any]) -> None:
        """Queues any JSON as it is, even what no Bot API would send."""
        self._world.updates.put_raw(update)

    @property
    def webhook(self) -> Mapping[str, Any]:
        """The `url` and `secret_token` that the bot set, empty while it polls."""
        return self._world.profile.webhook

    def undelivered(self) -> list[dict[str, Any]]:
        """The updates that wait for a webhook; bringing them there is for whoever tests one."""
        return self._world.updates.waiting()

    def delivered(self, update_id: int) -> None:
        """A webhook has taken an update."""
        self._world.updates.confirm(update_id)

    @property
    def messages(self) -> Mapping[int, list[ChatMessage]]:
        """By chat id, the bot's messages in their newest versions; a chat without any gives an empty list."""
        return self._world.chats.messages

    @property
    def pending_updates(self) -> int:
        """How many updates no offset has confirmed yet."""
        return len(self._world.updates)

    def newest_with_buttons(self, chat_id: int) -> ChatMessage | None:
        """The newest message of a chat that has buttons."""
        return self._world.chats.newest_with_buttons(chat_id)

    def subscribe(self, listener: Listener) -> None:
        """Calls the listener on each new message, edit, deletion, callback answer and chat action."""
        self._world.listeners.append(listener)

    async def _meet(self, fault: Fault | None) -> None:
        match fault:
            case Fault(FaultKind.TOO_MANY_REQUESTS, seconds):
                raise too_many_requests(max(int(seconds), 1))
            case Fault(FaultKind.SERVER_ERROR):
                raise internal_error()
            case Fault(FaultKind.REFUSED | FaultKind.GARBAGE as kind):
                raise TransportFault(kind)
            case Fault(FaultKind.DELAY, seconds):
                await asyncio.sleep(seconds)

    async def _perform(self, method: str, parameters: Parameters) -> Any:
        if method.lower() == "getupdates":
            return await polling.get_updates(self._world, parameters)
        if method.lower() not in _METHODS:
            raise not_found()
        return _METHODS[method.lower()](self._world, parameters)
