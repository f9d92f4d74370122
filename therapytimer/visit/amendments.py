"""Corrections of signed notes: a new note in place of the frozen one, which prints old and new.

The new note holds by value what the old one said, so that it can print the difference wherever it
goes, and the words added to it since and to those that it corrected. A correction can be corrected
in turn; each names the note it stands for.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, cast

from therapytimer.visit.facts import Answer, MarkKind, Origin, Segment
from therapytimer.visit.identity import new_id
from therapytimer.visit.people import Clinician
from therapytimer.visit.record import record_of
from therapytimer.visit.visit import Correction, Visit
from therapytimer.visit.wish import RefusedError

# What a record says beside minutes, bill and words, by the name under which a note tells of it.
_PARTS = {
    "patient": "patient",
    "payer": "payer",
    "second_payer": "second payer",
    "plan_of_care": "plan of care",
    "measures": "measures",
    "present": "who was present",
    "referrer": "referrer",
    "place_of_service": "place of service",
    "case": "case",
    "reference": "reference",
}


def correction_of(visit: Visit, reason: str, by: Clinician, at: datetime) -> Visit:
    """Give a new, unsigned visit that corrects a signed one and at first says all that it says.

    Facts get identities of their own; where a segment comes from stays what it was. The correction
    of a withdrawal is a visit that took place.

    Raises:
        RefusedError: the note is not signed, or no reason is given.
    """
    if not visit.signatures:
        raise RefusedError("This note is not signed: correct it as it stands.")
    if not reason.strip():
        raise RefusedError("Say why the signed note is corrected.")
    own = new_id()
    segments = {one.id: replace(one, id=new_id(), visit_id=own) for one in visit.segments}
    gaps = {one.id: replace(one, id=new_id(), visit_id=own) for one in visit.gaps}
    added = (*(visit.correction.former.addenda if visit.correction else ()), *visit.addenda)
    former = replace(visit, correction=None, grounds=None, pooled=(), addenda=added)
    return replace(
        visit,
        id=own,
        segments=tuple(segments.values()),
        marks=tuple(
            replace(one, id=new_id(), visit_id=own)
            for one in visit.marks
            if one.kind is not MarkKind.VOID
        ),
        gaps=tuple(gaps.values()),
        answers=tuple(_answer(one, own, gaps[one.gap_id].id) for one in visit.answers),
        decisions=tuple(replace(one, id=new_id(), visit_id=own) for one in visit.decisions),
        clinicians=_with(visit.clinicians, by),
        corrects=visit.id,
        correction=Correction(reason.strip(), by.id, _titled(by), at, former),
        edits=(),  # they stand on the note corrected
        grounds=None,  # the bill is made anew, by the tables as they are now
        pooled=(),
        signatures=(),
        addenda=(),
        extra={key: value for key, value in visit.extra.items() if key != "bill"},
    )


def _answer(answer: Answer, visit_id: str, gap_id: str) -> Answer:
    return replace(answer, id=new_id(), visit_id=visit_id, gap_id=gap_id)


def _with(clinicians: tuple[Clinician, ...], one: Clinician) -> tuple[Clinician, ...]:
    return clinicians if any(each.id == one.id for each in clinicians) else (*clinicians, one)


def _titled(clinician: Clinician) -> str:
    return ", ".join(filter(None, (clinician.name, clinician.credentials)))


@dataclass(frozen=True, slots=True)
class LineChange:
    """A line of the bill that differs, by code and modifiers: (minutes, units) before and now."""

    code: str
    modifiers: str
    before: tuple[int, int] | None
    now: tuple[int, int] | None


def segment_changes(visit: Visit) -> tuple[tuple[Segment, ...], tuple[Segment, ...]]:
    """Give the segments that a correction took out, and those that it put in, by start."""
    before = visit.correction.former.segments if visit.correction else ()
    had, has = Counter(map(_bare, before)), Counter(map(_bare, visit.segments))
    return _ordered(before, had - has), _ordered(visit.segments, has - had)


def line_changes(visit: Visit) -> tuple[LineChange, ...]:
    """Give the lines of the bill that a correction changed, as both notes keep them."""
    before = lines_of(visit.correction.former if visit.correction else None)
    now = lines_of(visit)
    return tuple(
        LineChange(*key, before.get(key), now.get(key))
        for key in sorted(before.keys() | now.keys())
        if before.get(key) != now.get(key)
    )


def word_changes(visit: Visit) -> tuple[tuple[str, str, str], ...]:
    """Give the texts that a correction changed: field, words before, words now."""
    before, now = words_of(visit.correction.former) if visit.correction else {}, words_of(visit)
    return tuple(
        (field, before.get(field, ""), now.get(field, ""))
        for field in sorted(before.keys() | now.keys())
        if before.get(field, "") != now.get(field, "")
    )


def other_changes(visit: Visit) -> tuple[str, ...]:
    """Name what else a correction changed, beside minutes, bill and words."""
    if visit.correction is None:
        return ()
    before, now = record_of(visit.correction.former), record_of(visit)
    return tuple(name for key, name in _PARTS.items() if before.get(key) != now.get(key))


def words_of(visit: Visit) -> dict[str, str]:
    """Give the texts of a visit by field, such as "note.plan" and "services.97112.deficit"."""
    found = {f"note.{key}": text for key, text in visit.note.items()}
    for code, parts in visit.services.items():
        found |= {f"services.{code}.{key}": text for key, text in parts.items()}
    return found


def _bare(segment: Segment) -> Segment:
    return replace(segment, id="", visit_id="", reason="", origin=Origin.STOPWATCH, group=None)


def _ordered(segments: Iterable[Segment], wanted: Counter[Segment]) -> tuple[Segment, ...]:
    left, found = Counter(wanted), list[Segment]()
    for one in sorted(segments, key=lambda one: (one.start, one.code)):
        if left[_bare(one)] > 0:
            left[_bare(one)] -= 1
            found.append(one)
    return tuple(found)


def lines_of(visit: Visit | None) -> dict[tuple[str, str], tuple[int, int]]:
    """Give minutes and units of a kept bill's lines; none of one that another program shaped."""
    bill = cast("Any", visit.extra.get("bill") if visit is not None else None)
    found: dict[tuple[str, str], tuple[int, int]] = {}
    try:
        for line in bill["lines"]:
            key = str(line["code"]), " ".join(line["modifiers"])
            minutes, units = found.get(key, (0, 0))
            found[key] = minutes + int(line["minutes"]), units + int(line["units"])
    except (KeyError, TypeError, ValueError):
        return {}
    return found
