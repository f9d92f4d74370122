"""The people part of a visit record: patient, payer, clinic, clinicians, plan, episode, codes."""

from collections.abc import Sequence

from therapytimer.billing.codes import Code, Contact, TimeBasis
from therapytimer.billing.own_codes import own_code_line, parse_own_code
from therapytimer.billing.payers import Payer, payer_from_fields
from therapytimer.visit.people import (
    Clinician,
    Patient,
    Present,
    Referrer,
)
from therapytimer.visit.record.fields import Fields, RecordError


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
