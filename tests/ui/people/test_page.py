"""Clinicians are listed, added, switched to and retired; the page itself does none of it."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from therapytimer.ui.people.page import PeoplePage, PersonForm, PersonRow
from therapytimer.visit.people import Clinician

JO = Clinician("jo", "Jo Rivera", "PT, DPT", npi="1000000020", licence="PT-1")
ALEX = Clinician("alex", "Alex Chen", "PTA", assistant=True, supervised_by="jo")
SAM = Clinician("sam", "Sam Old", "")
ROWS = (PersonRow(SAM, retired=True), PersonRow(ALEX), PersonRow(JO, signed_in=True))


@pytest.fixture
def page(qtbot):
    made = PeoplePage()
    qtbot.addWidget(made)
    made.show_people(ROWS)
    made.show()
    return made


def words(card):
    return [one.text() for one in card.findChildren(QLabel) if one.isVisible() and one.text()]


def fill_in(form, words="their own words"):
    form.name.set_text("Kim Lee")
    form.credentials.set_text("PTA")
    form.passphrase.first.edit.setText(words)
    form.passphrase.second.edit.setText(words)


def test_who_is_signed_in_comes_first_and_the_retired_last(page):
    assert list(page.cards) == ["jo", "alex", "sam"]


def test_each_clinician_stands_with_what_is_known_of_them(page):
    assert [words(card) for card in page.cards.values()] == [
        ["Jo Rivera, PT, DPT", "Therapist  ·  NPI 1000000020  ·  licence PT-1", "Signed in"],
        ["Alex Chen, PTA", "Assistant, supervised by Jo Rivera"],
        ["Sam Old", "Therapist", "Retired"],
    ]


@pytest.mark.parametrize("who", ["jo", "sam"])
def test_nobody_switches_to_themselves_or_to_the_retired(page, who):
    assert not page.cards[who].switch.isVisible()
    assert not page.cards[who].retire.isVisible()


def test_switching_takes_a_passphrase_and_enter(page, qtbot):
    card = page.cards["alex"]
    card.switch.click()
    assert page.focusWidget() is card.switching.passphrase.edit
    card.switching.passphrase.edit.setText("theirs")
    with qtbot.waitSignal(page.switch_wished) as wished:
        qtbot.keyClick(card.switching.passphrase.edit, Qt.Key.Key_Return)
    assert wished.args == ["alex", "theirs"]


def test_an_empty_passphrase_switches_to_nobody(page, qtbot):
    page.cards["alex"].switch.click()
    with qtbot.assertNotEmitted(page.switch_wished):
        page.cards["alex"].switching.go.click()


def test_a_refused_switch_is_told_beside_the_passphrase(page):
    card = page.cards["alex"]
    card.switch.click()
    card.switching.passphrase.edit.setText("wrong")
    card.switching.go.click()
    page.show_problem("The passphrase does not fit for Alex Chen.")
    assert card.switching.passphrase.problem() == "The passphrase does not fit for Alex Chen."
    assert card.switching.go.isEnabled()


def test_retiring_is_asked_because_no_undo_takes_it_back(page, qtbot):
    card = page.cards["alex"]
    with qtbot.assertNotEmitted(page.retire_wished):
        card.retire.click()
    assert page.focusWidget() is card.retiring.keep
    with qtbot.waitSignal(page.retire_wished) as wished:
        card.retiring.go.click()
    assert wished.args == ["alex"]
    page.show_problem("The last clinician cannot be retired.")
    assert card.retiring.problem.said() == "The last clinician cannot be retired."


def test_a_question_can_be_dropped(page):
    card = page.cards["alex"]
    card.retire.click()
    card.retiring.keep.click()
    assert not card.retiring.isVisible()


def test_one_question_is_open_at_a_time(page):
    page.cards["alex"].switch.click()
    page.cards["alex"].retire.click()
    assert not page.cards["alex"].switching.isVisible()
    page.add.click()
    assert not page.cards["alex"].retiring.isVisible()
    page.show_people((PersonRow(JO, signed_in=True), PersonRow(ALEX), PersonRow(SAM)))
    page.cards["alex"].switch.click()
    page.cards["sam"].switch.click()
    assert not page.cards["alex"].switching.isVisible()


def test_a_new_clinician_is_wished_with_a_passphrase_of_their_own(page, qtbot):
    page.add.click()
    form = page.new_person
    fill_in(form)
    form.role.buttons["assistant"].click()
    form.supervisor.setCurrentText("Jo Rivera")
    form.npi.set_text("1000000046")
    form.licence.set_text("PTA-9")
    with qtbot.waitSignal(page.add_wished) as wished:
        form.go.click()
    assert wished.args == [
        PersonForm("Kim Lee", "PTA", True, "jo", "1000000046", "PTA-9", "their own words")
    ]
    assert "their own words" not in repr(wished.args)


def test_only_therapists_who_work_here_can_supervise(page):
    page.add.click()
    names = page.new_person.supervisor
    assert [names.itemText(place) for place in range(names.count())] == ["Nobody yet", "Jo Rivera"]


def test_a_therapist_has_no_supervisor(page):
    page.add.click()
    fill_in(page.new_person)
    assert not page.new_person.supervisor.isVisible()
    assert page.new_person.form().supervised_by is None


@pytest.mark.parametrize("npi", ["123", "12345678901", "12345 7890", "abcdefghij", "١٢٣٤٥٦٧٨٩٠"])
def test_an_npi_has_ten_digits(page, qtbot, npi):
    page.add.click()
    fill_in(page.new_person)
    page.new_person.npi.set_text(npi)
    with qtbot.assertNotEmitted(page.add_wished):
        page.new_person.go.click()
    assert page.new_person.npi.problem() == "An NPI has ten digits."


def test_missing_fields_are_told_beside_them(page, qtbot):
    page.add.click()
    with qtbot.assertNotEmitted(page.add_wished):
        page.new_person.go.click()
    form = page.new_person
    assert form.name.problem()
    assert form.credentials.problem()
    assert form.passphrase.first.problem()


def test_a_refused_clinician_keeps_what_was_typed(page):
    page.add.click()
    fill_in(page.new_person)
    page.new_person.go.click()
    page.show_problem("A clinician named Kim Lee works here already.")
    assert page.new_person.problem.said() == "A clinician named Kim Lee works here already."
    assert page.new_person.form().name == "Kim Lee"
    assert page.new_person.go.isEnabled()


def test_the_list_shown_anew_ends_adding(page):
    page.add.click()
    fill_in(page.new_person)
    page.show_people(ROWS)
    assert not page.new_person.isVisible()
    assert page.new_person.form().passphrase == ""


def test_adding_can_be_dropped(page):
    page.add.click()
    page.new_person.drop.click()
    assert not page.new_person.isVisible()
    assert page.add.isEnabled()


def test_what_is_known_of_a_clinician_is_edited_in_place(page, qtbot):
    card = page.cards["jo"]
    card.edit.click()
    form = card.editing
    assert form.name.edit.hasFocus() or page.focusWidget() is form.name.edit
    assert (form.npi.text(), form.licence.text()) == ("1000000020", "PT-1")
    assert not form.supervision.isVisible()
    form.name.set_text("Jo Rivera-Lee")
    form.npi.set_text("")
    with qtbot.waitSignal(page.revise_wished) as wished:
        qtbot.keyClick(form.name.edit, Qt.Key.Key_Return)
    assert wished.args == [replace(JO, name="Jo Rivera-Lee", npi="")]


def test_an_assistant_gets_another_supervisor(page, qtbot):
    page.show_people((*ROWS, PersonRow(replace(JO, id="kim", name="Kim Lee"))))
    card = page.cards["alex"]
    card.edit.click()
    assert card.editing.supervision.box.currentText() == "Jo Rivera"
    card.editing.supervision.box.setCurrentText("Kim Lee")
    with qtbot.waitSignal(page.revise_wished) as wished:
        card.editing.go.click()
    assert wished.args == [replace(ALEX, supervised_by="kim")]


def test_an_edit_that_cannot_be_is_told_beside_it(page, qtbot):
    form = page.cards["jo"].editing
    page.cards["jo"].edit.click()
    form.npi.set_text("12")
    with qtbot.assertNotEmitted(page.revise_wished):
        form.go.click()
    assert form.npi.problem() == "An NPI has ten digits."
    page.show_problem("A clinician named Alex Chen works here already.")
    assert form.problem.said() == "A clinician named Alex Chen works here already."


def test_back_is_a_wish(page, qtbot):
    with qtbot.waitSignal(page.back_requested):
        page.back.click()
