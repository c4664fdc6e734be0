"""Runs parsedatetime's own tests with the clock stopped and notes what they expect. Imports nothing of ours.

Run by `bench.times_sources` with the peers' Python: times_noting.py ARCHIVE. Out: a JSON list a line: language, phrase,
reference, start, end (null for a clock time). Nothing is parsed: the calls are caught before.
"""

from __future__ import annotations

import contextlib
import importlib
import json
import sys
import tarfile
import tempfile
import unittest
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

STOPPED = "2026-11-18 10:05:00"  # a Wednesday, the middle of a month


class Call:
    """A call of the parser: what was said, when, in which language."""

    def __init__(self, calendar: Any, phrase: str, source: Any) -> None:
        self.language = str(calendar.ptc.localeID)[:2]
        self.phrase = phrase
        self.now = datetime(*tuple(source)[:6]) if source is not None else datetime.fromisoformat(STOPPED)  # noqa: DTZ001

    def __getitem__(self, _: Any) -> Call:
        return self

    def __iter__(self) -> Any:
        return iter((self, self))


def parse(calendar: Any, phrase: str, sourceTime: Any = None, *_: Any, **__: Any) -> Call:  # noqa: N803 (its name)
    """Stands for Calendar.parse and Calendar.evalRanges."""
    return Call(calendar, phrase, sourceTime)


noted: list[str] = []


def note(_: Any, result: Any, check: Any, **__: Any) -> None:
    """Stands for assertExpectedResult: notes the expectation if it is one of a span that we compare."""
    if not isinstance(result, Call) or not isinstance(check, tuple) or not all(check) or not isinstance(check[-1], int):
        return
    if result.language not in {"en", "de", "fr"} or len(check) not in {2, 3}:
        return
    bounds = [datetime(*tuple(bound)[:6]) for bound in check[:-1]]  # noqa: DTZ001
    days = check[-1] == 1
    if days:
        bounds = [bound.replace(hour=0, minute=0, second=0) for bound in bounds]
    end = bounds[1] if len(bounds) == 2 else None
    if days:
        end = bounds[-1] + timedelta(days=1)
    answer = [result.language, result.phrase, result.now.isoformat(), bounds[0].isoformat()]
    noted.append(json.dumps([*answer, end.isoformat() if end else None]))


def main() -> None:
    """Run every test file; what breaks because nothing is parsed is not ours to mend."""
    freezegun = importlib.import_module("freezegun")
    library = importlib.import_module("parsedatetime")
    library.Calendar.parse = library.Calendar.evalRanges = parse
    with tempfile.TemporaryDirectory() as folder, tarfile.open(sys.argv[1]) as archive:
        archive.extractall(folder, filter="data")
        top = Path(folder, "parsedatetime-2.6")
        sys.path.insert(0, str(top))
        suite = unittest.TestSuite()
        for file in sorted((top / "tests").glob("Test*.py")):
            module = importlib.import_module(f"tests.{file.stem}")
            for case in vars(module).values():
                if isinstance(case, type) and issubclass(case, unittest.TestCase):
                    case.assertExpectedResult = note  # type: ignore[attr-defined]
                    suite.addTests(unittest.defaultTestLoader.loadTestsFromTestCase(case))
        with freezegun.freeze_time(STOPPED), contextlib.redirect_stdout(sys.stderr):
            suite.run(unittest.TestResult())
    print("\n".join(noted))


if __name__ == "__main__":
    main()
