"""Unexpected errors: shown once with a short code, logged without patient data, never fatal."""

from __future__ import annotations

import logging
import sys
import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from types import TracebackType

LOG = "therapytimer.log"
_MOST_BYTES = 200_000


class Trouble:
    """Stands in `sys.excepthook`; `tell` shows one sentence to the user."""

    def __init__(self, folder: Path, tell: Callable[[str], None]) -> None:
        self._folder, self._tell = folder, tell
        self._told: set[str] = set()
        self._is_open = False
        self._log = logging.getLogger("therapytimer")
        self._log.propagate = False

    def stand_in(self) -> None:
        """Take every exception that nobody caught, those of slots included."""
        sys.excepthook = self.meet
        self._log.addHandler(_Awaiting(self._open_log))

    def meet(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Log type, file and line (texts of exceptions carry patients' names), tell once."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        self._open_log()
        places = list(_places(trace))
        code = f"{zlib.crc32(f'{kind.__name__}{places[-1:]}'.encode()):08X}"[:6]
        self._log.error("%s %s %s", code, kind.__name__, " < ".join(reversed(places)))
        if code not in self._told:
            self._told.add(code)
            self._tell(
                f"Something unexpected happened (code {code}). Running stopwatches go on and "
                "everything confirmed is saved."
            )

    def _open_log(self) -> None:
        if self._is_open or not self._folder.is_dir():
            return
        self._is_open = True
        for one in list(self._log.handlers):
            self._log.removeHandler(one)
        from logging.handlers import RotatingFileHandler  # late: most days need no log

        self._log.addHandler(
            RotatingFileHandler(
                self._folder / LOG, maxBytes=_MOST_BYTES, backupCount=1, encoding="utf-8"
            )
        )


class _Awaiting(logging.Handler):
    """Opens the log for the first line that another part of the program writes into it."""

    def __init__(self, open_log: Callable[[], None]) -> None:
        super().__init__()
        self._open_log = open_log

    def emit(self, record: logging.LogRecord) -> None:
        self._open_log()
        for one in logging.getLogger(record.name).handlers:
            if one is not self:
                one.handle(record)


def _places(trace: TracebackType | None) -> list[str]:
    found: list[str] = []
    while trace is not None:
        code = trace.tb_frame.f_code
        found.append(f"{code.co_filename.rsplit('/', 1)[-1]}:{trace.tb_lineno}")
        trace = trace.tb_next
    return found
