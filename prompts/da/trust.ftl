# Hvorfor svaret ser ud, som det gør: hvad der blev forstået, hvilke holdninger der var med, og hvorfor netop denne.
# $product og $said er brugerens egne ord; $fit er et tal fra 0 til 1.

button-why = Hvorfor det her?

why-heading = <b>Derfor ser du det her</b>
why-read = Jeg læste: { $product }
why-read-price = Jeg læste: { $product } · { $price }
why-category = “{ $said }” førte mig til { $category }, som hører under { $branch }.
why-category-top = “{ $said }” førte mig til { $category }.
why-category-by-meaning = Ingen af ordene her kender jeg. Efter betydningen hører det under { $category }, mener en sprogmodel.
why-general = Jeg kender ingen slags ting med de ord, så jeg tog det, der gælder for ethvert køb.
why-angles = Du nævnte også { $angles }, så et svar på det tæller mere.

angle-upkeep = pasning og pleje
angle-overlap = det, du har i forvejen
angle-space = plads
angle-noise = støj
angle-hidden-costs = det, der kommer oveni
angle-learning-curve = at skulle lære det
angle-hype = hype
angle-durability = hvor længe det holder
angle-resale = at sælge det videre
angle-environment = miljøet
angle-borrow = at låne eller leje
angle-habit = hvor tit det bliver brugt

why-competed = { $stored ->
    [one] Der er én holdning om det i samlingen. Sådan passer den, fra 0 til 1:
   *[other] Der er { $stored } holdninger om det i samlingen. De bedst passende, fra 0 til 1:
}
why-opinion = • { $fit } { $text }
why-opinion-shown = • <b>{ $fit } { $text }</b>
why-fits-best = Den med fed passer bedst af dem, du ikke lige har læst.
why-chance = { $alike } af dem passede lige godt og var nye for dig; tilfældet valgte den med fed.
why-model = En sprogmodel valgte den med fed blandt dem, jeg har, og formulerede ordene omkring den (prompt { $prompt }). Priser, kilder og alternativer er mine.
why-kind-reflection = Den er af den slags, der ser på din egen hverdag; jeg har fire slags.
why-kind-desire-reduction = Den er af den slags, der siger det, reklamen ikke nævner; jeg har fire slags.
why-kind-salient-cost = Den er af den slags, der ser på pengene; jeg har fire slags.
why-kind-distraction = Den er af den slags, der giver dig noget andet at tage dig til; jeg har fire slags.
why-learned = Den slags, der før har fået dig til at droppe noget eller sove på det, får lidt større chance.

why-sources = Hvem der siger det, hvad de får ud af det, og hvornår:
why-source-editorial = • { $text } <i>({ $source }, vores egne overvejelser; { $interest }; { $date })</i>
why-source = • { $text } <i>({ $source }; { $interest }; { $date })</i>
why-nobody-pays = Ingen kan betale for at blive vist her, der er ingen reklamelinks, og jeg får ikke noget ud af det, uanset hvad du beslutter.
why-forgotten = Jeg ved ikke længere, hvad der blev vejet for { $product }.
