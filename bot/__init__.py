"""Omtanke: a Telegram bot to message before you buy."""
