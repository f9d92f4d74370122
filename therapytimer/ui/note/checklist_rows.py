"""Rows of the checklist: one that leads to what is missing, one that says what is met."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from therapytimer.billing.findings import Level
from therapytimer.ui.look.metrics import TOUCH
from therapytimer.ui.parts.icon_button import Picture
from therapytimer.ui.parts.labels import button, label

if TYPE_CHECKING:
    from therapytimer.billing.findings import Finding
    from therapytimer.visit.checklist import Checked

_LOOKS = {Level.BLOCKS: ("warning", "warn_text"), Level.ADVISES: ("info", "text_muted")}
_SIGN = 20
_NARROWEST = 120
_NOT_NEEDED = "Set this advice aside: you are asked why, and the note prints the reason."


class _WrappedButton(QPushButton):
    """A button whose words break into lines."""

    def __init__(self, drawing: str, ink: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "quiet")
        self.setAutoDefault(True)
        # The cursor stays in its field while the mouse is pressed: leaving it writes the text,
        # and that may take this very row away before the mouse is released.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        words = label(text, wraps=True)
        words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._inside = QHBoxLayout(self)
        self._inside.setContentsMargins(8, 12, 8, 12)
        self._inside.setSpacing(12)
        words.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._sign = Picture(drawing, _SIGN, ink)
        self._inside.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        self._inside.addWidget(words, 1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setMinimumHeight(TOUCH)
        self._level()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max(TOUCH, self._inside.totalHeightForWidth(width))

    def sizeHint(self) -> QSize:
        return QSize(_NARROWEST, TOUCH)  # how high it is, its width decides: the layouts ask

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._level()

    def _level(self) -> None:
        """Keep the sign level with the first line."""
        self._sign.setFixedHeight(max(_SIGN, self.fontMetrics().height()))


class FindingRow(QWidget):
    """One finding: a press leads to its field; advice can be set aside with a reason.

    Signals: `field_requested` (where), `override_wished` (check, reason).
    """

    field_requested = Signal(str)
    override_wished = Signal(str, str)

    def __init__(self, finding: Finding, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._finding = finding
        blocks = finding.level is Level.BLOCKS
        drawing, ink = _LOOKS[finding.level]
        self.lead = _WrappedButton(drawing, ink, finding.message)
        level = "Blocks signing" if blocks else "Advice"
        self.lead.setAccessibleName(f"{level}: {finding.message}")
        self.lead.clicked.connect(lambda: self.field_requested.emit(finding.where))
        self.aside = button("Not needed", "quiet")
        self.aside.setToolTip(_NOT_NEEDED)
        self.aside.setAccessibleName(f"Set aside: {finding.message}")
        self.aside.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.aside.clicked.connect(self._ask)
        self.reason = QLineEdit()
        self.reason.setPlaceholderText("Why it is not needed here, then Enter")
        self.reason.setAccessibleName(f"Reason to set aside: {finding.message}")
        self.reason.returnPressed.connect(self._wish)
        self.reason.hide()
        self._blocks = blocks
        self._lay_out()
        self.allow_override(wanted=True)

    def allow_override(self, *, wanted: bool) -> None:
        """Offer to set advice aside, or not; what blocks never can be."""
        self.aside.setVisible(wanted and not self._blocks)
        if not wanted:
            self.reason.hide()

    def _lay_out(self) -> None:
        upper = QHBoxLayout()
        upper.setSpacing(0)
        upper.addWidget(self.lead, 1)
        upper.addWidget(self.aside, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(upper)
        layout.addWidget(self.reason)

    def _ask(self) -> None:
        self.reason.setVisible(self.reason.isHidden())
        (self.reason if self.reason.isVisible() else self.lead).setFocus()

    def _wish(self) -> None:
        reason = self.reason.text().strip()
        if reason:
            self.override_wished.emit(self._finding.check, reason)


class MetRow(QWidget):
    """A duty that is met, or set aside with a reason."""

    def __init__(self, checked: Checked, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words = checked.title
        if checked.overridden is not None:
            words = f"{words}: set aside, “{checked.overridden.choice}”"
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 4, 8, 4)
        layout.setSpacing(12)
        drawing = "check" if checked.overridden is None else "minus"
        layout.addWidget(Picture(drawing, 20, "accent"), 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(label(words, "muted", wraps=True), 1)
