"""Unlocking: by passphrase, by the recovery code, or by going back to a backup."""

from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from therapytimer.ui.gate.forms import BackupFacts
from therapytimer.ui.gate.unlock import UnlockPage

BACKUP = BackupFacts(Path("/copies/2026-11-20"), datetime(2026, 11, 20, 18, 2), 1214)  # noqa: DTZ001
DAMAGED = "The clinic's file is damaged; it is kept."


@pytest.fixture
def page(qtbot):
    made = UnlockPage()
    qtbot.addWidget(made)
    made.begin(["Ada Smith", "Jo Rivera"], "Jo Rivera")
    made.show()
    return made


def shown(page):
    parts = (page.by_passphrase, page.by_code, page.damaged)
    return [part for part in parts if part.isVisible()]


def test_name_and_passphrase_are_wished_together(page, qtbot):
    page.by_passphrase.passphrase.edit.setText("secret words")
    with qtbot.waitSignal(page.unlock_requested) as wished:
        qtbot.keyClick(page.by_passphrase.passphrase.edit, Qt.Key.Key_Return)
    assert wished.args == ["Jo Rivera", "secret words"]


def test_another_name_can_be_chosen(page, qtbot):
    page.by_passphrase.names.setCurrentText("Ada Smith")
    page.by_passphrase.passphrase.edit.setText("hers")
    with qtbot.waitSignal(page.unlock_requested) as wished:
        page.by_passphrase.go.click()
    assert wished.args == ["Ada Smith", "hers"]


def test_a_single_name_needs_no_choice(page):
    page.begin(["Jo Rivera"])
    assert not page.by_passphrase.names.isVisible()
    assert page.name() == "Jo Rivera"


def test_choosing_a_name_moves_on_to_the_passphrase(page):
    page.by_passphrase.names.setFocus()
    page.by_passphrase.names.activated.emit(0)
    assert page.focusWidget() is page.by_passphrase.passphrase.edit


def test_an_empty_passphrase_is_not_tried(page, qtbot):
    with qtbot.assertNotEmitted(page.unlock_requested):
        page.by_passphrase.go.click()
    assert page.by_passphrase.passphrase.problem() == "Type your passphrase."


def test_the_page_is_busy_until_it_hears_of_a_problem(page):
    page.by_passphrase.passphrase.edit.setText("wrong")
    page.by_passphrase.go.click()
    assert page.by_passphrase.go.text() == "Opening…"
    assert not page.by_passphrase.isEnabled()
    page.show_problem("The passphrase does not fit.")
    assert page.by_passphrase.isEnabled()
    assert page.problem.said() == "The passphrase does not fit."
    assert page.by_passphrase.passphrase.edit.selectedText()


def test_a_new_try_takes_the_problem_back(page):
    page.show_problem("The passphrase does not fit.")
    page.by_passphrase.passphrase.edit.setText("other")
    page.by_passphrase.go.click()
    assert page.problem.said() == ""


def test_the_recovery_code_comes_with_a_new_passphrase(page, qtbot):
    page.by_passphrase.use_code.click()
    assert shown(page) == [page.by_code]
    page.by_code.code.set_text("abcd 2345")
    page.by_code.passphrase.first.edit.setText("new words")
    page.by_code.passphrase.second.edit.setText("new words")
    with qtbot.waitSignal(page.recovery_wished) as wished:
        page.by_code.go.click()
    assert wished.args == ["abcd 2345", "new words"]
    page.show_problem("The recovery code does not fit.")
    assert page.focusWidget() is page.by_code.code.edit


def test_a_code_without_a_new_passphrase_is_not_tried(page, qtbot):
    page.by_passphrase.use_code.click()
    page.by_code.code.set_text("abcd 2345")
    with qtbot.assertNotEmitted(page.recovery_wished):
        page.by_code.go.click()
    assert page.by_code.passphrase.first.problem()


def test_a_new_passphrase_without_a_code_is_not_tried(page, qtbot):
    page.by_passphrase.use_code.click()
    page.by_code.passphrase.first.edit.setText("new words")
    page.by_code.passphrase.second.edit.setText("new words")
    with qtbot.assertNotEmitted(page.recovery_wished):
        page.by_code.go.click()
    assert page.by_code.code.problem()


def test_one_gets_back_from_the_recovery_code(page):
    page.by_passphrase.use_code.click()
    page.by_code.back.click()
    assert shown(page) == [page.by_passphrase]


def test_an_open_clinic_offers_no_recovery_code(page):
    page.begin(["Ada Smith", "Jo Rivera"], offers_code=False)
    assert not page.by_passphrase.use_code.isVisible()


def test_a_damaged_file_offers_its_newest_good_backup_with_the_facts(page, qtbot):
    page.show_damaged(DAMAGED, BACKUP)
    assert shown(page) == [page.damaged]
    assert page.problem.said() == DAMAGED
    assert page.damaged.facts() == {
        "Made": "November 20, 2026, 6:02 PM",
        "Visits": "1,214",
        "Folder": str(BACKUP.path),
    }
    with qtbot.waitSignal(page.restore_requested) as wished:
        page.damaged.go.click()
    assert wished.args == [BACKUP.path]
    assert page.damaged.go.text() == "Restoring…"


def test_a_damaged_file_without_a_backup_offers_nothing_to_press(page):
    page.show_damaged(DAMAGED, None)
    assert not page.damaged.go.isVisible()


def test_a_restore_that_failed_can_be_tried_again(page):
    page.show_damaged(DAMAGED, BACKUP)
    page.damaged.go.click()
    page.show_problem("The copy cannot be read.")
    assert page.damaged.isEnabled()


def test_begin_forgets_what_was_typed(page):
    page.by_passphrase.passphrase.edit.setText("secret")
    page.by_passphrase.passphrase.eye.setChecked(True)
    page.begin(["Jo Rivera"])
    assert page.by_passphrase.passphrase.text() == ""
    assert not page.by_passphrase.passphrase.eye.isChecked()
