"""A clinic in a temporary folder, opened."""

from __future__ import annotations

import shutil

import pytest
from store.samples import AT, CHEAP, JO, PASSPHRASE

from therapytimer.store.store import create_store, open_store


@pytest.fixture(scope="session")
def new_clinic(tmp_path_factory):
    """A clinic as it is after set-up, made once; tests get copies of it."""
    folder = tmp_path_factory.mktemp("template") / "clinic"
    create_store(folder, PASSPHRASE, JO, at=AT, cost=CHEAP)[0].close()
    return folder


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "clinic"


@pytest.fixture
def store(folder, new_clinic):
    shutil.copytree(new_clinic, folder)
    with open_store(folder, PASSPHRASE, at=AT) as opened:
        yield opened


@pytest.fixture
def other_store(tmp_path, new_clinic):
    """Another clinic, empty."""
    shutil.copytree(new_clinic, tmp_path / "other")
    with open_store(tmp_path / "other", PASSPHRASE, at=AT) as opened:
        yield opened
