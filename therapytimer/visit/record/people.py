"""The people part of a visit record: patient, payer, clinic, clinicians, plan, episode, codes."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date

from therapytimer.billing.codes import Code, Contact, TimeBasis
from therapytimer.billing.own_codes import own_code_line, parse_own_code
from therapytimer.billing.payers import Payer, payer_from_fields
from therapytimer.visit.people import (
    Certification,
    Clinician,
    Patient,
    PlanOfCare,
    Present,
    Referrer,
)
from therapytimer.visit.record.fields import Fields, RecordError
from therapytimer.visit.visit import Authorised, Episode

_MOST_DAYS = 100_000


def day_or_null(day: date | None) -> str | None:
    """Write a day, or None for none."""
    return None if day is None else day.isoformat()


def patient_fields(patient: Patient) -> dict[str, object]:
    """Write the patient."""
    return {
        "id": patient.id,
        "record_number": patient.record_number,
        "name": patient.name,
        "born_on": patient.born_on.isoformat(),
        "diagnoses": list(patient.diagnoses),
    }


def read_patient(record: Fields) -> Patient:
    """Read the patient, who needs a name, a birth date and an id or record number."""
    fields = record.the_object("patient")
    if not (fields.text("id").strip() or fields.text("record_number").strip()):
        raise RecordError("patient has neither id nor record_number; expected one of them.")
    return Patient(
        id=fields.text("id"),
        name=fields.name("name"),
        born_on=fields.day("born_on"),
        record_number=fields.text("record_number"),
        diagnoses=fields.texts("diagnoses"),
    )


def read_payer(record: Fields, payers: Sequence[Payer]) -> Payer:
    """Read the payer; what the record leaves out comes from the shipped payer of that name."""
    return _payer(record.the_object("payer"), payers)


def read_second_payer(record: Fields, payers: Sequence[Payer]) -> Payer | None:
    """Read the second payer, if there is one, as the first is read."""
    fields = record.object("second_payer")
    return None if fields is None else _payer(fields, payers)


def _payer(fields: Fields, payers: Sequence[Payer]) -> Payer:
    try:
        return payer_from_fields(fields.values, payers)
    except ValueError as error:
        raise RecordError(f"{fields.place}: {error}") from None


def clinician_fields(clinician: Clinician) -> dict[str, object]:
    """Write one clinician."""
    return {
        "id": clinician.id,
        "name": clinician.name,
        "credentials": clinician.credentials,
        "assistant": clinician.assistant,
        "npi": clinician.npi,
        "licence": clinician.licence,
        "supervised_by": clinician.supervised_by,
    }


def read_clinicians(record: Fields) -> tuple[Clinician, ...]:
    """Read the clinicians; missing credentials are left to the checklist."""
    record.required("clinicians", "a list")
    return tuple(
        Clinician(
            id=fields.name("id"),
            name=fields.name("name"),
            credentials=fields.text("credentials"),
            assistant=fields.flag("assistant"),
            npi=fields.text("npi"),
            licence=fields.text("licence"),
            supervised_by=fields.text_or_none("supervised_by"),
        )
        for fields in record.objects("clinicians")
    )


def read_present(record: Fields) -> tuple[Present, ...]:
    """Read who else took part."""
    return tuple(
        Present(fields.name("role"), fields.name("name")) for fields in record.objects("present")
    )


def read_referrer(record: Fields) -> Referrer | None:
    """Read who referred the patient, if anybody did."""
    fields = record.object("referrer")
    return None if fields is None else Referrer(fields.text("name"), fields.text("npi"))


def plan_fields(plan: PlanOfCare | None) -> dict[str, object] | None:
    """Write the plan of care, or None for none."""
    if plan is None:
        return None
    return {
        "established_on": day_or_null(plan.established_on),
        "established_by": plan.established_by,
        "type": plan.type,
        "amount": plan.amount,
        "frequency": plan.frequency,
        "duration": plan.duration,
        **certification_fields(plan.certification),
        "goals": list(plan.goals),
        "earlier": [certification_fields(one) for one in plan.earlier],
    }


def certification_fields(one: Certification) -> dict[str, object]:
    """Write one certification of a plan."""
    return {
        "certified_on": day_or_null(one.certified_on),
        "certified_by": one.certified_by,
        "certified_from": day_or_null(one.certified_from),
        "certified_through": day_or_null(one.certified_through),
        "verbal_on": day_or_null(one.verbal_on),
        "order_on": day_or_null(one.order_on),
        "sent_on": day_or_null(one.sent_on),
        "delay_reason": one.delay_reason,
    }


def read_plan(record: Fields) -> PlanOfCare | None:
    """Read the plan of care, if there is one."""
    fields = record.object("plan_of_care")
    if fields is None:
        return None
    return PlanOfCare(
        established_on=fields.day_or_none("established_on"),
        established_by=fields.text("established_by"),
        type=fields.text("type"),
        amount=fields.text("amount"),
        frequency=fields.text("frequency"),
        duration=fields.text("duration"),
        goals=fields.texts("goals"),
        earlier=tuple(_certification(each) for each in fields.objects("earlier")),
        **asdict(_certification(fields)),
    )


def _certification(fields: Fields) -> Certification:
    return Certification(
        certified_on=fields.day_or_none("certified_on"),
        certified_by=fields.text("certified_by"),
        certified_from=fields.day_or_none("certified_from"),
        certified_through=fields.day_or_none("certified_through"),
        verbal_on=fields.day_or_none("verbal_on"),
        order_on=fields.day_or_none("order_on"),
        sent_on=fields.day_or_none("sent_on"),
        delay_reason=fields.text("delay_reason"),
    )


def episode_fields(episode: Episode | None) -> dict[str, object] | None:
    """Write the counts that rest on history, or None for none."""
    if episode is None:
        return None
    return _week_fields(episode) | {
        "treatment_day": episode.treatment_day,
        "typed_days": episode.typed_days,
        "typed_on": day_or_null(episode.typed_on),
        "known_from": day_or_null(episode.known_from),
        "first_treated_on": day_or_null(episode.first_treated_on),
        "reported_on_day": episode.reported_on_day,
        "discharged_on": day_or_null(episode.discharged_on),
    }


def _week_fields(episode: Episode) -> dict[str, object]:
    """Write what is known of the week and of authorised visits; what is absent has no field."""
    written: dict[str, object] = {}
    if episode.week_day is not None:
        written["week_day"] = episode.week_day
    if episode.authorised is not None:
        authorised = episode.authorised
        written["authorised"] = {
            "visits": authorised.visits,
            "typed_on": authorised.typed_on.isoformat(),
            "typed": authorised.typed,
            "used": authorised.used,
        }
    return written


def _read_authorised(fields: Fields | None) -> Authorised | None:
    if fields is None:
        return None
    fields.required("visits", "a whole number")
    return Authorised(
        visits=fields.count("visits", _MOST_DAYS) or 0,
        typed_on=fields.day("typed_on"),
        typed=fields.count("typed", _MOST_DAYS) or 0,
        used=fields.count("used", _MOST_DAYS) or 0,
    )


def read_episode(record: Fields) -> Episode | None:
    """Read the counts that rest on history, if there are any."""
    fields = record.object("episode")
    if fields is None:
        return None
    return Episode(
        treatment_day=fields.count("treatment_day", _MOST_DAYS),
        typed_days=fields.count("typed_days", _MOST_DAYS) or 0,
        typed_on=fields.day_or_none("typed_on"),
        known_from=fields.day_or_none("known_from"),
        first_treated_on=fields.day_or_none("first_treated_on"),
        reported_on_day=fields.count("reported_on_day", _MOST_DAYS),
        week_day=fields.count("week_day", _MOST_DAYS),
        authorised=_read_authorised(fields.object("authorised")),
        discharged_on=fields.day_or_none("discharged_on"),
    )


def code_fields(code: Code) -> dict[str, object]:
    """Write one of the clinic's own codes; all else of it follows from these fields."""
    return {
        "number": code.number,
        "name": code.name,
        "basis": code.basis.value,
        "contact": code.contact.value,
        "disciplines": list(code.disciplines),
        "counted": code.counted,
        "covered_by": None if code.covered_by is None else list(code.covered_by),
    }


def read_codes(record: Fields) -> tuple[Code, ...]:
    """Read the clinic's own codes, each such as the clinic could have written it."""
    return tuple(_own_code(fields) for fields in record.objects("codes"))


def _own_code(fields: Fields) -> Code:
    told = Code(
        number=fields.name("number"),
        name=fields.name("name"),
        basis=fields.choice("basis", TimeBasis),
        contact=fields.choice("contact", Contact),
        disciplines=fields.texts("disciplines"),
        counted=fields.flag("counted"),
        covered_by=fields.texts("covered_by") if fields.has("covered_by") else None,
    )
    try:
        code = parse_own_code(own_code_line(told))
    except ValueError as error:
        raise RecordError(f"{fields.place}: {error}") from None
    if code_fields(code) != code_fields(told):
        raise RecordError(f"{fields.place} is not a code as a clinic writes it (number, name …).")
    return code
