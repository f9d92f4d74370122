"""What a visit record holds of the documentation beside its texts: measures, earlier notes."""

from decimal import Decimal

from therapytimer.visit.earlier import NOTES, Earlier, EarlierNote
from therapytimer.visit.measures import SIDES, Measure, number
from therapytimer.visit.record.fields import Fields, wrong
from therapytimer.visit.visit import Visit


def documentation_fields(visit: Visit) -> dict[str, object]:
    """Write what there is; what is absent leaves no field."""
    written: dict[str, object] = {}
    if visit.measures:
        written["measures"] = [measure_fields(one) for one in visit.measures]
    if visit.earlier is not None:
        written["earlier"] = earlier_fields(visit.earlier)
    return written


def measure_fields(measure: Measure) -> dict[str, object]:
    """Write one measure; its numbers are text, so that 7.0 stays 7.0."""
    fields: dict[str, object] = {
        "name": measure.name,
        "value": str(measure.value),
        "unit": measure.unit,
        "side": measure.side,
    }
    if measure.before is not None:
        fields["before"] = str(measure.before)
        fields["before_on"] = measure.before_on.isoformat() if measure.before_on else None
    return fields


def read_measures(record: Fields) -> tuple[Measure, ...]:
    """Read the measures; absent is none."""
    return tuple(_measure(fields) for fields in record.objects("measures"))


def _measure(fields: Fields) -> Measure:
    side = fields.text("side")
    if side not in SIDES:
        raise wrong(fields.where("side"), "left, right or nothing", side)
    return Measure(
        name=fields.name("name"),
        value=_number(fields, "value"),
        unit=fields.text("unit"),
        side=side,
        before=_number(fields, "before") if fields.has("before") else None,
        before_on=fields.day_or_none("before_on"),
    )


def _number(fields: Fields, key: str) -> Decimal:
    text = fields.name(key)
    try:
        return number(text)
    except ValueError:
        raise wrong(fields.where(key), "a number written as text such as 12.4", text) from None


def earlier_fields(earlier: Earlier) -> dict[str, object]:
    """Write what is kept of the notes before."""
    return {
        "notes": [
            {"on": one.on.isoformat(), "digests": dict(one.digests)} for one in earlier.notes
        ],
        "carried": list(earlier.carried),
    }


def read_earlier(record: Fields) -> Earlier | None:
    """Read what is kept of the notes before; None where the record says nothing of them."""
    fields = record.object("earlier")
    if fields is None:
        return None
    notes = tuple(
        EarlierNote(one.day("on"), (one.object("digests") or Fields({})).words())
        for one in fields.objects("notes")
    )
    if len(notes) > NOTES:
        raise wrong(fields.where("notes"), f"at most {NOTES} notes", len(notes))
    return Earlier(notes, fields.texts("carried"))
