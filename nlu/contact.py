"""Street and phone out of one line: "Hardstrasse 12, 079 123 45 67". Refuses to check that they exist.

A street that is known already is only replaced by what is one by its own words: other words with a digit are not.
"""

from __future__ import annotations

import re
from typing import Final

from nlu import calls, dictating, doors

PHONE = re.compile(r"(?<![\w/])(?:\+|0)\d?(?:[\s./()-]{0,2}\d){7,14}(?!\w)")  # "Hardstrasse 12 079 555 12 34"
BARE = re.compile(r"(?<![\w/])\d(?:[\s./()-]{0,2}\d){7,13}(?!\w)")  # 79 555 12 34, without its 0
MOST_DIGITS: Final = 15
"""Of a phone number, by E.164."""

_KIND = (
    r"(?:stra(?:ss|ß)e|strass|str|gasse|gässli|weg|wegli|platz|allee|rain|halde|steig|ring|damm|ufer|promenade|graben|"
    r"quai|matte|park|hof|zeile)"
)
_UNIT = (
    r"uhr|h|min\w*|std|stund\w*|hours?|heures?|or[ae]|tag\w*|days?|jours?|giorni|chf|fr|franken|euro?|km|kilom\w*|"
    r"jahr\w*|years?|ans|anni|mal|x|stock|etage|floor|étage|piano"
)
_NUMBER = rf"\d{{1,4}}(?:\s?(?:bis|ter)|\s?[a-gi-z])?(?:/\d{{1,3}}){{0,3}}(?![\w/:%]|\s*(?:€|(?:{_UNIT})\b))"
_CAPITAL = r"(?-i:[A-ZÄÖÜ])[\w'’-]+\s"
STREETS = (
    re.compile(rf"\b(?:St\.\s?|{_CAPITAL}){{0,2}}[^\W\d_][\w'’-]*{_KIND}\.?\s?(?:Nr\.?\s?)?{_NUMBER}", re.I),
    re.compile(rf"\b(?:St\.\s?)?[^\W\d_][\w'’.-]*\s{_KIND}\.?\s?(?:Nr\.?\s?)?{_NUMBER}", re.I),  # Berner Strasse 12
    re.compile(rf"\b{_KIND}\s(?:des|der|am|an|zum|zur)\s[^,;\n]{{2,40}}?\s{_NUMBER}", re.I),  # Straße des 17. Juni 135
    re.compile(
        r"\b\d{1,4}\s?(?:bis|ter|[a-z])?,?\s(?:rue|avenue|av\.|chemin|ch\.|route|place|quai|"
        r"boulevard)\s[^\d,;\n]{2,50}",
        re.I,
    ),
    re.compile(
        r"\b(?:via|viale|piazza|piazzetta|corso|vicolo|salita|contrada|rue|avenue|av\.|chemin|"
        r"ch\.|route|rte|quai|boulevard|"
        rf"ruelle|impasse|allée)\s[^\d,;:\n]{{2,40}}?\s{_NUMBER}",
        re.I,
    ),
    re.compile(
        rf"\b\d{{1,4}}[a-z]?\s(?:{_CAPITAL}){{1,3}}(?:street|st|road|rd|avenue|lane|square|place|close|way)\b", re.I
    ),
)
"""What is a street by its own words, wherever it stands in a message."""
HOUSE = re.compile(rf"[^\W\d_][^\d,;:!?\n]{{2,60}}?\s{_NUMBER}", re.I)
"""Any words and a number: a street in answer to the question for it ("Limmatquai 4", "via Nassa 3")."""
MOST_HOUSE_WORDS: Final = 5
NAMED = re.compile(rf"(?:{_CAPITAL}){{1,3}}{_NUMBER}")
"""A name and a number and nothing else: a street also where another is known already ("Bellevue 3")."""
INSIDE = re.compile(
    r"(?:haus|tür|türe|wohnung|stock|etage|code|klingel|lift|door|flat|floor|apartment|porte|étage|piano)\b", re.I
)
ENGLISH_ORDER = re.compile(rf"\d{{1,4}}\s?[a-z]?,?\s[^\W\d_][\w'’-]*{_KIND}", re.I)
"""The number before the street: "12 Langstrasse"."""
_HOUSE_NUMBER = re.compile(r"\b\d{1,4}\s?[a-z]?\b", re.I)
_NEW = r"(?P<new>\d{1,4}\s?[a-z]?)"
_NAMED_NUMBER = re.compile(
    r"\b(?:haus(?:nummer|nr\.?)|husnummere?|house (?:number|no\.?|nr\.?)|numéro|numero(?: civico)?|civico"
    r"|nummer|number)"
    rf"\b[^\d,;]{{0,12}}{_NEW}$",
    re.I,
)
_CORRECTED = re.compile(
    r"(?:nein|nei|non|no|sorry|pardon|scusi|actually|en fait|anzi|eigentlich|oops|ups)\b,?\s+"
    r"(?:(?:sorry|pardon|scusi),?\s+)?(?:(?:es|das|s)\s+(?:ist|isch)|it'?s|it is|c['’]est|è|ist|isch)?\s*"
    rf"(?:die|das|de|the|number|le|la|il|au)?\s*{_NEW}",
    re.I,
)
_INSTEAD = re.compile(
    rf"\b(?:nicht|nöd|nid|not|pas|non)\s+(?:die|le|la|il|the)?\s*(?P<old>\d{{1,4}}[a-z]?),?\s+"
    rf"(?:sondern|sonder|but|mais|ma)\s+(?:die|le|la|il|the)?\s*{_NEW}$",
    re.I,
)
FILLER = re.compile(
    r"^(?:(?:und\s+)?(?:ich\s+wohne|wir\s+wohnen|meine\s+adresse\s+ist|adresse|i\s+live|my\s+address\s+is|address|"
    r"j'habite|mon\s+adresse\s+est|abito|il\s+mio\s+indirizzo\s+è)\b\s*:?\s*)?"
    r"(?:(?:an\s+der|am|an|in\s+der|im|at|à|au|in)\s+)?",
    re.IGNORECASE,
)
CLOCK = re.compile(
    r"\b(?:um|ab|bis|gegen|nach|vor|in|zwischen|at|by|after|before|around|till|until|à|às|dès|vers|après|jusqu'à|alle|"
    r"dalle|dopo|verso|entro|a las|kl|la ora)\s+\d",
    re.I,
)
INSTEAD = re.compile(
    r"(?:und\s+|na\s+|nein,?\s+|no,?\s+|non,?\s+|ah\s+|hm+\s+)?(?:oder|odr|oda|doch|lieber|besser|eher|sondern|stattdessen|"
    r"or|rather|better|instead|make it|let'?s|ou|plutôt|plutot|mieux|o|oppure|meglio|piuttosto|anzi|ou alors)\b",
    re.I,
)
"""How a change of mind begins, and no street: "oder doch 15"."""


def read(text: str, *, known: bool = False, time: str = "") -> tuple[str | None, str | None]:
    """Street with house number, and phone number, each None when the line has none. `known`: there is a street.

    `time`: the words that say when; a name and a number in them are no house.
    """
    said = dictating.phone(text)
    if said is not None:
        text = f"{text[: said.start]},{text[said.end :]}"
    street = next((found for kind in STREETS if (found := kind.search(text)) is not None), None)
    rest = text if street is None else f"{text[: street.start()]},{text[street.end() :]}"
    phone = PHONE.search(rest) or BARE.search(rest)
    number = said.number if said is not None and said.number is not None else _digits(phone)
    if street is not None:
        return street[0].strip(" ,;."), number
    if phone is not None:
        rest = f"{rest[: phone.start()]},{rest[phone.end() :]}"
    parts = re.split(r"[,;\n]", rest)
    if known:
        named = (part.strip() for part in parts)
        return next((one for one in named if NAMED.fullmatch(one) and not INSIDE.match(one)), None), number
    houses = (house for part in parts if (house := _house(part)) is not None)
    return next((house for house in houses if not _is_when(house, time)), None), number


def is_half_a_phone(text: str) -> bool:
    """Whether somebody dictates a phone number that cannot be read, or writes one with too few digits."""
    said = dictating.phone(text)
    if said is not None:
        return said.number is None
    digits = sum(sign.isdecimal() for sign in text)
    return digits > 4 and re.fullmatch(r"[\d\s+./()-]+", text.strip()) is not None


def beside(text: str, street: str | None, phone: str | None) -> str:
    """What a line says besides street and phone."""
    rest = PHONE.sub(" ", text) if phone else text
    return rest.replace(street, " ") if street else rest


def at_door(text: str, street: str | None, phone: str | None, place: str = "") -> str | None:
    """Floor, flat, bell: how to find the door, said with the street or after it. `place`: words that name the town."""
    return doors.read(_without(text, street, phone, place))


def full(street: str | None, door: str | None) -> str | None:
    """A street with the way to its door."""
    return f"{street}, {door}" if street and door else street


def besides_address(text: str, place: str = "") -> str | None:
    """What a message says besides an address; None when there is no address in it."""
    street, phone = read(text, known=True)
    rest = _without(text, street, phone, place)
    return doors.beside(rest) if street or doors.read(rest) else None


def _without(text: str, street: str | None, phone: str | None, place: str) -> str:
    rest = PHONE.sub(", ", text) if phone else text
    for words in (street, place):
        rest = rest.replace(words, ", ", 1) if words else rest
    return rest


def wants_calls(text: str) -> bool | None:
    """Whether somebody may be called, said beside street and phone or alone; None when a line does not say."""
    only = calls.chat_only(beside(text, *read(text, known=True)))
    return None if only is None else not only


def other_number(text: str, street: str) -> str | None:
    """The street with the house number that a correction names ("actually house no is 5", "en fait c'est le 5")."""
    old = list(_HOUSE_NUMBER.finditer(street.partition(",")[0]))
    if not old:
        return None
    at = old[0] if old[0].start() == 0 else old[-1]
    said = " ".join(text.split()).strip(" .!")
    found = _NAMED_NUMBER.search(said) or _CORRECTED.fullmatch(said)
    if (instead := _INSTEAD.search(said)) is not None and instead["old"].strip() == at[0].strip():
        found = instead
    return None if found is None else f"{street[: at.start()]}{found['new']}{street[at.end() :]}"


def _house(part: str) -> str | None:
    if (english := ENGLISH_ORDER.fullmatch(part.strip())) is not None:
        return english[0]
    found = HOUSE.search(FILLER.sub("", part.strip()))
    if found is None or CLOCK.search(found[0]) or len(found[0].split()) > MOST_HOUSE_WORDS:
        return None
    if INSTEAD.match(found[0]):
        return None
    return found[0].strip(" ,;.")


def _is_when(house: str, time: str) -> bool:
    """Whether the number of a house is one of the words that say when: "Freitag 15"."""
    numbers = _HOUSE_NUMBER.findall(house)
    return bool(time) and bool(numbers) and all(re.search(rf"\b{re.escape(one)}", time) for one in numbers)


def without_number(text: str, phone: str | None) -> str | None:
    """A house that has no number, "Hof Sonnenberg": what is left beside the phone, if that is a name."""
    rest = PHONE.sub("", text) if phone else text
    name = " ".join(rest.split()).strip(" ,;.:")
    words = name.split()
    capital = name[:1].isupper()
    return name if capital and 0 < len(words) <= 4 and not re.search(r"[\d?!]", name) and len(name) >= 4 else None


def _digits(phone: re.Match[str] | None) -> str | None:
    """One space at most between the groups, as it was typed otherwise; None for what is too long for a number."""
    if phone is None or sum(sign.isdecimal() for sign in phone[0]) > MOST_DIGITS or len(set(phone[0])) < 3:
        return None
    return re.sub(r"[\s./()-]+", " ", phone[0].replace("(0)", " ")).strip()
