"""What the units panel shows of a bill: the lines, and what of it is a question."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from therapytimer.billing.edits import WITH_MODIFIER
from therapytimer.ui.board.questions import kx_question, lane_question, pair_question, tie_question

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from therapytimer.billing.bill import Bill
    from therapytimer.ui.board.questions import Question
    from therapytimer.visit.visit import Visit

_ATTESTATION = "kx-attestation"  # the finding that the question about KX puts as a question


@dataclass(frozen=True, slots=True)
class PanelSheet:
    """A bill, its questions, advice in sentences, and the estimate in words."""

    bill: Bill
    questions: tuple[Question, ...] = ()
    advice: tuple[str, ...] = ()
    estimate: str = ""
    nearness: str = ""  # of the year's threshold


def sheet_of(bill: Bill, visits: Sequence[Visit]) -> PanelSheet:
    """Sort what a bill has to say into questions and advice; `visits` are those it pools."""
    questions = tuple(_questions(bill, visits))
    kx = bill.kx
    return PanelSheet(
        bill=bill,
        questions=questions,
        advice=(*bill.notices, *_told(bill, questions)),
        estimate=_dollars(bill),
        nearness=kx.sentence if kx is not None and kx.near and not kx.lines else "",
    )


def _questions(bill: Bill, visits: Sequence[Visit]) -> Iterator[Question]:
    made = [one for visit in visits for one in visit.decisions]
    choices = {one.about: one.choice for one in sorted(made, key=lambda one: one.at)}
    zone = visits[0].timezone
    for pair in bill.pairs:
        if pair.indicator == WITH_MODIFIER:
            yield pair_question(pair, choices, zone)
    if bill.kx is not None and bill.kx.lines:
        codes = tuple(dict.fromkeys(bill.lines[place].code for place in bill.kx.lines))
        yield kx_question(codes, bill.kx, choices)
    yield from (lane_question(doubt) for doubt in bill.doubts)
    yield from (tie_question(tie) for tie in bill.ties)


def _told(bill: Bill, questions: Sequence[Question]) -> Iterator[str]:
    """Give the findings that no open question has in its own sentence."""
    asked = [question.sentence for question in questions if not question.settled]
    for finding in bill.findings:
        if finding.check != _ATTESTATION and not any(each in finding.message for each in asked):
            yield finding.message


def _dollars(bill: Bill) -> str:
    estimate = bill.estimate
    if estimate is None or not bill.units or bill.hides_estimates:
        return ""
    least = "at least " if estimate.unpriced else ""
    return f"{least}${estimate.expected:,.2f}"
