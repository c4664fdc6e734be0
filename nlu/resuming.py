"""Whether somebody takes back that they stopped: "no aspetta, continua". Refuses longer messages, which say more."""

from __future__ import annotations

import re
from typing import Final

from nlu.words import tokens

MOST_WORDS: Final = 7
_RESUMES: Final = re.compile(
    r"\b(?:weiter|witer|weitermachen|witermache|fortfahren|fortsetzen|"
    r"doch nicht abbrechen|nicht abbrechen|nod abbreche|"
    r"ruckgangig|zuruckholen|doch doch|continue|go on|carry on|keep going|resume|undo|"
    r"don t stop|do not stop|not stop|"
    r"don t cancel|never mind the cancel|continuer|continuez|continuons|on continue|"
    r"reprendre|reprenons|n annulez pas|"
    r"continua|continui|continuare|continuiamo|proseguire|prosegui|riprendi|riprendere|"
    r"avanti|non annullare|next|suivant)\b"
)


def read(text: str) -> bool:
    """Whether a message asks to go on where it was stopped."""
    words = [token.folded for token in tokens(text) if token.folded.isalnum()]
    return 0 < len(words) <= MOST_WORDS and _RESUMES.search(" ".join(words)) is not None
