"""The recovery code on paper."""

from __future__ import annotations

from enum import Enum, auto
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtGui import QFont, QTextDocument

from therapytimer.ui.look.fonts import FAMILY

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter
    from PySide6.QtWidgets import QWidget

_POINTS = 11
_SHEET = """
<h1>therapytimer: recovery code</h1>
<p style="font-size: 20pt; font-weight: 600">{code}</p>
<p>This code opens the clinic's data when the passphrase is forgotten: choose “Use the recovery
code” where the passphrase is asked, type the code, and choose a new passphrase.</p>
<p>Whoever holds this sheet and the computer can read the data of every patient. Keep the two
apart.</p>
<p>Clinic and computer: ________________________________&nbsp;&nbsp; Date: ______________</p>
"""


class Outcome(Enum):
    """What became of the wish to print."""

    PRINTED = auto()
    NO_PRINTER = auto()
    FAILED = auto()
    DROPPED = auto()


def print_sheet(code: str, parent: QWidget) -> Outcome:
    """Ask for the printer and print, without a preview."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo

    if not QPrinterInfo.availablePrinterNames():
        return Outcome.NO_PRINTER
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    if QPrintDialog(printer, parent).exec() == 0:
        return Outcome.DROPPED
    return put_on_paper(code, printer)


def put_on_paper(code: str, printer: QPrinter) -> Outcome:
    """Print the sheet on a printer that was chosen."""
    from PySide6.QtPrintSupport import QPrinter

    printer.setDocName("therapytimer recovery")
    sheet = QTextDocument()
    # Not the window's font: its figures of one width cannot be copied out of a printed file.
    sheet.setDefaultFont(QFont(FAMILY, _POINTS))
    sheet.setHtml(_SHEET.format(code=escape(code).replace("-", "&nbsp;- ")))
    sheet.print_(printer)
    failed = printer.printerState() is QPrinter.PrinterState.Error
    return Outcome.FAILED if failed else Outcome.PRINTED
