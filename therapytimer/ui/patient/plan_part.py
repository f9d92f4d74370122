"""The plan of care and its certification."""

from __future__ import annotations

from typing import TYPE_CHECKING

from therapytimer.ui.fields.section import Section
from therapytimer.ui.parts.labels import label
from therapytimer.ui.patient.entries import DAY_EXAMPLE, LineEntry, LinesEntry
from therapytimer.ui.patient.grid import grid_of
from therapytimer.ui.patient.standing_line import StandingLine

if TYPE_CHECKING:
    from therapytimer.visit.certification import Standing

_INSTEAD = {
    *("plan.certified_from", "plan.verbal_on", "plan.delay_reason"),
    *("plan.order_on", "plan.sent_on"),
}
_ORDER = (
    "A signed order on file, and a plan sent within 30 days of the evaluation, stand in for the "
    "signature on the first certification. A verbal order needs its signature within 14 days; a "
    "delayed certification is accepted with its reason."
)


class PlanPart(Section):
    """What is planned, by whom, and who certified it; above it how it stands."""

    def __init__(self) -> None:
        super().__init__("Plan of care")
        self.standing = StandingLine()
        self.entries: dict[str, LineEntry | LinesEntry] = {
            "plan.established_on": _day("Established on"),
            "plan.established_by": LineEntry("Established by"),
            "plan.type": LineEntry("Type", example="PT"),
            "plan.amount": LineEntry("Amount", example="1 visit a day"),
            "plan.frequency": LineEntry("Frequency", example="2 a week"),
            "plan.duration": LineEntry("Duration", example="12 weeks"),
            "plan.goals": LinesEntry(
                "Long-term goals", "One a line, each with its day: Single-leg stance 10 s by …"
            ),
            "plan.certified_on": _day("Certified on"),
            "plan.certified_by": LineEntry("Certified by"),
            "plan.certified_from": _day("Certified from"),
            "plan.certified_through": _day("Certified through"),
            "plan.verbal_on": _day("Verbal order of"),
            "plan.order_on": _day("Order on file of"),
            "plan.sent_on": _day("Plan sent on"),
            "plan.delay_reason": LineEntry("Reason for a delay"),
        }
        self._lay_out()

    def show_standing(self, standing: Standing, *, wrong: bool) -> None:
        """Say how the plan stands on the day of the visit."""
        self.standing.show_standing(standing, wrong=wrong)

    def first_missing(self) -> str:
        """Name the field that a finding about the plan leads to."""
        empty = [name for name, entry in self.entries.items() if not entry.text()]
        return next((name for name in empty if name not in _INSTEAD), "plan.certified_on")

    def _lay_out(self) -> None:
        entries = list(self.entries.values())
        self.inside.addWidget(self.standing)
        order = label(_ORDER, "muted", wraps=True)
        spans = (1, 3, 1, 1, 1, 1, 4, 1, 1, 1, 1, 1, 1, 1, 1)
        placed = list(zip(entries, spans, strict=True))
        rows = (placed[:2], placed[2:6], placed[6:7], placed[7:11], placed[11:], ((order, 4),))
        self.inside.addLayout(grid_of(rows))


def _day(caption: str) -> LineEntry:
    return LineEntry(caption, example=DAY_EXAMPLE)
