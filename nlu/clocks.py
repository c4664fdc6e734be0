"""A clock and nothing else: "um 14 Uhr", "8". Refuses whatever says more: nlu.times reads that."""

from __future__ import annotations

import re
from typing import Final

_CLOCK: Final = re.compile(
    r"(?:um|at|à|a|alle|ore|die|the|le|la|les)?\s*(?:ore\s*)?\d{1,2}(?:[:.h]\d{2})?\s*(?:uhr|h|heures?|o.?clock|am|pm|ore)?",
    re.IGNORECASE,
)
_HOUR: Final = re.compile(r"\s*([01]?\d|2[0-3])\s*[.!]?\s*")


def is_bare(text: str) -> bool:
    """Whether somebody has said a clock and nothing else."""
    return _CLOCK.fullmatch(text.strip()) is not None


def hour(text: str) -> int | None:
    """The bare number that can be an hour; None for everything else."""
    found = _HOUR.fullmatch(text)
    return int(found[1]) if found is not None else None
