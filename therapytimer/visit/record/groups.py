"""The groups of a visit record: how many took part, and when; nobody else is named."""

from collections.abc import Sequence

from therapytimer.visit.group import GroupSize
from therapytimer.visit.record.fields import Fields, wrong
from therapytimer.visit.record.log import instant_or_null, instant_text

_MOST = 999


def group_fields(sizes: Sequence[GroupSize]) -> dict[str, object]:
    """Write `groups`; a visit without any has no such field."""
    written: list[dict[str, object]] = [
        {
            "group": one.group,
            "start": instant_text(one.start),
            "stop": instant_or_null(one.stop),
            "patients": one.patients,
        }
        for one in sizes
    ]
    return {"groups": written} if written else {}


def read_groups(record: Fields) -> tuple[GroupSize, ...]:
    """Read the sizes, in the order of the record."""
    return tuple(_size(fields) for fields in record.objects("groups"))


def _size(fields: Fields) -> GroupSize:
    start, stop = fields.instant("start"), fields.instant_or_none("stop")
    if stop is not None and stop < start:
        raise wrong(fields.where("stop"), "an instant not before its start", fields.values["stop"])
    patients = fields.count("patients", _MOST)
    if not patients:
        raise wrong(fields.where("patients"), f"a whole number from 1 to {_MOST}", patients or 0)
    return GroupSize(fields.name("group"), start, stop, patients)
