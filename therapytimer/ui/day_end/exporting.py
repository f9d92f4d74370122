"""Exporting a day: all notes and the charge list, in a worker that can be stopped."""

from __future__ import annotations

from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThreadPool, Signal

from therapytimer.billing.wording import counted
from therapytimer.store.outgoing import Outgoing, still_runs
from therapytimer.ui.day_end.parcel import Delivery, Leaf, Parcel, put, write_leaf
from therapytimer.ui.note.export import ExportError
from therapytimer.visit.clinic_settings import names_in_files

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from therapytimer.store.outgoing import StillRuns
    from therapytimer.ui.desk.desk import Desk


class _StoppedError(Exception):
    """Somebody does not want the rest any more."""


class DayExport(QObject):
    """Makes the files of one day at a time; the window goes on meanwhile.

    Signals: `progressed` (files done, of how many), `made` (a sentence, Delivery), `failed` (a
    sentence) and `stopped` (a sentence).
    """

    progressed = Signal(int, int)
    made = Signal(str, object)
    failed = Signal(str)
    stopped = Signal(str)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._stop = Event()

    def make(self, visit_ids: Sequence[str], on: date, folder: Path) -> None:
        """Begin to write the notes of visits and their charge list into a folder."""
        log = self._desk.log
        if not log.try_again():
            self.failed.emit(f"Some minutes are not saved yet: nothing was exported. {log.problem}")
            return
        parcel = self._gathered(visit_ids, on, folder)
        self._stop.clear()
        self.progressed.emit(0, parcel.files)
        self._pool.start(lambda: self._run(parcel))

    def cancel(self) -> None:
        """Stop after the file that is being written; those that are whole stay."""
        self._stop.set()

    def wait(self) -> None:
        """Stop, and wait until the worker has let go."""
        self.cancel()
        self._pool.waitForDone()

    def _gathered(self, visit_ids: Sequence[str], on: date, folder: Path) -> Parcel:
        from therapytimer.visit.charges import charges_csv

        desk = self._desk
        codes = desk.casebook.codes
        outgoing = Outgoing(desk.store, desk.store.visits.load_many(visit_ids), codes)
        named = names_in_files(desk.store.settings.all())
        leaves, running = _leaves(outgoing, by_patient=named)
        rows, _ = outgoing.charges()
        return Parcel(
            leaves=tuple(leaves),
            charges=(f"charges-{on}.csv", charges_csv(rows)),
            codes=codes,
            now=desk.now(),
            folder=folder,
            left_out=tuple(_left_out(running, outgoing.left_out)),
        )

    def _run(self, parcel: Parcel) -> None:
        try:
            self._tell(parcel)
        except RuntimeError:
            return  # the office was let go meanwhile: nobody is left to be told

    def _tell(self, parcel: Parcel) -> None:
        delivery = Delivery(parcel.folder)
        try:
            self._write(parcel, delivery)
        except _StoppedError:
            self.stopped.emit(
                f"Stopped; what is written is whole: {delivery.sentence()} The charge list is not."
            )
        except (OSError, ValueError) as problem:
            self.failed.emit(_why_not(problem, delivery))
        else:
            self.made.emit(" ".join((delivery.sentence(), *parcel.left_out)), delivery)

    def _write(self, parcel: Parcel, delivery: Delivery) -> None:
        for done, leaf in enumerate(parcel.leaves, start=1):
            self._go_on()
            write_leaf(leaf, parcel, delivery)
            self.progressed.emit(done, parcel.files)
        self._go_on()
        delivery.charges = put(parcel.folder, *parcel.charges, delivery)
        self.progressed.emit(parcel.files, parcel.files)

    def _go_on(self) -> None:
        """Raise _StoppedError where somebody has cancelled."""
        if self._stop.is_set():
            raise _StoppedError


def _leaves(outgoing: Outgoing, *, by_patient: bool) -> tuple[list[Leaf], list[StillRuns]]:
    """Give the notes that can leave, and what keeps the others."""
    from therapytimer.pdf.papers import file_name

    leaves: list[Leaf] = []
    running: list[StillRuns] = []
    for visit in outgoing.visits:
        day = outgoing.day(visit)
        runs = still_runs(visit, day)
        if runs is not None:
            running.append(runs)
        else:
            replaced = outgoing.is_replaced(visit)
            name = file_name(visit, by_patient=by_patient, replaced=replaced)
            leaves.append(Leaf(outgoing.filled(visit), day, name))
    return leaves, running


def _left_out(running: Sequence[StillRuns], void: int) -> list[str]:
    """Say what does not leave, and why."""
    said: list[str] = []
    if running:
        codes = ", ".join(dict.fromkeys(one.code for one in running))
        were = "was" if len(running) == 1 else "were"
        runs = "runs" if len({one.code for one in running}) == 1 else "run"
        said.append(f"{len(running)} {were} left out because {codes} still {runs}.")
    if void:
        said.append(f"Left out: {counted(void, 'void visit')}.")
    return said


def _why_not(problem: OSError | ValueError, delivery: Delivery) -> str:
    """Say why the rest was not written, and what is there."""
    if isinstance(problem, ExportError) or not isinstance(problem, OSError):
        why = str(problem)
    else:
        why = f"{delivery.folder}: {problem.strerror or 'the system refused'}."
    there = f"Written whole before that: {delivery.sentence()} " if delivery.notes else ""
    return (
        f"Not everything was written. {why} {there}Every visit is kept; choose another folder or "
        "make room, then export again."
    )
