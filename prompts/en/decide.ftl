# Prices, decisions, sleeping on it and reminders.

button-skip = Skip it
button-sleep = Sleep on it
button-need = I need it
button-buy = I'm buying it
button-undo = Undo
button-no-price = Leave the price out
button-drop = Let it go
button-keep = Still want it
button-again = Wait longer
button-confirm = Still without it
button-bought = Bought it
button-1d = 24 hours
button-3d = 3 days
button-7d = 7 days
button-30d = 30 days
button-own = In my own words
button-leave-out = Leave it out
button-change = Change
button-end = End the pause
button-numbered = { NUMBER($number, useGrouping: 0) } · { $label }

ask-price = <b>{ $product }</b>: what does it cost? A figure is enough, such as “499”.
ask-price-again = I found no price in that. <b>{ $product }</b>: about what does it cost? A figure is enough, or leave the price out with the button.
ask-price-which = Which price is it for <b>{ $product }</b>?
ask-price-implausible = I am not sure I read the price of <b>{ $product }</b> right. What is it?

skipped = Skipped: <b>{ $product }</b>. { $price } stays with you for now. That makes { $sum } in { $month }.
skipped-no-price = Skipped: <b>{ $product }</b>. It stays in the shop.
needed = Sounds fine, there is a job for it: <b>{ $product }</b>. Nothing is booked.
bought = Enjoy <b>{ $product }</b>. Good to take it in with open eyes.
bought-after-all = Noted as bought after all: <b>{ $product }</b>, so { $price } is taken back out of the account. Enjoy it.
undone = Taken back. Choose again: <b>{ $product }</b>
undone-saving = Taken back, and { $price } is out of the account. Choose again: <b>{ $product }</b>
confirmed = Lovely: { $price } for <b>{ $product }</b> has stayed for good.
kept = Sounds fine. The pause is over for <b>{ $product }</b>, and it is your call.
already-skipped = Skipped already: <b>{ $product }</b>. Nothing changed.
already-bought = Already noted as bought: <b>{ $product }</b>. Nothing changed.
already-needed = Already noted as needed: <b>{ $product }</b>. Nothing changed.
already-dropped = Let go already: <b>{ $product }</b>. Nothing changed.
already-open = Not decided yet: <b>{ $product }</b>. Nothing changed.
already-cooling = You are sleeping on <b>{ $product }</b>. Nothing changed.
not-yours = That button belongs to something that is no longer here.

slept-changed = Noted: I will ask you about <b>{ $product }</b> again <b>{ $when }</b>.
slept-quiet = That falls in your quiet hours, so I moved it to when they end.
ask-when = When may I ask about <b>{ $product }</b> again? Write it as you would say it, such as “friday 18:00” or “in 2 weeks”.
ask-change = <b>{ $product }</b>: when may I ask again?
ask-want = How much do you want it right now, from 1 to 10?
want-noted = { $want } of 10, noted. Sleep well on it.
want-left-out = That is fine. Sleep well on it.


waiting-none = You are sleeping on nothing right now. Write what tempts you, and “Sleep on it” puts it here.
waiting-heading = { $count ->
    [one] <b>You are sleeping on one thing:</b>
   *[other] <b>You are sleeping on { $count } things:</b>
}
waiting-item = { NUMBER($number, useGrouping: 0) }. { $product }: { $when }
waiting-item-asked = { NUMBER($number, useGrouping: 0) }. { $product }: I have asked, and wait for your answer
waiting-more = And { $count } more. They show up here as you decide on these.

remind-nothing = There is nothing to remind you of yet. Write what tempts you first.
remind-how = Write when, such as “/remind 3 days” or “/remind friday 18:00”.
remind-decided = <b>{ $product }</b> is decided already. Write what tempts you now, then /remind.
