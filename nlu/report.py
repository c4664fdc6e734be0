"""What was understood, as the JSON object that `python -m nlu parse` prints. Refuses to add anything of its own."""

from __future__ import annotations

from typing import Any

from nlu import places, times
from nlu.understanding import Understanding


def to_json(heard: Understanding) -> dict[str, Any]:
    """The object of one message, in the order of its documentation."""
    when = times.to_json(heard.time)
    where = places.to_json(heard.place)
    return {
        "language": heard.language,
        "intent": heard.intent,
        "intent_confidence": round(heard.intent_confidence, 4),
        "category": heard.category,
        "category_confidence": _rounded(heard.category_confidence),
        "kind": heard.kind,
        "kind_confidence": _rounded(heard.kind_confidence),
        "urgency": heard.urgency,
        "time": {**when, "text": heard.time.text} if when is not None and heard.time else None,
        "place": {**where, "text": heard.place.text} if where is not None and heard.place else None,
        "devices": [{"text": d.text, "name": d.name, "negated": d.negated} for d in heard.devices],
        "alternatives": [
            {"intent": r.intent, "category": r.category, "confidence": round(r.confidence, 4)}
            for r in heard.alternatives
        ],
        "more": [{"text": m.text, "category": m.category, "kind": m.kind} for m in heard.more],
    }


def _rounded(confidence: float | None) -> float | None:
    return None if confidence is None else round(confidence, 4)
