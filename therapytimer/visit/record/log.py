"""The log part of a visit record: segments, pauses, clock changes, gaps, decisions."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from therapytimer.visit.facts import (
    Answer,
    Decision,
    Gap,
    GapAnswer,
    GapKind,
    Mark,
    MarkKind,
    Origin,
    Segment,
)
from therapytimer.visit.record.fields import Fields, wrong

_CLOCK_KINDS = (MarkKind.CLOCK, MarkKind.ZONE)
_ONCE_KINDS = (MarkKind.VOID, MarkKind.GIVEN)


def instant_text(instant: datetime) -> str:
    """Write an instant as 2026-11-20T14:00:00Z, with milliseconds only where there are any."""
    precision = "milliseconds" if instant.microsecond else "seconds"
    return instant.astimezone(UTC).isoformat(timespec=precision).replace("+00:00", "Z")


def instant_or_null(instant: datetime | None) -> str | None:
    """Write an instant, or None for none."""
    return None if instant is None else instant_text(instant)


def segment_fields(segment: Segment) -> dict[str, object]:
    """Write one segment."""
    return {
        "id": segment.id,
        "code": segment.code,
        "start": instant_text(segment.start),
        "stop": instant_or_null(segment.stop),
        "by": list(segment.by),
        "origin": segment.origin.value,
        "reason": segment.reason,
        "group": segment.group,
    }


def read_segments(record: Fields, visit_id: str) -> tuple[Segment, ...]:
    """Read the segments, in the order of the record."""
    record.required("segments", "a list")
    return tuple(
        Segment(
            id=fields.identity("id", visit_id),
            visit_id=visit_id,
            code=fields.name("code"),
            start=fields.instant("start"),
            stop=fields.instant_or_none("stop"),
            by=fields.texts("by"),
            origin=fields.choice("origin", Origin, Origin.STOPWATCH),
            reason=fields.text("reason"),
            group=fields.text_or_none("group"),
        )
        for fields in record.objects("segments")
    )


def mark_fields(marks: Sequence[Mark]) -> dict[str, object]:
    """Write the marks: `pauses`, `clock_changes`, `ended_at` with its id, `void`, `given`.

    A visit has one end and is void or given once: of several such marks the last stands.
    """
    last = {mark.kind: mark for mark in marks}
    ended = last.get(MarkKind.ENDED)
    return {
        "pauses": [_stamp(mark) for mark in marks if mark.kind is MarkKind.PAUSE],
        "clock_changes": [
            {"kind": mark.kind.value} | _stamp(mark) for mark in marks if mark.kind in _CLOCK_KINDS
        ],
        "ended_at": None if ended is None else instant_text(ended.at),
        "ended_id": None if ended is None else ended.id,
        **{kind.value: _stamp(last[kind]) if kind in last else None for kind in _ONCE_KINDS},
    }


def _stamp(mark: Mark) -> dict[str, object]:
    return {"id": mark.id, "at": instant_text(mark.at), "word": mark.word}


def read_marks(record: Fields, visit_id: str) -> tuple[Mark, ...]:
    """Read the marks, by instant."""
    marks = [_mark(fields, visit_id, MarkKind.PAUSE) for fields in record.objects("pauses")]
    for fields in record.objects("clock_changes"):
        kind = fields.choice("kind", MarkKind)
        if kind not in _CLOCK_KINDS:
            raise wrong(fields.where("kind"), "clock or zone", kind.value)
        marks.append(_mark(fields, visit_id, kind))
    if record.has("ended_at"):
        ended_id = record.identity("ended_id", visit_id)
        marks.append(Mark(ended_id, visit_id, MarkKind.ENDED, record.instant("ended_at")))
    for kind in _ONCE_KINDS:
        once = record.object(kind.value)
        if once is not None:
            marks.append(_mark(once, visit_id, kind))
    return tuple(sorted(marks, key=lambda mark: mark.at))


def _mark(fields: Fields, visit_id: str, kind: MarkKind) -> Mark:
    return Mark(
        fields.identity("id", visit_id), visit_id, kind, fields.instant("at"), fields.text("word")
    )


def gap_fields(gap: Gap, answer: Answer | None) -> dict[str, object]:
    """Write one gap with what was said of it."""
    return {
        "id": gap.id,
        "kind": gap.kind.value,
        "start": instant_text(gap.start),
        "stop": instant_text(gap.stop),
        "codes": list(gap.codes),
        "restarted": gap.restarted,
        "answer": answer and answer.answer.value,
        "answer_id": answer and answer.id,
        "answered_by": answer and answer.by,
        "answered_at": answer and instant_text(answer.at),
        "ended_at": answer and instant_or_null(answer.ended_at),
    }


def read_gaps(record: Fields, visit_id: str) -> tuple[Gap, ...]:
    """Read the gaps, in the order of the record."""
    return tuple(
        Gap(
            id=fields.identity("id", visit_id),
            visit_id=visit_id,
            kind=fields.choice("kind", GapKind),
            start=fields.instant("start"),
            stop=fields.instant("stop"),
            codes=fields.texts("codes"),
            restarted=fields.flag("restarted"),
        )
        for fields in record.objects("gaps")
    )


def read_answers(record: Fields, visit_id: str) -> tuple[Answer, ...]:
    """Read what was said of the gaps, in their order."""
    return tuple(
        _answer(fields, visit_id) for fields in record.objects("gaps") if fields.has("answer")
    )


def _answer(fields: Fields, visit_id: str) -> Answer:
    answer = fields.choice("answer", GapAnswer)
    # Only this answer names an instant of its own.
    ended_elsewhere = answer is GapAnswer.ENDED_AT
    return Answer(
        id=fields.identity("answer_id", visit_id),
        visit_id=visit_id,
        gap_id=fields.identity("id", visit_id),
        answer=answer,
        by=fields.name("answered_by"),
        at=fields.instant("answered_at"),
        ended_at=fields.instant("ended_at") if ended_elsewhere else None,
    )


def decision_fields(decision: Decision) -> dict[str, object]:
    """Write one decision."""
    return {
        "id": decision.id,
        "about": decision.about,
        "choice": decision.choice,
        "by": decision.by,
        "at": instant_text(decision.at),
    }


def read_decisions(record: Fields, visit_id: str) -> tuple[Decision, ...]:
    """Read the decisions, in the order of the record."""
    return tuple(
        Decision(
            id=fields.identity("id", visit_id),
            visit_id=visit_id,
            about=fields.name("about"),
            choice=fields.name("choice"),
            by=fields.name("by"),
            at=fields.instant("at"),
        )
        for fields in record.objects("decisions")
    )


def answers_by_gap(answers: Sequence[Answer]) -> Mapping[str, Answer]:
    """Give the standing answer of each gap, by the gap's id."""
    return {answer.gap_id: answer for answer in answers}
