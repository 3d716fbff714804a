# Abonnementer og rater: hvad det bliver til på et år eller i alt. Aldrig "kun 11 kr. om dagen".
# Variabler: $each er én betaling, $year og $total hvad de bliver til, $count hvor mange der er.

payments-a-day = { $each } om dagen er { $year } om året.
payments-a-week = { $each } om ugen er { $year } om året.
payments-a-month = { $each } om måneden er { $year } om året.
payments-a-quarter = { $each } i kvartalet er { $year } om året.
payments-a-year = { $year } om året, hvert år det løber.

payments-days = { $count ->
    [one] { $each } for én dag er { $total } i alt.
   *[other] { $each } om dagen i { $count } dage er { $total } i alt.
}
payments-weeks = { $count ->
    [one] { $each } for én uge er { $total } i alt.
   *[other] { $each } om ugen i { $count } uger er { $total } i alt.
}
payments-months = { $count ->
    [one] { $each } for én måned er { $total } i alt.
   *[other] { $each } om måneden i { $count } måneder er { $total } i alt.
}
payments-quarters = { $count ->
    [one] { $each } for ét kvartal er { $total } i alt.
   *[other] { $each } i kvartalet i { $count } kvartaler er { $total } i alt.
}
payments-years = { $count ->
    [one] { $each } for ét år er { $total } i alt.
   *[other] { $each } om året i { $count } år er { $total } i alt.
}
payments-parts = { $count ->
    [one] Én betaling på { $each } er { $total } i alt.
   *[other] { $count } betalinger på { $each } er { $total } i alt.
}

# I en overskrift eller på en knap.
price-a-day = { $each } om dagen
price-a-week = { $each } om ugen
price-a-month = { $each } om måneden
price-a-quarter = { $each } i kvartalet
price-a-year = { $each } om året
price-parts = { $count } × { $each }

# Hvad der er bogført, når et abonnement springes over: én betaling.
skipped-a-day = Sprunget over: <b>{ $product }</b>. { $price }, én dag, bliver hos dig indtil videre. Jeg tæller først en dag mere med, når du siger, at du stadig er uden. I { $month } er det { $sum } i alt.
skipped-a-week = Sprunget over: <b>{ $product }</b>. { $price }, én uge, bliver hos dig indtil videre. Jeg tæller først en uge mere med, når du siger, at du stadig er uden. I { $month } er det { $sum } i alt.
skipped-a-month = Sprunget over: <b>{ $product }</b>. { $price }, én måned, bliver hos dig indtil videre. Jeg tæller først en måned mere med, når du siger, at du stadig er uden. I { $month } er det { $sum } i alt.
skipped-a-quarter = Sprunget over: <b>{ $product }</b>. { $price }, ét kvartal, bliver hos dig indtil videre. Jeg tæller først et kvartal mere med, når du siger, at du stadig er uden. I { $month } er det { $sum } i alt.
skipped-a-year = Sprunget over: <b>{ $product }</b>. { $price }, ét år, bliver hos dig indtil videre. Jeg tæller først et år mere med, når du siger, at du stadig er uden. I { $month } er det { $sum } i alt.
