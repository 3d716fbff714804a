# Et link til en butiks side. $before og $now er priser, som butikken fortæller dem.

link-sale = Siden siger { $now } nu og { $before } før. I EU skal “før” være den laveste pris i de 30 dage før tilbuddet. Jeg har ikke tjekket det.
link-unread = Jeg kunne ikke læse, hvad der er til salg der. Hvad er det, og hvad koster det? En enkelt linje er nok, for eksempel “sneakers 800 kr”.
