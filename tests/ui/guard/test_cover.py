"""The cover hides all of its window, asks who is there, and names no patient."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from therapytimer.ui.guard.cover import LockCover
from therapytimer.ui.guard.forms import Signer
from therapytimer.ui.look.metrics import TOUCH
from therapytimer.ui.strip.run import Run

JO, ALEX = Signer("jo", "Jo Rivera"), Signer("alex", "Alex Chen", by_pin=True)


class Window(QWidget):
    def __init__(self):
        super().__init__()
        self.note = QLineEdit("half a sent")
        QVBoxLayout(self).addWidget(self.note)
        self.cover = LockCover(self)


@pytest.fixture
def window(qtbot):
    made = Window()
    qtbot.addWidget(made)
    made.resize(1000, 700)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


@pytest.fixture
def cover(window):
    window.cover.lock([JO, ALEX], "jo")
    return window.cover


def choose(cover, name):
    cover.who.setCurrentText(name)
    cover.who.activated.emit(cover.who.currentIndex())


def test_the_cover_hides_all_of_its_window(window, cover):
    assert cover.geometry() == window.rect()
    assert window.childAt(window.note.geometry().center()) is not window.note


def test_the_cover_grows_with_its_window(window, cover, qtbot):
    window.resize(1100, 800)
    qtbot.waitUntil(lambda: cover.geometry() == window.rect())


def test_who_has_no_pin_is_asked_for_the_passphrase(cover):
    assert cover.by_words.isVisible()
    assert not cover.by_pin.isVisible()
    assert not cover.by_pin.pad.isVisible()
    assert not cover.by_words.use_pin.isVisible()
    assert QApplication.focusWidget() is cover.by_words.passphrase.edit


def test_who_has_a_pin_is_asked_for_it_or_for_the_passphrase(cover, qtbot):
    choose(cover, "Alex Chen")
    assert cover.by_pin.isVisible()
    cover.by_pin.use_passphrase.click()
    assert cover.by_words.isVisible()
    cover.by_words.use_pin.click()
    assert QApplication.focusWidget() is cover.by_pin.pin.edit


def test_the_passphrase_is_wished_and_the_cover_is_busy(cover, qtbot):
    cover.by_words.passphrase.edit.setText("secret words")
    with qtbot.waitSignal(cover.passphrase_given) as wished:
        qtbot.keyClick(cover.by_words.passphrase.edit, Qt.Key.Key_Return)
    assert wished.args == ["jo", "secret words"]
    assert not cover.by_words.go.isEnabled()


def test_a_pin_is_tapped_on_large_buttons(cover, qtbot):
    choose(cover, "Alex Chen")
    pad = cover.by_pin.pad
    for digit in "25809":
        qtbot.mouseClick(pad.keys[digit], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(pad.erase, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(cover.pin_given) as given:
        qtbot.mouseClick(pad.enter, Qt.MouseButton.LeftButton)
    assert given.args == ["alex", "2580"]
    assert not pad.enter.isEnabled()
    assert all(min(one.width(), one.height()) >= TOUCH for one in pad.keys.values())


def test_a_pin_takes_digits_alone_and_eight_at_most(cover, qtbot):
    choose(cover, "Alex Chen")
    qtbot.keyClicks(cover.by_pin.pin.edit, "2a5-80 112233")
    assert cover.by_pin.pin.text() == "25801122"
    assert cover.by_pin.pin.edit.echoMode() is QLineEdit.EchoMode.Password


def test_a_wrong_passphrase_leaves_the_cover_and_says_why(cover):
    cover.by_words.passphrase.edit.setText("wrong")
    cover.by_words.go.click()
    cover.show_problem("The passphrase does not fit.")
    assert cover.isVisible()
    assert cover.by_words.go.isEnabled()
    assert cover.problem.said() == "The passphrase does not fit."


def test_a_wrong_pin_is_typed_anew(cover):
    choose(cover, "Alex Chen")
    cover.by_pin.pin.edit.setText("4711")
    cover.by_pin.go.click()
    cover.show_problem("The PIN does not fit.")
    assert cover.by_pin.pin.text() == ""
    assert cover.by_pin.go.isEnabled()


def test_nothing_typed_is_not_tried(cover, qtbot):
    with qtbot.assertNotEmitted(cover.passphrase_given):
        cover.by_words.go.click()
    choose(cover, "Alex Chen")
    with qtbot.assertNotEmitted(cover.pin_given):
        cover.by_pin.pad.enter.click()


def test_lifting_forgets_what_was_typed(cover):
    cover.by_words.passphrase.edit.setText("secret words")
    cover.by_pin.pin.edit.setText("2580")
    cover.lift()
    assert (cover.by_words.passphrase.text(), cover.by_pin.pin.text()) == ("", "")


def test_one_alone_is_named_and_not_chosen(window):
    window.cover.lock([JO], "jo")
    assert not window.cover.who.isVisible()


def test_a_sample_tells_its_passphrase(window):
    window.cover.lock([JO], "jo", "The sample's passphrase is: sample clinic")
    described = window.cover.by_words.passphrase.edit.accessibleDescription()
    assert described == "The sample's passphrase is: sample clinic"


def test_the_tabulator_stays_on_the_cover(window, cover, qtbot):
    seen = set()
    for _ in range(12):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        assert cover.isAncestorOf(QApplication.focusWidget())
        seen.add(QApplication.focusWidget())
    assert {cover.who, cover.by_words.passphrase.edit, cover.by_words.go} <= seen
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Backtab)
    assert cover.isAncestorOf(QApplication.focusWidget())


def test_what_runs_is_told_by_code_and_can_be_paused_and_stopped(cover, qtbot):
    line = cover.run
    assert not line.isVisible()
    line.show_run(Run("visit", "97112", 483, "A. S. PT", runs=True, beside=("97014",)))
    assert line.said() == "97112 08:03 with 97014"
    with qtbot.waitSignal(line.pause_requested):
        line.pause.click()
    with qtbot.waitSignal(line.stop_requested):
        line.stop.click()


def test_what_is_paused_can_go_on(cover):
    line = cover.run
    line.show_run(Run("visit", "97112", 483, "A. S. PT", runs=False))
    assert line.pause.text().strip() == "Go on"
    assert line.said() == "97112 08:03 paused"
    assert not line.stop.isVisible()
    line.show_run(None)
    assert not line.isVisible()


def test_what_needs_no_hands_is_stopped_and_not_paused(cover):
    cover.run.show_run(Run("visit", "97014", 60, "", runs=True, attended=False))
    assert not cover.run.pause.isVisible()
    assert cover.run.stop.isVisible()
