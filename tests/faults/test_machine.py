"""The state machine of tests/faults/machine.py: a few walks by default, many and longer ones with NEEDBOT_FAULTS=long.

`python -m tests.faults.planting` plants real bugs and shows that it finds each.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis.stateful import run_state_machine_as_test

from nlu.local import Local
from tests.faults.beginnings import Beginnings
from tests.faults.long import LONG, SEED
from tests.faults.machine import TownMachine
from tests.faults.screens import buttons

WALKS, STEPS = (int(n) for n in os.environ.get("FAULTS_WALKS", "150x40" if LONG else "1x12").split("x"))
PHASES = (Phase.explicit, Phase.generate, *((Phase.shrink,) if LONG else ()))


@pytest.fixture
def machine(understander: Local, migrated: Path, tmp_path: Path) -> Iterator[type[TownMachine]]:
    """The machine with towns to begin from and a loop of its own."""
    TownMachine.loop = asyncio.new_event_loop()
    TownMachine.beginnings = Beginnings(understander, migrated, tmp_path)
    TownMachine.loop.run_until_complete(TownMachine.beginnings.plays(lambda town: (one[:4] for one in buttons(town))))
    yield TownMachine
    TownMachine.loop.close()


@pytest.mark.timeout(0 if LONG or "FAULTS_WALKS" in os.environ else 120)
def test_whatever_people_do_the_promises_hold(machine: type[TownMachine]) -> None:
    print(f"seed {SEED}, {WALKS} walks of {STEPS} steps")
    run_state_machine_as_test(
        seed(SEED)(machine),
        settings=settings(
            max_examples=WALKS,
            stateful_step_count=STEPS,
            deadline=None,
            database=None,
            phases=PHASES,
            suppress_health_check=list(HealthCheck),
            print_blob=True,
        ),
    )
