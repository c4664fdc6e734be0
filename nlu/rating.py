"""How a visit was, in words: "5 Sterne, top Typ!", "4/5", "ja gern wieder". Refuses to guess stars from a mood."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from nlu.words import tokens

MOST: Final = 5
_NUMBERS: Final = {
    word: count
    for count, line in enumerate(
        (
            "1 ein einen eis one un une una",
            "2 zwei zwoi zwo two deux due",
            "3 drei drü drue three trois tre",
            "4 vier four quatre quattro",
            "5 fünf fuenf föif five cinq cinque",
        ),
        start=1,
    )
    for word in line.split()
}
_STARS: Final = re.compile(
    rf"(?<![\w.,/])(?P<count>{'|'.join(_NUMBERS)})(?:[,.]0)?\s*(?:/\s*5\s*)?"
    r"(?:stern(?:e|en|li)?|schtern\w*|stars?|étoiles?|etoiles?|stell[ae]|★|⭐️?|\*)(?!\w)",
    re.IGNORECASE,
)
_OF_FIVE: Final = re.compile(
    r"(?<![\w.,/])(?P<count>[1-5])\s*(?:/|von|vo|out of|of|sur|su)\s*5(?![\w/])(?:\s*(?:punkte\w*|points?|punti))?",
    re.IGNORECASE,
)
_SIGNS: Final = re.compile(r"(?P<signs>(?:[★⭐]️?\s*){1,5})☆*(?![★⭐])")
_NEVER: Final = re.compile(r"\b(?:nie|niemals|nume|nicht|nid|nod|never|not|jamais|pas|plus|mai|non|nein|nei|no)\b")
_AGAIN: Final = re.compile(
    r"\b(?:wieder|wider|nochmals?|nomal|again|encore|de nouveau|a nouveau|di nuovo|ancora|un altra volta|"
    r"volontiers|volentieri|jederzeit|anytime|definitely|absolutely|auf jeden fall|uf jede fall|"
    r"bien sur|certo|jamais|mai piu|nie mehr)\b"
)
MOST_AGAIN_WORDS: Final = 6
_KIND: Final = re.compile(
    r"\b(?:nett\w*|fründlich\w*|freundlich\w*|frundlich\w*|super|top|toll\w*|klasse|perfekt\w*|"
    r"kompetent\w*|sympath?i\w*|"
    r"lieb\w*|prima|hilfsbereit\w*|gut\w*|guet\w*|zufrieden\w*|z?friede|nice|kind|great|friendly|"
    r"lovely|good|excellent|awesome|"
    r"perfect|helpful|happy|gentil\w*|sympa|aimable|parfait\w*|genial\w*|bien|bravo|brav\w*|cortes\w*|simpatic\w*|bene|"
    r"bravissim\w*|perfett\w*|ottim\w*|content\w*|professional\w*|professionell\w*|professionnel\w*)\b"
)
_UNKIND: Final = re.compile(
    r"\b(?:nicht|nid|nod|kein|keine|not|wasn t|pas|non|gar nicht|never|nie) (?:sehr |so |very |tres |molto |was )?"
    r"(?:nett|freundlich|gut|guet|zufrieden|good|happy|nice|friendly|helpful|content|bien|gentil|"
    r"cortese|contento|bravo)"
)


@dataclass(frozen=True, kw_only=True)
class Rating:
    """One to five stars, and what else was said. `surely`: by the word or the sign of a star."""

    stars: int
    words: str
    surely: bool


def read(text: str) -> Rating | None:
    """The stars a message gives; None when it gives none, or several ("4 oder 5 Sterne")."""
    found = _STARS.search(text)
    if found is not None:
        if re.search(r"\d\s*(?:oder|or|ou|o|bis|-|–)\s*$", text[: found.start()], re.IGNORECASE):
            return None
        return Rating(stars=_NUMBERS[found["count"].lower()], words=_rest(text, found), surely=True)
    if (signs := _SIGNS.search(text)) is not None:
        count = sum(sign in "★⭐" for sign in signs["signs"])
        return Rating(stars=count, words=_rest(text, signs), surely=True)
    if (part := _OF_FIVE.search(text)) is not None and part.start() == 0:
        return Rating(stars=int(part["count"]), words=_rest(text, part), surely=False)
    return None


_MANNERS: Final = frozenset(
    "bitte danke please thanks thank you merci svp grazie gerne ich gebe gib i give je donne do von mir".split()
)


def _rest(text: str, found: re.Match[str]) -> str:
    """What is said beside the stars; nothing when it is only manners or punctuation."""
    rest = f"{text[: found.start()]} {text[found.end() :]}".strip(" ,.;:!?-–\n")
    said = {token.folded for token in tokens(rest) if token.folded.isalpha()}
    return rest if said - _MANNERS else ""


def again(text: str) -> bool | None:
    """Whether somebody would book again: "ja gern wieder", "plus jamais"; None when it says neither."""
    words = [token.folded for token in tokens(text) if token.folded.isalnum()]
    said = " ".join(words)
    if not 0 < len(words) <= MOST_AGAIN_WORDS or not _AGAIN.search(said):
        return None
    return _NEVER.search(said) is None


def is_kind(text: str) -> bool:
    """Whether there is praise in the words, be it beside a regret ("sehr netter Helfer, aber chli z tüür")."""
    said = " ".join(token.folded for token in tokens(text))
    return _KIND.search(said) is not None and _UNKIND.search(said) is None
