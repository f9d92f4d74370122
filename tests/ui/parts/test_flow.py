"""A row that breaks into lines."""

import pytest
from PySide6.QtWidgets import QLabel, QWidget

from therapytimer.ui.parts.elided import ElidedLabel
from therapytimer.ui.parts.flow import FlowLayout


@pytest.fixture
def row(qtbot):
    widget = QWidget()
    layout = FlowLayout(widget, spacing=10)
    layout.setContentsMargins(5, 5, 5, 5)
    for _ in range(3):
        item = QLabel()
        item.setFixedSize(100, 40)
        layout.addWidget(item)
    qtbot.addWidget(widget)
    return widget


def places(row, width):
    row.resize(width, row.layout().heightForWidth(width))
    row.show()
    return [
        (row.layout().itemAt(at).geometry().x(), row.layout().itemAt(at).geometry().y())
        for at in range(3)
    ]


def test_where_there_is_room_all_stand_in_one_line(row):
    assert places(row, 330) == [(5, 5), (115, 5), (225, 5)]
    assert row.layout().heightForWidth(330) == 50


def test_what_has_no_room_goes_on_in_the_next_line(row):
    assert places(row, 225) == [(5, 5), (115, 5), (5, 55)]
    assert row.layout().heightForWidth(225) == 100


def test_a_single_item_wider_than_the_row_has_a_line_of_its_own(row):
    assert places(row, 60) == [(5, 5), (5, 55), (5, 105)]


def test_a_hidden_item_takes_no_room(row):
    row.layout().itemAt(0).widget().hide()
    assert row.layout().heightForWidth(225) == 50


def test_items_can_be_taken_out(row):
    assert row.layout().takeAt(0) is not None
    assert row.layout().takeAt(7) is None
    assert row.layout().count() == 2


def test_a_long_text_gives_way_and_is_told_on_hovering(qtbot):
    shown = ElidedLabel("muted")
    qtbot.addWidget(shown)
    shown.setText("Sample Patient With A Remarkably Long Family Name")
    assert shown.minimumSizeHint().width() < 100
    assert shown.toolTip() == shown.text()


def test_a_caption_stands_level_with_the_higher_field_beside_it(row):
    row.layout().itemAt(0).widget().setFixedSize(100, 20)
    assert places(row, 330) == [(5, 15), (115, 5), (225, 5)]
    assert row.layout().heightForWidth(330) == 50
