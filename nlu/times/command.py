"""python -m nlu time: a phrase a line, null or a JSON object a line. Refuses options; `nlu/__main__` has those."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from nlu.times import read, to_json


def run(lines: Iterable[str], *, now: datetime, zone: ZoneInfo, language: str, country: str) -> Iterator[str]:
    """The answer to each line, blank ones too."""
    for line in lines:
        span = read(line.rstrip("\r\n"), now=now, zone=zone, language=language, country=country)
        yield json.dumps(to_json(span), ensure_ascii=False)
