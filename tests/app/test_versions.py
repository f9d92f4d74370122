"""The pair of Python and Qt that must not be started."""

import sys

import pytest
from PySide6.QtCore import QObject

from therapytimer.app.versions import bad_pair


@pytest.mark.parametrize(
    ("python", "pyside", "refused"),
    [
        ((3, 11), (6, 12), True),
        ((3, 11), (6, 13), True),
        ((3, 11), (6, 11), False),
        ((3, 12), (6, 12), False),
        ((3, 14), (6, 13), False),
    ],
)
def test_the_pair_that_aborts_is_refused_in_one_sentence(python, pyside, refused):
    sentence = bad_pair(python, pyside)
    assert (sentence is not None) is refused
    assert "install" in (sentence or "install")


def test_thousands_of_calls_lose_no_reference_to_none():
    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(10_000):
        thing.setObjectName("")
    assert sys.getrefcount(None) > before - 100
