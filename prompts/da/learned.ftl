# Hvad botten har lært om de fire slags puf, i /settings. $led ud af $shown puf af den slags førte dertil.

learned-nothing = Jeg ved ikke endnu, hvilken slags eftertanke der hjælper dig, så jeg prøver alle fire.
learned-reflection = Tanker om din egen hverdag får dig oftest til at springe over eller sove på det ({ $led } ud af { $shown } gange), så dem bruger jeg lidt mere.
learned-desire-reduction = Det, reklamen ikke nævner, får dig oftest til at springe over eller sove på det ({ $led } ud af { $shown } gange), så det bruger jeg lidt mere.
learned-salient-cost = Prisen får dig oftest til at springe over eller sove på det ({ $led } ud af { $shown } gange), så den bruger jeg lidt mere.
learned-distraction = Noget andet at give sig til får dig oftest til at springe over eller sove på det ({ $led } ud af { $shown } gange), så det bruger jeg lidt mere.
button-forget-learned = Glem, hvad du har lært
learned-forgotten = Det er glemt. Nu prøver jeg alle fire slags lige meget igen.
