"""Keys mashed, tiles tapped while something is asked, the same visit opened twice."""

from datetime import timedelta

import pytest
from builders import OTHER_PATIENT, PAYERS
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox

from therapytimer.ui.keys.actions import ACTIONS
from therapytimer.ui.visits.new_visit import NewVisit
from therapytimer.visit.overlap import exclude_each_other, overlapping

KEYS = [
    *"1234567890wubgrmcedntx",
    Qt.Key.Key_Space,
    Qt.Key.Key_PageDown,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_F6,
    Qt.Key.Key_F11,
    Qt.Key.Key_F1,
    Qt.Key.Key_Escape,
    Qt.Key.Key_Return,
    Qt.Key.Key_Tab,
]
BLOWS = st.lists(
    st.tuples(st.sampled_from(KEYS), st.sampled_from([0, 0.02, 0.02, 5])), min_size=40, max_size=120
)
SLOWLY = settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


def consistent(office):
    """Check the log: on disk as in memory, nothing overlaps, nothing runs backwards."""
    desk = office.desk
    assert not desk.log.waiting
    for visit_id in desk.stopwatch.visit_ids():
        assert desk.store.visits.history(visit_id) == desk.stopwatch.history(visit_id)
        for one in desk.stopwatch.history(visit_id).segments():
            assert one.stop is None or one.stop >= one.start
    placed = desk.stopwatch.placed(desk.stopwatch.segments())
    assert not overlapping(placed, exclude_each_other)
    spent = sum((one.length(desk.now()) for one in desk.stopwatch.segments()), timedelta())
    assert spent >= timedelta()


@SLOWLY
@given(blows=BLOWS)
def test_keys_mashed_at_fifty_a_second_leave_a_true_log(qtbot, office, visit, clock, blows):
    before = len(office.desk.stopwatch.history(visit).actions)
    office.show_treatment(visit)
    qtbot.keyClick(office.board, "1")
    for key, wait in blows:
        clock.work(wait)
        focus = office.window.focusWidget() or office.window
        qtbot.keyClick(focus, key)
    QApplication.processEvents()
    assert len(office.desk.stopwatch.history(visit).actions) > before
    consistent(office)


def test_hundreds_of_digits_switch_and_nothing_is_counted_twice(qtbot, office, visit, clock):
    begun = office.desk.now()
    for blow in range(400):
        clock.work(0.02)
        qtbot.keyClick(office.board, "12345678"[blow * 7 % 8])
    clock.work(0.02)
    consistent(office)
    codes = office.desk.casebook.codes
    segments = [
        one
        for one in office.desk.casebook.visit(visit).segments
        if codes[one.code].contact.takes_patient
    ]
    passed = office.desk.now() - begun
    assert sum((one.length(office.desk.now()) for one in segments), timedelta()) <= passed


def test_tiles_tapped_while_something_is_asked_still_switch(qtbot, office, visit, watch, running):
    office.treatment.tap("97112")
    watch(office.desk, 60)
    office.board.undo_requested.emit()
    assert office.board.why.isVisible()
    qtbot.mouseClick(office.board.grid.tiles[2], Qt.MouseButton.LeftButton)
    assert running() == ["97140"]
    assert not office.board.why.isVisible()
    consistent(office)


def test_a_dialog_takes_no_key_for_the_board(qtbot, office, visit, monkeypatch, running):
    office.treatment.tap("97112")

    def asked(box):
        box.show()
        qtbot.keyClick(box, "1")
        qtbot.keyClick(box, Qt.Key.Key_PageDown)
        box.hide()

    monkeypatch.setattr(QMessageBox, "exec", asked)
    office.window.close()
    assert running() == ["97112"]
    consistent(office)


def test_a_visit_opened_twice_is_one_visit(office, visit, clock, running):
    office.treatment.tap("97112")
    clock.work(5)
    for _ in range(2):
        office.reception.go_to(visit)
    assert running() == ["97112"]
    assert office.desk.stopwatch.visit_ids().count(visit) == 1
    assert len(office.desk.casebook.visit(visit).segments) == 1
    consistent(office)


@pytest.mark.parametrize("action", [one for one in ACTIONS if one.name != "lock"])
def test_no_key_needs_a_visit_on_the_board(qtbot, office, action):
    office.window.show_page(office.board)
    for key in (*action.keys, *(action.pedals or ())):
        if len(key) == 1:
            qtbot.keyClick(office.board, key)
    consistent(office)


def test_two_visits_mashed_together_keep_one_clock(qtbot, office, visit, clock):
    office.reception.open_visit(NewVisit(OTHER_PATIENT, PAYERS[0], "PT"))
    for blow in range(120):
        clock.work(0.5)
        keys = ("1", Qt.Key.Key_F6, "2", Qt.Key.Key_Space, "u")
        qtbot.keyClick(office.board, keys[blow * 3 % 5])
    consistent(office)
