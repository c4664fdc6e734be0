"""python -m bench.understanding: how well, how fast and how small the embedded backend is, and Rasa beside it.

Asks the held-out messages (nlu/heldout, which training never reads): the first set, whose totals led what was built,
and a second by an author who had seen nothing of it. Refuses to compare what this run did not measure.
"""

from __future__ import annotations

import asyncio
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Annotated

import typer

from bench import rasa_home
from handlers.customer.meaning import SURE_CATEGORY
from nlu import encoder, evaluation, phrases
from nlu.local import Local
from nlu.phrases import Phrase
from nlu.understanding import Intent, Understander, Understanding

SECOND = "second.yml"

_MEMORY = """
import sys
from pathlib import Path
from nlu import evaluation
from nlu.local import Local
local = Local.load(Path(sys.argv[1]), encoder=sys.argv[2] == "encoder")
for text in ("Internet geht nicht, 8004 Zürich, morgen um 9", "mon imprimante ne marche plus"):
    local.read(text, evaluation.SETTING)
status = Path("/proc/self/status").read_text().splitlines()
print(next(int(line.split()[1]) for line in status if line.startswith("VmHWM")) / 1024)
"""


def timed(backend: Understander, of: list[Phrase], rounds: int) -> list[tuple[float, float]]:
    """Milliseconds per message by the clock and of this process's CPU, one after the other, after one warm round."""

    async def ask() -> list[tuple[float, float]]:
        took = []
        for turn in range(rounds + 1):
            for phrase in of:
                begin, spent = time.perf_counter(), time.process_time()
                await backend.understand(phrase.text, evaluation.SETTING)
                if turn:
                    took.append(((time.perf_counter() - begin) * 1000, (time.process_time() - spent) * 1000))
        await backend.close()
        return took

    return asyncio.run(ask())


def accuracy(of: list[Phrase], heard: list[Understanding]) -> dict[str, float]:
    """The rows of the table: shares of right answers. A need taken for something else is wrong in its category too."""
    pairs = list(zip(of, heard, strict=True))
    needs = [(p, h) for p, h in pairs if p.intent is Intent.NEW_NEED]
    hard = [(p, h) for p, h in pairs if p.tags]
    dated = [(p, h) for p, h in pairs if p.urgency]
    long = [(p, h) for p, h in pairs if len(p.text.split()) >= 3]
    danger = [h for p, h in pairs if p.intent is Intent.EMERGENCY]
    calm = [h for p, h in pairs if p.intent is not Intent.EMERGENCY]
    return {
        "intent": statistics.mean(p.intent == h.intent for p, h in pairs),
        "category": statistics.mean(p.category == h.category for p, h in needs),
        "kind": statistics.mean(p.kind == h.kind for p, h in needs),
        "intent and category both": statistics.mean(
            p.intent == h.intent and p.category == h.category for p, h in needs
        ),
        "hard: intent": statistics.mean(p.intent == h.intent for p, h in hard),
        "hard: category": statistics.mean(p.category == h.category for p, h in hard if p.intent is Intent.NEW_NEED),
        "urgency": statistics.mean(p.urgency == h.urgency for p, h in dated),
        **spans(pairs),
        **acted(needs),
        "language (3 words or more)": statistics.mean(p.language == h.language for p, h in long),
        "emergencies found": statistics.mean(h.intent is Intent.EMERGENCY for h in danger),
        "false alarms in 500": 500 * statistics.mean(h.intent is Intent.EMERGENCY for h in calm),
        "out of scope caught at 95 % of the rest kept": scope(pairs),
    }


def spans(pairs: list[tuple[Phrase, Understanding]]) -> dict[str, float]:
    """Shares of messages in which one of the things named, the time and the place are found where they stand."""
    found = [mark for phrase, heard in pairs for mark in evaluation.marks(phrase, heard) if mark.group == "all"]
    by_head = {head: [mark.right for mark in found if mark.head == head] for head in ("device", "time", "place")}
    return {f"{head} found": statistics.mean(right) for head, right in by_head.items()}


def acted(needs: list[tuple[Phrase, Understanding]]) -> dict[str, float]:
    """How often the bot goes on without asking what it is about, how often it is right then, and how often the right
    category is among the three readings it asks about otherwise."""
    heard = [(p, h) for p, h in needs if h.intent is Intent.NEW_NEED]
    sure = [p.category == h.category for p, h in heard if (h.category_confidence or 0.0) >= SURE_CATEGORY]
    asked = [
        p.category in {h.category, *(r.category for r in h.alternatives[:2])}
        for p, h in heard
        if (h.category_confidence or 0.0) < SURE_CATEGORY
    ]
    return {
        "needs whose category is not asked about": len(sure) / len(heard),
        "their category": statistics.mean(sure),
        "asked: the category is among the readings": statistics.mean(asked),
    }


def scope(pairs: list[tuple[Phrase, Understanding]]) -> float:
    """Share of out-of-scope messages found when 95 % of all others are kept, by the share given to out_of_scope."""
    inside: list[float] = []
    outside: list[float] = []
    for phrase, heard in pairs:
        readings = [r.confidence for r in heard.alternatives if r.intent is Intent.OUT_OF_SCOPE]
        share = heard.intent_confidence if heard.intent is Intent.OUT_OF_SCOPE else max(readings, default=0.0)
        (outside if phrase.intent is Intent.OUT_OF_SCOPE else inside).append(share)
    line = sorted(inside)[int(len(inside) * 0.95)]
    return sum(share > line for share in outside) / len(outside)


def show(name: str, backend: Understander, of: list[Phrase], rounds: int) -> None:
    """Accuracy and latency of one backend."""
    took = timed(backend, of, rounds)
    second = [phrase for phrase in of if Path(phrase.source).name == SECOND]
    first = [phrase for phrase in of if phrase not in second]
    print(f"\n{name}; held-out messages: {len(first)} of the first set, {len(second)} of the second")
    one, other = (accuracy(part, evaluation.read_all(backend, part)) for part in (first, second))
    for row, share in one.items():
        print(f"  {row:46} {share:8.3f} {other[row]:8.3f}")
    for kind, times in zip(("by the clock", "of CPU"), zip(*took, strict=True), strict=True):
        ordered = sorted(times)
        told = (
            f"{statistics.mean(ordered):.2f}, {ordered[len(ordered) // 2]:.2f}, {ordered[int(len(ordered) * 0.99)]:.2f}"
        )
        print(f"  {f'milliseconds {kind}: mean, p50, p99':46} {told:>17}")


def embedded(of: list[Phrase], rounds: int, *, with_encoder: bool = False) -> Local:
    """Trains the embedded backend from nothing, measures it, and gives it back."""
    with tempfile.TemporaryDirectory() as folder:
        begin = time.perf_counter()
        local = Local.load(Path(folder), encoder=with_encoder)
        trained = time.perf_counter() - begin
        memory = [sys.executable, "-c", _MEMORY, folder, "encoder" if with_encoder else "alone"]
        said = subprocess.run(memory, check=True, capture_output=True, text=True).stdout
    show("embedded, with the encoder" if with_encoder else "embedded", local, of, rounds)
    print(f"  {'training from nothing, seconds':46} {trained:8.1f}")
    print(f"  {'memory of nlu alone, MB':46} {float(said):8.0f}")
    return local


def main(
    rasa: Annotated[str | None, typer.Option(help="Address of a Rasa server (make rasa).")] = None,
    home: Annotated[Path, typer.Option(help="Rasa's environment, for its sizes.")] = Path("var/rasa"),
    rounds: Annotated[int, typer.Option(help="Rounds of timing.", min=1)] = 3,
) -> None:
    """Measure and print the table."""
    of = phrases.held_out()
    local = embedded(of, rounds)
    if encoder.installed():
        embedded(of, rounds, with_encoder=True)
    else:
        print(f"\nembedded, with the encoder: not measured, {encoder.MISSING}")
    if rasa:
        show(f"rasa at {rasa}", evaluation.server(rasa, local), of, 1)
        trained_in = rasa_home.trained_seconds(home)
        if trained_in is not None:
            print(f"  {'training, seconds':46} {trained_in:8.0f}")
        print(f"  {'memory of the server, MB':46} {rasa_home.memory_mb(home):8.0f}")
        print(f"  {'installed, MB':46} {rasa_home.installed_mb(home):8.0f}")
        print(f"  {'model, MB':46} {rasa_home.model_mb(home):8.0f}")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"\n(peak of this process, training included: {peak:.0f} MB)")


if __name__ == "__main__":
    typer.run(main)
