"""The clinicians of this laptop: who they are, adding one, switching, retiring one."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from collections.abc import Sequence

    from therapytimer.visit.people import Clinician


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One clinician of the list."""

    clinician: Clinician
    retired: bool = False
    signed_in: bool = False


@dataclass(frozen=True, slots=True)
class PersonForm:
    """A clinician to be added; `supervised_by` is the id of a therapist, or None."""

    name: str
    credentials: str
    assistant: bool
    supervised_by: str | None
    npi: str
    licence: str
    passphrase: str = field(repr=False)


class PeoplePage(QWidget):
    """Shows the clinicians and carries up what is wished of them.

    Signals: `add_wished` (PersonForm), `retire_wished` (id), `switch_wished` (id, passphrase).
    """

    add_wished = Signal(object)
    retire_wished = Signal(str)
    switch_wished = Signal(str, str)
    back_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)

    def show_people(self, rows: Sequence[PersonRow]) -> None:
        """Show who works here; a wish that is open ends with it."""

    def show_problem(self, sentence: str) -> None:
        """Say why the latest wish came to nothing, beside where it was made."""
