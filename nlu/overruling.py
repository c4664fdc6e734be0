"""Whether words that name a time are that time and nothing else, whatever they sound like. Refuses to read the time.

Asked while a card waits for a time: "30. November um 9" is no complaint, "nvm tomorrow is fine" calls nothing off.
"""

from __future__ import annotations

import re
from typing import Final

from nlu.words import tokens

MOST_WORDS: Final = 4
"""So many words beside the time; a longer message says something else as well."""
_ELSE: Final = re.compile(
    r"\?|^(?:stop\w*|abbr\w+|abgebr\w+|storn\w+|absag\w*|abgesagt|sag\w*|ab|cancel\w*|annul\w*|decommand\w*|disdi\w*|"
    r"forget|vergiss\w*|vergessen|drop|delete|losch\w*|oubli\w*|laisse\w*|lascia\w*|dimentica\w*|scrap|call|off|"
    r"nicht|nid|nod|ned|not|don|kein\w*|no|never|nie|nix|pas|plus|non|ne|nessun\w*|aucun\w*|erledigt|solved|weg|fallt|"
    r"mensch\w*|person\w*|human|operat\w+|mitarbeiter\w*|conseill\w+|umano|anruf\w*|ruf\w*|telefon\w*|phone|speak|talk|"
    r"sprechen|rede\w*|parl\w+|appel\w*|rappel\w*|chiam\w+|richiam\w+|lut\w*|alut\w*|"
    r"wo|where|ou|dove|wer|who|qui|chi|was|what|quoi|wann|when|quand|wie|how|combien|quanto|"
    r"schlecht\w*|kaputt|war|was|gsi|etait|era|never|zu|too|trop|troppo|spat\w*|late|retard|ritardo)$"
)


_WHENEVER: Final = re.compile(
    r"\b(?:egal|gleich|wurst|no matter|n'importe|peu importe|non importa) (?:wann|when|quand|quando)\b", re.IGNORECASE
)


def only_says_when(text: str, time: str) -> bool:
    """Whether nothing beside the words `time` calls off, asks, wants a human or complains in so many words."""
    at = text.find(time)
    rest = text if at < 0 else f"{text[:at]} {text[at + len(time) :]}"
    words = [
        token.folded for token in tokens(_WHENEVER.sub(" ", rest)) if token.folded.isalnum() or token.folded == "?"
    ]
    return at >= 0 and len(words) <= MOST_WORDS and not any(_ELSE.search(word) for word in words)
