"""Reconcile: whether the bill that a record brings along follows from its minutes."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import cast

from therapytimer.billing.bill import Bill
from therapytimer.billing.fields import shown
from therapytimer.billing.findings import Finding, Level
from therapytimer.billing.wording import counted

RECONCILE = "reconcile"

_TOTALS = {
    "timed_code_minutes": "Timed code minutes",
    "total_treatment_minutes": "Total treatment time",
    "units": "Units",
}


def differences(brought: object, bill: Bill) -> list[str]:
    """Name what of a bill brought along differs from ours: the totals, then line by line.

    What it leaves out is not compared, nor a bill that covers other visits than ours.
    """
    if brought is None:
        return []
    if not isinstance(brought, Mapping):
        return [f"The record's bill is {shown(brought)}; expected an object."]
    kept = cast("Mapping[str, object]", brought)
    if kept.get("ids", list(bill.visit_ids)) != list(bill.visit_ids):
        return []
    totals = {key: getattr(bill, key) for key in _TOTALS}
    return [
        *(
            f"{_TOTALS[key]}: the record says {shown(kept[key])}, its minutes give {made}."
            for key, made in totals.items()
            if key in kept and kept[key] != made
        ),
        *_line_differences(kept.get("lines"), bill),
    ]


def reconciled(records: Iterable[Mapping[str, object]], bill: Bill) -> tuple[Finding, ...]:
    """Compare the bills in records as they came with the one that their minutes make."""
    return tuple(
        Finding(RECONCILE, Level.ADVISES, f"Visit {record['id']}: {difference}", "segments")
        for record in records
        if record.get("id") in bill.visit_ids
        for difference in differences(record.get("bill"), bill)
    )


def _line_differences(brought: object, bill: Bill) -> Iterator[str]:
    if brought is None:
        return
    theirs = _lines(brought)
    if theirs is None:
        yield f"The lines of the record's bill are {shown(brought)}; expected a list of objects."
        return
    made = [{"code": one.code, "minutes": one.minutes, "units": one.units} for one in bill.lines]
    for code in dict.fromkeys(str(one.get("code")) for one in (*theirs, *made)):
        said, given = _words(code, theirs), _words(code, made)
        if said != given:
            yield f"{code}: the record says {said}, its minutes give {given}."


def _lines(brought: object) -> Sequence[Mapping[str, object]] | None:
    if not isinstance(brought, list):
        return None
    lines = cast("list[object]", brought)
    if not all(isinstance(one, Mapping) for one in lines):
        return None
    return cast("list[Mapping[str, object]]", lines)


def _words(code: str, lines: Iterable[Mapping[str, object]]) -> str:
    """Write the lines of a code: "15 minutes in 1 unit", several with "and" between."""
    found = [
        f"{_number(one.get('minutes'), 'minute')} in {_number(one.get('units'), 'unit')}"
        for one in lines
        if str(one.get("code")) == code
    ]
    return " and ".join(sorted(found)) or "nothing"


def _number(value: object, word: str) -> str:
    if isinstance(value, int) and not isinstance(value, bool):
        return counted(value, word)
    return f"{shown(value)} {word}s"
