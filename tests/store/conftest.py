"""A clinic in a temporary folder, opened."""

from __future__ import annotations

import pytest
from store.samples import AT, CHEAP, JO, PASSPHRASE
from therapytimer.store.store import create_store


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "clinic"


@pytest.fixture
def store(folder):
    made, _ = create_store(folder, PASSPHRASE, JO, at=AT, cost=CHEAP)
    with made:
        yield made
