"""The ways back: from a page that several others lead to, one returns to where one came from."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from therapytimer.ui.main_window import MainWindow

    Way = Callable[[str], None]  # takes the visit whose page is left


class WaysBack:
    """Remembers for a page from which other one went there; `usual` leads back where none did."""

    def __init__(self, window: MainWindow, usual: Way) -> None:
        self._window, self._usual = window, usual
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

    def remember_instead(self, way: Way) -> None:
        """Let the page that is seen now, if one returns from it, return by another way."""
        page = self._window.page()
        if page in self._back:
            self._back[page] = way

    def leave(self, page: QWidget, visit_id: str) -> None:
        """Return from a page with the visit that it shows."""
        self._back.get(page, self._usual)(visit_id)
