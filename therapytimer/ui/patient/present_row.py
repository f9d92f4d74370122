"""One person who took part: what they are, and their name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from therapytimer.ui.look.rows import tall_rows
from therapytimer.ui.parts.labels import button
from therapytimer.ui.parts.steady import ChoiceBox

if TYPE_CHECKING:
    from therapytimer.visit.people import Present

ROLES = ("aide", "student", "interpreter", "family member")
_ROLE_WIDTH = 200


class PresentRow(QWidget):
    """Signals: `changed` by hand, `left` once something of it is chosen or typed, `removed`."""

    changed = Signal()
    left = Signal()
    removed = Signal()

    def __init__(self, one: Present) -> None:
        super().__init__()
        self.role, self.name = ChoiceBox(), QLineEdit(one.name)
        for role in ROLES if one.role in ROLES else (*ROLES, one.role):
            self.role.addItem(role[:1].upper() + role[1:], role)
        self.role.setCurrentIndex(self.role.findData(one.role))
        self.role.setMinimumWidth(_ROLE_WIDTH)
        tall_rows(self.role)
        self.remove = button("Remove", "quiet")
        self.name.setPlaceholderText("Name")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        for widget, share in ((self.role, 0), (self.name, 1), (self.remove, 0)):
            line.addWidget(widget, share)
        self._connect()
        self._name_parts()

    def line(self) -> str:
        """Return who it is, as "aide: Sam Doe"; nothing while there is no name."""
        name = self.name.text().strip()
        return f"{self.role.currentData()}: {name}" if name else ""

    def set_read_only(self, read_only: bool) -> None:
        """Let it be read only."""
        self.name.setReadOnly(read_only)
        self.role.setEnabled(not read_only)
        self.remove.setVisible(not read_only)

    def _connect(self) -> None:
        self.role.currentTextChanged.connect(self._follow)
        self.role.activated.connect(self.left)
        self.name.textChanged.connect(self._follow)
        self.name.editingFinished.connect(self.left)
        self.remove.clicked.connect(self.removed)

    def _follow(self) -> None:
        self._name_parts()
        self.changed.emit()

    def _name_parts(self) -> None:
        role: str = self.role.currentData()
        self.role.setAccessibleName("Role of who was present")
        self.name.setAccessibleName(f"Name of the {role}")
        self.remove.setAccessibleName(f"Remove the {role} {self.name.text()}".strip())
