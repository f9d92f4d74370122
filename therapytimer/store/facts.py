"""Facts of a visit's log as rows, and rows as facts."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from therapytimer.store.instants import instant, milliseconds
from therapytimer.visit.actions import Action, ActionKind
from therapytimer.visit.facts import (
    Answer,
    Decision,
    Fact,
    Gap,
    GapAnswer,
    GapKind,
    Mark,
    MarkKind,
    Origin,
    Segment,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from therapytimer.store.ledger import Row

TABLES = ("segment", "mark", "gap", "answer", "decision")


def action_row(action: Action) -> Row:
    """Give an action as a row; its visits stand in rows of their own."""
    return {
        "id": action.id,
        "kind": action.kind.value,
        "who": action.by,
        "at": milliseconds(action.at),
        "undoes": action.undoes,
        "reason": action.reason,
        "stopped": json.dumps(action.stopped),
    }


def action_of(row: Row, visit_ids: tuple[str, ...]) -> Action:
    """Read an action back."""
    return Action(
        id=row["id"],
        visit_ids=visit_ids,
        kind=ActionKind(row["kind"]),
        by=row["who"],
        at=instant(row["at"]),
        undoes=row["undoes"],
        reason=row["reason"],
        stopped=tuple(json.loads(row["stopped"])),
    )


def fact_row(fact: Fact) -> tuple[str, Row]:
    """Give the table of a fact and what is particular to it as a row."""
    table, write = _WRITERS[type(fact)]
    return table, {"id": fact.id, "visit_id": fact.visit_id, **write(fact)}


def fact_of(table: str, row: Row) -> Fact:
    """Read a fact back from a row of its table."""
    return _READERS[table](row)


def _segment_row(segment: Segment) -> Row:
    return {
        "code": segment.code,
        "start": milliseconds(segment.start),
        "stop": None if segment.stop is None else milliseconds(segment.stop),
        "clinicians": json.dumps(segment.by),
        "origin": segment.origin.value,
        "reason": segment.reason,
        "group_id": segment.group,
    }


def _mark_row(mark: Mark) -> Row:
    return {"kind": mark.kind.value, "at": milliseconds(mark.at), "word": mark.word}


def _gap_row(gap: Gap) -> Row:
    return {
        "kind": gap.kind.value,
        "start": milliseconds(gap.start),
        "stop": milliseconds(gap.stop),
        "codes": json.dumps(gap.codes),
        "restarted": int(gap.restarted),
    }


def _answer_row(answer: Answer) -> Row:
    return {
        "gap_id": answer.gap_id,
        "answer": answer.answer.value,
        "who": answer.by,
        "at": milliseconds(answer.at),
        "ended_at": None if answer.ended_at is None else milliseconds(answer.ended_at),
    }


def _decision_row(decision: Decision) -> Row:
    return {
        "about": decision.about,
        "choice": decision.choice,
        "who": decision.by,
        "at": milliseconds(decision.at),
    }


def _segment(row: Row) -> Segment:
    return Segment(
        id=row["id"],
        visit_id=row["visit_id"],
        code=row["code"],
        start=instant(row["start"]),
        stop=None if row["stop"] is None else instant(row["stop"]),
        by=tuple(json.loads(row["clinicians"])),
        origin=Origin(row["origin"]),
        reason=row["reason"],
        group=row["group_id"],
    )


def _mark(row: Row) -> Mark:
    return Mark(row["id"], row["visit_id"], MarkKind(row["kind"]), instant(row["at"]), row["word"])


def _gap(row: Row) -> Gap:
    return Gap(
        id=row["id"],
        visit_id=row["visit_id"],
        kind=GapKind(row["kind"]),
        start=instant(row["start"]),
        stop=instant(row["stop"]),
        codes=tuple(json.loads(row["codes"])),
        restarted=bool(row["restarted"]),
    )


def _answer(row: Row) -> Answer:
    return Answer(
        id=row["id"],
        visit_id=row["visit_id"],
        gap_id=row["gap_id"],
        answer=GapAnswer(row["answer"]),
        by=row["who"],
        at=instant(row["at"]),
        ended_at=None if row["ended_at"] is None else instant(row["ended_at"]),
    )


def _decision(row: Row) -> Decision:
    return Decision(
        row["id"], row["visit_id"], row["about"], row["choice"], row["who"], instant(row["at"])
    )


_READERS: dict[str, Callable[[Row], Fact]] = {
    "segment": _segment,
    "mark": _mark,
    "gap": _gap,
    "answer": _answer,
    "decision": _decision,
}
_WRITERS: dict[type, tuple[str, Callable[[Any], Row]]] = {
    Segment: ("segment", _segment_row),
    Mark: ("mark", _mark_row),
    Gap: ("gap", _gap_row),
    Answer: ("answer", _answer_row),
    Decision: ("decision", _decision_row),
}
