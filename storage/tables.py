"""The tables. Amounts are minor units, times UTC; a shopper's zone stands beside them.

What a shopper wrote, and their Telegram ids, are encrypted; `docs/privacy.md` tells it for each column.
"""

from datetime import date, datetime
from typing import Any

from sqlalchemy import BigInteger, Column, Index, Integer, SmallInteger, UniqueConstraint, false, text
from sqlmodel import Field, SQLModel

from storage.columns import Encrypted, EncryptedId, Terms, UtcDateTime, hashed

HASH_OF = "hash of"
"""In the `info` of a column of keyed hashes: the encrypted column that it finds."""

WAITING = "state IN ('new', 'answering')"
"""Which updates of the inbox are not answered yet."""


def utc(*, nullable: bool = False, index: bool = False) -> Any:
    """A column for a UTC time."""
    return Field(default=None, sa_column=Column(UtcDateTime(), nullable=nullable, index=index))


def keyed_hash(name: str, *, unique: bool = False) -> Any:
    """A column for the keyed hash of the encrypted id called `name`, table and all; made when a row is inserted."""
    of = name.partition(".")[2]
    made = Column(BigInteger, nullable=False, unique=unique, default=hashed(name, of), info={HASH_OF: of})
    return Field(default=None, sa_column=made)


def encrypted(name: str) -> Any:
    """A column for a text that is encrypted, by its name, table and all."""
    return Field(sa_column=Column(Encrypted(name), nullable=False))


def encrypted_or_none(name: str) -> Any:
    """The same where there may be none."""
    return Field(default=None, sa_column=Column(Encrypted(name), nullable=True))


class Shopper(SQLModel, table=True):
    """A person who writes to the bot, with what they chose in the settings."""

    id: int | None = Field(default=None, primary_key=True)
    telegram_hash: int = keyed_hash("shopper.telegram_id", unique=True)
    """By which the shopper is found."""
    telegram_id: int = Field(sa_column=Column(EncryptedId("shopper.telegram_id"), nullable=False))
    chat_id: int = Field(sa_column=Column(EncryptedId("shopper.chat_id"), nullable=False))
    language: str = "en"
    language_known: bool = False
    """True once Telegram told it or their words did; a price in kroner alone does not change it any more."""
    language_chosen: bool = False
    """True once the shopper chose it; until then it follows what they write."""
    currency: str = "EUR"
    timezone: str = "UTC"
    quiet_from: int = 22 * 60
    """Minutes after local midnight at which the quiet hours begin."""
    quiet_until: int = 8 * 60
    awaiting: str | None = None
    """The question the bot asked last, if its answer may come as text."""
    awaiting_temptation_id: int | None = None
    awaiting_since: datetime | None = utc(nullable=True)
    awaiting_note: str | None = encrypted_or_none("shopper.awaiting_note")
    """What the open question is about besides a thing: the time phrase that leans on a payday, a rule being made."""
    payday: int | None = None
    """Day of the month on which they are paid, 1 to 31; in a shorter month its last day."""
    hourly_minor: int | None = Field(default=None, sa_column=Column(BigInteger, nullable=True))
    """Net pay an hour, if they chose to give it."""
    hourly_currency: str | None = None
    plan: str | None = encrypted_or_none("shopper.plan")
    """Their own if-then sentence, quoted when its trigger returns."""
    monthly: bool | None = None
    """Whether the month's picture comes by itself on the 1st; None until they were asked."""
    learned_since: datetime | None = utc(nullable=True)
    """What they did before this time is not learned from: they asked to forget it."""
    provider: str | None = None
    """The host of the model provider that they were asked about; None until they were."""
    provider_allowed: bool = Field(default=False, sa_column_kwargs={"server_default": false()})
    """Whether their words may go there."""
    stopped: bool = False
    """True after /stop, or when Telegram says the shopper blocked the bot: nothing is sent unasked."""
    created_at: datetime = utc()


class ModelUse(SQLModel, table=True):
    """What a language model was asked for on a shopper's behalf in a UTC day."""

    __tablename__ = "model_use"

    shopper_id: int = Field(primary_key=True, foreign_key="shopper.id", ondelete="CASCADE")
    day: date = Field(primary_key=True, index=True)
    calls: int = 0
    tokens: int = 0


class Goal(SQLModel, table=True):
    """What the shopper saves for; one at a time."""

    shopper_id: int = Field(primary_key=True, foreign_key="shopper.id", ondelete="CASCADE")
    name: str = encrypted("goal.name")
    amount_minor: int = Field(sa_column=Column(BigInteger, nullable=False))
    currency: str
    set_at: datetime = utc()


class Temptation(SQLModel, table=True):
    """One thing a shopper is tempted by (states: `bot.domain.temptation.State`)."""

    __table_args__ = (Index("ix_temptation_shopper_id_id", "shopper_id", "id"),)

    id: int | None = Field(default=None, primary_key=True)
    shopper_id: int = Field(foreign_key="shopper.id", ondelete="CASCADE")
    product: str = encrypted("temptation.product")
    category: str
    state: str = "open"
    price_minor: int | None = Field(default=None, sa_column=Column(BigInteger, nullable=True))
    """One period of a subscription, the whole sum of anything else."""
    currency: str | None = None
    period: str | None = None
    """`bot.domain.payments.Period` of a subscription."""
    payments: int | None = None
    """How many payments it takes, where the shopper told: of a period each, or parts of the price."""
    paid_minor: int | None = Field(default=None, sa_column=Column(BigInteger, nullable=True))
    """What was paid for it in the end, where that was less than the price; in the same currency."""
    strategy: str | None = None
    opinion_id: str | None = None
    """The opinion last shown for it."""
    angle: str | None = None
    """The argument of that opinion."""
    considered: str | None = encrypted_or_none("temptation.considered")
    """What was understood and which opinions competed when the last nudge was made, as JSON."""
    nudges: int = 0
    """How many nudges were given for it."""
    reason: str | None = encrypted_or_none("temptation.reason")
    """The shopper's own words on why they want it."""
    talk: str | None = encrypted_or_none("temptation.talk")
    """What was said about it with a language model, as JSON; gone when it is decided (`bot.service.talking`)."""
    want: int | None = None
    """How much they want it, 1 to 10, by their own word."""
    want_after: int | None = None
    """The same at the end of the pause."""
    slept_at: datetime | None = utc(nullable=True)
    created_at: datetime = utc()
    decided_at: datetime | None = utc(nullable=True)
    returned_at: datetime | None = utc(nullable=True)
    """When they said that they sent it back."""
    confirm_asked_at: datetime | None = utc(nullable=True)
    """When the weekly question last asked whether they are still without it."""


class HouseRule(SQLModel, table=True):
    """A rule the shopper set for themself in a category (rules: `bot.domain.houserules.Rule`)."""

    __tablename__ = "house_rule"
    __table_args__ = (UniqueConstraint("shopper_id", "category"),)

    id: int | None = Field(default=None, primary_key=True)
    shopper_id: int = Field(foreign_key="shopper.id", ondelete="CASCADE")
    category: str
    """A category of the library, or `*` for everything."""
    rule: str
    allowance_minor: int | None = Field(default=None, sa_column=Column(BigInteger, nullable=True))
    """What may be spent in a month of the shopper's calendar, with `low-buy` only."""
    currency: str | None = None
    paused_until: date | None = None
    """After a slip the rule rests until this local day; nothing else changes."""
    set_at: datetime = utc()


class Verdict(SQLModel, table=True):
    """What the shopper says of a thing a month after buying it: their own opinion, shown to nobody else."""

    __table_args__ = (Index("ix_verdict_shopper_id_category", "shopper_id", "category"),)

    id: int | None = Field(default=None, primary_key=True)
    shopper_id: int = Field(foreign_key="shopper.id", ondelete="CASCADE")
    temptation_id: int = Field(foreign_key="temptation.id", ondelete="CASCADE", unique=True)
    product: str = encrypted("verdict.product")
    category: str
    score: int
    """Worth it, 1 to 5."""
    words: str | None = encrypted_or_none("verdict.words")
    created_at: datetime = utc()


class Saving(SQLModel, table=True):
    """One entry of the append-only savings ledger.

    A saving's balance is the sum of its entries: `pending` adds to the pending sum, `confirmed` moves
    it to the confirmed sum, `reversed` takes both back. Rows are never changed.
    """

    __table_args__ = (Index("ix_saving_shopper_id_booked_for", "shopper_id", "booked_for"),)

    id: int | None = Field(default=None, primary_key=True)
    shopper_id: int = Field(foreign_key="shopper.id", ondelete="CASCADE")
    temptation_id: int = Field(foreign_key="temptation.id", ondelete="CASCADE", index=True)
    entry: str
    """What it was made for: `bot.domain.ledger.Entry`."""
    pending_minor: int = Field(sa_column=Column(BigInteger, nullable=False))
    """What the entry adds to the pending sum; negative when it takes away."""
    confirmed_minor: int = Field(sa_column=Column(BigInteger, nullable=False))
    currency: str
    booked_for: date
    """The shopper's local day of the decision: a later reversal corrects that day's month."""
    created_at: datetime = utc()


class Reminder(SQLModel, table=True):
    """What is to be sent at a time: local wall time and zone as promised, UTC for the index."""

    __table_args__ = (Index("ix_reminder_state_priority_due_at", "state", "priority", "due_at"),)

    id: int | None = Field(default=None, primary_key=True)
    shopper_id: int = Field(foreign_key="shopper.id", ondelete="CASCADE", index=True)
    temptation_id: int | None = Field(default=None, foreign_key="temptation.id", ondelete="CASCADE", index=True)
    """The thing it is about; none for what is about a week or a month."""
    kind: str = "pause"
    """What it is for: `bot.domain.notices.Notice`."""
    priority: int = Field(default=1, sa_column=Column(SmallInteger, nullable=False, server_default="1"))
    """`bot.domain.notices.Priority` of its kind, kept beside it for the index."""
    due_at: datetime = utc()
    wall_time: str
    """The promised local time, ISO 8601 without offset, to the minute."""
    timezone: str
    state: str = "pending"
    """`pending`, `claimed`, `held`, `sent`, `cancelled` or `dropped` (`storage.reminders`)."""
    claimed_until: datetime | None = utc(nullable=True)
    """A claim that nobody marked by then (its process died) may be taken again."""
    sent_at: datetime | None = utc(nullable=True)


class SendBudget(SQLModel, table=True):
    """How much the replicas of a fleet may send together: one row, on PostgreSQL (`storage.send_budget`)."""

    __tablename__ = "send_budget"

    id: int = Field(sa_column=Column(SmallInteger, primary_key=True, autoincrement=False))
    full_at: datetime = utc()
    """When the token bucket is full again."""


class Inbox(SQLModel, table=True):
    """An update as Telegram gave it, kept until it is answered; then only its id stays."""

    __table_args__ = (
        Index("ix_inbox_state_update_id", "state", "update_id"),
        Index("ix_inbox_waiting", "lane", "update_id", sqlite_where=text(WAITING), postgresql_where=text(WAITING)),
    )

    update_id: int = Field(sa_column=Column(BigInteger, primary_key=True, autoincrement=False))
    lane: int = Field(sa_column=Column(BigInteger, nullable=False, info={HASH_OF: "chat_id"}))
    """The chat's, hashed by the lane key (`storage.data_keys`), which is not rotated; 0 when done."""
    chat_id: int | None = Field(default=None, sa_column=Column(EncryptedId("inbox.chat_id"), nullable=True))
    """The chat, or the user where an update has no chat, or 0; cleared when done."""
    state: str = "new"
    """`new`, `answering` (state committed, replies not all sent), `done` or `failed`."""
    raw: str | None = encrypted_or_none("inbox.raw")
    """The update as JSON; cleared when done."""
    replies: str | None = encrypted_or_none("inbox.replies")
    """What is still to be sent, in order, as JSON."""
    error: str | None = encrypted_or_none("inbox.error")
    received_at: datetime = utc()


class Lane(SQLModel, table=True):
    """A chat whose updates a process is working off, where several share the database (`storage.lanes`)."""

    number: int = Field(sa_column=Column(BigInteger, primary_key=True, autoincrement=False))
    """As in the inbox."""
    owner: str = Field(index=True)
    """The process, by a name that no other had before."""
    leased_until: datetime = utc()


class Opinion(SQLModel, table=True):
    """A reason to think twice, with who says it, what they gain and when.

    Written by `storage.opinions` only, which keeps the index.
    """

    __table_args__ = (Index("ix_opinion_category_dated_id", "category", "dated", "id"),)

    id: str = Field(primary_key=True)
    file: str = Field(index=True)
    """Where it comes from: a file of the library (entries gone from it are removed), `import`, or `shopper`."""
    category: str
    angle: str
    strategy: str
    kind: str
    """`editorial` for general reasoning, `sourced` for a fact with a named public source."""
    source: str
    interest: str
    dated: date
    text_en: str
    """Empty where it is not said in this language; one of the two always is there."""
    text_da: str


class OpinionTerms(SQLModel, table=True):
    """What an opinion is found by (`storage.opinion_index`); full-text indexed."""

    __tablename__ = "opinion_terms"

    number: int | None = Field(default=None, primary_key=True)
    """Grows: a later one is newer."""
    opinion: str = Field(foreign_key="opinion.id", ondelete="CASCADE", unique=True)
    terms: list[int] = Field(sa_column=Column(Terms(), nullable=False))


class OpinionTermCount(SQLModel, table=True):
    """How many opinions have a term."""

    __tablename__ = "opinion_term_count"

    term: int = Field(sa_column=Column(Integer, primary_key=True, autoincrement=False))
    count: int


class ImportProgress(SQLModel, table=True):
    """How far an import has come that has not ended; what comes after is read when it is started again."""

    __tablename__ = "import_progress"

    beginning: str = Field(primary_key=True)
    """The digest of the file's first bytes: a file that is moved is known again."""
    position: int = Field(sa_column=Column(BigInteger, nullable=False))
    """How many of its bytes are done with."""
    digest: str
    """The digest of these bytes: where it differs, the file was edited."""
    lines: int = Field(sa_column=Column(BigInteger, nullable=False))
    stored: int = Field(sa_column=Column(BigInteger, nullable=False))
    unchanged: int = Field(sa_column=Column(BigInteger, nullable=False))
    rejected: int = Field(sa_column=Column(BigInteger, nullable=False))
    report_size: int = Field(sa_column=Column(BigInteger, nullable=False))
    """How many bytes of the report of rejected lines belong to what is done."""
    saved_at: datetime = utc()


class Alternative(SQLModel, table=True):
    """A way to be fine without the thing, on one rung of the ladder."""

    id: str = Field(primary_key=True)
    file: str
    category: str = Field(index=True)
    rung: str
    source: str
    interest: str
    dated: date
    text_en: str
    text_da: str


class Category(SQLModel, table=True):
    """A kind of thing people are tempted by."""

    id: str = Field(primary_key=True)
    branch: str
    """The category that stands for the whole branch; its own branch is itself."""
    name_en: str
    name_da: str
    words: str
    """The phrases that lead here in both languages, as normalised words, one a line."""


class LibraryFile(SQLModel, table=True):
    """A library file that was loaded, with its digest, so that an unchanged one is not loaded again."""

    __tablename__ = "library_file"

    name: str = Field(primary_key=True)
    digest: str


class Compatibility(SQLModel, table=True):
    """One row: the oldest revision whose code can work with the schema (`storage.schema`)."""

    id: int | None = Field(default=None, primary_key=True)
    oldest_code: str


class Contribution(SQLModel, table=True):
    """An opinion that a shopper wrote for others (states: `bot.domain.contributing.State`)."""

    __table_args__ = (Index("ix_contribution_state_id", "state", "id"), {"sqlite_autoincrement": True})

    id: int | None = Field(default=None, primary_key=True)
    shopper_id: int = Field(foreign_key="shopper.id", ondelete="CASCADE", index=True)
    category: str
    language: str
    text: str = encrypted("contribution.text")
    interest: str
    """What the author gains, by their own word."""
    state: str = "waiting"
    reason: str | None = None
    """Why it was declined: `bot.domain.contributing.Refusal`."""
    author_told: bool = True
    """False from a decision until the author was told of it."""
    created_at: datetime = utc()
    decided_at: datetime | None = utc(nullable=True)


class OpinionReport(SQLModel, table=True):
    """A shopper does not think that a contributed opinion can stand."""

    __tablename__ = "opinion_report"

    contribution_id: int = Field(primary_key=True, foreign_key="contribution.id", ondelete="CASCADE")
    shopper_id: int = Field(primary_key=True, foreign_key="shopper.id", ondelete="CASCADE", index=True)
    created_at: datetime = utc()


class DataKey(SQLModel, table=True):
    """A key that something may be encrypted with (`storage.data_keys`)."""

    __tablename__ = "data_key"

    key_id: str = Field(primary_key=True)
    proof: str
    """A known text, encrypted with it: a process whose keys do not open it has the wrong ones."""
    lane_key: str | None = None
    """The secret by which lanes are hashed, encrypted with it, the same beside each; None until a process has it so."""
