"""What the units panel shows of a bill: the lines, and what of it is a question."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from therapytimer.ui.board.questions import lane_question, tie_question

if TYPE_CHECKING:
    from therapytimer.billing.bill import Bill
    from therapytimer.ui.board.questions import Question

# Findings that a question of the panel puts in its own words.
_ASKED = frozenset({"lanes"})


@dataclass(frozen=True, slots=True)
class PanelSheet:
    """A bill, its questions, advice in sentences, and the estimate in words."""

    bill: Bill
    questions: tuple[Question, ...] = ()
    advice: tuple[str, ...] = ()
    estimate: str = ""
    nearness: str = ""  # of the year's threshold


def sheet_of(bill: Bill) -> PanelSheet:
    """Sort what a bill has to say into questions and advice."""
    questions = (
        *(tie_question(tie) for tie in bill.ties),
        *(lane_question(doubt) for doubt in bill.doubts),
    )
    asked = _ASKED if bill.doubts else frozenset[str]()
    told = (finding.message for finding in bill.findings if finding.check not in asked)
    return PanelSheet(bill, questions, advice=(*bill.notices, *told))
