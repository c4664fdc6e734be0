"""What must be so, whatever people do: a plain model of a job's life, written down from PRODUCT.md a second time.

It reads the bot's history of each job and what was said since; it knows nothing of how the promises are kept.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from storage.tables.jobs import History, Job

UNDO = timedelta(minutes=2)
MOST_SEARCH = timedelta(minutes=30)
"""So long somebody wanted now is looked for at most; then the customer is told (three waves take ten minutes)."""

WORK = {"accepted", "on_the_way", "in_progress"}
MAY: dict[str, dict[str, set[str]]] = {
    "accept": {"offered": {"helper", "admin"}},
    "undo": {"accepted": {"helper"}},
    "release": {"accepted": {"helper", "admin"}, "on_the_way": {"helper", "admin"}},
    "replace": {"accepted": {"customer", "admin"}, "on_the_way": {"customer", "admin"}},
    "reschedule": {"offered": {"customer", "admin"}, "accepted": {"customer", "admin"}},
    "set_off": {"accepted": {"helper"}},
    "arrive": {"accepted": {"helper"}, "on_the_way": {"helper"}},
    "finish": {"in_progress": {"helper", "admin"}},
    "give_up": {"in_progress": {"helper", "admin"}},
    "agree": {"done": {"customer"}, "not_done": {"customer"}, "disputed": {"customer"}},
    "dispute": {"done": {"customer"}, "not_done": {"customer"}, "settled": {"customer"}},
    "settle": {"done": {"clock", "admin"}, "not_done": {"clock", "admin"}, "disputed": {"admin"}},
    "cancel": {
        "offered": {"customer", "admin"},
        "accepted": {"customer", "admin"},
        "on_the_way": {"customer", "admin"},
        "in_progress": {"admin"},
        "expired": {"customer", "admin", "clock"},
    },
    "expire": {"offered": {"clock"}},
    "retry": {"expired": {"customer", "admin"}},
}
"""Step: from where, and who may; written down from PRODUCT.md a second time, so that the bot's own table is tested."""
GIVES_BACK = {"undo", "release", "replace", "reschedule"}

TOLD_CUSTOMER = {
    "accept": ("kommt um", "hat zugesagt"),
    "undo": ("kann leider doch nicht kommen",),
    "release": ("kann leider doch nicht kommen",),
    "replace": ("Wir suchen jemand anderen",),
    "set_off": ("ist unterwegs",),
    "arrive": ("ist da.",),
}
"""What the customer reads in a new message after a step, one of these."""
TOLD_FORMER = {
    "replace": ("liegt nicht mehr bei Dir",),
    "reschedule": ("verschoben",),
    "cancel": ("abgesagt",),
}
"""What the helper who had the job reads."""

Said = Callable[[int], Sequence[str]]
"""What the bot has newly said to somebody since the model last heard."""


@dataclass
class Known:
    """What the model knows of one job."""

    status: str = "offered"
    helper: int | None = None
    accepted_at: datetime | None = None
    searched_since: datetime | None = None
    steps: int = 0


@dataclass
class Model:
    """Every job as it must be, from its history alone."""

    jobs: dict[int, Known] = field(default_factory=dict)

    def hears(self, job: Job, history: Sequence[History], actors: Collection[int], said: Said) -> None:
        """Follow what happened to a job since; AssertionError where that cannot be, or nobody was told."""
        known = self.jobs.setdefault(job.id or 0, Known(searched_since=job.created_at))
        for step in history[known.steps :]:
            self._tells(job, known, step, said)
            self._follows(job, known, step, actors)
        known.steps = len(history)
        assert job.status == known.status, f"job {job.id} is {job.status}, its history says {known.status}"
        assert job.helper_id == known.helper, f"job {job.id} has {job.helper_id}, its history says {known.helper}"

    def _tells(self, job: Job, known: Known, step: History, said: Said) -> None:
        what = str(step.step)
        readers = [(job.customer_id, TOLD_CUSTOMER.get(what, ()))]
        if known.helper is not None:
            readers.append((known.helper, TOLD_FORMER.get(what, ())))
        for reader, words in readers:
            heard = "\n".join(said(reader))
            told = f"job {job.id}: {what} by {step.role}, and {reader} reads nothing of it but {heard!r}"
            assert not words or any(one in heard for one in words), told

    def _follows(self, job: Job, known: Known, step: History, actors: Collection[int]) -> None:
        what, told = str(step.step), f"job {job.id}: {step.step} from {known.status} by {step.role} {step.person_id}"
        assert str(step.role) in MAY[what].get(known.status, set()), told
        if str(step.role) in {"customer", "helper", "admin"}:
            assert step.person_id in actors, f"{told}, who did nothing"
        if str(step.role) == "customer":
            assert step.person_id == job.customer_id, f"{told}, who did not book it"
        if str(step.role) == "helper" and what != "accept":
            assert step.person_id == known.helper, f"{told}, while {known.helper} has it"
        if what == "undo":
            assert known.accepted_at is not None, told
            assert step.at < known.accepted_at + UNDO, f"{told}, too late"
        if what == "accept":
            assert step.person_id != job.customer_id, told
            known.helper, known.accepted_at, known.searched_since = step.person_id, step.at, None
        elif what in GIVES_BACK or what == "retry":
            known.helper, known.accepted_at, known.searched_since = None, None, step.at
        elif what in {"expire", "cancel"}:
            known.searched_since = None
        known.status = str(step.leads_to)
