"""What runs, on the cover: it can be paused and stopped by whoever stands at the table."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from therapytimer.ui.parts.icon_button import IconButton
from therapytimer.ui.parts.labels import label
from therapytimer.ui.strip.digits import Digits

if TYPE_CHECKING:
    from therapytimer.ui.strip.run import Run

_PIXELS = 24


class RunLine(QFrame):
    """Names code and time, never a patient.

    Signals: `pause_requested` (pause, or go on), `stop_requested` (everything that runs).
    """

    pause_requested = Signal()
    stop_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("card", True)
        self.run: Run | None = None  # what is shown
        self._code, self._words = label("", "strong"), label("", "muted")
        self._digits = Digits(_PIXELS)
        self.pause, self.stop = IconButton("Pause", "pause"), IconButton("Stop everything", "stop")
        self.pause.clicked.connect(self.pause_requested)
        self.stop.clicked.connect(self.stop_requested)
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 8, 8, 8)
        line.setSpacing(8)
        line.addWidget(self._code)
        line.addWidget(self._digits)
        line.addWidget(self._words, 1)
        line.addWidget(self.pause)
        line.addWidget(self.stop)
        self.hide()

    def show_run(self, run: Run | None) -> None:
        """Show what runs or is paused; nothing where there is neither."""
        before, self.run = self.run, run
        self.setVisible(run is not None)
        if run is None:
            return
        self._digits.show_seconds(run.seconds, faint=not run.runs)
        if before is None or replace(before, seconds=run.seconds) != run:
            self._show_state(run)

    def _show_state(self, run: Run) -> None:
        self._code.setText(run.code)
        self._words.setText(run.words)
        self.pause.show_face(*(("Pause", "pause") if run.runs else ("Go on", "play")))
        self.pause.setVisible(run.attended)
        self.stop.setVisible(run.runs)

    def said(self) -> str:
        """Return the line in words."""
        return f"{self._code.text()} {self._digits.text()} {self._words.text()}"
