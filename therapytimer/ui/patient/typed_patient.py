"""What is typed of the patient, who referred them, and of the case."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from therapytimer.ui.parts.typed_day import UnclearError
from therapytimer.ui.patient.particular import Particular
from therapytimer.ui.visits.new_patient import parse_born
from therapytimer.ui.visits.taken_number import whose
from therapytimer.visit.people import Referrer

if TYPE_CHECKING:
    from collections.abc import Mapping

    from therapytimer.ui.patient.particular import Ground
    from therapytimer.visit.visit import Visit

_NPI = re.compile("[0-9]{10}")
_ICD_10 = re.compile(r"[A-Z][0-9][0-9A-Z](\.?[0-9A-Z]{1,4})?")
_CATEGORY = 3  # signs before the point
_NO_REFERRER = Referrer("")


def _name(visit: Visit, text: str, _ground: Ground) -> Visit:
    name = " ".join(text.split())
    if not any(sign.isalpha() for sign in name):
        raise UnclearError("Type the patient's name.")
    return replace(visit, patient=replace(visit.patient, name=name))


def _born_on(visit: Visit, text: str, ground: Ground) -> Visit:
    return replace(visit, patient=replace(visit.patient, born_on=parse_born(text, ground.today)))


def _record_number(visit: Visit, text: str, ground: Ground) -> Visit:
    """Take a number that no other patient has; one that came in with an import may stay."""
    number = text.strip()
    holder = None if number == visit.patient.record_number else ground.holder(number)
    if holder is not None:
        raise UnclearError(f"{whose(holder)}: give another number.")
    return replace(visit, patient=replace(visit.patient, record_number=number))


def _diagnoses(visit: Visit, text: str, _ground: Ground) -> Visit:
    """Take codes between commas; words that stood there already (of an import) may stay."""
    found: list[str] = []
    for part in filter(None, map(str.strip, re.split("[,;]", text))):
        found += [part] if part in visit.patient.diagnoses else map(icd_10, part.split())
    diagnoses = tuple(dict.fromkeys(found))
    return replace(visit, patient=replace(visit.patient, diagnoses=diagnoses))


def icd_10(text: str) -> str:
    """Write a diagnosis as ICD-10 does, as in R26.81; UnclearError where it is none."""
    code = text.upper()
    if _ICD_10.fullmatch(code) is None:
        raise UnclearError(f"“{text}” is no ICD-10 code such as R26.81.")
    digits = code.replace(".", "")
    return ".".join(filter(None, (digits[:_CATEGORY], digits[_CATEGORY:])))


def _referrer_name(visit: Visit, text: str, _ground: Ground) -> Visit:
    return _referred(visit, replace(visit.referrer or _NO_REFERRER, name=text.strip()))


def _referrer_npi(visit: Visit, text: str, _ground: Ground) -> Visit:
    if text and _NPI.fullmatch(text) is None:
        raise UnclearError("An NPI has ten digits.")
    return _referred(visit, replace(visit.referrer or _NO_REFERRER, npi=text))


def _referred(visit: Visit, referrer: Referrer) -> Visit:
    return replace(visit, referrer=None if referrer == _NO_REFERRER else referrer)


PATIENT: Mapping[str, Particular] = {
    "patient.name": Particular(lambda visit: visit.patient.name, _name),
    "patient.born_on": Particular(lambda visit: visit.patient.born_on.isoformat(), _born_on),
    "patient.record_number": Particular(lambda visit: visit.patient.record_number, _record_number),
    "patient.diagnoses": Particular(lambda visit: ", ".join(visit.patient.diagnoses), _diagnoses),
    "referrer.name": Particular(
        lambda visit: (visit.referrer or _NO_REFERRER).name, _referrer_name
    ),
    "referrer.npi": Particular(lambda visit: (visit.referrer or _NO_REFERRER).npi, _referrer_npi),
    "case": Particular(
        lambda visit: visit.case or "",
        lambda visit, text, _ground: replace(visit, case=text.strip() or None),
    ),
    "reference": Particular(
        lambda visit: visit.reference,
        lambda visit, text, _ground: replace(visit, reference=text.strip()),
    ),
}
