"""A model's provider, by its host: the question, the answer, and how it stands."""

from bot.telegram.replies import Button, Say
from bot.telegram.voice import Voice


def ask(voice: Voice, provider: str) -> Say:
    """May words go there? What goes, what never does, and two buttons; a no changes nothing."""
    yes, no = voice.button("consent-yes", "consent:0:yes"), voice.button("consent-no", "consent:0:no")
    return Say(voice.text("ask-consent", provider=provider), ((yes, no),))


def noted(voice: Voice, provider: str, *, yes: bool) -> Say:
    """The answer as it was understood."""
    return Say(voice.text("consent-given" if yes else "consent-refused", provider=provider))


def nobody(voice: Voice) -> Say:
    """The question is out of date: its provider is not asked any more."""
    return Say(voice.text("consent-nobody"))


def privacy(voice: Voice, provider: str | None, *, allowed: bool) -> Say:
    """What is kept and why, and what goes to whom."""
    if provider is None:
        return Say(voice.text("privacy", model=voice.plain("privacy-provider-none")))
    model = voice.plain("privacy-provider-on" if allowed else "privacy-provider-off", provider=provider)
    return Say(voice.text("privacy", model=model))


def settings_line(voice: Voice, provider: str | None, *, allowed: bool) -> str:
    """How it stands; empty where there is no provider."""
    if provider is None:
        return ""
    return voice.text("settings-consent-on" if allowed else "settings-consent-off", provider=provider)


def settings_buttons(voice: Voice, provider: str | None) -> tuple[tuple[Button, ...], ...]:
    """The switch, where there is a provider."""
    return ((voice.button("consent", "consent:0:switch"),),) if provider else ()
