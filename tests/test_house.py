"""The house stands: what the README shows is what the code says, and nothing names a machine."""

from __future__ import annotations

import re
from pathlib import Path

from domain.job import LIFE, Role, Status, Step, after, diagram, is_path, steps_from
from domain.vocabulary import Category
from handlers.texts.__main__ import faults
from nlu.understanding import Intent

ROOT = Path(__file__).parents[1]


def test_the_labels_are_thirteen_each() -> None:
    assert len(Category) == 13
    assert len(Intent) == 13


def test_the_diagram_in_the_readme_is_the_table() -> None:
    assert diagram() in (ROOT / "README.md").read_text(encoding="utf-8")


def test_every_language_has_every_sentence_with_the_same_facts() -> None:
    assert faults() == []


def test_the_lock_names_no_address() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert "sha256:" in lock
    assert re.findall(r"://|^\s*--(?!hash=)", lock, re.MULTILINE) == []


def test_every_job_can_end_and_nothing_leads_out_of_the_table() -> None:
    ends = {Status.SETTLED, Status.CANCELLED}
    reaches = set(ends)
    while more := {at for (at, _), (to, _) in LIFE.items() if to in reaches} - reaches:
        reaches |= more
    assert reaches == set(Status)


def test_buttons_are_made_of_what_the_table_allows() -> None:
    for status in Status:
        for role in Role:
            for step in steps_from(status, role):
                assert after(status, step, role) in Status


def test_a_history_that_skips_a_step_is_no_path() -> None:
    accept = (Status.OFFERED, Step.ACCEPT, Role.HELPER, Status.ACCEPTED)
    finish = (Status.IN_PROGRESS, Step.FINISH, Role.HELPER, Status.DONE)
    arrive = (Status.ACCEPTED, Step.ARRIVE, Role.HELPER, Status.IN_PROGRESS)
    assert is_path(Status.OFFERED, [accept, arrive, finish])
    assert not is_path(Status.OFFERED, [accept, finish])
    assert not is_path(Status.OFFERED, [(Status.OFFERED, Step.ACCEPT, Role.CUSTOMER, Status.ACCEPTED)])
