"""What was understood and why, in a few lines for a person at a terminal. Refuses to decide anything."""

from __future__ import annotations

import json
from collections.abc import Iterator

from nlu.local import Local
from nlu.moments import moment
from nlu.report import to_json
from nlu.safety import danger
from nlu.understanding import Setting


def explain(local: Local, text: str, setting: Setting) -> Iterator[str]:
    """The understanding field by field, then the features that decided, per head."""
    heard = local.read(text, setting)
    for name, value in to_json(heard).items():
        if value not in (None, []) and not name.endswith("_confidence"):
            sure = {"intent": heard.intent_confidence, "category": heard.category_confidence}.get(name)
            sure = heard.kind_confidence if name == "kind" else sure
            yield f"  {name:12} {json.dumps(value, ensure_ascii=False)}" + (f"  {sure:.2f}" if sure is not None else "")
    kind = danger(text)
    if kind:
        yield f"  rule         danger: {kind}"
    for head, label, reasons in local.reasons(text, moment(heard.time, setting.now)):
        if getattr(heard, head) is None:
            continue  # nobody asked
        told = ", ".join(f"{feature} {weight:+.1f}" for feature, weight in reasons)
        yield f"  why {head:8} {label}: {told}"
