"""Actions with their facts, written inside a transaction of the caller."""

from __future__ import annotations

from typing import TYPE_CHECKING

from therapytimer.store.audit import Stamp
from therapytimer.store.errors import StoreError
from therapytimer.store.facts import TABLES, action_row, fact_row
from therapytimer.store.headers import visit_from
from therapytimer.store.instants import milliseconds
from therapytimer.visit.facts import Segment
from therapytimer.visit.identity import new_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from therapytimer.billing.codes import Code
    from therapytimer.store.ledger import Ledger, Row
    from therapytimer.visit.actions import Action, Change
    from therapytimer.visit.facts import Fact

_BY_ID = "SELECT seq FROM {0} WHERE visit_id = ? AND id = ?"


class Writing:
    """One action being written: every row it writes or fills in bears its stamp."""

    def __init__(self, ledger: Ledger, codes: Mapping[str, Code], action: Action) -> None:
        self._ledger = ledger
        self._codes = codes
        self._action = action
        self._stamp = Stamp(action.by, action.at)

    def begin(self) -> None:
        """Write the action itself, with the visits it names."""
        self._ledger.write("action", action_row(self._action), self._stamp)
        for place, visit_id in enumerate(self._action.visit_ids):
            row = {"id": new_id(), "action_id": self._action.id, "visit_id": visit_id}
            self._ledger.write("action_visit", row | {"place": place}, self._stamp)

    def change(self, change: Change) -> None:
        """Write what a change does: what ends comes first, so that the patient is free again."""
        for fact_id, stop in change.stops.items():
            seq = self._seq(("segment",), fact_id)[1]
            self._ledger.fill("segment", seq, ("stop", milliseconds(stop)), self._stamp)
        for fact_id in change.supersedes:
            table, seq = self._seq(TABLES, fact_id)
            self._ledger.fill(table, seq, ("superseded_by", self._action.id), self._stamp)
        self.facts(change.writes)

    def facts(self, facts: Iterable[Fact]) -> None:
        """Write new facts, in order."""
        for place, fact in enumerate(facts):
            table, row = fact_row(fact)
            row |= {"action_id": self._action.id, "place": place}
            if isinstance(fact, Segment):
                row |= self._patient(fact)
            self._ledger.write(table, row, self._stamp)

    def _patient(self, segment: Segment) -> Row:
        """Whose patient it is, and whether the segment takes the patient's time."""
        visit = self._ledger.must_live("visit", {"visit_id": segment.visit_id})
        code = self._codes.get(segment.code)
        if code is not None:
            takes = code.contact.takes_patient
        else:
            takes = _own_takes_patient(visit["header"], segment.code)
        return {"patient_id": visit["patient_id"], "takes_patient": int(takes)}

    def _seq(self, tables: tuple[str, ...], fact_id: str) -> tuple[str, int]:
        for table in tables:
            for visit_id in self._action.visit_ids:
                found = self._ledger.select(_BY_ID.format(table), visit_id, fact_id)
                for row in found:
                    return table, row["seq"]
        raise StoreError(f"There is no fact {fact_id} in these visits: nothing was written.")


def _own_takes_patient(header: str, number: str) -> bool:
    own = {code.number: code.contact for code in visit_from(header, {}).codes}
    return number in own and own[number].takes_patient
