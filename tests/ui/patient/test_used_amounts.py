"""What was used of the year's threshold is typed with its day and kept for the patient."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from builders import OTHER_PATIENT, PATIENT, PAYERS, payer

from therapytimer.ui.main_window import MainWindow
from therapytimer.ui.patient.particulars import Particulars


@pytest.fixture
def particulars(qtbot, desk):
    window = MainWindow()
    qtbot.addWidget(window)
    window.show()
    made = Particulars(window, desk)
    made.page.used_wished.connect(made.keep_used)
    desk.log_changed.connect(made.refresh)
    yield made
    made.leave()


@pytest.fixture
def part(particulars, desk, open_visit):
    particulars.show_visit(open_visit(desk))
    return particulars.page.form.used


def write(entry, text):
    entry.set_text(text)
    entry.left.emit()


def kept(desk, therapy="PT and SLP"):
    return desk.store.used_amounts.get(PATIENT.id, 2026, therapy)


def test_nothing_is_known_at_first(part):
    assert part.isVisible()
    assert "0.00 here, unknown before 2026" in part.words.text()


def test_an_amount_is_kept_with_its_day(part, desk):
    part.known_on.set_text("11/3/2026")
    write(part.amount, "1,250.40")
    assert (kept(desk).amount, kept(desk).known_on) == (Decimal("1250.40"), date(2026, 11, 3))
    assert "1,250.40 (1,250.40 typed on 2026-11-03, 0.00 here)" in part.words.text()
    assert part.known_on.text() == "2026-11-03"


def test_without_a_day_it_is_as_of_today(part, desk, clock):
    write(part.amount, "0")
    assert kept(desk).known_on == clock.reading.wall.date()


def test_an_emptied_amount_is_not_known_again(part, desk):
    write(part.amount, "1250")
    write(part.amount, "")
    assert kept(desk) is None
    assert part.known_on.text() == ""


@pytest.mark.parametrize(
    ("amount", "day", "wrong"), [("much", "", "amount"), ("1250", "soon", "known_on")]
)
def test_what_cannot_be_read_is_told_beneath_and_stays(part, desk, amount, day, wrong):
    part.known_on.set_text(day)
    write(part.amount, amount)
    assert getattr(part, wrong).problem()
    assert (part.amount.text(), kept(desk)) == (amount, None)


def test_a_day_of_another_year_is_refused(part, desk):
    part.known_on.set_text("2025-12-31")
    write(part.amount, "1250")
    assert "2026" in part.known_on.problem()
    assert kept(desk) is None


def test_what_was_half_typed_for_one_patient_stands_nowhere_for_another(
    part, particulars, desk, open_visit
):
    write(part.amount, "much")
    particulars.show_visit(open_visit(desk, OTHER_PATIENT, "visit-two"))
    assert (part.amount.text(), part.amount.problem()) == ("", "")


def test_occupational_therapy_has_a_threshold_of_its_own(particulars, desk, open_visit):
    particulars.show_visit(open_visit(desk, discipline="OT"))
    write(particulars.page.form.used.amount, "400")
    assert kept(desk) is None
    assert kept(desk, "OT").amount == Decimal(400)


def test_a_payer_without_a_threshold_asks_nothing(particulars, desk, open_visit):
    particulars.show_visit(open_visit(desk, payer=replace(PAYERS[0], threshold=False)))
    assert not particulars.page.form.used.isVisible()


def test_chiropractors_have_no_threshold(particulars, desk, open_visit):
    particulars.show_visit(open_visit(desk, discipline="DC"))
    assert not particulars.page.form.used.isVisible()


def test_a_second_payers_threshold_has_its_amount_too(particulars, desk, open_visit):
    fields = {"payer": payer("Self-pay"), "second_payer": payer()}
    particulars.show_visit(open_visit(desk, OTHER_PATIENT, "behind", **fields))
    assert particulars.page.form.used.isVisible()


def test_a_second_payer_typed_is_kept_and_brings_its_threshold(particulars, desk, open_visit):
    particulars.offer_payers(PAYERS)
    particulars.page.visit_wished.connect(particulars.keep)
    particulars.show_visit(open_visit(desk, OTHER_PATIENT, "alone", payer=payer("Self-pay")))
    used = particulars.page.form.used
    assert not used.isVisible()
    write(particulars.page.form.entries["second_payer"], "Medicare Part B")
    assert desk.store.visits.load("alone").second_payer == payer()
    assert used.isVisible()
