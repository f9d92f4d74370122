"""What all tests share: Qt off screen, one order of invention, tools that must be there."""

import logging
import os
import shutil
from fractions import Fraction

import pytest
from hypothesis import settings

# Before anything imports Qt. A test that wants a real screen starts a process of its own.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

LONG = bool(os.environ.get("THERAPYTIMER_LONG"))
MUTANTS = "MUTANT_UNDER_TEST" in os.environ  # mutmut sets it; thousands of runs, so each is small
ROUNDS = Fraction(1, 5) if MUTANTS else Fraction(10 if LONG else 1)

# The short form invents the same examples each time, so that a failure is a change of ours.
# No deadline: a busy machine is no fault of the code, and pytest limits each test anyhow.
settings.register_profile("short", max_examples=100, derandomize=True, deadline=None, database=None)
settings.register_profile("long", max_examples=10_000, deadline=None)
settings.register_profile("mutants", settings.get_profile("short"), max_examples=20)
settings.load_profile("mutants" if MUTANTS else "long" if LONG else "short")


@pytest.fixture(autouse=True)
def the_log_hears():
    """Let the program's log hear, though tools that run in the tests may have silenced it."""
    logging.getLogger("therapytimer").disabled = False


@pytest.fixture(scope="session")
def long_form():
    """Whether the long form was asked for: more rounds, more rows, real time."""
    return LONG


@pytest.fixture(scope="session")
def rounds():
    """Scale the usual number of rounds: ten times as many in the long form, few for a mutant."""

    def scaled(usual):
        return int(usual * ROUNDS)

    return scaled


@pytest.fixture(scope="session")
def tool():
    """Find a program on the path; its absence fails the test, since skipping would hide it."""

    def find(name):
        found = shutil.which(name)
        if found is None:
            pytest.fail(f"{name} is missing; `python3 packaging/dev.py test` installs it")
        return found

    return find
