# After “I'm buying it”: the right to return it, and whether it was worth it. The law itself is in withdrawal.toml.

button-return = Remind me of the right to return
button-worth = Ask me in a month if it was worth it
button-today = Today
button-tomorrow = Tomorrow
button-in-3-days = In 3 days
button-in-a-week = In a week
button-another-day = Another day
button-in-a-shop = Bought in a shop
button-came-later = It came on another day
button-keep-it = I keep it
button-skip-question = Skip the question
button-no-words = No words
button-never-mind = Never mind

return-set = I will remind you of <b>{ $product }</b> <b>{ $when }</b>, a few days before the right to return it ends. I count as if it arrives today, so the last day is { $last }.
return-set-service = I will remind you of <b>{ $product }</b> <b>{ $when }</b>, a few days before the right to withdraw ends. I count from today as the day of the agreement, so the last day is { $last }.
return-source = <i>{ $source }; as of { $date }.</i>
return-ask = Which day does it arrive?
return-ask-service = If it was agreed on another day, or in a shop, tell me here.
return-ask-day = <b>{ $product }</b>: which day does it arrive, or did it arrive? Write it as you would say it, such as “friday”, “yesterday” or “the 20th”.
return-ask-day-service = <b>{ $product }</b>: which day was it agreed on? Write it as you would say it, such as “yesterday” or “the 20th”.
return-day-unclear = I did not catch the day. Write it like “friday”, “yesterday”, “in 4 days” or “20 November”.
return-noted = Noted: <b>{ $product }</b> on { $since }. The last day to withdraw is { $last }, and I will remind you <b>{ $when }</b>.
return-noted-service = Noted: <b>{ $product }</b>, agreed on { $since }. The last day to withdraw is { $last }, and I will remind you <b>{ $when }</b>.
return-shop = Then it is another matter, and I have taken the reminder for <b>{ $product }</b> back.
return-due = <b>{ $product }</b>: the last day to withdraw is <b>{ $last }</b>, counted from delivery on { $since }. If it arrived later, you have longer.
return-due-service = <b>{ $product }</b>: the last day to withdraw is <b>{ $last }</b>, counted from the agreement on { $since }.
return-copy = Text to copy, with gaps to fill in:
return-copy-other = The same in Danish:
return-over = <b>{ $product }</b>: the time to withdraw ended on { $last }, counted from delivery on { $since }. The shop’s own terms may allow more.
return-over-service = <b>{ $product }</b>: the time to withdraw ended on { $last }, counted from the agreement on { $since }. The business’s own terms may allow more.
return-kept = That sounds fine. Enjoy <b>{ $product }</b>.

worth-set = <b>{ $product }</b>: I will ask you <b>{ $when }</b> if it was worth it.
worth-off = That is fine, I will not ask about <b>{ $product }</b>.
worth-due = A month ago you bought <b>{ $product }</b>. Was it worth it? 1 is not at all, 5 is very much.
worth-due-late = You bought <b>{ $product }</b> on { $day }. Was it worth it? 1 is not at all, 5 is very much.
worth-noted = Thank you: { $score } of 5 for <b>{ $product }</b>, noted. If you like, add a sentence on why. Only you will see it again.
worth-changed = Changed to { $score } of 5 for <b>{ $product }</b>.
worth-words = Thank you, that is noted. You will see it again when something of the kind tempts you.
worth-no-words = That is fine, the number is noted.
worth-skipped = That is fine, I will leave it there.
