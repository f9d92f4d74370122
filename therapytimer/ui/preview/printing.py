"""Pages onto a printer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPainter

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QImage
    from PySide6.QtPrintSupport import QPrinter


def print_pages(pages: Sequence[QImage], printer: QPrinter) -> bool:
    """Print pages as large as the paper allows; false where the printer takes them not."""
    painter = QPainter()
    if not painter.begin(printer):
        return False
    taken = True
    for number, page in enumerate(pages):
        taken = taken and (number == 0 or printer.newPage())
        painter.drawImage(_place(page, painter.viewport().size()), page)
    return painter.end() and taken


def _place(page: QImage, room: QSize) -> QRect:
    """Where a page stands: whole, in its own proportions, in the middle of the paper's width."""
    size = page.size().scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
    return QRect(QPoint((room.width() - size.width()) // 2, 0), size)
