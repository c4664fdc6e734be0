"""What applicants type instead of pressing: age, kilometres, skills, languages, "
""next". Refuses whole stories' sense."""

from __future__ import annotations

import re
from typing import Final

from domain.vocabulary import Category, Language
from nlu.words import tokens

OF_AGE: Final = 18
OLDEST: Final = 110
MOST_KM: Final = 50

_SKILLS: Final = {
    Category.NETWORK: "internet wlan wifi wi router netzwerk reseau rete network modem connexion",
    Category.COMPUTER: "computer compi pc laptop notebook ordinateur ordi mac windows informatik "
    "informatique informatica",
    Category.MOBILE: "handy handys natel smartphone telefon telefone phone phones mobile portable "
    "cellulare telefonino tablet",
    Category.TV: "tv fernseher fernsehen television tele televisore televisione",
    Category.PRINTER: "drucker printer printers imprimante imprimantes stampante stampanti drucken",
    Category.SMART_HOME: "smarthome smart domotik domotique domotica",
    Category.AUDIO: "audio musik musikanlage stereo lautsprecher speaker speakers son musique musica casse hifi",
    Category.FURNITURE: "mobel moebel furniture meuble meubles mobili ikea schrank regal aufbauen ufbaue "
    "montieren montage",
    Category.HOME_GARDEN: "garten garden jardin jardinage giardino giardinaggio haushalt handwerk bricolage "
    "lampen reparieren "
    "flicke flicken reparaturen diy rasen maison casa",
    Category.CLEANING: "putzen putze reinigung reinigen cleaning clean nettoyage menage pulizia pulizie pulire",
    Category.MOVING: "umzug umzuge zugeln zuegeln transport transporte moving demenagement trasloco "
    "traslochi trasporto tragen",
    Category.OFFICE: "buro buero office bureau ufficio formulare forms formulaires moduli briefe papierkram",
}
_EVERYTHING: Final = frozenset("alles alle everything all tout toutes tutto allround".split())
_LANGUAGES: Final = {
    Language.DE: "deutsch dutsch tutsch tuetsch schwiizerdutsch schwiizertutsch schweizerdeutsch "
    "mundart german allemand tedesco de",
    Language.EN: "englisch anglisch english anglais inglese en",
    Language.FR: "franzosisch franzoesisch franzosich french francais francese fr",
    Language.IT: "italienisch italian italien italiano it",
}
_ONWARD: Final = frozenset(
    "weiter witer next continue go on suite suivant continuer avanti continua fertig done "
    "finito fini c est tout das ist alles "
    "that s all that is it basta ok okay".split()
)
_ONWARD_WORDS: Final = frozenset(
    "weiter witer next continue suite suivant continuer avanti continua fertig done finito fini".split()
)
_ONLY: Final = frozenset("nur only just seulement uniquement solo soltanto".split())
_NOT: Final = frozenset("nicht kein keine keinen not no except pas sauf non ausser".split())
_KM: Final = re.compile(
    r"(?<![\d.,])(\d{1,3})(?:[.,]\d)?\s*(?:km|kilometer\w*|kilometr\w*|chilometri|kilomètres?)?(?!\d)", re.I
)
_AGE: Final = re.compile(r"(?<![\d.,])(\d{1,3})(?![\d.,]|\s*(?:uhr|h|km|chf)\b)")


def _folded(text: str) -> list[str]:
    return [token.folded for token in tokens(text)]


def age(text: str) -> int | None:
    """The one number of a message that can be an age in years; "20" of "in 20" too."""
    found = _AGE.findall(text)
    return int(found[0]) if len(found) == 1 and 1 <= int(found[0]) <= OLDEST else None


def kilometres(text: str) -> int | None:
    """How far somebody goes: the largest of at most two numbers ("8 bis 10 km")."""
    found = [int(number) for number in _KM.findall(text)]
    return max(found) if 0 < len(found) <= 2 and 1 <= max(found) <= MOST_KM else None


def skills(text: str) -> list[Category]:
    """The skills named, in the order of the list; nothing where somebody says what they cannot do."""
    said = _folded(text)
    if any(word in _NOT for word in said):
        return []
    if any(word in _EVERYTHING for word in said) and len(said) <= 4:
        return list(_SKILLS)
    return [skill for skill, words in _SKILLS.items() if set(said) & set(words.split())]


def languages(text: str) -> list[Language]:
    """The languages named."""
    said = _folded(text)
    if any(word in _NOT for word in said):
        return []
    if any(word in _EVERYTHING for word in said) and len(said) <= 4:
        return list(Language)
    return [language for language, words in _LANGUAGES.items() if set(said) & set(words.split())]


def only(text: str) -> bool:
    """Whether what is named is all there is: "nur Deutsch"."""
    return any(word in _ONLY for word in _folded(text))


def onward(text: str) -> bool:
    """Whether somebody wants the next question: "weiter", "avanti", "that's all"."""
    said = [word for word in _folded(text) if word not in {"!", "bitte", "please", "svp"}]
    whole = " ".join(said) in {
        "das ist alles",
        "that s all",
        "that is all",
        "so passts",
        "so passt s",
        "so passt es",
        "c est tout",
        "e tutto",
        "basta cosi",
    }
    return whole or (0 < len(said) <= 3 and any(word in _ONWARD_WORDS for word in said) and set(said) <= _ONWARD)


_I_AM: Final = re.compile(
    r"^(?:(?:hallo|hoi|hi|hello|salut|bonjour|ciao|grüezi)[,!. ]+)?"
    r"(?:ich\s+(?:heisse|heiße|bin(?:\s+d(?:ie|er))?)|i\s+(?:heisse|bi|bin)\s*|"
    r"mein\s+name\s+ist|my\s+name\s+is|i\s*'?\s*a?m|"
    r"je\s+m'appelle|je\s+suis|mi\s+chiamo|sono)\s+",
    re.IGNORECASE,
)
_NO_NAME: Final = frozenset(
    "ja nein jo nei ok okay yes no oui non si hallo hoi hi hello bonjour salut ciao danke "
    "thanks merci grazie weiter next "
    "suivant avanti was what quoi cosa warum why bitte help hilfe aide aiuto start test".split()
)
MOST_NAME_WORDS: Final = 4


def name(text: str) -> str | None:
    """The name in an answer, without "ich heisse"; None for "ja", a telephone number, a sentence."""
    given = _I_AM.sub("", " ".join(text.split()).replace("’", "'")).strip(" .!,;")[:40].strip()
    said = _folded(given)
    words = [word for word in said if word not in {"?", "!"}]
    if not any(sign.isalpha() for sign in given) or "?" in given or sum(sign.isdecimal() for sign in given) > 3:
        return None
    return None if len(given.split()) > MOST_NAME_WORDS or set(words) <= _NO_NAME else given
