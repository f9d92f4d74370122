"""What must hold between the parts of a visit record: each rule raises RecordError or is silent."""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from zoneinfo import ZoneInfo

from therapytimer.billing.codes import UNDECIDED, Code
from therapytimer.billing.fields import shown
from therapytimer.billing.payers import same_payer
from therapytimer.visit.facts import Decision, Origin, Segment
from therapytimer.visit.overlap import overlapping, place
from therapytimer.visit.record.fields import RecordError
from therapytimer.visit.record.log import instant_text
from therapytimer.visit.visit import Visit


def refuse_inconsistent(visit: Visit, codes: Mapping[str, Code]) -> None:
    """Refuse a visit whose parts contradict each other; `codes` holds its own codes too."""
    for rule in _RULES:
        rule(visit)
    _refuse_unknown_codes(visit, codes)
    _refuse_overlaps(visit, codes)


def local_date(instant: datetime, zone: str) -> date:
    """Give the day that an instant belongs to in a time zone; RecordError where it is none."""
    try:
        return instant.astimezone(ZoneInfo(zone)).date()
    except (KeyError, ValueError, OSError):  # unknown, malformed, the name of a folder of zones
        raise RecordError(
            f"timezone is {shown(zone)}; expected a name such as America/New_York."
        ) from None


def _refuse_twins(visit: Visit) -> None:
    _refuse_twin_ids("clinicians", (one.id for one in visit.clinicians))
    _refuse_twin_ids("segments", (one.id for one in visit.segments))
    _refuse_twin_ids("gaps", (one.id for one in visit.gaps))
    _refuse_twin_ids("decisions", (one.id for one in visit.decisions))
    _refuse_twin_ids("the pauses, clock changes and other marks", (one.id for one in visit.marks))


def _refuse_twin_ids(what: str, ids: Iterable[str]) -> None:
    seen: set[str] = set()
    for one in ids:
        if one in seen:
            raise RecordError(f"Two of {what} have the id {shown(one)}; expected different ids.")
        seen.add(one)


def _refuse_own_correction(visit: Visit) -> None:
    if visit.corrects == visit.id:
        raise RecordError("corrects names the record itself; expected the id of another record.")


def _refuse_backward_segments(visit: Visit) -> None:
    for number, one in enumerate(visit.segments):
        if one.stop is not None and one.stop < one.start:
            raise RecordError(
                f"segments[{number}].stop is {instant_text(one.stop)}, before its start "
                f"{instant_text(one.start)}; expected a stop after the start."
            )


def _refuse_backward_gaps(visit: Visit) -> None:
    for number, gap in enumerate(visit.gaps):
        if gap.stop < gap.start:
            raise RecordError(
                f"gaps[{number}].stop is {instant_text(gap.stop)}, before its start "
                f"{instant_text(gap.start)}; expected a stop after the start."
            )


def _refuse_silent_corrections(visit: Visit) -> None:
    for number, one in enumerate(visit.segments):
        if one.origin is Origin.CORRECTED and not one.reason.strip():
            raise RecordError(
                f"segments[{number}] is corrected without a reason; expected text in reason."
            )


def _refuse_nobody(visit: Visit) -> None:
    for number, one in enumerate(visit.segments):
        if not one.by:
            raise RecordError(f"segments[{number}].by is empty; expected who treated.")
        for name in one.by:
            _refuse_stranger(visit, f"segments[{number}].by", name)
    for number, decision in enumerate(visit.decisions):
        _refuse_stranger(visit, f"decisions[{number}].by", decision.by)
    numbers = {gap.id: number for number, gap in enumerate(visit.gaps)}
    for answer in visit.answers:
        _refuse_stranger(visit, f"gaps[{numbers[answer.gap_id]}].answered_by", answer.by)


def _refuse_stranger(visit: Visit, where: str, name: str) -> None:
    if visit.clinician(name) is None:
        raise RecordError(
            f"{where} names {shown(name)}, who is not among the clinicians; "
            "expected the id of one of them."
        )


def _refuse_wrong_date(visit: Visit) -> None:
    if not visit.segments:
        return
    first = min(one.start for one in visit.segments)
    day = local_date(first, visit.timezone)
    if day != visit.on:
        raise RecordError(
            f"date is {visit.on}, but the first segment starts on {day} in {visit.timezone}; "
            "expected the local date of the start."
        )


def _refuse_unclear_decisions(visit: Visit) -> None:
    """Refuse a choice of lanes or modifiers that has not their form; a wrong one is a finding."""
    for number, one in enumerate(visit.decisions):
        kind, _, _ = one.about.partition(":")
        form, expected = _FORMS.get(kind, (_ANYTHING, ""))
        if not form.fullmatch(one.choice):
            raise RecordError(
                f"decisions[{number}].choice is {shown(one.choice)}; expected {expected}."
            )


_ANYTHING = re.compile(".*", re.DOTALL)
_FORMS = {
    "quantity": (re.compile("[1-9][0-9]{0,2}"), "a whole number from 1 to 999"),
    "lanes": (re.compile("[0-9]{1,3}"), "the number of units without CQ or CO, such as 1"),
    "modifiers": (
        re.compile(r"[^\s+]{1,8}(\+[^\s+]{1,8}){0,19}"),
        'modifiers with + between, such as "59+GP", or "none"',
    ),
}


def _refuse_same_payer(visit: Visit) -> None:
    second = visit.second_payer
    if second is not None and same_payer(second.name, visit.payer.name):
        raise RecordError(
            f"second_payer is {shown(second.name)}, the first payer itself; expected another one, "
            "or none."
        )


_RULES: tuple[Callable[[Visit], None], ...] = (
    _refuse_twins,
    _refuse_own_correction,
    _refuse_backward_segments,
    _refuse_backward_gaps,
    _refuse_silent_corrections,
    _refuse_nobody,
    _refuse_wrong_date,
    _refuse_unclear_decisions,
    _refuse_same_payer,
)


def _refuse_unknown_codes(visit: Visit, codes: Mapping[str, Code]) -> None:
    for where, code in _codes_named(visit):
        if code not in codes:
            raise RecordError(
                f"{where} is {shown(code)}; expected a billing code of the catalogue "
                "or of the record's own codes."
            )


def _codes_named(visit: Visit) -> list[tuple[str, str]]:
    named = [(f"segments[{number}].code", one.code) for number, one in enumerate(visit.segments)]
    for number, gap in enumerate(visit.gaps):
        named += [(f"gaps[{number}].codes", code) for code in gap.codes]
    for number, decision in enumerate(visit.decisions):
        named += [(f"decisions[{number}]", code) for code in _codes_decided(decision)]
    payers = {"payer": visit.payer, "second_payer": visit.second_payer}
    named += [(f"{key}.stimulation", one.stimulation) for key, one in payers.items() if one]
    return named + [("services", code) for code in visit.services]


def _codes_decided(decision: Decision) -> list[str]:
    kind, _, codes = decision.about.partition(":")
    if kind == "tie":
        return codes.split("+") + decision.choice.split("+")
    if kind == "quantity":
        return [codes]
    return [decision.choice] if kind in UNDECIDED else []


def _refuse_overlaps(visit: Visit, codes: Mapping[str, Code]) -> None:
    pairs = overlapping(place(visit.segments, visit.patient.id, codes))
    if pairs:
        early, late = pairs[0][0].segment, pairs[0][1].segment
        raise RecordError(
            f"{_named(visit, late)} overlaps {_named(visit, early)}; expected one-on-one "
            "segments of one patient or clinician one after the other."
        )


def _named(visit: Visit, segment: Segment) -> str:
    stop = "still running" if segment.stop is None else instant_text(segment.stop)
    number = visit.segments.index(segment)
    return f"segments[{number}] ({segment.code}, {instant_text(segment.start)} to {stop})"
