# Når en pause er forbi.

due =
    <b>{ $product }</b>: Pausen er forbi.
due-price =
    <b>{ $product }</b> · { $price }: Pausen er forbi.
due-again = Jeg har spurgt til <b>{ $product }</b> før. Kommer der ikke noget denne gang, lader jeg det ligge uden flere ord.
due-again-price = Jeg har spurgt til <b>{ $product }</b> · { $price } før. Kommer der ikke noget denne gang, lader jeg det ligge uden flere ord.
due-now = Og nu? Et tal siger, hvor gerne du vil have det i dag, eller vælg med det samme.
due-many = { $count ->
    [one] Én ting har hvilet. Og nu?
   *[other] { $count } ting har hvilet. Og nu?
}
due-item = <b>{ NUMBER($number, useGrouping: 0) }. { $product }</b>
due-item-price = <b>{ NUMBER($number, useGrouping: 0) }. { $product }</b> · { $price }
due-item-last = Det har jeg spurgt til før. Kommer der ikke noget denne gang, lader jeg det ligge.
due-more = Og { $count } til: /waiting viser dem.
due-own-words = { $days ->
    [0] Tidligere i dag skrev du: “{ $reason }”
    [one] I går skrev du: “{ $reason }”
   *[other] For { $days } dage siden skrev du: “{ $reason }”
}
due-want = { $days ->
    [0] Tidligere i dag var lysten { $want } ud af 10.
    [one] I går var lysten { $want } ud af 10.
   *[other] For { $days } dage siden var lysten { $want } ud af 10.
}
due-words-and-want = { $days ->
    [0] Tidligere i dag skrev du: “{ $reason }” og { $want } ud af 10.
    [one] I går skrev du: “{ $reason }” og { $want } ud af 10.
   *[other] For { $days } dage siden skrev du: “{ $reason }” og { $want } ud af 10.
}
due-late = Jeg ville have spurgt { $when }, men kunne ikke komme igennem til dig.
want-now = <b>{ $product }</b>: { $now } ud af 10 i dag, det er noteret. Hvad bliver det?
want-now-changed = <b>{ $product }</b>: { $before } ud af 10 dengang, { $now } ud af 10 i dag. Hvad bliver det?
