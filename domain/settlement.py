"""The final price and how both sides come to agree on it. Refuses to move money: the customer pays the helper.

Amounts are integer minor units of the job's currency (Rappen, cents).
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from domain.errors import AboveQuote, BadAmount
from domain.money import Money

HIGHEST: Final = 1_000_000
"""10,000.00: above this a typed price is taken for a slip of the finger."""


@dataclass(frozen=True, kw_only=True)
class Patience:
    """How long the customer has to answer the final price, and to change their mind after the clock has settled."""

    remind_after: tuple[timedelta, ...] = (timedelta(hours=12), timedelta(hours=36))
    settle_after: timedelta = timedelta(hours=48)
    disputable_for: timedelta = timedelta(days=14)


def check_final(final: Money, *, ceiling: Money) -> Money:
    """The final price the helper states, if it may be charged.

    `ceiling`: the upper end of the quote, or what the customer consented to before the extra work. Raises BadAmount for
    what is no price, AboveQuote above the ceiling.
    """
    if not 0 <= final.amount <= HIGHEST:
        raise BadAmount
    if final > ceiling:
        raise AboveQuote(ceiling=ceiling)
    return final


def still_disputable(*, settled_by_clock: bool, settled_at: datetime, now: datetime, patience: Patience) -> bool:
    """Whether a settled job may still be disputed: only what the clock settled, for the stated time."""
    return settled_by_clock and now < settled_at + patience.disputable_for
