"""python -m tests.faults.planting: plants real bugs in a copy of the bot, one at a time, and shows that the state
machine of tests/faults/machine.py finds each. The real code is never touched. Ends with a table, and with 1 where a bug
stays unnoticed.
"""

from __future__ import annotations

import argparse
import os
import re
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
NOTHING = Bug(name="nothing is planted: the machine has nothing to say", edits=())
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
        edits=(("actions/jobs/assignment.py", "    await show_given_back(unit, job, former)\n", ""),),
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


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """What the machine says of a copy. `said`: what it noticed; empty when it noticed nothing."""

    bug: str
    said: str
    seconds: float
    in_time: bool = True

    def line(self) -> str:
        """A row of the table."""
        found = "NO END" if not self.in_time else "found" if self.said else "quiet"
        return f"{found:6} {self.seconds:5.0f} s  {self.bug}"


def judged(bug: Bug, folder: Path, walks: str, within: float) -> Verdict:
    """Let the machine walk through the copy; SystemExit when it could not."""
    command = [sys.executable, "-m", "pytest", "-x", "-q", "--timeout", "0", "-p", "no:cacheprovider", "--tb", "short"]
    began = perf_counter()
    try:
        ended = subprocess.run(
            [*command, "tests/faults/test_machine.py"],
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(folder), "FAULTS_WALKS": walks, "PYTHONDONTWRITEBYTECODE": "1"},
            capture_output=True,
            text=True,
            check=False,
            timeout=within,
        )
    except subprocess.TimeoutExpired:
        return Verdict(bug=bug.name, said="", seconds=perf_counter() - began, in_time=False)
    seconds = perf_counter() - began
    if ended.returncode == 0:
        return Verdict(bug=bug.name, said="", seconds=seconds)
    said = next((line for line in ended.stdout.splitlines() if re.match(r"E +\w*(Error|NotFound|Invalid)", line)), "")
    if ended.returncode != 1 or "Failing test case" not in ended.stdout:
        raise SystemExit(f"the machine could not walk:\n{ended.stdout[-2000:]}{ended.stderr[-2000:]}")
    return Verdict(bug=bug.name, said=said.removeprefix("E").strip() or "an exception", seconds=seconds)


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults.planting", description=__doc__)
    parser.add_argument("names", nargs="*", help="parts of names; every bug by default")
    parser.add_argument("--walks", default="60x15", help="how many walks of how many steps")
    parser.add_argument("--within", type=float, default=600, help="seconds for one bug")
    chosen = parser.parse_args()
    bugs = [bug for bug in (*BUGS, NOTHING) if not chosen.names or any(name in bug.name for name in chosen.names)]
    verdicts = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for part in WHOLE:
            (folder / part).symlink_to(ROOT / part)
        for bug in bugs:
            plant(bug, folder)
            verdicts.append(judged(bug, folder, chosen.walks, chosen.within))
            print(f"{verdicts[-1].line()}\n       {verdicts[-1].said[:200]}", file=sys.stderr, flush=True)
    print("\n".join(one.line() for one in verdicts))
    planted = [one for one in verdicts if one.bug != NOTHING.name]
    found = [one for one in planted if one.said]
    alarmed = any(one.said or not one.in_time for one in verdicts if one.bug == NOTHING.name)
    print(f"{len(found)} of {len(planted)} planted bugs found, seed {SEED}")
    raise SystemExit(len(found) < len(planted) or alarmed)


if __name__ == "__main__":
    main()
