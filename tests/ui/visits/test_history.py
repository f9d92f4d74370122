"""History: a search field over a table of visits."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QModelIndex, Qt

from therapytimer.ui.look.theme import apply_theme
from therapytimer.ui.visits.history import HistoryPage
from therapytimer.ui.visits.history_model import COLUMNS, HistoryModel
from therapytimer.ui.visits.today_rows import VisitRow

BORN = date(1950, 2, 3)
ROWS = [
    VisitRow(
        visit_id=f"visit-{number}",
        name=f"Sample Patient {number}",
        born_on=BORN,
        on=date(2026, 11, number + 1),
        state="signed",
        record_number=f"TT-{number}",
        codes=("97112", "97110"),
    )
    for number in range(3)
]


@pytest.fixture
def page(qtbot):
    made = HistoryPage()
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def test_the_model_keeps_to_the_rules_of_models(qtmodeltester):
    model = HistoryModel()
    qtmodeltester.check(model)
    model.set_rows(ROWS)
    qtmodeltester.check(model)


def test_a_row_shows_day_patient_codes_and_state():
    model = HistoryModel()
    model.set_rows(ROWS)
    cells = [model.data(model.index(1, column)) for column in range(len(COLUMNS))]
    assert cells == [
        *("Nov 2, 2026", "Sample Patient 1", "Feb 3, 1950", "TT-1"),
        *("97112, 97110", "signed"),
    ]


def test_a_correction_says_so_beside_its_state():
    model = HistoryModel()
    model.set_rows([replace(ROWS[0], is_correction=True)])
    assert model.data(model.index(0, COLUMNS.index("State"))) == "signed, a correction"


def test_an_invalid_index_has_no_data():
    model = HistoryModel()
    model.set_rows(ROWS)
    assert model.data(QModelIndex()) is None
    assert model.headerData(0, Qt.Orientation.Vertical) is None


def test_beginning_asks_for_the_latest_visits_with_the_cursor_in_the_field(page, qtbot):
    with qtbot.waitSignal(page.search_requested) as asked:
        page.begin()
    assert asked.args == [""]
    assert page.focusProxy() is page.field


def test_typing_searches_a_moment_later_with_all_that_is_typed(page, qtbot):
    with qtbot.waitSignal(page.search_requested) as asked:
        qtbot.keyClicks(page.field, "97112 stroke")
    assert asked.args == ["97112 stroke"]


def test_enter_searches_at_once_and_goes_to_the_first_visit(page, qtbot):
    page.search_requested.connect(lambda _text: page.show_found(ROWS))
    qtbot.keyClicks(page.field, "sample")
    qtbot.keyClick(page.field, Qt.Key.Key_Return)
    qtbot.waitUntil(page.table.hasFocus)
    with qtbot.waitSignal(page.visit_requested) as opened:
        qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert opened.args == ["visit-0"]


def test_buttons_open_and_export_the_chosen_visit(page, qtbot):
    page.show_found(ROWS)
    page.table.selectRow(2)
    with qtbot.waitSignal(page.visit_requested) as opened:
        qtbot.mouseClick(page.open, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(page.export_requested) as exported:
        qtbot.mouseClick(page.export, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(page.preview_requested) as previewed:
        qtbot.mouseClick(page.preview, Qt.MouseButton.LeftButton)
    assert opened.args == exported.args == previewed.args == ["visit-2"]


def test_nothing_found_explains_itself_and_offers_nothing_to_open(page):
    page.show_found([])
    assert not page.table.isVisible()
    assert not page.open.isEnabled()
    assert not page.export.isEnabled()
    assert not page.preview.isEnabled()


def test_more_than_is_shown_is_said(page):
    page.show_found(ROWS, more=True)
    assert "type more" in page.count.text()
    page.show_found(ROWS[:1])
    assert page.count.text() == "1 visit"


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_no_day_and_no_name_is_cut(page, qapp, percent):
    apply_theme(qapp, "light", percent)
    page.show_found(ROWS)
    qapp.processEvents()
    for column in range(COLUMNS.index("Codes")):
        assert page.table.columnWidth(column) >= page.table.sizeHintForColumn(column)
    qapp.setStyleSheet("")


def test_the_search_is_cleared_by_one_press(page, qtbot):
    assert not page.clear.isEnabled()
    page.field.setText("stroke")
    qtbot.mouseClick(page.clear, Qt.MouseButton.LeftButton)
    assert page.field.text() == ""
    assert page.field.hasFocus()


def test_back_is_one_key(page, qtbot):
    with qtbot.waitSignal(page.back_requested):
        qtbot.keyClick(page.back, Qt.Key.Key_Return)
