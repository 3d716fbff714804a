# For operators: how the running bot stands. $age is a span of time in words.

status = <b>How it stands</b>
status-newest = The newest update came { $age } ago.
status-none-came = No update has come before this one.
status-answered = Every update is answered.
status-unanswered = { $count ->
    [one] One update is not answered yet; it has waited { $age }.
   *[other] { $count } updates are not answered yet; the oldest has waited { $age }.
}
status-none-due = No reminder is due.
status-due = { $count ->
    [one] One reminder is due; it is { $age } late.
   *[other] { $count } reminders are due; the oldest is { $age } late.
}
status-put-aside = { $count ->
    [one] One update could not be handled; it is kept in the database with its error.
   *[other] { $count } updates could not be handled; they are kept in the database with their errors.
}
