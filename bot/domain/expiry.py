"""Until when a message still matters. What is older is not sent: it is dropped, and the log says so.

| what | is sent |
|---|---|
| the end of a pause, the second question, letting it lie | however late: late is fine, never is not |
| the right to return ends soon | until it has ended |
| was it worth it | however late: the question then names the day of the purchase |
| still without what was skipped | within its week; the next weekly question asks anew |
| what became of a contributed opinion | however late |
| the month's picture | until the 10th |
| an answer | within 24 hours of the message, as long as Telegram itself keeps one |
"""

from datetime import date, datetime, timedelta

from bot.domain.notices import Notice
from bot.domain.withdrawal import Window

ANSWERS_MATTER = timedelta(hours=24)
QUESTIONS_MATTER = timedelta(days=7)
LAST_DAY_OF_MONTHS_PICTURE = 10


def notice_matters(notice: Notice, promised: datetime, here: datetime) -> bool:
    """Whether a notice promised for a wall time is still to be sent at another, `here`; both the shopper's own."""
    match notice:
        case Notice.RETURN:
            return not Window.reminded_on(promised.date()).over(here.date())
        case Notice.CONFIRM:
            return here < promised + QUESTIONS_MATTER
        case Notice.MONTH:
            return here.date() <= date(promised.year, promised.month, LAST_DAY_OF_MONTHS_PICTURE)
        case _:
            return True


def answer_matters(received: datetime, now: datetime) -> bool:
    """Whether an answer to an update received at a time is still to be sent."""
    return now - received <= ANSWERS_MATTER
