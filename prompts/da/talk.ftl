# I tvivl, om det er noget, der er brug for: ét spørgsmål, før der siges andet.
button-want = Jeg har bare lyst
ask-need = <b>{ $product }</b>: Er det noget, du mangler, eller ville det bare være rart at have? Begge svar er helt i orden.

# Flere ting i én besked. $count er, hvor mange.

ask-which-first = { $count ->
    [one] Én ting ad gangen. Skal vi se på den?
   *[other] Det er { $count } ting, og hver af dem fortjener sin egen tanke. Hvilken tager vi først?
}
ask-which-first-of-more = Her er de første { $count } ting. Resten er for mange til én besked, så send dem igen senere. Hvilken tager vi først?

# En sprogmodels ord ($words) efter puffet, nogle få svar langt; så er det knappernes tur igen.
talk-through = { $words }
talk-closing =
    { $words }

    Det er dig, der bestemmer, og knapperne er her.
talk-over = <b>{ $product }</b>: Jeg har sagt, hvad jeg kan, og det er dig, der bestemmer. Knapperne er her.

# Snakken efter puffet: tre korte svar til hver slags grund, og der trækkes lod om dem.

# En god grund afslutter det.
talk-broken-1 = Det, der var i brug og gik i stykker, er en anden sag. Det lyder fint.
talk-broken-2 = Så kommer det i stedet for noget, du brugte. Kan det gamle ikke laves til en fornuftig pris, lyder det fint.
talk-broken-3 = Det, man bruger, bliver slidt op en dag. At skifte det ud lyder fint.
talk-need-1 = Venter der en opgave på det, lyder det fint. Det er dig, der bestemmer.
talk-need-2 = Noget, du virkelig får brugt, lyder fint.
talk-need-3 = Du ved bedst, hvad der mangler i din hverdag. Det lyder fint.
talk-gift-1 = Til en anden: Det lyder fint. Jeg håber, det bliver til glæde.
talk-gift-2 = En gave lyder fint. Jeg håber, den bliver mødt med et stort smil.
talk-gift-3 = Købt med tanke på en anden: Det lyder fint.

# Reglens kilde: direktiv 98/6/EF, artikel 6a, som indsat ved direktiv (EU) 2019/2161.
talk-discount-1 = En rabat sparer penge på det, der alligevel var på vej hjem. I EU er en førpris som hovedregel den laveste pris i de seneste 30 dage (direktiv (EU) 2019/2161), så det er det tal, der er værd at se efter.
talk-discount-2 = I EU regnes en nedsættelse som hovedregel fra den laveste pris i de seneste 30 dage (direktiv (EU) 2019/2161). Ville det også være det rigtige til fuld pris?
talk-discount-3 = Tilbuddene kommer igen. Når det her er slut, er det så tingen, der mangler, eller prisen?

# Reglens kilde: direktiv 2005/29/EF, bilag I, nr. 7.
talk-scarcity-1 = Nedtællinger og “kun 2 tilbage” er en kendt måde at få folk til at skynde sig. Det er forbudt i EU at påstå falsk, at tiden er knap (direktiv 2005/29/EF, bilag I), men udefra er det svært at se.
talk-scarcity-2 = Travlheden er butikkens. Det, der bliver udsolgt, dukker tit op igen, også brugt.
talk-scarcity-3 = “Sidste chance” er en gammel kending i butiksvinduer. Er den væk i morgen og stadig savnet om en uge, er brugtmarkedet et godt sted at kigge.

talk-social-1 = At mange har den, fortæller, at den er oppe i tiden, men ikke, hvad den ville gøre hjemme hos dig. Måske vil en af dem låne dig sin et par dage.
talk-social-2 = Det er rart at være med. Tit er det lige så sjovt med en, man har lånt.
talk-social-3 = Det, der bliver vist frem, er mest den første dag. En, der har haft den et halvt år, ved, hvor tit den kommer frem.

talk-mood-1 = Når man trænger til at blive glad, kan noget rarere komme først i aften: et bad, en gåtur, et opkald. Tingen kan vente til i morgen.
talk-mood-2 = Det er menneskeligt at ønske sig noget rart, allermest på de tunge dage. Hvad har før gjort dig godt, som allerede var derhjemme?
talk-mood-3 = Humøret får alt i kurven til at se lidt blødere ud. Det kan ligge til en anden dag, og så viser det sig, hvad lysten er.

talk-reward-1 = Godt gået. Er det den her, eller ville en fri aften eller noget sammen med andre føles bedre og vare længere?
talk-reward-2 = Det kalder på noget godt. Hvad ville stadig føles som forkælelse om en måned?
talk-reward-3 = Hvor dejligt. Gode ting findes i mange former, og nogle af dem fylder ikke noget derhjemme. Er det den her?

talk-boredom-1 = Kedsomhed ligner tit lysten til en ting. En gåtur, et opkald eller en halv times syslen med noget kan også hjælpe.
talk-boredom-2 = Butikker er gode til at fylde tomme timer. Ligger der noget derhjemme, som engang var sjovt?
talk-boredom-3 = En tom time vil have, at der sker noget, og en pakke kommer først om nogle dage. Hvad kunne der ske i dag?

talk-upgrade-1 = Det nyere er tit lidt bedre. Hvad er det, du savner hver uge ved det, du har?
talk-upgrade-2 = En oprydning, et nyt batteri eller en lille reparation bringer tit det gamle et langt stykke vej. Har det fået chancen?
talk-upgrade-3 = Det, du har, var også engang det nyeste. Hvilken ene ting kunne du gøre med det nye?

talk-other-1 = Jeg hører dig. Det er dit valg, når du er klar.
talk-other-2 = Tak, fordi du fortæller det. Det er dig, der bestemmer.
talk-other-3 = Det er i orden. Det kan også ligge til i morgen, hvis det passer dig.
