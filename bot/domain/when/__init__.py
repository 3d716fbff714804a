"""Reading when to ask again, from free words in Danish and English, by a small grammar of our own.

Where people mean different things by the same words, these readings were chosen:

- No clock time: spans of time keep the hour ("om 3 dage"), named days are at 09:00, today is at 19:00 of it. Morning
  is 09:00, noon 12:00, afternoon 15:00, evening and tonight 19:00, Danish `nat` 22:00; midnight is the day's end.
- Clock times are on 24 hours as written; with "in the evening" or "pm" an hour up to 11 is the later one.
- `fredag` is the next Friday after today, and today only with a later clock time. `næste fredag`, `next friday` is the
  Friday of the next calendar week, on whatever day it is said; weeks begin on Monday.
- `fredag om 14 dage` and `fredag om 8 dage` count from Friday, `a week from friday` does too; a weekday that a span of
  time does not lead to is asked about. `the monday after christmas` is the first one after it.
- `næste uge` is Monday of it, `næste måned` the 1st, `i weekenden` Saturday (on a Saturday, Sunday).
- `efter` a day is the day after; after Christmas is 27 December, after New Year 2 January, after Black Friday the day
  after it (the Friday after the fourth Thursday of November).
- Day before month in figures, unless only month first is a date. `15.12` alone is a date, `18.30` a clock time.
- A date without a year is the next one to come, unless it has just passed. A time that has passed, one under an hour
  away and one more than two years away are asked about, and so is anything with "not", "or", "before", a range or a
  figure left unexplained.
"""

from bot.domain.when.offer import offered
from bot.domain.when.read import only_a_time, read_when
from bot.domain.when.types import When, WhenDoubt

__all__ = ["When", "WhenDoubt", "offered", "only_a_time", "read_when"]
