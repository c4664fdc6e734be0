"""How well places are read: typed phrases, annotated chat messages, speed, memory. Refuses to hide what goes wrong.

python -m bench.places            the figures
python -m bench.places --wrong    and every phrase that went wrong

The typed phrases (bench/places.txt) were written in two sets before the reader first saw them. On that first run it had
93.9 and 95.0 % of the codes right, 98.6 and 97.8 % of the towns, 88.9 and 83.3 % of the unclear, 96.6 and 100 % of what
is no place. A few expectations were wrong themselves and were corrected; what the reader got wrong was mended since, so
today's figures are not those of unseen phrases. The chat messages are the training data of the intents, by other hands.
places_unseen.txt was never mended for; the other files carry the figures of their first reading in their heads.
Frankfurt, Rothenburg and Burgdorf were plain in places.txt until the rule between namesakes became "95 in 100 mean it".
"""

from __future__ import annotations

import argparse
import gc
import random
import re
import resource
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from domain.travel import distance_km

TRAINING = Path(__file__).parents[1] / "nlu" / "training"
MARK = re.compile(r"\[([^\]]+)\]\(([a-z_]+)\)")
PHRASES = Path(__file__).with_name("places.txt")
UNSEEN = Path(__file__).with_name("places_unseen.txt")
FRESH = Path(__file__).with_name("places_fresh.txt")
SECOND = Path(__file__).with_name("places_second.txt")
NAMESAKES = Path(__file__).with_name("places_namesakes.txt")
FURTHER = Path(__file__).with_name("places_further.txt")
MIXED = Path(__file__).with_name("places_mixed.txt")
WITHIN_KM = {"code": 5.0, "town": 8.0}
ROUNDS = 5


@dataclass(frozen=True, kw_only=True)
class Case:
    """A phrase and what it should give."""

    kind: str  # code, town, ask, none, open (no point may come of it, candidates or not)
    phrase: str
    wanted: str  # "CH-8004", "CH:Uster"
    country: str = "CH"  # the asker's
    near: tuple[float, float] | None = None  # the middle of the asker's region


def cases(path: Path = PHRASES) -> list[Case]:
    """All phrases of the file."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    return [_case(*line.split("|")) for line in lines]


def _case(kind: str, phrase: str, wanted: str, asker: str = "CH") -> Case:
    """A line's fields; the asker is a country, and the middle of their region where it matters: "CH 47.37 8.54"."""
    country, *point = asker.split(" ")
    near = (float(point[0]), float(point[1])) if point else None
    return Case(kind=kind, phrase=phrase.replace("\\n", "\n"), wanted=wanted, country=country, near=near)


def _megabytes() -> float:
    """Memory in use now, else the peak."""
    status = Path("/proc/self/statm")
    if status.exists():
        return int(status.read_text().split()[1]) * resource.getpagesize() / 1e6
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3


def verdict(case: Case) -> str:
    """right, wrong, asked or missed for one phrase."""
    from nlu.places import read
    from nlu.places.gazetteer import gazetteer
    from nlu.places.spelling import folded

    place = read(case.phrase, country=case.country, near=case.near)
    if case.kind == "none":
        return "right" if place is None else "wrong"
    if case.kind == "open":
        return "right" if place is None or place.lat is None else "wrong"
    if place is None:
        return "missed"
    asked = bool({"ambiguous", "conflicting"} & set(place.flags))
    if case.kind == "ask":
        return "right" if asked else "wrong"
    if asked or place.lat is None or place.lon is None:
        return "asked"
    places = gazetteer()
    if case.kind == "code":
        country, _, number = case.wanted.partition("-")
        points = [(code.lat, code.lon) for code in places.codes(number) if code.country == country]
    else:
        country, _, name = case.wanted.partition(":")
        named = [
            spot for spot in places.named(folded(name)) if spot.country == country and folded(spot.name) == folded(name)
        ]
        points = [(spot.lat, spot.lon) for spot in named]
    if not points:
        raise SystemExit(f"the file of phrases wants a place that nobody knows: {case.wanted}")
    near = min(distance_km(place.lat, place.lon, *point) for point in points)
    return "right" if near <= WITHIN_KM[case.kind] else "wrong"


def marked() -> Iterator[tuple[str, str, list[str]]]:
    """Language, message and marked places of every annotated message."""
    for file in sorted(TRAINING.glob("*/*.yml")):
        for block in yaml.safe_load(file.read_text(encoding="utf-8")).get("nlu", []):
            for example in block.get("examples", []):
                said = (example["text"] if isinstance(example, dict) else example).strip()
                yield file.parent.name, MARK.sub(r"\1", said), [at[1] for at in MARK.finditer(said) if at[2] == "place"]


def _messages(wrong: bool) -> Iterator[str]:
    """How many marked places are found, and how often one is seen where nobody marked one."""
    from nlu.places import read

    found = places = seen = messages = 0
    mistakes = []
    for language, text, wanted in marked():
        place = read(text, language=language)
        messages += 1
        places += bool(wanted)
        hit = place is not None and any(each in place.text for each in wanted)
        found += hit
        seen += place is not None and not wanted
        if place is not None and not hit:
            mistakes.append(f"           seen: {place.text!r} in {text!r}")
        if wanted and not hit:
            mistakes.append(f"           missed: {wanted} in {text!r}")
    if not messages:
        return
    yield f"messages   {found} of {places} marked places found, {seen} seen in {messages - places} messages without"
    if wrong:
        yield from mistakes


def timings(phrases: list[str]) -> list[float]:
    """Milliseconds of processor time of each reading, sorted, the collector's pauses left in."""
    from nlu.places import read

    for phrase in phrases:
        read(phrase)
    spent = []
    for _ in range(ROUNDS):
        for phrase in phrases:
            start = time.thread_time()
            read(phrase)
            spent.append((time.thread_time() - start) * 1000)
    return sorted(spent)


def _shares(everything: list[Case], wrong: bool) -> Iterator[str]:
    """A line per kind of phrase."""
    for kind in ("code", "town", "ask", "open", "none"):
        of_kind = [case for case in everything if case.kind == kind]
        if not of_kind:
            continue
        verdicts = [verdict(case) for case in of_kind]
        counted = {word: verdicts.count(word) for word in ("right", "asked", "missed", "wrong")}
        share = 100 * counted["right"] / len(of_kind)
        rest = ", ".join(f"{number} {word}" for word, number in counted.items() if word != "right" and number)
        yield f"{kind:10} {share:5.1f} % right of {len(of_kind)}" + (f" ({rest})" if rest else "")
        if wrong:
            yield from (
                f"           {word}: {case.phrase!r} wanted {case.wanted or kind}"
                for case, word in zip(of_kind, verdicts, strict=True)
                if word != "right"
            )


def figures(wrong: bool) -> Iterator[str]:
    """The lines to print."""
    before = _megabytes()
    start = time.thread_time()
    from nlu.places import load

    load("CH")
    loaded = time.thread_time() - start
    gc.collect()
    yield f"loading    {loaded * 1000:.0f} ms, {_megabytes() - before:.0f} MB with the file and the reader"
    everything = cases()
    yield from _shares(everything, wrong)
    for file in (UNSEEN, FRESH, SECOND, NAMESAKES, FURTHER, MIXED):
        yield f"the {len(cases(file))} of {file.name}"
        yield from _shares(cases(file), wrong)
    phrases = [case.phrase for case in everything]
    random.Random(6).shuffle(phrases)
    spent = timings(phrases)
    yield from _messages(wrong)
    yield f"speed      p50 {spent[len(spent) // 2]:.3f} ms, p99 {spent[int(len(spent) * 0.99)]:.3f} ms"


def main(arguments: list[str] | None = None) -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(prog="python -m bench.places", description="How well places are read.")
    parser.add_argument("--wrong", action="store_true", help="print every phrase that went wrong")
    asked = parser.parse_args(arguments)
    for line in figures(asked.wrong):
        print(line, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
