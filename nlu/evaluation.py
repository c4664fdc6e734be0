"""How well a backend reads phrases it was not taught: accuracy, macro-F1, calibration, confusion. Refuses to train."""

from __future__ import annotations

import asyncio
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from time import monotonic
from typing import Final
from zoneinfo import ZoneInfo

from nlu import learning, phrases
from nlu.averaging import Second
from nlu.local import Local
from nlu.phrases import Phrase
from nlu.rasa import Rasa
from nlu.understanding import Intent, Setting, Understander, Understanding

_ZONE: Final = ZoneInfo("Europe/Zurich")
SETTING: Final = Setting(now=datetime(2026, 11, 21, 14, 5, tzinfo=_ZONE), zone=_ZONE, country="CH")
HEADS: Final = ("language", "intent", "category", "kind", "urgency", "device", "time", "place")


@dataclass(frozen=True, kw_only=True)
class Mark:
    """One question about one message: what was right, what was said, how sure."""

    group: str  # language or tag
    head: str
    wished: str
    said: str
    sure: float | None

    @property
    def right(self) -> bool:
        return self.wished == self.said


def backends(rasa: str | None = None, *, encoder: bool = False) -> Iterator[tuple[str, Understander]]:
    """The backends to compare; encoder.Missing when it is wished for and not installed."""
    yield "embedded", Local.load()
    if encoder:
        yield "embedded, with the encoder", Local.load(encoder=True)
    if rasa:
        yield f"rasa at {rasa}", server(rasa, Local.load())


class NoServer(Exception):
    """The Rasa server to be measured does not answer; the embedded readings must not pass for its own."""


def server(url: str, local: Local) -> Rasa:
    """The Rasa server at this address, never stood in for: NoServer at the first message it does not answer."""

    def failed(fault: str) -> None:
        raise NoServer(f"no Rasa server answers at {url} ({fault}); `make rasa` starts one")

    return Rasa(url, local, elapsed=monotonic, timeout=10.0, rest=0.0, failed=failed)


def taught_without(personas: frozenset[str], *, encoder: bool = False) -> Iterator[tuple[str, Understander]]:
    """The embedded backend as it would be had these personas never said anything: for choosing what to build."""
    eye = learning.eye()
    taught = [phrase for phrase in phrases.load() if phrase.persona not in personas]
    model = learning.train(eye, taught)
    name = f"embedded, taught without {','.join(sorted(personas))}"
    yield name, Local.of(model, eye)
    if encoder:
        yield f"{name}, with the encoder", Local.of(model, eye, Second.taught(taught))


def read_all(backend: Understander, asked: Sequence[Phrase]) -> list[Understanding]:
    """What the backend says about each phrase, one after the other, without any conversation before it."""

    async def ask() -> list[Understanding]:
        try:
            return [await backend.understand(phrase.text, SETTING) for phrase in asked]
        finally:
            await backend.close()

    return asyncio.run(ask())


def marks(phrase: Phrase, heard: Understanding) -> Iterator[Mark]:
    """What there is to mark about one phrase. A need taken for something else counts as wrong in its category too."""
    for group in ("all", phrase.language, *sorted(phrase.tags)):
        if len(phrase.text.split()) >= 3:
            yield Mark(group=group, head="language", wished=phrase.language, said=str(heard.language), sure=None)
        yield Mark(group=group, head="intent", wished=phrase.intent, said=heard.intent, sure=heard.intent_confidence)
        if phrase.intent is Intent.NEW_NEED:
            for head in ("category", "kind"):
                said, sure = getattr(heard, head), getattr(heard, f"{head}_confidence")
                yield Mark(group=group, head=head, wished=str(getattr(phrase, head)), said=str(said), sure=sure)
        if phrase.urgency:
            yield Mark(group=group, head="urgency", wished=phrase.urgency, said=str(heard.urgency), sure=None)
        yield from _spans(group, phrase, heard)


def _spans(group: str, phrase: Phrase, heard: Understanding) -> Iterator[Mark]:
    """Devices: one of the named found. Time and place: a span that overlaps the marked one; none where none is."""
    named = [phrase.text[e.start : e.end].lower() for e in phrase.entities if e.role in ("device", "brand")]
    if named:
        found = [d.text.lower() for d in heard.devices]
        hit = any(f in n or n in f for f in found for n in named)
        yield Mark(group=group, head="device", wished="found", said="found" if hit else "missed", sure=None)
    if phrase.intent in (Intent.NEW_NEED, Intent.RESCHEDULE):
        for head, span in (("time", heard.time), ("place", heard.place)):
            parts = [phrase.text[e.start : e.end] for e in phrase.entities if e.role == head]
            wished = "some" if parts else "none"
            hit = span is not None and (not parts or any(_touch(phrase.text, span.text, part) for part in parts))
            yield Mark(group=group, head=head, wished=wished, said="some" if hit else "none", sure=None)


def _touch(text: str, one: str, other: str) -> bool:
    a, b = text.find(one), text.find(other)
    return a < b + len(other) and b < a + len(one)


def report(
    backend: Understander, asked: Sequence[Phrase], *, confusion: bool = False, wrong: bool = False
) -> Iterator[str]:
    """The table, line by line."""
    heard = read_all(backend, asked)
    found = [mark for phrase, said in zip(asked, heard, strict=True) for mark in marks(phrase, said)]
    table: dict[tuple[str, str], list[Mark]] = defaultdict(list)
    for mark in found:
        table[mark.head, mark.group].append(mark)
    groups = sorted({mark.group for mark in found}, key=lambda g: (g != "all", len(g) > 2, g))
    yield f"{'head':10} {'group':6} {'n':>5} {'right':>7} {'F1':>7} {'gap':>6}"
    for head in HEADS:
        for group in groups:
            if of := table.get((head, group)):
                share = sum(m.right for m in of) / len(of)
                yield f"{head:10} {group:6} {len(of):5} {share:7.3f} {macro_f1(of):7.3f} {_gap(of)}"
    both = [
        p.intent == h.intent and p.category == h.category
        for p, h in zip(asked, heard, strict=True)
        if p.intent is Intent.NEW_NEED
    ]
    yield f"{'both':10} {'all':6} {len(both):5} {sum(both) / max(1, len(both)):7.3f}"
    if confusion:
        for head in ("intent", "category", "kind", "urgency", "language"):
            mixed = Counter((m.wished, m.said) for m in table[head, "all"] if not m.right)
            for (wished, said), count in mixed.most_common(15):
                yield f"{head}: {wished} taken for {said}: {count}"
    if wrong:
        for phrase, of_it in zip(asked, heard, strict=True):
            bad = [m for m in marks(phrase, of_it) if m.group == "all" and not m.right]
            if bad:
                told = ", ".join(f"{m.head} {m.wished} not {m.said}" for m in bad)
                yield f"{phrase.language} {phrase.text!r}: {told}"


def macro_f1(of: Sequence[Mark]) -> float:
    """The mean F1 over the labels that were wished for."""
    scores = []
    for label in {m.wished for m in of}:
        hits = sum(m.right for m in of if m.wished == label)
        said, wished = sum(m.said == label for m in of), sum(m.wished == label for m in of)
        scores.append(2 * hits / (said + wished))
    return sum(scores) / len(scores)


def calibration_gap(of: Sequence[tuple[float, bool]], bins: int = 10) -> float:
    """Expected calibration error: how far confidence and accuracy are apart, over ten bins."""
    gap = 0.0
    for i in range(bins):
        inside = [(sure, right) for sure, right in of if i / bins < sure <= (i + 1) / bins]
        if inside:
            gap += abs(sum(s for s, _ in inside) - sum(r for _, r in inside)) / len(of)
    return gap


def _gap(of: Sequence[Mark]) -> str:
    sure = [(m.sure, m.right) for m in of if m.sure is not None]
    return f"{calibration_gap(sure):6.3f}" if sure else f"{'-':>6}"
