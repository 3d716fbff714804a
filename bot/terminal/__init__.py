"""Telegram in your terminal: an in-process Bot API that runs the very same bot offline, and the chat on it."""
