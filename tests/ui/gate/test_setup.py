"""Setting up asks for little, and says beside a field what is wrong with it."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from therapytimer.ui.gate.forms import SetupForm
from therapytimer.ui.gate.setup import SetupPage

WORDS = "four plain words here"


@pytest.fixture
def page(qtbot):
    made = SetupPage()
    qtbot.addWidget(made)
    made.begin()
    return made


def fill_in(page, first=WORDS, second=WORDS):
    page.name.set_text(" Jo Rivera ")
    page.credentials.set_text("PT, DPT")
    page.passphrase.first.edit.setText(first)
    page.passphrase.second.edit.setText(second)


def problems(page):
    fields = (page.name, page.credentials, page.passphrase.first, page.passphrase.second)
    return [field.problem() for field in fields]


def test_a_filled_form_is_wished_whole(page, qtbot):
    fill_in(page)
    page.discipline.choose("SLP")
    page.assistant.setChecked(True)
    page.copies.show_folder(Path("/media/stick"))
    with qtbot.waitSignal(page.setup_wished) as wished:
        page.go.click()
    assert wished.args == [
        SetupForm("Jo Rivera", "PT, DPT", "SLP", True, WORDS, Path("/media/stick"))
    ]


def test_a_second_place_for_copies_may_be_skipped(page, qtbot):
    fill_in(page)
    with qtbot.waitSignal(page.setup_wished) as wished:
        page.go.click()
    assert wished.args[0].copies_folder is None


def test_the_passphrase_is_not_shown_with_the_form(page):
    fill_in(page)
    assert WORDS not in repr(page.form())


def test_blanks_of_a_passphrase_count(page):
    fill_in(page, " two words ", " two words ")
    assert page.passphrase.text() == " two words "
    assert page.form().passphrase == page.passphrase.text()


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("", "", ["", "", "Type a passphrase: an empty one protects nothing.", ""]),
        ("", "one", ["", "", "Type a passphrase: an empty one protects nothing.", ""]),
        ("one by one", "", ["", "", "", "The two passphrases differ; type the same twice."]),
        (
            "one by one",
            "One by one",
            ["", "", "", "The two passphrases differ; type the same twice."],
        ),
        ("s", "s", ["", "", "A passphrase has at least 8 characters; this one has 1.", ""]),
    ],
)
def test_an_empty_short_or_differing_passphrase_is_told_beside_its_field(
    page, qtbot, first, second, expected
):
    fill_in(page, first, second)
    with qtbot.assertNotEmitted(page.setup_wished):
        page.go.click()
    assert problems(page) == expected


def test_missing_name_and_credentials_are_told_beside_their_fields(page, qtbot):
    with qtbot.assertNotEmitted(page.setup_wished):
        page.go.click()
    assert all(problems(page)[:3])


def test_the_cursor_goes_to_the_first_field_that_is_wrong(page, qtbot):
    fill_in(page, "one by one", "two by two")
    page.show()
    page.go.click()
    assert page.focusWidget() is page.passphrase.second.edit


def test_typing_on_takes_a_problem_back(page):
    page.go.click()
    page.name.set_text("Jo")
    assert page.name.problem() == ""


def test_enter_in_a_field_sets_up(page, qtbot):
    fill_in(page)
    with qtbot.waitSignal(page.setup_wished):
        qtbot.keyClick(page.passphrase.second.edit, Qt.Key.Key_Return)


def test_the_page_is_busy_until_it_hears_of_a_problem(page):
    fill_in(page)
    page.go.click()
    assert not page.go.isEnabled()
    page.show_problem("The disk is full.")
    assert page.go.isEnabled()
    assert page.form().name == "Jo Rivera"


def test_begin_forgets_everything(page):
    fill_in(page)
    page.show_warning("The folder is synced.")
    page.show_problem("The disk is full.")
    page.begin()
    assert page.form() == SetupForm("", "", "PT", False, "", None)
    assert problems(page) == ["", "", "", ""]


def test_back_is_a_wish(page, qtbot):
    with qtbot.waitSignal(page.back_requested):
        page.back.click()


def test_a_folder_is_chosen_in_the_systems_dialog(page, monkeypatch, tmp_path):
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    page.copies.choose.click()
    assert page.form().copies_folder == tmp_path


def test_the_dialog_starts_at_home_or_in_the_folder_shown(page, monkeypatch, tmp_path):
    asked = []
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *given: asked.append(given))
    page.copies.choose.click()
    page.copies.show_folder(tmp_path)
    page.copies.choose.click()
    assert [given[2] for given in asked] == [str(Path.home()), str(tmp_path)]


def test_a_dialog_that_was_left_changes_nothing(page, monkeypatch, tmp_path):
    page.copies.show_folder(tmp_path)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")
    page.copies.choose.click()
    assert page.form().copies_folder == tmp_path


def test_a_chosen_folder_can_be_taken_away(page, qtbot, tmp_path):
    page.copies.show_folder(tmp_path)
    with qtbot.waitSignal(page.copies.chosen) as chosen:
        page.copies.none.click()
    assert chosen.args == [None]
    assert page.form().copies_folder is None
