"""One field of the note: a title, and a text edit that grows with what is typed."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QSizeF, Qt, Signal
from PySide6.QtWidgets import QTextEdit, QVBoxLayout, QWidget

from therapytimer.ui.look.metrics import TOUCH
from therapytimer.ui.parts.labels import label

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent

    from therapytimer.visit.service_fields import ServiceField

_TALLEST = 264  # from here on a text scrolls by itself
# The window or a menu takes the keyboard for a moment: the field is not left.
_STILL_HERE = {Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason}


class GrowingEdit(QTextEdit):
    """Plain text, as tall as its text; Tab leaves it."""

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(4)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self.setFixedHeight(TOUCH)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in _STILL_HERE:
            self.left.emit()

    def _grow(self, size: QSizeF) -> None:
        around = self.height() - self.viewport().height()
        wanted = max(TOUCH, ceil(size.height()) + around)
        scrolls = wanted > _TALLEST
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAsNeeded if scrolls else policy.ScrollBarAlwaysOff
        )
        self.setFixedHeight(min(wanted, _TALLEST))


class TextField(QWidget):
    """A field with its name in the record, such as `services.97112.deficit`.

    `written` is the text that is kept. Signals: `typed` with each change by hand, `left` with
    the field's name once the cursor has left it.
    """

    typed = Signal()
    left = Signal(str)

    def __init__(
        self, name: str, about: ServiceField, group: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.name = name
        self.written = ""
        self.edit = GrowingEdit()
        self.edit.setPlaceholderText(about.hint)
        self.edit.setAccessibleName(f"{group}: {about.title}")
        self.edit.setAccessibleDescription(about.hint)
        title = label(about.title, "strong")
        title.setBuddy(self.edit)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(title)
        layout.addWidget(self.edit)
        self.edit.textChanged.connect(self.typed)
        self.edit.left.connect(lambda: self.left.emit(self.name))

    @property
    def text(self) -> str:
        """What stands in the field."""
        return self.edit.toPlainText()

    @property
    def is_half_typed(self) -> bool:
        """Whether the field holds text that is not kept yet."""
        return self.text != self.written

    def show_written(self, text: str) -> None:
        """Show what is kept, unless something else is being typed."""
        keeps_typed = self.is_half_typed
        self.written = text
        if not keeps_typed:
            self.put(text)

    def put(self, text: str) -> None:
        """Put a text into the field as if nobody had typed it."""
        if text == self.text:
            return
        self.edit.blockSignals(True)
        self.edit.setPlainText(text)
        self.edit.blockSignals(False)
