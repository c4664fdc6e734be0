"""The final price and how both sides come to agree on it. Refuses to move money: the customer pays the helper.

Amounts are integer minor units of the job's currency (Rappen, cents).
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from domain.errors import AboveQuote, BadAmount

HIGHEST: Final = 1_000_000
"""10,000.00: above this a typed price is taken for a slip of the finger."""


@dataclass(frozen=True, kw_only=True)
class Patience:
    """How long the customer has to answer the final price, and to change their mind after the clock has settled."""

    remind_after: tuple[timedelta, ...] = (timedelta(hours=12), timedelta(hours=36))
    settle_after: timedelta = timedelta(hours=48)
    disputable_for: timedelta = timedelta(days=14)


def check_final(amount: int, *, high: int, consented: int | None) -> int:
    """The final price the helper states, if it may be charged.

    Raises BadAmount for what is no price, AboveQuote when it lies above the quote and above what the customer
    consented to before the extra work.
    """
    if not 0 <= amount <= HIGHEST:
        raise BadAmount(amount=amount)
    ceiling = max(high, consented or 0)
    if amount > ceiling:
        raise AboveQuote(ceiling=ceiling)
    return amount


def still_disputable(*, settled_by_clock: bool, settled_at: datetime, now: datetime, patience: Patience) -> bool:
    """Whether a settled job may still be disputed: only what the clock settled, for the stated time."""
    return settled_by_clock and now < settled_at + patience.disputable_for
