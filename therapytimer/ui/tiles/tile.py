"""One stopwatch on the board: a button, painted whole."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractButton

from therapytimer.ui.look.metrics import TILE_MIN, text_scale
from therapytimer.ui.look.palette import colours_of
from therapytimer.ui.tiles.face import TileFace, widest
from therapytimer.ui.tiles.inks import inks_for
from therapytimer.ui.tiles.layout import TileLayout, lay_out
from therapytimer.ui.tiles.paint import TilePainter, digits_width

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent
    from PySide6.QtWidgets import QWidget

__all__ = ["StopwatchTile", "TileFace"]

_PRESSING = {
    Qt.Key.Key_Return: "Return",
    Qt.Key.Key_Enter: "Enter",
    Qt.Key.Key_Select: "Select",
}
_BY_KEYBOARD = {
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
    Qt.FocusReason.OtherFocusReason,
}


class StopwatchTile(QAbstractButton):
    """A tile for one billing code. It shows what it is handed and decides nothing.

    `left_keys` are those of the keys that would press it that mean something else.

    Signals:
        toggle_requested(code): the tile was tapped, or Enter was pressed on it.
    """

    toggle_requested = Signal(str)

    def __init__(self, face: TileFace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._face = face
        self.left_keys: frozenset[str] = frozenset()
        self._shows_focus = False
        self.setCheckable(True)
        self.setMinimumSize(TILE_MIN, TILE_MIN)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._tell_screen_readers()
        self.clicked.connect(self._ask)
        self.toggled.connect(self._ask_if_wished)

    @property
    def face(self) -> TileFace:
        """What the tile shows now."""
        return self._face

    def show_face(self, face: TileFace) -> None:
        """Show another face, repainting no more than has changed."""
        before, self._face = self._face, face
        if face == before:
            return
        if self._without_digits(face) == self._without_digits(before):
            if face.digits != before.digits:
                self.update(self.places().ticking)
            return
        self._tell_screen_readers()
        self.update()

    def nextCheckState(self) -> None:
        """Leave the checked state to the face: a tap is a wish, not yet a fact."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the tile, unless it is left to the board; all else is the board's."""
        pressing = _PRESSING.get(Qt.Key(event.key()))
        if pressing is None or pressing in self.left_keys:
            event.ignore()
        elif not event.isAutoRepeat():
            self.click()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show a ring to the keyboard, none to a tap, and on return to the window what was."""
        if event.reason() in _BY_KEYBOARD:
            self._shows_focus = True
        elif event.reason() == Qt.FocusReason.MouseFocusReason:
            self._shows_focus = False
        super().focusInEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(TILE_MIN * 2, TILE_MIN * 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours, places = colours_of(self.palette()), self.places()
        ink = inks_for(self._face.state, colours, is_down=self.isDown())
        with QPainter(self) as painter:
            painted = TilePainter(painter, self._face, places, self.font())
            if not self._face.typed and places.ticking.contains(event.rect()):
                painted.paint_tick(ink)
                return
            painted.paint(ink)
            if self._shows_focus and self.hasFocus():
                painted.paint_focus_ring(colours.focus)

    def places(self) -> TileLayout:
        """Where everything stands on the tile at its present size."""
        kept = digits_width(self._face.digits)
        return lay_out(self.width(), self.height(), text_scale(self.font()), kept)

    def _ask(self) -> None:
        self.toggle_requested.emit(self._face.code)

    def _ask_if_wished(self, checked: bool) -> None:
        """Take a toggle without a click, as of a screen reader, for a wish: it is no fact yet."""
        if checked != self._face.is_running:
            self.setChecked(self._face.is_running)
            self._ask()

    def _tell_screen_readers(self) -> None:
        self.setChecked(self._face.is_running)
        self.setAccessibleName(self._face.spoken)
        self.setAccessibleDescription(self._face.spoken_details)

    @staticmethod
    def _without_digits(face: TileFace) -> tuple[TileFace, str, str]:
        still = replace(face, elapsed_seconds=0)
        return still, face.aside, widest(face.digits)
