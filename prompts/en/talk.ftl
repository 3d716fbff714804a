# In doubt whether it is needed: one question before anything else is said.
button-want = I'd just like it
ask-need = <b>{ $product }</b>: is it needed for something, or would it simply be nice to have? Either is a fine answer.

# Several things in one message. $count is how many.

ask-which-first = { $count ->
    [one] One thing at a time. Shall we look at it?
   *[other] That is { $count } things, and each deserves a thought of its own. Which one first?
}
ask-which-first-of-more = Those are the first { $count } things; the others are too many for one message, so send them again later. Which one first?

# A language model's words ($words) after the nudge, a few turns long; then the buttons have it again.
talk-through = { $words }
talk-closing =
    { $words }

    It is your call, and the buttons are here.
talk-over = <b>{ $product }</b>: I have said what I can, and the decision is yours. The buttons are here.

# Talking after the nudge: three short replies to each kind of reason, of which one is drawn.

# A good reason ends it.
talk-broken-1 = What was in use and broke is another matter. Sounds fine.
talk-broken-2 = Then it takes the place of something you used. If the old one cannot be mended at a fair price, it sounds fine.
talk-broken-3 = Things that are used wear out one day. Replacing one sounds fine.
talk-need-1 = If there is a job waiting for it, it sounds fine. It is your call.
talk-need-2 = Something you have a real use for sounds fine.
talk-need-3 = You know best what is missing in your everyday. Sounds fine.
talk-gift-1 = For someone else: sounds fine. I hope it brings joy.
talk-gift-2 = A present sounds fine. I hope it is met with a big smile.
talk-gift-3 = Bought with somebody in mind: sounds fine.

# Source of the rule: Directive 98/6/EC, article 6a, as put in by Directive (EU) 2019/2161.
talk-discount-1 = A discount saves money on what was coming home anyway. In the EU a “before” price has as a rule to be the lowest of the last 30 days (Directive (EU) 2019/2161), so that is the figure to look for.
talk-discount-2 = In the EU a price cut is as a rule measured from the lowest price of the last 30 days (Directive (EU) 2019/2161). Would it also be the right thing at full price?
talk-discount-3 = Sales come round again. When this one is over, is it the thing that is missed, or the price?

# Source of the rule: Directive 2005/29/EC, annex I, no. 7.
talk-scarcity-1 = Countdowns and “only 2 left” are a known way to hurry people along. Falsely claiming that time is short is banned in the EU (Directive 2005/29/EC, annex I), but from outside it is hard to tell.
talk-scarcity-2 = The hurry belongs to the shop. What sells out often turns up again, and second-hand as well.
talk-scarcity-3 = “Last chance” is an old line in shop windows. If it is gone tomorrow and still missed in a week, second-hand is a good place to look.

talk-social-1 = When many have it, that says it is around a lot, not what it would do in your home. Perhaps one of them would lend you theirs for a few days.
talk-social-2 = It is nice to be part of something. The fun of it often works just as well with a borrowed one.
talk-social-3 = What is shown off is mostly the first day with it. Somebody who has had one for half a year knows how often it comes out.

talk-mood-1 = When the heart wants a lift, something kinder may come first tonight: a bath, a walk, a call. The thing can wait until tomorrow.
talk-mood-2 = Wanting something nice is human, on heavy days most of all. What has done you good before that was already at home?
talk-mood-3 = A mood makes everything in the basket look a little softer. It can lie until another day, and then the wish shows what it is.

talk-reward-1 = Well done. Is it this, or would an evening off or something to do together feel better and last longer?
talk-reward-2 = That calls for something good. What would still feel like a treat in a month?
talk-reward-3 = Lovely. Good things come in many shapes; some of them take up no room at home. Is this the one?

talk-boredom-1 = Boredom often looks like a wish for a thing. A walk, a call or half an hour of making something may help, too.
talk-boredom-2 = Shops are good at filling empty hours. Is there something lying about at home that was fun once?
talk-boredom-3 = An idle hour wants something to happen, and a parcel comes only days later. What could happen today?

talk-upgrade-1 = Newer is often a little better. What do you miss every week in the one you have?
talk-upgrade-2 = A clean-up, a new battery or a small repair often brings an old one a long way. Has it had its turn?
talk-upgrade-3 = The one you have was once the newest, too. Which one thing would the new one let you do?

talk-other-1 = I hear you. It is your call, whenever you are ready.
talk-other-2 = Thank you for telling me. The decision is yours.
talk-other-3 = Fair enough. It can also lie until tomorrow, if that suits you.
