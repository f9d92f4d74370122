"""What runs along on every page: whose document it is, the page's number, and the watermark."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from therapytimer import __version__
from therapytimer.pdf.fonts import BOLD, width
from therapytimer.pdf.styles import FINE, FOOT, HAIRLINE, HEAD, MARGIN, WATERMARK
from therapytimer.pdf.text import DOT, Line, Setter

if TYPE_CHECKING:
    from therapytimer.pdf.canvas import NoteCanvas

_WATERMARK_SIZE = 150.0
_SHORT = 12  # digits of a hash that are enough to tell notes apart


@dataclass(frozen=True, slots=True)
class Margins:
    """What the margins of a document say.

    `state` is DRAFT, VOID or nothing; `head` stands at the top from the second page on; `record`
    is the hash of the attached record.
    """

    state: str
    head: str
    record: str = ""
    audit_head: str = ""


@dataclass(frozen=True, slots=True)
class Running:
    """Draws the margins of each page."""

    margins: Margins
    setter: Setter
    size: tuple[float, float]
    pages: int

    def draw_before(self, canvas: NoteCanvas, number: int) -> None:
        """Draw what lies under and above the text of a page."""
        with canvas.decoration():
            if self.margins.state:
                self._watermark(canvas, self.margins.state)
            if number > 1:
                self._head(canvas)

    def draw_after(self, canvas: NoteCanvas, number: int) -> None:
        """Draw what stands below the text of a page."""
        with canvas.decoration():
            self._foot(canvas, number)

    def _watermark(self, canvas: NoteCanvas, word: str) -> None:
        canvas.saveState()
        canvas.translate(self.size[0] / 2, self.size[1] / 2)
        canvas.rotate(52)
        canvas.setFillColorRGB(*WATERMARK)
        canvas.setFont(BOLD, _WATERMARK_SIZE)
        canvas.drawCentredString(0, -_WATERMARK_SIZE * 0.36, word)
        canvas.restoreState()

    def _head(self, canvas: NoteCanvas) -> None:
        line = self.setter.line(self.margins.head, FINE, self.size[0] - 2 * MARGIN)
        canvas.text_line(line, MARGIN, self.size[1] - HEAD + 10, FINE)

    def _foot(self, canvas: NoteCanvas, number: int) -> None:
        y, right = FOOT - 10, self.size[0] - MARGIN
        canvas.hairline((MARGIN, y), (right, y), HAIRLINE)
        y -= 10
        canvas.text_line(Line(self._origin(), FINE.leading), MARGIN, y, FINE)
        page = f"Page {number} of {self.pages}"
        x = right - width(page, FINE.font, FINE.size)
        canvas.text_line(Line(page, FINE.leading), x, y, FINE)

    def _origin(self) -> str:
        state = {"DRAFT": "DRAFT - not signed", "VOID": "VOID"}.get(self.margins.state, "")
        record, audit = self.margins.record[:_SHORT], self.margins.audit_head[:_SHORT]
        facts = (
            state,
            f"therapytimer {__version__}",
            record and f"record {record}",
            audit and f"audit head {audit}",
        )
        return DOT.join(filter(None, facts))
