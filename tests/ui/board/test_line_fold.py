"""Modifiers typed by hand at a bill line: kept as typed, flagged, and taken back when emptied."""

import pytest
from builders import PAYERS

from therapytimer.app.window import shipped
from therapytimer.ui.board.line_fold import choice_of
from therapytimer.ui.board.page import Board
from therapytimer.ui.board.treatment import Treatment


@pytest.fixture
def board(qtbot):
    made = Board()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def treatment(board, desk, watch, open_visit):
    made = Treatment(desk, board, shipped().boards)
    board.panel.decision_wished.connect(made.decide)
    desk.log_changed.connect(made.refresh)
    made.show_visit(open_visit(desk, payer=PAYERS[0]))
    made.tap("97110")
    watch(desk, 16 * 60)
    made.tap("97110")
    return made


@pytest.fixture
def fold(board, treatment):
    found = board.panel.lines.folds["97110", 0]
    found.head.click()
    return found


def write(qtbot, fold, text):
    fold.modifiers.edit.selectAll()
    qtbot.keyClicks(fold.modifiers.edit, text)
    fold.modifiers.edit.editingFinished.emit()


def bill(treatment, desk):
    return desk.casebook.bill(treatment.visit_id, desk.now())


def test_a_line_opens_to_what_it_bears(fold):
    assert fold.modifiers.isVisible()
    assert fold.modifiers.text() == "GP"
    assert fold.modifiers.edit.accessibleName() == "Modifiers of 97110 by hand"
    fold.head.click()
    assert not fold.modifiers.isVisible()


def test_what_is_typed_stands_on_the_line_and_is_flagged(fold, treatment, desk, qtbot):
    write(qtbot, fold, "co kx")
    made = bill(treatment, desk)
    assert made.lines[0].modifiers == ("CO", "KX")
    assert any("CO never stands without GO" in one.message for one in made.findings)
    assert fold.modifiers.text() == "CO+KX"


def test_none_takes_all_away_and_an_empty_field_gives_the_rules_back(fold, treatment, desk, qtbot):
    write(qtbot, fold, "none")
    assert bill(treatment, desk).lines[0].modifiers == ()
    fold.modifiers.edit.clear()
    fold.modifiers.edit.setModified(True)
    fold.modifiers.edit.editingFinished.emit()
    made = bill(treatment, desk)
    assert made.lines[0].modifiers == ("GP",)
    assert not any(one.check == "modifiers" for one in made.findings)


def test_what_cannot_be_a_modifier_is_refused_in_one_sentence(fold, treatment, desk, qtbot):
    write(qtbot, fold, "§§")
    assert fold.modifiers.problem() == "Type modifiers such as 59+GP, at most 12."
    assert bill(treatment, desk).lines[0].modifiers == ("GP",)
    assert fold.modifiers.text() == "§§"


def test_leaving_the_field_untouched_decides_nothing(fold, desk, treatment):
    fold.modifiers.edit.editingFinished.emit()
    assert desk.casebook.visit(treatment.visit_id).decisions == ()


@pytest.mark.parametrize(
    ("text", "choice"),
    [
        ("59, gp", "59+GP"),
        (" none ", "none"),
        ("", "rules"),
        ("5959", "5959"),
        ("+".join(["GP"] * 13), ""),
        ("a" * 9, ""),
    ],
)
def test_typed_modifiers_are_written_as_a_decision(text, choice):
    assert choice_of(text) == choice
