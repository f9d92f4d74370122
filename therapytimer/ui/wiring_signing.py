"""The wiring of signing: its pages, and the ways to them from a note and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from therapytimer.ui.office import Office


def wire_signing(office: Office) -> None:
    """Connect signing, addenda and corrections with the rest of an open clinic."""
    signing, amending = office.signing, office.amending
    document = office.documentation.page
    document.sign_requested.connect(signing.ask_one)
    signing.page.sign_wished.connect(signing.sign)
    signing.page.note_requested.connect(office.show_note)
    signing.page.back_requested.connect(signing.leave)
    document.addendum_requested.connect(amending.ask_words)
    document.correction_wished.connect(amending.correct)
    document.correction_requested.connect(office.show_note)
    document.drop_requested.connect(amending.drop)
    amending.page.words_wished.connect(amending.add_words)
    amending.page.back_requested.connect(amending.leave)
    amending.note_requested.connect(office.show_note)
    amending.refused.connect(document.show_problem)
