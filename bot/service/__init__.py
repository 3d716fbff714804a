"""What the bot does for a shopper: each function is one step inside one unit of work.

The functions take a session and values, change rows and return values; they know no Telegram.
"""
