"""The lock covers everything and gives text and caret back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from therapytimer.ui.gate.cover import LockCover


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
    made.resize(640, 480)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.note.setFocus()
    made.note.setCursorPosition(4)
    return made


def test_the_cover_hides_all_of_its_window(window):
    window.cover.lock("Jo Rivera")
    assert window.cover.geometry() == window.rect()
    assert window.childAt(window.note.geometry().center()) is not window.note


def test_the_cover_grows_with_its_window(window, qtbot):
    window.cover.lock("Jo Rivera")
    window.resize(900, 700)
    qtbot.waitUntil(lambda: window.cover.geometry() == window.rect())


def test_half_typed_text_and_caret_return(window):
    window.cover.lock("Jo Rivera")
    assert QApplication.focusWidget() is window.cover.passphrase.edit
    window.cover.lift()
    assert QApplication.focusWidget() is window.note
    assert (window.note.text(), window.note.cursorPosition()) == ("half a sent", 4)


def test_locking_twice_still_returns_to_the_text(window):
    window.cover.lock("Jo Rivera")
    window.cover.lock("Jo Rivera")
    window.cover.lift()
    assert QApplication.focusWidget() is window.note


def test_a_field_that_went_meanwhile_is_not_looked_for(window, qtbot):
    window.cover.lock("Jo Rivera")
    window.note.deleteLater()
    with qtbot.waitSignal(window.note.destroyed):
        pass
    window.cover.lift()
    assert window.cover.isHidden()


@pytest.mark.parametrize("key", [Qt.Key.Key_Tab, Qt.Key.Key_Backtab])
def test_the_tabulator_never_reaches_what_is_covered(window, qtbot, key):
    window.cover.lock("Jo Rivera")
    for _ in range(6):
        qtbot.keyClick(QApplication.focusWidget(), key)
        assert window.cover.isAncestorOf(QApplication.focusWidget())


def test_the_passphrase_is_wished_and_the_cover_is_busy(window, qtbot):
    window.cover.lock("Jo Rivera")
    window.cover.passphrase.edit.setText("secret words")
    with qtbot.waitSignal(window.cover.unlock_requested) as wished:
        qtbot.keyClick(window.cover.passphrase.edit, Qt.Key.Key_Return)
    assert wished.args == ["secret words"]
    assert not window.cover.go.isEnabled()


def test_a_wrong_passphrase_leaves_the_cover_and_says_why(window):
    window.cover.lock("Jo Rivera")
    window.cover.passphrase.edit.setText("wrong")
    window.cover.go.click()
    window.cover.show_problem("The passphrase does not fit.")
    assert window.cover.isVisible()
    assert window.cover.go.isEnabled()
    assert window.cover.problem.said() == "The passphrase does not fit."


def test_an_empty_passphrase_is_not_tried(window, qtbot):
    window.cover.lock("Jo Rivera")
    with qtbot.assertNotEmitted(window.cover.unlock_requested):
        window.cover.go.click()


def test_lifting_forgets_the_passphrase(window):
    window.cover.lock("Jo Rivera")
    window.cover.passphrase.edit.setText("secret words")
    window.cover.lift()
    assert window.cover.passphrase.text() == ""


def test_somebody_else_may_want_in(window, qtbot):
    window.cover.lock("Jo Rivera", "The sample's passphrase is: sample clinic")
    with qtbot.waitSignal(window.cover.switch_requested):
        window.cover.switch.click()
