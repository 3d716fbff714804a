"""A bare python-telegram-bot echo bot with default settings: what the product's own cost is measured against.

Takes TELEGRAM_BOT_TOKEN and TELEGRAM_API_URL from the environment, as the product does. With `--side-by-side` it begins
with an update before the one before is answered.
"""

import os
import sys
from typing import Any

from telegram import Update
from telegram.ext import ApplicationBuilder, CallbackContext, MessageHandler, filters


async def echo(update: Update, _context: CallbackContext[Any, Any, Any, Any]) -> None:
    if update.message and update.message.text:
        await update.message.reply_text(update.message.text)


def main() -> None:
    builder = ApplicationBuilder().token(os.environ["TELEGRAM_BOT_TOKEN"])
    builder.concurrent_updates("--side-by-side" in sys.argv)
    application = builder.base_url(f"{os.environ['TELEGRAM_API_URL']}/bot").build()
    application.add_handler(MessageHandler(filters.TEXT, echo))
    application.run_polling()


if __name__ == "__main__":
    main()
