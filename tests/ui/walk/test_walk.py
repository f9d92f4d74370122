"""Every page and every state of it, at each size of window and text, has no fault."""

import pytest
from PySide6.QtWidgets import QApplication
from ui.walk.faults import faults
from ui.walk.places import STORIES, gate

from therapytimer.ui.guard.curtain import Curtain
from therapytimer.ui.parts.notice_bar import NoticeBar

# What may stay as it is, and why: each is the beginning of a fault.
ALLOWED = {
    "Board “Board” has no role": "it only holds the keys; Qt has no role for that",
    "TilesCover “Locked, tiles only” has no role": "the same",
    "Chip “": "chips are entered from their field by Down and walked by the arrows, so that Tab "
    "goes from field to field",
}
# The smallest window with text half as large again: less than half the room of a usual laptop.
ALLOWED_WHEN_TIGHT = {
    "InstantBox “Time at which treatment ended” lies outside": "a notice stands above it, "
    "which can be put away; all but its lower edge is seen",
    "Board “Board” needs": "the same",
    "QLineEdit “Patient” is cut": "an example, which the sentence beneath gives whole",
    "QPushButton “Leave it as it is” lies outside": "a signed note's banner takes four lines",
    "DocumentPage “” needs": "the same",
}
SIZES = ((1366, 768, 100), (1366, 768, 150), (1000, 560, 100), (1000, 560, 150))


def seen(window, stops, size):
    """Walk, and list the faults of each stop that are not allowed."""
    allowed = (*ALLOWED, *(ALLOWED_WHEN_TIGHT if size == SIZES[-1] else ()))
    found = {}
    for stop in stops:
        for _ in range(3):
            QApplication.processEvents()  # sizes settle a moment after they change
        for one in (one for part in parts(window) for one in faults(part)):
            if not one.startswith(allowed):
                found.setdefault(one, stop)
    return found


def parts(window):
    """List what of a window can be seen: its cover, or its page with the notice above."""
    covers = [one for one in window.findChildren(Curtain) if one.isVisible()]
    notices = [one for one in window.findChildren(NoticeBar) if one.isVisible()]
    return covers or [window.page(), *notices]


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("story", STORIES, ids=lambda one: one.__name__)
def test_whatever_is_shown_can_be_reached_read_and_pressed(dressed, walk, story, size):
    dressed(size[2])
    walk.window.resize(*size[:2])
    assert seen(walk.window, story(walk), size) == {}


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_so_can_what_comes_before_a_clinic_is_open(dressed, window, gatekeeper, size):
    dressed(size[2])
    window.resize(*size[:2])
    assert seen(window, gate(gatekeeper), size) == {}
