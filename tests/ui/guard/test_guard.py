"""Locking by key and by itself, and coming back: what is covered, what stays live."""

from datetime import timedelta

import pytest
from builders import ASSISTANT, OTHER_PATIENT, PATIENT, PAYERS, THERAPIST
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QMenu, QScrollBar, QTextEdit

from therapytimer.store.errors import DiskFullError
from therapytimer.ui.visits.new_visit import NewVisit

PASSPHRASE = "correct horse"  # noqa: S105 - guards made-up people only


def running(office):
    return [one.code for one in office.desk.stopwatch.running()]


def unlock(office, who=THERAPIST, words=PASSPHRASE):
    office.guard.entry.try_passphrase(who.id, words)


def shown_words(window):
    """All words that can be seen in a window."""
    labels = [one for one in window.findChildren(QLabel) if not one.visibleRegion().isEmpty()]
    lines = [one for one in window.findChildren(QLineEdit) if not one.visibleRegion().isEmpty()]
    return " ".join(one.text() for one in (*labels, *lines))


# By key.


def test_a_lock_by_key_covers_every_word_about_patients(office, visit):
    office.treatment.tap("97112")
    assert PATIENT.name in shown_words(office.window)
    office.guard.lock()
    QApplication.processEvents()
    covered = shown_words(office.window)
    assert PATIENT.name not in covered
    assert "1950" not in covered
    assert "97112" in covered
    assert running(office) == ["97112"]


def read_aloud(node):
    """All that a screen reader finds below a node."""
    if node.state().invisible:
        return ""
    below = (node.child(place) for place in range(node.childCount()))
    parts = [node.text(QAccessible.Text.Name), *(read_aloud(one) for one in below if one)]
    return " ".join(filter(None, parts))


@pytest.mark.parametrize("how", ["lock", "lock_by_itself"])
def test_a_screen_reader_finds_nothing_below_the_cover_either(office, visit, how):
    office.treatment.tap("97112")
    window = QAccessible.queryAccessibleInterface(office.window)
    assert PATIENT.name in read_aloud(window)
    getattr(office.guard, how)()
    QApplication.processEvents()
    assert PATIENT.name not in read_aloud(window)
    assert "97112" in read_aloud(window)
    unlock(office)
    assert PATIENT.name in read_aloud(window)


def test_what_runs_is_paused_and_gone_on_with_from_the_cover(office, visit, clock):
    office.treatment.tap("97112")
    office.guard.lock()
    clock.work(5)
    office.guard.cover.run.pause.click()
    assert running(office) == []
    office.guard.cover.run.pause.click()
    assert running(office) == ["97112"]
    assert office.guard.cover.isVisible()


def test_everything_can_be_stopped_from_the_cover(office, visit, clock):
    office.treatment.tap("97112")
    office.guard.lock()
    clock.work(5)
    office.guard.cover.run.stop.click()
    assert running(office) == []


def test_what_was_paused_before_the_lock_is_not_offered(office, visit, clock):
    office.treatment.tap("97112")
    clock.work(5)
    office.treatment.pause()
    office.guard.lock()
    assert not office.guard.cover.run.isVisible()


def test_half_typed_text_and_caret_return(office, visit, qtbot):
    office.treatment.tap("97112")
    office.show_note(visit)
    field = next(
        one for one in office.documentation.page.findChildren(QTextEdit) if one.isVisible()
    )
    field.setFocus()
    qtbot.keyClicks(field, "half a sentence")
    cursor = field.textCursor()
    cursor.setPosition(4)
    cursor.setPosition(9, cursor.MoveMode.KeepAnchor)
    field.setTextCursor(cursor)
    bars = [one for one in office.documentation.page.findChildren(QScrollBar) if one.maximum()]
    for bar in bars:
        bar.setValue(20)
    office.guard.lock()
    unlock(office)
    assert bars
    assert all(bar.value() == 20 for bar in bars)
    assert QApplication.focusWidget() is field
    kept = field.textCursor()
    assert field.toPlainText() == "half a sentence"
    assert (kept.anchor(), kept.position(), kept.selectedText()) == (4, 9, " a se")


@pytest.mark.parametrize(("start", "length", "caret"), [(2, 4, 6), (6, -4, 2), (3, 0, 3)])
def test_a_selection_in_a_line_returns_as_it_was(office, qtbot, start, length, caret):
    office.reception.begin_visit()
    field = next(one for one in office.window.page().findChildren(QLineEdit) if one.isVisible())
    field.setFocus()
    field.setText("half a name")
    field.setCursorPosition(start)
    if length:
        field.setSelection(start, length)
    marked = field.selectedText()
    office.guard.lock()
    unlock(office)
    assert QApplication.focusWidget() is field
    assert (field.text(), field.cursorPosition()) == ("half a name", caret)
    assert field.selectedText() == marked


def test_keys_are_heard_again_after_a_lock_that_came_while_the_window_was_away(
    office, visit, qtbot
):
    office.window.showMinimized()
    QApplication.processEvents()
    office.guard.lock()
    office.window.showNormal()
    office.window.activateWindow()
    unlock(office)
    assert office.window.focusWidget() is office.board
    QTest.keyClick(office.window.windowHandle(), Qt.Key.Key_2)
    assert running(office) == ["97112"]


def test_the_page_is_heard_where_the_field_went_meanwhile(office, visit):
    field = QLineEdit(office.board)
    field.show()
    field.setFocus()
    office.guard.lock()
    field.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    unlock(office)
    assert office.window.focusWidget() is office.board


def test_no_shortcut_is_heard_beneath_the_cover(office, visit, qtbot):
    heard = []
    shortcut = QShortcut(QKeySequence("Ctrl+K"), office.window)
    shortcut.activated.connect(lambda: heard.append("heard"))
    office.guard.lock()
    QTest.keyClick(office.window.windowHandle(), Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert heard == []
    unlock(office)
    QTest.keyClick(office.window.windowHandle(), Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert heard == ["heard"]


def test_menus_and_questions_that_are_open_go_away(office, visit, qtbot):
    question = QDialog(office.window)
    question.open()
    menu = QMenu(office.window)
    menu.addAction("Jo Rivera")
    menu.popup(office.window.pos())
    office.guard.lock()
    assert not question.isVisible()
    assert not menu.isVisible()


# By itself.


def test_the_lock_comes_after_its_minutes_without_a_touch(office, visit, watch):
    office.desk.tick()
    watch(office.desk, 299)
    assert not office.guard.is_locked
    watch(office.desk, 4)
    assert office.guard.cover.isVisible()


def test_a_key_or_a_touch_puts_it_off(office, visit, watch):
    watch(office.desk, 240)
    QTest.keyClick(office.window.windowHandle(), Qt.Key.Key_Shift)
    watch(office.desk, 240)
    QTest.mouseMove(office.window.windowHandle())
    watch(office.desk, 240)
    assert not office.guard.is_locked


def test_a_sleep_longer_than_that_locks_though_a_key_woke_it(office, visit, clock):
    office.desk.tick()
    clock.sleep(301)
    QTest.keyClick(office.window.windowHandle(), Qt.Key.Key_Shift)
    office.desk.tick()
    assert office.guard.is_locked


def test_a_short_sleep_locks_nothing(office, visit, clock):
    office.desk.tick()
    clock.sleep(200)
    office.desk.tick()
    assert not office.guard.is_locked


def test_while_something_runs_its_tiles_stay_live(office, visit, watch, qtbot):
    office.treatment.tap("97112")
    watch(office.desk, 304)
    tiles = office.guard.live.cover
    assert tiles.isVisible()
    assert not office.guard.cover.isVisible()
    QApplication.processEvents()
    seen = shown_words(office.window)
    assert "tiles only" in seen
    assert PATIENT.name not in seen
    assert "1950" not in seen
    assert tiles.grid.tiles[1].face.digits == "05:04"
    qtbot.keyClick(tiles, "1")
    assert running(office) == ["97110"]
    qtbot.mouseClick(tiles.grid.tiles[2], Qt.MouseButton.LeftButton)
    assert running(office) == ["97140"]
    qtbot.keyClick(tiles, "3")
    assert running(office) == []


def test_pedals_stay_live_too(office, visit, watch, qtbot):
    planned = [tile.face.code for tile in office.board.grid.tiles]
    office.treatment.tap(planned[0])
    watch(office.desk, 304)
    qtbot.keyClick(office.guard.live.cover, Qt.Key.Key_PageDown)
    assert running(office) == [planned[1]]


def test_the_key_of_the_lock_covers_live_tiles(office, visit, watch, qtbot):
    office.treatment.tap("97112")
    watch(office.desk, 304)
    qtbot.keyClick(office.guard.live.cover, Qt.Key.Key_F12)
    assert office.guard.cover.isVisible()
    assert not office.guard.live.cover.isVisible()


def test_other_keys_do_nothing_beneath_live_tiles(office, visit, watch, qtbot):
    office.treatment.tap("97112")
    watch(office.desk, 304)
    tiles, page = office.guard.live.cover, office.window.page()
    for pressed in (Qt.Key.Key_N, Qt.Key.Key_Escape, Qt.Key.Key_F1, Qt.Key.Key_U, Qt.Key.Key_D):
        QTest.keyClick(office.window.windowHandle(), pressed)
        qtbot.keyClick(tiles, pressed)
    QTest.keyClick(office.window.windowHandle(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert office.window.page() is page
    assert running(office) == ["97112"]
    assert office.guard.is_locked


def test_a_pause_covers_all_and_going_on_brings_the_tiles_back(office, visit, watch, qtbot):
    office.treatment.tap("97112")
    watch(office.desk, 304)
    qtbot.keyClick(office.guard.live.cover, Qt.Key.Key_Space)
    assert running(office) == []
    office.desk.tick()
    cover = office.guard.cover
    assert cover.isVisible()
    assert cover.run.said() == "97112 05:04 paused"
    qtbot.mouseClick(cover.run.pause, Qt.MouseButton.LeftButton)
    assert running(office) == ["97112"]
    assert office.guard.live.cover.isVisible()
    assert not cover.isVisible()


def test_whoever_goes_away_from_the_question_leaves_the_tiles(office, visit, watch, qtbot):
    office.treatment.tap("97112")
    watch(office.desk, 304)
    qtbot.mouseClick(office.guard.live.cover.unlock, Qt.MouseButton.LeftButton)
    assert office.guard.cover.isVisible()
    assert not office.guard.live.cover.isVisible()
    qtbot.mouseClick(office.guard.cover.tiles, Qt.MouseButton.LeftButton)
    assert office.guard.live.cover.isVisible()
    office.guard.ask_to_unlock()
    office.guard.auto.idleness.touch()
    watch(office.desk, 16)
    assert office.guard.cover.isVisible()
    watch(office.desk, 12)
    assert office.guard.live.cover.isVisible()


def test_a_key_lock_covers_the_live_tiles_too(office, visit, watch):
    office.treatment.tap("97112")
    watch(office.desk, 304)
    office.guard.lock()
    assert not office.guard.live.cover.isVisible()
    watch(office.desk, 60)
    assert office.guard.cover.isVisible()
    assert not office.guard.cover.tiles.isVisible()


def test_the_tiles_are_those_of_what_runs_and_the_board_comes_back(office, visit, watch):
    office.treatment.tap("97112")
    office.reception.open_visit(NewVisit(OTHER_PATIENT, PAYERS[0], "PT"))
    other = office.treatment.visit_id
    watch(office.desk, 304)
    office.guard.live.cover.toggle_requested.emit("97110")
    assert [one.visit_id for one in office.desk.stopwatch.running()] == [visit]
    unlock(office)
    assert office.treatment.visit_id == other


def test_minutes_go_on_beneath_every_cover(office, visit, watch):
    office.treatment.tap("97112")
    watch(office.desk, 900)
    unlock(office)
    (segment,) = office.desk.stopwatch.running()
    assert segment.length(office.desk.now()) == timedelta(seconds=900)


def test_the_system_locks_it_at_once_unless_something_runs(office, visit, clock):
    office.treatment.tap("97112")
    office.guard.lock_if_quiet()
    assert not office.guard.is_locked
    clock.work(5)
    office.treatment.tap("97112")
    office.guard.lock_if_quiet()
    assert office.guard.cover.isVisible()


# The keys go.


def keys_due(office):
    due = []
    office.guard.keys_due.connect(lambda: due.append(office.desk.now()))
    return due


def test_an_hour_locked_with_nothing_running_drops_the_keys(office, visit, clock, watch):
    due = keys_due(office)
    office.guard.lock()
    watch(office.desk, 3596)
    assert due == []
    watch(office.desk, 8)
    assert len(due) == 1


def test_while_something_runs_the_keys_stay(office, visit, watch):
    due = keys_due(office)
    office.treatment.tap("97112")
    office.guard.lock()
    watch(office.desk, 3700)
    office.guard.stop_everything()
    watch(office.desk, 3500)
    assert due == []
    watch(office.desk, 120)
    assert len(due) == 1


def test_what_is_not_on_disk_yet_keeps_the_keys(office, visit, watch, monkeypatch):
    def refuse(change):
        raise DiskFullError("The disk is full.")

    due = keys_due(office)
    monkeypatch.setattr(office.desk.store.visits, "apply", refuse)
    office.treatment.tap("97112")
    watch(office.desk, 60)
    office.treatment.tap("97112")
    office.guard.lock()
    watch(office.desk, 3700)
    assert due == []


# Coming back.


def test_a_pin_unlocks(office, visit, pins):
    office.guard.lock()
    office.guard.entry.try_pin(THERAPIST.id, "4711")
    assert office.guard.cover.isVisible()
    assert "4 more tries" in office.guard.cover.problem.said()
    office.guard.entry.try_pin(THERAPIST.id, pins[THERAPIST.id])
    assert not office.guard.cover.isVisible()
    assert office.window.page() is office.board


def test_after_five_wrong_pins_the_passphrase_is_asked_over_a_lock_too(office, pins):
    office.guard.lock()
    for _ in range(5):
        office.guard.entry.try_pin(THERAPIST.id, "0815")
    assert office.guard.cover.by_words.isVisible()
    assert not office.guard.cover.by_words.use_pin.isVisible()
    office.guard.lock()
    assert not office.guard.cover.by_pin.isVisible()
    unlock(office)
    office.guard.lock()
    assert office.guard.cover.by_pin.isVisible()


def test_a_wrong_passphrase_waits_longer_each_time(office, clock):
    office.guard.lock()
    unlock(office, words="wrong")
    assert "in 1 second." in office.guard.cover.problem.said()
    clock.work(1)
    unlock(office, words="wrong")
    assert "in 2 seconds." in office.guard.cover.problem.said()
    unlock(office)
    assert office.guard.cover.isVisible()
    clock.work(2)
    unlock(office)
    assert not office.guard.cover.isVisible()


def test_a_wait_stops_nobody_from_pausing(office, visit, clock):
    office.treatment.tap("97112")
    office.guard.lock()
    for _ in range(5):
        unlock(office, words="wrong")
        clock.work(17)
    unlock(office, words="wrong")
    office.guard.cover.run.pause.click()
    assert running(office) == []


def test_somebody_else_comes_in_by_pin_and_every_visit_goes_on(office, visit, pins, clock):
    office.treatment.tap("97112")
    (segment,) = office.desk.stopwatch.running()
    office.guard.lock()
    office.guard.entry.try_pin(ASSISTANT.id, pins[ASSISTANT.id])
    assert office.desk.user == office.desk.store.clinician == ASSISTANT
    assert office.window.page() is office.reception.today
    assert office.desk.stopwatch.running() == (segment,)
    assert segment.by == (THERAPIST.id,)
    assert not office.guard.is_locked


def test_the_minutes_of_the_lock_are_kept(office):
    kept = []
    office.guard.auto.kept.connect(kept.append)
    office.guard.auto.keep_minutes(12)
    assert kept == ["The screen locks after 12 minutes without a touch."]
    assert office.desk.store.settings.get("lock_minutes") == 12
