"""The town's own little web: what a bot names by address, read from a folder. Opens no connection.

`FOLDER/host/path` is what stands at `https://host/path`, with or without the s.
"""

from __future__ import annotations

import mimetypes
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote, urlsplit

from sandbox.params import Upload

Web = Callable[[str], Upload | None]


def nothing(address: str) -> Upload | None:
    """A town without a web: no address leads anywhere."""
    return None


def folder(root: Path) -> Web:
    """The web that lies in a folder."""
    root = root.resolve()

    def there(address: str) -> Upload | None:
        try:
            parts = urlsplit(address)
            path = (root / (parts.hostname or "") / unquote(parts.path).lstrip("/")).resolve()
            if not parts.hostname or not path.is_relative_to(root / parts.hostname) or not path.is_file():
                return None
        except ValueError:
            return None
        return Upload(path.name, path.read_bytes(), mimetypes.guess_type(path.name)[0] or "")

    return there
