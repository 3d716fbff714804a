# The history and its entries, corrections, and the weekly question.

history-none = Nothing here yet. Write what tempts you and what it costs, and it begins.
history-heading = <b>Everything you wrote about</b> ({ NUMBER($from, useGrouping: 0) }–{ NUMBER($to, useGrouping: 0) } of { NUMBER($total, useGrouping: 0) })
history-item = { NUMBER($number, useGrouping: 0) }. { $date } · { $product }: { $state }
history-item-price = { NUMBER($number, useGrouping: 0) }. { $date } · { $product }, { $price }: { $state }
history-hint = A number shows the entry, and what can be changed in it.
state-open = open
state-cooling = sleeping on it
state-skipped = skipped
state-skipped-pending = skipped, pending
state-skipped-confirmed = skipped, confirmed
state-returned = sent back
state-returned-service = withdrawn from
state-bought = bought
state-bought_cheaper = bought cheaper
state-needed = needed
state-dropped = let go
button-newer = Newer
button-older = Older

entry = <b>{ $product }</b>: { $state }
entry-price = <b>{ $product }</b>, { $price }: { $state }
entry-paid = You paid { $paid } for it.
entry-nothing = Nothing is booked for it.
entry-earlier = { $count ->
    [one] One earlier line is left out here.
   *[other] { $count } earlier lines are left out here.
}
entry-pending = { $date }: { $amount } set aside
entry-confirmed = { $date }: { $amount } confirmed
entry-repeated = { $date }: { $amount } confirmed for one more period
entry-reversed = { $date }: { $amount } taken back
entry-cheaper = { $date }: bought cheaper, { $amount } kept
entry-returned = { $date }: sent back, { $amount } kept
entry-returned-service = { $date }: withdrawn from, { $amount } kept
entry-waits = { $date }: { $amount } pending again
entry-corrected = { $date }: corrected to { $amount }
button-cheaper = Bought it cheaper
button-returned = Sent it back
button-returned-service = Withdrew from it
button-amount = Change the amount
button-leave-it = Leave it as it is

ask-amount = <b>{ $product }</b>: what does it cost? Write it like “799”, “799 kr” or “89 euro”.
ask-amount-price = <b>{ $product }</b> stands at { $price }. What is right? Write it like “799”, “799 kr” or “89 euro”.
ask-paid = <b>{ $product }</b>: what did you pay for it, instead of { $price }? A figure is enough, such as “499”.
amount-unclear = I did not catch the sum for <b>{ $product }</b>. Write it like “799”, “799 kr” or “89 euro”.
paid-currency = The price of <b>{ $product }</b> is { $price }. What did you pay in that currency?
amount-left = <b>{ $product }</b> is left as it is.
corrected = Put right: { $price } for <b>{ $product }</b>. Nothing stands for it in the account.
corrected-saving = Put right: { $price } for <b>{ $product }</b>. The account now has { $saved } for it.
cheaper = Noted: you paid { $paid } for <b>{ $product }</b>. The difference, { $kept }, stays in the account as confirmed. Enjoy it.
not-cheaper = Noted as bought: <b>{ $product }</b>. Nothing is left over of the price, so nothing stays in the account. Enjoy it.
returned = Noted as sent back: <b>{ $product }</b>. { $price } is in the account, confirmed.
returned-no-price = Noted as sent back: <b>{ $product }</b>. I do not know its price, so nothing is booked.
returned-service = Noted: you withdrew from <b>{ $product }</b>. { $price } is in the account, confirmed.
returned-no-price-service = Noted: you withdrew from <b>{ $product }</b>. I do not know its price, so nothing is booked.
return-undone = Taken back: <b>{ $product }</b> is noted as bought again, and { $price } is out of the account.
return-undone-no-price = Taken back: <b>{ $product }</b> is noted as bought again.
confirmation-undone = Taken back: { $price } for <b>{ $product }</b> is no longer confirmed.

confirm-one = Are you still without <b>{ $product }</b>? { $amount } is set aside for it.
confirm-one-again = { $period ->
    [day] Another day without <b>{ $product }</b>? That would be { $amount } more.
    [week] Another week without <b>{ $product }</b>? That would be { $amount } more.
    [quarter] Another quarter without <b>{ $product }</b>? That would be { $amount } more.
    [year] Another year without <b>{ $product }</b>? That would be { $amount } more.
   *[month] Another month without <b>{ $product }</b>? That would be { $amount } more.
}
confirm-many = <b>Are you still without these?</b>
confirm-item = { NUMBER($number, useGrouping: 0) }. { $product }, { $amount }
confirm-item-again = { $period ->
    [day] { NUMBER($number, useGrouping: 0) }. another day without { $product }, { $amount }
    [week] { NUMBER($number, useGrouping: 0) }. another week without { $product }, { $amount }
    [quarter] { NUMBER($number, useGrouping: 0) }. another quarter without { $product }, { $amount }
    [year] { NUMBER($number, useGrouping: 0) }. another year without { $product }, { $amount }
   *[month] { NUMBER($number, useGrouping: 0) }. another month without { $product }, { $amount }
}
confirm-leave = No answer is fine too: it stays as it is, and /history has it any time.
button-still = Still without all of it
confirmed-again = { $period ->
    [day] Lovely: another day without <b>{ $product }</b>, { $price } more. That makes { $total } so far.
    [week] Lovely: another week without <b>{ $product }</b>, { $price } more. That makes { $total } so far.
    [quarter] Lovely: another quarter without <b>{ $product }</b>, { $price } more. That makes { $total } so far.
    [year] Lovely: another year without <b>{ $product }</b>, { $price } more. That makes { $total } so far.
   *[month] Lovely: another month without <b>{ $product }</b>, { $price } more. That makes { $total } so far.
}
confirmed-all = { $count ->
    [one] Lovely: one thing, and { $amounts } has stayed for good.
   *[other] Lovely: { $count } things, and { $amounts } has stayed for good.
}
confirmed-none = All of that is settled already. Nothing changed.
