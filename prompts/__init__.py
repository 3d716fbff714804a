"""Every word the bot says: message catalogues in Danish and English, and the help lines."""
