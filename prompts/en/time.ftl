# When to ask again, paydays, and where in the world the shopper is.

slept =
    Sleeping on <b>{ $product }</b>. I will ask you again <b>{ $when }</b>. { $because }

    What makes you want it? One line is plenty.
# Before it, where the thing had been skipped.
slept-out = { $price } is out of the account again.

# Why the pause is as long as it is; $days is 3, 7 or 30.
because-no-price = I do not know the price, so it is a day.
because-under = Because it costs less than { $step }, it is a day.
because-over = Because it costs { $step } or more, it is { $days ->
    [3] three days.
    [7] a week.
   *[other] a month.
}
because-over-year = Because it costs { $step } or more in a year, it is { $days ->
    [3] three days.
    [7] a week.
   *[other] a month.
}
because-house-rule = Because of your house rule, it is { $days ->
    [3] three days.
    [7] a week.
   *[other] a month.
}

when-unclear = I did not catch the time. Write it like “in 3 days”, “friday 18:00” or “1 December at 9”.
when-unclear-again = I still did not catch the time, so I leave <b>{ $product }</b> as it is. These buttons work too.
when-past = That has already been: { $proposal }. Write a time that is still to come.
when-too-soon = That is under an hour away: { $proposal }. A pause works best with some air in it; write a later time, such as “tomorrow at 9”.
when-too-far = That is more than two years away. Write a time that is a little closer.
when-too-far-date = That is more than two years away: { $proposal }. Write a time that is a little closer.

ask-payday = On which day of the month are you paid? Write it if it is another day, such as “the 25th” or “last working day”.
ask-payday-once = On which day of the month are you paid? I ask this once. Write it if it is another day, such as “the 25th” or “last working day”.
payday-unknown = I did not catch the day. Write it like “the 25th” or “last working day”.
payday-noted = Noted: you are paid on { $day }.
payday-left = That is fine. Write a date instead whenever you like.
payday-name = { $day ->
    [31] the last day of the month
    [1] the 1st
    [21] the 21st
    [2] the 2nd
    [22] the 22nd
    [3] the 3rd
    [23] the 23rd
   *[other] the { $day }th
}
button-payday = Payday
button-payday-first = The 1st
button-payday-middle = The 15th
button-payday-last = The last day
button-payday-leave = Leave it
button-payday-forget = Forget my payday
settings-payday = Payday: { $day }
settings-no-payday = Payday: not told

ask-timezone = Which time zone are you in? You can also share where you are: the paper clip, then Location. I keep only the time zone.
ask-timezone-text = Write a city or a country, such as “Paris” or “Thailand”, or share where you are: the paper clip, then Location.
ask-timezone-which = There is more than one place of that name. Which time is yours?
timezone-unknown = I do not know that place. Write a bigger city near you, such as “Paris” or “Tokyo”.
timezone-nowhere = I could not find the time zone of that place. Write a city near you in /settings, under “Time zone”.
timezone-set = Time zone: { $timezone }, where it is { $now }.
timezone-moved = { $count ->
    [one] What you are waiting for keeps its hour: I moved one reminder with you.
   *[other] What you are waiting for keeps its hour: I moved { $count } reminders with you.
}
