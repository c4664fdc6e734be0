"""python -m tests.faults.planting: plants real bugs in a copy of the bot, one at a time, and shows that the state
machine of tests/faults/machine.py finds each. The real code is never touched. Ends with 1 where a bug stays unnoticed.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from tests.faults.long import SEED

ROOT = Path(__file__).parents[2]
CHANGED = ("actions", "storage", "handlers", "domain", "bot")
WHOLE = (
    "nlu",
    "sandbox",
    "bench",
    "tests",
    ".nlu-cache",
    "pyproject.toml",
    "config.example.toml",
    "prices.example.toml",
)


@dataclass(frozen=True, kw_only=True)
class Bug:
    """Something somebody could have written: in these files, `right` becomes `wrong`."""

    name: str
    edits: tuple[tuple[str, str, str], ...]


TAKEN = """    if job.status is not Status.OFFERED or job.offer_version != version:
        raise Taken if job.status in ASSIGNED or job.offer_version != version else Passed
"""
UNDO_FROM_ACCEPTED = "    (Status.ACCEPTED, Step.UNDO):"
BUGS = (
    Bug(
        name="two winners: whoever presses last has the job",
        edits=(
            ("actions/jobs/assignment.py", TAKEN, ""),
            (
                "domain/job.py",
                UNDO_FROM_ACCEPTED,
                f"    (Status.ACCEPTED, Step.ACCEPT): (Status.ACCEPTED, only(HELPER)),\n{UNDO_FROM_ACCEPTED}",
            ),
        ),
    ),
    Bug(
        name="a lost release: a job that is given back is looked for by nobody",
        edits=(
            (
                "actions/jobs/assignment.py",
                "    await show_customer(unit, job, afresh=True)\n    await dispatch.begin(unit, job)\n",
                "    await show_customer(unit, job, afresh=True)\n",
            ),
        ),
    ),
    Bug(
        name="the expiry of a won job: the end of a wave does not look whether somebody has accepted",
        edits=(
            (
                "actions/dispatch.py",
                "    if job.status is not Status.OFFERED or job.offer_version != version:\n"
                "        return\n    for offer",
                "    for offer",
            ),
            (
                "actions/dispatch.py",
                "    if plan_of(unit, job).next_wave(job.wave) is not None:\n        await wave(unit, job)\n    else:",
                "    if plan_of(unit, job).next_wave(job.wave) is not None and job.status is Status.OFFERED:\n"
                "        await wave(unit, job)\n    else:",
            ),
            ("actions/jobs/assignment.py", 'timers.drop(unit, f"wave:{job.id}", ', "timers.drop(unit, "),
            (
                "domain/job.py",
                UNDO_FROM_ACCEPTED,
                f"    (Status.ACCEPTED, Step.EXPIRE): (Status.EXPIRED, only(CLOCK)),\n{UNDO_FROM_ACCEPTED}",
            ),
        ),
    ),
    Bug(
        name="a card never refreshed: those who were asked too are not told that it is taken",
        edits=(("actions/jobs/core.py", '    await speech.wish_everywhere(unit, f"job:{job.id}")\n', ""),),
    ),
    Bug(
        name="a post never refreshed: the helper chat still offers what is taken",
        edits=(("actions/jobs/core.py", '    await speech.wish_everywhere(unit, f"post:{job.id}")\n', ""),),
    ),
    Bug(
        name="an undo without an end",
        edits=(
            (
                "actions/jobs/assignment.py",
                "(job.accepted_at is None or unit.now >= job.accepted_at + unit.rules.undo_for)",
                "job.accepted_at is None",
            ),
        ),
    ),
    Bug(
        name="somebody else's job: any helper may finish, set off or give back",
        edits=(("actions/jobs/core.py", "    if job.helper_id != me.id or me.is_banned:\n", "    if me.is_banned:\n"),),
    ),
    Bug(
        name="an address that stays: a card is not left behind blank when the job is given back",
        edits=(
            (
                "actions/jobs/assignment.py",
                '    if former is not None:\n        await speech.wish(unit, former, f"job:{job.id}")\n',
                "",
            ),
        ),
    ),
)


def plant(bug: Bug, folder: Path) -> None:
    """Write the bug into the copy; SystemExit where the code no longer says what is to be replaced."""
    for part in CHANGED:
        shutil.rmtree(folder / part, ignore_errors=True)
        shutil.copytree(ROOT / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
    for file, right, wrong in bug.edits:
        text = (folder / file).read_text(encoding="utf-8")
        if right not in text:
            raise SystemExit(f"{bug.name}: {file} no longer says {right!r}")
        (folder / file).write_text(text.replace(right, wrong, 1), encoding="utf-8")


def found(folder: Path, walks: str) -> str:
    """What the machine says of the copy; nothing when it notices nothing. SystemExit when it could not look."""
    command = [sys.executable, "-m", "pytest", "-x", "-q", "--timeout", "0", "-p", "no:cacheprovider", "--tb", "short"]
    ended = subprocess.run(
        [*command, "tests/faults/test_machine.py"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder), "FAULTS_WALKS": walks, "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    if ended.returncode == 0:
        return ""
    said = next((line for line in ended.stdout.splitlines() if "AssertionError" in line), None)
    if said is None:
        raise SystemExit(f"the machine could not run:\n{ended.stdout[-2000:]}{ended.stderr[-2000:]}")
    return said


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults.planting", description=__doc__)
    parser.add_argument("names", nargs="*", help="parts of names; every bug by default")
    parser.add_argument("--walks", default="60x30", help="how many walks of how many steps")
    chosen = parser.parse_args()
    bugs = [bug for bug in BUGS if not chosen.names or any(name in bug.name for name in chosen.names)]
    missed = 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for part in WHOLE:
            (folder / part).symlink_to(ROOT / part)
        for bug in bugs:
            plant(bug, folder)
            began = perf_counter()
            what = found(folder, chosen.walks)
            missed += not what
            print(f"{'found ' if what else 'MISSED'} {bug.name} ({perf_counter() - began:.0f} s)", flush=True)
            print(f"       {what.strip()[:200]}", flush=True)
    print(f"{len(bugs) - missed} of {len(bugs)} planted bugs found, seed {SEED}")
    raise SystemExit(bool(missed))


if __name__ == "__main__":
    main()
