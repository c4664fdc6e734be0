"""What helpers type instead of pressing: I take it, I cannot, on my way, there, later, done, free, a pause.

A clause counts when nothing is left of it beside the phrase and the words people put around it: "bin fast fertig" and
"kann nicht parkieren" say something else. Refuses to know what the bot asks, and any question.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from nlu.words import tokens


class Saying(StrEnum):
    """What a helper means by it."""

    TAKE = "take"
    CANNOT = "cannot"
    SET_OFF = "set_off"
    AWAY = "away"  # there in so many minutes
    LATER = "later"  # so many minutes later than said
    HERE = "here"
    DONE = "done"
    FREE = "free"
    PAUSE = "pause"


@dataclass(frozen=True, kw_only=True)
class Said:
    """What was said; `minutes` for AWAY and LATER; `rest`: the other clauses, a reason or a price for example."""

    sayings: frozenset[Saying]
    minutes: int = 0
    rest: str = ""


MOST_WORDS: Final = 14
PHRASES: Final = {
    Saying.TAKE: """
        mach | mache | nehme | nehm | nimm | ubernehme | annehmen | nehme an | angenommen | akzeptiere | akzeptieren |
        dabei | sage zu | zusage | will take | ll take | take | ll do | will do | accept | can do | count me in |
        prends | accepte | accepter | m en occupe | fais | prendo | prendo io | faccio | faccio io | accetto |
        accettare | ci penso io
    """,
    Saying.CANNOT: """
        kann nicht | kann nicht kommen | kann nicht machen | kann nicht annehmen | chan nod | chan nod cho | cha nid |
        cha nid cho | chan ned | chan ned cho | kan nid | schaffe nicht | schaffs nicht | schaff nod | geht nicht |
        gaht nod | geit nid | keine zeit | kei zit | weg | nicht da | ablehnen | abgelehnt | lehne ab | passe | muss
        absagen | muss zuruckgeben | zuruckgeben | krank | chrank | can t | cannot | can not | can t come | cannot
        come | can t make | cannot make | can t do | won t make | no time | have no time | decline | not available |
        sick | ill | have to cancel | ne peux pas | peux pas | ne peux pas venir | peux pas venir | pas possible | pas
        temps | n ai pas temps | pas dispo | ne pas dispo | refuse | refuser | malade | dois annuler | non posso | non
        posso venire | non ho tempo | non ce la faccio | rifiuto | rifiutare | malato | malata | devo annullare
    """,
    Saying.SET_OFF: """
        unterwegs | underwags | gehe los | geh los | fahre los | fahr los | losgefahren | losgegangen | gahn los |
        gang los | gah los |
        fahr ab | auf dem weg | uf em wag | mache mich auf den weg | on way | omw | setting off | leaving | leaving
        home | heading over | en route | en chemin | pars | per strada | in viaggio | parto | partito | partita | sto
        arrivando
    """,
    Saying.HERE: """
        da | dort | angekommen | acho | vor der tur | stehe vor der tur | vor ort | here | there | arrived | have
        arrived | ve arrived | at door | la | arrive | arrivee | sur place | devant porte | qui | arrivato | arrivata
        | eccomi | sul posto | davanti porta
    """,
    Saying.DONE: """
        fertig | bereits fertig | erledigt | habe fertig | ha fertig | gemacht | alles erledigt | done | finished |
        all done | have finished | ve finished | termine | fini | ai termine | ai fini | c est fait | c est termine |
        c est fini | finito | ho finito | fatto | tutto fatto | terminato | ho terminato
    """,
    Saying.FREE: """
        frei | verfugbar | verfuegbar | wieder frei | wieder verfugbar | wieder verfuegbar | wieder da | wider frei |
        wider da | available | free | available again | free again | back | dispo | disponible | libre | de nouveau
        dispo | de nouveau disponible | libera | libero | disponibile | di nuovo libera | di nuovo libero | di nuovo
        disponibile
    """,
    Saying.PAUSE: """
        mache pause | mach pause | brauche pause | pause | feierabend | mache feierabend | nicht verfugbar | nicht
        verfuegbar | nod verfuegbar | taking break | take break | need break | on break | off duty | not available |
        fais pause | prends pause | en pause | pas dispo | ne pas dispo | pas disponible | ne pas disponible | faccio
        pausa | prendo pausa | in pausa | pausa | non disponibile
    """,
}
AROUND: Final = frozenset(
    """
    ich i bin bi ok okay ja gern gerne klar jetzt jetz ca circa grad gerade gleich sofort nun schon so
    also doch leider sorry
    entschuldigung tut mir leid danke bitte heute es das den dies diesen s auftrag anfrage job hallo hoi hi salu mal
    kurz eine einen e ne yes sure now just am m ll the it this that my i ve already sorry unfortunately please thanks
    today a je j le l la-bas suis maintenant deja oui desole malheureusement merci aujourd hui une un d accord ca moi
    sono si certo adesso ora gia purtroppo mi dispiace grazie oggi lo va bene una subito
    """.split()
)
HINTING: Final = frozenset(
    """
    unterwegs angekommen fertig erledigt krank chrank zuruckgeben spater spoter verspatung verspate arrived finished
    sick late delayed termine fini malade retard arrive finito terminato malato malata ritardo arrivato arrivata
    """.split()
)
"""What may be meant for the card, though the sentence is not clear enough to act on."""

REASONS: Final = frozenset(
    """
    krank chrank weit wiit far loin lontano grippe fieber migrane kopfweh unfall verletzt spital arzt notfall
    familie kind kinder baby auto panne
    platten velo zug stau tram uberstunden verschlafen vergessen irrtum versehen spater werkzeug ersatzteil sick ill
    unwell flu fever accident injured hospital doctor emergency family car tyre train traffic overtime overslept
    forgot mistake tools malade grippe fievre accident blesse hopital medecin urgence famille enfant voiture crevaison
    train bouchon bouchons oublie erreur outils malato malata febbre incidente ferito ospedale medico emergenza
    famiglia bambino bambini macchina gomma treno traffico dimenticato errore sbaglio attrezzi
    """.split()
)
"""Words that tell why somebody does not come."""

_CLAUSES: Final = re.compile(r"[,.;!:](?=\s|$)|\n|\s[-–]\s|\b(?:weil|wegen|denn|because|parce que|perché|aber|but)\b")
_LENGTHS: Final = (
    (
        re.compile(
            r"\b(?:(?:einer?|e|ne|une|un|an?) )?(?:halbe?n? ?stunde?|halb stund|halbstund|demi heure|half hour)\b"
        ),
        "30 min",
    ),
    (re.compile(r"\bhalf an hour\b|\bmezz ?ora\b"), "30 min"),
    (
        re.compile(
            r"\b(?:(?:einer?|e|ne|un) )?(?:viertel ?stunde?|quart d heure|quarto d ora)\b|\ba? ?quarter of an hour\b"
        ),
        "15 min",
    ),
    (re.compile(r"\b(?:1|einer?|e|ne|une|an?|un) (?:stunde?|stund|hour|heure|ora)\b"), "60 min"),
)
_MINUTES: Final = r"(?P<minutes>\d{1,3}) ?(?:m|min|mins|minute[ns]?|minuta|minuti|minuten|minutli|minute)"
_LATE: Final = re.compile(
    rf"^(?:(?:komme|chume|chum|kumme|verspate mich|mich um|um|etwa|circa|ca|ungefahr|about|around|running|will be|be|"
    rf"by|arrive|arrivero|arriverai|serai|aurai|ai|environ|avec|con|arrivo|saro|ho|in|en|bis|habe|delayed|de|di|retard|"
    rf"ritardo|verspatung|mit) )*"
    rf"{_MINUTES} ?(?P<late>(?:zu )?spat(?:er)?|spoter|z spat|verspatung|late|later|delay|de retard|plus tard|"
    rf"di ritardo|piu tardi|in ritardo|en retard)?(?: da| dort| there| cho| kommen)?$"
)
_AWAY: Final = re.compile(
    rf"^(?:(?:komme|chume|chum|kumme|arrive|arrivo|saro|serai|ll be|will be|be|there|da|dort|unterwegs|etwa|ca|circa|"
    rf"about|environ|la|li) )*(?:in|i|dans|fra|tra) (?:(?:etwa|ca|circa|about|environ) )?{_MINUTES}"
    rf"(?: (?:da|dort|there|la|li|bei ihnen|bei dir|bei euch|chez vous|da lei|here))*$"
)


_JUST_MINUTES: Final = re.compile(rf"^(?:(?:etwa|ca|circa|about|environ|noch|rund|vielleicht) )*{_MINUTES}$")
"""Beside "on my way": then they will be there."""
_HERE: Final = re.compile(r"^(?:i |ich )?(?:bin|bi) (?:jetzt? |grad |scho )*do$")
"""In dialect, where "do" alone would be English."""


def _core(text: str) -> str:
    return " ".join(token.folded for token in tokens(text) if token.folded not in AROUND and token.folded != "!")


CORES: Final[dict[str, frozenset[Saying]]] = {}
for _saying, _phrases in PHRASES.items():
    for _phrase in _phrases.split("|"):
        _key = _core(_phrase) or _phrase.strip()
        CORES[_key] = CORES.get(_key, frozenset()) | {_saying}


def read(text: str) -> Said | None:
    """What a helper's words say about a request, a job or themselves; None when they say anything else."""
    if "?" in text or not 0 < len(tokens(text)) <= MOST_WORDS:
        return None
    found: Said | None = None
    rest: list[str] = []
    for clause in (part.strip() for part in _CLAUSES.split(text)):
        said = _clause(clause)
        minutes = _minutes(clause)
        if found is not None and found.sayings == {Saying.SET_OFF} and minutes:
            found = Said(sayings=frozenset({Saying.AWAY}), minutes=minutes)
        elif said is None:
            if _core(clause):
                rest.append(clause)
        elif found is None or said.minutes:
            found = said
        elif not found.minutes and said.sayings != found.sayings:
            rest.append(clause)
    return Said(sayings=found.sayings, minutes=found.minutes, rest=", ".join(rest)) if found is not None else None


def gives_reason(text: str) -> bool:
    """Whether words asked for as the reason why somebody cannot come sound like one."""
    said = read(text)
    if said is not None:
        return Saying.CANNOT in said.sayings
    return names_reason(text)


def names_reason(text: str) -> bool:
    """Whether the words say by themselves why somebody cannot come."""
    return "?" not in text and any(token.folded in REASONS for token in tokens(text))


def mentions(text: str) -> bool:
    """Whether the words may be meant for the job's card, though they do not say so clearly."""
    return "?" not in text and any(token.folded in HINTING for token in tokens(text))


def _minutes(clause: str) -> int:
    """So many minutes and nothing else; 0 when it says anything else."""
    found = _JUST_MINUTES.match(_folded(clause))
    return int(found["minutes"]) if found is not None else 0


def _folded(clause: str) -> str:
    """The words as they are compared, lengths of time in minutes."""
    folded = " ".join(token.folded for token in tokens(clause))
    for length, minutes in _LENGTHS:
        folded = length.sub(minutes, folded)
    return folded


def _clause(clause: str) -> Said | None:
    folded = _folded(clause)
    if _HERE.match(folded):
        return Said(sayings=frozenset({Saying.HERE}))
    without = " ".join(word for word in folded.split() if word not in AROUND or word == "i")
    for said in (folded, without, without.removeprefix("i ")):
        away, late = _AWAY.match(said), _LATE.match(said)
        if away is not None:
            return Said(sayings=frozenset({Saying.AWAY}), minutes=int(away["minutes"]))
        if late is not None and (late["late"] or re.search(r"\b(?:verspat|retard|ritardo|delayed)", said)):
            return Said(sayings=frozenset({Saying.LATER}), minutes=int(late["minutes"]))
    sayings = CORES.get(_core(clause))
    return Said(sayings=sayings) if sayings is not None else None
