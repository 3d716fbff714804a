# Why a nudge says what it says: what was understood, which opinions competed, why this one.
# $product and $said are the shopper's own words; $fit is a number from 0 to 1.

button-why = Why this?

why-heading = <b>Why you see this</b>
why-read = I read: { $product }
why-read-price = I read: { $product } · { $price }
why-category = “{ $said }” led me to { $category }, a part of { $branch }.
why-category-top = “{ $said }” led me to { $category }.
why-category-by-meaning = No word of this is known to me. By its meaning, as a language model sees it, it belongs to { $category }.
why-general = I know no kind of thing by those words, so I took what holds for any purchase.
why-angles = You also spoke of { $angles }, so an answer to that counts more.

angle-upkeep = looking after it
angle-overlap = what you have already
angle-space = room
angle-noise = noise
angle-hidden-costs = what comes on top
angle-learning-curve = learning it
angle-hype = hype
angle-durability = how long it lasts
angle-resale = selling it on
angle-environment = the environment
angle-borrow = borrowing or renting
angle-habit = how often it is used

why-competed = { $stored ->
    [one] There is one opinion about this in the library. Its fit, from 0 to 1:
   *[other] There are { $stored } opinions about this in the library. The best fitting, with their fit from 0 to 1:
}
why-opinion = • { $fit } { $text }
why-opinion-shown = • <b>{ $fit } { $text }</b>
why-fits-best = The one in bold fits best of those that you had not just read.
why-chance = { $alike } of them fit equally well and were new to you; chance took the one in bold.
why-model = A language model chose the one in bold among those stored, and phrased the words around it (prompt { $prompt }). Prices, sources and alternatives are mine.
why-kind-reflection = It is of the kind that looks at your own everyday; I have four kinds.
why-kind-desire-reduction = It is of the kind that says what the advert leaves out; I have four kinds.
why-kind-salient-cost = It is of the kind that looks at the money; I have four kinds.
why-kind-distraction = It is of the kind that gives you something else to do; I have four kinds.
why-learned = The kinds that led you to skip or sleep before get a somewhat better chance.

why-sources = Who says it, what they gain, and when:
why-source-editorial = • { $text } <i>({ $source }, our own reasoning; { $interest }; { $date })</i>
why-source = • { $text } <i>({ $source }; { $interest }; { $date })</i>
why-nobody-pays = Nobody can pay to be shown here, there are no affiliate links, and I gain nothing whichever way you decide.
why-forgotten = I no longer know what was weighed for { $product }.
