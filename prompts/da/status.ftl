# For dem, der driver botten: hvordan det står til. $age er et tidsrum i ord.

status = <b>Sådan står det til</b>
status-newest = Den nyeste opdatering kom for { $age } siden.
status-none-came = Der er ikke kommet nogen opdatering før denne.
status-answered = Alle opdateringer er besvaret.
status-unanswered = { $count ->
    [one] Én opdatering er ikke besvaret endnu; den har ventet i { $age }.
   *[other] { $count } opdateringer er ikke besvaret endnu; den ældste har ventet i { $age }.
}
status-none-due = Der er ingen påmindelser, der skal sendes nu.
status-due = { $count ->
    [one] Én påmindelse skal sendes; den er { $age } forsinket.
   *[other] { $count } påmindelser skal sendes; den ældste er { $age } forsinket.
}
status-put-aside = { $count ->
    [one] Én opdatering kunne ikke behandles; den ligger i databasen sammen med sin fejl.
   *[other] { $count } opdateringer kunne ikke behandles; de ligger i databasen sammen med deres fejl.
}
