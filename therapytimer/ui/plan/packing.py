"""Packing: makes a packet of the patient whose plan is seen, in a worker that can be stopped."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThreadPool, Signal

from therapytimer.pdf.times import day as written_day
from therapytimer.store.bill_days import BilledDays
from therapytimer.ui.fields.choice import DISCIPLINES
from therapytimer.ui.note.paint_line import LinePainter
from therapytimer.ui.plan.outbox import chosen_folder, put
from therapytimer.visit.clinic_settings import heading_in
from therapytimer.visit.packet import packet_entries, packet_name, plans_of
from therapytimer.visit.reports import Report

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path

    from therapytimer.billing.codes import Catalogue
    from therapytimer.pdf.packet import Document, PacketPaper
    from therapytimer.ui.plan.chart import Chart
    from therapytimer.visit.packet import Entry
    from therapytimer.visit.visit import Visit


_FIRST = date(1900, 1, 1)  # before any visit


@dataclass(frozen=True, slots=True)
class Work:
    """All that a worker needs: the first pages, and each note with the visits of its bill."""

    paper: PacketPaper
    entries: tuple[tuple[Entry, tuple[Visit, ...]], ...]
    codes: Catalogue
    now: datetime
    folder: Path
    name: str


class _StoppedError(Exception):
    """Somebody does not want the packet any more."""


class Packing(QObject):
    """Makes one packet at a time; the window goes on meanwhile.

    Signals: `progressed` (documents done, of how many), `made` (Path), `failed` (a sentence),
    `stopped`.
    """

    progressed = Signal(int, int)
    made = Signal(object)
    failed = Signal(str)
    stopped = Signal()

    def __init__(self, chart: Chart, parent: QObject) -> None:
        super().__init__(parent)
        self._chart, self._desk = chart, chart.desk
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._stop = Event()
        part = chart.page.packet
        self.progressed.connect(part.show_progress)
        self.made.connect(self._tell_made)
        self.failed.connect(self._tell_failed)
        self.stopped.connect(part.show_idle)

    def make(self, first: date | None, last: date | None) -> None:
        """Ask for a folder and begin to make the packet of a period."""
        folder = chosen_folder(self._chart.window, self._desk.store.settings)
        if folder is None:
            return
        work = self._gathered(first, last, folder)
        self._stop.clear()
        self.progressed.emit(0, len(work.entries))
        self._pool.start(lambda: self._run(work))

    def cancel(self) -> None:
        """Stop; nothing is written."""
        self._stop.set()

    def wait(self) -> None:
        """Stop, and wait until the worker has let go."""
        self.cancel()
        self._pool.waitForDone()

    def _gathered(self, first: date | None, last: date | None, folder: Path) -> Work:
        from therapytimer.pdf.packet import PacketPaper

        desk, today = self._desk, self._chart.today()
        course = self._chart.course()
        visits = course.of_all_disciplines()
        entries = packet_entries(visits, course.all_reports(), first or _FIRST, last or today)
        days = [one.on for one in entries]
        first, last = first or min(days, default=today), last or today
        patient = desk.store.patients.get(course.patient_id)
        head, settings = desk.store.audit.head(), desk.store.settings.all()
        clinic = heading_in(settings)
        notes = [one for one in entries if not isinstance(one, Report)]
        paper = PacketPaper(
            patient=patient or self._chart.newest().patient,
            clinic=clinic,
            first=first,
            last=last,
            made_on=today,
            plans=tuple((DISCIPLINES.get(key, key), plan) for key, plan in plans_of(notes)),
            audit_head=head.hash,
            size=clinic.paper,
        )
        billed = BilledDays(desk.store, desk.casebook.codes, [one.id for one in notes])
        return Work(
            paper=paper,
            entries=tuple((one, _day_of(one, billed)) for one in entries),
            codes=desk.casebook.codes,
            now=desk.now(),
            folder=folder,
            name=packet_name(paper.patient.record_number, first, last),
        )

    def _run(self, work: Work) -> None:
        try:
            self._tell(work)
        except RuntimeError:
            return  # the office was let go meanwhile: nobody is left to be told

    def _tell(self, work: Work) -> None:
        from therapytimer.pdf.packet import packet_pdf

        try:
            content = packet_pdf(work.paper, list(self._documents(work)))
            self._go_on()
            self.made.emit(put(work.folder, work.name, content))
        except _StoppedError:
            self.stopped.emit()
        except (OSError, ValueError) as problem:
            self.failed.emit(str(problem))

    def _go_on(self) -> None:
        """Raise _StoppedError where somebody has cancelled."""
        if self._stop.is_set():
            raise _StoppedError

    def _documents(self, work: Work) -> Iterator[Document]:
        for done, (entry, day) in enumerate(work.entries, start=1):
            self._go_on()
            yield document_of(entry, day, work)
            self.progressed.emit(done, len(work.entries))

    def _tell_made(self, path: Path) -> None:
        self._chart.page.packet.show_idle()
        self._chart.page.show_saved(f"The packet is in {path.parent} as {path.name}.")

    def _tell_failed(self, sentence: str) -> None:
        self._chart.page.packet.show_idle()
        self._chart.page.show_problem(sentence)


def _day_of(entry: Entry, billed: BilledDays) -> tuple[Visit, ...]:
    """Give the visits that the bill of a note pools, the note's own first."""
    if isinstance(entry, Report):
        return ()
    day = billed.day(entry.id)
    others = () if day is None else tuple(one for one in day.visits if one.id != entry.id)
    return (entry if entry.signatures else billed.filled(entry), *others)


def document_of(entry: Entry, day: tuple[Visit, ...], work: Work) -> Document:
    """Write one document of a packet."""
    from therapytimer.pdf.note import TITLE, note_pdf
    from therapytimer.pdf.packet import Document
    from therapytimer.pdf.papers import paper_of
    from therapytimer.pdf.report import ReportPaper, report_pdf

    if isinstance(entry, Report):
        content = report_pdf(ReportPaper(entry, entry.clinic.paper, LinePainter()))
        return Document(f"{entry.kind.heading}, {written_day(entry.on)}", "signed", content)
    paper = replace(paper_of(day[0], day, work.codes, work.now), paint=LinePainter())
    state = {"": "signed", "DRAFT": "draft, not signed", "VOID": "void"}[paper.state]
    return Document(f"{TITLE}, {written_day(entry.on)}", state, note_pdf(paper))
