"""The document page: fields beside their checklist."""

from dataclasses import replace
from itertools import pairwise

import pytest
from builders import (
    CATALOGUE,
    DOCUMENTED,
    NOTE,
    a_decision,
    a_documented_visit,
    a_visit,
    a_void,
    at,
)
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from therapytimer.ui.note.page import DocumentPage, Sheet
from therapytimer.visit.checklist import checklist
from therapytimer.visit.day import bill_for

NOW = at("16:00")
DEFICIT = "services.97112.deficit"


def sheet(visit, drafts=None, others=()):
    bill = bill_for((visit, *others), CATALOGUE, NOW)
    return Sheet(visit, bill, checklist(visit, bill, CATALOGUE), drafts or {})


@pytest.fixture
def page(qtbot):
    made = DocumentPage(CATALOGUE)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


@pytest.fixture
def written(page):
    """Gather the texts that the page wrote."""
    texts: list[tuple[str, ...]] = []
    page.text_written.connect(lambda *text: texts.append(text))
    return texts


def edit(page, field):
    return page.form.fields[field].edit


def words(widget):
    return [one.text() for one in widget.findChildren(QLabel)]


def test_each_code_has_its_fields_and_the_note_has_its_own(page):
    page.show_sheet(sheet(a_visit()))
    assert list(page.form.fields) == [
        *(f"services.97112.{key}" for key in ("deficit", "technique", "response", "goal")),
        *(f"services.97110.{key}" for key in ("deficit", "technique", "response")),
        *(f"note.{key}" for key in ("subjective", "assessment", "skilled_need", "plan")),
        "note.progress",
    ]


def test_a_code_without_a_whole_minute_has_no_fields_unless_words_stand_there(page):
    page.show_sheet(sheet(a_visit("97112 14:00-14:24 DK, 97140 14:24-14:24:30")))
    assert not any("97140" in field for field in page.form.fields)
    said = {"97140": {"technique": "Kept"}}
    page.show_sheet(sheet(a_visit("97140 14:24-14:24:30", id="other", services=said)))
    assert edit(page, "services.97140.technique").toPlainText() == "Kept"


def test_what_is_kept_is_shown(page):
    page.show_sheet(sheet(a_documented_visit()))
    assert edit(page, DEFICIT).toPlainText() == DOCUMENTED["97112"]["deficit"]
    assert edit(page, "note.plan").toPlainText() == NOTE["plan"]


def test_patient_and_totals_stand_in_plain_sight(page):
    page.show_sheet(sheet(a_visit()))
    said = words(page.head)
    for expected in ("Sample Patient One", "39 min", "3", "Timed code minutes", "Units"):
        assert expected in said
    assert any("February 3, 1950" in one and "TT-1042" in one for one in said)


def test_units_of_a_day_with_two_visits_are_called_so(page):
    other = a_visit("97140 18:00-18:20 DK", id="visit-two")
    page.show_sheet(sheet(a_visit(), others=(other,)))
    assert "Units of the day" in words(page.head)


def test_minutes_and_units_stand_beside_each_code(page):
    page.show_sheet(sheet(a_visit()))
    assert page.form.cards["97112"].aside.text() == "24 min  ·  2 units"
    assert page.form.cards["97110"].aside.text() == "15 min  ·  1 unit"


def test_what_is_billed_under_another_number_shows_its_units(page):
    page.show_sheet(sheet(a_visit("97014 14:00-14:12 DK")))
    assert page.form.cards["97014"].aside.text() == "12 min  ·  1 unit as G0283"


def test_a_void_visit_says_so_with_its_reason_and_shows_no_totals(page):
    page.show_sheet(sheet(a_documented_visit(marks=(a_void(),))))
    assert page.message.text.text().startswith("VOID: patient did not come.")
    assert page.message.isVisible()
    shown = [one.text() for one in page.head.findChildren(QLabel) if one.isVisible()]
    assert "Units" not in shown
    said = words(page.checklist)
    assert "No duty applies: the visit is void." in said
    assert not any("Complete" in one for one in said)
    page.show_sheet(sheet(a_visit(id="visit-two")))
    assert not page.message.isVisible()


def test_text_is_written_when_its_field_is_left(page, qtbot, written):
    page.show_sheet(sheet(a_visit()))
    edit(page, DEFICIT).setFocus()
    qtbot.keyClicks(edit(page, DEFICIT), "Sways 2 in 10")
    assert written == []
    qtbot.keyClick(edit(page, DEFICIT), Qt.Key.Key_Tab)
    assert written == [("visit-one", DEFICIT, "Sways 2 in 10")]


def test_a_field_left_without_a_change_writes_nothing(page, qtbot, written):
    page.show_sheet(sheet(a_documented_visit()))
    edit(page, DEFICIT).setFocus()
    qtbot.keyClick(edit(page, DEFICIT), Qt.Key.Key_Tab)
    assert written == []


def test_half_typed_text_goes_out_as_a_draft_a_moment_later(page, qtbot):
    page.show_sheet(sheet(a_visit()))
    with qtbot.waitSignal(page.draft_changed) as told:
        qtbot.keyClicks(edit(page, DEFICIT), "Sways")
    assert told.args == ["visit-one", {DEFICIT: "Sways"}]


def test_a_written_field_is_no_draft_any_more(page, qtbot):
    page.show_sheet(sheet(a_visit()))
    edit(page, DEFICIT).setFocus()
    qtbot.keyClicks(edit(page, DEFICIT), "Sways")
    with qtbot.waitSignal(page.draft_changed) as told:
        qtbot.keyClick(edit(page, DEFICIT), Qt.Key.Key_Tab)
    assert told.args == ["visit-one", {}]


def test_drafts_come_back_and_are_written_when_the_page_is_left(page, written):
    page.show_sheet(sheet(a_visit(), drafts={DEFICIT: "Swa"}))
    assert edit(page, DEFICIT).toPlainText() == "Swa"
    page.leave()
    assert written == [("visit-one", DEFICIT, "Swa")]


def test_what_is_being_typed_stays_while_facts_change(page, qtbot, written):
    page.show_sheet(sheet(a_visit()))
    edit(page, DEFICIT).setFocus()
    qtbot.keyClicks(edit(page, DEFICIT), "Sways")
    page.show_sheet(sheet(a_visit(note={"plan": "Continue"})))
    assert edit(page, DEFICIT).toPlainText() == "Sways"
    assert edit(page, DEFICIT).textCursor().position() == 5
    assert edit(page, "note.plan").toPlainText() == "Continue"


def test_what_is_being_typed_stays_when_another_code_joins(page, qtbot):
    page.show_sheet(sheet(a_visit()))
    qtbot.keyClicks(edit(page, DEFICIT), "Sways")
    page.show_sheet(sheet(a_visit("97112 14:00-14:24 DK, 97116 14:24-14:40")))
    assert edit(page, DEFICIT).toPlainText() == "Sways"
    assert "services.97116.response" in page.form.fields


def test_another_visit_does_not_inherit_what_was_typed(page, qtbot):
    page.show_sheet(sheet(a_visit()))
    qtbot.keyClicks(edit(page, DEFICIT), "Sways")
    page.show_sheet(sheet(a_visit(id="visit-two")))
    assert edit(page, DEFICIT).toPlainText() == ""


def test_tab_walks_down_the_form_and_then_to_the_checklist(page, qtbot):
    page.show_sheet(sheet(a_visit()))
    order = [one for one in page.form.tab_order() if one.isEnabled()]
    assert [one.edit for one in page.form.fields.values()][:5] == order[:5]
    qtbot.waitUntil(order[-1].isVisible)
    order[0].setFocus()
    for before, after in pairwise(order):
        qtbot.keyClick(before, Qt.Key.Key_Tab)
        assert after.hasFocus()
    qtbot.keyClick(order[-1], Qt.Key.Key_Tab)
    assert page.checklist.tab_order()[0].hasFocus()


def test_digits_and_spaces_are_text(page, qtbot, written):
    page.show_sheet(sheet(a_visit()))
    edit(page, DEFICIT).setFocus()
    qtbot.keyClicks(edit(page, DEFICIT), "1 2 3")
    qtbot.keyClick(edit(page, DEFICIT), Qt.Key.Key_Return)
    qtbot.keyClicks(edit(page, DEFICIT), "second line")
    page.leave()
    assert written[0][2] == "1 2 3\nsecond line"


def test_a_field_grows_with_its_text_up_to_a_limit(page, qtbot):
    page.show_sheet(sheet(a_visit()))
    field = edit(page, DEFICIT)
    assert field.height() == 44
    field.setPlainText("one\ntwo\nthree\nfour")
    qtbot.waitUntil(lambda: field.height() > 50)
    field.setPlainText("line\n" * 200)
    qtbot.waitUntil(lambda: field.height() == 264)


def test_a_finding_leads_to_its_field(page, qtbot):
    page.show_sheet(sheet(a_visit()))
    row = next(row for one, row in page.checklist.rows.items() if one.where == DEFICIT)
    qtbot.mouseClick(row.lead, Qt.MouseButton.LeftButton)
    assert edit(page, DEFICIT).hasFocus()


def test_a_finding_that_no_field_mends_leads_elsewhere(page, qtbot):
    page.show_sheet(sheet(a_visit()))
    with qtbot.waitSignal(page.elsewhere_requested) as wished:
        page.go_to("plan")
    assert wished.args == ["visit-one", "plan"]


def test_the_level_of_an_evaluation_is_chosen_in_one_tap(page, qtbot):
    page.show_sheet(sheet(a_visit("evaluation 14:00-14:30")))
    page.go_to("services.evaluation")
    levels = page.form.cards["evaluation"].choices()
    assert [one.text() for one in levels] == ["97161  low", "97162  moderate", "97163  high"]
    assert levels[0].hasFocus()
    with qtbot.waitSignal(page.decision_wished) as wished:
        qtbot.mouseClick(levels[1], Qt.MouseButton.LeftButton)
    assert wished.args == ["visit-one", "evaluation", "97162"]


def test_the_level_chosen_is_shown_and_its_words_stay(page):
    said = {"evaluation": {"history": "Lives alone"}}
    visit = a_visit("evaluation 14:00-14:30", services=said)
    page.show_sheet(sheet(visit))
    page.show_sheet(sheet(replace(visit, decisions=(a_decision("evaluation", "97162"),))))
    card = page.form.cards["evaluation"]
    assert [one.isChecked() for one in card.choices()] == [False, True, False]
    assert edit(page, "services.evaluation.history").toPlainText() == "Lives alone"
    assert card.accessibleName() == "97162  PT evaluation, moderate"


def test_a_level_not_taken_up_is_not_shown_as_chosen(page, qtbot):
    visit = a_visit("evaluation 14:00-14:30")
    page.show_sheet(sheet(visit))
    qtbot.mouseClick(page.form.cards["evaluation"].choices()[0], Qt.MouseButton.LeftButton)
    page.show_sheet(sheet(visit))
    assert not any(one.isChecked() for one in page.form.cards["evaluation"].choices())


def test_an_occupational_therapist_chooses_among_their_own_levels(page):
    page.show_sheet(sheet(a_visit("evaluation 14:00-14:30", discipline="OT")))
    levels = page.form.cards["evaluation"].choices()
    assert [one.text()[:5] for one in levels] == ["97165", "97166", "97167"]


def test_the_number_of_pieces_is_a_decision(page, qtbot):
    page.show_sheet(sheet(a_visit("95851 14:00-14:30")))
    pieces = page.form.cards["95851"].pieces
    assert pieces.value() == 1
    with qtbot.waitSignal(page.decision_wished) as wished:
        pieces.setValue(3)
    assert wished.args == ["visit-one", "quantity:95851", "3"]
    page.show_sheet(sheet(a_visit("95851 14:00-14:30", decisions=(a_decision(*wished.args[1:]),))))
    assert pieces.value() == 3


def test_advice_set_aside_is_a_decision(page, qtbot):
    page.show_sheet(sheet(a_visit()))
    with qtbot.waitSignal(page.decision_wished) as wished:
        page.checklist.override_wished.emit("subjective", "Cannot speak")
    assert wished.args == ["visit-one", "advice:subjective", "Cannot speak"]


@pytest.mark.parametrize(
    "closed", [{"signatures": ({"by": "DK"},)}, {"marks": (a_void(),)}], ids=["signed", "void"]
)
def test_nothing_is_written_into_a_closed_visit(page, closed):
    page.show_sheet(sheet(a_documented_visit(**closed)))
    assert all(field.edit.isReadOnly() for field in page.form.fields.values())


def test_export_writes_what_is_typed_first(page, qtbot):
    told: list[str] = []
    page.text_written.connect(lambda *_text: told.append("written"))
    page.export_requested.connect(lambda _visit: told.append("export"))
    page.show_sheet(sheet(a_visit()))
    qtbot.keyClicks(edit(page, DEFICIT), "Sways")
    qtbot.mouseClick(page.head.export, Qt.MouseButton.LeftButton)
    assert told == ["written", "export"]


def test_the_way_back_to_the_board_writes_what_is_typed_first(page, qtbot, written):
    page.show_sheet(sheet(a_visit()))
    qtbot.keyClicks(edit(page, DEFICIT), "Sways")
    with qtbot.waitSignal(page.board_requested) as wished:
        qtbot.mouseClick(page.head.board, Qt.MouseButton.LeftButton)
    assert wished.args == ["visit-one"]
    assert len(written) == 1


def test_messages_are_shown_until_closed_or_another_visit_comes(page, qtbot):
    page.show_sheet(sheet(a_visit()))
    page.show_exported("The note is there.")
    assert page.message.isVisible()
    assert page.message.property("banner") == "info"
    page.show_problem("The disk is full.")
    assert page.message.property("banner") == "warn"
    qtbot.mouseClick(page.message.findChild(QPushButton), Qt.MouseButton.LeftButton)
    assert not page.message.isVisible()
    page.show_problem("The disk is full.")
    page.show_sheet(sheet(a_visit(id="visit-two")))
    assert not page.message.isVisible()


def test_everything_that_takes_the_keyboard_has_a_name(page):
    page.show_sheet(sheet(a_visit("evaluation 14:00-14:30 DK, 95851 14:30-14:40")))
    focusable = [*page.form.tab_order(), page.form.cards["95851"].pieces]
    assert all(one.accessibleName() for one in (*focusable, page.head.board, page.head.export))


def test_the_keyboard_begins_in_the_first_field(page):
    page.show_sheet(sheet(a_visit()))
    assert page.focusProxy() is edit(page, DEFICIT)
