# The menu of commands, one short line each.

command-start = What this is
command-help = What I can do
command-summary = What stayed this month
command-waiting = What you are sleeping on
command-history = Everything, with what became of it
command-goal = What you save for
command-remind = When to ask again
command-plan = Your if-then plan and house rules
command-settings = Language, currency, time zone, quiet hours
command-language = Dansk or English
command-privacy = What I keep, and why
command-export = Your data as files
command-delete = Delete everything
command-stop = No more messages
