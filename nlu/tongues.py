"""A wish for another language: "Deutsch", "change to English please". Refuses everything that says more.

Every word must be the name of one language or one of the words people put around it.
"""

from __future__ import annotations

import re
from typing import Final

from domain.vocabulary import Language
from nlu.words import tokens

NAMES: Final = {
    name: language
    for language, names in (
        (Language.DE, "deutsch german allemand tedesco hochdeutsch"),
        (Language.EN, "english englisch anglais inglese"),
        (Language.FR, "french franzosisch franzoesisch francais francese"),
        (Language.IT, "italian italienisch italien italiano"),
    )
    for name in names.split()
}
AROUND: Final = frozenset(
    """
    auf in zu bitte lieber jetzt sprache wechseln wechsle wechsel andern andere stell stelle um schreib schreibe
    schreiben sprich sprechen sprechen sie du mir mit mich ich mochte kannst konnen konnten wir reden antworten antworte
    change switch to into language the set use please can could you we speak write talk i d would like want prefer
    rather my answer reply now
    en la langue langage changer change changez passer passez passe au parler parlez parle ecrire ecrivez ecris
    pouvez peux vous tu je voudrais prefere plutot s il te plait svp le merci repondez
    la lingua cambia cambiare cambi passa passare passi parla parlare parli scrivi scrivere scriva puo puoi vorrei
    preferisco per favore l grazie risponda rispondi al
    danke thanks ma mais aber but actually ok okay hey hi ciao sorry scusi anche auch also aussi est ce que ? !
    """.split()
)
MOST_WORDS: Final = 8


def read(text: str) -> Language | None:
    """The language somebody asks for; None when the text says anything else."""
    words = [token.folded for token in tokens(text)]
    named = {NAMES[word] for word in words if word in NAMES}
    rest = [word for word in words if word not in NAMES]
    if len(named) != 1 or len(words) > MOST_WORDS or any(word not in AROUND for word in rest):
        return None
    return named.pop()


_ASKS: Final = re.compile(
    r"\b(?:(?:can|could) (?:we|you|i)|do you|let s|konnen (?:wir|sie)|konnten (?:wir|sie)|kannst du|"
    r"(?:est ce qu on |on |vous |pouvons nous |pouvez vous )peu\w*|possiamo|puo|potete) "
    r"(?:bitte |please |auf |auch |also |also in )*(?:speak|talk|write|switch to|continue in|do this in|parler|ecrire|"
    r"parlare|scrivere|deutsch|englisch|franzosisch|italienisch)\b(?: (?:in|to|en|auf)\b)?(?: \w+\b)?"
)
_OTHERS: Final = re.compile(
    r"\b(?:espanol\w*|castellano|spanisch|spanish|espagnol|spagnolo|portugues\w*|portugiesisch|portoghese|portugais|"
    r"shqip\w*|albanisch|albanian|albanais|albanese|srpski|hrvatski|bosanski|serbisch|serbian|serbe|serbo|kroatisch|hola|ola|habla|"
    r"hablas|impresora|ayuda|necesito|tengo|fala|falas|ajuda|preciso|obrigad[oa]|nao|impressora|pershendetje|flisni|flet|"
    r"ndihme|punon|zdravo|molim|govorite|govoris|radi|pomoc|treba)\b"
)


def wish_within(text: str) -> Language | None:
    """The language somebody asks for beside something else: "can we speak english, I am at 8004 Zurich"."""
    found = _ASKS.search(" ".join(token.folded for token in tokens(text)))
    if found is None:
        return None
    named = [NAMES[word] for word in found[0].split() if word in NAMES]
    return named[0] if named else None


def is_another(text: str) -> bool:
    """Whether words are, or ask for, a language spoken around here that we do not write."""
    return _OTHERS.search(" ".join(token.folded for token in tokens(text))) is not None
