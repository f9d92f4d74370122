"""Visits given to another patient: headers that an action wrote, told by the action's own id.

Undo and redo write the header again that stood before the action they take back; no other row
says whose visit it was.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from therapytimer.store.audit import Stamp
from therapytimer.store.errors import StoreError
from therapytimer.store.headers import header_row

if TYPE_CHECKING:
    from therapytimer.store.ledger import Ledger, Row
    from therapytimer.visit.actions import Change

_BEFORE = "SELECT * FROM visit WHERE superseded_by = ?"
_WROTE = "SELECT patient_id FROM visit WHERE id = ?"
_OF_ONE_VERSION = ("seq", "id", "who", "at", "superseded_by")


def write_given(ledger: Ledger, change: Change) -> None:
    """Write the header of a visit that a change gives to another patient.

    StoreError if an undo names an action that gave nothing away.
    """
    action = change.action
    if action.patients is None:
        return
    live = ledger.must_live("visit", {"visit_id": action.visit_ids[0]})
    if change.header is None:
        header = _before(ledger, action.undoes or "")
    else:
        patient_id, imported = action.patients[1], bool(live["imported"])
        header = header_row(change.header, patient_id, imported=imported)
    ledger.revise("visit", ("visit_id",), {**header, "id": action.id}, Stamp(action.by, action.at))


def patients_of(ledger: Ledger, action_id: str) -> tuple[str, str] | None:
    """Tell whose visit it was before and after an action; None where that did not change."""
    wrote = next(ledger.select(_WROTE, action_id), None)
    if wrote is None:
        return None
    return _before(ledger, action_id)["patient_id"], wrote["patient_id"]


def _before(ledger: Ledger, action_id: str) -> Row:
    row = next(ledger.select(_BEFORE, action_id), None)
    if row is None:
        raise StoreError("The visit was not given to anybody by that action: nothing was changed.")
    return {column: value for column, value in row.items() if column not in _OF_ONE_VERSION}
