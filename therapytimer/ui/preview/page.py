"""The pages of a note as pictures, and the ways in which they leave the program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from therapytimer.ui.fields.passphrase import PassphraseField
from therapytimer.ui.note.message import Message
from therapytimer.ui.parts.icon_button import IconButton
from therapytimer.ui.parts.labels import clear, label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QImage

_BESIDE = 300
_GAP = 16
_LEAST = 200  # pixels across a page


class PreviewPage(QWidget):
    """Shows pages; `export_wished` carries the open password, which is empty for none."""

    export_wished = Signal(str)
    print_requested = Signal()
    back_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back = IconButton("Back", "back", "quiet")
        self.print, self.export = (
            IconButton("Print…", "print"),
            IconButton("Export PDF", "export", "primary"),
        )
        self.password = PassphraseField(
            "Open password", "Leave it empty for a note that opens without one."
        )
        self.message = Message()
        self._pages = QVBoxLayout()
        self._area = QScrollArea()
        self._lay_out()
        self.back.clicked.connect(self.back_requested)
        self.print.clicked.connect(self.print_requested)
        self.export.clicked.connect(self._wish)
        self.print.clicked.connect(self._do_other)
        self.password.edit.textEdited.connect(self._do_other)

    def show_pages(self, pages: Sequence[QImage]) -> None:
        """Show pages from the top, one below the other."""
        clear(self._pages)
        for number, page in enumerate(pages, start=1):
            shown = _Sheet(QPixmap.fromImage(page))
            shown.setAccessibleName(f"Page {number} of {len(pages)}, a picture")
            shown.setProperty("paper", True)
            self._pages.addWidget(shown, 0, Qt.AlignmentFlag.AlignHCenter)
        self._pages.addStretch(1)
        self.password.begin()
        self.message.hide()
        self._area.verticalScrollBar().setValue(0)

    def show_exported(self, sentence: str) -> None:
        """Say where the note was put, until something else is done."""
        if self.isVisible():
            self.message.say("info", sentence)

    def _do_other(self) -> None:
        if self.message.property("banner") == "info":
            self.message.hide()

    def _wish(self) -> None:
        self.export_wished.emit(self.password.text())

    def _lay_out(self) -> None:
        sheets = QWidget()
        sheets.setLayout(self._pages)
        self._pages.setSpacing(_GAP)
        self._area.setWidget(sheets)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setAccessibleName("Pages of the note")
        self._area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # so that the arrows scroll it
        middle = QVBoxLayout()
        middle.addWidget(self.message)
        middle.addWidget(self._area, 1)
        below = QHBoxLayout()
        below.setContentsMargins(24, 16, 24, 0)
        below.setSpacing(24)
        below.addLayout(middle, 1)
        below.addWidget(self._ways())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._head())
        layout.addLayout(below, 1)

    def _head(self) -> QFrame:
        head = QFrame()
        head.setProperty("bar", "top")
        line = QHBoxLayout(head)
        line.setContentsMargins(16, 10, 24, 10)
        line.setSpacing(16)
        line.addWidget(self.back)
        line.addWidget(label("Preview of the note", "heading"), 1)
        return head

    def _ways(self) -> QWidget:
        ways = QWidget()
        ways.setFixedWidth(_BESIDE)
        column = QVBoxLayout(ways)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_GAP)
        column.addWidget(self.print)
        column.addWidget(self.password)
        column.addWidget(self.export)
        column.addStretch(1)
        return ways


class _Sheet(QLabel):
    """A page as wide as it was drawn, or as narrow as the window asks for."""

    def __init__(self, picture: QPixmap) -> None:
        super().__init__()
        self._drawn = picture.size()
        self.setPixmap(picture)
        self.setScaledContents(True)
        self.setMaximumWidth(self._drawn.width())

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, arg__1: int) -> int:
        across = min(arg__1, self._drawn.width())
        return round(self._drawn.height() * across / max(1, self._drawn.width()))

    def minimumSizeHint(self) -> QSize:
        return self._drawn.scaled(_LEAST, self._drawn.height(), Qt.AspectRatioMode.KeepAspectRatio)
