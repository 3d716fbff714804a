# At mødes, hjælpe og forklare.

# Står før det første svar til en, der begyndte uden /start.
introduction = Jeg er Omtanke, et program og ikke et menneske. /help viser, hvad jeg kan, og /privacy, hvad jeg gemmer.

start =
    <b>Hej, jeg er Omtanke: en tanke mere, før du køber.</b>

    Jeg er et program, ikke et menneske. Skriv, hvad der frister dig, og hvad det koster, for eksempel “airfryer 899 kr.”. Så får du én ærlig grund til at tænke dig om og nogle måder at klare sig fint uden. Bagefter springer du over, sover på det eller køber: Det er dig, der bestemmer.

    Jeg sælger ingenting, og ingen betaler mig for det, jeg siger. /help viser, hvad jeg kan, og /privacy, hvad jeg gemmer.

help =
    <b>Skriv, hvad der frister dig, og hvad det koster</b>, for eksempel “airfryer 899 kr.”. Et link til siden kan også bruges. Så får du en tanke mere og knapper til at svare med.

    /summary – det, der blev i lommen denne måned (eller “/summary oktober”)
    /waiting – det, du sover på
    /history – det hele, og hvad det blev til
    /goal – det, du sparer op til: “/goal 5000 kr til Rom”
    /remind – hvornår jeg spørger igen om det nyeste: “/remind fredag kl. 18”
    /plan – din hvis-så-plan og dine husregler
    /opinion – din egen mening til andre
    /settings – sprog, valuta, tidszone, stilletid
    /language – dansk eller English
    /privacy – hvad jeg gemmer og hvorfor
    /export – dine data som filer
    /delete – slet alt
    /stop – ikke flere beskeder fra mig

privacy =
    <b>Det gemmer jeg</b>
    Dit Telegram-id og din chat, dine indstillinger og dit mål, de ting, du skriver om, med pris, dato og hvad du valgte, dine egne ord om hvorfor, og dine påmindelser. Desuden det, du selv vælger at fortælle: din plan og dine husregler, din lønningsdag, din timeløn, og om en ting var pengene værd; og det, du skriver til andre med /opinion, som et menneske læser, før det bliver vist uden dit navn. Selve beskederne bliver slettet, når de er besvaret.

    Dit Telegram-id og alt det, du skriver med egne ord, ligger krypteret. Det, der er sagt om en ting, du aldrig traf et valg om, bliver slettet efter 30 dage, og det samme gør en mening, der blev afvist, eller som du trak tilbage.

    <b>Hvad det bruges til</b>
    Til at svare dig, til at spørge igen, når pausen er forbi, og til at tælle sammen, hvad der blev i lommen. Ikke andet: ingen reklamer, ingen deling, intet salg.

    <b>Hvem læser med</b>
    Ingen, bortset fra det, du skriver med /opinion. Svarene sættes sammen her af tekster, som mennesker har skrevet. Sender du et link, kan butikken se, at et program har hentet siden, men ikke, hvem du er; linket bliver ikke gemt. { $model }

    /export giver dig det hele, og /delete sletter det hele på én gang.

stopped = Det er i orden, jeg skriver ikke mere til dig. Det gemte bliver liggende, til du siger /delete. Skriv til mig, når du har lyst, så er jeg her igen.

sounds-fine-essential = Det lyder nødvendigt: <b>{ $product }</b>. Så er det fint, og jeg har ingen indvendinger.
sounds-fine-planned = <b>{ $product }</b> lyder planlagt og gennemtænkt. Det lyder fint. God fornøjelse med det.
sounds-fine-gift = <b>{ $product }</b>: Noget til en anden lyder fint. Jeg håber, det bliver til glæde.

other-hello = Skriv, hvad der frister dig, og hvad det koster, hvis du ved det, for eksempel “høretelefoner 899 kr.”. /help viser resten.
other-unclear = Jeg forstod ikke, hvad det handler om. Skriv tingen og prisen, for eksempel “sneakers 800 kr.”.
# Et dødsfald; der spørges ikke om noget.
other-grief = Det gør mig ondt. Jeg er kun et program, så det bedste er nok et menneske, du kan tale med. Alt det her kan vente, så længe det skal være.
# En tung dag, uden at der er en ting at tale om.
other-mood = Det lyder hårdt. Jeg er kun et program, så et menneske, du holder af, kan nok mere end mig. Jeg er her, når der er noget, der frister.
# Noget, der ikke skal købes. Under et puf kommer knapperne igen.
other-declined = Det er helt i orden, og det er dig, der bestemmer.
# Noget, der allerede er købt; loven står i withdrawal.toml.
other-bought = Så er det købt, og jeg har ingen indvendinger. Er det købt på nettet af en virksomhed i EU, er der som hovedregel 14 dages fortrydelsesret (direktiv 2011/83/EU, artikel 9), hvis du får brug for den. Der er ikke noteret noget.
other-media = Det kan jeg ikke læse. Skriv, hvad det er, og hvad det koster, for eksempel “lampe 349 kr.”.
other-too-long = Det er mere, end jeg kan læse på én gang. Skriv bare tingen og prisen, for eksempel “sofa 5.999 kr.”.
other-command = Den kommando kender jeg ikke. /help viser dem, jeg kan.
other-group = Jeg taler kun med én ad gangen. Skriv til mig i en privat chat.
went-wrong = Noget gik galt hos mig, og der er ikke bogført noget. Prøv at skrive det igen om lidt.

# Til en, der skriver hurtigere, end nogen kan læse; kun én gang.
turned-away-paced = Det går hurtigere, end jeg kan følge med til. Giv mig et minut, og skriv så det vigtigste igen.
# Til en ny, mens der kommer rigtig mange på én gang.
turned-away-crowded = Der er mange her lige nu. Prøv igen om et minut.

# Svære tider. Skrevet af mennesker, aldrig af en model; ingen tal ud over telefonnumrene og intet puf.
distress =
    Det lyder tungt, og det er godt, at du skriver det. Jeg er kun et program, og det her er mere, end et program kan bære. Et menneske kan hjælpe.

    { $lines }

    Intet af dette er gemt.
