"""Who reads messages, as `nlu.backend` says. Refuses to read any."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Final

import aiohttp
import structlog

from bot.config_parts import NluPart
from nlu.local import Local
from nlu.understanding import Understander

log = structlog.get_logger()

MODEL_CACHE: Final = Path(__file__).parents[1] / "var" / "nlu"


def understander_of(part: NluPart, cache: Path = MODEL_CACHE) -> Understander:
    """The configured backend; a Rasa server has the embedded model behind it and falls back to it by itself."""
    local = Local.load(cache, encoder=part.encoder)
    if part.backend == "embedded":
        return local
    from nlu.rasa import Rasa  # only for who wants it

    return Rasa(
        part.url,
        local,
        elapsed=time.monotonic,
        timeout=part.timeout,
        rest=part.rest_seconds,
        failed=lambda fault: log.warning("rasa does not answer: the embedded model reads", error=fault),
    )


async def answers(part: NluPart) -> str:
    """What keeps the Rasa server from being asked; empty when nothing does."""
    patience = aiohttp.ClientTimeout(total=max(part.timeout, 2.0))
    try:
        async with (
            aiohttp.ClientSession(timeout=patience) as session,
            session.get(part.url.rstrip("/") + "/version") as said,
        ):
            said.raise_for_status()
    except (aiohttp.ClientError, TimeoutError, ValueError) as fault:
        return str(fault) or type(fault).__name__
    return ""
