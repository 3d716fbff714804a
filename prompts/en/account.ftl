# Goal, settings, export and deletion.

goal-none = You have not set a goal yet. Write it like “/goal 5000 kr for Rome”.
goal-shown = <b>{ $goal }</b>: { $saved } of { $target } is confirmed.
goal-set = Your goal is <b>{ $goal }</b>, { $target }. I will set prices against it.
goal-set-unnamed = Your goal is { $target }. I will set prices against it.
goal-removed = The goal is removed.
goal-how = Write the sum and what it is for, such as “/goal 5000 kr for Rome”.
button-remove-goal = Remove the goal
goal-unnamed = your goal

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
ask-quiet = When am I not to disturb you?
button-other-currency = Another
button-other-timezone = Another
ask-currency-text = Write the currency's three letters, such as “SEK”.
currency-unknown = I do not know that currency. Write three letters, such as “SEK”.
language-set = I speak English with you from now on.

export-file-temptations = temptations.csv
export-file-savings = savings.csv
export-file-reminders = reminders.csv
export-file-verdicts = verdicts.csv
export-file-house_rules = house-rules.csv
export-file-goal = goal.csv
export-file-profile = profile.csv
export-file-model_use = use-of-language-model.csv
export-file-reports = reported-opinions.csv
export-file-updates_put_aside = messages-that-failed.csv
export-ready = Here is everything I keep of you. The files open in a spreadsheet.

delete-ask = This deletes everything: what you wrote about, the account, the goal, the reminders and your settings. It cannot be undone. Shall I?
button-delete = Yes, delete everything
button-keep-data = No, keep it
deleted = Everything is deleted, and no reminder will come. If you write again, we begin afresh.
delete-kept = Nothing is deleted.
