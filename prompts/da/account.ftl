# Oversigt, historik, mål, indstillinger, eksport og sletning.

summary-heading = <b>Det blev i lommen i { $month }</b>
summary-confirmed = Bekræftet: <b>{ $amount }</b>
summary-pending = Afventer: { $amount }
summary-before = Måneden før: { $confirmed } bekræftet, { $pending } afventer
summary-counts-skipped = { $count ->
    [0] Ingenting sprunget over
    [one] Én ting sprunget over
   *[other] { $count } ting sprunget over
}
summary-counts-slept = { $count ->
    [0] ingen sovet på
    [one] én sovet på
   *[other] { $count } sovet på
}
summary-counts-bought = { $count ->
    [0] ingen købt
    [one] én købt
   *[other] { $count } købt
}
summary-counts = { $skipped }, { $slept }, { $bought }.
summary-top = Det frister mest: { $categories }.
summary-goal = { $goal }: { $saved } af { $target } bekræftet, siden du satte målet ({ $percent } %).
summary-goal-pending = { $goal }: { $saved } af { $target } bekræftet, siden du satte målet ({ $percent } %), og { $pending } afventer.
summary-no-goal = Er der noget, du sparer op til? “/goal 5000 kr til Rom” sætter det ind her.
summary-confirm-hint = Det, der afventer, bliver bekræftet, når du i /history siger, at du stadig er uden.
summary-empty = Der er ikke bogført noget for { $month } endnu, og det er helt fint. Skriv til mig, næste gang noget frister: Bare én ting sprunget over, så begynder siden her.
summary-which-month = Jeg forstod ikke, hvilken måned det er. Skriv det som “/summary oktober” eller “/summary 2026-10”.
picture-confirmed = Bekræftet
picture-pending = Afventer
picture-empty = Ikke noget bogført endnu
picture-by-month = Det blev i lommen, måned for måned
picture-added-up = Det blev i lommen, lagt sammen måned for måned

history-none = Her er ikke noget endnu. Skriv, hvad der frister dig, og hvad det koster, så er vi i gang.
history-heading = <b>Alt det, du har skrevet om</b> ({ NUMBER($from, useGrouping: 0) }–{ NUMBER($to, useGrouping: 0) } af { NUMBER($total, useGrouping: 0) })
history-item = { NUMBER($number, useGrouping: 0) }. { $date } · { $product }: { $state }
history-item-price = { NUMBER($number, useGrouping: 0) }. { $date } · { $product }, { $price }: { $state }
state-open = ikke afgjort
state-cooling = du sover på det
state-skipped = sprunget over
state-skipped-pending = sprunget over, afventer
state-skipped-confirmed = sprunget over, bekræftet
state-bought = købt
state-bought_cheaper = købt billigere
state-needed = brug for det
state-dropped = sluppet
button-newer = Nyere
button-older = Ældre

goal-none = Du har ikke sat et mål endnu. Skriv det som “/goal 5000 kr til Rom”.
goal-shown = Du sparer op til <b>{ $goal }</b>: { $saved } af { $target } er bekræftet.
goal-set = Dit mål er <b>{ $goal }</b> til { $target } – dem holder jeg priser op imod.
goal-removed = Målet er fjernet.
goal-how = Skriv beløbet, og hvad det er til, for eksempel “/goal 5000 kr til Rom”.
button-remove-goal = Fjern målet
goal-unnamed = mit mål

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
ask-timezone = Hvilken tidszone er du i?
ask-quiet = Hvornår skal jeg ikke forstyrre?
button-other-currency = En anden
button-other-timezone = En anden
ask-currency-text = Skriv valutaens tre bogstaver, for eksempel “SEK”.
ask-timezone-text = Skriv tidszonen med en by, for eksempel “Europe/Paris” eller “Tokyo”.
currency-unknown = Den valuta kender jeg ikke. Skriv tre bogstaver, for eksempel “SEK”.
timezone-unknown = Den tidszone kender jeg ikke. Skriv den som “Europe/Paris” eller “Tokyo”.
language-set = Jeg taler dansk med dig fra nu af.

export-file-temptations = fristelser.csv
export-file-savings = opsparing.csv
export-file-reminders = paamindelser.csv
export-file-goal = maal.csv
export-file-profile = profil.csv
export-ready = Her er alt, hvad jeg har gemt om dig. Filerne kan åbnes i et regneark.

delete-ask = Det sletter alt: det, du har skrevet om, regnskabet, målet, påmindelserne og dine indstillinger. Det kan ikke gøres om. Skal jeg gøre det?
button-delete = Ja, slet alt
button-keep-data = Nej, behold det
deleted = Alt er slettet, og der kommer ingen påmindelser. Skriver du igen, begynder vi forfra.
delete-kept = Der er ikke slettet noget.
