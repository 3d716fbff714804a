# The if-then plan and the house rules. Both are the shopper's own; a text repeats them and never scolds.
# Variables: $scope is "all" for a rule that holds for everything, otherwise $category names the kind of thing.

# One line of a nudge.
rule-line-no-buy = { $scope ->
    [all] Your own house rule: no buying.
   *[one] Your own house rule for { $category }: no buying.
}
rule-line-replacements = { $scope ->
    [all] Your own house rule: replacements only. If this replaces something, “I need it” says so.
   *[one] Your own house rule for { $category }: replacements only. If this replaces something, “I need it” says so.
}
rule-line-low-buy = { $scope ->
    [all] Your own house rule: { $spent } of { $allowance } used this month.
   *[one] Your own house rule for { $category }: { $spent } of { $allowance } used this month.
}
rule-line-low-buy-after = { $scope ->
    [all] Your own house rule: { $spent } of { $allowance } used this month; this would make it { $after }.
   *[one] Your own house rule for { $category }: { $spent } of { $allowance } used this month; this would make it { $after }.
}
# After a sum of the month, in a nudge and in the summary.
rule-elsewhere = Other currencies do not count.

# /plan
plan-none =
    <b>Your if-then plan</b>
    None yet. It is one sentence of your own, such as “if I see it on TikTok after 22, I send it here and wait till Saturday”. I bring it up when what it speaks of comes back.
plan-shown =
    <b>Your if-then plan</b>
    “{ $plan }”
plan-kept = Noted: “{ $plan }”
plan-returns-words = I bring it up when you mention { $words }.
plan-returns-time = I bring it up { $time }.
plan-returns-both = I bring it up when you mention { $words }, and { $time }.
plan-returns-always = I bring it up with every nudge.
plan-time-hours = between { $from } and { $until }
plan-time-days = when it is { $days }
plan-time-both = when it is { $days } between { $from } and { $until }
plan-too-long = That is { $count } characters, and a plan is one sentence of at most { $most }. Write it a little shorter.
ask-plan = What is your plan? One sentence with an “if”: “if I see it on TikTok after 22, I send it here and wait till Saturday”.
ask-plan-again = I found no “if” or “when” in that. When is the plan for, and what do you do then? For example: “if I see it on TikTok, I wait till Saturday”.
button-write-plan = Write the plan
button-change-plan = Change the plan
button-remove-plan = Remove the plan

rules-none =
    <b>Your house rules</b>
    None yet. A house rule is for one kind of thing, or for everything: no buying, replacements only, or a sum a month.
rules-heading = <b>Your house rules</b>
rule-item-no-buy = { $scope ->
    [all] { NUMBER($number, useGrouping: 0) }. Everything: no buying
   *[one] { NUMBER($number, useGrouping: 0) }. For { $category }: no buying
}
rule-item-replacements = { $scope ->
    [all] { NUMBER($number, useGrouping: 0) }. Everything: replacements only
   *[one] { NUMBER($number, useGrouping: 0) }. For { $category }: replacements only
}
rule-item-low-buy = { $scope ->
    [all] { NUMBER($number, useGrouping: 0) }. Everything: at most { $allowance } a month
   *[one] { NUMBER($number, useGrouping: 0) }. For { $category }: at most { $allowance } a month
}
rule-item-resting = { $item } (rests until { $day })
button-add-rule = Add a house rule
button-remove-rule = Remove
button-resume = Resume now

# Making a house rule.
ask-rule-kind = Which kind of thing is the rule for? Write it in a word or two, such as “clothes” or “skincare”.
ask-rule-kind-again = I do not know that kind of thing. Write another word for it, such as “clothes” or “skincare”, or let the rule be for everything.
ask-rule = { $scope ->
    [all] The rule is for everything. What does it say?
   *[one] The rule is for <b>{ $category }</b>. What does it say?
}
button-everything = Everything
button-rule-no-buy = No buying
button-rule-replacements = Replacements only
button-rule-low-buy = A sum a month
ask-allowance = { $scope ->
    [all] How much may it be a month in all? A figure is enough, such as “500”.
   *[one] How much may <b>{ $category }</b> be a month? A figure is enough, such as “500”.
}
ask-allowance-again = I did not catch the sum for a month. Write it as a figure, such as “500”.
rule-set-no-buy = { $scope ->
    [all] Your house rule for everything: no buying. I mention it when something tempts you, and “Sleep on it” is then 30 days.
   *[one] Your house rule for <b>{ $category }</b>: no buying. I mention it when such a thing tempts you, and “Sleep on it” is then 30 days.
}
rule-set-replacements = { $scope ->
    [all] Your house rule for everything: replacements only. I mention it when something tempts you, and “Sleep on it” is then 7 days or more.
   *[one] Your house rule for <b>{ $category }</b>: replacements only. I mention it when such a thing tempts you, and “Sleep on it” is then 7 days or more.
}
rule-set-low-buy = { $scope ->
    [all] Your house rule for everything: at most { $allowance } a month. I show what is used of it, and past it “Sleep on it” is 30 days.
   *[one] Your house rule for <b>{ $category }</b>: at most { $allowance } a month. I show what is used of it, and past it “Sleep on it” is 30 days.
}
rule-set-slip = If you buy one all the same, the rule rests for a week and comes back by itself. Nothing resets.
rules-full = There are { $count } house rules already. Remove one in /plan, and there is room for another.

# After a slip.
rule-rested = { $scope ->
    [all] Your house rule for everything rests until { $day } and then comes back by itself. Nothing else changes.
   *[one] Your house rule for { $category } rests until { $day } and then comes back by itself. Nothing else changes.
}
rule-resumed = { $scope ->
    [all] Your house rule for everything is back.
   *[one] Your house rule for { $category } is back.
}

# Lines of the month's summary.
rule-month-no-buy = { $scope ->
    [all] House rule for everything, no buying:
   *[one] House rule for { $category }, no buying:
} { $count ->
    [0] nothing bought.
    [one] one thing bought.
   *[other] { $count } things bought.
}
rule-month-replacements = { $scope ->
    [all] House rule for everything, replacements only:
   *[one] House rule for { $category }, replacements only:
} { $count ->
    [0] nothing bought.
    [one] one thing bought.
   *[other] { $count } things bought.
}
rule-month-low-buy = { $scope ->
    [all] House rule for everything: { $spent } of { $allowance } used.
   *[one] House rule for { $category }: { $spent } of { $allowance } used.
}
rule-month-resting = { $line } It rests until { $day }.
