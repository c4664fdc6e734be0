"""What often helps before anybody has to come: the commonest problems, and the category each belongs to. Refuses words.

handlers/texts has the advice, nlu/hints reads which problem it is.
"""

from enum import StrEnum
from typing import Final

from domain.vocabulary import Category


class Hint(StrEnum):
    """A problem that customers often solve by themselves."""

    NO_INTERNET = "no-internet"
    SLOW_WIFI = "slow-wifi"
    NO_PICTURE = "no-picture"
    TV_SILENT = "tv-silent"
    REMOTE = "remote"
    PRINTER_OFFLINE = "printer-offline"
    PAPER_JAM = "paper-jam"
    STRIPES = "stripes"
    NO_SIGNAL = "no-signal"
    NOT_CHARGING = "not-charging"


CATEGORY_OF: Final = {
    Hint.NO_INTERNET: Category.NETWORK,
    Hint.SLOW_WIFI: Category.NETWORK,
    Hint.NO_PICTURE: Category.TV,
    Hint.TV_SILENT: Category.TV,
    Hint.REMOTE: Category.TV,
    Hint.PRINTER_OFFLINE: Category.PRINTER,
    Hint.PAPER_JAM: Category.PRINTER,
    Hint.STRIPES: Category.PRINTER,
    Hint.NO_SIGNAL: Category.MOBILE,
    Hint.NOT_CHARGING: Category.MOBILE,
}


def open_hint(name: str, category: Category | None) -> Hint | None:
    """The hint that is open for a need: none when it was answered, or the need has become another one."""
    hint = Hint(name) if name in set(Hint) else None
    return hint if hint is not None and CATEGORY_OF[hint] is category else None
