"""The gap question: what happened while nobody watched, asked in one quiet banner."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import QDateTime, QTimeZone, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from therapytimer.ui.parts.flow import FlowLayout
from therapytimer.ui.parts.labels import button, label
from therapytimer.ui.parts.steady import InstantBox
from therapytimer.ui.parts.times import clock_time, length_words
from therapytimer.visit.facts import Gap, GapAnswer, GapKind

_KINDS = {
    GapKind.SLEEP: "The computer slept",
    GapKind.STALL: "The program stood still",
    GapKind.CRASH: "The program was not running",
}
_ANSWERS = (
    (GapAnswer.NOT_TREATMENT, "Not treatment"),
    (GapAnswer.CONTINUED, "Treatment continued"),
    (GapAnswer.ENDED_AT_START, "Ended at the start"),
)


class GapQuestion(QFrame):
    """Asks about one gap; `answered` carries the gap, the answer and the instant if it needs one.

    An unanswered gap blocks signing, never a stopwatch.
    """

    answered = Signal(object, object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("banner", "warn")
        self.setAccessibleName("Question about a gap")
        self._gap: Gap | None = None
        self._text = label("", "strong", wraps=True)
        self._end = InstantBox()
        self._end.setDisplayFormat("HH:mm:ss")
        self._end.setAccessibleName("Time at which treatment ended")
        self._lay_out()
        self.hide()

    def show_gap(self, gap: Gap | None, zone: str, more: int = 0) -> None:
        """Ask about a gap, or hide where there is none; `more` others wait behind it."""
        self.setVisible(gap is not None)
        if gap is None or gap == self._gap:
            self._gap = gap
            return
        self._gap = gap
        behind = f" ({more} more to answer)" if more else ""
        self._text.setText(f"{question(gap, zone)}{behind}")
        self._end.setTimeZone(QTimeZone(zone.encode()))
        self.set_end(gap.start)

    def text(self) -> str:
        """Return the question as it stands."""
        return self._text.text()

    def set_end(self, at: datetime) -> None:
        """Set the time at which treatment ended."""
        self._end.setDateTime(QDateTime.fromMSecsSinceEpoch(round(at.timestamp() * 1000)))

    def _lay_out(self) -> None:
        answers = FlowLayout()
        for given, text in _ANSWERS:
            one = button(text)
            one.clicked.connect(lambda _=False, given=given: self._answer(given))
            answers.addWidget(one)
        ended = button("Ended at")
        ended.clicked.connect(lambda: self._answer(GapAnswer.ENDED_AT))
        answers.addWidget(ended)
        answers.addWidget(self._end)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 10, 16, 12)
        layout.addWidget(self._text)
        layout.addLayout(answers)

    def _answer(self, given: GapAnswer) -> None:
        if self._gap is None:
            return
        ended: datetime | None = None
        if given is GapAnswer.ENDED_AT:
            ended = _instant(self._end.dateTime())
        self.answered.emit(self._gap, given, ended)


def question(gap: Gap, zone: str) -> str:
    """Put the facts of a gap and the question in words."""
    how_long = length_words(gap.stop - gap.start)
    doubt = ", by the wall clock" if gap.restarted else ""
    return (
        f"{_KINDS[gap.kind]} from {clock_time(gap.start, zone)} to {clock_time(gap.stop, zone)} "
        f"({how_long}{doubt}) while {', '.join(gap.codes)} ran. What happened?"
    )


def _instant(chosen: QDateTime) -> datetime:
    return datetime.fromtimestamp(chosen.toMSecsSinceEpoch() / 1000, UTC)
