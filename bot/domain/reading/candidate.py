"""Numbers in a message that may be its price, each with what stands around it."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from bot.domain.reading import currency
from bot.domain.reading.amount import amount, guesses, has_price_shape
from bot.domain.reading.context import Role, bare_score, look_after, look_before, price_score
from bot.domain.reading.lexicon import group
from bot.domain.reading.noise import ends_in_model, without_noise
from bot.domain.reading.number_words import number_words, small_number, small_numbers
from bot.domain.reading.recurring import Terms, speaks_of_payments, terms_at
from bot.domain.reading.text import Message
from bot.domain.reading.written import NUMBERS, Written, written_at

MOST = 24
"""No more numbers than this are looked at in one message."""

_NEAR = 60
_SURELY = 100  # so much in words behind "for" is a price without a currency, too
_NAMES = 1_000_000  # from so much on, words that merely stand at the end are rather a name
_PAID = 8
"""What a bare number of two figures gains by words of payment beside it."""

_COUNT = rf"(?P<count>[0-9]{{1,3}}|{'|'.join(small_numbers())})"
_QUANTITY = re.compile(
    rf"(?<![\w.,]){_COUNT} ?"
    r"(?:(?:stk|styk|pcs|pieces|par|pairs|gange)\.? ?a |[x×] ?|"
    r"(?:[^\W\d_]+\.? |[^\W\d_]+-[^\W\d_]+ ){0,2}[áà@] ?|(?P<each>(?:[^\W\d_]+ ){0,2}at )|"
    rf"(?:(?!{group('price', 'no_counted')}(?!\w))[^\W\d_]+ ){{1,2}}a )$"
)
_SHELF_PRICE = re.compile("(?!(?:19|20)[0-9]{2}$)[1-9][0-9]{1,2}(?:9|(?<=9)5)")
"""As shops end their prices: what begins with one (`499 airfryer`) tells no count of things."""
_END = re.compile(r"[ .!?]*$")
_FOR = re.compile(r" (?:for|på|on) \w")
_TIMES = re.compile("[0-9]+ ?[x×] ?")
_EACH = re.compile(r",? (?:each|apiece|a piece|(?:pr\.?|per) (?:stk|styk|piece|pair)|stykket|stk)(?!\w)")
_COUNTED = re.compile(
    rf"(?:^|[\n,.!?:;] ?|(?:buy|get|want|need|order|købe|få|bestille|have) )"
    rf"(?:[0-9]{{1,2}} for )?{_COUNT} (?:x |stk\.? )?(?!i |in )[^\W\d_]"
)
_OF_THEM = re.compile(rf"[ ,(]*{_COUNT} (?:of (?:them|those)|af dem)(?!\w)")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A number that may be the price.

    `values` are what it may stand for in major units, best first; a `sound` one has exactly one, and above zero.
    `lead` is where the words right before it begin (`now only`), `start` and `end` its span with count and currency,
    `tail` is where the words about its payments end.
    """

    lead: int
    start: int
    end: int
    values: tuple[Decimal, ...]
    code: str | None
    role: Role
    score: int
    scale: Decimal = Decimal(1)
    sound: bool = True
    terms: Terms | None = None

    @property
    def tail(self) -> int:
        return max(self.end, self.terms.end) if self.terms else self.end


def candidates(message: Message) -> list[Candidate]:
    """All numbers that may be prices, in the order they stand."""
    low = without_noise(message.low)
    found: list[Candidate] = []
    floor, paid = 0, speaks_of_payments(message)
    for match in NUMBERS.finditer(low):
        written = written_at(message.text, low, match, floor) if match.start() >= floor else None
        if len(found) >= MOST:
            break
        if not written:
            continue
        terms = terms_at(message.low, written.start, written.end) if paid else None
        candidate = _candidate(message, low, written, floor, terms)
        apart = [c for c in found if c.tail <= candidate.start]
        found = apart + _readings(candidate, written.number, low[: match.start()])
        floor = candidate.tail
    return found


def spelt_candidates(message: Message) -> list[Candidate]:
    """Amounts in number words: those with a currency, and from ten upwards those without one (scored lower)."""
    found: list[Candidate] = []
    paid = speaks_of_payments(message)
    for start, end, value in number_words(message.low):
        unit = currency.after(message.text, message.low, end)
        before = look_before(message.text, message.low, start, 0)
        score = price_score(before.role, marked=unit is not None, scaled=False, shaped=False)
        score += 0 if unit else _bare_words_score(message.low, start, end, value, before.role)
        scale = unit.scale if unit else Decimal(1)
        if unit or value >= 10:
            finish, code = (unit.end, unit.code) if unit else (end, None)
            terms = terms_at(message.low, start, finish) if paid else None
            parts = terms.parts if terms else 1
            values = (value * scale * parts,)
            begin = min(start, terms.start) if terms else start
            found.append(Candidate(before.lead, begin, finish, values, code, before.role, score, scale, terms=terms))
    return found


def _bare_words_score(low: str, start: int, end: int, value: int, role: Role) -> int:
    """What an amount in words loses by having no currency: nothing behind "for", before it, or at the very end."""
    if value < _SURELY:
        return -5
    if role is Role.CUED:
        return 0
    opens_it = not low[:start].strip() and _FOR.match(low, end)  # `two grand for a sofa`
    ends_it = _END.match(low, end) and " " in low[start:end] and value < _NAMES  # `Paco Rabanne One Million`
    return 1 if opens_it or ends_it else -5


def _candidate(message: Message, low: str, written: Written, floor: int, terms: Terms | None) -> Candidate:
    before = look_before(message.text, low, min(written.start, terms.start) if terms else written.start, floor)
    after = look_after(low, terms.end if terms else written.end)
    if _SHELF_PRICE.fullmatch(written.number) and not low[: written.start].strip():
        after = replace(after, ends=True)
    role = after.role if after.role and before.role in {Role.PLAIN, Role.CUED} else before.role
    scaled = written.scale != 1
    score = price_score(role, marked=written.marked, scaled=scaled, shaped=has_price_shape(written.number))
    if not written.marked and not scaled:
        score += _PAID * (len(written.number) > 1) if terms else bare_score(written.number, before, after)
    value = amount(written.number)
    start, count = _quantity(message.low, written, terms)
    factor = written.scale * written.part * count
    values = (value * factor,) if value is not None else tuple(guess * factor for guess in guesses(written.number))
    sound = value is not None and value > 0 and not written.negative
    lead = min(before.lead, start) if _TIMES.fullmatch(message.low, start, written.start) else before.lead
    return Candidate(lead, start, written.end, values, written.code, role, score, factor, sound, terms)


def _quantity(low: str, written: Written, terms: Terms | None) -> tuple[int, int]:
    """Where the span begins and by how much the number is taken.

    So many are bought, in `2 stk á 149,-`, `3 x 99` or `2 at $20 each`, or so many parts paid, in `4 rater á 250 kr`.
    """
    if terms and terms.count:
        return min(terms.start, written.start), terms.parts
    begin, each = max(0, written.start - 40), _EACH.match(low, written.end)
    found = _QUANTITY.search(low[begin : written.start])
    if found and (each or not found["each"]):
        return begin + found.start(), small_number(found["count"]) or 1
    return written.start, _counted(low, written, each.end()) if each else 1


def _counted(low: str, written: Written, end: int) -> int:
    """How many there are of what costs so much each: `6 glas 79,- pr. stk.`, `€380 each, 2 of them`."""
    told = _OF_THEM.match(low, end) or next(_COUNTED.finditer(low, max(0, written.start - _NEAR), written.start), None)
    return small_number(told["count"]) or 1 if told else 1


def _readings(candidate: Candidate, number: str, before: str) -> list[Candidate]:
    """Both readings of `iPhone 15 499 kr`, thousands or a model and its price; of `501 899 kr` only the second.

    So, too, of `iPhone 15 499 kr/md`: nobody pays thousands a month for it.
    """
    first, space, _ = number.partition(" ")
    if not space or not ends_in_model(before + first):
        return [candidate]
    rest = _without_model(candidate, number)
    return [rest] if len(first) > 2 or candidate.terms else [candidate, rest]


def _without_model(candidate: Candidate, number: str) -> Candidate:
    """The other reading of `iPhone 15 499 kr`: the first figures belong to the name."""
    rest = amount(number.partition(" ")[2])
    start = candidate.start + number.index(" ") + 1
    values = (rest * candidate.scale,) if rest is not None else ()
    sound = candidate.sound and bool(values)
    return replace(candidate, lead=start, start=start, values=values, scale=Decimal(1), sound=sound)
