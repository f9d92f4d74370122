"""What a note is made of: everything is handed in finished, nothing is worked out here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from therapytimer.visit.day import billed_as
from therapytimer.visit.facts import Mark, MarkKind, Segment

if TYPE_CHECKING:
    from collections.abc import Mapping

    from therapytimer.billing.bill import Bill
    from therapytimer.pdf.text import Paint
    from therapytimer.visit.checklist import Checked
    from therapytimer.visit.visit import Visit


@dataclass(frozen=True, slots=True)
class NotePaper:
    """One visit's note, ready for paper.

    `day_visits` are the other visits that the day's `bill` pools, and `visit_bill` is then what
    this visit alone would have, for its own totals. `names` maps codes to short names, `records`
    is the list of visit records to attach, `audit_head` the head of the clinic's audit log.
    """

    visit: Visit
    bill: Bill
    checked: tuple[Checked, ...]
    names: Mapping[str, str]
    records: bytes
    day_visits: tuple[Visit, ...] = ()
    visit_bill: Bill | None = None
    audit_head: str = ""
    size: str = "letter"  # or "a4"
    paint: Paint | None = None
    brief: bool = False  # leaves out the names of the checks that are met

    @property
    def void(self) -> Mark | None:
        """The mark that says that the visit did not take place."""
        return next((one for one in self.visit.marks if one.kind is MarkKind.VOID), None)

    @property
    def state(self) -> str:
        """VOID, DRAFT, or nothing where the note is signed."""
        if self.void:
            return "VOID"
        return "" if self.visit.signatures else "DRAFT"

    @property
    def segments(self) -> tuple[Segment, ...]:
        """The visit's segments by start."""
        return tuple(sorted(self.visit.segments, key=lambda one: (one.start, one.code, one.id)))

    def code_of(self, segment: Segment) -> str:
        """Give the code that a segment is billed as: an evaluation's level once it is chosen."""
        return billed_as(self.visit, segment.code)

    def name_of(self, code: str) -> str:
        """Give the short name of a code."""
        own = (one.name for one in self.visit.codes if one.number == code)
        return next(own, "") or self.names.get(code, "")

    def who(self, clinician_id: str) -> str:
        """Give a clinician's name with credentials."""
        found = self.visit.clinician(clinician_id)
        if not found:
            return clinician_id
        return f"{found.name}, {found.credentials}" if found.credentials else found.name
