"""The ways back: from a page that several others lead to, one returns to where one came from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from therapytimer.ui.main_window import MainWindow

    Way = Callable[[str], None]  # takes the visit whose page is left


class WaysBack(QObject):
    """Remembers for a page from which other one went there; `usual` leads back where none did.

    A Qt object, whose methods a connection does not keep alive as it would a plain function.
    """

    def __init__(self, window: MainWindow, usual: Way) -> None:
        super().__init__(window)
        self._window, self._usual, self._day_end = window, usual, usual
        self._known: list[tuple[QWidget, Way]] = []
        self._back: dict[QWidget, Way] = {}

    def know(self, page: QWidget, way: Way) -> None:
        """Learn how one returns to a page."""
        self._known.append((page, way))

    def remember(self, page: QWidget) -> None:
        """Keep the page that is seen now as the one to return to from `page`."""
        seen = self._window.page()
        if seen is not page:
            self._back[page] = next((way for one, way in self._known if one is seen), self._usual)

    def know_day_end(self, way: Way) -> None:
        """Learn how one returns to the end of the day, whose findings lead on over a note."""
        self._day_end = way

    def remember_day_end(self) -> None:
        """Let the page that is seen now, if one returns from it, return to the end of the day."""
        page = self._window.page()
        if page in self._back:
            self._back[page] = self._day_end

    def leave(self, visit_id: str) -> None:
        """Return from the page that is seen, with the visit that it shows."""
        page = self._window.page()
        way = self._usual if page is None else self._back.get(page, self._usual)
        way(visit_id)
