"""The day's visits as billing needs them: grouped by what one bill covers, minutes handed over."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime

from therapytimer.billing.bill import Bill, bill_of
from therapytimer.billing.codes import UNDECIDED, Catalogue
from therapytimer.billing.day import Day
from therapytimer.billing.grounds import Grounds, joined_grounds
from therapytimer.billing.payers import Payer
from therapytimer.billing.spans import Span, VisitTime
from therapytimer.visit.choices import (
    PAIR,
    attested_by,
    choices,
    chosen,
    latest,
    tie_choices,
    typed_modifiers,
)
from therapytimer.visit.facts import MarkKind, Origin, Segment
from therapytimer.visit.record import RecordError
from therapytimer.visit.visit import Visit

_NEVER = datetime.max.replace(tzinfo=UTC)


def is_void(visit: Visit) -> bool:
    """Whether the visit did not take place."""
    return any(mark.kind is MarkKind.VOID for mark in visit.marks)


def in_order(visits: Iterable[Visit]) -> tuple[Visit, ...]:
    """Give visits by the beginning of treatment, the same on every laptop."""
    return tuple(sorted(visits, key=_beginning))


def _beginning(visit: Visit) -> tuple[datetime, str]:
    return min((one.start for one in visit.segments), default=_NEVER), visit.id


def stands(visit: Visit) -> bool:
    """Whether a note counts as written: a draft that was dropped (void, never signed) does not.

    A correction that is void and signed withdraws the note that it corrects.
    """
    return bool(visit.signatures) or not is_void(visit)


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
    corrected = {one.corrects for one in everything if stands(one)}
    standing = [one for one in everything if not is_void(one) and one.id not in corrected]
    patients = patients_of(standing)
    groups: dict[tuple[object, ...], list[Visit]] = {}
    for one in standing:
        key = (patients[one.id], one.on, one.discipline, one.payer.name, one.case)
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
    own = [code for visit in visits for code in visit.codes]
    return Day(
        on=first.on,
        discipline=first.discipline,
        payer=first.payer,
        visits=tuple(_visit_time(visit, now) for visit in visits),
        codes=catalogue.with_own(own),
        tie_choices=tie_choices(visits),
        lane_choices=choices(visits, "lanes:"),
        typed_modifiers=typed_modifiers(visits),
        pair_choices={f"{PAIR}{pair}": made for pair, made in choices(visits, PAIR).items()},
        liability_choices=choices(visits, "liability:"),
        attested_by=attested_by(visits),
        grounds=_grounds(visits),
        second=second_payer_of(visits),
        redefined=frozenset(code.number for code in own if catalogue.shipped(code.number)),
    )


def second_payer_of(visits: Iterable[Visit]) -> Payer | None:
    """Give the second payer of the visits of one bill: of the first that has one."""
    return next((one.second_payer for one in visits if one.second_payer is not None), None)


def bill_for(visits: Sequence[Visit], catalogue: Catalogue, now: datetime | None = None) -> Bill:
    """Make the bill of one group of visits (see `day_of`)."""
    return bill_of(day_of(visits, catalogue, now))


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


def patients_of(visits: Sequence[Visit]) -> dict[str, str]:
    """Tell by visit id whose it is: by the patient's id, else by record number and birth date."""
    ids = _ids_by_number(visits)
    return {one.id: _patient_key(one, ids) for one in visits}


def _ids_by_number(visits: Iterable[Visit]) -> dict[tuple[str, date], str]:
    """Patients' ids by record number and birth date, for the visits that have no id."""
    return {
        (one.patient.record_number, one.patient.born_on): one.patient.id
        for one in visits
        if one.patient.id and one.patient.record_number
    }


def _patient_key(visit: Visit, ids: Mapping[tuple[str, date], str]) -> str:
    number = visit.patient.record_number, visit.patient.born_on
    return visit.patient.id or ids.get(number, f"{number[0]} {number[1]}")


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
        about: int(decision.choice) for about, decision in latest((visit,), "quantity:").items()
    }
    return VisitTime(
        visit_id=visit.id,
        # A visit that did not take place is worth nothing, whatever its stopwatches showed.
        spans=() if is_void(visit) else tuple(_span(visit, one, now) for one in visit.segments),
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


def _grounds(visits: Sequence[Visit]) -> Grounds | None:
    known = [one.grounds for one in visits if one.grounds is not None]
    return joined_grounds(known) if known else None
