"""The shopper's own house rule as one line of a nudge."""

from bot.domain import figures
from bot.domain.houserules import Rule, RuleInForce
from bot.domain.language import Language
from bot.domain.money import Money
from prompts import catalogue


def rule_line(rule: RuleInForce, language: Language, price: Money | None) -> str:
    """What the rule says of a thing at this price, as Telegram HTML: in the shopper's own terms, and no more."""
    words = catalogue.load(language)
    about = scope(rule.category_name)
    if rule.rule is Rule.NO_BUY:
        return words.text("rule-line-no-buy", **about)
    if rule.allowance is None or rule.spent is None:
        return words.text("rule-line-replacements", **about)
    after = rule.spent_with(price)
    sums = {"spent": rule.spent, "allowance": rule.allowance, **({"after": after} if after else {})}
    name = "rule-line-low-buy-after" if after else "rule-line-low-buy"
    line = words.text(name, **about, **{key: figures.money(sum_, language) for key, sum_ in sums.items()})
    return f"{line} {words.text('rule-elsewhere')}" if rule.elsewhere else line


def scope(category_name: str | None) -> dict[str, str]:
    """The variables by which a text speaks of one kind of thing, or of everything."""
    return {"scope": "one" if category_name else "all", "category": category_name or ""}
