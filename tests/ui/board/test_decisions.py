"""What the bill asks on the board is decided in one tap, and undone like all else."""

from decimal import Decimal

import pytest
from builders import PATIENT, PAYERS

from therapytimer.app.window import shipped
from therapytimer.store.used_amounts import UsedAmount
from therapytimer.ui.board.page import Board
from therapytimer.ui.board.treatment import Treatment


@pytest.fixture
def board(qtbot):
    made = Board()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def treatment(board, desk, watch, open_visit, clock):
    """Treat a patient who stands shortly before the threshold."""
    today = clock.reading.wall.date()
    used = UsedAmount(PATIENT.id, today.year, "PT and SLP", Decimal(2470), today)
    desk.store.used_amounts.set(used, desk.user.id, desk.now())
    made = Treatment(desk, board, shipped().boards)
    board.panel.decision_wished.connect(made.decide)
    desk.log_changed.connect(made.refresh)
    made.show_visit(open_visit(desk, payer=PAYERS[0]))
    for code in ("95992", "97110"):
        made.tap(code)
        watch(desk, 16 * 60)
    made.tap("97110")
    return made


def modifiers(treatment, desk, code):
    bill = desk.casebook.bill(treatment.visit_id, desk.now())
    return next(line.modifiers for line in bill.lines if line.code == code)


def card(board, about):
    return board.panel.questions.cards[about]


def test_kx_is_attested_in_one_tap_and_stands_on_the_bill(treatment, board, desk):
    assert "KX" not in modifiers(treatment, desk, "97110")
    card(board, "kx").buttons[0].click()
    assert "KX" in modifiers(treatment, desk, "97110")
    assert card(board, "kx").buttons[0].isChecked()


def test_a_distinct_service_is_decided_in_one_tap_and_another_may_be_tapped(treatment, board, desk):
    about = "distinct:95992+97110"
    assert board.panel.totals.open.text() == "2 to decide"
    card(board, about).buttons[0].click()
    assert "59" in modifiers(treatment, desk, "97110")
    assert board.panel.totals.open.text() == "1 to decide"
    card(board, about).buttons[1].click()
    assert "59" not in modifiers(treatment, desk, "97110")
    assert [one.isChecked() for one in card(board, about).buttons] == [False, True]


def test_a_decision_is_undone_like_all_else(treatment, board, desk):
    card(board, "kx").buttons[0].click()
    treatment.asking.undo()
    assert "KX" not in modifiers(treatment, desk, "97110")
    assert not card(board, "kx").buttons[0].isChecked()
