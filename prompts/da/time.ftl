# Hvornår der skal spørges igen, lønningsdage, og hvor i verden man er.

slept =
    Du sover på <b>{ $product }</b>. Jeg spørger dig igen <b>{ $when }</b>. { $because }

    Hvad er det, der trækker? En enkelt linje er rigeligt.
# Foran, hvor tingen var sprunget over.
slept-out = { $price } er taget ud af regnskabet igen.

# Hvorfor pausen er så lang, som den er; $days er 3, 7 eller 30.
because-no-price = Jeg kender ikke prisen, så vi venter et døgn.
because-under = Fordi det koster under { $step }, venter vi et døgn.
because-over = Fordi det koster { $step } eller mere, venter vi { $days ->
    [3] tre dage.
    [7] en uge.
   *[other] en måned.
}
because-over-year = Fordi det på et år koster { $step } eller mere, venter vi { $days ->
    [3] tre dage.
    [7] en uge.
   *[other] en måned.
}
because-house-rule = På grund af din husregel venter vi { $days ->
    [3] tre dage.
    [7] en uge.
   *[other] en måned.
}

when-unclear = Jeg forstod ikke tidspunktet. Skriv det som “om 3 dage”, “på fredag kl. 18” eller “1. december kl. 9”.
when-unclear-again = Jeg forstod stadig ikke tidspunktet, så jeg lader <b>{ $product }</b> være, som det er. Knapperne her virker også.
when-past = Det er allerede overstået: { $proposal }. Skriv et tidspunkt, der ligger forude.
when-too-soon = Det er under en time til: { $proposal }. En pause virker bedst med lidt luft i; skriv et senere tidspunkt, for eksempel “i morgen kl. 9”.
when-too-far = Det er mere end to år ude i fremtiden. Skriv et tidspunkt, der ligger lidt nærmere.
when-too-far-date = Det er mere end to år ude i fremtiden: { $proposal }. Skriv et tidspunkt, der ligger lidt nærmere.

ask-payday = Hvilken dag i måneden får du løn? Er det en anden dag, så skriv den, for eksempel “den 25.” eller “sidste bankdag”.
ask-payday-once = Hvilken dag i måneden får du løn? Jeg spørger kun denne ene gang. Er det en anden dag, så skriv den, for eksempel “den 25.” eller “sidste bankdag”.
payday-unknown = Jeg forstod ikke dagen. Skriv den som “den 25.” eller “sidste bankdag”.
payday-noted = Noteret som lønningsdag: { $day }
payday-left = Helt i orden. Du kan altid skrive en dato i stedet.
payday-name = { $day ->
    [31] den sidste i måneden
   *[other] den { $day }.
}
button-payday = Lønningsdag
button-payday-first = Den 1.
button-payday-middle = Den 15.
button-payday-last = Den sidste
button-payday-leave = Lad det ligge
button-payday-forget = Glem min lønningsdag
settings-payday = Lønningsdag: { $day }
settings-no-payday = Lønningsdag: ikke oplyst

ask-timezone = Hvilken tidszone er du i? Du kan også dele, hvor du er: papirclipsen og så Placering. Jeg gemmer kun tidszonen.
ask-timezone-text = Skriv en by eller et land, for eksempel “Paris” eller “Thailand”, eller del, hvor du er: papirclipsen og så Placering.
ask-timezone-which = Der er flere steder med det navn. Hvilken tid er din?
timezone-unknown = Det sted kender jeg ikke. Skriv en større by i nærheden, for eksempel “Paris” eller “Tokyo”.
timezone-nowhere = Jeg kunne ikke finde stedets tidszone. Skriv en by i nærheden under “Tidszone” i /settings.
timezone-set = Tidszone: { $timezone }, hvor klokken er { $now }.
timezone-moved = { $count ->
    [one] Det, du venter på, beholder sit klokkeslæt: Jeg har flyttet én påmindelse med dig.
   *[other] Det, du venter på, beholder sit klokkeslæt: Jeg har flyttet { $count } påmindelser med dig.
}
