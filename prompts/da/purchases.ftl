# Efter “Jeg køber det”: fortrydelsesretten, og om det var det værd. Selve reglerne står i withdrawal.toml.

button-return = Mind mig om fortrydelsesretten
button-worth = Spørg om en måned, om det var det værd
button-today = I dag
button-tomorrow = I morgen
button-in-3-days = Om 3 dage
button-in-a-week = Om en uge
button-another-day = En anden dag
button-in-a-shop = Købt i en butik
button-came-later = Det kom en anden dag
button-keep-it = Jeg beholder det
button-skip-question = Spring spørgsmålet over
button-no-words = Ingen ord
button-never-mind = Lad være alligevel

return-set = Jeg minder dig om <b>{ $product }</b> <b>{ $when }</b>, nogle dage før fortrydelsesretten udløber. Jeg regner, som om det kommer i dag, så den sidste dag er { $last }.
return-set-service = Jeg minder dig om <b>{ $product }</b> <b>{ $when }</b>, nogle dage før fortrydelsesretten udløber. Jeg regner med, at det er aftalt i dag, så den sidste dag er { $last }.
return-source = <i>{ $source }; pr. { $date }</i>
return-ask = Hvilken dag kommer det?
return-ask-service = Er det aftalt en anden dag eller i en butik, så sig det her.
return-ask-day = <b>{ $product }</b>: Hvilken dag kommer det, eller hvornår kom det? Skriv det, som du ville sige det, for eksempel “på fredag”, “i går” eller “den 20.”.
return-ask-day-service = <b>{ $product }</b>: Hvilken dag blev det aftalt? Skriv det, som du ville sige det, for eksempel “i går” eller “den 20.”.
return-day-unclear = Jeg forstod ikke dagen. Skriv den som “på fredag”, “i går”, “om 4 dage” eller “20. november”.
return-noted = Noteret: <b>{ $product }</b> { $since }. Sidste dag til at fortryde er { $last }, og jeg minder dig om det <b>{ $when }</b>.
return-noted-service = Noteret: <b>{ $product }</b>, aftalt { $since }. Sidste dag til at fortryde er { $last }, og jeg minder dig om det <b>{ $when }</b>.
return-shop = Så er det en anden sag, og jeg har taget påmindelsen om <b>{ $product }</b> tilbage.
return-due = <b>{ $product }</b>: Sidste dag til at fortryde er <b>{ $last }</b>, regnet fra levering { $since }. Kom det senere, har du længere tid.
return-due-service = <b>{ $product }</b>: Sidste dag til at fortryde er <b>{ $last }</b>, regnet fra aftalen { $since }.
return-copy = Tekst til at kopiere, med huller til at udfylde:
return-copy-other = Det samme på engelsk:
return-over = <b>{ $product }</b>: Fristen for at fortryde udløb { $last }, regnet fra levering { $since }. Butikkens egne vilkår giver måske mere.
return-over-service = <b>{ $product }</b>: Fristen for at fortryde udløb { $last }, regnet fra aftalen { $since }. Virksomhedens egne vilkår giver måske mere.
return-kept = Det lyder fint. God fornøjelse med <b>{ $product }</b>.

worth-set = <b>{ $product }</b>: Jeg spørger dig <b>{ $when }</b>, om det var det værd.
worth-off = Helt i orden, jeg spørger ikke til <b>{ $product }</b>.
worth-due = For en måned siden købte du <b>{ $product }</b>. Var det det værd? 1 er slet ikke, 5 er i høj grad.
worth-due-late = Du købte <b>{ $product }</b> { $day }. Var det det værd? 1 er slet ikke, 5 er i høj grad.
worth-noted = Tak, det er noteret: { $score } af 5 for <b>{ $product }</b>. Hvis du har lyst, så skriv en sætning om hvorfor. Det er kun dig, der får den at se igen.
worth-changed = Ændret til { $score } af 5 for <b>{ $product }</b>.
worth-words = Tak, det er noteret. Du får det at se igen, når noget lignende frister.
worth-no-words = Helt i orden, tallet er noteret.
worth-skipped = Helt i orden, så lader jeg det ligge.
