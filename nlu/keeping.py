"""Arrays kept in a file that nobody ever sees half of. Refuses to know what they mean."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt


def folder(chosen: Path | None) -> Path:
    """Where trained weights are kept."""
    return chosen or Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "needbot"


def write_arrays(path: Path, **arrays: npt.NDArray[Any]) -> None:
    """Keep arrays, for everybody to read: a temporary file first. OSError where that cannot be."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, suffix=".part", delete=False) as part:
        np.savez(part, allow_pickle=False, **arrays)
    Path(part.name).chmod(0o644)
    Path(part.name).replace(path)
