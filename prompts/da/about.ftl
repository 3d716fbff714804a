# Svar på spørgsmål om botten selv.
about-who = Jeg er Omtanke, et program og ikke et menneske. Det, jeg siger, er skrevet og læst af mennesker på forhånd. Skriv, hvad der frister, så får du en eftertanke.
about-how = Skriv, hvad der frister, og hvad det koster, for eksempel “airfryer 899 kr”. Så får du én ærlig grund til at tænke en ekstra gang og knapper til at svare med. /help viser resten.
about-cost = Det er gratis at bruge mig.
about-gain = Nej, jeg tjener ikke på, hvad du vælger. Jeg sælger ikke noget, og der er ingen links til butikker. Ved hver grund står, hvem der siger den, og hvad de får ud af det.
about-data = Jeg gemmer det, du skriver om, så jeg kan svare og lægge sammen, og jeg hverken sælger eller deler det. /privacy fortæller det hele, /export giver dig det, og /delete sletter det.
about-languages = Jeg forstår dansk og engelsk. /language skifter mellem dem.
about-shop = Det kan jeg ikke: jeg køber ikke ind og viser ikke vej til butikker. Jeg hjælper med at tænke en ekstra gang først.
