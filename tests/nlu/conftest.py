"""One embedded backend for all tests of understanding: training takes seconds, so its cache is shared."""

from __future__ import annotations

import pytest

from nlu.local import Local


@pytest.fixture(scope="session")
def local() -> Local:
    return Local.load()
