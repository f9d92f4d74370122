"""The page of patient and plan: fields, the live line, and the ways to a finding."""

from dataclasses import replace
from datetime import date

import pytest
from builders import DAY, PAYERS, PLAN, THERAPIST, a_documented_visit, a_visit, a_void, payer
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton, QTextEdit

from therapytimer.ui.patient.page import PatientPage
from therapytimer.ui.patient.particular import Ground
from therapytimer.ui.patient.sheet import PatientSheet
from therapytimer.visit.people import Present
from therapytimer.visit.visit import Episode

GROUND = Ground(DAY, (DAY,))


def sheet(visit, **drafts):
    return PatientSheet(visit, GROUND, drafts)


@pytest.fixture
def page(qtbot):
    made = PatientPage()
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    return made


@pytest.fixture
def wished(page):
    """Gather the visits that the page wished for."""
    visits = []
    page.visit_wished.connect(visits.append)
    return visits


def standing(page):
    return page.form.plan.standing.words.text()


def banner(page):
    return page.form.plan.standing.property("banner")


def type_into(qtbot, edit, text, *, leave=True):
    edit.setFocus()
    edit.selectAll()
    qtbot.keyClicks(edit, text)
    if leave:
        qtbot.keyClick(edit, Qt.Key.Key_Tab)


def test_a_field_is_wished_for_when_the_cursor_leaves_it(page, wished, qtbot):
    page.show_for(sheet(a_visit()))
    type_into(qtbot, page.form.entries["plan.frequency"].edit, "2 a week", leave=False)
    assert wished == []
    qtbot.keyClick(page.form.entries["plan.frequency"].edit, Qt.Key.Key_Tab)
    assert [one.plan_of_care.frequency for one in wished] == ["2 a week"]


def test_goals_are_typed_one_a_line(page, wished, qtbot):
    page.show_for(sheet(a_visit()))
    edit = page.form.entries["plan.goals"].edit
    edit.setFocus()
    qtbot.keyClicks(edit, "Stairs by May")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    qtbot.keyClicks(edit, "Lift 5 kg by June")
    qtbot.keyClick(edit, Qt.Key.Key_Tab)
    assert wished[-1].plan_of_care.goals == ("Stairs by May", "Lift 5 kg by June")


def test_the_standing_follows_what_is_typed_before_it_is_kept(page, qtbot):
    plan = replace(PLAN, certified_on=None, certified_through=None)
    page.show_for(sheet(a_documented_visit(plan_of_care=plan)))
    assert standing(page) == "The certification is late: day 51, due by day 30."
    assert banner(page) == "warn"
    type_into(qtbot, page.form.entries["plan.certified_on"].edit, "2026-10-10", leave=False)
    assert standing(page) == "Certified through 2026-12-23."
    assert banner(page) == "info"


def test_a_pending_certification_is_nothing_wrong(page):
    plan = replace(PLAN, established_on=date(2026, 11, 11), certified_on=None)
    page.show_for(sheet(a_visit(plan_of_care=plan)))
    assert standing(page) == "Certification pending, day 10 of 30."
    assert banner(page) == "info"


def test_a_plan_that_nobody_has_begun_is_no_warning(page):
    page.show_for(sheet(a_visit()))
    assert standing(page) == "No plan of care is established, signed and dated."
    assert banner(page) == "info"


def test_the_treatment_day_is_told_with_its_source(page):
    page.show_for(sheet(a_documented_visit()))
    assert (
        page.form.days.words.text()
        == "This visit: treatment day 9 (6 typed on 2026-11-03, 3 here)."
    )
    page.show_for(sheet(a_visit(episode=Episode(known_from=DAY))))
    assert page.form.days.words.text() == "Treatment day unknown before 2026-11-20."


@pytest.mark.parametrize(
    ("where", "name"),
    [
        ("plan", "plan.established_on"),
        ("patient.episode", "episode.typed_days"),
        ("patient.diagnoses", "patient.diagnoses"),
        ("patient.record_number", "patient.record_number"),
        ("referrer", "referrer.name"),
    ],
)
def test_a_finding_leads_to_its_field(page, where, name):
    page.show_for(sheet(a_visit()), where)
    assert page.form.entries[name].edit.hasFocus()


def test_a_finding_about_a_whole_plan_leads_to_its_certification(page):
    page.show_for(sheet(a_visit(plan_of_care=PLAN)), "plan")
    assert page.form.entries["plan.certified_on"].edit.hasFocus()


def test_a_plan_without_goals_leads_to_the_goals(page):
    page.show_for(sheet(a_visit(plan_of_care=replace(PLAN, goals=()))), "plan")
    assert page.form.entries["plan.goals"].edit.hasFocus()


def test_the_field_of_a_finding_is_in_sight(page, qtbot):
    page.show_for(sheet(a_documented_visit()), "patient.episode")
    edit = page.form.entries["episode.typed_days"].edit
    qtbot.waitUntil(lambda: not edit.visibleRegion().isEmpty())


def test_an_unknown_place_leads_nowhere(page):
    page.show_for(sheet(a_visit()), "moon")
    assert not any(one.hasFocus() for one in page.findChildren(QLineEdit))


def test_an_aide_of_the_log_is_named_in_a_row_that_waits(page, wished, qtbot):
    page.show_for(sheet(a_visit()), "present")
    (row,) = page.form.present.rows
    assert row.name.hasFocus()
    type_into(qtbot, row.name, "Sam Sample")
    assert wished[-1].present == (Present("aide", "Sam Sample"),)
    assert row.remove.accessibleName() == "Remove the aide Sam Sample"


def test_another_person_gets_a_role(page, wished, qtbot):
    page.show_for(sheet(a_visit(present=(Present("translator", "Sam Sample"),))))
    page.form.present.add.click()
    kept, added = page.form.present.rows
    assert kept.line() == "translator: Sam Sample"
    type_into(qtbot, added.name, "Pat Sample")
    added.role.setCurrentIndex(added.role.findData("student"))
    added.role.activated.emit(added.role.currentIndex())
    assert wished[-1].present[1] == Present("student", "Pat Sample")


def test_a_person_who_was_not_there_is_removed(page, wished):
    page.show_for(sheet(a_visit(present=(Present("aide", "Sam Sample"),))))
    page.form.present.rows[0].remove.click()
    assert [one.present for one in wished] == [()]


def test_credentials_are_asked_for_only_where_they_are_missing(page, wished, qtbot):
    page.show_for(sheet(a_visit()))
    assert page.form.clinicians.isHidden()
    bare = replace(THERAPIST, credentials="")
    page.show_for(sheet(a_visit(id="visit-two", clinicians=(bare,))), "clinicians")
    line = page.form.clinicians.lines[THERAPIST.id]
    assert line.edit.hasFocus()
    type_into(qtbot, line.edit, "PT")
    assert wished[-1].clinicians == (replace(bare, credentials="PT"),)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"signatures": ({"by": "DK"},)}, "This visit is signed: its note keeps what it says."),
        ({"marks": (a_void(),)}, "This visit is void: nothing of it changes."),
    ],
)
def test_a_closed_visit_is_only_read(page, changes, said):
    visit = a_visit(present=(Present("aide", "Sam Sample"),), **changes)
    page.show_for(sheet(visit, **{"plan.type": "half"}))
    assert page.closed.said() == said
    assert page.form.entries["plan.type"].text() == ""
    assert all(one.isReadOnly() for one in page.form.findChildren(QLineEdit))
    assert all(one.isReadOnly() for one in page.form.findChildren(QTextEdit))
    assert not page.form.present.add.isVisibleTo(page)
    page.show_for(sheet(a_visit(id="visit-two")))
    assert not page.form.entries["plan.type"].edit.isReadOnly()


def test_half_typed_text_is_told_a_moment_after_typing(page, qtbot):
    page.show_for(sheet(a_visit()))
    with qtbot.waitSignal(page.draft_changed) as told:
        type_into(qtbot, page.form.entries["plan.type"].edit, "P", leave=False)
    assert told.args == ["visit-one", {"plan.type": "P"}]


def test_going_back_keeps_what_is_typed_first(page, wished, qtbot):
    page.show_for(sheet(a_visit()))
    page.form.entries["plan.type"].set_text("PT")
    with qtbot.waitSignal(page.back_requested) as back:
        page.head.back.click()
    assert back.args == ["visit-one"]
    assert wished[0].plan_of_care.type == "PT"


def test_nothing_is_kept_before_a_visit_is_shown(page, wished):
    page.leave()
    assert wished == []
    assert page.form.half_typed() == {}


def test_a_page_opened_without_a_finding_puts_the_keyboard_on_the_way_back(page):
    page.show_for(sheet(a_visit()))
    page.setFocus()
    assert page.head.back.hasFocus()


def test_whatever_takes_the_keyboard_has_a_name(page):
    visit = a_visit(present=(Present("aide", "Sam Sample"),))
    page.show_for(sheet(replace(visit, clinicians=(replace(THERAPIST, credentials=""),))))
    kinds = (QLineEdit, QTextEdit, QComboBox, QPushButton)
    taking = [one for kind in kinds for one in page.findChildren(kind) if one.isVisibleTo(page)]
    assert len(taking) > 20
    assert [one for one in taking if not one.accessibleName()] == []


def test_the_second_payer_stands_in_the_head_and_its_names_are_offered(page):
    visit = a_visit(payer=payer("Self-pay"), second_payer=payer())
    page.show_for(PatientSheet(visit, Ground(DAY, (), tuple(PAYERS)), {}))
    entry = page.form.entries["second_payer"]
    assert entry.text() == "Medicare Part B"
    assert "second payer: Medicare Part B" in page.head.findChildren(QLabel)[1].text()
    model = entry.edit.completer().model()
    assert [model.index(row, 0).data() for row in range(model.rowCount())] == [
        one.name for one in PAYERS
    ]
