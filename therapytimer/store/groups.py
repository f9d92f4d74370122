"""Group sizes: how many patients of this clinic took part beside each visit's own."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from therapytimer.store.facts import fact_of
from therapytimer.visit.facts import Segment
from therapytimer.visit.group import sizes_within

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from therapytimer.store.ledger import Ledger, Row
    from therapytimer.visit.group import GroupSize
    from therapytimer.visit.visit import Visit

# A group is of one day; a visit opened before midnight may stand under the day before.
_BESIDE = """SELECT * FROM segment WHERE superseded_by IS NULL AND group_id IS NOT NULL
    AND visit_id IN (SELECT visit_id FROM visit WHERE superseded_by IS NULL
        AND on_date IN (SELECT value FROM json_each(?)))
    AND NOT EXISTS (SELECT 1 FROM mark WHERE mark.visit_id = segment.visit_id
        AND mark.superseded_by IS NULL AND mark.kind = 'void')"""
_NEAR = (timedelta(days=-1), timedelta(), timedelta(days=1))


def with_groups(ledger: Ledger, visits: list[Visit], headers: Mapping[str, Row]) -> list[Visit]:
    """Give the visits with the sizes of their groups; `headers` are their rows by id.

    Signed and imported visits keep what they have brought.
    """
    grouped = [one for one in visits if _is_grouped(one) and not _is_settled(headers[one.id])]
    if not grouped:
        return visits
    others = _segments(ledger, grouped)
    sizes = {one.id: _sizes(one, headers[one.id]["patient_id"], others) for one in grouped}
    return [replace(one, groups=sizes.get(one.id, one.groups)) for one in visits]


def _is_grouped(visit: Visit) -> bool:
    return any(one.group is not None for one in visit.segments)


def _is_settled(header: Row) -> bool:
    return bool(header["signed"] or header["imported"])


def _sizes(visit: Visit, patient_id: str, others: Iterable[Segment]) -> tuple[GroupSize, ...]:
    return sizes_within(visit.segments, [one for one in others if one.visit_id != patient_id])


def _segments(ledger: Ledger, visits: Iterable[Visit]) -> list[Segment]:
    """Find the group segments of the days around, each under its patient in place of its visit.

    A correction repeats what the visit that it corrects said: patients are counted, not visits.
    """
    days = sorted({(one.on + near).isoformat() for one in visits for near in _NEAR})
    facts = [
        (fact_of("segment", row), row["patient_id"])
        for row in ledger.select(_BESIDE, json.dumps(days))
    ]
    return [replace(fact, visit_id=who) for fact, who in facts if isinstance(fact, Segment)]
