"""Stock labels and buttons with the roles that the style sheet knows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QLayout, QPushButton, QSizePolicy

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

Role = Literal["title", "heading", "figure", "strong", "muted", "small", "warn", "danger"]


def label(text: str = "", role: Role | None = None, *, wraps: bool = False) -> QLabel:
    """Make a label that shows plain text as it is, never as markup."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wraps)
    if role is not None:
        made.setProperty("role", role)
    if wraps:
        made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    return made


def button(text: str, kind: Literal["primary", "quiet", "danger"] | None = None) -> QPushButton:
    """Make a button; Enter presses it as Space does."""
    made = QPushButton(text)
    made.setAutoDefault(True)
    if kind is not None:
        made.setProperty("kind", kind)
    return made


def card(layout: QLayout) -> QFrame:
    """Make a card around a layout."""
    made = QFrame()
    made.setProperty("card", True)
    made.setLayout(layout)
    return made


def clear(layout: QLayout) -> None:
    """Take everything out of a layout and let it go."""
    while (item := layout.takeAt(0)) is not None:
        inner, widget = item.layout(), item.widget()
        if widget is not None:
            let_go(widget)
        elif inner is not None:
            clear(inner)


def let_go(widget: QWidget) -> None:
    """Hide a widget at once and delete it when Qt is ready."""
    widget.hide()
    widget.deleteLater()
