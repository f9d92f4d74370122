"""Fields that adding and editing a clinician have in common."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from therapytimer.ui.fields.field import Field
from therapytimer.ui.look.rows import tall_rows
from therapytimer.ui.parts.labels import label
from therapytimer.ui.parts.steady import ChoiceBox

if TYPE_CHECKING:
    from collections.abc import Sequence

    from therapytimer.visit.people import Clinician

_DIGITS = re.compile("[0-9]{10}")


class NpiField(Field):
    """A National Provider Identifier, which may be empty."""

    def __init__(self) -> None:
        super().__init__("NPI", "Ten digits; may follow later.")

    def is_sound(self) -> bool:
        """Tell whether it is empty or has ten digits; where not, say so beneath."""
        sound = not self.text() or _DIGITS.fullmatch(self.text()) is not None
        self.show_problem("" if sound else "An NPI has ten digits.")
        return sound


class SupervisorField(QWidget):
    """Which therapist supervises an assistant."""

    def __init__(self) -> None:
        super().__init__()
        self.box = ChoiceBox()
        tall_rows(self.box)
        self.box.setAccessibleName("Supervised by")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(label("Supervised by", "strong"))
        column.addWidget(self.box)

    def offer(self, therapists: Sequence[Clinician], chosen: str | None = None) -> None:
        """Offer these therapists, or nobody yet."""
        self.box.clear()
        self.box.addItem("Nobody yet", None)
        for one in therapists:
            self.box.addItem(one.name, one.id)
        self.box.setCurrentIndex(max(0, self.box.findData(chosen)))

    def supervisor(self) -> str | None:
        """Return the id of who is chosen."""
        return self.box.currentData()
