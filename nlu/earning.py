"""Whether a helper asks for their own numbers: "wie viel habe ich verdient?", "my earnings". Refuses to count."""

from __future__ import annotations

import re
from typing import Final

MOST_WORDS: Final = 10
ASKED: Final = re.compile(
    r"\b(?:wie ?viel|wievil|wie ?vil|was)\b.*\bverd[ie]+n|\bmein(?:e|en)? (?:verdienst|einnahmen|zahlen)\b"
    r"|\bhow much\b.*\b(?:i|i've)\b.*\b(?:earn|made|make)|\bmy (?:earnings|numbers)\b"
    r"|\bcombien\b.*\bgagn|\bmes (?:gains|chiffres)\b"
    r"|\bquanto\b.*\bguadagn|\b(?:miei guadagni|mie cifre)\b",
    re.IGNORECASE,
)


def asks(text: str) -> bool:
    """Whether the words are this question and hardly anything else."""
    return len(text.split()) <= MOST_WORDS and ASKED.search(text.replace("’", "'")) is not None
