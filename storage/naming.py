"""Whether somebody is named in words. Refuses tables."""

import re
from collections.abc import Collection


def named(said: str, names: Collection[str]) -> bool:
    """Whether one of these stands there as a word of its own: somebody called Al is not in every "also"."""
    return any(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", said, re.IGNORECASE) for name in names)
