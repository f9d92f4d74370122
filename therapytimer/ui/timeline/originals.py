"""What stood in the log before it was mended: every superseded segment with who, when and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from therapytimer.ui.parts.labels import clear, label
from therapytimer.ui.parts.times import clock_time
from therapytimer.visit.actions import ActionKind
from therapytimer.visit.facts import Segment

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from therapytimer.visit.actions import Action, History

_WORDS = {
    ActionKind.CORRECT: "corrected",
    ActionKind.GIVE: "given to the right patient",
    ActionKind.ANSWER: "changed by the answer to a gap",
    ActionKind.UNDO: "taken back",
    ActionKind.REDO: "taken back again",
}
NOTHING = "Nothing has been mended: every segment stands as it was measured."


def original_lines(history: History, zone: str, name: Callable[[str], str]) -> list[str]:
    """Tell each superseded segment in one line; `name` gives a clinician's name by id."""
    actions = {one.id: one for one in history.actions}
    return [
        _line(row.fact, actions[row.superseded_by], zone, name)
        for row in history.rows
        if row.superseded_by is not None and isinstance(row.fact, Segment)
    ]


def _line(segment: Segment, ended: Action, zone: str, name: Callable[[str], str]) -> str:
    stop = "running" if segment.stop is None else clock_time(segment.stop, zone)
    who = " with ".join(map(name, segment.by))
    why = f": {ended.reason}" if ended.reason else ""
    times = f"{clock_time(segment.start, zone)} to {stop}"
    did = _WORDS.get(ended.kind, ended.kind.value)
    changed = f"{did} at {clock_time(ended.at, zone)} by {name(ended.by)}{why}"
    return f"{segment.code}, {times}, {who}: {changed}"


class OriginalsPart(QWidget):
    """Lists what stood before."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Originals")
        self._lines = QVBoxLayout()
        self._lines.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(label("What stood before", "heading"))
        column.addLayout(self._lines)
        column.addStretch(1)

    def show_lines(self, lines: Sequence[str]) -> None:
        """Show one line a segment."""
        clear(self._lines)
        for one in lines or (NOTHING,):
            self._lines.addWidget(label(one, wraps=True))
