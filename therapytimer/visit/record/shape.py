"""The visit record: one JSON shape for import, export, the file in each PDF, and the bill."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from enum import StrEnum

from therapytimer.billing.codes import Catalogue
from therapytimer.billing.payers import Payer, payer_fields
from therapytimer.visit.record import clinic, documentation, groups, log, people, plan
from therapytimer.visit.record.amendments import amendment_fields, read_correction, read_edits
from therapytimer.visit.record.fields import Fields, RecordError, refuse_unsound, wrong
from therapytimer.visit.record.grounds import grounds_fields, read_grounds
from therapytimer.visit.record.leftovers import leftovers, put_back
from therapytimer.visit.record.rules import local_date, refuse_inconsistent
from therapytimer.visit.visit import Visit

FORMAT = "therapytimer-visit/1"
_FAMILY = FORMAT.partition("/")[0] + "/"
_ANY_INSTANT = datetime(2000, 1, 1, tzinfo=UTC)


class Discipline(StrEnum):
    """Under whose plan a visit stands."""

    PT = "PT"
    OT = "OT"
    SLP = "SLP"
    DC = "DC"


def record_of(visit: Visit, bill: Mapping[str, object] | None = None) -> dict[str, object]:
    """Write a visit as its record; `bill` is the day's bill as known now (see `bill_fields`).

    Without `bill` a signed visit keeps the bill that it was signed with.
    """
    known = bill if bill is not None else visit.extra.get("bill")
    record = _heading(visit) | _log(visit)
    record |= {
        "services": {code: dict(words) for code, words in visit.services.items()},
        "note": dict(visit.note),
        "decisions": [log.decision_fields(one) for one in visit.decisions],
        "bill": known,
        "signatures": [dict(one) for one in visit.signatures],
        "addenda": [dict(one) for one in visit.addenda],
    }
    if visit.grounds is not None:
        record["grounds"] = grounds_fields(visit.grounds)
    record |= documentation.documentation_fields(visit) | amendment_fields(visit, record_of)
    left = {key: value for key, value in visit.extra.items() if key != "bill"}
    if visit.second_payer is not None:
        record["second_payer"] = payer_fields(visit.second_payer)
    elif left.get("second_payer") is not None:
        del left["second_payer"]  # what a payer said that the visit no longer has
    put_back(record, left)
    return record


def _heading(visit: Visit) -> dict[str, object]:
    referrer = visit.referrer
    return {
        "format": FORMAT,
        "id": visit.id,
        "date": visit.on.isoformat(),
        "timezone": visit.timezone,
        "discipline": visit.discipline,
        "corrects": visit.corrects,
        "entered_at": log.instant_or_null(visit.entered_at),
        "clinic": clinic.clinic_fields(visit.clinic),
        "place_of_service": visit.place_of_service,
        "case": visit.case,
        "reference": visit.reference,
        "patient": people.patient_fields(visit.patient),
        "payer": payer_fields(visit.payer),
        "clinicians": [people.clinician_fields(one) for one in visit.clinicians],
        "present": [{"role": one.role, "name": one.name} for one in visit.present],
        "referrer": referrer and {"name": referrer.name, "npi": referrer.npi},
        "codes": [people.code_fields(code) for code in visit.codes],
        "plan_of_care": plan.plan_fields(visit.plan_of_care),
        "episode": plan.episode_fields(visit.episode),
    }


def _log(visit: Visit) -> dict[str, object]:
    answers = log.answers_by_gap(visit.answers)
    return {
        "segments": [log.segment_fields(one) for one in visit.segments],
        **log.mark_fields(visit.marks),
        "gaps": [log.gap_fields(gap, answers.get(gap.id)) for gap in visit.gaps],
        **groups.group_fields(visit.groups),
    }


def visit_of(record: Mapping[str, object], catalogue: Catalogue, payers: Sequence[Payer]) -> Visit:
    """Read a record; RecordError is one sentence that says what, where and what was expected.

    Unknown fields are kept in `extra` and written again: at the top, and within objects (in
    lists, within those that have an id). Missing ids follow from the visit's id and the place.
    """
    refuse_unsound(record)
    fields = Fields(record)
    _refuse_other_formats(fields)
    visit = _filled(_read(fields, payers), fields)
    refuse_inconsistent(visit, catalogue.with_own(visit.codes))
    return replace(visit, extra=_extra(record, visit))


def kept_visit_of(record: Mapping[str, object]) -> Visit:
    """Read a record that this program has checked and written itself; quick, for thousands.

    Its fields are read as strictly; what must hold between them was seen when it came in.
    """
    fields = Fields(record)
    return _filled(_read(fields, ()), fields)


def _refuse_other_formats(fields: Fields) -> None:
    written = fields.name("format")
    if written == FORMAT:
        return
    if written.startswith(_FAMILY):
        version = written.removeprefix(_FAMILY)
        raise RecordError(
            f"format is version {version[:20]} of the visit record; "
            f"this program reads version {FORMAT.removeprefix(_FAMILY)}."
        )
    raise wrong("format", FORMAT, written)


def _read(fields: Fields, payers: Sequence[Payer]) -> Visit:
    visit_id, timezone = fields.name("id"), fields.name("timezone")
    local_date(_ANY_INSTANT, timezone)  # a zone that nobody knows is refused before anything else
    return Visit(
        id=visit_id,
        on=fields.day("date"),
        timezone=timezone,
        discipline=fields.choice("discipline", Discipline).value,
        patient=people.read_patient(fields),
        payer=people.read_payer(fields, payers),
        second_payer=people.read_second_payer(fields, payers),
        clinicians=people.read_clinicians(fields),
        segments=log.read_segments(fields, visit_id),
        marks=log.read_marks(fields, visit_id),
        gaps=log.read_gaps(fields, visit_id),
        answers=log.read_answers(fields, visit_id),
        decisions=log.read_decisions(fields, visit_id),
    )


def _filled(visit: Visit, fields: Fields) -> Visit:
    """Add what may be absent."""
    services = fields.object("services") or Fields({}, "services")
    note = fields.object("note") or Fields({}, "note")
    return replace(
        visit,
        services={code: services.the_object(code).words() for code in services.values},
        note=note.words(),
        clinic=clinic.read_clinic(fields),
        place_of_service=fields.text("place_of_service", "11"),
        case=fields.text_or_none("case"),
        reference=fields.text("reference"),
        present=people.read_present(fields),
        referrer=people.read_referrer(fields),
        codes=people.read_codes(fields),
        plan_of_care=plan.read_plan(fields),
        episode=plan.read_episode(fields),
        grounds=read_grounds(fields),
        groups=groups.read_groups(fields),
        measures=documentation.read_measures(fields),
        earlier=documentation.read_earlier(fields),
        corrects=fields.text_or_none("corrects"),
        correction=read_correction(fields, _within),
        edits=read_edits(fields, visit.id),
        pooled=tuple(map(_within, fields.objects("pooled"))),
        entered_at=fields.instant_or_none("entered_at"),
        signatures=tuple(one.values for one in fields.objects("signatures")),
        addenda=tuple(one.values for one in fields.objects("addenda")),
    )


def _within(fields: Fields) -> Visit:
    """Read a record within another one, which holds its payer and codes by value."""
    visit = _filled(_read(fields, ()), fields)
    return replace(visit, extra=_extra(fields.values, visit))


def _extra(record: Mapping[str, object], visit: Visit) -> dict[str, object]:
    extra = leftovers(record, record_of(visit))
    if visit.signatures and record.get("bill") is not None:
        extra["bill"] = record["bill"]  # signing froze it; an unsigned visit's is computed anew
    return extra


def canonical(record: Mapping[str, object]) -> bytes:
    """Give the bytes that are hashed: sorted keys, no spaces, UTF-8, no signatures and addenda.

    Records pooled with it have hashes of their own, which the signatures hold.
    """
    bare: dict[str, object] = {**record, "signatures": [], "addenda": []}
    bare.pop("pooled", None)
    return json_bytes(bare, sort_keys=True)


def record_hash(record: Mapping[str, object]) -> str:
    """SHA-256 of the canonical bytes, in hex."""
    return hashlib.sha256(canonical(record)).hexdigest()


def json_bytes(value: object, *, sort_keys: bool = False) -> bytes:
    """JSON without spaces, in UTF-8; RecordError for what JSON or UTF-8 cannot hold."""
    try:
        text = json.dumps(
            value, sort_keys=sort_keys, separators=(",", ":"), ensure_ascii=False, allow_nan=False
        )
        return text.encode("utf-8")
    except (ValueError, TypeError, RecursionError):
        raise RecordError("The record holds something that JSON cannot hold.") from None
