"""What the tests of billing share."""

import os

import pytest
from billing import builders, grounds_samples


@pytest.fixture(autouse="MUTANT_UNDER_TEST" in os.environ)
def _nothing_kept():
    """Read the shipped data anew in each test of a mutant, or none would change them."""
    for module in (builders, grounds_samples):
        for kept in vars(module).values():
            if hasattr(kept, "cache_clear"):
                kept.cache_clear()
