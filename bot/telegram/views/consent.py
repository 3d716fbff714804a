"""A model's provider, by its host: the question, the answer, and how it stands."""

from bot.advice.model.use import Use
from bot.service.outside import Provider
from bot.telegram.replies import Button, Say
from bot.telegram.voice import Voice


def ask(voice: Voice, provider: Provider) -> Say:
    """May words go there? What goes, what never does, and two buttons; a no changes nothing."""
    yes, no = voice.button("consent-yes", "consent:0:yes"), voice.button("consent-no", "consent:0:no")
    question = voice.text(f"ask-consent-{_main(provider)}", provider=provider.host)
    return Say("\n\n".join((question, *_media(voice, provider))), ((yes, no),))


def noted(voice: Voice, provider: Provider, *, yes: bool) -> Say:
    """The answer as it was understood."""
    return Say(voice.text("consent-given" if yes else "consent-refused", provider=provider.host))


def nobody(voice: Voice) -> Say:
    """The question is out of date: its provider is not asked any more."""
    return Say(voice.text("consent-nobody"))


def privacy(voice: Voice, provider: Provider | None, *, allowed: bool) -> Say:
    """What is kept and why, and what goes to whom; a yes may be taken back there."""
    if provider is None:
        return Say(voice.text("privacy", model=voice.plain("privacy-provider-none")))
    stands = voice.text(f"privacy-provider-{_main(provider) if allowed else 'off'}", provider=provider.host)
    model = " ".join((stands, *(_media(voice, provider) if allowed else ())))
    take_back = ((voice.button("consent-end", "consent:0:no"),),) if allowed else ()
    return Say(voice.text("privacy", model=model), take_back)


def settings_line(voice: Voice, provider: Provider | None, *, allowed: bool) -> str:
    """How it stands; empty where there is no provider."""
    if provider is None:
        return ""
    return voice.text("settings-consent-on" if allowed else "settings-consent-off", provider=provider.host)


def settings_buttons(voice: Voice, provider: Provider | None) -> tuple[tuple[Button, ...], ...]:
    """The switch, where there is a provider."""
    return ((voice.button("consent", "consent:0:switch"),),) if provider else ()


def _main(provider: Provider) -> str:
    """What goes there most of all."""
    written = (Use.PHRASES, Use.PLACES)  # the first says more than the second
    return next((use for use in written if use in provider.uses), "media")


def _media(voice: Voice, provider: Provider) -> tuple[str, ...]:
    """A sentence on the files that may go there, where any may."""
    kinds = "-".join(use for use in (Use.PICTURES, Use.VOICE) if use in provider.uses)
    return (voice.text(f"consent-media-{kinds}"),) if kinds else ()
