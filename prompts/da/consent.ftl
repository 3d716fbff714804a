# Udbyderen af en sprogmodel: spørgsmålet, svaret, og hvordan det står til. $provider er en vært, for eksempel api.openai.com.

# Føjes til, hvor filer også kan blive sendt dertil.
consent-media-pictures = Billeder, du sender, bliver også sendt dertil; jeg gemmer ingen af dem.
consent-media-voice = Talebeskeder, du sender, bliver også sendt dertil; jeg gemmer ingen af dem.
consent-media-pictures-voice = Billeder og talebeskeder, du sender, bliver også sendt dertil; jeg gemmer ingen af dem.

ask-consent-places =
    <b>Må en sprogmodel hjælpe mig med at forstå dig?</b>

    Når jeg ikke kender en ting på ordene, kan jeg spørge en model hos { $provider }, som den, der driver botten, har valgt. Så bliver de ord, du bruger om tingen, sendt dertil. Dit navn, dit Telegram-id, din løn og det, du har skrevet om andre ting, bliver aldrig sendt.

    Uden den virker jeg præcis som nu. Du kan altid ændre det i /settings.

ask-consent-phrases =
    <b>Må en sprogmodel hjælpe mig med at svare dig?</b>

    En model hos { $provider }, som den, der driver botten, har valgt, kan vælge mellem de grunde, jeg har, og formulere mine svar. Så bliver det, du skriver om en ting, sendt dertil sammen med prisen og navnet på dit mål. Dit navn, dit Telegram-id, din løn og det, du har skrevet om andre ting, bliver aldrig sendt. Priser, kilder og besparelser kommer kun fra mig.

    Uden den virker jeg præcis som nu. Du kan altid ændre det i /settings.

ask-consent-media =
    <b>Må en model hjælpe mig med det, du sender?</b>

    Jeg kan ikke selv se på billeder eller lytte til talebeskeder. En model hos { $provider }, som den, der driver botten, har valgt, kan. Så bliver det, du skriver ved siden af, sendt dertil. Dit navn, dit Telegram-id, din løn og det, du har skrevet om andre ting, bliver aldrig sendt.

    Uden den virker jeg præcis som nu. Du kan altid ændre det i /settings.

button-consent-yes = Ja, det er fint
button-consent-no = Nej tak
button-consent-end = Spørg ikke modellen mere
button-consent = Sprogmodel

consent-given = Tak. Fra nu af må jeg spørge modellen hos { $provider }. Du kan slå det fra igen i /settings.
consent-refused = Helt i orden: Intet af det, du skriver eller sender, går videre.
consent-nobody = Det spørgsmål er forældet: Modellen, det handlede om, bliver ikke brugt mere. Der er ikke sendt noget.

settings-consent-on = Sprogmodel: må spørges ({ $provider })
settings-consent-off = Sprogmodel: spørges ikke ({ $provider })

privacy-provider-none = Intet af det, du skriver eller sender, går videre til en model.
privacy-provider-places = De ord, du bruger om en ting, kan blive sendt til en sprogmodel hos { $provider }, fordi du har sagt ja. Du kan slå det fra herunder eller i /settings.
privacy-provider-phrases = Det, du skriver om en ting, prisen og navnet på dit mål bliver sendt til en sprogmodel hos { $provider }, fordi du har sagt ja. Du kan slå det fra herunder eller i /settings.
privacy-provider-media = Du har sagt ja til en model hos { $provider }. Du kan slå det fra herunder eller i /settings.
privacy-provider-off = Intet af det, du skriver, sendes til en sprogmodel. I /settings kan du lade en hos { $provider } hjælpe.

# For dem, der driver botten: hvor meget modellen er blevet spurgt. $tokens er et tal, som det skrives.

spending = <b>Sprogmodellen, dag for dag (UTC)</b>
spending-day = { $date }: { $calls ->
    [one] ét kald
   *[other] { $calls } kald
}, { $tokens } tokens
spending-none = Den er ikke blevet spurgt de seneste syv dage.
