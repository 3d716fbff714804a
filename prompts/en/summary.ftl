# The month and the year: the account in words and in its picture, and the month that comes by itself.

summary-heading = <b>What stayed in { $span }</b>
summary-confirmed = Confirmed: <b>{ $amount }</b>
summary-pending = Pending: { $amount }
summary-more-currencies = { $count ->
    [one] And some in one more currency.
   *[other] And some in { $count } more currencies.
}
summary-about = In all about { $confirmed }, by the European Central Bank’s rates of { $date }.
summary-about-pending = In all about { $confirmed } confirmed and { $pending } pending, by the European Central Bank’s rates of { $date }.
summary-about-without = It gave no rate for { $currencies }, so that is not counted in.
summary-before = The month before: { $confirmed } confirmed, { $pending } pending
summary-before-year = The year before: { $confirmed } confirmed, { $pending } pending
summary-counts-skipped = { $count ->
    [0] Nothing skipped
    [one] One thing skipped
   *[other] { $count } things skipped
}
summary-counts-slept = { $count ->
    [0] nothing slept on
    [one] one slept on
   *[other] { $count } slept on
}
summary-counts-bought = { $count ->
    [0] nothing bought
    [one] one bought
   *[other] { $count } bought
}
summary-counts = { $skipped }, { $slept }, { $bought }.
summary-top = Most tempting: { $categories }.
summary-cluster = Temptations come most often on { $weekday }s between { $from }:00 and { $to }:00.
summary-cluster-weekday = Temptations come most often on { $weekday }s.
summary-cluster-part = Temptations come most often between { $from }:00 and { $to }:00.
# They ended alike, or in different ways; the rest is not answered.
summary-pauses-wanted = { $ended ->
    [one] One pause ended, and you still wanted the thing.
    [2] Two pauses ended, and you still wanted both things.
   *[other] { $ended } pauses ended, and you still wanted all of the things.
}
summary-pauses-let-go = { $ended ->
    [one] One pause ended, and you let it be.
    [2] Two pauses ended, and you let both things be.
   *[other] { $ended } pauses ended, and you let all of the things be.
}
summary-pauses-unanswered = { $ended ->
    [one] One pause ended without a choice.
    [2] Two pauses ended without a choice.
   *[other] { $ended } pauses ended without a choice.
}
summary-pauses = { $ended ->
    [2] Two
   *[other] { $ended }
} pauses ended: you still wanted { $wanted ->
    [0] none
    [one] one
   *[other] { $wanted }
} of the things, and let { $let_go ->
    [0] none
    [one] one
   *[other] { $let_go }
} be.
summary-goal = { $goal }: { $saved } of { $target } confirmed since you set the goal ({ $percent } %).
summary-goal-pending = { $goal }: { $saved } of { $target } confirmed since you set the goal ({ $percent } %), and { $pending } pending.
summary-no-goal = Is there something you save for? “/goal 5000 kr for Rome” puts it here.
summary-confirm-hint = Pending becomes confirmed when you say in /history that you are still without it.
summary-empty = Nothing is booked for { $span } yet, and that is fine. Write to me next time something tempts you: one skipped thing, and this page begins.
summary-empty-over = Nothing was booked for { $span }. Write “/summary” for this month.
summary-to-come = It is not { $span } yet. Write “/summary” for this month, or one that has been: “/summary October”, or a whole year like “/summary 2026”.
summary-which-month = I did not catch the month. Write it like “/summary October” or “/summary 2026-10”, or a whole year like “/summary 2026”.

picture-confirmed = Confirmed
picture-pending = Pending
picture-empty = Nothing booked yet
picture-by-month = What stayed, month by month
picture-goal = { $saved } of { $target }
picture-rhythm = When temptations come
picture-rhythm-count = { $count ->
    [one] One in all
   *[other] { $count } in all
}
picture-cluster = Most on { $weekday }, { $part }
picture-cluster-weekday = Most on { $weekday }
picture-cluster-part = Most at { $part }
picture-pauses = { $count ->
    [one] One pause that ended
   *[other] { $count } pauses that ended
}
picture-pauses-wanted = { $count } you still wanted
picture-pauses-let-go = { $count } you let go

monthly-ask = Shall I send this by itself on the 1st of each month?
button-monthly-yes = Yes, on the 1st
button-monthly-no = No, thanks
monthly-on = Lovely. The next one comes { $when }; /settings stops it again.
monthly-off = I will not send it. /summary shows it whenever you like.
settings-monthly-on = The month’s summary by itself: on the 1st
settings-monthly-off = The month’s summary by itself: no
button-monthly = Monthly summary
