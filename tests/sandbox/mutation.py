"""Plants plausible mistakes in a copy of the sandbox, one at a time, and counts those the tests find.

`python -m tests.sandbox.mutation [PART OF A NAME …]` copies the code to a temporary folder, so the real one is never
touched. Ends with 1 where too many mistakes stay unnoticed.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
FOUND_AT_LEAST = 19


@dataclass(frozen=True, kw_only=True)
class Mistake:
    name: str
    file: str
    right: str
    wrong: str


MISTAKES = [
    Mistake(
        name="message_id as text",
        file="world.py",
        right='wire: Json = {"message_id": chat.last_id}',
        wrong='wire: Json = {"message_id": str(chat.last_id)}',
    ),
    Mistake(
        name="date missing",
        file="world.py",
        right='        wire["date"] = int(self.clock.now().timestamp())\n',
        wrong="",
    ),
    Mistake(
        name="parse_mode ignored",
        file="entities.py",
        right='    if mode and mode.lower() != "none":\n',
        wrong='    if mode == "never":\n',
    ),
    Mistake(name="an edit that does not edit", file="methods/edits.py", right="    post.wire = wire\n", wrong=""),
    Mistake(
        name="an edit without edit_date",
        file="methods/edits.py",
        right='    wire["edit_date"] = world.clock.timestamp()\n',
        wrong="",
    ),
    Mistake(
        name="the same edit accepted",
        file="methods/edits.py",
        right="        raise bad(NOT_MODIFIED)\n",
        wrong="        pass\n",
    ),
    Mistake(
        name="an id used again",
        file="world.py",
        right="        chat.last_id += 1\n",
        wrong="        chat.last_id = sum(not post.gone for post in chat.posts.values()) + 1\n",
    ),
    Mistake(
        name="a changed error text",
        file="refusals.py",
        right="query is too old and response timeout expired",
        wrong="query is too old or response timeout expired",
    ),
    Mistake(name="403 as 400", file="refusals.py", right='Refusal(403, f"Forbidden', wrong='Refusal(400, f"Forbidden'),
    Mistake(
        name="offset does not acknowledge",
        file="updates.py",
        right="        if offset:\n            self.acknowledge(offset)\n",
        wrong="",
    ),
    Mistake(
        name="two pollers allowed",
        file="updates.py",
        right="                raise conflict(TWO_POLLERS if self.webhook is None else ENDED_BY_WEBHOOK)",
        wrong="                return []",
    ),
    Mistake(
        name="offsets in characters, not UTF-16",
        file="markup/building.py",
        right='    return len(text) + sum(1 for sign in text if sign > "\\uffff")',
        wrong="    return len(text)",
    ),
    Mistake(
        name="a tap answered twice",
        file="methods/marks.py",
        right="if tap is None or tap.answered or",
        wrong="if tap is None or",
    ),
    Mistake(
        name="taps never expire",
        file="updates.py",
        right="kept = TAP_KEPT_SECONDS if waiting",
        wrong="kept = KEPT_SECONDS if waiting",
    ),
    Mistake(
        name="privacy mode off",
        file="eyes.py",
        right='or world.bot.get("can_read_all_group_messages"):',
        wrong='or not world.bot.get("can_read_all_group_messages"):',
    ),
    Mistake(
        name="a blocked bot may write",
        file="register.py",
        right="            if person.blocked:\n",
        wrong="            if person.blocked and person.deactivated:\n",
    ),
    Mistake(
        name="retry_after missing",
        file="refusals.py",
        right='retry after {retry_after}", retry_after=retry_after)',
        wrong='retry after {retry_after}")',
    ),
    Mistake(
        name="buttons kept by an edit without them",
        file="methods/edits.py",
        right='    new = {**content, "reply_markup": markup}\n',
        wrong='    new = {**content, "reply_markup": markup or post.wire.get("reply_markup")}\n',
    ),
    Mistake(
        name="old messages can be deleted",
        file="methods/edits.py",
        right="DELETABLE = timedelta(hours=48)",
        wrong="DELETABLE = timedelta(days=48)",
    ),
    Mistake(
        name="protected content forwarded",
        file="methods/again.py",
        right='return not post.wire.get("has_protected_content") and any(',
        wrong="return any(",
    ),
    Mistake(
        name="65 bytes of callback_data",
        file="keyboards.py",
        right="LONGEST_CALLBACK = 64",
        wrong="LONGEST_CALLBACK = 66",
    ),
    Mistake(
        name="a wrong secret at the webhook",
        file="webhook.py",
        right="{SECRET_HEADER: webhook.secret}",
        wrong="{SECRET_HEADER: webhook.url}",
    ),
]


def found(mistake: Mistake, folder: Path) -> bool:
    """Plant it, run the tests, take it out again."""
    path = folder / "sandbox" / mistake.file
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(mistake.right, mistake.wrong), encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-x", "-q", "tests/sandbox", "-p", "no:cacheprovider", "--no-header"]
    ended = subprocess.run(
        command, cwd=folder, env={**os.environ, "PYTHONPATH": str(folder)}, capture_output=True, check=False
    )
    path.write_text(text, encoding="utf-8")
    return ended.returncode == 1


def main() -> int:
    chosen = [one for one in MISTAKES if not sys.argv[1:] or any(part in one.name for part in sys.argv[1:])]
    for mistake in chosen:
        if mistake.right not in (ROOT / "sandbox" / mistake.file).read_text(encoding="utf-8"):
            raise SystemExit(f"{mistake.name}: {mistake.file} no longer says {mistake.right!r}")
    missed = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for part in ("sandbox", "tests/sandbox"):
            shutil.copytree(ROOT / part, folder / part, ignore=shutil.ignore_patterns("__pycache__", "page"))
        shutil.copy(ROOT / "tests" / "__init__.py", folder / "tests")
        shutil.copy(ROOT / "pyproject.toml", folder)
        for mistake in chosen:
            seen = found(mistake, folder)
            print(f"{'found ' if seen else 'MISSED'}  {mistake.name}", flush=True)
            if not seen:
                missed.append(mistake.name)
    print(f"{len(chosen) - len(missed)} of {len(chosen)} mistakes found")
    return 1 if len(missed) > max(0, len(MISTAKES) - FOUND_AT_LEAST) else 0


if __name__ == "__main__":
    raise SystemExit(main())
