# Hvis-så-planen og husreglerne. Begge er kundens egne; en tekst gentager dem og skælder aldrig ud.
# Variabler: $scope er "all" for en regel, der gælder alt; ellers siger $category, hvad den gælder.

# Én linje i et puf.
rule-line-no-buy = { $scope ->
    [all] Din egen husregel: ingen køb.
   *[one] Din egen husregel for { $category }: ingen køb.
}
rule-line-replacements = { $scope ->
    [all] Din egen husregel: kun erstatninger. Erstatter det noget, siger du det med “Jeg har brug for det”.
   *[one] Din egen husregel for { $category }: kun erstatninger. Erstatter det noget, siger du det med “Jeg har brug for det”.
}
rule-line-low-buy = { $scope ->
    [all] Din egen husregel: { $spent } af { $allowance } brugt denne måned.
   *[one] Din egen husregel for { $category }: { $spent } af { $allowance } brugt denne måned.
}
rule-line-low-buy-after = { $scope ->
    [all] Din egen husregel: { $spent } af { $allowance } brugt denne måned; { $after } med dette.
   *[one] Din egen husregel for { $category }: { $spent } af { $allowance } brugt denne måned; { $after } med dette.
}
# Efter en sum for måneden, i et puf og i oversigten.
rule-elsewhere = Andre valutaer tæller ikke med.

# /plan
plan-none =
    <b>Din hvis-så-plan</b>
    Ingen endnu. Det er én sætning med dine egne ord, for eksempel “hvis jeg ser det på TikTok efter kl. 22, sender jeg det hertil og venter til lørdag”. Jeg tager den frem, når det, den handler om, dukker op igen.
plan-shown =
    <b>Din hvis-så-plan</b>
    “{ $plan }”
plan-kept = Noteret: “{ $plan }”
plan-returns-words = Jeg tager den frem, når du nævner { $words }.
plan-returns-time = Jeg tager den frem, { $time }.
plan-returns-both = Jeg tager den frem, når du nævner { $words }, og { $time }.
plan-returns-always = Jeg tager den frem ved hvert puf.
plan-time-hours = når klokken er mellem { $from } og { $until }
plan-time-days = når det er { $days }
plan-time-both = når det er { $days } mellem kl. { $from } og { $until }
plan-too-long = Det er { $count } tegn, og en plan er én sætning på højst { $most }. Skriv den lidt kortere.
ask-plan = Hvad er din plan? Én sætning med et “hvis”: “hvis jeg ser det på TikTok efter kl. 22, sender jeg det hertil og venter til lørdag”.
ask-plan-again = Jeg kunne ikke finde noget “hvis” eller “når” i det. Hvornår skal planen gælde, og hvad gør du så? For eksempel: “hvis jeg ser det på TikTok, venter jeg til lørdag”.
button-write-plan = Skriv planen
button-change-plan = Ret planen
button-remove-plan = Fjern planen

rules-none =
    <b>Dine husregler</b>
    Ingen endnu. En husregel gælder én slags ting eller det hele: ingen køb, kun erstatninger eller et beløb om måneden.
rules-heading = <b>Dine husregler</b>
rule-item-no-buy = { $scope ->
    [all] { NUMBER($number, useGrouping: 0) }. Alt: ingen køb
   *[one] { NUMBER($number, useGrouping: 0) }. For { $category }: ingen køb
}
rule-item-replacements = { $scope ->
    [all] { NUMBER($number, useGrouping: 0) }. Alt: kun erstatninger
   *[one] { NUMBER($number, useGrouping: 0) }. For { $category }: kun erstatninger
}
rule-item-low-buy = { $scope ->
    [all] { NUMBER($number, useGrouping: 0) }. Alt: højst { $allowance } om måneden
   *[one] { NUMBER($number, useGrouping: 0) }. For { $category }: højst { $allowance } om måneden
}
rule-item-resting = { $item } (hviler til { $day })
button-add-rule = Tilføj en husregel
button-remove-rule = Fjern
button-resume = Genoptag nu

# At lave en husregel.
ask-rule-kind = Hvilken slags ting gælder reglen? Skriv det med et ord eller to, for eksempel “tøj” eller “hudpleje”.
ask-rule-kind-again = Den slags ting kender jeg ikke. Skriv et andet ord for den, for eksempel “tøj” eller “hudpleje”, eller lad reglen gælde alt.
ask-rule = { $scope ->
    [all] Reglen gælder alt. Hvad siger den?
   *[one] Reglen gælder <b>{ $category }</b>. Hvad siger den?
}
button-everything = Alt
button-rule-no-buy = Ingen køb
button-rule-replacements = Kun erstatninger
button-rule-low-buy = Et beløb om måneden
ask-allowance = { $scope ->
    [all] Hvor meget må det være om måneden i alt? Et tal er nok, for eksempel “500”.
   *[one] Hvor meget må <b>{ $category }</b> koste om måneden? Et tal er nok, for eksempel “500”.
}
ask-allowance-again = Jeg forstod ikke beløbet for en måned. Skriv det som et tal, for eksempel “500”.
rule-set-no-buy = { $scope ->
    [all] Din husregel for alt: ingen køb. Jeg nævner den, når noget frister, og så er “Sov på det” på 30 dage.
   *[one] Din husregel for <b>{ $category }</b>: ingen køb. Jeg nævner den, når den slags frister, og så er “Sov på det” på 30 dage.
}
rule-set-replacements = { $scope ->
    [all] Din husregel for alt: kun erstatninger. Jeg nævner den, når noget frister, og så er “Sov på det” på 7 dage eller mere.
   *[one] Din husregel for <b>{ $category }</b>: kun erstatninger. Jeg nævner den, når den slags frister, og så er “Sov på det” på 7 dage eller mere.
}
rule-set-low-buy = { $scope ->
    [all] Din husregel for alt: højst { $allowance } om måneden. Jeg viser, hvad der er brugt af beløbet, og rækker det ikke, er “Sov på det” på 30 dage.
   *[one] Din husregel for <b>{ $category }</b>: højst { $allowance } om måneden. Jeg viser, hvad der er brugt af beløbet, og rækker det ikke, er “Sov på det” på 30 dage.
}
rule-set-slip = Køber du alligevel, hviler reglen en uge og kommer så tilbage af sig selv. Intet bliver nulstillet.
rules-full = Der er { $count } husregler i forvejen. Fjern en i /plan, så er der plads til en ny.

# Efter en svipser.
rule-rested = { $scope ->
    [all] Din husregel for alt hviler til { $day } og kommer så tilbage af sig selv. Ellers er alt, som det var.
   *[one] Din husregel for { $category } hviler til { $day } og kommer så tilbage af sig selv. Ellers er alt, som det var.
}
rule-resumed = { $scope ->
    [all] Din husregel for alt gælder igen.
   *[one] Din husregel for { $category } gælder igen.
}

# Linjer i månedens oversigt.
rule-month-no-buy = { $scope ->
    [all] Husregel for alt, ingen køb:
   *[one] Husregel for { $category }, ingen køb:
} { $count ->
    [0] ikke købt noget.
    [one] én ting købt.
   *[other] { $count } ting købt.
}
rule-month-replacements = { $scope ->
    [all] Husregel for alt, kun erstatninger:
   *[one] Husregel for { $category }, kun erstatninger:
} { $count ->
    [0] ikke købt noget.
    [one] én ting købt.
   *[other] { $count } ting købt.
}
rule-month-low-buy = { $scope ->
    [all] Husregel for alt: { $spent } af { $allowance } brugt.
   *[one] Husregel for { $category }: { $spent } af { $allowance } brugt.
}
rule-month-resting = { $line } Den hviler til { $day }.
