# /opinion: a shopper's own opinion for others. $text is what they wrote, $category a kind of thing such as "air fryers".

command-opinion = Say what you think of a thing
source-shopper = a shopper

opinion-ask-kind = What kind of thing is it about? One word will do, such as “air fryer”.
opinion-ask-kind-again = I do not know that kind of thing. Try a plainer word, such as “shoes” or “phone”; anything else you write leaves it.
opinion-ask-text = What would you tell someone who is tempted by { $category }? One or two sentences from your own experience, { $shortest } to { $longest } characters. A person reads it before anybody else does.
opinion-ask-interest = “{ $text }”
    Last: what do you gain from what others decide about { $category }? It is shown beside your words.
button-opinion-none = I gain nothing
button-opinion-sells = I sell such things
button-opinion-advises = I give advice for a living
opinion-thanks = Thank you. A person reads it first; then it may be shown as “a shopper” with today's date, never with your name. /opinion takes it back at any time.
opinion-full = { $count ->
    [one] One of your opinions is still waiting to be read. I take the next one after that.
   *[other] { $count } of your opinions are still waiting to be read. I take the next one after that.
}
opinion-gone = I no longer have that text. Write /opinion to begin again.

screen-length = { $count ->
    [one] That is one character; between { $shortest } and { $longest } will do. Write it again.
   *[other] That is { $count } characters; between { $shortest } and { $longest } will do. Write it again.
}
screen-link = Without links, addresses and names of accounts, please. Write it again without it.
screen-personal = That looks like a number or an address that belongs to somebody. Write it again without it.
screen-advert = That reads like an advert or a tip where to buy. Write it again with what it was like to own the thing.
screen-abuse = Without coarse words, please. Write it again the way you would say it to a friend of a friend.
screen-command = That reads like an instruction to a program. Write it again with what it was like to own the thing.
screen-orders = Here nobody is told what to do or made to feel guilty. Write it again with what you saw yourself.
screen-shouting = A little quieter, please: without capitals, rows of signs and many pictures. Write it again.
screen-markup = Without special characters such as * and _, please. Write it again.

opinion-list = <b>What you wrote for others</b>
opinion-item = { $number }. { $category }: “{ $text }” ({ $state })
opinion-state-waiting = waits to be read
opinion-state-published = shown to others
opinion-state-reported = shown to others, and read again
opinion-state-hidden = read again, and not shown meanwhile
opinion-state-declined = not shown
button-opinion-write = Write one
button-withdraw = Withdraw
opinion-withdrawn = Withdrawn: “{ $text }” is no longer shown to anybody.
opinion-withdrawn-already = That one is no longer there.

opinion-published = Your opinion about { $category } has been read and is shown to others now: “{ $text }”
opinion-declined-untrue = Your opinion about { $category } is not shown: it did not seem right to the person who read it. “{ $text }”
opinion-declined-advert = Your opinion about { $category } is not shown: it reads like an advert. “{ $text }”
opinion-declined-personal = Your opinion about { $category } is not shown: it tells something personal about somebody. “{ $text }”
opinion-declined-unkind = Your opinion about { $category } is not shown: it is not kind enough. “{ $text }”
opinion-declined-off-topic = Your opinion about { $category } is not shown: it is about something else. “{ $text }”

button-report = Report this opinion
reported = Thank you. You will not see it again, and a person reads it once more.
reported-nothing = That opinion is no longer shown.

# For operators (OMTANKE_ADMINS), in /review.
review-empty = Nothing waits to be read.
review-item = <b>{ $state }</b> · { $category } · { $language } · { $interest } · { $date }
    “{ $text }”
review-reports = { $count ->
    [one] Reported once.
   *[other] Reported by { $count } shoppers.
}
button-review-publish = Publish
button-review-stand = Let it stand
button-review-decline = Decline
button-review-next = Next
review-why = Why is it not shown? The author is told.
button-refusal-untrue = Not true
button-refusal-advert = An advert
button-refusal-personal = Personal
button-refusal-unkind = Not kind
button-refusal-off-topic = About something else
review-published = Shown now: “{ $text }”
review-declined = Not shown: “{ $text }”
review-settled = That one is settled already.

export-file-opinions = opinions.csv
