"""What people say to offered times that do not suit them: none of these, earlier, later. Refuses whatever says more."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from nlu.words import tokens


class Wanted(StrEnum):
    """What is wanted instead of the times on offer."""

    OTHER = "other"
    EARLIER = "earlier"
    LATER = "later"


MOST_WORDS: Final = 9
_AROUND: Final = frozenset(
    """
    bitte lieber gerne gern geht gaht goht ginge gieng es s das auch au noch no etwas was mal villicht vielleicht ein
    eine einen de der die dene diesen davon dervo von mir mer ich i haben sie hatten hatte hed hat het gibt gits git
    leider termin termine zeit zeiten tag da fur mich please pls a bit something anything got have you do is are there
    can it be the that this these those them of for me any possible slot slots time times day would
    rather prefer to want need
    plutot un peu possible svp c est quelque chose y t il avez vous des si me ne va de ceux ci ca creneau creneaux
    heure heures jour puo e qualcosa avete per favore mi bene di questi quelli orario orari giorno po danke thanks
    merci grazie sorry nein nei
    """.split()
)
_SAID: Final = {
    Wanted.OTHER: """
        keiner|keine|keins|keis|keni|kein|keiner passt|keine passt|keiner passen|keine passen|keis passt|passt nicht|
        passen nicht|passt nod|passt nid|passed nod|passt alles nicht|nichts|nichts passt|nut passt|anderer|andere|
        anderen|anders|ander|anderi|none|neither|nothing|none work|none works|none suit|none suits|nothing works|
        nothing suits|none fit|doesn t work|don t work|doesn t suit|don t suit|other|others|another|aucun|aucune|
        aucun convient|aucune convient|convient pas|conviennent pas|rien convient|autre|autres|nessuno|nessuna|altro|
        altri|un altro|non vanno
    """,
    Wanted.EARLIER: """
        fruher|frueher|friener|fruener|eher|nichts fruher|earlier|sooner|nothing earlier|plus tot|rien plus tot|prima|
        piu presto|presto|niente prima
    """,
    Wanted.LATER: "spater|spaeter|spoter|spoeter|speter|later|plus tard|piu tardi|dopo",
}
_PHRASES: Final = {
    phrase: wanted
    for wanted, phrases in _SAID.items()
    for phrase in (" ".join(one.split()) for one in phrases.split("|"))
}


def read(text: str, language: str | None = None) -> Wanted | None:
    """What a short message wants instead of the times on offer; None for everything else.

    "Prima" is earlier in Italian only.
    """
    words = [token.folded for token in tokens(text) if token.folded.isalnum()]
    if not 0 < len(words) <= MOST_WORDS:
        return None
    said = " ".join(word for word in words if word not in _AROUND)
    return None if said == "prima" and language != "it" else _PHRASES.get(said)
