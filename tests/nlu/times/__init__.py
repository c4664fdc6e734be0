"""Tables of phrases and what they mean, one file per language, and the notation they are written in."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from nlu.understanding import TimeSpan

ZURICH: Final = ZoneInfo("Europe/Zurich")
SATURDAY: Final = datetime(2026, 11, 21, 14, 5, tzinfo=ZURICH)  # every table is read at this moment


def notation(span: TimeSpan | None) -> str:
    """A span in the tables' words: "11-22 09:00" an instant, "11-22 .. 11-23" days, ".. 11-27 12:00" open, then
    "?flags", "; not …" an exclusion, "; …" a further wish, "; every week"; "-" is no time at all."""
    if span is None:
        return "-"
    written = bounds(span)
    for other in span.more:
        written += ("; not " if other.negated else "; ") + bounds(other)
        written += f" every {other.every}" if other.every else ""
    return written + (f"; every {span.every}" if span.every else "")


def bounds(span: TimeSpan) -> str:
    """Start, end and flags."""
    start = "" if span.open_start or span.start is None else moment(span.start)
    if not span.open_start and not span.open_end and span.end is None:
        written = start
    else:
        end = "" if span.open_end or span.end is None else moment(span.end)
        written = f"{start} .. {end}".strip()
    return " ".join([written, *(f"?{flag}" for flag in span.flags)])


def moment(at: datetime) -> str:
    """Month and day, the year unless it is 2026, the time unless it is midnight; "now" for the reference."""
    if at == SATURDAY:
        return "now"
    day = at.strftime("%m-%d" if at.year == 2026 else "%Y-%m-%d")
    return day if (at.hour, at.minute) == (0, 0) else f"{day} {at:%H:%M}"


def rows(file: Path) -> list[tuple[str, str]]:
    """(phrase, expected) of a table; lines with # are headings."""
    lines = [line for line in file.read_text("utf-8").splitlines() if line.strip() and not line.startswith("#")]
    pairs = [line.rsplit(" | ", 1) for line in lines]
    return [(phrase.strip(), expected.strip()) for phrase, expected in pairs]


def table(language: str) -> list[tuple[str, str]]:
    """The table of a language."""
    return rows(Path(__file__).parent / f"{language}.txt")
