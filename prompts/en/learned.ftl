# What the bot learned of the four kinds of nudge, in /settings. $led of $shown nudges of that kind led there.

learned-nothing = I have not learned yet which kind of second thought helps you; I try all four.
learned-reflection = Thoughts on your own everyday lead you to skip or sleep most often ({ $led } of { $shown } times), so I use that kind a little more.
learned-desire-reduction = What the advert leaves out leads you to skip or sleep most often ({ $led } of { $shown } times), so I use that kind a little more.
learned-salient-cost = Prices lead you to skip or sleep most often ({ $led } of { $shown } times), so I use that kind a little more.
learned-distraction = Something else to do leads you to skip or sleep most often ({ $led } of { $shown } times), so I use that kind a little more.
button-forget-learned = Forget what you learned
learned-forgotten = Forgotten. I try all four kinds equally again.
