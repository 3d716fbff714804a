"""The bot's own HTTP server: Telegram's webhook, and what those who run it ask: alive, ready, how much."""
