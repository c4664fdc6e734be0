"""Until when a visit can be rated, and the stars changed. Refuses to count stars."""

from datetime import datetime, timedelta
from typing import Final

RATEABLE_FOR: Final = timedelta(days=30)
"""After the work was done: later nobody remembers, and a helper's average should not change behind their back."""


def still_rateable(done_at: datetime | None, now: datetime) -> bool:
    """Whether stars, "again" and words may still be given or changed."""
    return done_at is not None and now < done_at + RATEABLE_FOR
