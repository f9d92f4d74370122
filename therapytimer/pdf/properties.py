"""The document's properties, with the seal beside the usual ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.pdfbase.pdfdoc import PDFInfo

from therapytimer import __version__
from therapytimer.pdf import objects
from therapytimer.pdf.seal import KEY

if TYPE_CHECKING:
    from datetime import date

    from reportlab.pdfbase.pdfdoc import PDFDocument

    from therapytimer.pdf.seal import Seal


class _Properties(PDFInfo):
    """Properties that name no patient and do not depend on when the file is written."""

    def __init__(self, title: str, on: date, seal: Seal) -> None:
        super().__init__()
        self.title = title
        self._date = f"D:{on:%Y%m%d}000000Z"
        self._seal = seal.text()

    def format(self, document: PDFDocument) -> bytes:
        program = f"therapytimer {__version__}"
        entries = {
            "Title": objects.string(self.title),
            "Creator": objects.string(program),
            "Producer": objects.string(program),
            "CreationDate": objects.string(self._date),
            "ModDate": objects.string(self._date),
            "Trapped": objects.name("False"),
            KEY: objects.string(self._seal),
        }
        return objects.written(objects.dictionary(entries), document)


def write_properties(document: PDFDocument, title: str, on: date, seal: Seal) -> None:
    """Give the document its title, the day of the visit as its date, and its seal."""
    document.info = _Properties(title, on, seal)
