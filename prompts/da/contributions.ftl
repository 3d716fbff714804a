# /opinion: brugerens egen mening til andre. $text er det, de skrev, $category en slags ting som "airfryere".

command-opinion = Sig din mening om en ting
source-shopper = en anden bruger

opinion-ask-kind = Hvad slags ting handler det om? Ét ord er nok, for eksempel “airfryer”.
opinion-ask-kind-again = Den slags ting kender jeg ikke. Prøv med et mere almindeligt ord som “sko” eller “telefon”; skriver du noget andet, lader vi det ligge.
opinion-ask-text = Hvad ville du sige til en, der er fristet af { $category }? En eller to sætninger fra din egen erfaring, { $shortest } til { $longest } tegn. Et menneske læser den, før andre gør.
opinion-ask-interest = “{ $text }”
    Til sidst: Hvad får du selv ud af, hvad andre beslutter om { $category }? Det bliver vist ved siden af dine ord.
button-opinion-none = Ikke noget
button-opinion-sells = Jeg sælger den slags
button-opinion-advises = Jeg lever af at rådgive
opinion-thanks = Tak. Et menneske læser den først; derefter kan den blive vist som “en anden bruger” med dags dato, aldrig med dit navn. Med /opinion kan du altid trække den tilbage.
opinion-full = { $count ->
    [one] Én af dine meninger venter stadig på at blive læst. Jeg tager imod den næste derefter.
   *[other] { $count } af dine meninger venter stadig på at blive læst. Jeg tager imod den næste derefter.
}
opinion-gone = Den tekst har jeg ikke længere. Skriv /opinion for at begynde forfra.

screen-length = { $count ->
    [one] Det er ét tegn; mellem { $shortest } og { $longest } passer. Skriv det igen.
   *[other] Det er { $count } tegn; mellem { $shortest } og { $longest } passer. Skriv det igen.
}
screen-link = Gerne uden links, adresser og kontonavne. Skriv det igen uden.
screen-personal = Det ligner et nummer eller en adresse, som tilhører nogen. Skriv det igen uden.
screen-advert = Det lyder som en reklame eller et tip om, hvor man køber. Skriv igen, hvordan det var at eje tingen.
screen-abuse = Gerne uden grove ord. Skriv det igen, som du ville sige det til en vens ven.
screen-command = Det ligner en besked til et program. Skriv igen, hvordan det var at eje tingen.
screen-orders = Her får ingen besked på, hvad de har at gøre, eller dårlig samvittighed. Skriv igen, hvad du selv oplevede.
screen-shouting = Lidt mere stille, tak: uden store bogstaver, rækker af tegn og mange billeder. Skriv det igen.
screen-markup = Gerne uden specialtegn som * og _. Skriv det igen.

opinion-list = <b>Det, du har skrevet til andre</b>
opinion-item = { $number }. { $category }: “{ $text }” ({ $state })
opinion-state-waiting = venter på at blive læst
opinion-state-published = bliver vist til andre
opinion-state-reported = bliver vist til andre og læst igen
opinion-state-hidden = bliver læst igen og ikke vist imens
opinion-state-declined = bliver ikke vist
button-opinion-write = Skriv en
button-withdraw = Træk tilbage
opinion-withdrawn = Trukket tilbage: “{ $text }” bliver ikke længere vist til nogen.
opinion-withdrawn-already = Den findes ikke længere.

opinion-published = Din mening om { $category } er læst og bliver nu vist til andre: “{ $text }”
opinion-declined-untrue = Din mening om { $category } bliver ikke vist: Den, der læste den, mente ikke, at den passede. “{ $text }”
opinion-declined-advert = Din mening om { $category } bliver ikke vist: Den lyder som en reklame. “{ $text }”
opinion-declined-personal = Din mening om { $category } bliver ikke vist: Den fortæller noget personligt om nogen. “{ $text }”
opinion-declined-unkind = Din mening om { $category } bliver ikke vist: Den er ikke venlig nok. “{ $text }”
opinion-declined-off-topic = Din mening om { $category } bliver ikke vist: Den handler om noget andet. “{ $text }”

button-report = Anmeld den mening
reported = Tak. Du får den ikke at se igen, og et menneske læser den en gang til.
reported-nothing = Den mening bliver ikke vist længere.

# Til dem, der driver botten (OMTANKE_ADMINS), i /review.
review-empty = Der er ikke noget, der venter på at blive læst.
review-item = <b>{ $state }</b> · { $category } · { $language } · { $interest } · { $date }
    “{ $text }”
review-reports = { $count ->
    [one] Anmeldt én gang.
   *[other] Anmeldt af { $count } brugere.
}
button-review-publish = Vis den
button-review-stand = Lad den stå
button-review-decline = Afvis
button-review-next = Næste
review-why = Hvorfor bliver den ikke vist? Forfatteren får det at vide.
button-refusal-untrue = Passer ikke
button-refusal-advert = Reklame
button-refusal-personal = Personligt
button-refusal-unkind = Ikke venlig
button-refusal-off-topic = Handler om andet
review-published = Bliver vist nu: “{ $text }”
review-declined = Bliver ikke vist: “{ $text }”
review-settled = Den er allerede afgjort.

export-file-opinions = meninger.csv
