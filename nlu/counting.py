"""A number as the answer to a list: "2", "die zweite", "the first one please". Refuses everything that says more.

Every word must be a number or one of the words people put around it: "um zwei" is a time, "zwei Drucker" two printers.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

LAST: Final = -1


@dataclass(frozen=True, kw_only=True)
class Pick:
    """Which of a list: 1 is the first, LAST the last. `spelled`: as "the second", which can be nothing but a place."""

    number: int
    spelled: bool


WORD = re.compile(r"[^\W_]+")
MOST_WORDS = 7
AROUND = frozenset(
    """
    ich nehme nehm nimm nehmen wir lieber gern gerne bitte dann doch ja okay ok gut die der das den dem di de s
    es nr nummer option variante antwort möglichkeit wahl termin zeit fenster zeitfenster vorschlag punkt möchte
    will hätte wähle passt geht ist wäre mir für mich von oben the i ll d take want would like to have please
    number no choice slot time window answer one prefer choose pick is fine good works for me yes go with let us
    let le la l les je j prends prendrai prendrais veux voudrais aimerais préfère choisis numéro numero choix
    créneau heure proposition réponse oui s il vous te plaît plait svp celui celle merci il lo prendo voglio
    vorrei preferisco scelgo opzione scelta fascia orario risposta proposta quella quello sì si va bene per
    favore grazie stern sterne star stars étoile étoiles stella stelle
    """.split()
)
ORDINALS: Final = (
    "erste ersten erster erstes erschte erschti first 1st premier première premiere 1er 1ère 1ere primo prima",
    "zweite zweiten zweiter zweites zwöite zwöiti second 2nd deuxième deuxieme seconde 2e 2ème secondo seconda",
    "dritte dritten dritter drittes dritti third 3rd troisième troisieme 3e 3ème terzo terza",
    "vierte vierten vierter viertes vierti fourth 4th quatrième quatrieme 4e 4ème quarto quarta",
    "fünfte fünften fünfter fünftes föifti fifth 5th cinquième cinquieme 5e 5ème quinto quinta",
    "sechste sechsten sechster sechstes sixth 6th sixième sixieme 6e 6ème sesto sesta",
    "siebte siebten siebter siebtes seventh 7th septième septieme 7e 7ème settimo settima",
    "achte achten achter achtes eighth 8th huitième huitieme 8e 8ème ottavo ottava",
    "neunte neunten neunter neuntes ninth 9th neuvième neuvieme 9e 9ème nono nona",
    "zehnte zehnten zehnter zehntes tenth 10th dixième dixieme 10e 10ème decimo decima",
)
CARDINALS: Final = (
    "eins eis one un une uno",
    "zwei zwo zwöi two deux due",
    "drei drü three trois tre",
    "vier four quatre quattro",
    "fünf föif five cinq cinque",
    "sechs six sei",
    "sieben seven sept sette",
    "acht eight huit otto",
    "neun nine neuf nove",
    "zehn ten dix dieci",
)
LASTS: Final = "letzte letzten letzter letztes last dernier dernière derniere ultimo ultima"
SPELLED: Final = {word: n for n, words in enumerate(ORDINALS, 1) for word in words.split()} | dict.fromkeys(
    LASTS.split(), LAST
)
COUNTED: Final = {word: n for n, words in enumerate(CARDINALS, 1) for word in words.split()}
ALSO_ELSEWISE: Final = {"prima": "la"}
"""Words that say something else by themselves ("Prima!"): a number only after this one."""


def read(text: str) -> Pick | None:
    """Which one the text picks; None when it says anything else."""
    words = WORD.findall(text.casefold())
    if not 0 < len(words) <= MOST_WORDS or re.search(r"\d[:.,/-]\d|[-+]\s*\d", text):
        return None
    found = [pick for before, word in zip(["", *words], words, strict=False) if (pick := _pick(word, before))]
    picks = [pick for pick in found if pick.spelled] or found
    rest = [word for word in words if _pick(word, "la") is None]
    if len({pick.number for pick in picks}) != 1 or any(word not in AROUND for word in rest):
        return None
    others = [pick for pick in found if not pick.spelled and pick not in picks]
    return picks[0] if all(pick.number == 1 for pick in others) else None  # "the second one"


def _pick(word: str, before: str) -> Pick | None:
    if word in SPELLED and ALSO_ELSEWISE.get(word, before) == before:
        return Pick(number=SPELLED[word], spelled=True)
    if word in COUNTED:
        return Pick(number=COUNTED[word], spelled=False)
    if word.isdecimal() and len(word) <= 2:
        return Pick(number=int(word), spelled=False)
    return None
