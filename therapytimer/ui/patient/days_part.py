"""The treatment days before those that are held here."""

from __future__ import annotations

from therapytimer.ui.fields.section import Section
from therapytimer.ui.parts.labels import label
from therapytimer.ui.patient.entries import DAY_EXAMPLE, LineEntry
from therapytimer.ui.patient.grid import grid_of

_EXPLAINED = (
    "Days held here count themselves. What came before, here or elsewhere, is typed once; the "
    "note says when."
)


class DaysPart(Section):
    """What a treatment day and the next progress report are counted from."""

    def __init__(self) -> None:
        super().__init__("Treatment days", _EXPLAINED)
        self.entries = {
            "episode.typed_days": LineEntry("Treatment days before", example="0 for none"),
            "episode.first_treated_on": LineEntry("First treated on", example=DAY_EXAMPLE),
            "episode.reported_on_day": LineEntry(
                "Last progress report on day", example="Treatment day, such as 10"
            ),
            "episode.authorised_visits": LineEntry(
                "Authorised visits", example="Empty for no limit"
            ),
            "episode.authorised_used": LineEntry("Of them used before today", example="0 for none"),
        }
        self.words = label("", "strong", wraps=True)
        days, first, report, authorised, used = self.entries.values()
        rows = (((days, 1), (first, 1), (report, 2)), ((authorised, 1), (used, 1)))
        self.inside.addLayout(grid_of(rows))
        self.inside.addWidget(self.words)

    def show_days(self, words: str) -> None:
        """Say which treatment day the visit is, and by whose count."""
        self.words.setText(words)
