"""The day's visits as billing needs them: grouped by what one bill covers, minutes handed over."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from therapytimer.billing.bill import Bill, bill_of
from therapytimer.billing.codes import UNDECIDED, Catalogue
from therapytimer.billing.day import Day, Span, VisitTime
from therapytimer.visit.facts import Decision, MarkKind, Origin, Segment
from therapytimer.visit.record import RecordError
from therapytimer.visit.visit import Visit

NO_MODIFIERS = "none"  # the choice that a line bears none; a decision's choice is never empty


def is_void(visit: Visit) -> bool:
    """Whether the visit did not take place."""
    return any(mark.kind is MarkKind.VOID for mark in visit.marks)


def chosen(visit: Visit, about: str) -> Decision | None:
    """Give the latest decision about something, or None where nothing was decided."""
    made = [one for one in visit.decisions if one.about == about]
    return max(made, key=lambda one: one.at, default=None)


def billed_as(visit: Visit, code: str) -> str:
    """Give the code that a tapped one stands for: an evaluation's level once it is chosen."""
    level = chosen(visit, code) if code in UNDECIDED else None
    return code if level is None else level.choice


def group_visits(visits: Iterable[Visit]) -> list[tuple[Visit, ...]]:
    """Group visits by what one bill covers: patient, local day, discipline, payer name and case.

    Void visits and visits that another one corrects are left out; all else keeps its order.
    RecordError where one payer's name stands with two rules.
    """
    everything = tuple(visits)
    corrected = {one.corrects for one in everything}
    standing = [one for one in everything if not is_void(one) and one.id not in corrected]
    ids = _ids_by_number(standing)
    groups: dict[tuple[object, ...], list[Visit]] = {}
    for one in standing:
        key = (_patient_key(one, ids), one.on, one.discipline, one.payer.name, one.case)
        groups.setdefault(key, []).append(one)
    for group in groups.values():
        _refuse_two_rules(group)
    return [tuple(group) for group in groups.values()]


def day_of(visits: Sequence[Visit], catalogue: Catalogue, now: datetime | None = None) -> Day:
    """Hand one group of visits to billing.

    `now` ends running segments for a live display; without it a running segment is refused
    (RecordError). Evaluations stand as the level chosen, if one was.
    """
    first = visits[0]
    return Day(
        on=first.on,
        discipline=first.discipline,
        payer=first.payer,
        visits=tuple(_visit_time(visit, now) for visit in visits),
        codes=catalogue.with_own(code for visit in visits for code in visit.codes),
        tie_choices=_tie_choices(visits),
        lane_choices=_lane_choices(visits),
        typed_modifiers=_typed_modifiers(visits),
    )


def bill_for(visits: Sequence[Visit], catalogue: Catalogue, now: datetime | None = None) -> Bill:
    """Make the bill of one group of visits (see `day_of`)."""
    return bill_of(day_of(visits, catalogue, now))


def bills_of(visits: Iterable[Visit], catalogue: Catalogue) -> list[Bill]:
    """Make the bills of any number of visits, one for each group."""
    return [bill_for(group, catalogue) for group in group_visits(visits)]


def bill_fields(bill: Bill) -> dict[str, object]:
    """Write a bill as plain JSON values: what `bill --json` prints and a record keeps."""
    return {
        "id": bill.visit_ids[0],
        "ids": list(bill.visit_ids),
        "rule": bill.rule.value,
        "timed_code_minutes": bill.timed_code_minutes,
        "total_treatment_minutes": bill.total_treatment_minutes,
        "units": bill.units,
        "lines": [
            {
                "code": line.code,
                "minutes": line.minutes,
                "units": line.units,
                "modifiers": list(line.modifiers),
                "reasons": list(line.reasons),
            }
            for line in bill.lines
        ],
        "ties": [{"units": tie.units, "among": list(tie.among)} for tie in bill.ties],
        "findings": [
            {"check": one.check, "level": one.level.value, "message": one.message}
            for one in bill.findings
        ],
    }


def _ids_by_number(visits: Iterable[Visit]) -> dict[object, str]:
    """Patients' ids by record number and birth date, for the visits that have no id."""
    return {
        (one.patient.record_number, one.patient.born_on): one.patient.id
        for one in visits
        if one.patient.id and one.patient.record_number
    }


def _patient_key(visit: Visit, ids: Mapping[object, str]) -> object:
    number = (visit.patient.record_number, visit.patient.born_on)
    return visit.patient.id or ids.get(number, number)


def _refuse_two_rules(group: Sequence[Visit]) -> None:
    first = group[0]
    for one in group[1:]:
        if one.payer.rule is not first.payer.rule:
            raise RecordError(
                f"Payer {first.payer.name} stands with the rule {first.payer.rule.value} in visit "
                f"{first.id} and with {one.payer.rule.value} in visit {one.id}; expected one rule."
            )


def _visit_time(visit: Visit, now: datetime | None) -> VisitTime:
    pieces = {
        about: int(decision.choice) for about, decision in _latest((visit,), "quantity:").items()
    }
    return VisitTime(
        visit_id=visit.id,
        spans=tuple(_span(visit, segment, now) for segment in visit.segments),
        quantities=pieces,
    )


def _span(visit: Visit, segment: Segment, now: datetime | None) -> Span:
    stop = segment.stop or now
    if stop is None:
        number = visit.segments.index(segment)
        raise RecordError(
            f"Visit {visit.id}: segments[{number}] ({segment.code}) is still running; "
            "expected a stop."
        )
    return Span(
        code=billed_as(visit, segment.code),
        start=segment.start,
        stop=max(segment.start, stop),
        assistant=by_assistants_alone(visit, segment),
        typed=segment.origin is Origin.TYPED,
    )


def by_assistants_alone(visit: Visit, segment: Segment) -> bool:
    """Whether only assistants furnished a segment; with a therapist it is the therapist's."""
    return all(one.assistant for one in visit.clinicians if one.id in segment.by)


def _tie_choices(
    visits: Sequence[Visit],
) -> dict[tuple[str, ...], tuple[tuple[str, ...], str]]:
    names = _names(visits)
    return {
        tuple(sorted(codes.split("+"))): (
            tuple(made.choice.split("+")),
            names.get(made.by, made.by),
        )
        for codes, made in _latest(visits, "tie:").items()
    }


def _lane_choices(visits: Sequence[Visit]) -> dict[str, tuple[str, str]]:
    """Give the units without CQ/CO that were chosen, by the code of "lanes:97110"."""
    names = _names(visits)
    return {
        code: (made.choice, names.get(made.by, made.by))
        for code, made in _latest(visits, "lanes:").items()
    }


def _typed_modifiers(visits: Sequence[Visit]) -> dict[str, tuple[tuple[str, ...], str]]:
    """Give the modifiers typed ("59+GP", "none"), by what follows "modifiers:"."""
    names = _names(visits)
    return {
        line: (
            () if made.choice == NO_MODIFIERS else tuple(made.choice.split("+")),
            names.get(made.by, made.by),
        )
        for line, made in _latest(visits, "modifiers:").items()
    }


def _names(visits: Sequence[Visit]) -> dict[str, str]:
    return {one.id: one.name for visit in visits for one in visit.clinicians}


def _latest(visits: Sequence[Visit], kind: str) -> dict[str, Decision]:
    """Give the latest decision about each thing of a kind, by what follows the kind's name."""
    made = [one for visit in visits for one in visit.decisions if one.about.startswith(kind)]
    return {one.about.removeprefix(kind): one for one in sorted(made, key=lambda one: one.at)}
