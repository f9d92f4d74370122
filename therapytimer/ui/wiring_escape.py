"""The wiring of Escape: on a page it does what the page's way back does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPushButton, QWidget

    from therapytimer.ui.office import Office


def wire_escape(office: Office) -> None:
    """Let Escape go back from every page whose typed text is written before it is left."""
    note, reporting = office.documentation.page, office.planning.reporting.page
    ways: tuple[tuple[QWidget, QPushButton], ...] = (
        (note, note.head.board),
        (office.signing.page, office.signing.page.back),
        (office.preview.page, office.preview.page.back),
        (office.ending.page, office.ending.page.back),
        (office.reception.history, office.reception.history.back),
        (office.planning.page, office.planning.page.head.back),
        (reporting, reporting.head.back),
    )
    for page, back in ways:
        shortcut = QShortcut(QKeySequence(Qt.Key.Key_Escape), page)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(back.click)
