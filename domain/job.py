"""The life of a job: one table says which step leads where and who may take it. Refuses everything else.

What is not in `LIFE` cannot happen. Guards, buttons, the diagram in the README and the tests read the table.
"""

import signal
from enum import StrEnum
from typing import Final

from domain.errors import Already, NotAllowed, Passed


class Status(StrEnum):
    """Where a job is in its life."""

    OFFERED = "offered"
    ACCEPTED = "accepted"
    ON_THE_WAY = "on_the_way"
    IN_PROGRESS = "in_progress"
    DONE = "done"
    NOT_DONE = "not_done"
    DISPUTED = "disputed"
    SETTLED = "settled"
    EXPIRED = "expired"
    CANCELLED = "cancelled"


class Step(StrEnum):
    """Something a person, or the clock, does with a job."""

    ACCEPT = "accept"
    UNDO = "undo"  # within two minutes of accepting, without harm
    RELEASE = "release"
    REPLACE = "replace"  # the customer or an admin asks for somebody else
    RESCHEDULE = "reschedule"
    SET_OFF = "set_off"
    ARRIVE = "arrive"
    FINISH = "finish"
    GIVE_UP = "give_up"
    AGREE = "agree"
    DISPUTE = "dispute"
    SETTLE = "settle"
    CANCEL = "cancel"
    EXPIRE = "expire"
    RETRY = "retry"


class Role(StrEnum):
    """In which capacity a step is taken."""

    CUSTOMER = "customer"
    HELPER = "helper"
    ADMIN = "admin"
    CLOCK = "clock"


def only(*roles: Role) -> frozenset[Role]:
    """The roles that may take a step."""
    return frozenset(roles)


CUSTOMER, HELPER, ADMIN, CLOCK = Role.CUSTOMER, Role.HELPER, Role.ADMIN, Role.CLOCK

LIFE: Final[dict[tuple[Status, Step], tuple[Status, frozenset[Role]]]] = {
    (Status.OFFERED, Step.ACCEPT): (Status.ACCEPTED, only(HELPER, ADMIN)),
    (Status.OFFERED, Step.EXPIRE): (Status.EXPIRED, only(CLOCK)),
    (Status.OFFERED, Step.RESCHEDULE): (Status.OFFERED, only(CUSTOMER, ADMIN)),
    (Status.OFFERED, Step.CANCEL): (Status.CANCELLED, only(CUSTOMER, ADMIN)),
    (Status.ACCEPTED, Step.UNDO): (Status.OFFERED, only(HELPER)),
    (Status.ACCEPTED, Step.RELEASE): (Status.OFFERED, only(HELPER, ADMIN)),
    (Status.ACCEPTED, Step.REPLACE): (Status.OFFERED, only(CUSTOMER, ADMIN)),
    (Status.ACCEPTED, Step.RESCHEDULE): (Status.OFFERED, only(CUSTOMER, ADMIN)),
    (Status.ACCEPTED, Step.SET_OFF): (Status.ON_THE_WAY, only(HELPER)),
    (Status.ACCEPTED, Step.ARRIVE): (Status.IN_PROGRESS, only(HELPER)),
    (Status.ACCEPTED, Step.CANCEL): (Status.CANCELLED, only(CUSTOMER, ADMIN)),
    (Status.ON_THE_WAY, Step.ARRIVE): (Status.IN_PROGRESS, only(HELPER)),
    (Status.ON_THE_WAY, Step.RELEASE): (Status.OFFERED, only(HELPER, ADMIN)),
    (Status.ON_THE_WAY, Step.REPLACE): (Status.OFFERED, only(CUSTOMER, ADMIN)),
    (Status.ON_THE_WAY, Step.CANCEL): (Status.CANCELLED, only(CUSTOMER, ADMIN)),
    (Status.IN_PROGRESS, Step.FINISH): (Status.DONE, only(HELPER, ADMIN)),
    (Status.IN_PROGRESS, Step.GIVE_UP): (Status.NOT_DONE, only(HELPER, ADMIN)),
    (Status.IN_PROGRESS, Step.CANCEL): (
        Status.CANCELLED,
        only(ADMIN),
    ),  # somebody works there: their work is worth something
    (Status.DONE, Step.AGREE): (Status.SETTLED, only(CUSTOMER)),
    (Status.DONE, Step.DISPUTE): (Status.DISPUTED, only(CUSTOMER)),
    (Status.DONE, Step.SETTLE): (Status.SETTLED, only(CLOCK, ADMIN)),
    (Status.NOT_DONE, Step.AGREE): (Status.SETTLED, only(CUSTOMER)),
    (Status.NOT_DONE, Step.DISPUTE): (Status.DISPUTED, only(CUSTOMER)),
    (Status.NOT_DONE, Step.SETTLE): (Status.SETTLED, only(CLOCK, ADMIN)),
    (Status.DISPUTED, Step.AGREE): (Status.SETTLED, only(CUSTOMER)),
    (Status.DISPUTED, Step.SETTLE): (Status.SETTLED, only(ADMIN)),
    (Status.SETTLED, Step.DISPUTE): (Status.DISPUTED, only(CUSTOMER)),  # only what the clock settled, for a stated time
    (Status.EXPIRED, Step.RETRY): (Status.OFFERED, only(CUSTOMER, ADMIN)),
    (Status.EXPIRED, Step.CANCEL): (Status.CANCELLED, only(CUSTOMER, ADMIN, CLOCK)),
}  # what is not here cannot happen

ASSIGNED: Final = frozenset({Status.ACCEPTED, Status.ON_THE_WAY, Status.IN_PROGRESS})
"""A helper is bound to the job: the job blocks that time for the helper, the helper may see the address."""

OPEN: Final = ASSIGNED | {Status.OFFERED}
"""Something is still expected to happen at the customer's."""

AFTER_WORK: Final = frozenset({Status.DONE, Status.NOT_DONE, Status.DISPUTED, Status.SETTLED})

CLOSED: Final = frozenset({Status.SETTLED, Status.CANCELLED})


def after(status: Status, step: Step, by: Role) -> Status:
    """Where `step` leads from `status` when `by` takes it.

    Raises Passed when the step does not fit the status, Already when this role's step has led there before, NotAllowed
    when this role may not take it.
    """
    found = LIFE.get((status, step))
    if found is None:
        been = any(one is step and to is status and by in who for (_, one), (to, who) in LIFE.items())
        raise (Already if been else Passed)(status=status, step=step)
    leads_to, who = found
    if by not in who:
        raise NotAllowed(step=step)
    return leads_to


def steps_from(status: Status, by: Role) -> tuple[Step, ...]:
    """The steps `by` may take from `status`, in the table's order: what buttons are made of."""
    return tuple(step for (at, step), (_, who) in LIFE.items() if at is status and by in who)


def is_path(start: Status, steps: list[tuple[Status, Step, Role, Status]]) -> bool:
    """Whether a history (from, step, by, to) is a walk through the table that begins at `start`."""
    at = start
    for came_from, step, by, leads_to in steps:
        if came_from is not at or LIFE.get((at, step), (None, frozenset[Role]()))[0] is not leads_to:
            return False
        if by not in LIFE[at, step][1]:
            return False
        at = leads_to
    return True


def diagram() -> str:
    """The table as a Mermaid state diagram, for the README (python -m domain.job)."""
    lines = ["stateDiagram-v2", "    [*] --> offered"]
    lines += [
        f"    {at} --> {leads_to}: {step.value.replace('_', ' ')} ({', '.join(sorted(who))})"
        for (at, step), (leads_to, who) in LIFE.items()
    ]
    return "\n".join([*lines, "    settled --> [*]", "    cancelled --> [*]"])


if __name__ == "__main__":
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)  # whoever reads may stop early: "| head"
    print(diagram())
