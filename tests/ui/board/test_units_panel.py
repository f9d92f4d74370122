"""The units panel shows the bill with its modifiers, its reasons and what is open."""

from dataclasses import replace

import pytest
from builders import CATALOGUE, a_visit, at, payer
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from therapytimer.ui.board.fold import FoldHead
from therapytimer.ui.board.panel_sheet import sheet_of
from therapytimer.ui.board.units_panel import UnitsPanel
from therapytimer.ui.look.metrics import TOUCH
from therapytimer.visit.day import bill_for
from therapytimer.visit.facts import Decision

SHARED = "97110 14:00-14:13, 97110 14:13-14:36 AS"
TIE = "tie:97110+97112"
TIED = "97110 14:00-14:24, 97112 14:24-14:48"
OPEN = "97110 14:00-14:08, 97110 14:08-14:19 AS, 97140 14:19-14:23"


@pytest.fixture
def panel(qtbot):
    made = UnitsPanel()
    qtbot.addWidget(made)
    made.show()
    return made


def sheet(log, **changes):
    visits = (a_visit(log, **changes),)
    return sheet_of(bill_for(visits, CATALOGUE), visits)


def texts(widget):
    QApplication.processEvents()  # Qt shows what is new in a layout a moment later
    return [one.text() for one in widget.findChildren(QLabel) if one.isVisible()]


def fold(panel, code, place=0):
    return panel.lines.folds[code, place]


def test_a_code_that_stands_on_two_lines_shows_both_with_their_modifiers(panel):
    panel.show_sheet(sheet(SHARED))
    assert {"97110 GP", "97110 GP CQ"} <= {*texts(panel)}


def test_a_line_opens_to_its_reasons(panel, qtbot):
    shown = sheet(SHARED)
    panel.show_sheet(shown)
    assert not fold(panel, "97110").is_open()
    qtbot.mouseClick(fold(panel, "97110").head, Qt.MouseButton.LeftButton)
    line = shown.bill.lines[0]
    assert fold(panel, "97110").body.sentences() == ["Therapeutic exercise.", *line.reasons]
    assert set(line.reasons) <= {*texts(panel)}


def test_one_line_is_open_at_a_time(panel):
    panel.show_sheet(sheet(SHARED))
    assert panel.working.is_open()
    fold(panel, "97110").head.click()
    fold(panel, "97110", 1).head.click()
    assert not fold(panel, "97110").is_open()
    assert fold(panel, "97110", 1).is_open()
    assert not panel.working.is_open()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_enter_and_space_open_a_line_and_close_it_again(panel, qtbot, key):
    panel.show_sheet(sheet(SHARED))
    head = fold(panel, "97110").head
    qtbot.keyClick(head, key)
    assert head.accessibleName() == "97110 GP, 13 minutes, 1 unit, expanded"
    qtbot.keyClick(head, key)
    assert head.accessibleName() == "97110 GP, 13 minutes, 1 unit, collapsed"


def test_a_line_stays_open_while_its_minutes_grow(panel):
    panel.show_sheet(sheet("97110 14:00-14:13"))
    fold(panel, "97110").head.click()
    panel.show_sheet(sheet("97110 14:00-14:31"))
    assert fold(panel, "97110").is_open()
    assert fold(panel, "97110").head.accessibleName() == "97110 GP, 31 minutes, 2 units, expanded"


def test_a_line_that_is_gone_leaves_the_others_in_order(panel):
    panel.show_sheet(sheet("97112 14:00-14:13, 97110 14:13-14:36"))
    panel.show_sheet(sheet("97140 13:00-13:13, 97110 14:13-14:36"))
    assert list(panel.lines.folds) == [("97110", 0), ("97140", 0)]
    assert fold(panel, "97140").y() <= fold(panel, "97110").y()


def test_an_empty_bill_says_so(panel):
    panel.show_sheet(sheet(""))
    assert "No whole minute yet." in texts(panel)
    panel.show_sheet(sheet(SHARED))
    assert "No whole minute yet." not in texts(panel)


def test_a_tie_is_given_to_another_code_in_one_tap(panel, qtbot):
    panel.show_sheet(sheet(TIED))
    card = panel.questions.cards[TIE]
    assert [one.isChecked() for one in card.buttons] == [True, False]
    with qtbot.waitSignal(panel.decision_wished) as wished:
        card.buttons[1].click()
    assert wished.args == [TIE, "97112"]


def test_what_comes_to_nothing_leaves_the_answer_that_holds(panel):
    panel.show_sheet(sheet(TIED))
    card = panel.questions.cards[TIE]
    card.buttons[1].click()
    assert [one.isChecked() for one in card.buttons] == [True, False]


def test_units_that_no_published_rule_gives_to_a_lane_are_a_question_and_no_second_advice(
    panel, qtbot
):
    shown = sheet(OPEN)
    panel.show_sheet(shown)
    card = panel.questions.cards["lanes:97110"]
    assert texts(panel).count(shown.bill.findings[0].message) == 1
    others = [one for one in card.buttons if not one.isChecked()]
    with qtbot.waitSignal(panel.decision_wished) as wished:
        others[0].click()
    assert wished.args == ["lanes:97110", card.question.answers[1].choice]


def test_findings_that_ask_nothing_are_told(panel):
    unpaired = replace(payer(), discipline_modifiers=False)
    shown = sheet(SHARED, payer=unpaired)
    panel.show_sheet(shown)
    assert shown.advice
    assert set(shown.advice) <= {*texts(panel)}


def test_a_question_that_is_settled_goes(panel):
    panel.show_sheet(sheet(TIED))
    panel.show_sheet(sheet(SHARED))
    assert not panel.questions.isVisible()


def test_an_estimate_shows_only_where_there_is_one(panel):
    shown = sheet(SHARED)
    panel.show_sheet(shown)
    assert "Estimate" not in texts(panel)
    panel.show_sheet(replace(shown, estimate="at least $72.98", nearness="Estimate: 20.00 left."))
    assert {"Estimate", "at least $72.98", "Estimate: 20.00 left."} <= {*texts(panel)}


def test_everything_that_takes_the_keyboard_is_named(panel):
    panel.show_sheet(sheet(f"{TIED}, 97140 14:48-15:03"))
    QApplication.processEvents()
    taken = [one for one in panel.findChildren(QPushButton) if one.isVisible()]
    assert len(taken) > 3
    assert all(one.accessibleName() or one.text() for one in taken)
    assert all(one.minimumHeight() >= TOUCH for one in taken if isinstance(one, FoldHead))


def test_what_waits_for_an_answer_is_counted_and_reached_in_one_tap(panel):
    panel.resize(340, 300)
    panel.show_sheet(sheet(TIED))
    QApplication.processEvents()
    assert panel.totals.open.text() == "1 to decide"
    panel.totals.open.click()
    card = panel.questions.in_order()[0]
    assert card.visibleRegion().boundingRect().top() == 0
    made = Decision("one", "visit-one", TIE, "97112", "DK", at("15:00"))
    panel.show_sheet(sheet(TIED, decisions=(made,)))
    assert not panel.totals.open.isVisible()
