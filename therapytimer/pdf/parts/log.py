"""The minute log: every run, pause, gap and clock change, in the order of their instants."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from therapytimer.pdf.styles import BODY, QUIET, SMALL, STRONG
from therapytimer.pdf.table import Column, write_table
from therapytimer.pdf.times import clock, instant, length, local, zone
from therapytimer.visit.day import billed_as
from therapytimer.visit.facts import (
    Answer,
    Gap,
    GapAnswer,
    GapKind,
    Mark,
    MarkKind,
    Origin,
    Segment,
)
from therapytimer.visit.pauses import pause_stop

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from therapytimer.pdf.paper import NotePaper
    from therapytimer.pdf.story import Story
    from therapytimer.pdf.table import Texts
    from therapytimer.visit.edits import Edit
    from therapytimer.visit.group import GroupSize
    from therapytimer.visit.visit import Visit

_GAPS = {
    GapKind.SLEEP: "The computer slept",
    GapKind.STALL: "The program stood still",
    GapKind.CRASH: "The program was interrupted",
}
_TYPED = "typed afterwards"
_CUT = "Clock times are cut to the second; lengths are reckoned from milliseconds."
_MARKS = {
    MarkKind.CLOCK: "The clock was changed",
    MarkKind.ZONE: "The time zone was changed",
    MarkKind.GIVEN: "Given to this patient, edited",
}


@dataclass(frozen=True, slots=True)
class _Entry:
    """One row of the log; `what` and `remark` may be empty."""

    start: datetime
    stop: datetime | None
    code: str = ""
    what: str = ""
    who: str = ""
    remark: str = ""
    billed: bool = False


def write_log(story: Story, paper: NotePaper) -> None:
    """Write the log as a table; the zone stands in its head, or on each row where it changes."""
    entries = sorted(_entries(paper), key=lambda one: (one.start, not one.billed, one.code))
    if not entries:
        return
    zones = {zone(local(one.start, paper.visit.timezone)) for one in entries}
    one_zone = f" ({zones.pop()})" if len(zones) == 1 else ""
    story.heading(f"Minute log{one_zone}")
    timezone = paper.visit.timezone
    write_table(story, _COLUMNS, (_row(one, timezone, one_zone=bool(one_zone)) for one in entries))
    if any(map(_looks_off, entries)):
        story.space(1)
        story.paragraph(_CUT, SMALL)
    for edit in paper.visit.edits:
        story.paragraph(_edit_words(paper, edit), SMALL)


def segment_words(visit: Visit, segment: Segment) -> str:
    """Write one run in words: when, on which code and by whom."""
    start = clock(local(segment.start, visit.timezone))
    stop = clock(local(segment.stop, visit.timezone)) if segment.stop else "running"
    by = " with ".join(_name(visit, one) for one in segment.by)
    return f"{start} to {stop}, {billed_as(visit, segment.code)}, {by}"


def _name(visit: Visit, clinician_id: str) -> str:
    found = visit.clinician(clinician_id)
    return found.name if found else clinician_id


def _edit_words(paper: NotePaper, edit: Edit) -> str:
    """Tell what stood in the log before an edit, and what took its place."""
    visit = paper.visit
    known = {one.id: one for each in visit.edits for one in each.was}
    known |= {one.id: one for one in visit.segments}
    now = [segment_words(visit, known[one]) for one in edit.now if one in known]
    was = "; ".join(segment_words(visit, one) for one in edit.was) or "nothing"
    at = instant(local(edit.at, visit.timezone))
    if edit.moved:
        did = f"{'; '.join(now) or 'minutes since changed'} came from another visit"
    else:
        did = f"{was} became {'; '.join(now) or 'nothing'}"
    made = f"Edited by {paper.who(edit.by)}, {at}: {did}."
    return f"{made} Reason: {edit.reason}" if edit.reason else made


def _looks_off(entry: _Entry) -> bool:
    """Whether the times as printed lie a second more or less apart than the length says."""
    if entry.stop is None:
        return False
    printed = entry.stop.replace(microsecond=0) - entry.start.replace(microsecond=0)
    return length(printed) != length(entry.stop - entry.start)


_COLUMNS = (
    Column("Start", 54),
    Column("Stop", 54),
    Column("Min:sec", 34, right=True),
    Column("Code", 40),
    Column("Service", 170),
    Column("By", 150),
)


def _row(entry: _Entry, timezone: str, *, one_zone: bool) -> list[Texts]:
    style = BODY if entry.billed else QUIET
    remark = [(entry.remark, SMALL)] if entry.remark else []
    return [
        [(_time(entry.start, timezone, one_zone=one_zone), style)],
        [(_time(entry.stop, timezone, one_zone=one_zone), style)],
        [(length(entry.stop - entry.start) if entry.stop else "", style)],
        [(entry.code, STRONG if entry.billed else style)],
        [(entry.what, style), *remark],
        [(entry.who, style)],
    ]


def _time(at: datetime | None, timezone: str, *, one_zone: bool) -> str:
    if at is None:
        return ""
    there = local(at, timezone)
    return clock(there) if one_zone else f"{clock(there)} {zone(there)}"


def _entries(paper: NotePaper) -> Iterator[_Entry]:
    for segment in paper.segments:
        yield _of_segment(paper, segment)
    answers = {one.gap_id: one for one in paper.visit.answers}
    for gap in paper.visit.gaps:
        yield _of_gap(paper, gap, answers.get(gap.id))
    for mark in paper.visit.marks:
        if mark.kind is MarkKind.PAUSE:
            yield from _of_pause(paper, mark)
        elif mark.kind in _MARKS:
            yield _Entry(mark.at, None, what=_said(_MARKS[mark.kind], mark.word))


def _of_segment(paper: NotePaper, segment: Segment) -> _Entry:
    return _Entry(
        segment.start,
        segment.stop,
        paper.code_of(segment),
        paper.name_of(paper.code_of(segment)),
        " with ".join(paper.who(one) for one in segment.by),
        _remark(paper, segment),
        billed=True,
    )


def _remark(paper: NotePaper, segment: Segment) -> str:
    said = (_origin(segment), _group(paper, segment))
    return "; ".join(one for one in said if one)


def _origin(segment: Segment) -> str:
    if segment.origin is Origin.CORRECTED:
        return _said("edited", segment.reason)
    if segment.origin is Origin.TYPED:
        said = "" if segment.reason == _TYPED else segment.reason  # the board's own reason
        return _said(f"{_TYPED}, times estimated", said)
    return ""


def _group(paper: NotePaper, segment: Segment) -> str:
    """Say how many took part, and from when on where that changed; nobody else is named."""
    if segment.group is None:
        return ""
    sizes = [one for one in paper.visit.groups if _is_within(one, segment)]
    if not sizes:
        return "group"
    first, *later = sizes
    said = [f"{first.patients} patients"]
    said += [
        f"{one.patients} from {clock(local(one.start, paper.visit.timezone))}" for one in later
    ]
    return f"group of {', '.join(said)}"


def _is_within(size: GroupSize, segment: Segment) -> bool:
    if size.group != segment.group:
        return False
    ends_before = size.stop is not None and size.stop <= segment.start
    return not ends_before and (segment.stop is None or size.start < segment.stop)


def _of_pause(paper: NotePaper, mark: Mark) -> Iterator[_Entry]:
    stop = pause_stop(mark, paper.segments, paper.visit.marks)
    if mark.word or stop != mark.at:  # of one without a word a repair may have left nothing
        yield _Entry(mark.at, stop, what=_said("Pause, not billed", mark.word))


def _of_gap(paper: NotePaper, gap: Gap, answer: Answer | None) -> _Entry:
    what = _GAPS[gap.kind] + (", restarted" if gap.restarted else "")
    who = paper.who(answer.by) if answer else ""
    remark = _answered(answer, paper.visit.timezone) if answer else "not answered"
    return _Entry(gap.start, gap.stop, ", ".join(gap.codes), what, who, remark)


def _answered(answer: Answer, timezone: str) -> str:
    if answer.answer is GapAnswer.ENDED_AT and answer.ended_at:
        return f"answer: ended at {clock(local(answer.ended_at, timezone))}"
    return f"answer: {answer.answer.value}"


def _said(what: str, word: str) -> str:
    return f"{what}: {word}" if word else what
