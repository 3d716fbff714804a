# Priser, valg, at sove på det og påmindelser.

button-skip = Spring over
button-sleep = Sov på det
button-need = Jeg har brug for det
button-buy = Jeg køber det
button-undo = Fortryd
button-no-price = Udelad prisen
button-drop = Slip det
button-keep = Vil stadig have det
button-again = Vent længere
button-confirm = Stadig uden
button-bought = Købte det
button-1d = 24 timer
button-3d = 3 dage
button-7d = 7 dage
button-30d = 30 dage
button-own = Med mine egne ord
button-leave-out = Udelad det
button-change = Flyt
button-end = Afslut pausen
button-numbered = { NUMBER($number, useGrouping: 0) } · { $label }

ask-price = <b>{ $product }</b>: Hvad koster det? Et tal er nok, for eksempel “499”.
ask-price-again = Jeg fandt ingen pris i det. <b>{ $product }</b>: Hvad koster det cirka? Et tal er nok, eller udelad prisen med knappen.
ask-price-which = Hvilken pris er det for <b>{ $product }</b>?
ask-price-implausible = Jeg er ikke sikker på, at jeg læste prisen på <b>{ $product }</b> rigtigt. Hvad koster det?

skipped = Sprunget over: <b>{ $product }</b>. { $price } bliver hos dig indtil videre. I { $month } er det { $sum } i alt.
skipped-no-price = Sprunget over: <b>{ $product }</b>. Det bliver i butikken.
needed = Det lyder fint, det skal bruges til noget: <b>{ $product }</b>. Der er ikke bogført noget.
bought = God fornøjelse med <b>{ $product }</b>. Godt at vælge det med åbne øjne.
bought-after-all = Noteret som købt alligevel: <b>{ $product }</b>, så { $price } er taget ud af regnskabet igen. God fornøjelse.
undone = Taget tilbage. Nu kan du vælge igen: <b>{ $product }</b>
undone-saving = Taget tilbage, og { $price } er ude af regnskabet. Nu kan du vælge igen: <b>{ $product }</b>
confirmed = Dejligt: { $price } for <b>{ $product }</b> er blevet i lommen.
kept = Det lyder fint. Pausen er slut for <b>{ $product }</b>, og det er dit valg.
already-skipped = Allerede sprunget over: <b>{ $product }</b>. Der er ikke ændret noget.
already-bought = Allerede noteret som købt: <b>{ $product }</b>. Der er ikke ændret noget.
already-needed = Allerede noteret som nødvendigt: <b>{ $product }</b>. Der er ikke ændret noget.
already-dropped = Du har allerede sluppet <b>{ $product }</b>. Der er ikke ændret noget.
already-open = <b>{ $product }</b>: Du har ikke valgt noget endnu. Der er ikke ændret noget.
already-cooling = Du sover på <b>{ $product }</b>. Der er ikke ændret noget.
not-yours = Den knap hører til noget, som ikke findes her længere.

slept-changed = Noteret: Jeg spørger til <b>{ $product }</b> igen <b>{ $when }</b>.
slept-quiet = Det falder i din stilletid, så jeg har flyttet det til, når den slutter.
ask-when = Hvornår må jeg spørge til <b>{ $product }</b> igen? Skriv det, som du ville sige det, for eksempel “på fredag kl. 18” eller “om 2 uger”.
ask-change = <b>{ $product }</b>: Hvornår må jeg spørge igen?
ask-want = Hvor gerne vil du have det lige nu, fra 1 til 10?
want-noted = { $want } ud af 10, det er noteret. Sov godt på det.
want-left-out = Helt i orden. Sov godt på det.


waiting-none = Du sover ikke på noget lige nu. Skriv, hvad der frister dig, så lægger “Sov på det” det herind.
waiting-heading = { $count ->
    [one] <b>Du sover på én ting:</b>
   *[other] <b>Du sover på { $count } ting:</b>
}
waiting-item = { NUMBER($number, useGrouping: 0) }. { $product }: { $when }
waiting-item-asked = { NUMBER($number, useGrouping: 0) }. { $product }: Jeg har spurgt og venter på dit svar
waiting-more = Og { $count } til. De kommer frem her, efterhånden som du tager stilling til disse.

remind-nothing = Der er ikke noget at minde om endnu. Skriv først, hvad der frister dig.
remind-how = Skriv hvornår, for eksempel “/remind 3 dage” eller “/remind fredag kl. 18”.
remind-decided = <b>{ $product }</b> er allerede afgjort. Skriv, hvad der frister dig nu, og så /remind.
