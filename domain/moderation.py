"""Where a helper stands with the operator, and what a suspension or a ban does to that. Refuses to act: admins do.

    applied ──▶ approved | rejected      an admin decides the application
    applied, approved ──▶ suspended ──▶ what they were before
    anything but banned ──▶ banned ──▶ what they were before

The end of a suspension or ban leads back to where somebody stood, never further. A ban is the heavier of the two: it
takes the place of a suspension, and no suspension takes its place.
"""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from domain.errors import BannedAlready, Passed


class Standing(StrEnum):
    """Where a helper stands with the operator."""

    APPLYING = "applying"
    APPLIED = "applied"
    APPROVED = "approved"
    REJECTED = "rejected"
    SUSPENDED = "suspended"
    BANNED = "banned"


RESTRAINED: Final = frozenset({Standing.SUSPENDED, Standing.BANNED})

LASTING: Final = timedelta(days=365 * 20)
"""What ends later than this does not end by itself, as far as anybody is concerned."""

MAY_BE_SUSPENDED: Final = frozenset({Standing.APPLIED, Standing.APPROVED})
"""Whoever gets jobs, or may soon; a rejected applicant gets none."""


def restrained(standing: Standing, former: Standing | None, to: Standing) -> Standing:
    """What to return to when somebody who stands at `standing` (and before that at `former`) is suspended or banned.

    Raises Passed when that changes nothing, BannedAlready when a suspension would take a ban's place.
    """
    if standing is to:
        raise Passed
    if to is Standing.SUSPENDED:
        if standing is Standing.BANNED:
            raise BannedAlready
        if standing not in MAY_BE_SUSPENDED:
            raise Passed
    return former or Standing.APPROVED if standing in RESTRAINED else standing


def lifted(standing: Standing, former: Standing | None) -> Standing:
    """Where somebody stands when their suspension or ban ends; raises Passed when there is none."""
    if standing not in RESTRAINED:
        raise Passed
    return former or Standing.APPROVED


def stated_end(until: datetime | None, now: datetime) -> datetime | None:
    """The end a person is told; None for a ban that lasts until somebody lifts it."""
    return None if until is None or until - now > LASTING else until


def is_banned(until: datetime | None, now: datetime) -> bool:
    """Whether somebody banned until then, as a customer or as anybody, still is."""
    return until is not None and until > now
