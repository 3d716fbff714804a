# Historikken og dens linjer, rettelser og det ugentlige spørgsmål.

history-none = Her er ikke noget endnu. Skriv, hvad der frister dig, og hvad det koster, så er vi i gang.
history-heading = <b>Alt det, du har skrevet om</b> ({ NUMBER($from, useGrouping: 0) }–{ NUMBER($to, useGrouping: 0) } af { NUMBER($total, useGrouping: 0) })
history-item = { NUMBER($number, useGrouping: 0) }. { $date } · { $product }: { $state }
history-item-price = { NUMBER($number, useGrouping: 0) }. { $date } · { $product }, { $price }: { $state }
history-hint = Et nummer viser posten, og hvad der kan rettes i den.
state-open = ikke afgjort
state-cooling = du sover på det
state-skipped = sprunget over
state-skipped-pending = sprunget over, afventer
state-skipped-confirmed = sprunget over, bekræftet
state-returned = sendt retur
state-returned-service = fortrudt
state-bought = købt
state-bought_cheaper = købt billigere
state-needed = brug for det
state-dropped = sluppet
button-newer = Nyere
button-older = Ældre

entry = <b>{ $product }</b>: { $state }
entry-price = <b>{ $product }</b>, { $price }: { $state }
entry-paid = Du gav { $paid } for det.
entry-nothing = Der er ikke bogført noget for det.
entry-earlier = { $count ->
    [one] Én tidligere linje er udeladt her.
   *[other] { $count } tidligere linjer er udeladt her.
}
entry-pending = { $date }: { $amount } sat af
entry-confirmed = { $date }: { $amount } bekræftet
entry-repeated = { $date }: { $amount } bekræftet for endnu en periode
entry-reversed = { $date }: { $amount } taget tilbage
entry-cheaper = { $date }: købt billigere, { $amount } i lommen
entry-returned = { $date }: sendt retur, { $amount } i lommen
entry-returned-service = { $date }: fortrudt, { $amount } i lommen
entry-waits = { $date }: { $amount } afventer igen
entry-corrected = { $date }: rettet til { $amount }
button-cheaper = Købte det billigere
button-returned = Sendte det retur
button-returned-service = Fortrød aftalen
button-amount = Ret beløbet
button-leave-it = Lad det være, som det er

ask-amount = <b>{ $product }</b>: Hvad koster det? Skriv det som “799”, “799 kr” eller “89 euro”.
ask-amount-price = Lige nu står der { $price } ud for <b>{ $product }</b>. Hvad er det rigtige? Skriv det som “799”, “799 kr” eller “89 euro”.
ask-paid = <b>{ $product }</b>: Hvad gav du for det i stedet for { $price }? Et tal er nok, for eksempel “499”.
amount-unclear = Jeg forstod ikke beløbet for <b>{ $product }</b>. Skriv det som “799”, “799 kr” eller “89 euro”.
paid-currency = Jeg har { $price } som prisen på <b>{ $product }</b>. Hvad gav du i den valuta?
amount-left = <b>{ $product }</b> står, som det stod.
corrected = Rettet til { $price }: <b>{ $product }</b>. Der står ikke noget for det i regnskabet.
corrected-saving = Rettet til { $price }: <b>{ $product }</b>. Nu står der { $saved } for det i regnskabet.
cheaper = Noteret: Du gav { $paid } for <b>{ $product }</b>. Forskellen på { $kept } bliver i regnskabet som bekræftet. God fornøjelse.
not-cheaper = Noteret som købt: <b>{ $product }</b>. Der blev ikke noget tilovers af prisen, så der bliver ikke noget i regnskabet. God fornøjelse.
returned = Noteret som sendt retur: <b>{ $product }</b>. { $price } står i regnskabet som bekræftet.
returned-no-price = Noteret som sendt retur: <b>{ $product }</b>. Jeg kender ikke prisen, så der er ikke bogført noget.
returned-service = Noteret: Du fortrød aftalen om <b>{ $product }</b>. { $price } står i regnskabet som bekræftet.
returned-no-price-service = Noteret: Du fortrød aftalen om <b>{ $product }</b>. Jeg kender ikke prisen, så der er ikke bogført noget.
return-undone = Taget tilbage: <b>{ $product }</b> står som købt igen, og { $price } er ude af regnskabet.
return-undone-no-price = Taget tilbage: <b>{ $product }</b> står som købt igen.
confirmation-undone = Taget tilbage: { $price } for <b>{ $product }</b> er ikke længere bekræftet.

confirm-one = Er du stadig uden <b>{ $product }</b>? Der er sat { $amount } af for det.
confirm-one-again = { $period ->
    [day] Endnu en dag uden <b>{ $product }</b>? Det ville være { $amount } mere.
    [week] Endnu en uge uden <b>{ $product }</b>? Det ville være { $amount } mere.
    [quarter] Endnu et kvartal uden <b>{ $product }</b>? Det ville være { $amount } mere.
    [year] Endnu et år uden <b>{ $product }</b>? Det ville være { $amount } mere.
   *[month] Endnu en måned uden <b>{ $product }</b>? Det ville være { $amount } mere.
}
confirm-many = <b>Er du stadig uden det her?</b>
confirm-item = { NUMBER($number, useGrouping: 0) }. { $product }, { $amount }
confirm-item-again = { $period ->
    [day] { NUMBER($number, useGrouping: 0) }. endnu en dag uden { $product }, { $amount }
    [week] { NUMBER($number, useGrouping: 0) }. endnu en uge uden { $product }, { $amount }
    [quarter] { NUMBER($number, useGrouping: 0) }. endnu et kvartal uden { $product }, { $amount }
    [year] { NUMBER($number, useGrouping: 0) }. endnu et år uden { $product }, { $amount }
   *[month] { NUMBER($number, useGrouping: 0) }. endnu en måned uden { $product }, { $amount }
}
confirm-leave = Det er også fint ikke at svare: Så bliver det stående, og /history har det når som helst.
button-still = Stadig uden det hele
confirmed-again = { $period ->
    [day] Dejligt: endnu en dag uden <b>{ $product }</b>, { $price } mere. Det er { $total } indtil nu.
    [week] Dejligt: endnu en uge uden <b>{ $product }</b>, { $price } mere. Det er { $total } indtil nu.
    [quarter] Dejligt: endnu et kvartal uden <b>{ $product }</b>, { $price } mere. Det er { $total } indtil nu.
    [year] Dejligt: endnu et år uden <b>{ $product }</b>, { $price } mere. Det er { $total } indtil nu.
   *[month] Dejligt: endnu en måned uden <b>{ $product }</b>, { $price } mere. Det er { $total } indtil nu.
}
confirmed-all = { $count ->
    [one] Dejligt: Én ting, og { $amounts } er blevet i lommen.
   *[other] Dejligt: { $count } ting, og { $amounts } er blevet i lommen.
}
confirmed-none = Det er allerede afgjort alt sammen. Der er ikke ændret noget.
