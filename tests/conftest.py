"""What all tests share: Qt off screen, one order of invention, tools that must be there."""

import os
import shutil

import pytest
from hypothesis import settings

# Before anything imports Qt. A test that wants a real screen starts a process of its own.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

LONG = bool(os.environ.get("THERAPYTIMER_LONG"))

# The short form invents the same examples each time, so that a failure is a change of ours.
# No deadline: a busy machine is no fault of the code, and pytest limits each test anyhow.
settings.register_profile("short", max_examples=100, derandomize=True, deadline=None, database=None)
settings.register_profile("long", max_examples=10_000, deadline=None)
settings.load_profile("long" if LONG else "short")


@pytest.fixture(scope="session")
def long_form():
    """Whether the long form was asked for: more rounds, more rows, real time."""
    return LONG


@pytest.fixture(scope="session")
def tool():
    """Find a program on the path; its absence fails the test, since skipping would hide it."""

    def find(name):
        found = shutil.which(name)
        if found is None:
            pytest.fail(f"{name} is missing; `python3 packaging/dev.py test` installs it")
        return found

    return find
