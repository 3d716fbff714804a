# Mål, indstillinger, eksport og sletning.

goal-none = Du har ikke sat et mål endnu. Skriv det som “/goal 5000 kr til Rom”.
goal-shown = <b>{ $goal }</b>: { $saved } af { $target } er bekræftet.
goal-set = Dit mål er <b>{ $goal }</b> til { $target } – det beløb holder jeg priser op imod.
goal-set-unnamed = Dit mål er { $target } – det beløb holder jeg priser op imod.
goal-removed = Målet er fjernet.
goal-how = Skriv beløbet, og hvad det er til, for eksempel “/goal 5000 kr til Rom”.
button-remove-goal = Fjern målet
goal-unnamed = dit mål

settings =
    <b>Indstillinger</b>
    Sprog: { $language }
    Valuta: { $currency }
    Tidszone: { $timezone }, hvor det er { $now }
    Stilletid: { $quiet }
settings-quiet = { $from }–{ $until }
settings-no-quiet = ingen
button-language = Sprog
button-currency = Valuta
button-timezone = Tidszone
button-quiet = Stilletid
button-back = Tilbage
ask-language = Hvilket sprog? · Which language?
ask-currency = Hvilken valuta handler du i?
ask-quiet = Hvornår skal jeg ikke forstyrre?
button-other-currency = En anden
button-other-timezone = En anden
ask-currency-text = Skriv valutaens tre bogstaver, for eksempel “SEK”.
currency-unknown = Den valuta kender jeg ikke. Skriv tre bogstaver, for eksempel “SEK”.
language-set = Jeg taler dansk med dig fra nu af.

export-file-temptations = fristelser.csv
export-file-savings = opsparing.csv
export-file-reminders = paamindelser.csv
export-file-verdicts = vurderinger.csv
export-file-house_rules = husregler.csv
export-file-goal = maal.csv
export-file-profile = profil.csv
export-file-model_use = brug-af-sprogmodel.csv
export-file-reports = anmeldte-meninger.csv
export-file-updates_put_aside = fejlede-beskeder.csv
export-ready = Her er alt, hvad jeg har gemt om dig. Filerne kan åbnes i et regneark.

delete-ask = Det sletter alt: det, du har skrevet om, regnskabet, målet, påmindelserne og dine indstillinger. Det kan ikke gøres om. Skal jeg gøre det?
button-delete = Ja, slet alt
button-keep-data = Nej, behold det
deleted = Alt er slettet, og der kommer ingen påmindelser. Skriver du igen, begynder vi forfra.
delete-kept = Der er ikke slettet noget.
