"""The main window: a stack of pages, one visible, and a cover over all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from therapytimer.ui.parts.notice_bar import NoticeBar

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent
TITLE = "therapytimer"  # never a patient's name: titles are seen by everybody
SMALLEST = QSize(1000, 560)
USUAL = QSize(1366, 768)


class MainWindow(QMainWindow):
    """Shows one page at a time.

    Signal `close_wished`: the window is about to close; whoever must not lose anything asks
    before and calls `allow_close`.
    """

    close_wished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(TITLE)
        self.setMinimumSize(SMALLEST)
        self.resize(USUAL)
        self._pages, self._notice = QStackedWidget(), NoticeBar()
        everything = QWidget()
        layout = QVBoxLayout(everything)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._notice)
        layout.addWidget(self._pages, 1)
        self.setCentralWidget(everything)
        self._may_close = False

    def present(self) -> None:
        """Show the window, filling a screen that is hardly larger than it."""
        room = self.screen().availableSize()
        if room.width() <= USUAL.width() or room.height() <= USUAL.height():
            self.showMaximized()
        else:
            self.show()

    @property
    def pages(self) -> QWidget:
        """What all pages lie in: disabled while they are covered."""
        return self._pages

    def show_page(self, page: QWidget) -> None:
        """Show a page, taking it in first if it is new."""
        if self._pages.indexOf(page) < 0:
            self._pages.addWidget(page)
        self._pages.setCurrentWidget(page)
        page.setFocus()

    def tell(self, sentence: str) -> None:
        """Show a sentence above every page until it is put away."""
        self._notice.say(sentence)

    def told(self) -> str:
        """Return the sentence above the pages, empty where there is none."""
        return self._notice.said()

    def enable_pages(self, *, enabled: bool) -> None:
        """Let the pages be seen, hear keys and taps, or do nothing at all while they are covered.

        A cover hides them from eyes alone: a screen reader would still read what lies below it.
        """
        self._pages.setEnabled(enabled)
        self._pages.setVisible(enabled)

    def page(self) -> QWidget | None:
        """Return the page that is visible."""
        return self._pages.currentWidget()

    def allow_close(self) -> None:
        """Let the next close happen without a question."""
        self._may_close = True

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask before closing, unless that has been answered."""
        if not self._may_close:
            self.close_wished.emit()
        if self._may_close:
            event.accept()
        else:
            event.ignore()
