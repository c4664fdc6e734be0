"""An amount of money as people type it: "60", "ca. 1'200.50 Fr.", "Das macht 60 Franken bitte". Refuses to guess.

One number, and around it nothing but words that people put around a price. Two numbers ("60 oder 70"), a time or a
telephone number are no amount.
"""

from __future__ import annotations

import re

NUMBER = re.compile(
    r"(?<![\w.,:+–—-])"
    r"(?:(?P<whole>[1-9]\d{0,2}(?:[ '’\u00a0\u202f]\d{3})|\d{1,5})(?:[.,](?P<cents>\d{1,2}|[-–—]+))?"
    r"|(?P<dotted>\d{1,3}\.\d{3}),(?P<dotted_cents>\d{2})"
    r"|(?P<comma>\d{1,3},\d{3})\.(?P<comma_cents>\d{2}))"
    r"(?![\d:])(?![.,]\d)"
)
GLUED = re.compile(r"\b(chf|eur|s?fr\.?)(?=\d)", re.IGNORECASE)
NAMES = {
    "CHF": frozenset("chf sfr fr franken franc francs franco franchi stutz".split()),
    "EUR": frozenset("eur € euro euros".split()),
}
CURRENCY = frozenset().union(*NAMES.values())
COUNTED = frozenset(
    "m cm mm km meter metres mètres metri min minuten minutes minuti h std stunden hours heures ore stk stück x mal kg "
    "prozent watt volt ampere liter grad °c celsius degrees degrés gradi zoll gb tb mb mbit "
    "cat kat kategorie typ type tipo modell model modèle modello nr no n° nummer number version windows wifi usb hdmi "
    "iphone".split()
)
"""What stands beside a number that is no money: "20 Meter", "80 Grad", "Cat 7"."""
AROUND = CURRENCY | frozenset(
    "ca circa etwa ungefähr rund total insgesamt genau also das es macht macht's kostet sind ist wären bitte bar danke "
    "about around roughly it its it's is that that's makes comes to please cash total thanks "
    "environ à peu près ça cela fait c'est font coûte svp s'il vous te plaît comptant en espèces merci "
    "fertig erledigt alles gemacht done finished all terminé fini finito fatto "
    "circa sono fa fanno costa per favore in contanti grazie totale".split()
)


def read(text: str, *, currency: str, around: frozenset[str] = AROUND) -> int | None:
    """The amount in minor units; None when the text is none, may be another, or names another currency."""
    text = GLUED.sub(r"\1 ", text.replace("€", " € "))
    found = list(NUMBER.finditer(text))
    if len(found) != 1:
        return None
    one = found[0]
    rest = (text[: one.start()] + " " + text[one.end() :]).lower()
    words = [word.strip(".,;:!?()–—-") for word in rest.split()]
    if any(word and word not in around for word in words):
        return None
    if any(_foreign(word, currency) for word in words):
        return None
    whole = one["whole"] or one["dotted"] or one["comma"]
    cents = one["cents"] or one["dotted_cents"] or one["comma_cents"] or "0"
    return int(re.sub(r"\D", "", whole)) * 100 + int((cents if cents.isdecimal() else "0").ljust(2, "0"))


def _foreign(word: str, currency: str) -> bool:
    """Whether a word names another currency."""
    return word.lower().strip(".,;:") in CURRENCY - NAMES.get(currency, frozenset())


def with_reason(text: str, *, currency: str) -> tuple[int, str] | None:
    """An amount before or after the words that explain it: "120 for a new router"; None when it is unclear.

    A number of something ("2 Meter Kabel") is no amount, and one in another currency ("120 EUR") is none either.
    """
    words = text.split()
    for count in range(min(3, len(words) - 1), 0, -1):
        before = (words[:count], words[count:], words[count])
        behind = (words[-count:], words[:-count], words[-count - 1])
        for part, rest, beside in (before, behind):
            near = beside.lower().strip(".,;:")
            if _foreign(near, currency) or near in COUNTED:
                continue
            cents = read(" ".join(part).rstrip(",:;"), currency=currency, around=CURRENCY)
            if cents is not None and any(letter.isalpha() for letter in rest[0]):
                return cents, " ".join(rest).strip(" ,;:-")
    return None


def leading(words: list[str], *, currency: str) -> tuple[int, int] | None:
    """The amount at the beginning of a command's words, and how many words it takes; "CHF 50 Kulanz" has two.

    None as well when the next word names another currency: "50 CHF Kulanz" is no amount in EUR.
    """
    for count in range(min(3, len(words)), 0, -1):
        cents = read(" ".join(words[:count]), currency=currency, around=CURRENCY)
        if cents is not None:
            return None if any(_foreign(word, currency) for word in words[count : count + 1]) else (cents, count)
    return None
