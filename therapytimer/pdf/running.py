"""What runs along on every page: whose note it is, the page's number, and the watermark."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from therapytimer import __version__
from therapytimer.pdf.fonts import BOLD, width
from therapytimer.pdf.styles import FINE, FOOT, HAIRLINE, HEAD, MARGIN, WATERMARK
from therapytimer.pdf.text import DOT, Line, Setter
from therapytimer.pdf.times import day

if TYPE_CHECKING:
    from therapytimer.pdf.canvas import NoteCanvas
    from therapytimer.pdf.paper import NotePaper

_WATERMARK_SIZE = 150.0
_SHORT = 12  # digits of a hash that are enough to tell notes apart


@dataclass(frozen=True, slots=True)
class Running:
    """Draws the margins of each page; `hashes` are those of the attached records."""

    paper: NotePaper
    setter: Setter
    size: tuple[float, float]
    pages: int
    hashes: tuple[str, ...]

    def draw_before(self, canvas: NoteCanvas, number: int) -> None:
        """Draw what lies under and above the text of a page."""
        with canvas.decoration():
            if self.paper.state:
                self._watermark(canvas, self.paper.state)
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
        visit = self.paper.visit
        facts = (visit.patient.name, visit.patient.record_number, day(visit.on))
        words = DOT.join(filter(None, facts))
        line = self.setter.line(words, FINE, self.size[0] - 2 * MARGIN)
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
        state = {"DRAFT": "DRAFT - not signed", "VOID": "VOID"}.get(self.paper.state, "")
        audit = self.paper.audit_head[:_SHORT]
        facts = (
            state,
            f"therapytimer {__version__}",
            f"record {self.hashes[0][:_SHORT]}",
            audit and f"audit head {audit}",
        )
        return DOT.join(filter(None, facts))
