# A model's provider: the question, the answer, and how it stands. $provider is a host, such as api.openai.com.

# Added where files may go there, too.
consent-media-pictures = Pictures that you send go there, too; I keep none of them.
consent-media-voice = Voice notes that you send go there, too; I keep none of them.
consent-media-pictures-voice = Pictures and voice notes that you send go there, too; I keep none of them.

ask-consent-places =
    <b>May a language model help me understand you?</b>

    When I do not know a thing by its words, I could ask a model at { $provider }, run for this bot by whoever hosts it. Then the words you write for the thing go there. Your name, your Telegram id, your pay and what you wrote about other things never do.

    Without it I work just as I do now. You can change it at any time in /settings.

ask-consent-phrases =
    <b>May a language model help me answer you?</b>

    A model at { $provider }, run for this bot by whoever hosts it, could choose among the reasons I have and phrase my replies. Then what you write about a thing goes there, with its price and the name of your goal. Your name, your Telegram id, your pay and what you wrote about other things never do. Prices, sources and savings come from me alone.

    Without it I work just as I do now. You can change it at any time in /settings.

ask-consent-media =
    <b>May a model help me with what you send?</b>

    I cannot look at pictures or listen to voice notes myself. A model at { $provider }, run for this bot by whoever hosts it, could. Then what you write beside them goes there. Your name, your Telegram id, your pay and what you wrote about other things never do.

    Without it I work just as I do now. You can change it at any time in /settings.

button-consent-yes = Yes, that is fine
button-consent-no = No, thanks
button-consent-end = Do not ask the model any more
button-consent = Language model

consent-given = Thank you. From now on I may ask the model at { $provider }. /settings turns it off again.
consent-refused = That is fine: nothing you write or send is passed on.
consent-nobody = That question is out of date: the model it was about is not used any more. Nothing was sent.

settings-consent-on = Language model: may be asked ({ $provider })
settings-consent-off = Language model: is not asked ({ $provider })

privacy-provider-none = Nothing you write or send is passed on to a model.
privacy-provider-places = The words you write for a thing may go to a language model at { $provider }, because you said yes. You can end that below or in /settings.
privacy-provider-phrases = What you write about a thing, its price and the name of your goal go to a language model at { $provider }, because you said yes. You can end that below or in /settings.
privacy-provider-media = You said yes to a model at { $provider }. You can end that below or in /settings.
privacy-provider-off = Nothing you write is sent to a language model. You could let one at { $provider } help in /settings.

# For operators: what the model was asked for. $tokens is a number as it is written.

spending = <b>The language model, by UTC day</b>
spending-day = { $date }: { $calls ->
    [one] one call
   *[other] { $calls } calls
}, { $tokens } tokens
spending-none = It was not asked in the last seven days.
