"""python -m bot init: writes a first config.toml and prices.toml for one region. Refuses to overwrite either.

The files are the commented examples with the operator's own answers in them, so that everything else stands there to be
changed.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path

from bot.cli import CannotRun
from bot.config import BadConfig, read_config
from nlu import places

ROOT = Path(__file__).parents[1]
PRICES = {"CH": "zurich", "LI": "zurich"}
"""Whose example prices a country begins with; everybody else's are in euros."""
IN_EUROS = "berlin"
ZONES = {"CH": "Europe/Zurich", "LI": "Europe/Vaduz", "DE": "Europe/Berlin", "AT": "Europe/Vienna"}
ZONES |= {"FR": "Europe/Paris", "IT": "Europe/Rome"}


@dataclass(frozen=True, kw_only=True)
class Answers:
    """What only the operator can know."""

    name: str
    phone: str
    email: str
    place: str
    admin_chat: int
    helper_chat: int
    admin: int
    language: str


def write(folder: Path, answers: Answers) -> tuple[Path, Path]:
    """Write both files; returns them. Raises CannotRun for a place nobody knows or files that are there already."""
    config, prices = folder / "config.toml", folder / "prices.toml"
    for path in (config, prices):
        if path.exists():
            raise CannotRun(f"init: {path} is there already")
    text = _filled((ROOT / "config.example.toml").read_text(encoding="utf-8"), answers)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        config.write_text(text, encoding="utf-8")
        prices.write_text((ROOT / "prices.example.toml").read_text(encoding="utf-8"), encoding="utf-8")
        read_config(config)
    except OSError as fault:
        raise CannotRun(f"init: {folder} cannot be written ({fault.strerror})") from fault
    except BadConfig as fault:
        config.unlink()
        prices.unlink()
        raise CannotRun(f"init: {fault}") from fault
    return config, prices


def _filled(example: str, answers: Answers) -> str:
    found = places.read(answers.place, country="CH", language=answers.language)
    if found is None or found.lat is None or found.lon is None or found.country not in ZONES:
        raise CannotRun(f"init: I do not know where {answers.place!r} is; try a postal code with its town")
    head, regions, rest = _three(example)
    operator = {"name": answers.name, "phone": answers.phone, "email": answers.email, "imprint": answers.name}
    head = head.replace("hilfe@example.ch", json.dumps(answers.email)[1:-1])  # in the pages too
    for key, said in operator.items():
        head = _set(head, key, said)
    head = _set(head, "prices", "prices.toml")
    admins = {"chat": answers.admin_chat, "ids": [answers.admin], "language": answers.language}
    start = head.index("[admins]")
    tail = head[start:]
    for key, value in admins.items():
        tail = _set(tail, key, value)
    region = {
        "id": PRICES.get(found.country, IN_EUROS),
        "title": found.label.split(" ", 1)[-1],
        "country": found.country,
        "zone": ZONES[found.country],
        "helper_chat": answers.helper_chat,
        "lat": round(found.lat, 4),
        "lon": round(found.lon, 4),
        "language": answers.language,
    }
    for key, value in region.items():
        regions = _set(regions, key, value)
    return head[:start] + tail + regions + rest


def _three(example: str) -> tuple[str, str, str]:
    """What stands before the regions, the first region, and what stands after them."""
    first = example.index("[[regions]]")
    second = example.index("[[regions]]", first + 1)
    after = example.index("[[crowds]]")
    return example[:first], example[first:second], example[after:]


def _set(text: str, key: str, value: object) -> str:
    """The first line of this key with another value; its remark stays where it fits."""
    line = re.search(rf"^{key} = (.*?)(\s*# .*)?$", text, re.MULTILINE)
    if line is None:
        raise KeyError(key)
    put = json.dumps(value, ensure_ascii=False)
    remark = (line[2] or "").strip()
    whole = f"{key} = {put}".ljust(38 if remark else 0) + remark
    return text[: line.start()] + whole + text[line.end() :]
