"""Money as whole minor units of one currency, and how it is rounded. Refuses floats and mixed currencies."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

MINOR_DIGITS: Final[dict[str, int]] = {"CHF": 2, "EUR": 2, "GBP": 2, "USD": 2, "SEK": 2, "DKK": 2, "NOK": 2}
"""Digits after the point (ISO 4217). A currency that is not here is refused when the price list is read."""


def half_up(numerator: int, denominator: int) -> int:
    """The whole number nearest to numerator/denominator; exactly between two, the larger one.

    Half up and not half even, because that is what a person with a pocket calculator expects on a receipt.
    """
    return (2 * numerator + denominator) // (2 * denominator)


@dataclass(frozen=True, kw_only=True)
class Money:
    """An amount in minor units (Rappen, cents). May be negative: a rounding line or a refund is."""

    amount: int
    currency: str

    def __add__(self, other: Money) -> Money:
        return Money(amount=self.amount + self._same(other), currency=self.currency)

    def __sub__(self, other: Money) -> Money:
        return Money(amount=self.amount - self._same(other), currency=self.currency)

    def __lt__(self, other: Money) -> bool:
        return self.amount < self._same(other)

    def __le__(self, other: Money) -> bool:
        return self.amount <= self._same(other)

    def __gt__(self, other: Money) -> bool:
        return self.amount > self._same(other)

    def __ge__(self, other: Money) -> bool:
        return self.amount >= self._same(other)

    def _same(self, other: Money) -> int:
        if other.currency != self.currency:
            raise ValueError(f"{self.currency} and {other.currency} do not mix")
        return other.amount

    def major(self) -> Decimal:
        """The amount as people write it: Money(amount=4550, currency="CHF").major() is Decimal("45.50")."""
        return Decimal(self.amount).scaleb(-MINOR_DIGITS[self.currency])


def commission_of(final: Money, percent: int) -> Money:
    """The commission contained in a final price, rounded half up to the minor unit; the helper keeps the rest."""
    if not 0 <= percent <= 100:
        raise ValueError(f"a commission of {percent} percent")
    return Money(amount=half_up(final.amount * percent, 100), currency=final.currency)
