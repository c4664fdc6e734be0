"""What must not pass between customer and helper in words: handles, addresses of mail, phone numbers. Refuses to guess
whose they are. And what may be a name that others read.
"""

import re
import unicodedata
from typing import Final

HIDDEN: Final = "•••"
HANDLE: Final = re.compile(
    r"(?:https?://)?(?:t|telegram)\.me/\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?<![\w@])@\w{4,32}", re.IGNORECASE
)
PHONE: Final = re.compile(
    r"(?<![\w/])(?:\+|00|\(?0)\d?(?:[\s./()-]{0,2}\d){7,14}(?!\w)"  # +41 (0)79 555 12 34, 079/555 12 34
    r"|(?<![\w.,:/])\d(?: ?\d){8,13}(?![\w:]|[.,]\d)"  # 79 555 12 34
)


def masked(words: str, *, numbers: bool) -> str:
    """The words without handles, and without phone numbers unless `numbers` may pass."""
    without = HANDLE.sub(HIDDEN, words)
    return without if numbers else PHONE.sub(HIDDEN, without)


SIGNS_OF_NAMES: Final = frozenset(" '’.-–·")
SITE: Final = re.compile(r"\w\.[^\W\d_]{2,}|www\.", re.IGNORECASE)


def is_name(words: str) -> bool:
    """Whether others may read these words as a name: one line of letters, without handle, address or number."""
    signs = all(sign in SIGNS_OF_NAMES or unicodedata.category(sign)[0] in "LM" for sign in words)
    return signs and bool(words.strip()) and SITE.search(words) is None
