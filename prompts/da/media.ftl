# Billeder, talebeskeder og videresendte opslag. $product er et navn, som det blev forstået, $price et formateret beløb.

media-is-it = Er det rigtigt: <b>{ $product }</b>?
media-is-it-price = Er det rigtigt: <b>{ $product }</b> til { $price }?
button-understood = Ja, det er rigtigt
button-misunderstood = Nej
media-misunderstood = Så skriv det på én linje, tingen og prisen, for eksempel “lampe 349 kr.”.

media-heard = Jeg hørte: “{ $text }”

media-pictures-unread = Jeg kunne ikke se én bestemt ting på det billede. Hvad er det, og hvad koster det? En enkelt linje er nok, for eksempel “lampe 349 kr.”.
media-voice-unread = Jeg kunne ikke høre, hvad du sagde. Skriv, hvad det er, og hvad det koster, for eksempel “lampe 349 kr.”.

media-pictures-off = Jeg kan ikke se på billeder lige nu. Skriv, hvad det er, og hvad det koster, for eksempel “lampe 349 kr.”.
media-voice-off = Jeg kan ikke lytte til talebeskeder lige nu. Skriv, hvad det er, og hvad det koster, for eksempel “lampe 349 kr.”.

media-pictures-not-taken = Det billede kan jeg ikke se på: Det skal være JPEG, PNG, WebP eller GIF og højst { $megabytes } MB. Eller skriv, hvad det er, og hvad det koster, for eksempel “lampe 349 kr.”.
media-voice-not-taken = Det er mere, end jeg kan lytte til: højst { $minutes ->
    [one] ét minut
   *[other] { $minutes } minutter
} og { $megabytes } MB. Eller skriv, hvad det er, og hvad det koster, for eksempel “lampe 349 kr.”.
