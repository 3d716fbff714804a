# The end of a pause.

due =
    <b>{ $product }</b>: the pause is over.
due-price =
    <b>{ $product }</b> · { $price }: the pause is over.
due-again = I have asked about <b>{ $product }</b> before. If nothing comes this time, I let it lie without another word.
due-again-price = I have asked about <b>{ $product }</b> · { $price } before. If nothing comes this time, I let it lie without another word.
due-now = And now? A number says how much you want it today, or choose right away.
due-many = { $count ->
    [one] One thing has rested. And now?
   *[other] { $count } things have rested. And now?
}
due-item = <b>{ NUMBER($number, useGrouping: 0) }. { $product }</b>
due-item-price = <b>{ NUMBER($number, useGrouping: 0) }. { $product }</b> · { $price }
due-item-last = I have asked about this before. If nothing comes this time, I let it lie.
due-more = And { $count } more: /waiting shows them.
due-own-words = { $days ->
    [0] Earlier today you wrote: “{ $reason }”
    [one] Yesterday you wrote: “{ $reason }”
   *[other] { $days } days ago you wrote: “{ $reason }”
}
due-want = { $days ->
    [0] Earlier today you wanted it { $want } of 10.
    [one] Yesterday you wanted it { $want } of 10.
   *[other] { $days } days ago you wanted it { $want } of 10.
}
due-words-and-want = { $days ->
    [0] Earlier today you wrote: “{ $reason }”, and { $want } of 10.
    [one] Yesterday you wrote: “{ $reason }”, and { $want } of 10.
   *[other] { $days } days ago you wrote: “{ $reason }”, and { $want } of 10.
}
due-late = I meant to ask { $when }, but could not get through to you then.
want-now = <b>{ $product }</b>: { $now } of 10 today, noted. What will it be?
want-now-changed = <b>{ $product }</b>: { $before } of 10 then, { $now } of 10 today. What will it be?
