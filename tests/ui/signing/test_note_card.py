"""A note that waits for a signature says all that is open, or how much more there is."""

import pytest
from PySide6.QtWidgets import QLabel

from therapytimer.ui.signing.forms import ToSign
from therapytimer.ui.signing.note_card import NoteCard


@pytest.mark.parametrize(("open_advice", "more"), [(3, []), (4, ["and 1 more in the note"])])
def test_advice_that_is_not_listed_is_counted(qtbot, open_advice, more):
    advice = tuple(f"Advice {number}." for number in range(open_advice))
    card = NoteCard(ToSign("visit-one", "Sample Patient", "today", advice=advice))
    qtbot.addWidget(card)
    said = [one.text() for one in card.findChildren(QLabel)]
    assert [one for one in said if one.startswith("and ")] == more
