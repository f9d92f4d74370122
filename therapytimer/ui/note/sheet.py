"""What the document page shows of a visit: its sheet, and what follows from it in plain words."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from therapytimer.billing.codes import UNDECIDED
from therapytimer.billing.services import STIMULATION
from therapytimer.billing.wording import counted
from therapytimer.pdf.times import day
from therapytimer.ui.note.aids import Aids
from therapytimer.ui.signing.in_place import correction_line
from therapytimer.visit.choices import chosen
from therapytimer.visit.day import billed_as, is_void
from therapytimer.visit.facts import MarkKind
from therapytimer.visit.service_fields import EVALUATIONS, RE_EVALUATIONS
from therapytimer.visit.signing import waits_for

if TYPE_CHECKING:
    from collections.abc import Mapping

    from therapytimer.billing.bill import Bill
    from therapytimer.billing.codes import Catalogue, Code
    from therapytimer.visit.checklist import Checked
    from therapytimer.visit.visit import Visit

_LEVELS: dict[str, tuple[str, ...]] = dict(
    zip(UNDECIDED, (EVALUATIONS, RE_EVALUATIONS), strict=True)
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One visit as it stands, with bill, checklist, half-typed text by field, and aids."""

    visit: Visit
    bill: Bill
    checked: tuple[Checked, ...]
    drafts: Mapping[str, str]
    aids: Aids = field(default_factory=Aids)
    later: Visit | None = None  # the correction that stands in its place

    @property
    def is_closed(self) -> bool:
        """Whether nothing may be written any more."""
        return bool(self.visit.signatures) or is_void(self.visit)

    @property
    def takes_signature(self) -> bool:
        """Whether a signature or co-signature is still to be given; to a void note none is."""
        if self.visit.signatures:
            return waits_for(self.visit) is not None
        return not is_void(self.visit)

    @property
    def void(self) -> str:
        """Say that the visit is void and why, or nothing."""
        marks = (one for one in self.visit.marks if one.kind is MarkKind.VOID)
        found = next(marks, None)
        if found is None:
            return ""
        why = f": {found.word}" if found.word else ""
        return f"VOID{why}. Nothing of this visit is billed, and nothing of it changes."

    @property
    def identity(self) -> str:
        """Birth date, record number, payer, and what a correction corrects."""
        patient, visit = self.visit.patient, self.visit
        parts = (f"born {day(patient.born_on)}", patient.record_number, visit.payer.name)
        return "  ·  ".join(filter(None, (*parts, correction_line(visit))))

    def minutes(self, tapped: str) -> int:
        """Whole minutes of a code in this visit."""
        minutes = self.bill.visit_minutes.get(self.visit.id, {})
        return minutes.get(billed_as(self.visit, tapped), 0)

    def tapped(self) -> tuple[str, ...]:
        """List the codes to document: those with a whole minute, and those with words already."""
        ran = dict.fromkeys(one.code for one in self.visit.segments)
        worded = {code for code, words in self.visit.services.items() if any(words.values())}
        return tuple(
            code for code in dict.fromkeys((*ran, *worded)) if self.minutes(code) or code in worded
        )

    def worth(self, tapped: str) -> str:
        """Minutes and units of a code in words; where it is billed as another, which."""
        if is_void(self.visit):
            return "not billed"
        tapped_as = billed_as(self.visit, tapped)
        number = self.visit.payer.stimulation if tapped_as == STIMULATION else tapped_as
        units = [line.units for line in self.bill.lines if line.code == number]
        words = [f"{self.minutes(tapped)} min"]
        if units:
            renamed = "" if number == tapped_as else f" as {number}"
            words.append(f"{counted(sum(units), 'unit')}{renamed}")
        return "  ·  ".join(words)

    def level(self, tapped: str) -> str:
        """Return the level chosen of an evaluation, or nothing."""
        decided = chosen(self.visit, tapped)
        return decided.choice if decided else ""

    def pieces(self, tapped: str) -> int:
        """Return the number of sites or pieces typed, 1 if none was."""
        decided = chosen(self.visit, f"quantity:{tapped}")
        return int(decided.choice) if decided else 1

    def texts(self) -> dict[str, str]:
        """Every text that is kept, by its field."""
        note = {f"note.{key}": text for key, text in self.visit.note.items()}
        services = {
            f"services.{code}.{key}": text
            for code, words in self.visit.services.items()
            for key, text in words.items()
        }
        return note | services


def levels_of(tapped: str, discipline: str, codes: Catalogue) -> tuple[Code, ...]:
    """Return the levels that an evaluation of a discipline may have; none for any other code."""
    found = (codes.get(number) for number in _LEVELS.get(tapped, ()))
    return tuple(
        code
        for code in found
        if code is not None and not code.undecided and discipline in code.disciplines
    )
