"""Drawing a note again from its records: whether its pages say what the records do.

A seal is no secret: whoever cuts a signature out of record and pages can seal what is left. But
the pages follow from the records, so that nothing can be cut out of the one alone. Text is
compared, not how it is drawn: that may differ with the libraries of another machine.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from therapytimer.pdf.note import note_pdf, unprintable
from therapytimer.pdf.papers import paper_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pypdf import PdfReader

    from therapytimer.billing.codes import Catalogue
    from therapytimer.visit.visit import Visit


def says_otherwise(reader: PdfReader, visits: Sequence[Visit], catalogue: Catalogue) -> bool | None:
    """Tell whether the pages of a note say something else than its records, the note's own first.

    None where that cannot be told: the pages show characters that only the machine that wrote
    them could draw.
    """
    from pypdf import PdfReader

    paper = paper_of(visits[0], visits[1:], catalogue)
    again = PdfReader(BytesIO(note_pdf(paper)))
    if _text(reader) == _text(again):
        return False
    return None if unprintable(paper) else True


def _text(reader: PdfReader) -> list[str]:
    """Give the text of each page without its spaces."""
    return ["".join(page.extract_text().split()) for page in reader.pages]
