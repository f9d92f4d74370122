"""Rows tall enough to be pressed, where the style sheet alone cannot make them so."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractItemView, QComboBox, QStyledItemDelegate, QTableView

from therapytimer.ui.look.metrics import TOUCH


def tall_rows(widget: QComboBox | QAbstractItemView) -> None:
    """Give a new combo box, table, list or tree rows of a finger's height."""
    if isinstance(widget, QComboBox):
        # Its own delegate knows no style sheet.
        widget.setItemDelegate(QStyledItemDelegate(widget))
    elif isinstance(widget, QTableView):
        # It asks only its header for heights.
        header = widget.verticalHeader()
        header.setMinimumSectionSize(TOUCH)
        header.setDefaultSectionSize(TOUCH)
    else:
        # Rows measured before the first polish know no style sheet.
        widget.ensurePolished()
