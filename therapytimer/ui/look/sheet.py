"""The one application style sheet, filled in from a set of colours."""

from __future__ import annotations

from dataclasses import asdict
from string import Template
from typing import TYPE_CHECKING

from therapytimer.paths import resource
from therapytimer.ui.look.metrics import TOUCH, text_pixels

if TYPE_CHECKING:
    from therapytimer.ui.look.colours import Colours

# A border that grows by two pixels on focus takes them from the padding, so that nothing moves.

_BUTTONS = """
QPushButton, QToolButton {
    min-height: ${inside}px; padding: 2px 16px; border: 1px solid $border_strong;
    border-radius: 8px; background: $surface; color: $text; icon-size: 20px;
}
QToolButton { min-width: ${inside}px; padding: 2px; }
QPushButton:hover, QToolButton:hover { background: $raised; }
QPushButton:pressed, QToolButton:pressed { background: $accent_soft; border-color: $accent; }
QPushButton:checked, QToolButton:checked {
    padding: 1px 15px; border: 2px solid $accent; background: $accent_soft; font-weight: 600;
}
QToolButton:checked { padding: 1px; }
QPushButton[kind="primary"] {
    border-color: $accent; background: $accent; color: $on_accent; font-weight: 600;
}
QPushButton[kind="primary"]:hover, QPushButton[kind="primary"]:pressed {
    background: $accent_pressed;
}
QPushButton[kind="danger"] { border-color: $danger; color: $danger; font-weight: 600; }
QPushButton[kind="danger"]:pressed { background: $danger_pressed; color: $on_danger; }
QPushButton[kind="quiet"], QToolButton[kind="quiet"] {
    border-color: transparent; background: transparent;
}
QPushButton[kind="quiet"]:hover, QToolButton[kind="quiet"]:hover { background: $accent_soft; }
QPushButton[row="true"] { padding: 6px 10px; text-align: left; }
QPushButton[row="true"]:checked { padding: 5px 9px; }
QPushButton[row="true"]:focus { padding: 4px 8px; }
QPushButton:disabled, QToolButton:disabled, QPushButton[kind]:disabled {
    border-color: $border; background: $raised; color: $text_disabled;
}
QPushButton, QToolButton, QCheckBox, QRadioButton, QTabBar { outline: 0; }
QPushButton:focus { padding: 0 14px; border: 3px solid $focus; }
QToolButton:focus { padding: 0; border: 3px solid $focus; }
QCheckBox, QRadioButton {
    min-height: ${inside}px; padding: 0 4px; spacing: 10px; border: 3px solid transparent;
    border-radius: 8px;
}
QCheckBox:focus, QRadioButton:focus { border-color: $focus; }
QCheckBox::indicator, QRadioButton::indicator {
    width: 22px; height: 22px; border: 2px solid $border_strong; background: $surface;
}
QCheckBox::indicator { border-radius: 5px; }
QRadioButton::indicator { border-radius: 13px; }
QCheckBox::indicator:checked {
    border-color: $accent; background: $accent; image: url("$controls/check.svg");
}
QCheckBox::indicator:indeterminate {
    border-color: $accent; background: $accent_soft; image: url("$controls/minus.svg");
}
QRadioButton::indicator:checked {
    width: 10px; height: 10px; border: 8px solid $accent; background: $surface;
}
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { border-color: $border; }
"""

_FIELDS = """
QLineEdit, QTextEdit, QPlainTextEdit, QAbstractSpinBox, QComboBox {
    min-height: ${inside}px; padding: 2px 10px; border: 1px solid $border_strong;
    border-radius: 8px; background: $surface; color: $text;
    selection-background-color: $accent; selection-color: $on_accent;
    placeholder-text-color: $text_idle;
}
QTextEdit, QPlainTextEdit { padding: 6px 8px; }
QLineEdit:read-only, QTextEdit:read-only, QPlainTextEdit:read-only { background: $raised; }
QLineEdit:disabled, QTextEdit:disabled, QPlainTextEdit:disabled, QAbstractSpinBox:disabled,
QComboBox:disabled { border-color: $border; background: $raised; color: $text_disabled; }
QLineEdit[invalid="true"], QAbstractSpinBox[invalid="true"], QComboBox[invalid="true"] {
    padding: 1px 9px; border: 2px solid $danger;
}
QLineEdit:focus, QAbstractSpinBox:focus, QComboBox:focus {
    padding: 0 8px; border: 3px solid $focus;
}
QTextEdit:focus, QPlainTextEdit:focus { padding: 4px 6px; border: 3px solid $focus; }
QAbstractSpinBox QLineEdit, QComboBox QLineEdit {
    min-height: 0; padding: 0; border: 0; background: transparent;
}
QComboBox { padding-right: 0; }
QComboBox::drop-down { width: 36px; border: 0; }
QComboBox::down-arrow { width: 18px; height: 18px; image: url("$controls/chevron-down.svg"); }
QComboBox QAbstractItemView { border: 1px solid $border_strong; background: $surface; }
QAbstractSpinBox { padding-left: ${beside}px; padding-right: ${beside}px; }
QAbstractSpinBox:focus { padding-left: ${near}px; padding-right: ${near}px; }
QAbstractSpinBox::up-button {
    subcontrol-position: center right; width: ${inside}px; height: ${inside}px;
    border: 0; border-left: 1px solid $border;
}
QAbstractSpinBox::down-button {
    subcontrol-position: center left; width: ${inside}px; height: ${inside}px;
    border: 0; border-right: 1px solid $border;
}
QAbstractSpinBox::up-button:pressed, QAbstractSpinBox::down-button:pressed {
    background: $accent_soft;
}
QAbstractSpinBox::up-arrow { width: 18px; height: 18px; image: url("$controls/plus.svg"); }
QAbstractSpinBox::down-arrow { width: 18px; height: 18px; image: url("$controls/minus.svg"); }
QDateTimeEdit[calendarPopup="true"] { padding-left: 10px; padding-right: 0; }
QDateTimeEdit[calendarPopup="true"]:focus { padding-left: 8px; }
QDateTimeEdit::drop-down {
    subcontrol-origin: padding; subcontrol-position: center right; width: 36px; border: 0;
}
QDateTimeEdit[calendarPopup="true"]::down-arrow {
    width: 18px; height: 18px; image: url("$controls/chevron-down.svg");
}
"""

_LISTS = """
QAbstractItemView {
    outline: 0; border: 1px solid $border; background: $surface; color: $text;
    alternate-background-color: $raised; gridline-color: $border;
    selection-background-color: $accent_soft; selection-color: $text;
}
QAbstractItemView:focus { border: 2px solid $focus; }
QListView::item, QTreeView::item {
    min-height: ${inside}px; padding: 3px 8px; border: 0; border-left: 4px solid transparent;
}
QTableView::item { padding: 2px 8px; }
QAbstractItemView::item:hover { background: $raised; }
QAbstractItemView::item:selected { background: $accent_soft; color: $text; }
QListView::item:selected, QTreeView::item:selected { border-left-color: $accent; }
QHeaderView { background: $raised; }
QHeaderView::section {
    min-height: 32px; padding: 2px 8px; border: 0; border-bottom: 1px solid $border_strong;
    background: $raised; color: $text_muted; font-weight: 600;
}
QMenu { padding: 6px; border: 1px solid $border_strong; background: $surface; color: $text; }
QMenu::item { min-height: ${low}px; padding: 4px 20px; border-radius: 6px; }
QMenu::item:selected { background: $accent_soft; }
QMenu::item:disabled { color: $text_disabled; }
QMenu::separator { height: 1px; margin: 6px 8px; background: $border; }
QScrollArea { border: 0; background: transparent; }
QScrollBar { border: 0; background: transparent; }
QScrollBar:vertical { width: 16px; }
QScrollBar:horizontal { height: 16px; }
QScrollBar::handle { margin: 3px; border-radius: 5px; background: $border_strong; }
QScrollBar::handle:hover, QScrollBar::handle:pressed { background: $text_muted; }
QScrollBar::handle:vertical { min-height: ${touch}px; }
QScrollBar::handle:horizontal { min-width: ${touch}px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
"""

_FRAMES = """
QToolTip {
    padding: 6px 8px; border: 1px solid $border_strong; background: $tip_fill; color: $tip_text;
}
QTabWidget::pane { border: 0; border-top: 1px solid $border; }
QTabBar { border: 0; background: transparent; }
QTabBar::tab {
    min-height: ${low}px; padding: 2px 16px; border: 3px solid transparent; color: $text_muted;
}
QTabBar::tab:hover { background: $raised; }
QTabBar::tab:selected { border-bottom-color: $accent; color: $text; font-weight: 600; }
QTabBar::tab:focus { border-color: $focus; }
QProgressBar {
    min-height: 14px; max-height: 14px; margin-right: ${aside}px; border: 1px solid $border_strong;
    border-radius: 8px; background: $surface; text-align: right;
}
QProgressBar::chunk { border-radius: 6px; background: $accent; }
QStatusBar { border-top: 1px solid $border; background: $surface; color: $text_muted; }
QStatusBar::item { border: 0; }
QSplitter::handle { background: $border; }
QFrame[bar="top"] { border: 0; border-bottom: 1px solid $border; background: $surface; }
QFrame[bar="bottom"] { border: 0; border-top: 1px solid $border; background: $surface; }
QFrame[card="true"] { border: 1px solid $border; border-radius: 12px; background: $surface; }
QFrame[strip="true"] { border: 2px solid $border_strong; background: $surface; }
QFrame[rule="true"] { border: 0; background: $border; min-height: 1px; max-height: 1px; }
QFrame[banner] { border: 1px solid; border-radius: 8px; }
QFrame[banner="warn"] { border-color: $warn_edge; background: $warn_fill; }
QFrame[banner="info"] { border-color: $info_edge; background: $info_fill; }
QFrame[banner="warn"] QLabel, QLabel[banner="warn"] { color: $warn_text; }
QFrame[banner="info"] QLabel, QLabel[banner="info"] { color: $info_text; }
QLabel[banner] { padding: 8px 10px; }
QLabel[role="title"] { font-size: ${title}px; font-weight: 700; }
QLabel[role="heading"] { font-size: ${heading}px; font-weight: 600; }
QLabel[role="figure"] { font-size: ${figure}px; font-weight: 700; }
QLabel[role="strong"] { font-weight: 600; }
QLabel[role="muted"] { color: $text_muted; }
QLabel[role="small"] { color: $text_muted; font-size: ${small}px; }
QLabel[role="warn"] { color: $warn_text; font-weight: 600; }
QLabel[role="danger"] { color: $danger; font-weight: 600; }
QLabel[role="key"] {
    padding: 2px 8px; border: 1px solid $border_strong; border-bottom-width: 3px;
    border-radius: 6px; background: $raised; font-weight: 600;
}
"""

_SHEET = Template(_BUTTONS + _FIELDS + _LISTS + _FRAMES)


def style_sheet(colours: Colours, text_percent: int) -> str:
    """Write the style sheet of every stock widget in these colours and this size of text."""
    text = text_pixels(text_percent)
    return _SHEET.substitute(
        asdict(colours),
        controls=resource(f"icons/controls/{colours.name}").as_posix(),
        touch=TOUCH,
        inside=TOUCH - 6,  # without border and padding
        beside=TOUCH + 4,
        near=TOUCH + 2,
        low=TOUCH - 10,
        aside=round(text * 3.6),
        title=round(text * 1.6),
        heading=round(text * 1.2),
        figure=round(text * 3.2),
        small=round(text * 0.9),
    )
