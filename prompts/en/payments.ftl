# Subscriptions and instalments: what they come to in a year or in all. Never "only 11 kr a day".
# Variables: $each is one payment, $year and $total what they come to, $count how many there are.

payments-a-day = { $each } a day comes to { $year } a year.
payments-a-week = { $each } a week comes to { $year } a year.
payments-a-month = { $each } a month comes to { $year } a year.
payments-a-quarter = { $each } a quarter comes to { $year } a year.
payments-a-year = { $year } a year, every year it runs.

payments-days = { $count ->
    [one] { $each } for one day comes to { $total } in all.
   *[other] { $each } a day for { $count } days comes to { $total } in all.
}
payments-weeks = { $count ->
    [one] { $each } for one week comes to { $total } in all.
   *[other] { $each } a week for { $count } weeks comes to { $total } in all.
}
payments-months = { $count ->
    [one] { $each } for one month comes to { $total } in all.
   *[other] { $each } a month for { $count } months comes to { $total } in all.
}
payments-quarters = { $count ->
    [one] { $each } for one quarter comes to { $total } in all.
   *[other] { $each } a quarter for { $count } quarters comes to { $total } in all.
}
payments-years = { $count ->
    [one] { $each } for one year comes to { $total } in all.
   *[other] { $each } a year for { $count } years comes to { $total } in all.
}
payments-parts = { $count ->
    [one] One payment of { $each } comes to { $total } in all.
   *[other] { $count } payments of { $each } come to { $total } in all.
}

# In a heading or on a button.
price-a-day = { $each } a day
price-a-week = { $each } a week
price-a-month = { $each } a month
price-a-quarter = { $each } a quarter
price-a-year = { $each } a year
price-parts = { $count } × { $each }

# What is booked when a subscription is skipped: one payment.
skipped-a-day = Skipped: <b>{ $product }</b>. { $price }, one day of it, stays with you for now. I count another day only when you say you are still without it. That makes { $sum } in { $month }.
skipped-a-week = Skipped: <b>{ $product }</b>. { $price }, one week of it, stays with you for now. I count another week only when you say you are still without it. That makes { $sum } in { $month }.
skipped-a-month = Skipped: <b>{ $product }</b>. { $price }, one month of it, stays with you for now. I count another month only when you say you are still without it. That makes { $sum } in { $month }.
skipped-a-quarter = Skipped: <b>{ $product }</b>. { $price }, one quarter of it, stays with you for now. I count another quarter only when you say you are still without it. That makes { $sum } in { $month }.
skipped-a-year = Skipped: <b>{ $product }</b>. { $price }, one year of it, stays with you for now. I count another year only when you say you are still without it. That makes { $sum } in { $month }.
