"""Plan and reports of a patient: reached from today, recertified, and back."""

from dataclasses import replace
from datetime import date

import pytest
from builders import PLAN
from PySide6.QtCore import QPoint, Qt
from ui.plan.conftest import TODAY

from therapytimer.ui.visits.today_rows import VisitRow


def plan_now(office, visit_id="visit-3"):
    return office.desk.casebook.visit(visit_id).plan_of_care


def due_of_today(office):
    model = office.reception.today.visits.model()
    rows = [model.item(model.index(row, 0)) for row in range(model.rowCount())]
    return {row.visit_id: row.due for row in rows if isinstance(row, VisitRow)}


def test_today_says_what_falls_due_and_earlier_days_do_not(office):
    found = due_of_today(office)
    assert found["visit-3"] == ("progress report due: day 10 of 10",)
    assert found["visit-2"] == ()


def test_a_screen_reader_hears_what_falls_due(office):
    model = office.reception.today.visits.model()
    spoken = [
        model.data(model.index(row, 0), Qt.ItemDataRole.AccessibleTextRole)
        for row in range(model.rowCount())
    ]
    assert any("progress report due: day 10 of 10" in one for one in spoken)


def row_of(office, visit_id):
    visits = office.reception.today.visits
    model = visits.model()
    return next(
        model.index(row, 0)
        for row in range(model.rowCount())
        if getattr(model.item(model.index(row, 0)), "visit_id", "") == visit_id
    )


def tap(qtbot, office, visit_id, place):
    visits = office.reception.today.visits
    qtbot.mouseClick(visits.viewport(), Qt.MouseButton.LeftButton, pos=place)


def due_place(office, visit_id):
    visits, index = office.reception.today.visits, row_of(office, visit_id)
    place = visits.itemDelegate().due_place(visits.visualRect(index), index)
    assert place is not None
    return place


@pytest.mark.parametrize("size", [(1366, 768), (1000, 560), (1920, 1080)])
def test_a_tap_on_what_is_due_leads_to_the_plan_and_back_leads_to_today(qtbot, office, size):
    office.window.resize(*size)
    qtbot.waitUntil(lambda: office.window.width() == size[0])
    place = due_place(office, "visit-3")
    assert min(place.width(), place.height()) >= 44
    tap(qtbot, office, "visit-3", place.center().toPoint())
    assert office.window.page() is office.planning.page
    qtbot.mouseClick(office.planning.page.head.back, Qt.MouseButton.LeftButton)
    assert office.window.page() is office.reception.today


def test_a_tap_beside_what_is_due_opens_the_visit(qtbot, office):
    place = due_place(office, "visit-3")
    tap(qtbot, office, "visit-3", place.topLeft().toPoint() - QPoint(40, -10))
    assert office.window.page() is office.board


def test_a_key_leads_from_any_visit_of_the_list_to_its_plan(qtbot, office):
    visits = office.reception.today.visits
    visits.setCurrentIndex(row_of(office, "visit-2"))
    qtbot.keyClick(visits, Qt.Key.Key_P)
    assert office.window.page() is office.planning.page
    assert office.planning.page.plan.edit.isEnabled()


def test_the_page_tells_how_the_plan_of_the_newest_visit_stands(office):
    office.planning.show_of_today("visit-0")
    page = office.planning.page
    assert page.plan.standing.words.text() == "Certified through 2026-12-23."
    assert "2 a week" in page.plan.treatment.text()
    assert page.plan.history.text() == (
        "2026-10-01 to 2026-12-23  ·  signed 2026-10-10 by Sample Physician"
    )
    assert page.reports.due.text() == "A progress report is due: this is day 10 of 10."


def test_from_patient_and_plan_to_the_reports_and_back(qtbot, office):
    office.show_note("visit-3")
    office.show_patient("visit-3")
    qtbot.mouseClick(office.particulars.page.head.plan, Qt.MouseButton.LeftButton)
    assert office.window.page() is office.planning.page
    office.planning.go_back()
    assert office.window.page() is office.particulars.page
    office.particulars.page.head.back.click()
    assert office.window.page() is office.documentation.page


def test_a_report_that_is_due_leads_from_the_checklist_to_the_reports_and_back(office):
    office.show_note("visit-3")
    found = office.desk.casebook.checked("visit-3", office.desk.now())
    (finding,) = (one for each in found if each.name == "progress" for one in each.findings)
    office.documentation.page.go_to(finding.where)
    assert office.window.page() is office.planning.page
    office.planning.go_back()
    assert office.window.page() is office.documentation.page


def test_editing_leads_to_the_field_and_back_to_the_plan(qtbot, office):
    office.planning.show_of_today("visit-3")
    qtbot.mouseClick(office.planning.page.plan.edit, Qt.MouseButton.LeftButton)
    assert office.window.page() is office.particulars.page
    office.particulars.page.head.back.click()
    assert office.window.page() is office.planning.page
    office.planning.go_back()
    assert office.window.page() is office.reception.today


def test_recertifying_keeps_the_certification_and_asks_for_the_next(qtbot, office):
    office.planning.show_of_today("visit-3")
    qtbot.mouseClick(office.planning.page.plan.recertify, Qt.MouseButton.LeftButton)
    assert office.window.page() is office.particulars.page
    plan = plan_now(office)
    assert [one.certified_on for one in plan.earlier] == [PLAN.certified_on]
    assert plan.certified_on is None
    assert plan.certified_from == date(2026, 12, 24)
    entry = office.particulars.page.form.entries["plan.certified_on"]
    assert entry.edit.hasFocus()
    entry.edit.setText(TODAY.isoformat())
    office.particulars.page.head.back.click()
    history = office.planning.page.plan.history.text().splitlines()
    assert len(history) == 2
    assert "signed" in history[0]


def test_without_a_plan_nothing_is_recertified(office):
    visit = office.desk.casebook.visit("visit-3")
    empty = replace(visit, plan_of_care=None)
    office.desk.store.visits.revise(empty, "DK", office.desk.now())
    office.desk.casebook.forget()
    office.planning.show_of_today("visit-3")
    page = office.planning.page
    assert not page.plan.recertify.isEnabled()
    office.planning.recertify()
    assert office.window.page() is page
    assert page.plan.history.isHidden()
