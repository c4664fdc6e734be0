"""python -m bench.times: how many phrases are read right, by us and by four libraries, on the same phrases in one run.

The phrases are the tables of tests/nlu/times (known to the grammar) and bench/times_fresh (written with their meaning
before the grammar read them). Right: start and end or openness of the first wish, to the minute. Asked: flagged or not
found although something is meant. Wrong: anything else, also a time found where none is meant. The libraries have
other conventions for parts of the day (Duckling's morning begins at 4), so `same day` counts those that name the right
day at least. Peers live in var/peers and are installed there when missing; --ours does without them.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
import venv
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from nlu.times import read
from nlu.understanding import TimeSpan
from tests.nlu.times import SATURDAY, ZURICH, bounds, rows, table

ROOT = Path(__file__).parents[1]
PEERS = ROOT / "var" / "peers"
REQUIREMENTS = ("pyduckling-native-phihos==0.3.0", "dateparser==1.5.0", "ctparse==0.3.6", "parsedatetime==2.6")
NOTING = ("freezegun==1.5.5", "pytest==8.4.2")  # what parsedatetime's own tests are run with
LANGUAGES = ("de", "en", "fr", "it")
SPOKEN = {"duckling": LANGUAGES, "dateparser": LANGUAGES, "ctparse": ("de", "en"), "parsedatetime": ("en",)}


@dataclass(kw_only=True)
class Score:
    """What became of the phrases of one table."""

    right: int = 0
    asked: int = 0
    wrong: int = 0
    same_day: int = 0
    seconds: list[float] = field(default_factory=list)

    def count(self, expected: str, got: str, *, asks: bool, taken: float) -> None:
        """Judge one answer; both sides in the notation of the tables, without flags."""
        self.seconds.append(taken)
        self.same_day += day_of(expected) == day_of(got)
        if expected == got:
            self.right += 1
        elif expected != "-" and (asks or got == "-"):
            self.asked += 1
        else:
            self.wrong += 1

    def line(self, name: str) -> str:
        """One line of the report."""
        total = self.right + self.asked + self.wrong
        taken = sorted(self.seconds)
        shares = "  ".join(f"{one / total:6.1%}" for one in (self.right, self.asked, self.wrong, self.same_day))
        p50, p99 = taken[len(taken) // 2] * 1e3, taken[min(len(taken) - 1, int(len(taken) * 0.99))] * 1e3
        return f"  {name:<14}{total:5}  {shares}  {p50:8.3f}  {p99:8.3f}"


def day_of(written: str) -> str:
    """The first date of a span in the tables' notation."""
    first = written.removeprefix(".. ").split()[0]
    return f"{SATURDAY:%m-%d}" if first == "now" else first


def first_wish(written: str) -> str:
    """The first wish of a table's line, without its flags."""
    return " ".join(word for word in written.split(";")[0].split() if not word.startswith("?"))


def ours(phrases: list[tuple[str, str]], language: str) -> Score:
    """Our own reading."""
    score = Score()
    for phrase, expected in phrases:
        began = time.process_time()
        span = read(phrase, now=SATURDAY, zone=ZURICH, language=language)
        taken = time.process_time() - began
        got = "-" if span is None else first_wish(bounds(span))
        score.count(first_wish(expected), got, asks=span is not None and bool(span.flags), taken=taken)
    return score


def theirs(phrases: list[tuple[str, str]], language: str, library: str) -> Score:
    """A peer's reading, in its own process."""
    score = Score()
    answers = ask_peer(library, language, [(phrase, SATURDAY.isoformat()) for phrase, _ in phrases])
    for (_, expected), (start, end, found, taken) in zip(phrases, answers, strict=True):
        score.count(first_wish(expected), in_notation(start, end) if found else "-", asks=False, taken=taken)
    return score


def ask_peer(
    library: str, language: str, phrases: list[tuple[str, str]]
) -> Iterator[tuple[str, str | None, bool, float]]:
    """Start, end, whether anything was found and seconds taken, for each phrase and its reference (ISO)."""
    asked = [{"library": library, "language": language, "phrase": phrase, "now": now} for phrase, now in phrases]
    done = subprocess.run(
        [PEERS / "bin" / "python", ROOT / "bench" / "times_peers.py"],
        input="".join(json.dumps(one) + "\n" for one in asked),
        capture_output=True,
        text=True,
        check=True,
    )
    for line in done.stdout.splitlines():
        yield tuple(json.loads(line))


def in_notation(start: str, end: str | None) -> str:
    """A peer's answer in the notation of the tables; instants within a minute of the reference are "now"."""

    def at(iso: str | None) -> datetime | None:
        if iso in {None, "open"}:
            return None
        moment = datetime.fromisoformat(str(iso)).replace(second=0, microsecond=0, tzinfo=ZURICH)
        return SATURDAY if moment == SATURDAY else moment

    return bounds(
        TimeSpan(start=at(start), end=at(end), grain="minute", open_start=start == "open", open_end=end == "open")
    )


def install() -> None:
    """An environment of the peers' own; nothing of it is ours."""
    if not (PEERS / "bin" / "python").exists():
        venv.create(PEERS, with_pip=True)
        subprocess.run(
            [PEERS / "bin" / "python", "-m", "pip", "install", "--quiet", *REQUIREMENTS, *NOTING], check=True
        )


def main() -> None:
    """Print a table per set of phrases and language."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--ours", action="store_true", help="without the peers")
    chosen = options.parse_args()
    if not chosen.ours:
        try:
            install()
        except (subprocess.CalledProcessError, OSError) as trouble:
            print(f"the peers cannot be installed here ({trouble}); ours alone", file=sys.stderr)
            chosen.ours = True
    for title, phrases in (
        ("known phrases (tests/nlu/times)", {language: table(language) for language in LANGUAGES}),
        (
            "fresh phrases (bench/times_fresh)",
            {language: rows(ROOT / "bench" / "times_fresh" / f"{language}.txt") for language in LANGUAGES},
        ),
        (
            "unseen phrases (bench/times_unseen)",
            {language: rows(ROOT / "bench" / "times_unseen" / f"{language}.txt") for language in LANGUAGES},
        ),
        (
            "chat sentences (bench/times_chat)",
            {language: rows(ROOT / "bench" / "times_chat" / f"{language}.txt") for language in LANGUAGES},
        ),
        (
            "later phrases (bench/times_later)",
            {language: rows(ROOT / "bench" / "times_later" / f"{language}.txt") for language in LANGUAGES},
        ),
        (
            "a stranger's messages (bench/times_stranger)",
            {language: rows(ROOT / "bench" / "times_stranger" / f"{language}.txt") for language in LANGUAGES},
        ),
    ):
        print(f"{title}\n  {'':<14}    n   right   asked   wrong  same day   p50 ms    p99 ms  (processor time)")
        for language in LANGUAGES:
            print(f" {language}")
            ours(phrases[language], language)  # once unmeasured: lexicons and holidays load at first use
            print(ours(phrases[language], language).line("needbot"), flush=True)
            for library, spoken in SPOKEN.items():
                if not chosen.ours and language in spoken:
                    print(theirs(phrases[language], language, library).line(library), flush=True)


if __name__ == "__main__":
    main()
