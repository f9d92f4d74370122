"""Reading edit files in a worker: paths and codes in, one import or a sentence out."""

from __future__ import annotations

from dataclasses import dataclass
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThreadPool, Signal

from therapytimer.billing.edit_files import StoppedError
from therapytimer.store.edit_source import read_edits

if TYPE_CHECKING:
    from pathlib import Path

    from therapytimer.store.edit_source import ImportProgress

_PERCENT = 100


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be read: files, the codes that matter, the quarter where the names say none."""

    paths: tuple[Path, ...]
    codes: frozenset[str]
    quarter: str | None = None


class EditReader(QObject):
    """Reads one import at a time; the window goes on meanwhile.

    Signals: `progressed` (percent read), `finished` (EditImport), `failed` (a sentence),
    `stopped`.
    """

    progressed = Signal(int)
    finished = Signal(object)
    failed = Signal(str)
    stopped = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._stop = Event()

    def read(self, wanted: Wanted) -> None:
        """Begin to read."""
        self._stop.clear()
        self._pool.start(lambda: self._read(wanted))

    def cancel(self) -> None:
        """Stop reading; nothing is kept."""
        self._stop.set()

    def wait(self) -> None:
        """Stop, and wait until the worker has let go."""
        self.cancel()
        self._pool.waitForDone()

    def _read(self, wanted: Wanted) -> None:
        try:
            self._tell(wanted)
        except RuntimeError:
            return  # the office was let go meanwhile: nobody is left to be told

    def _tell(self, wanted: Wanted) -> None:
        try:
            found = read_edits(wanted.paths, wanted.codes, wanted.quarter, self._progress())
        except StoppedError:
            self.stopped.emit()
        except ValueError as problem:
            self.failed.emit(str(problem))
        else:
            self.finished.emit(found)

    def _progress(self) -> ImportProgress:
        last = -1

        def progressed(read: int, total: int) -> bool:
            nonlocal last
            percent = read * _PERCENT // max(1, total)
            if percent != last:
                last = percent
                self.progressed.emit(percent)
            return not self._stop.is_set()

        return progressed
