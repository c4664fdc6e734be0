"""Who pays when nobody needs to come any more. Refuses to cancel: actions/jobs/booking does.

A customer cancels for nothing until somebody has set off, then for the minimum fee; nothing when the helper is late.
While the helper is at work only they themselves or an admin end it. What an admin cancels costs nothing.
"""

from datetime import timedelta
from typing import Final

from domain.job import Role, Status

FORGOTTEN_AFTER: Final = timedelta(days=3)
"""So long a booking for which nobody was found waits for another time to be chosen; then the clock ends it."""

MINIMUM_FEE_DUE: Final[dict[Status, bool]] = {
    Status.OFFERED: False,
    Status.EXPIRED: False,
    Status.ACCEPTED: False,
    Status.ON_THE_WAY: True,
}
"""Whether the minimum fee is due when the customer cancels then."""


def fee(status: Status, by: Role, *, late: bool, minimum_fee: int) -> int:
    """What cancelling costs the customer, in minor units; `late`: the helper should have been there."""
    if by is not Role.CUSTOMER or late:
        return 0
    return minimum_fee if MINIMUM_FEE_DUE.get(status, False) else 0
