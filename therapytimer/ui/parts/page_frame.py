"""The frame that pages share: margins, and a measure that stays readable on wide screens."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from therapytimer.ui.parts.icon_button import Picture
from therapytimer.ui.parts.labels import label

MARGIN = 24
GAP = 16
WIDEST = 1200  # wider rows are hard to follow
MEASURE = 520  # of running text


def scrolled_layout(page: QWidget, widest: int = WIDEST) -> QVBoxLayout:
    """Lay a column into the middle of a page that scrolls where the window is too low for it."""
    content = QWidget()
    area = QScrollArea()
    area.setWidget(content)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    outside = QVBoxLayout(page)
    outside.setContentsMargins(0, 0, 0, 0)
    outside.addWidget(area)
    return page_layout(content, widest)


def page_layout(page: QWidget, widest: int = WIDEST) -> QVBoxLayout:
    """Lay a column into the middle of a page, no wider than `widest`."""
    column = QWidget()
    column.setMaximumWidth(widest)
    around = QHBoxLayout(page)
    around.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
    around.addStretch(1)
    # The column takes all room up to its maximum before the stretches get any.
    around.addWidget(column, 1000)
    around.addStretch(1)
    layout = QVBoxLayout(column)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(GAP)
    return layout


def empty_state(drawing: str, heading: str, explained: str) -> QWidget:
    """Say in the middle of an empty page what belongs there and how it comes there."""
    page = QWidget()
    text = label(explained, "muted", wraps=True)
    text.setFixedWidth(MEASURE)
    text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    middle = QHBoxLayout()
    middle.addStretch(1)
    middle.addWidget(text)
    middle.addStretch(1)
    layout = QVBoxLayout(page)
    layout.setSpacing(8)
    layout.addStretch(2)
    layout.addWidget(Picture(drawing, 56), 0, Qt.AlignmentFlag.AlignHCenter)
    layout.addSpacing(8)
    layout.addWidget(label(heading, "heading"), 0, Qt.AlignmentFlag.AlignHCenter)
    layout.addLayout(middle)
    layout.addStretch(3)
    return page
