"""Rasa in the embedded model's place: intent and category from a server, all else from here. Refuses to be needed.

The server is trained on the same phrases (nlu/rasa_project). When it is slow, down or talks nonsense, the embedded
backend's own reading stands, and the server is left alone for a while.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, Final, Self

import aiohttp

from domain.vocabulary import Category
from nlu.local import Local, Told
from nlu.understanding import Intent, Reading, Setting, Understanding

TIMEOUT: Final = 0.5  # seconds a customer may be kept waiting for a second opinion
REST: Final = 30.0  # seconds a server that failed is left alone
_DEFAULT: Final = "default"  # the selector's name when it serves every retrieval intent


class Rasa:
    """An understander over HTTP with the embedded one behind it."""

    def __init__(
        self,
        url: str,
        local: Local,
        *,
        elapsed: Callable[[], float],
        timeout: float = TIMEOUT,
        rest: float = REST,
        failed: Callable[[str], None] | None = None,
    ) -> None:
        """`elapsed` counts seconds (time.monotonic in production); `failed` is told why the server is left alone."""
        self._failed = failed or (lambda _: None)
        self._url = url.rstrip("/") + "/model/parse"
        self._local = local
        self._elapsed = elapsed
        self._timeout = aiohttp.ClientTimeout(total=timeout)
        self._rest = rest
        self._resting_until = float("-inf")
        self._session: aiohttp.ClientSession | None = None

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    async def close(self) -> None:
        """Let go of the connection."""
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def understand(self, text: str, setting: Setting) -> Understanding:
        """Read one message; the embedded reading stands when the server does not answer well."""
        own = self._local.read(text, setting)
        # Danger is never asked about: the lexicon decides, at once.
        if own.intent is Intent.EMERGENCY or not text.strip() or self._elapsed() < self._resting_until:
            return own
        try:
            said = await self._ask(text)
            answer = told(said)
            others = alternatives(said, answer)
        except (aiohttp.ClientError, TimeoutError, ValueError, KeyError, TypeError, AttributeError) as fault:
            self._failed(type(fault).__name__)
            self._resting_until = self._elapsed() + self._rest
            return own
        if answer.intent is Intent.EMERGENCY:  # nor believed, where the lexicon is silent: an alarm is not learned
            return own
        return replace(self._local.read(text, setting, answer), alternatives=others)

    async def _ask(self, text: str) -> dict[str, Any]:
        if self._session is None:
            self._session = aiohttp.ClientSession(timeout=self._timeout)
        async with self._session.post(self._url, json={"text": text}) as answer:
            answer.raise_for_status()
            said: dict[str, Any] = await answer.json()
            return said


def told(said: dict[str, Any]) -> Told:
    """What the server says; ValueError and the like for an answer that is not in our labels."""
    intent = Intent(str(said["intent"]["name"]).partition("/")[0])
    categories = _categories(said)
    if intent is Intent.NEW_NEED and not categories:
        raise ValueError("a need without a category")
    category, sure = categories[0] if categories else (None, 0.0)
    confidence = float(said["intent"]["confidence"])
    return Told(intent=intent, confidence=confidence, category=category, category_confidence=sure)


def alternatives(said: dict[str, Any], answer: Told) -> tuple[Reading, ...]:
    """The server's next best readings."""
    ranked = [(Intent(str(row["name"]).partition("/")[0]), float(row["confidence"])) for row in said["intent_ranking"]]
    others = [
        Reading(intent=i, category=None, confidence=sure)
        for i, sure in ranked
        if i not in (answer.intent, Intent.NEW_NEED)
    ]
    need = next((sure for i, sure in ranked if i is Intent.NEW_NEED), 0.0)
    skip = answer.category if answer.intent is Intent.NEW_NEED else None
    others += [
        Reading(intent=Intent.NEW_NEED, category=name, confidence=need * sure)
        for name, sure in _categories(said)
        if name is not skip
    ]
    others.sort(key=lambda reading: -reading.confidence)
    return tuple(others[:3])


def _categories(said: dict[str, Any]) -> list[tuple[Category, float]]:
    """The selector's ranking of categories, best first."""
    selector = said.get("response_selector") or {}
    chosen = selector.get("new_need") or selector.get(_DEFAULT) or {}
    ranking = chosen.get("ranking") or []
    return [(Category(row["intent_response_key"].partition("/")[2]), float(row["confidence"])) for row in ranking]
