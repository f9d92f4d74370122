"""Our drawings on buttons and beside text, in whatever colours the program wears."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QEvent
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QLabel, QPushButton

from therapytimer.ui.look.icons import icon, pixmap
from therapytimer.ui.look.metrics import TOUCH
from therapytimer.ui.look.palette import colours_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

BARE = TOUCH + 4  # width of a button without words
_ANY_WIDTH = 16_777_215  # what Qt takes for no limit
_GAP = 8
Kind = Literal["plain", "primary", "quiet"]


class IconButton(QPushButton):
    """A button that Enter and Space press, with its drawing beside its words."""

    def __init__(
        self, text: str, drawing: str, kind: Kind = "plain", parent: QWidget | None = None
    ) -> None:
        # Qt leaves hardly any room between drawing and words.
        super().__init__(f" {text}", parent)
        self._words = f" {text}"
        self._drawing = drawing
        self._kind = kind
        self.setProperty("kind", kind)
        self.setAccessibleName(text)
        # Without it Enter presses only buttons of dialogs.
        self.setAutoDefault(True)
        self._draw()

    def show_face(self, text: str, drawing: str) -> None:
        """Show other words and another drawing, as when the button does something else now."""
        self._words = f" {text}"
        if self.text():
            self.setText(self._words)
        self.setAccessibleName(text)
        self._drawing = drawing
        self._draw()

    def width_with_words(self) -> int:
        """Return the width that it needs with its words, shown or not."""
        missing = 0 if self.text() else self.fontMetrics().horizontalAdvance(self._words)
        return self.sizeHint().width() + missing

    def show_words(self, *, wanted: bool) -> None:
        """Show its words, or the drawing alone; its name stays and is told on hovering."""
        self.setText(self._words if wanted else "")
        if wanted:
            self.setMinimumWidth(0)
            self.setMaximumWidth(_ANY_WIDTH)
        else:
            self.setFixedWidth(BARE)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw()

    def _draw(self) -> None:
        colours = colours_of(self.palette())
        colour = colours.on_accent if self._kind == "primary" else colours.text
        made = icon(self._drawing, colour)
        # Qt would only bleach the drawing, and white on white is nothing.
        greyed = pixmap(self._drawing, colours.text_disabled, 24, self.devicePixelRatioF())
        made.addPixmap(greyed, QIcon.Mode.Disabled)
        self.setIcon(made)


def show_words(buttons: Sequence[IconButton], room: int) -> None:
    """Show the words of all these buttons where they fit into a row of that width, else none."""
    shown = [one for one in buttons if not one.isHidden()]
    needed = sum(one.width_with_words() + _GAP for one in shown)
    for one in buttons:
        one.show_words(wanted=needed <= room)


def bare_width(buttons: Sequence[IconButton]) -> int:
    """Return the width of a row of these buttons without their words."""
    return sum(BARE + _GAP for one in buttons if not one.isHidden())


class Picture(QLabel):
    """A drawing that stands for itself; what it means is said in words beside it."""

    def __init__(
        self, drawing: str, size: int, ink: str = "text_muted", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._drawing = drawing
        self._size = size
        self._ink = ink
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw()

    def _draw(self) -> None:
        colour: str = getattr(colours_of(self.palette()), self._ink)
        self.setPixmap(pixmap(self._drawing, colour, self._size, self.devicePixelRatioF()))
