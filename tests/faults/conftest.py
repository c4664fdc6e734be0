"""What the fault tests share."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest


@pytest.fixture
def new_database(migrated: Path, tmp_path: Path) -> Callable[[], str]:
    """Makes an empty database and gives its URL, for tests that play the story several times."""
    numbers = count(1)

    def made() -> str:
        path = tmp_path / f"town{next(numbers)}.sqlite"
        shutil.copy(migrated, path)
        return f"sqlite+aiosqlite:///{path}"

    return made
