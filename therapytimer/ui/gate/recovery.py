"""The recovery code, shown once."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QGuiApplication
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QLabel, QWidget

from therapytimer.ui.fields.column import Column, fill
from therapytimer.ui.fields.notice import Notice
from therapytimer.ui.gate.heading import heading, rule
from therapytimer.ui.gate.sheet import Outcome, print_sheet
from therapytimer.ui.look.fonts import digits_font
from therapytimer.ui.look.metrics import text_scale
from therapytimer.ui.parts.icon_button import IconButton
from therapytimer.ui.parts.labels import button, card, clear, label

_WIDTH = 720
_A_ROW = 4  # groups side by side
_PIXELS = 32
_WHAT = (
    "If the passphrase is ever forgotten, this code opens your clinic. It is shown only now. "
    "Write it down and keep it away from this computer: without passphrase and code, nobody can "
    "open the data."
)
_TOLD = {
    Outcome.PRINTED: "Sent to the printer. Check the sheet before you go on.",
    Outcome.NO_PRINTER: "There is no printer on this computer: write the code down or copy it.",
    Outcome.FAILED: "The printer did not take the sheet: write the code down or copy it.",
    Outcome.DROPPED: "",
}
_COPIED = "Copied. Paste it where only you can read it; any program here can read what is copied."


class RecoveryPage(QWidget):
    """Shows the recovery code, large and in groups, until it is written down."""

    done = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._code = ""
        self._groups = QGridLayout()
        self.frame = card(self._groups)
        self.told = Notice("info")
        self.copy = button("Copy")
        self.print = IconButton("Print", "print")
        self.written = QCheckBox("I have written it down")
        self.go = button("Go on", "primary")
        self._lay_out()
        self.copy.clicked.connect(self._copy)
        self.print.clicked.connect(self._print)
        self.written.toggled.connect(self.go.setEnabled)
        self.go.clicked.connect(self._end)

    def show_code(self, code: str) -> None:
        """Show a new code; whether it is written down is asked anew."""
        self._code = code
        clear(self._groups)
        for place, group in enumerate(code.split("-")):
            self._groups.addWidget(self._group(place, group), *divmod(place, _A_ROW))
        self.frame.setAccessibleName(f"Recovery code {_spelled(code)}")
        self.written.setChecked(False)
        self.go.setEnabled(False)
        self.told.say("")
        self.frame.setFocus()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._code)
        self.told.say(_COPIED)

    def _print(self) -> None:
        self.told.say(_TOLD[print_sheet(self._code, self)])

    def _end(self) -> None:
        """Forget the code: the page stays, only out of sight."""
        clear(self._groups)
        self._code = ""
        self.frame.setAccessibleName("")
        self.done.emit()

    def _group(self, place: int, group: str) -> QWidget:
        cell = QWidget()
        line = QHBoxLayout(cell)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        number = label(str(place + 1), "small")
        line.addWidget(number, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self._signs(group))
        line.addStretch(1)
        return cell

    def _signs(self, group: str) -> QLabel:
        signs = label(group)
        font = digits_font(round(_PIXELS * text_scale(self.font())), QFont.Weight.DemiBold)
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 2)
        signs.setFont(font)
        return signs

    def _lay_out(self) -> None:
        self._groups.setContentsMargins(32, 32, 16, 32)
        self._groups.setVerticalSpacing(24)
        for place in range(_A_ROW):
            self._groups.setColumnStretch(place, 1)
        self.frame.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        column = Column(_WIDTH)
        column.content.addLayout(heading("lock", "Your recovery code", _WHAT))
        column.content.addSpacing(8)
        column.content.addWidget(self.frame)
        column.content.addLayout(self._row(self.copy, self.print, None))
        column.content.addWidget(self.told)
        column.content.addWidget(rule())
        column.content.addLayout(self._row(self.written, None, self.go))
        fill(self, column)

    def _row(self, *widgets: QWidget | None) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        for widget in widgets:
            if widget is None:
                row.addStretch(1)
            else:
                row.addWidget(widget)
        return row


def _spelled(code: str) -> str:
    """Spell the code, of which a screen reader would make words."""
    return ", ".join(" ".join(group) for group in code.split("-"))
