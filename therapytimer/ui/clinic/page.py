"""What holds for the whole clinic: heading, discipline, own codes, copies, looks, and billing."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from therapytimer.ui.clinic.billing_part import BillingPart
from therapytimer.ui.clinic.copies_part import CopiesPart
from therapytimer.ui.clinic.heading_part import HeadingPart
from therapytimer.ui.clinic.limits_part import LimitsPart
from therapytimer.ui.clinic.lock_part import LockPart
from therapytimer.ui.clinic.looks_part import LooksPart
from therapytimer.ui.clinic.notes_part import NotesPart
from therapytimer.ui.clinic.own_codes_part import OwnCodesPart
from therapytimer.ui.clinic.paper_part import PaperPart
from therapytimer.ui.fields.choice import DISCIPLINES, Choice
from therapytimer.ui.fields.column import MARGIN, Column
from therapytimer.ui.fields.notice import Notice
from therapytimer.ui.fields.section import Section
from therapytimer.ui.keys.pedal_part import PedalPart
from therapytimer.ui.parts.icon_button import IconButton
from therapytimer.ui.parts.labels import label

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence
    from pathlib import Path

    from therapytimer.billing.codes import Catalogue
    from therapytimer.ui.look.theme import ThemeName
    from therapytimer.visit.people import Clinic

_WIDTH = 880

SETTLED_MS = (0, 50, 250)


class ClinicPage(QWidget):
    """Shows the clinic's settings and carries up what is wished of them.

    `own_codes_wished` carries the lines, joined by line ends, once all of them can be read;
    `copies_folder_wished` a `Path`, or None for no second place. The ways to the pages of payers,
    fees, thresholds and edits are those of `billing`.
    """

    clinic_wished = Signal(object)  # Clinic
    discipline_wished = Signal(str)
    own_codes_wished = Signal(str)
    copies_folder_wished = Signal(object)
    theme_wished = Signal(str)
    text_percent_wished = Signal(int)
    copy_requested = Signal()
    restore_requested = Signal()
    back_requested = Signal()

    def __init__(self, catalogue: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back = IconButton("Back", "back", "quiet")
        self.billing, self.heading, self.paper = BillingPart(), HeadingPart(), PaperPart()
        self.discipline = Choice("Discipline", DISCIPLINES)
        self.notes, self.own_codes = NotesPart(), OwnCodesPart(catalogue)
        self.copies, self.looks = CopiesPart(), LooksPart()
        self.pedals = PedalPart()
        self.lock, self.limits = LockPart(), LimitsPart()
        self.saved, self.problem = Notice("info"), Notice("warn")
        self._column = Column(_WIDTH, high=True)
        self._foot = self._below(self.saved, self.problem)
        self._lay_out()
        self._connect()

    def show_clinic(self, clinic: Clinic) -> None:
        """Show the heading of the notes."""
        self.heading.show_clinic(clinic)
        self.paper.show_clinic(clinic)

    def show_discipline(self, discipline: str) -> None:
        """Show whose board is shown first: PT, OT, SLP or DC."""
        self.discipline.choose(discipline)

    def show_own_codes(self, lines: Sequence[str]) -> None:
        """Show the clinic's own codes, one a line."""
        self.own_codes.show_lines(lines)

    def show_copies(self, folder: Path | None, latest: str) -> None:
        """Show the second place for copies, and in words when the latest copy was made."""
        self.copies.show_copies(folder, latest)

    def show_looks(self, theme: ThemeName, text_percent: int) -> None:
        """Show theme and text size."""
        self.looks.show_looks(theme, text_percent)

    def show_saved(self, sentence: str) -> None:
        """Say what is kept now."""
        self._say(sentence, "")

    def show_problem(self, sentence: str) -> None:
        """Say why the latest wish came to nothing."""
        self._say("", sentence)

    def _say(self, saved: str, problem: str) -> None:
        self.saved.say(saved)
        self.problem.say(problem)
        self._foot.setVisible(bool(saved or problem))

    def _connect(self) -> None:
        self.back.clicked.connect(self.back_requested)
        self.heading.wished.connect(self.paper.show_clinic)
        self.heading.wished.connect(self.clinic_wished)
        self.paper.wished.connect(self.heading.take_paper)
        self.paper.wished.connect(self.clinic_wished)
        self.paper.refused.connect(self.show_problem)
        self.discipline.chosen.connect(self.discipline_wished)
        self.own_codes.wished.connect(self.own_codes_wished)
        self.copies.folder_wished.connect(self.copies_folder_wished)
        self.copies.copy_requested.connect(self.copy_requested)
        self.copies.restore_requested.connect(self.restore_requested)
        self.looks.theme_wished.connect(self._wish_theme)
        self.looks.text_percent_wished.connect(self._wish_text_percent)

    def _wish_theme(self, name: str) -> None:
        with self._looks_in_place():
            self.theme_wished.emit(name)

    def _wish_text_percent(self, percent: int) -> None:
        with self._looks_in_place():
            self.text_percent_wished.emit(percent)

    @contextmanager
    def _looks_in_place(self) -> Generator[None]:
        """Keep what was pressed under the hand, though all above it gets another height."""
        before = self._height_of_looks()
        yield
        for delay in SETTLED_MS:  # a slow machine lays out in several rounds
            QTimer.singleShot(
                delay, self, lambda: self._scroll_by(self._height_of_looks() - before)
            )

    def _height_of_looks(self) -> int:
        return self.looks.mapTo(self, QPoint()).y()

    def _scroll_by(self, pixels: int) -> None:
        bar = self._column.verticalScrollBar()
        bar.setValue(bar.value() + pixels)

    def _lay_out(self) -> None:
        board = Section("Board", "Whose billing codes a new visit shows first.")
        board.inside.addWidget(self.discipline)
        column = self._column
        column.content.addLayout(self._head())
        first = (self.billing, self.heading, self.paper, self.notes)
        last = (self.own_codes, self.copies, self.limits, self.lock, self.looks, self.pedals)
        for part in (*first, board, *last):
            column.content.addWidget(part)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(column, 1)
        page.addWidget(self._foot)

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(self.back)
        head.addWidget(label("Clinic", "title"))
        head.addStretch(1)
        return head

    @staticmethod
    def _below(*notices: Notice) -> QWidget:
        """Lay what was kept or not below the page, where it is seen from every part of it."""
        foot = QWidget()
        line = QHBoxLayout(foot)
        line.setContentsMargins(MARGIN, 8, MARGIN, 16)
        line.addStretch(1)
        for notice in notices:
            notice.setMaximumWidth(_WIDTH)
            line.addWidget(notice, _WIDTH)
        line.addStretch(1)
        foot.hide()
        return foot
