"""The clinic's settings as values, and the clinic file by which several laptops are alike."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields as fields_of
from typing import cast

from therapytimer.billing.codes import Catalogue, Code
from therapytimer.billing.fields import shown
from therapytimer.billing.own_codes import parse_own_code
from therapytimer.billing.payers import Payer, payer_fields, payer_from_fields
from therapytimer.visit.clinic_limits import LIMITS, read_limits
from therapytimer.visit.clinic_rates import (
    FEES,
    HIDE_ESTIMATES,
    THRESHOLDS,
    ThresholdYear,
    with_fee,
    with_threshold,
)
from therapytimer.visit.people import Clinic
from therapytimer.visit.phrases import PHRASES
from therapytimer.visit.record.clinic import clinic_fields, read_clinic
from therapytimer.visit.record.fields import Fields, RecordError
from therapytimer.visit.record.files import json_value
from therapytimer.visit.record.shape import Discipline

FORMAT = "therapytimer-clinic/1"
COSIGN = "cosign"
NAMES_IN_FILES = "names_in_files"
SHARED = (
    "clinic",
    "discipline",
    "payers",
    "own_codes",
    COSIGN,
    NAMES_IN_FILES,
    FEES,
    THRESHOLDS,
    LIMITS,
    HIDE_ESTIMATES,
    PHRASES,
)
_MOST_DOLLARS = 99_999
_FAMILY = FORMAT.partition("/")[0] + "/"


def clinic_file(settings: Mapping[str, object]) -> bytes:
    """Write the settings that laptops share: heading, discipline, payers, own codes, and rates.

    Folders, people and keys belong to one laptop and stay there.
    """
    shared = {name: settings[name] for name in SHARED if name in settings}
    text = json.dumps({"format": FORMAT, **shared}, indent=1, ensure_ascii=False)
    return f"{text}\n".encode()


def read_clinic_file(
    content: bytes, catalogue: Catalogue, payers: Sequence[Payer]
) -> dict[str, object]:
    """Read a clinic file as settings by name; RecordError is one sentence that names the fault."""
    value = json_value(content)
    if not isinstance(value, dict):
        raise RecordError(f"The clinic file is no object; expected format {FORMAT}.")
    fields = Fields(cast("dict[str, object]", value))
    _refuse_other_formats(fields)
    _refuse_unknown(fields, ("format", *SHARED))
    readers: Mapping[str, Callable[[], object]] = {
        "clinic": lambda: _read_heading(fields),
        "discipline": lambda: fields.choice("discipline", Discipline).value,
        "payers": lambda: _read_payers(fields, payers),
        "own_codes": lambda: _read_own_codes(fields, catalogue),
        COSIGN: lambda: fields.flag(COSIGN),
        NAMES_IN_FILES: lambda: fields.flag(NAMES_IN_FILES),
        FEES: lambda: _read_fees(fields.the_object(FEES)),
        THRESHOLDS: lambda: _read_thresholds(fields.objects(THRESHOLDS)),
        HIDE_ESTIMATES: lambda: fields.flag(HIDE_ESTIMATES),
        LIMITS: lambda: read_limits(fields.the_object(LIMITS)),
        PHRASES: lambda: _read_phrases(fields.the_object(PHRASES)),
    }
    return {name: readers[name]() for name in SHARED if fields.has(name)}


def cosign_in(settings: Mapping[str, object]) -> bool:
    """Tell whether assistants' notes need the co-signature of the supervising therapist."""
    return settings.get(COSIGN) is True


def names_in_files(settings: Mapping[str, object]) -> bool:
    """Tell whether notes leave under the patient's name, and not under the record number."""
    return settings.get(NAMES_IN_FILES) is True


def heading_in(settings: Mapping[str, object]) -> Clinic:
    """Give the heading of the notes; empty where none is set."""
    kept = cast("Mapping[str, str]", settings.get("clinic") or {})
    known = {one.name for one in fields_of(Clinic)}
    return Clinic(**{name: value for name, value in kept.items() if name in known})


def own_code_lines(settings: Mapping[str, object]) -> list[str]:
    """Give the clinic's own codes as it wrote them, one line each."""
    return list(cast("Sequence[str]", settings.get("own_codes") or ()))


def codes_in(settings: Mapping[str, object], shipped: Catalogue) -> Catalogue:
    """Give the catalogue with the clinic's own codes."""
    return shipped.with_own(own_codes_in(settings, shipped))


def own_codes_in(settings: Mapping[str, object], shipped: Catalogue) -> tuple[Code, ...]:
    """Give the clinic's own codes; of one whose number ships by now the shipped one stands."""
    own = (parse_own_code(line) for line in own_code_lines(settings))
    return tuple(code for code in own if not shipped.shipped(code.number))


def payers_in(settings: Mapping[str, object], shipped: Sequence[Payer]) -> tuple[Payer, ...]:
    """Give the clinic's payers: those that ship with the program unless it has set its own."""
    own = cast("Sequence[Mapping[str, object]]", settings.get("payers") or ())
    return tuple(payer_from_fields(one, shipped) for one in own) or tuple(shipped)


def _read_heading(fields: Fields) -> object:
    _refuse_unknown(fields.the_object("clinic"), [one.name for one in fields_of(Clinic)])
    return clinic_fields(read_clinic(fields))


def _read_own_codes(fields: Fields, catalogue: Catalogue) -> object:
    lines = fields.texts("own_codes")
    for number, line in enumerate(lines):
        try:
            catalogue.refuse_shipped(parse_own_code(line))
        except ValueError as error:
            raise RecordError(f"own_codes[{number}]: {error}") from None
    return list(lines)


def _read_fees(fields: Fields) -> object:
    read: dict[str, dict[str, str]] = {}
    for payer in fields.values:
        for code, fee in fields.the_object(payer).words().items():
            try:
                read = with_fee({FEES: read}, payer, code, fee)
            except ValueError as error:
                raise RecordError(f"{fields.where(payer)}.{code}: {error}") from None
    return read


def _read_phrases(fields: Fields) -> object:
    """Read the clinic's phrases by code and field: added ones, and shipped ones not wanted."""
    return {
        name: {key: list(fields.the_object(name).texts(key)) for key in ("added", "hidden")}
        for name in fields.values
    }


def _read_thresholds(years: Sequence[Fields]) -> object:
    known = [one.name for one in fields_of(ThresholdYear)]
    read: list[dict[str, int]] = []
    for fields in years:
        _refuse_unknown(fields, known)
        numbers = {key: _whole_number(fields, key) for key in known}
        if any(one["year"] == numbers["year"] for one in read):
            raise RecordError(f"{fields.where('year')}: {numbers['year']} stands there twice.")
        try:
            read = with_threshold({THRESHOLDS: read}, ThresholdYear(**numbers))
        except ValueError as error:
            raise RecordError(f"{fields.place}: {error}") from None
    return read


def _whole_number(fields: Fields, key: str) -> int:
    fields.required(key, "a whole number")
    return fields.count(key, _MOST_DOLLARS) or 0


def _read_payers(fields: Fields, shipped: Sequence[Payer]) -> object:
    found = [_payer(one, shipped) for one in fields.objects("payers")]
    names = [payer.name for payer in found]
    twin = next((name for name in names if names.count(name) > 1), None)
    if twin is not None:
        raise RecordError(f"payers names {shown(twin)} twice; expected each payer once.")
    return [payer_fields(payer) for payer in found]


def _payer(fields: Fields, shipped: Sequence[Payer]) -> Payer:
    _refuse_unknown(fields, [one.name for one in fields_of(Payer)])
    try:
        return payer_from_fields(fields.values, shipped)
    except ValueError as error:
        raise RecordError(f"{fields.place}: {error}") from None


def _refuse_other_formats(fields: Fields) -> None:
    written = fields.name("format")
    if written == FORMAT:
        return
    if written.startswith(_FAMILY):
        version = written.removeprefix(_FAMILY)
        raise RecordError(
            f"format is version {version[:20]} of the clinic file; "
            f"this program reads version {FORMAT.removeprefix(_FAMILY)}."
        )
    raise RecordError(f"format is {shown(written)}; expected {FORMAT}.")


def _refuse_unknown(fields: Fields, known: Sequence[str]) -> None:
    for key in fields.values:
        if key not in known:
            raise RecordError(
                f"{fields.where(shown(key))} is a field that this program does not know; "
                f"expected {', '.join(known)}."
            )
