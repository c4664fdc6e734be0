"""python -m bench.times_corpora: ours and four libraries on the corpora that other readers of time bring along.

What is kept of a corpus is written in `bench.times_sources`. Judged for all alike: start and end to the minute; an end
may be one minute or hour later where the library counts that one in; an open end may be the end of the named day, an
open start may be now, and "now" may last. A
library on its author's own corpus is marked with an asterisk and beats nobody there. --wrong lists ours.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from bench.times import LANGUAGES, PEERS, SPOKEN, Score, ask_peer, install
from bench.times_sources import PACKAGES, Said, phrases
from nlu.times import read
from tests.nlu.times import ZURICH

Bound = datetime | str | None


def same(said: Said, start: Bound, end: Bound) -> bool:
    """Whether an answer is what the corpus expects."""
    if said.face:
        return all(on_face(*pair) for pair in ((said.start, start), (said.end, end)))
    if said.end is None and equal(said.start, said.now) and equal(start, said.now):
        return end in {None, "open"}
    starts = equal(said.start, start) or (start == "open" and equal(said.start, said.now))
    if not starts or (said.end is None) != (end is None):
        return False
    if said.end == "open" and isinstance(start, datetime) and isinstance(end, datetime):
        return end == start.replace(hour=0, minute=0) + timedelta(days=1)
    if isinstance(said.end, datetime) and isinstance(end, datetime):
        return abs(said.end - end) in {timedelta(0), timedelta(minutes=1), timedelta(hours=1)}
    return said.end == end


def equal(one: Bound, other: Bound) -> bool:
    """Equal to the minute."""
    if isinstance(one, datetime) and isinstance(other, datetime):
        return one.replace(second=0) == other.replace(second=0, microsecond=0)
    return one == other


def on_face(one: Bound, other: Bound) -> bool:
    """Whether two clock times look alike on a clock's face; no time only like no time."""
    if isinstance(one, datetime) and isinstance(other, datetime):
        return (one.hour % 12, one.minute) == (other.hour % 12, other.minute)
    return one == other


def count(score: Score, said: Said, answer: tuple[Bound, Bound] | None, *, asks: bool, taken: float) -> bool:
    """Judge one answer in the words of `Score`; True when right."""
    right = answer is not None and same(said, *answer)
    got = "-" if answer is None else "right" if right else "other"
    score.count("right", got, asks=asks, taken=taken)
    day = answer is not None and isinstance(answer[0], datetime) and isinstance(said.start, datetime)
    score.same_day += day and not right and answer[0].date() == said.start.date()  # type: ignore[index,union-attr]
    return right


def ours(corpus: list[Said], language: str) -> tuple[Score, Iterator[str]]:
    """Our own reading, and what of it was not right."""
    score, missed = Score(), []
    for said in corpus:
        began = time.process_time()
        span = read(said.phrase, now=said.now.replace(tzinfo=ZURICH), zone=ZURICH, language=language)
        taken = time.process_time() - began
        answer: tuple[Bound, Bound] | None = None
        if span is not None:
            start: Bound = "open" if span.open_start or span.start is None else span.start.replace(tzinfo=None)
            end: Bound = "open" if span.open_end else span.end.replace(tzinfo=None) if span.end else None
            answer = start, end
        asks = span is None or bool(span.flags)
        if not count(score, said, answer, asks=asks, taken=taken):
            shown = (
                "nothing" if answer is None else f"{answer[0]} .. {answer[1]} {' '.join(span.flags) if span else ''}"
            )
            missed.append(f"      {said.phrase!r} at {said.now}: {said.start} .. {said.end}, got {shown}")
    return score, iter(missed)


def theirs(corpus: list[Said], language: str, library: str) -> Score:
    """A peer's reading."""
    score = Score()
    answers = ask_peer(library, language, [(said.phrase, said.now.isoformat()) for said in corpus])
    for said, (start, end, found, taken) in zip(corpus, answers, strict=True):
        answer = (bound(start), bound(end)) if found else None
        count(score, said, answer, asks=False, taken=taken)
    return score


def bound(said: Any) -> Bound:
    """A peer's bound: ISO, "open" or None."""
    return said if said in {None, "open"} else datetime.fromisoformat(said).replace(tzinfo=None)


def report(name: str, *, wrong: bool, peers: bool) -> Iterator[str]:
    """The lines of one corpus."""
    everything = phrases(name, PEERS / "bin" / "python")
    yield f"the corpus of {name}: {len(everything)} phrases kept\n  {'':<14}    n   right   asked   wrong  same day"
    for language in LANGUAGES:
        corpus = [said for said in everything if said.language == language]
        if not corpus:
            continue
        yield f" {language}"
        score, missed = ours(corpus, language)
        yield score.line("needbot")
        if wrong:
            yield from missed
        for library, spoken in SPOKEN.items() if peers else ():
            if language in spoken:
                yield theirs(corpus, language, library).line(f"{library}{'*' if library == name else ''}")


def main() -> None:
    """Print a table per corpus and language."""
    options = argparse.ArgumentParser(prog="python -m bench.times_corpora", description=__doc__)
    options.add_argument("--ours", action="store_true", help="without the peers")
    options.add_argument("--wrong", action="store_true", help="list what we did not read right")
    options.add_argument("corpus", nargs="*", default=list(PACKAGES))
    chosen = options.parse_args()
    try:
        install()
    except (subprocess.CalledProcessError, OSError) as trouble:
        sys.exit(f"the peers cannot be installed here ({trouble})")
    for name in chosen.corpus:
        try:
            for line in report(name, wrong=chosen.wrong, peers=not chosen.ours):
                print(line, flush=True)
        except (subprocess.CalledProcessError, OSError) as trouble:
            print(f"the corpus of {name} cannot be fetched or read here ({trouble})", flush=True)


if __name__ == "__main__":
    main()
