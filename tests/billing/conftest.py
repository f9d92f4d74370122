"""What the tests of billing share."""

import os

import pytest
from billing import builders


@pytest.fixture(autouse="MUTANT_UNDER_TEST" in os.environ)
def _nothing_kept():
    """Read the shipped data anew for each mutant, or none would change it."""
    for kept in (builders.catalogue, builders.payers, builders.national):
        kept.cache_clear()
