"""The form of a report: its period, what was measured, what became of the goals, and its words."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout

from therapytimer.pdf.times import day
from therapytimer.ui.fields.column import Column
from therapytimer.ui.fields.section import Section
from therapytimer.ui.parts.labels import clear, label
from therapytimer.ui.patient.entries import LinesEntry
from therapytimer.ui.plan.goal_row import GoalRow

if TYPE_CHECKING:
    from therapytimer.visit.reports import Report

_WIDTH = 1000
_NO_MEASURES = "Nothing was measured at the visits of this period."
_NO_GOALS = "The plan of care names no long-term goals."


class ReportForm(Column):
    """Holds what can be typed of a report; signal `report_wished` (Report) as a field is left."""

    report_wished = Signal(object)

    def __init__(self) -> None:
        super().__init__(_WIDTH, high=True)
        self._report: Report | None = None
        self.period = label("", wraps=True)
        self.entries: dict[str, LinesEntry] = {}
        self.goals: list[GoalRow] = []
        about, measured = Section("Period"), Section("Measures, first and now")
        goals, words = Section("Goals"), Section("Report")
        about.inside.addWidget(self.period)
        self._measures = QGridLayout()
        self._measures.setHorizontalSpacing(24)
        self._measures.setVerticalSpacing(8)
        measured.inside.addLayout(self._measures)
        self._goals, self._words = QVBoxLayout(), QVBoxLayout()
        for rows, section in ((self._goals, goals), (self._words, words)):
            rows.setSpacing(16)
            section.inside.addLayout(rows)
        for section in (about, measured, goals, words):
            self.content.addWidget(section)

    def show_report(self, report: Report) -> None:
        """Show a report; of the one already shown, what is typed stays."""
        same = self._report is not None and self._report.id == report.id
        self._report = report
        self.period.setText(_period(report))
        self._show_measures(report)
        if not same or [one.goal().text for one in self.goals] != [
            one.text for one in report.goals
        ]:
            self._make_goals(report)
        if not same:
            self._make_words(report)
        for entry in (*self.entries.values(), *self.goals):
            entry.set_read_only(bool(report.signatures))

    def typed(self) -> Report | None:
        """Give the report with what is chosen and typed."""
        if self._report is None:
            return None
        words = {key: entry.text().strip() for key, entry in self.entries.items()}
        goals = tuple(row.goal() for row in self.goals)
        return replace(self._report, words=words, goals=goals)

    def keep(self) -> None:
        """Wish for what is typed, where that is new."""
        typed = self.typed()
        if typed is not None and typed != self._report and not typed.signatures:
            self.report_wished.emit(typed)

    def _show_measures(self, report: Report) -> None:
        clear(self._measures)
        if not report.measures:
            self._measures.addWidget(label(_NO_MEASURES, "muted", wraps=True), 0, 0)
        for row, one in enumerate(report.measures):
            texts = (one.measure.title, one.first or "taken once", one.now)
            for column, text in enumerate(texts):
                self._measures.addWidget(
                    label(text, None if column else "strong", wraps=True), row, column
                )

    def _make_goals(self, report: Report) -> None:
        clear(self._goals)
        self.goals = [GoalRow(goal) for goal in report.goals]
        if not self.goals:
            self._goals.addWidget(label(_NO_GOALS, "muted", wraps=True))
        for row in self.goals:
            row.left.connect(self.keep)
            self._goals.addWidget(row)

    def _make_words(self, report: Report) -> None:
        clear(self._words)
        self.entries = {one.key: LinesEntry(one.title, one.hint) for one in report.fields}
        for key, entry in self.entries.items():
            entry.set_text(report.words.get(key, ""))
            entry.left.connect(self.keep)
            self._words.addWidget(entry)


def _period(report: Report) -> str:
    days = report.treated_on
    if not days:
        return "No treatment day of this period is held here."
    counted = "1 treatment day" if len(days) == 1 else f"{len(days)} treatment days"
    words = f"{counted} held here, from {day(days[0])} to {day(days[-1])}."
    if report.treatment_day is None:
        return f"{words} The days before are not known."
    return f"{words} The last is treatment day {report.treatment_day} of the episode."
