# Puffet. Kort, varmt, konkret; aldrig "du skal", "du bør" eller "du behøver ikke".
# Variabler: $product og $goal er kundens egne ord, $price et formateret beløb.

nudge-heading = <b>{ $product }</b>
nudge-heading-price = <b>{ $product }</b> · { $price }

# Indledninger, et sæt til hver af de fire slags puf.
nudge-reflection-1 = Lige en eftertanke, før du slår til:
nudge-reflection-2 = Holdt op mod din egen hverdag:
nudge-reflection-3 = Først et roligt blik:
nudge-desire-reduction-1 = Det, reklamen ikke nævner:
nudge-desire-reduction-2 = Set uden butikkens lys på:
nudge-desire-reduction-3 = Den anden side af sagen:
nudge-salient-cost-1 = Om pengene:
nudge-salient-cost-2 = Det, der ikke står på prisskiltet:
nudge-salient-cost-3 = Prisen, set i ro og mag:
nudge-distraction-1 = Lysten går tit over, når der kommer noget andet:
nudge-distraction-2 = Noget andet at bruge lysten på:
nudge-distraction-3 = Lad det ligge lidt, mens du laver noget andet:

nudge-opinion = { $text }

nudge-goal-share = { $price } er { $percent } % af vejen til { $goal }.
nudge-goal-all = { $price } er hele vejen til { $goal }.

# Kundens egne ord, som ingen andre ser.
nudge-plan = Din egen plan: “{ $plan }”
nudge-verdict-words = I { $month } skrev du om { $product }: “{ $words }” ({ $score } ud af 5).
nudge-verdict = I { $month } gav du { $product } { $score } ud af 5.

# Stigen. "Ingenting" står altid først.
nudge-nothing = • Ingenting
nudge-rung-nothing = • Ingenting: { $text }
nudge-rung-own = • Det, du har: { $text }
nudge-rung-fix = • Få det til at holde: { $text }
nudge-rung-borrow = • Til låns: { $text }
nudge-rung-secondhand = • Brugt: { $text }
nudge-rung-cheaper = • Noget billigere: { $text }
nudge-rung-later = • Senere: { $text }

# Hvem siger det, hvad får de ud af det, og hvornår.
nudge-source-editorial = <i>Hvem siger det: { $source }, vores egne overvejelser; { $interest }; { $date }</i>
nudge-source = <i>Hvem siger det: { $source }; { $interest }; { $date }</i>
interest-none = tjener ikke på dit valg
interest-sells = sælger den slags
interest-advises = lever af at rådgive

# Det ene spørgsmål; det hører til slagsen af puf.
nudge-question-reflection-1 = Hvad har du allerede, der kan det samme?
nudge-question-reflection-2 = Hvad håber du, det vil give dig?
nudge-question-desire-reduction-1 = Hvad tror du, du siger om det om tre uger?
nudge-question-desire-reduction-2 = Hvad ville stadig være godt ved det uden al omtalen?
nudge-question-salient-cost-1 = Er det pengene værd for dig?
nudge-question-salient-cost-2 = Hvad kunne pengene ellers blive til?
nudge-question-distraction-1 = Hvad var du i gang med, da lysten kom?
nudge-question-distraction-2 = Skal vi se på det igen en anden dag?
