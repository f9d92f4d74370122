"""The checklist: what blocks, what is advised, what is met, and the way to each field."""

import pytest
from builders import CATALOGUE, a_decision, a_documented_visit, a_visit, at
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QLabel

from therapytimer.ui.look.metrics import TOUCH
from therapytimer.ui.note.checklist_panel import ChecklistPanel
from therapytimer.ui.parts.icon_button import Picture
from therapytimer.visit.checklist import checklist
from therapytimer.visit.day import bill_for

NOW = at("16:00")


def checked(visit):
    return checklist(visit, bill_for((visit,), CATALOGUE, NOW), CATALOGUE)


@pytest.fixture
def panel(qtbot):
    made = ChecklistPanel()
    qtbot.addWidget(made)
    made.resize(376, 700)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def show(panel, visit):
    panel.show_checked(checked(visit))
    QCoreApplication.sendPostedEvents()
    QCoreApplication.processEvents()


def row_of(panel, message):
    return next(row for finding, row in panel.rows.items() if message in finding.message)


def words(panel):
    return [one.text() for one in panel.findChildren(QLabel) if one.isVisible() and one.text()]


def test_what_blocks_signing_stands_above_advice_and_each_says_so_in_words(panel):
    show(panel, a_visit("evaluation 14:00-14:30"))
    said = words(panel)
    blocking = next(one for one in said if one.startswith("Blocks signing"))
    advice = next(one for one in said if one.startswith("Advice"))
    assert said.index(blocking) < said.index("Choose the level of the evaluation.")
    assert said.index("Choose the level of the evaluation.") < said.index(advice)
    row = row_of(panel, "Choose the level")
    assert row.lead.accessibleName() == "Blocks signing: Choose the level of the evaluation."


def test_a_press_leads_to_the_field(panel, qtbot):
    show(panel, a_visit())
    with qtbot.waitSignal(panel.field_requested) as wished:
        qtbot.mouseClick(row_of(panel, "the deficit").lead, Qt.MouseButton.LeftButton)
    assert wished.args == ["services.97112.deficit"]


def test_enter_leads_to_the_field_too(panel, qtbot):
    show(panel, a_visit())
    with qtbot.waitSignal(panel.field_requested) as wished:
        qtbot.keyClick(row_of(panel, "Plan is missing").lead, Qt.Key.Key_Return)
    assert wished.args == ["note.plan"]


def test_advice_is_set_aside_with_a_reason(panel, qtbot):
    show(panel, a_visit())
    row = row_of(panel, "Subjective is missing")
    qtbot.keyClick(row.aside, Qt.Key.Key_Return)
    qtbot.waitUntil(row.reason.hasFocus)
    qtbot.keyClicks(row.reason, "The patient cannot speak")
    with qtbot.waitSignal(panel.override_wished) as wished:
        qtbot.keyClick(row.reason, Qt.Key.Key_Return)
    assert wished.args == ["subjective", "The patient cannot speak"]


def test_no_reason_sets_nothing_aside(panel, qtbot):
    show(panel, a_visit())
    row = row_of(panel, "Subjective is missing")
    qtbot.keyClick(row.aside, Qt.Key.Key_Return)
    with qtbot.assertNotEmitted(panel.override_wished):
        qtbot.keyClick(row.reason, Qt.Key.Key_Return)


def test_a_second_press_takes_the_question_for_the_reason_away(panel, qtbot):
    show(panel, a_visit())
    row = row_of(panel, "Subjective is missing")
    qtbot.keyClick(row.aside, Qt.Key.Key_Return)
    qtbot.keyClick(row.aside, Qt.Key.Key_Return)
    assert not row.reason.isVisible()


def test_what_blocks_cannot_be_set_aside(panel):
    show(panel, a_visit("evaluation 14:00-14:30"))
    assert not row_of(panel, "Choose the level").aside.isVisible()


def test_what_was_set_aside_is_shown_with_its_reason(panel):
    decision = a_decision("advice:subjective", "The patient cannot speak")
    show(panel, a_visit(decisions=(decision,)))
    assert "Subjective: set aside, “The patient cannot speak”" in words(panel)


def test_a_complete_note_says_so(panel):
    show(panel, a_documented_visit())
    assert not panel.rows
    assert any(one.startswith("Complete") for one in words(panel))


def test_a_row_that_stays_keeps_the_keyboard_when_another_goes(panel, qtbot):
    show(panel, a_visit())
    row = row_of(panel, "Plan is missing")
    row.lead.setFocus(Qt.FocusReason.TabFocusReason)
    show(panel, a_visit(note={"subjective": "Feels steadier"}))
    assert row_of(panel, "Plan is missing") is row
    assert row.lead.hasFocus()
    assert all("Subjective is missing" not in one.message for one in panel.rows)


def test_the_mouse_leaves_the_cursor_in_its_field(panel, qtbot):
    show(panel, a_visit())
    row = row_of(panel, "Plan is missing")
    qtbot.mousePress(row.lead, Qt.MouseButton.LeftButton)
    assert not row.lead.hasFocus()
    qtbot.mouseRelease(row.lead, Qt.MouseButton.LeftButton)


def test_the_same_checklist_shown_again_changes_nothing(panel):
    show(panel, a_visit())
    before = list(panel.rows.values())
    show(panel, a_visit())
    assert list(panel.rows.values()) == before


def test_rows_are_tall_enough_and_no_word_is_cut(panel):
    show(panel, a_visit())
    for row in panel.rows.values():
        assert row.lead.height() >= max(44, row.lead.heightForWidth(row.lead.width()))


def test_everything_that_takes_the_keyboard_has_a_name(panel):
    show(panel, a_visit())
    assert all(one.accessibleName() for one in panel.tab_order())


@pytest.mark.parametrize("points", [9, 14])
def test_no_line_of_a_finding_is_cut_and_no_row_is_higher_than_its_words(panel, points):
    font = panel.font()
    font.setPointSize(points)
    panel.setFont(font)
    show(panel, a_visit())
    for row in panel.rows.values():
        words = max(row.lead.findChildren(QLabel), key=lambda one: len(one.text()))
        needed = words.heightForWidth(words.width())
        assert words.height() >= needed
        assert row.lead.height() <= max(TOUCH, needed + 24) + 1
        sign = row.lead.findChild(Picture)
        line = words.fontMetrics().height()
        assert abs(sign.geometry().center().y() - (words.y() + line / 2)) <= 2
