# Arbejdstimer: kun for dem, der har valgt at fortælle, hvad en time giver.

# Én linje i et puf, ved siden af prisen.
work-minutes = { $price } er omkring { $minutes } minutters arbejde.
work-hours = { $hours ->
    [one] { $price } er omkring en times arbejde.
   *[other] { $price } er omkring { $hours } timers arbejde.
}
work-half-hours = { $price } er omkring { $hours }½ times arbejde.

# Indstillinger.
button-pay = Arbejdstimer
button-remove-pay = Fjern arbejdstimer
settings-pay = Arbejdstimer: slået til, { $pay } i timen
ask-pay =
    <b>Arbejdstimer</b>
    Fortæl, hvad en time giver dig efter skat, så viser jeg også priser som arbejdstimer, ved siden af prisen. Tallet bliver her og bruges ikke til andet.

    Hvad er det i timen? Et tal er nok, for eksempel “180”.
ask-pay-again = Jeg forstod ikke, hvad det er for én time. Skriv det som et tal, efter skat, for eksempel “180”.
pay-set = Noteret: { $pay } i timen. Så ser det sådan ud: { $example }
