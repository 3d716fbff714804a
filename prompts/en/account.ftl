# Summary, history, goal, settings, export and deletion.

summary-heading = <b>What stayed in { $month }</b>
summary-confirmed = Confirmed: <b>{ $amount }</b>
summary-pending = Pending: { $amount }
summary-before = The month before: { $confirmed } confirmed, { $pending } pending
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
summary-goal = { $goal }: { $saved } of { $target } confirmed since you set the goal ({ $percent } %).
summary-goal-pending = { $goal }: { $saved } of { $target } confirmed since you set the goal ({ $percent } %), and { $pending } pending.
summary-no-goal = Is there something you save for? “/goal 5000 kr for Rome” puts it here.
summary-confirm-hint = Pending becomes confirmed when you say in /history that you are still without it.
summary-empty = Nothing is booked for { $month } yet, and that is fine. Write to me next time something tempts you: one skipped thing, and this page begins.
summary-which-month = I did not catch the month. Write it like “/summary October” or “/summary 2026-10”.
picture-confirmed = Confirmed
picture-pending = Pending
picture-empty = Nothing booked yet
picture-by-month = What stayed, month by month
picture-added-up = What stayed, added up month by month

history-none = Nothing here yet. Write what tempts you and what it costs, and it begins.
history-heading = <b>Everything you wrote about</b> ({ NUMBER($from, useGrouping: 0) }–{ NUMBER($to, useGrouping: 0) } of { NUMBER($total, useGrouping: 0) })
history-item = { NUMBER($number, useGrouping: 0) }. { $date } · { $product }: { $state }
history-item-price = { NUMBER($number, useGrouping: 0) }. { $date } · { $product }, { $price }: { $state }
state-open = open
state-cooling = sleeping on it
state-skipped = skipped
state-skipped-pending = skipped, pending
state-skipped-confirmed = skipped, confirmed
state-bought = bought
state-bought_cheaper = bought cheaper
state-needed = needed
state-dropped = let go
button-newer = Newer
button-older = Older

goal-none = You have not set a goal yet. Write it like “/goal 5000 kr for Rome”.
goal-shown = You save for <b>{ $goal }</b>: { $saved } of { $target } is confirmed.
goal-set = Your goal is <b>{ $goal }</b>, { $target }. I will set prices against it.
goal-removed = The goal is removed.
goal-how = Write the sum and what it is for, such as “/goal 5000 kr for Rome”.
button-remove-goal = Remove the goal
goal-unnamed = my goal

settings =
    <b>Settings</b>
    Language: { $language }
    Currency: { $currency }
    Time zone: { $timezone }, where it is { $now }
    Quiet hours: { $quiet }
settings-quiet = { $from }–{ $until }
settings-no-quiet = none
button-language = Language
button-currency = Currency
button-timezone = Time zone
button-quiet = Quiet hours
button-back = Back
ask-language = Which language? · Hvilket sprog?
ask-currency = Which currency do you shop in?
ask-timezone = Which time zone are you in?
ask-quiet = When am I not to disturb you?
button-other-currency = Another
button-other-timezone = Another
ask-currency-text = Write the currency's three letters, such as “SEK”.
ask-timezone-text = Write the time zone by its city, such as “Europe/Paris” or “Tokyo”.
currency-unknown = I do not know that currency. Write three letters, such as “SEK”.
timezone-unknown = I do not know that time zone. Write it like “Europe/Paris” or “Tokyo”.
language-set = I speak English with you from now on.

export-file-temptations = temptations.csv
export-file-savings = savings.csv
export-file-reminders = reminders.csv
export-file-goal = goal.csv
export-file-profile = profile.csv
export-ready = Here is everything I keep of you. The files open in a spreadsheet.

delete-ask = This deletes everything: what you wrote about, the account, the goal, the reminders and your settings. It cannot be undone. Shall I?
button-delete = Yes, delete everything
button-keep-data = No, keep it
deleted = Everything is deleted, and no reminder will come. If you write again, we begin afresh.
delete-kept = Nothing is deleted.
