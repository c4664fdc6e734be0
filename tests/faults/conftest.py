"""What the fault tests share."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest


@pytest.fixture
def migrated_copies(migrated: Path, tmp_path: Path) -> list[str]:
    """URLs of empty databases, for tests that play the story several times."""
    paths = [tmp_path / f"town{number}.sqlite" for number in range(12)]
    for path in paths:
        shutil.copy(migrated, path)
    return [f"sqlite+aiosqlite:///{path}" for path in paths]
