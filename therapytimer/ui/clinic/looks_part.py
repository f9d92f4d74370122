"""Theme, text size, and whether the board tells of the next unit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from therapytimer.ui.fields.choice import Choice
from therapytimer.ui.fields.section import Section
from therapytimer.ui.look.metrics import TEXT_PERCENT, TOUCH
from therapytimer.ui.parts.labels import label
from therapytimer.ui.parts.steady import NumberBox

if TYPE_CHECKING:
    from therapytimer.ui.look.theme import ThemeName

_THEMES = {"system": "System", "light": "Light", "dark": "Dark", "contrast": "High contrast"}
_STEP = 10


class LooksPart(Section):
    """Signals: `theme_wished` (name), `text_percent_wished`, `next_unit_wished` (whether)."""

    theme_wished = Signal(str)
    text_percent_wished = Signal(int)
    next_unit_wished = Signal(bool)

    def __init__(self) -> None:
        super().__init__("Looks", "For this computer; it also holds where the passphrase is asked.")
        self.theme = Choice("Theme", _THEMES)
        self.text_percent = NumberBox()
        self.text_percent.setRange(TEXT_PERCENT[0], TEXT_PERCENT[-1])
        self.text_percent.setSingleStep(_STEP)
        self.text_percent.setSuffix(" %")
        self.text_percent.setKeyboardTracking(False)  # 150 is not meant while 1 and 15 are typed
        self.text_percent.setAccessibleName("Text size")
        self.add_line(self.theme, self._size(), shares=(3, 1))
        self.next_unit = QCheckBox("Say on the board from how many minutes the next unit counts")
        self.next_unit.setMinimumHeight(TOUCH)
        self.inside.addWidget(self.next_unit)
        self.next_unit.clicked.connect(self.next_unit_wished)
        self.theme.chosen.connect(self.theme_wished)
        self.text_percent.valueChanged.connect(self.text_percent_wished)

    def show_looks(self, theme: ThemeName, text_percent: int) -> None:
        """Show what is chosen without wishing for it."""
        self.theme.choose(theme)
        self.text_percent.blockSignals(True)
        self.text_percent.setValue(text_percent)
        self.text_percent.blockSignals(False)

    def show_next_unit(self, *, wanted: bool) -> None:
        """Show whether the board tells of the next unit."""
        self.next_unit.setChecked(wanted)

    def _size(self) -> QWidget:
        size = QWidget()
        column = QVBoxLayout(size)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(label("Text size", "strong"))
        column.addWidget(self.text_percent)
        return size
