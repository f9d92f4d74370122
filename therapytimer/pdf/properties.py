"""The document's properties, with the seal beside the usual ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFInfo, PDFName, PDFString

from therapytimer import __version__
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
            "Title": PDFString(self.title),
            "Creator": PDFString(program),
            "Producer": PDFString(program),
            "CreationDate": PDFString(self._date),
            "ModDate": PDFString(self._date),
            "Trapped": PDFName("False"),
            KEY: PDFString(self._seal),
        }
        return PDFDictionary(entries).format(document)


def write_properties(document: PDFDocument, title: str, on: date, seal: Seal) -> None:
    """Give the document its title, the day of the visit as its date, and its seal."""
    document.info = _Properties(title, on, seal)
