"""What covers a window wholly and keeps the tabulator on itself."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QWidget


class Curtain(QWidget):
    """Hidden until it is drawn; then as large as its parent, above everything."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._covered = parent
        self.setAutoFillBackground(True)
        parent.installEventFilter(self)
        self.hide()

    def draw(self) -> None:
        """Cover everything."""
        self.setGeometry(self._covered.rect())
        self.show()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as large as what is covered."""
        if watched is self._covered and event.type() is QEvent.Type.Resize:
            self.setGeometry(self._covered.rect())
        return super().eventFilter(watched, event)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 - Qt's name
        """Keep the tabulator here: what is beneath must not be reached."""
        ring = [one for one in self.findChildren(QWidget) if _takes_tab(one)]
        if ring:
            here = self.focusWidget()
            step = 1 if next else -1
            place = ring.index(here) + step if here in ring else 0
            reason = Qt.FocusReason.TabFocusReason if next else Qt.FocusReason.BacktabFocusReason
            ring[place % len(ring)].setFocus(reason)
        return True


def _takes_tab(widget: QWidget) -> bool:
    by_tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return by_tab and widget.isVisible() and widget.isEnabled()
