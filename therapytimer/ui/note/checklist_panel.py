"""The checklist beside the note: what still blocks it, what is advised, what is met."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from therapytimer.billing.findings import Level
from therapytimer.ui.look.metrics import text_scale
from therapytimer.ui.note.checklist_rows import FindingRow, MetRow
from therapytimer.ui.parts.labels import clear, label, let_go
from therapytimer.visit.checklist import findings, tally

if TYPE_CHECKING:
    from collections.abc import Sequence

    from therapytimer.billing.findings import Finding
    from therapytimer.visit.checklist import Checked, Tally

WIDTH = 376


class ChecklistPanel(QFrame):
    """Shows one checklist.

    Signals: `field_requested` (a finding's `where`), `override_wished` (check, reason).
    """

    field_requested = Signal(str)
    override_wished = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self.setAccessibleName("Checklist")
        self._checked: tuple[Checked, ...] | None = None
        self._closed = False
        self.rows: dict[Finding, FindingRow] = {}
        self._count = label("", "muted", wraps=True)
        self._blocking, self._advice, self._met = _section(), _section(), _section()
        self._lay_out()
        self._fit()

    def show_checked(self, checked: Sequence[Checked], *, closed: bool = False) -> None:
        """Show a checklist; rows that stay keep the keyboard.

        Of a note that is `closed` nothing can be set aside any more.
        """
        if (self._checked, self._closed) == (tuple(checked), closed):
            return
        self._checked, self._closed = tuple(checked), closed
        found = findings(checked)
        self._keep_rows(found)
        blocking = [one for one in found if one.level is Level.BLOCKS]
        advice = [one for one in found if one.level is Level.ADVISES]
        met = [one for one in checked if one.met]
        self._count.setText(_summary(tally(checked)))
        _fill(self._blocking, "Blocks signing", [self.rows[one] for one in blocking])
        _fill(self._advice, "Advice", [self.rows[one] for one in advice])
        clear(self._met)
        _fill(self._met, "Met", [MetRow(one) for one in met])

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        """Be wider with larger text, by half as much: the form beside it needs room too."""
        self.setFixedWidth(round(WIDTH * (1 + (text_scale(self.font()) - 1) / 2)))

    def tab_order(self) -> list[QWidget]:
        """List what takes the keyboard here, from top to bottom."""
        rows = self.rows.values()
        return [one for row in rows for one in (row.lead, row.aside, row.reason)]

    def _keep_rows(self, found: Sequence[Finding]) -> None:
        """Keep the rows of findings that still stand, so that a pressed one is not replaced."""
        before, self.rows = self.rows, {}
        for section in (self._blocking, self._advice):
            _empty(section, set(before.values()))
        for one in found:
            self.rows[one] = before.pop(one, None) or self._row(one)
            self.rows[one].allow_override(wanted=not self._closed)
        for gone in before.values():
            let_go(gone)

    def _row(self, finding: Finding) -> FindingRow:
        row = FindingRow(finding, self)
        row.field_requested.connect(self.field_requested)
        row.override_wished.connect(self.override_wished)
        return row

    def _lay_out(self) -> None:
        inside = QVBoxLayout()
        inside.setContentsMargins(0, 0, 8, 0)
        inside.setSpacing(16)
        for section in (self._blocking, self._advice, self._met):
            inside.addLayout(section)
        inside.addStretch(1)
        content = QWidget()
        content.setLayout(inside)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(content)
        # A scroll area fills its content with the window's colour; this one lies on a card.
        content.setAutoFillBackground(False)
        area.viewport().setAutoFillBackground(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 8, 16)
        layout.setSpacing(4)
        layout.addWidget(label("Checklist", "heading"))
        layout.addWidget(self._count)
        layout.addSpacing(12)
        layout.addWidget(area, 1)


def _section() -> QVBoxLayout:
    section = QVBoxLayout()
    section.setSpacing(4)
    return section


def _fill(section: QVBoxLayout, heading: str, rows: Sequence[QWidget]) -> None:
    if not rows:
        return
    section.addWidget(label(f"{heading} ({len(rows)})", "strong"))
    for row in rows:
        section.addWidget(row)
        row.show()


def _empty(section: QVBoxLayout, kept: set[FindingRow]) -> None:
    while (item := section.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None and widget not in kept:
            let_go(widget)


def _summary(count: Tally) -> str:
    if not (count.met or count.set_aside or count.found):
        return "No duty applies: the visit is void."
    if count.found:
        return f"{count.words}. Press one to go there."
    if count.set_aside:
        return f"Complete: {count.met} met, {count.set_aside} set aside."
    return f"Complete: all {count.met} duties that apply are met."
