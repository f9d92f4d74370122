"""Checks of the people: patient, clinicians, everybody who took part."""

from therapytimer.visit.checks.context import Context, Missing, Result
from therapytimer.visit.facts import MarkKind

_AIDE = "aide"


def clinician_identified(context: Context) -> Result:
    """See that whoever treated is named with credentials (Pub. 100-02 ch. 15 §220.3)."""
    visit = context.visit
    treated = {name for one in visit.segments for name in one.by}
    named = [one for one in visit.clinicians if one.id in treated or not treated]
    if not named:
        return [Missing("No clinician is named.", "clinicians")]
    return [
        Missing(f"{one.name} has no credentials.", "clinicians")
        for one in named
        if not one.credentials.strip()
    ]


def patient_identified(context: Context) -> Result:
    """See that the patient is named, with a record number beside the birth date."""
    patient = context.visit.patient
    found: list[Missing] = []
    if not patient.name.strip():
        found.append(Missing("The patient has no name.", "patient.name"))
    if not patient.record_number.strip():
        found.append(Missing("The patient has no record number.", "patient.record_number"))
    return found


def everyone_named(context: Context) -> Result:
    """See that students and aides are named; an aide in the log must be one of them."""
    visit = context.visit
    words = [mark.word for mark in visit.marks if mark.kind is MarkKind.PAUSE]
    aide_in_log = any(_AIDE in word for word in words)
    if not (visit.present or aide_in_log):
        return None
    found = [
        Missing(f"The {one.role or 'person'} present has no name.", "present")
        for one in visit.present
        if not one.name.strip()
    ]
    if aide_in_log and not any(_AIDE in one.role.lower() for one in visit.present):
        found.append(Missing("The log names an aide: say who it was.", "present"))
    return found


def words_read_again(context: Context) -> Result:
    """See that words written under another patient are read again before they stand."""
    visit = context.visit
    if not any(mark.kind is MarkKind.GIVEN for mark in visit.marks):
        return None
    words = (
        *visit.note.values(),
        *(one for each in visit.services.values() for one in each.values()),
    )
    if not any(one.strip() for one in words):
        return []
    sentence = "The visit stood under another patient: read its words again, they stayed."
    return [Missing(sentence, "note.subjective")]


def diagnosis_given(context: Context) -> Result:
    """See that there is a diagnosis."""
    if any(one.strip() for one in context.visit.patient.diagnoses):
        return []
    return [Missing("No diagnosis is given.", "patient.diagnoses")]
