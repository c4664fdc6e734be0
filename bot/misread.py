"""python -m bot misreads: what was misread, for whoever writes phrases. Refuses to say who wrote it."""

from __future__ import annotations

import json
from datetime import UTC, datetime

from actions import misreads
from bot.config import Config
from bot.opening import opened
from domain.rules import Rules


async def printed(config: Config, rules: Rules, most: int) -> list[str]:
    """A JSON object for each, the worst first."""
    async with opened(config, rules) as store, store.reading(datetime.now(UTC)) as unit:
        worst = await misreads.worst(unit, most)
    return [
        json.dumps(
            {
                "words": row.words,
                "language": row.language,
                "intent": row.intent,
                "confidence": round(row.confidence, 4),
                "why": row.why,
                "often": often,
            },
            ensure_ascii=False,
        )
        for often, row in worst
    ]
