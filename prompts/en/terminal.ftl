# The terminal chat's own few words.

terminal-welcome = Omtanke in your terminal. Write what tempts you and what it costs; “> 1” presses button 1. Ctrl+D ends. Everything stays on this machine, in { $database }.
terminal-welcome-no-token = No TELEGRAM_BOT_TOKEN is set, so this is the terminal chat.
terminal-came-due = While the chat was closed, this came due:
terminal-no-buttons = There are no buttons to press yet. Write what tempts you first.
terminal-no-such-button = There is no button { $wanted }; there are { NUMBER($count, useGrouping: 0) }.
terminal-which-button = Write “> ” and a number, such as “> 2”, to press a button.
terminal-bye = Bye. What you are sleeping on is kept.
terminal-picture = picture
terminal-document = file
terminal-edited = changed
terminal-unsaved = not saved
