"""Whether somebody would rather not be called, or may be: "nur Chat", "no calls please". Refuses longer stories."""

from __future__ import annotations

import re
from typing import Final

from nlu.words import tokens

MOST_WORDS: Final = 8

_CHAT: Final = re.compile(
    r"\b(?:nur|lieber|bitte|bloss|prefer|only|just|seulement|uniquement|plutot|solo|soltanto|preferisco|prefere) "
    r"(?:per |by |via |par |im |in |a |the |le |la |il |tramite |mit )*"
    r"(?:chat|chatten|schreiben|schriibe|nachrichten|texten|text|texting|messages?|"
    r"messaging|write|writing|ecrire|ecrit|"
    r"messaggi|messaggio|scrivere)\b"
    r"|\b(?:chat|text|texting|messages?|messaging|messaggi|ecrit|schreiben) (?:only|seulement|uniquement|please|pls|"
    r"lieber|soltanto|preferred|is better)\b"
    r"|\b(?:no|keine?|kei|pas d|pas de|aucun|sans|senza|niente|nessuna|without|ohne) "
    r"(?:phone |tele?f?on)?(?:calls?|anrufe?|aruf|appels?|chiamat[ae]|telefonate|telefonieren)\b"
    r"|\b(?:nicht|nid|nod|ned) (?:an(?:rufen|lute)|alute|telefonieren|telefoniere)\b"
    r"|\b(?:do not|don t|dont|never) (?:call|phone|ring)\b"
    r"|\bne (?:pas (?:m )?|m )?(?:appelez|appeler|telephonez)(?: pas)?\b|\bpas m appeler\b"
    r"|\bnon (?:mi )?(?:chiamat\w*|chiami|telefonate|telefoni)\b"
)
_CALLS: Final = re.compile(
    r"\b(?:anrufe?|anrufen|aruf|alute|calls?|calling|appels?|chiamate|telefonieren) "
    r"(?:(?:sind|ist|isch|geht|are|is|sont|sono|gerne?|ruhig) )*(?:ok|okay|erlaubt|moglich|fine|allowed|welcome|"
    r"autorises?|permesse|possibles?|gut|gern|gerne)\b"
    r"|\b(?:durfen|konnen|darf|may|can|pouvez|potete|puo) (?:mich |mi |you |sie |m )?(?:gerne? |ruhig |also )?"
    r"(?:anrufen|alute|call(?: me)?|appeler|chiamar\w*)\b|\byou (?:can|may) call\b"
)


def chat_only(text: str) -> bool | None:
    """True for chat only, False for calls allowed, None when a message says neither."""
    words = [token.folded for token in tokens(text) if token.folded.isalnum()]
    if not 0 < len(words) <= MOST_WORDS:
        return None
    said = " ".join(words)
    if said in {"chat", "chat only", "chatten", "per chat", "in chat"} or _CHAT.search(said):
        return True
    return False if _CALLS.search(said) else None
