"""A theme's name becomes colours, and colours become the look of stock widgets."""

from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QRadioButton,
    QSpinBox,
    QTableWidget,
    QTabWidget,
    QToolButton,
    QTreeWidget,
)

from therapytimer.ui.look.colours import ALL, CONTRAST, DARK, LIGHT
from therapytimer.ui.look.palette import colours_of
from therapytimer.ui.look.rows import tall_rows
from therapytimer.ui.look.sheet import style_sheet
from therapytimer.ui.look.theme import THEME_NAMES, apply_theme, resolve

SCHEME = Qt.ColorScheme


@pytest.fixture
def themed(qapp):
    yield partial(apply_theme, qapp)
    qapp.setStyleSheet("")


@pytest.mark.parametrize(
    ("name", "scheme", "wants_contrast", "expected"),
    [
        ("light", SCHEME.Dark, True, LIGHT),
        ("dark", SCHEME.Light, False, DARK),
        ("contrast", SCHEME.Light, False, CONTRAST),
        ("system", SCHEME.Light, False, LIGHT),
        ("system", SCHEME.Dark, False, DARK),
        ("system", SCHEME.Unknown, False, LIGHT),
        ("system", SCHEME.Light, True, CONTRAST),
    ],
)
def test_a_name_becomes_colours(name, scheme, wants_contrast, expected):
    assert resolve(name, scheme, wants_contrast=wants_contrast) is expected


@pytest.mark.parametrize("name", THEME_NAMES)
def test_applying_a_theme_dresses_the_application(qapp, themed, name):
    colours = themed(name)
    assert colours_of(qapp.palette()) is colours
    assert qapp.font().family() == "Inter"


def test_the_style_is_fusion_on_every_system(qapp, themed):
    themed("light")
    qapp.setStyleSheet("")
    assert qapp.style().name() == "fusion"


@pytest.mark.parametrize("colours", ALL, ids=lambda colours: colours.name)
@pytest.mark.parametrize("percent", [100, 200])
def test_the_style_sheet_has_no_gap_left(colours, percent):
    assert "$" not in style_sheet(colours, percent)


def test_a_theme_can_change_while_widgets_are_shown(qtbot, themed):
    themed("light")
    label = QLabel("Visit")
    qtbot.addWidget(label)
    label.show()
    themed("dark", 200)
    assert colours_of(label.palette()) is DARK
    assert label.font().pixelSize() == 30


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize(
    "kind",
    [QPushButton, QToolButton, QCheckBox, QRadioButton, QLineEdit, QComboBox, QSpinBox, QDateEdit],
)
def test_whatever_is_pressed_or_typed_into_is_a_finger_high(qtbot, themed, kind, percent):
    themed("light", percent)
    widget = kind()
    qtbot.addWidget(widget)
    widget.show()
    assert widget.sizeHint().height() >= 44


@pytest.mark.parametrize("kind", [QPushButton, QToolButton, QLineEdit, QComboBox, QSpinBox])
def test_the_focus_ring_moves_nothing(qtbot, themed, kind):
    themed("light")
    widget = kind()
    qtbot.addWidget(widget)
    widget.show()
    before = widget.sizeHint()
    widget.setFocus()
    assert widget.sizeHint() == before


def test_tabs_are_a_finger_high(qtbot, themed):
    themed("light")
    tabs = QTabWidget()
    qtbot.addWidget(tabs)
    tabs.addTab(QLabel(), "J. R.")
    tabs.show()
    assert tabs.tabBar().sizeHint().height() >= 44


def _combo():
    combo = QComboBox()
    combo.addItem("Medicare Part B")
    return combo, combo.view()


def _table():
    table = QTableWidget(1, 1)
    return table, table


def _list():
    rows = QListWidget()
    rows.addItem("97110")
    return rows, rows


def _tree():
    tree = QTreeWidget()
    tree.model().insertRow(0)
    return tree, tree


@pytest.mark.parametrize("make", [_combo, _table, _list, _tree])
def test_rows_are_a_finger_high(qtbot, themed, make):
    themed("light")
    widget, view = make()
    qtbot.addWidget(widget)
    tall_rows(widget)
    widget.show()
    height = view.rowHeight(0) if isinstance(view, QTableWidget) else view.sizeHintForRow(0)
    assert height >= 44
