"""What Omtanke knows about shopping, money and time. Pure: imports neither Telegram nor a database."""
