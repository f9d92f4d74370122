"""The units and how the minutes became them."""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta
from typing import TYPE_CHECKING

from therapytimer.billing.lines import Lane
from therapytimer.billing.second import SECOND_KX
from therapytimer.billing.services import claimed_as
from therapytimer.pdf.styles import BODY, QUIET, SMALL, STRONG
from therapytimer.pdf.table import Column, write_table
from therapytimer.pdf.times import clock_minutes, length, local

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from therapytimer.billing.bill import BillLine
    from therapytimer.pdf.paper import NotePaper
    from therapytimer.pdf.story import Story
    from therapytimer.pdf.table import Texts
    from therapytimer.visit.visit import Visit

_MINUTE = timedelta(minutes=1)


def write_units(story: Story, paper: NotePaper) -> None:
    """Write the bill's lines as a table, then the working and the notices in words."""
    bill = paper.bill
    story.heading(f"Units by the rule {bill.rule.label}")
    if len(bill.visit_ids) > 1:
        _write_day(story, paper)
    shared = _shared(bill.lines)
    if bill.lines:
        write_table(story, _columns(paper), (_row(line, shared, paper) for line in bill.lines))
        story.space(1)
    else:
        story.paragraph("No billing code has a whole minute.", QUIET)
    for code, spent in _short(paper):
        story.paragraph(f"{code}: {length(spent)}, under a whole minute, in the log only.", SMALL)
    working = " ".join((*(f"Every line: {one}" for one in shared), *_working(paper)))
    if working:
        story.paragraph(working, SMALL)
    for notice in bill.notices:
        story.paragraph(notice, BODY)
    for finding in bill.findings:
        if finding.check == SECOND_KX:  # what the second claim needs and no line says
            story.paragraph(finding.message, BODY)


def _short(paper: NotePaper) -> Iterator[tuple[str, timedelta]]:
    """Give the codes of this visit that ran, but for less than a whole minute."""
    spent: defaultdict[str, timedelta] = defaultdict(timedelta)
    for segment in paper.segments:
        if segment.stop:
            spent[paper.code_of(segment)] += segment.stop - segment.start
    billed = {line.code for line in paper.bill.lines}
    for code, time in spent.items():
        if timedelta() < time < _MINUTE and code not in billed:
            yield code, time


def _write_day(story: Story, paper: NotePaper) -> None:
    others = ", ".join(_named(one) for one in paper.day_visits)
    story.paragraph(
        f"One bill for {len(paper.bill.visit_ids)} visits of the day: this one and {others}.", BODY
    )
    signed = ", ".join(_named(one) for one in paper.day_visits if one.signatures)
    if signed:
        story.paragraph(
            f"Signed before this note, with the bill as it was then: {signed}. "
            "This note has the bill of the day.",
            BODY,
        )
    story.space(2)


def _named(visit: Visit) -> str:
    start = min((one.start for one in visit.segments), default=None)
    began = f"the visit of {clock_minutes(local(start, visit.timezone))}, " if start else ""
    return f"{began}{visit.id}"


def _columns(paper: NotePaper) -> list[Column]:
    many = len(paper.bill.visit_ids) > 1
    own = [Column("This visit", 46, right=True)] if many else []
    return [
        Column("Code", 34),
        Column("Service", 114),
        *own,
        Column("Day" if many else "Minutes", 34, right=True),
        Column("Units", 25, right=True),
        Column("Modifiers", 42),
        Column("How the units came about", 262),
    ]


def _shared(lines: Sequence[BillLine]) -> list[str]:
    """Give the reasons that stand on every line of several: they are said once, below."""
    if len(lines) < 2:  # noqa: PLR2004 - of one line all is its own
        return []
    return [one for one in lines[0].reasons if all(one in each.reasons for each in lines)]


def _row(line: BillLine, shared: Sequence[str], paper: NotePaper) -> list[Texts]:
    own = [[(own_minutes(line, paper), BODY)]] if len(paper.bill.visit_ids) > 1 else []
    return [
        [(line.code, STRONG)],
        [(line.name, BODY)],
        *own,
        [(str(line.minutes), BODY)],
        [(str(line.units), STRONG)],
        [(" ".join(line.modifiers), BODY)],
        [(" ".join(one for one in line.reasons if one not in shared), SMALL)],
    ]


def own_minutes(line: BillLine, paper: NotePaper) -> str:
    """Give this visit's part of a line's minutes; a divided line has those of its lane."""
    minutes = _of_this_visit(line, paper.bill.visit_minutes, paper)
    if minutes is None:
        return ""
    if not line.divided:
        return str(minutes)
    assistant = _of_this_visit(line, paper.bill.assistant_minutes, paper) or 0
    return str(assistant if line.lane is Lane.ASSISTANT else minutes - assistant)


def _of_this_visit(
    line: BillLine, by_visit: Mapping[str, Mapping[str, int]], paper: NotePaper
) -> int | None:
    """Add up the minutes of what was tapped for a line's code; None where nothing was."""
    tapped = by_visit.get(paper.visit.id, {})
    found = [
        minutes
        for code, minutes in tapped.items()
        if claimed_as(code, paper.visit.payer) == line.code
    ]
    return sum(found) if found else None


def _working(paper: NotePaper) -> Iterator[str]:
    """Give the steps that the reasons on the lines do not already give."""
    working = paper.bill.working
    on_lines = {f"{one.code}: {one.why}" for one in working.codes}
    return (step for step in working.sentences if step not in on_lines)
