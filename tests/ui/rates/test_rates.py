"""Payers, fees and thresholds are changed on their pages and kept in the clinic's file."""

from dataclasses import replace
from decimal import Decimal

import pytest
from builders import PATIENT, PAYERS
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from therapytimer.billing.payers import Rule
from therapytimer.ui.rates.fee_model import NATIONAL, OWN
from therapytimer.ui.visits.new_visit import NewVisit
from therapytimer.visit.clinic_rates import fees_in, threshold_years
from therapytimer.visit.clinic_settings import payers_in


@pytest.fixture
def payers(office):
    office.rates.show_payers()
    return office.rates.payers


@pytest.fixture
def fees(office):
    office.rates.show_fees()
    return office.rates.fees


@pytest.fixture
def thresholds(office):
    office.rates.show_thresholds()
    return office.rates.thresholds


def kept(office):
    return {one.name: one for one in payers_in(office.desk.store.settings.all(), PAYERS)}


def cell(fees, code, column):
    model = fees.model
    row = next(row for row in range(model.rowCount()) if model.index(row, 0).data() == code)
    return model.index(row, column)


def year(page, *texts):
    for field, text in zip((page.year, *page.amounts.values()), texts, strict=True):
        field.set_text(text)
    page.keep.click()


@pytest.mark.parametrize(
    ("name", "page"),
    [("Payers", "payers"), ("Fees", "fees"), ("Thresholds", "thresholds")],
)
def test_each_page_is_two_actions_from_today_and_leads_back(office, name, page):
    office.reception.show_today()
    office.reception.today.clinic_requested.emit()
    office.administration.clinic.billing.buttons[name].click()
    shown = getattr(office.rates, page)
    assert office.window.page() is shown
    shown.back.click()
    assert office.window.page() is office.administration.clinic


def test_a_payer_shows_all_its_rules(payers):
    payers.choose("Commercial (midpoint)")
    form = payers.form
    assert form.choices["rule"].choice() == "midpoint"
    assert form.choices["edit_table"].choice() == ""
    assert form.advisories.text().startswith("97112/97140, 97530/97140")
    assert not form.flags["threshold"].isChecked()


@pytest.mark.parametrize(
    ("choice", "taken", "value"),
    [
        ("rule", "midpoint-capped", Rule.CAPPED),
        ("edit_table", "medicaid", "medicaid"),
        ("distinct", "X", "X"),
        ("program_from", "120", 120),
        ("testing_from", "60", 60),
        ("caregiver_from", "30", 30),
    ],
)
def test_what_is_chosen_is_kept_at_once(office, payers, choice, taken, value):
    payers.form.choices[choice].buttons[taken].click()
    assert getattr(kept(office)["Medicare Part B"], choice) == value
    assert payers.form.choices[choice].choice() == taken
    assert payers.saved.isVisible()


@pytest.mark.parametrize(
    "flag", ["discipline_modifiers", "assistant_modifiers", "threshold", "chiropractic_modifier"]
)
def test_each_flag_is_turned_with_one_tap(office, payers, flag):
    before = getattr(kept(office)["Medicare Part B"], flag)
    payers.form.flags[flag].click()
    assert getattr(kept(office)["Medicare Part B"], flag) is not before


def test_a_payer_is_renamed_where_its_field_is_left(office, payers, qtbot):
    payers.form.name.set_text("Part B of Sample State")
    qtbot.keyClick(payers.form.name.edit, Qt.Key.Key_Return)
    assert next(iter(kept(office))) == "Part B of Sample State"
    assert payers.list.item(0).text() == "Part B of Sample State"


def test_a_name_that_another_payer_has_is_refused(office, payers, qtbot):
    payers.form.name.set_text("Medicaid")
    qtbot.keyClick(payers.form.name.edit, Qt.Key.Key_Return)
    assert "already" in payers.problem.said()
    assert "Medicare Part B" in kept(office)
    payers.form.name.set_text("")
    qtbot.keyClick(payers.form.name.edit, Qt.Key.Key_Return)
    assert payers.form.name.problem() == "A payer needs a name."


def test_advisories_are_typed_as_pairs(office, payers, qtbot):
    edit = payers.form.advisories.edit
    edit.setText("97112/97140, evaluation/97530")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    pairs = (("97112", "97140"), ("evaluation", "97530"))
    assert kept(office)["Medicare Part B"].advisories == pairs
    edit.setText("97112 and 97140")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert "CODE/CODE" in payers.form.advisories.problem()
    assert kept(office)["Medicare Part B"].advisories == pairs


def test_an_added_payer_is_shown_with_its_name_in_hand(office, payers):
    payers.add.click()
    payers.add.click()
    assert list(kept(office))[-2:] == ["New payer", "New payer 2"]
    assert payers.chosen().name == "New payer 2"
    assert payers.form.name.edit.selectedText() == "New payer 2"


def test_a_removed_payer_stays_with_its_visits_and_can_be_brought_back(office, payers):
    office.reception.open_visit(NewVisit(PATIENT, PAYERS[0], "PT"))
    visit = office.treatment.visit_id
    payers.form.remove.click()
    assert "Medicare Part B" not in kept(office)
    assert "is removed; 1 visit keeps it, with the rules" in payers.saved.said()
    assert office.desk.casebook.visit(visit).payer == PAYERS[0]
    payers.bring_back.click()
    assert kept(office)["Medicare Part B"] == PAYERS[0]
    assert not payers.bring_back.isVisible()


def test_the_last_payer_stays(office, payers):
    for _ in PAYERS:
        payers.form.remove.click()
    assert len(kept(office)) == 1
    assert payers.problem.isVisible()


def test_shipped_payers_are_restored(office, payers):
    assert not payers.restore.isVisible()
    payers.form.remove.click()
    payers.form.remove.click()
    payers.restore.click()
    assert set(kept(office)) == {one.name for one in PAYERS}


def test_a_changed_payer_goes_back_to_what_was_shipped(office, payers):
    assert not payers.form.shipped.isEnabled()
    payers.form.flags["threshold"].click()
    payers.form.shipped.click()
    assert kept(office)["Medicare Part B"] == PAYERS[0]


def test_new_visits_offer_the_payers_as_they_are_now(office, payers):
    payers.form.remove.click()
    office.reception.begin_visit()
    offered = office.reception.new_visit.payer
    names = [offered.itemText(place) for place in range(offered.count())]
    assert names == [one.name for one in PAYERS[1:]]


def test_fees_begin_with_the_national_amounts(fees):
    assert cell(fees, "97112", NATIONAL).data() == "$32.73"
    assert cell(fees, "97112", OWN).data() == "none"


def test_what_stands_for_a_level_not_chosen_has_no_fee(fees):
    codes = [fees.model.index(row, 0).data() for row in range(fees.model.rowCount())]
    assert "97110" in codes
    assert "evaluation" not in codes


def test_an_own_fee_holds_for_its_payer_alone(office, fees):
    assert fees.model.setData(cell(fees, "97110", OWN), "31.5")
    assert fees_in(office.desk.store.settings.all()) == {
        "Medicare Part B": {"97110": Decimal("31.50")}
    }
    assert cell(fees, "97110", OWN).data() == "$31.50"
    fees.payer.setCurrentText("Medicaid")
    fees.payer.textActivated.emit("Medicaid")
    assert cell(fees, "97110", OWN).data() == "none"


def test_an_emptied_fee_is_the_national_one_again(office, fees):
    fees.model.setData(cell(fees, "97110", OWN), "31.5")
    fees.model.setData(cell(fees, "97110", OWN), "")
    assert fees_in(office.desk.store.settings.all()) == {}


def test_what_is_no_fee_is_told_and_changes_nothing(office, fees):
    assert not fees.model.setData(cell(fees, "97110", OWN), "much")
    assert "dollars and cents" in fees.problem.said()
    assert fees_in(office.desk.store.settings.all()) == {}


def test_a_fee_is_typed_into_its_cell_only(fees):
    editable = Qt.ItemFlag.ItemIsEditable
    assert fees.model.flags(cell(fees, "97110", OWN)) & editable
    assert not fees.model.flags(cell(fees, "97110", NATIONAL)) & editable


def test_the_table_of_fees_keeps_the_rules_of_models(fees, qtmodeltester):
    qtmodeltester.check(fees.model)


def test_a_year_is_added_to_the_thresholds(office, thresholds):
    year(thresholds, "2027", "2,530", "$2530", "3000")
    (added,) = threshold_years(office.desk.store.settings.all())
    assert (added.year, added.pt_slp, added.ot, added.targeted_review) == (2027, 2530, 2530, 3000)
    assert thresholds.year.text() == ""
    row = [thresholds.grid.itemAtPosition(1, column).widget().text() for column in range(4)]
    assert row == ["2027", "$2,530", "$2,530", "$3,000"]


@pytest.mark.parametrize(
    ("texts", "wrong"),
    [
        (("27", "2530", "2530", "3000"), 0),
        (("2027", "much", "2530", "3000"), 1),
        (("2027", "2530", "2530.5", "3000"), 2),
    ],
)
def test_a_year_that_cannot_be_read_is_told_beneath_its_field(office, thresholds, texts, wrong):
    year(thresholds, *texts)
    fields = (thresholds.year, *thresholds.amounts.values())
    assert [bool(field.problem()) for field in fields] == [place == wrong for place in range(4)]
    assert threshold_years(office.desk.store.settings.all()) == ()


def test_amounts_that_cannot_be_right_are_refused_and_stay_typed(office, thresholds):
    year(thresholds, "2027", "2530", "2530", "300")
    assert thresholds.problem.isVisible()
    assert thresholds.year.text() == "2027"


def test_a_page_shown_again_no_longer_says_what_was_kept(office, payers):
    payers.form.flags["threshold"].click()
    office.rates.show_payers()
    assert not payers.saved.isVisible()


def test_a_payer_changed_in_the_file_meanwhile_is_no_other(office, payers):
    changed = replace(PAYERS[0], threshold=False)
    payers.payer_wished.emit(changed, "Nobody")
    assert "There is no payer named Nobody" in payers.problem.said()


def test_a_code_is_found_by_number_or_word(office, fees):
    everything = fees.model.rowCount()
    fees.sought.edit.setText("9714")
    assert cell(fees, "97140", OWN).isValid()
    assert fees.model.rowCount() < everything
    fees.model.setData(cell(fees, "97140", OWN), "31")
    assert fees_in(office.desk.store.settings.all())["Medicare Part B"]["97140"] == Decimal("31.00")
    assert fees.model.rowCount() < everything
    fees.sought.edit.setText("GAIT")
    assert cell(fees, "97116", OWN).isValid()
    fees.sought.edit.setText("nothing like it")
    assert fees.model.rowCount() == 0
    assert fees.sought.problem() == "No code or name has “nothing like it”."
    office.rates.show_fees()
    assert (fees.model.rowCount(), fees.sought.problem()) == (everything, "")


def test_estimates_are_hidden_on_the_board_and_shown_again(office, fees):
    office.reception.open_visit(NewVisit(PATIENT, PAYERS[0], "PT"))
    visit = office.treatment.visit_id
    office.rates.show_fees()
    assert fees.estimates.isChecked()
    fees.estimates.click()
    assert office.desk.store.settings.get("hide_estimates") is True
    assert office.desk.casebook.bill(visit, office.desk.now()).hides_estimates
    office.particulars.show_visit(visit)
    assert not office.particulars.page.form.used.words.isVisible()
    office.rates.show_fees()
    assert not fees.estimates.isChecked()
    fees.estimates.click()
    assert not office.desk.casebook.bill(visit, office.desk.now()).hides_estimates


def test_a_year_typed_wrongly_is_taken_away(office, thresholds):
    year(thresholds, "2072", "2500", "2500", "3000")
    year(thresholds, "2026", "2500", "2500", "3000")
    buttons = {one.accessibleName(): one for one in thresholds.findChildren(QPushButton)}
    for typed in (2072, 2026):
        buttons[f"Take away what is typed of {typed}"].click()
    assert "Take away what is typed of 2025" not in buttons
    assert threshold_years(office.desk.store.settings.all()) == ()
    items = [thresholds.grid.itemAt(place).widget() for place in range(thresholds.grid.count())]
    shown = [one.text() for one in items if isinstance(one, QLabel)]
    assert "2072" not in shown
    assert "$2,480" in shown
