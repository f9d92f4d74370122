"""The strip on top: shown when one looks elsewhere, and it names nobody."""

import pytest
from builders import OTHER_PATIENT, PATIENT, PAYERS, THERAPIST
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QMouseEvent
from PySide6.QtWidgets import QApplication, QLabel

from therapytimer.ui.look.metrics import TOUCH
from therapytimer.ui.visits.new_visit import NewVisit


@pytest.fixture
def office(office):
    office.reception.open_visit(NewVisit(PATIENT, PAYERS[0], "PT"))
    yield office
    office.mini_strip.end()


@pytest.fixture
def strip(office):
    return office.mini_strip.strip


def running(office):
    return [one.code for one in office.desk.stopwatch.running()]


def press(qtbot, one):
    qtbot.mouseClick(one, Qt.MouseButton.LeftButton)


def test_it_shows_once_the_window_is_put_away_and_something_runs(office, strip, watch):
    office.treatment.tap("97112")
    watch(office.desk, 8)
    assert not strip.isVisible()
    office.window.showMinimized()
    watch(office.desk, 4)
    assert strip.isVisible()
    assert strip.said() == "97112 00:12 S. T. D. PT running · 0 units"
    office.window.showNormal()
    office.window.activateWindow()
    watch(office.desk, 4)
    assert not strip.isVisible()


def test_it_shows_while_another_program_is_in_front(office, strip, watch, monkeypatch):
    office.treatment.tap("97112")
    inactive = Qt.ApplicationState.ApplicationInactive
    monkeypatch.setattr(QGuiApplication, "applicationState", lambda: inactive)
    watch(office.desk, 4)
    assert strip.isVisible()


def test_nothing_runs_and_nothing_shows(office, strip, watch):
    office.window.showMinimized()
    watch(office.desk, 8)
    assert not strip.isVisible()


def test_where_no_window_can_be_on_top_there_is_none(qtbot, office, monkeypatch, watch):
    monkeypatch.setattr(QGuiApplication, "platformName", lambda: "wayland-egl")
    again = type(office.mini_strip)(office.window, office.desk, lambda: False)
    office.treatment.tap("97112")
    office.window.showMinimized()
    again.look(office.desk.now())
    assert not again.strip.isVisible()
    again.end()


def test_it_pauses_and_goes_on(qtbot, office, strip, watch):
    office.treatment.tap("97112")
    office.window.showMinimized()
    watch(office.desk, 4)
    press(qtbot, strip.pause)
    assert running(office) == []
    watch(office.desk, 4)
    assert strip.isVisible()
    assert strip.said() == "97112 00:04 S. T. D. PT paused · 0 units"
    assert strip.pause.text().strip() == "Go on"
    press(qtbot, strip.pause)
    assert running(office) == ["97112"]


def test_it_switches_to_the_next_planned_code(qtbot, office, strip, watch):
    office.treatment.tap("97110")
    planned = [tile.face.code for tile in office.board.grid.tiles]
    office.window.showMinimized()
    watch(office.desk, 480)
    press(qtbot, strip.next)
    assert running(office) == [planned[1]]
    assert strip.said() == f"{planned[1]} 00:00 S. T. D. PT running · 1 unit"


def test_it_brings_the_board_of_what_runs_back(qtbot, office, strip, watch):
    office.treatment.tap("97112")
    running_visit = office.treatment.visit_id
    office.reception.open_visit(NewVisit(OTHER_PATIENT, PAYERS[0], "PT"))
    office.show_today()
    office.window.showMinimized()
    watch(office.desk, 4)
    press(qtbot, strip.board)
    assert not office.window.isMinimized()
    assert office.window.page() is office.board
    assert office.treatment.visit_id == running_visit
    assert not strip.isVisible()


def test_it_names_nobody_who_is_treated(office, strip, watch):
    office.treatment.tap("97112")
    office.window.showMinimized()
    watch(office.desk, 4)
    words = " ".join(
        f"{one.text()} {one.accessibleName()} {one.toolTip()}" for one in strip.findChildren(QLabel)
    )
    for part in (*PATIENT.name.split(), "1950", PATIENT.record_number):
        assert part not in words
    assert strip.windowTitle() == "therapytimer"


def test_beneath_a_lock_it_pauses_but_opens_and_switches_nothing(qtbot, office, strip, watch):
    office.treatment.tap("97112")
    office.show_today()
    office.guard.lock()
    office.window.showMinimized()
    watch(office.desk, 4)
    assert not strip.next.isEnabled()
    office.mini_strip.switch()
    assert running(office) == ["97112"]
    press(qtbot, strip.board)
    assert office.window.page() is office.reception.today
    assert office.guard.cover.isVisible()
    office.mini_strip.pause()
    assert running(office) == []


def test_it_stays_away_once_the_visit_has_ended(office, strip, watch):
    office.treatment.tap("97112")
    office.window.showMinimized()
    watch(office.desk, 4)
    office.treatment.end()
    watch(office.desk, 4)
    assert not strip.isVisible()


def test_it_takes_no_keys_from_the_other_program(strip):
    assert strip.windowFlags() & Qt.WindowType.WindowDoesNotAcceptFocus
    assert strip.windowFlags() & Qt.WindowType.WindowStaysOnTopHint
    for one in (strip.pause, strip.next, strip.board):
        assert one.minimumHeight() >= TOUCH


def test_it_is_dragged_by_its_text_and_not_by_a_tap(qtbot, strip):
    strip.place_at((40, 50))
    strip.appear()
    start = QPoint(20, 20)
    qtbot.mousePress(strip, Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(strip, start + QPoint(2, 1))
    assert (strip.x(), strip.y()) == (40, 50)
    drag(strip, QPoint(140, 90))
    assert (strip.x(), strip.y()) == (160, 120)
    strip.hide()


def drag(strip, to):
    """Move the pointer with the button held, which the offscreen mouse forgets."""
    button = Qt.MouseButton.LeftButton
    held = QMouseEvent(
        QEvent.Type.MouseMove,
        QPointF(to),
        QPointF(strip.mapToGlobal(to)),
        button,
        button,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(strip, held)


def test_it_appears_where_it_was_and_never_off_the_screen(qtbot, strip):
    placed = []
    strip.placed.connect(lambda x, y: placed.append((x, y)))
    strip.place_at((40, 50))
    strip.appear()
    assert (strip.x(), strip.y()) == (40, 50)
    strip.hide()
    assert placed == []
    strip.appear()
    strip.move(60, 70)
    strip.hide()
    assert placed == [(60, 70)]
    strip.place_at((90_000, 90_000))
    strip.appear()
    assert strip.screen().availableGeometry().contains(strip.geometry())
    strip.hide()


def test_only_the_digits_change_from_second_to_second(office, strip, watch, qtbot):
    office.treatment.tap("97112")
    office.window.showMinimized()
    watch(office.desk, 4)
    before = [one.text() for one in strip.findChildren(QLabel)]
    width = strip.width()
    watch(office.desk, 40)
    assert [one.text() for one in strip.findChildren(QLabel)] == before
    assert strip.width() == width
    assert THERAPIST.name not in before
