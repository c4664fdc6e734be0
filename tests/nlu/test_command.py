"""python -m nlu: one line in, one line out, and exit code 2 for options that make no sense."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from nlu import evaluation
from nlu.local import Local
from nlu.report import to_json

FIELDS = (
    "language intent intent_confidence category category_confidence kind kind_confidence urgency time place devices "
    "alternatives more"
).split(" ")


def run(*arguments: str, said: str = "") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([sys.executable, "-m", "nlu", *arguments], input=said.encode(), capture_output=True)


@pytest.mark.parametrize(
    "arguments",
    [
        ("parse", "--zone", "Mars/Olympus"),
        ("parse", "--now", "tomorrow"),
        ("parse", "--country", "Switzerland"),
        ("time", "--lang", "xx"),
        ("parse", "--unknown"),
    ],
)
def test_bad_options_end_with_2(arguments: tuple[str, ...]) -> None:
    assert run(*arguments).returncode == 2


def test_a_line_for_a_line() -> None:
    said = "morgen um 9\n\nkeine Zeit genannt\n"
    done = run("time", "--lang", "de", "--now", "2026-11-21T14:05:00+01:00", "--zone", "Europe/Zurich", said=said)
    answers = [json.loads(line) for line in done.stdout.decode().splitlines()]
    assert [answer and answer["start"] for answer in answers] == ["2026-11-22T09:00:00+01:00", None, None]


def test_the_object_has_its_fields(local: Local) -> None:
    heard = local.read("Drucker spinnt, morgen um 9 in 8004 Zürich", evaluation.SETTING)
    told = json.loads(json.dumps(to_json(heard)))
    assert list(told) == FIELDS
    assert told["time"]["text"] == "morgen um 9"
    assert told["place"]["postal_code"] == "8004"
    assert (told["intent"], told["category"], told["urgency"]) == ("new_need", "printer", "scheduled")
    greeting = to_json(local.read("hallo", evaluation.SETTING))
    assert [greeting[name] for name in ("category", "kind", "urgency")] == [None, None, None]
