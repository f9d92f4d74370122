"""All notes and the charge list of a day, by one button."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QProgressBar

from therapytimer.ui.fields.notice import Notice
from therapytimer.ui.fields.section import Section
from therapytimer.ui.parts.flow import FlowLayout
from therapytimer.ui.parts.icon_button import IconButton
from therapytimer.ui.parts.labels import label

_EXPLAINED = (
    "Every note as a PDF, drafts marked as such, and the lines of their bills as a CSV for billing "
    "software. No file is written over another one."
)


class ExportPart(Section):
    """Signals: `export_wished` (with the unsigned visits of earlier days), `cancel_requested`."""

    export_wished = Signal(bool)
    cancel_requested = Signal()

    def __init__(self) -> None:
        super().__init__("Notes and charge list", _EXPLAINED)
        self.earlier = QCheckBox()
        self.export = IconButton("Export everything", "export")
        self.cancel = IconButton("Cancel", "close")
        self.progress = QProgressBar()
        self.progress.setAccessibleName("Progress of the export")
        self.words = label("", "muted", wraps=True)
        self.result, self.problem = Notice("info"), Notice("warn")
        buttons = FlowLayout(spacing=16)
        for one in (self.export, self.cancel):
            buttons.addWidget(one)
        for one in (self.earlier, self.words, self.progress):
            self.inside.addWidget(one)
        self.inside.addLayout(buttons)
        self.inside.addWidget(self.result)
        self.inside.addWidget(self.problem)
        self.export.clicked.connect(self._wish)
        self.cancel.clicked.connect(self.cancel_requested)
        self._show(running=False)

    def show_counts(self, going: int, unsigned: int) -> None:
        """Show how many visits leave with the day, and how many unsigned earlier ones could."""
        self.earlier.setText(f"With the unsigned visits of earlier days ({unsigned})")
        self.earlier.setVisible(bool(unsigned))
        if not unsigned:
            self.earlier.setChecked(False)
        self._any = bool(going or unsigned)
        self._show(running=not self.cancel.isHidden())

    def show_progress(self, done: int, of: int) -> None:
        """Show how many files are written already."""
        self._say("", "")
        self._show(running=True)
        self.progress.setRange(0, of)
        self.progress.setValue(done)
        self.words.setText(f"{done} of {of} files")

    def show_made(self, sentence: str) -> None:
        """Say what was written."""
        self._show(running=False)
        self._say(sentence, "")

    def show_problem(self, sentence: str) -> None:
        """Say why not everything was written."""
        self._show(running=False)
        self._say("", sentence)

    def begin(self) -> None:
        """Forget what was said of an export before."""
        self._say("", "")

    _any = False

    def _say(self, made: str, problem: str) -> None:
        self.result.say(made)
        self.problem.say(problem)

    def _show(self, *, running: bool) -> None:
        for one in (self.words, self.progress, self.cancel):
            one.setVisible(running)
        self.export.setEnabled(self._any and not running)
        self.earlier.setEnabled(not running)

    def _wish(self) -> None:
        self.export_wished.emit(self.earlier.isChecked())
