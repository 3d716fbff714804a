# Terminalsnakkens egne få ord.

terminal-welcome = Omtanke i din terminal. Skriv, hvad der frister dig, og hvad det koster; “> 1” trykker på knap 1. Ctrl+D slutter. Alt bliver på denne maskine, i { $database }.
terminal-welcome-no-token = TELEGRAM_BOT_TOKEN er ikke sat, så det her er terminalsnakken.
terminal-came-due = Mens snakken var lukket, blev det tid til dette:
terminal-no-buttons = Der er ingen knapper at trykke på endnu. Skriv først, hvad der frister dig.
terminal-no-such-button = Der er ingen knap { $wanted }; der er { NUMBER($count, useGrouping: 0) }.
terminal-which-button = Skriv “> ” og et tal, for eksempel “> 2”, for at trykke på en knap.
terminal-bye = Hej hej. Det, du sover på, er gemt.
terminal-picture = billede
terminal-document = fil
terminal-edited = ændret
terminal-unsaved = ikke gemt
