# The nudge. Short, warm, concrete; never "you must", "you should" or "you don't need".
# Variables: $product and $goal are the shopper's own words, $price a formatted amount.

nudge-heading = <b>{ $product }</b>
nudge-heading-price = <b>{ $product }</b> · { $price }

# Openers, one set for each of the four kinds of nudge.
nudge-reflection-1 = A second thought before you decide:
nudge-reflection-2 = Held up against your own everyday:
nudge-reflection-3 = A quiet look first:
nudge-desire-reduction-1 = The part the advert leaves out:
nudge-desire-reduction-2 = Seen without the shop light on it:
nudge-desire-reduction-3 = The other side of it:
nudge-salient-cost-1 = About the money:
nudge-salient-cost-2 = What the price tag leaves out:
nudge-salient-cost-3 = A calm look at the price:
nudge-distraction-1 = The itch often passes when something else comes along:
nudge-distraction-2 = Something else to do with the itch:
nudge-distraction-3 = Let it rest while you do something else:

nudge-opinion = { $text }

nudge-goal-share = { $price } is { $percent }% of the way to { $goal }.
nudge-goal-all = { $price } is the whole way to { $goal }.

# The shopper's own words, quoted to them alone.
nudge-plan = Your own plan: “{ $plan }”
nudge-verdict-words = In { $month } you wrote of { $product }: “{ $words }” ({ $score } of 5).
nudge-verdict = In { $month } you gave { $product } { $score } of 5.

# The ladder. "Nothing" always comes first.
nudge-nothing = • Nothing
nudge-rung-nothing = • Nothing: { $text }
nudge-rung-own = • Already yours: { $text }
nudge-rung-fix = • Make it last: { $text }
nudge-rung-borrow = • On loan: { $text }
nudge-rung-secondhand = • Second-hand: { $text }
nudge-rung-cheaper = • A cheaper kind: { $text }
nudge-rung-later = • Later: { $text }

# Who says it, what they gain, and when.
nudge-source-editorial = <i>Who says so: { $source }, our own reasoning; { $interest }; { $date }.</i>
nudge-source = <i>Who says so: { $source }; { $interest }; { $date }.</i>
interest-none = gains nothing either way
interest-sells = sells such things
interest-advises = gives advice for a living

# The one question, if any; it goes with the kind of nudge.
nudge-question-reflection-1 = What do you own that already does this job?
nudge-question-reflection-2 = What do you hope it will give you?
nudge-question-desire-reduction-1 = What do you think you will say of it in three weeks?
nudge-question-desire-reduction-2 = What would still be good about it without the hype?
nudge-question-salient-cost-1 = Is it worth the money to you?
nudge-question-salient-cost-2 = What else could the money become?
nudge-question-distraction-1 = What were you doing when the wish came up?
nudge-question-distraction-2 = Shall we look at it again another day?
