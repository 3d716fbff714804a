# Måneden og året: regnskabet i ord og billede, og måneden, der kommer af sig selv.

summary-heading = <b>Det blev i lommen i { $span }</b>
summary-confirmed = Bekræftet: <b>{ $amount }</b>
summary-pending = Afventer: { $amount }
summary-more-currencies = { $count ->
    [one] Og lidt i én valuta mere.
   *[other] Og lidt i { $count } valutaer mere.
}
summary-about = I alt omkring { $confirmed } efter Den Europæiske Centralbanks kurser fra { $date }.
summary-about-pending = I alt omkring { $confirmed } bekræftet og { $pending }, der afventer, efter Den Europæiske Centralbanks kurser fra { $date }.
summary-about-without = Den gav ingen kurs for { $currencies }, så det er ikke talt med.
summary-before = Måneden før: { $confirmed } bekræftet, { $pending } afventer
summary-before-year = Året før: { $confirmed } bekræftet, { $pending } afventer
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
summary-cluster = Det frister oftest om { $weekday }en mellem kl. { $from } og { $to }.
summary-cluster-weekday = Det frister oftest om { $weekday }en.
summary-cluster-part = Det frister oftest mellem kl. { $from } og { $to }.
# Slutningerne er ens, eller de er forskellige; resten er der ikke svaret på.
summary-pauses-wanted = { $ended ->
    [one] Én pause sluttede, og du ville stadig have tingen.
    [2] To pauser sluttede, og du ville stadig have begge ting.
   *[other] { $ended } pauser sluttede, og du ville stadig have alle tingene.
}
summary-pauses-let-go = { $ended ->
    [one] Én pause sluttede, og du lod tingen ligge.
    [2] To pauser sluttede, og du lod begge ting ligge.
   *[other] { $ended } pauser sluttede, og du lod alle tingene ligge.
}
summary-pauses-unanswered = { $ended ->
    [one] Én pause sluttede, uden at du valgte noget.
    [2] To pauser sluttede, uden at du valgte noget.
   *[other] { $ended } pauser sluttede, uden at du valgte noget.
}
summary-pauses = { $ended ->
    [2] To
   *[other] { $ended }
} pauser sluttede: { $wanted ->
    [0] Ingen af tingene
    [one] Én af tingene
   *[other] { $wanted } af tingene
} ville du stadig have, og { $let_go ->
    [0] ingen
    [one] én
   *[other] { $let_go }
} lod du ligge.
summary-goal = { $goal }: { $saved } af { $target } bekræftet, siden du satte målet ({ $percent } %).
summary-goal-pending = { $goal }: { $saved } af { $target } bekræftet, siden du satte målet ({ $percent } %), og { $pending } afventer.
summary-no-goal = Er der noget, du sparer op til? “/goal 5000 kr til Rom” sætter det ind her.
summary-confirm-hint = Det, der afventer, bliver bekræftet, når du i /history siger, at du stadig er uden.
summary-empty = Der er ikke bogført noget for { $span } endnu, og det er helt fint. Skriv til mig, næste gang noget frister: Bare én ting sprunget over, så begynder siden her.
summary-empty-over = Der blev ikke bogført noget for { $span }. Skriv “/summary” for at se denne måned.
summary-to-come = Vi er ikke nået til { $span } endnu. Skriv “/summary” for at se denne måned, eller en, der har været: “/summary oktober”, eller et helt år som “/summary 2026”.
summary-which-month = Jeg forstod ikke, hvilken måned det er. Skriv det som “/summary oktober” eller “/summary 2026-10”, eller et helt år som “/summary 2026”.

picture-confirmed = Bekræftet
picture-pending = Afventer
picture-empty = Ikke noget bogført endnu
picture-by-month = Det blev i lommen, måned for måned
picture-goal = { $saved } af { $target }
picture-rhythm = Hvornår noget frister
picture-rhythm-count = { $count ->
    [one] Én i alt
   *[other] { $count } i alt
}
picture-cluster = Flest { $weekday } kl. { $part }
picture-cluster-weekday = Flest { $weekday }
picture-cluster-part = Flest kl. { $part }
picture-pauses = { $count ->
    [one] Én pause, der sluttede
   *[other] { $count } pauser, der sluttede
}
picture-pauses-wanted = { $count } ville du stadig have
picture-pauses-let-go = { $count } lod du ligge

monthly-ask = Vil du have oversigten af sig selv den 1. i hver måned?
button-monthly-yes = Ja, den 1.
button-monthly-no = Nej tak
monthly-on = Det er en aftale. Den næste kommer { $when }, og i /settings kan du slå den fra igen.
monthly-off = Så sender jeg den ikke. /summary viser den, når du har lyst.
settings-monthly-on = Månedens oversigt af sig selv: den 1.
settings-monthly-off = Månedens oversigt af sig selv: nej
button-monthly = Månedens oversigt
