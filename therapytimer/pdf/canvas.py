"""The canvas of a note: ReportLab's, which also keeps what each mark on the paper belongs to."""

# pyright: reportUnknownMemberType=false
# The stubs of ReportLab type the canvas only in part.

from __future__ import annotations

from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING

from reportlab import rl_config
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from therapytimer.pdf import objects
from therapytimer.pdf.fonts import REGULAR, faces
from therapytimer.pdf.tags import Node, write_structure

if TYPE_CHECKING:
    from collections.abc import Generator

    from reportlab.pdfbase.pdfdoc import PDFDocument, PDFObjectReference

    from therapytimer.pdf.styles import Ink, Style
    from therapytimer.pdf.text import Line, Painted


rl_config.useA85 = 0  # packed streams as they are, a fifth smaller than as letters


class NoteCanvas(Canvas):
    """Draws in points from the lower left; everything it draws is a part or a decoration."""

    _doc: PDFDocument  # these two are ReportLab's, which its stubs do not list
    _code: list[str]

    def __init__(self, size: tuple[float, float], root: Node, title: str) -> None:
        faces()
        self._file = BytesIO()
        self._root = root
        self._heading = title
        self._marks: list[Node] = []  # of the page being drawn, by number
        self._marked_pages: list[list[Node]] = []
        self._decorating = False
        super().__init__(
            self._file,
            pagesize=size,
            invariant=1,
            pageCompression=1,
            pdfVersion=(1, 7),
            lang="en-US",
            initialFontName=REGULAR,  # pyright: ignore[reportArgumentType] - the stub says float
        )
        self.setTitle(title)

    @property
    def document(self) -> PDFDocument:
        """ReportLab's document, for what is no drawing: attachments and properties."""
        return self._doc

    @contextmanager
    def part(self, node: Node) -> Generator[None]:
        """Tie what is drawn inside to this element of the structure."""
        if self._decorating:
            yield
            return
        number = len(self._marks)
        self._marks.append(node)
        node.kids.append((self._page_reference(), number))
        self._code.append(f"/{node.tag} <</MCID {number}>> BDC")
        yield
        self._code.append("EMC")

    @contextmanager
    def decoration(self) -> Generator[None]:
        """Mark what is drawn inside as saying nothing that the text does not say."""
        self._code.append("/Artifact BMC")
        self._decorating = True
        yield
        self._decorating = False
        self._code.append("EMC")

    def text_line(self, line: Line, x: float, base: float, style: Style) -> None:
        """One line of text with its base line at `base`."""
        if line.picture:
            self._painted_line(line.picture, x, base)
            return
        self.setFillColorRGB(*style.ink)
        text = self.beginText(x, base)
        text.setFont(style.font, style.size)
        text.textOut(line.text)
        self.drawText(text)

    def box(
        self, place: tuple[float, float, float, float], fill: Ink, dashes: Ink | None = None
    ) -> None:
        """Draw a filled rectangle (x, y, width, height), with a dashed edge if asked."""
        self.setFillColorRGB(*fill)
        self.saveState()
        if dashes:
            self.setStrokeColorRGB(*dashes)
            self.setLineWidth(0.7)
            self.setDash(2, 1.5)
        self.rect(*place, stroke=int(dashes is not None), fill=1)
        self.restoreState()

    def hairline(self, start: tuple[float, float], end: tuple[float, float], ink: Ink) -> None:
        """Draw a thin line."""
        self.setStrokeColorRGB(*ink)
        self.setLineWidth(0.5)
        self.line(*start, *end)

    def showPage(self) -> None:  # noqa: N802 - ReportLab's name
        """Close the page and tie its marks to the structure."""
        super().showPage()
        order = {"StructParents": len(self._marked_pages), "Tabs": objects.name("S")}
        objects.enter(objects.last_page(self._doc), order)
        self._marked_pages.append(self._marks)
        self._marks = []

    def content(self) -> bytes:
        """Finish the document and return its bytes."""
        write_structure(self._doc, self._root, self._marked_pages, self._heading)
        self.save()
        return self._file.getvalue()

    def _page_reference(self) -> PDFObjectReference:
        return self._doc.thisPageRef()

    def _painted_line(self, picture: Painted, x: float, base: float) -> None:
        words = (b"\xfe\xff" + picture.text.encode("utf-16-be", "replace")).hex()
        self._code.append(f"/Span <</ActualText <{words}>>> BDC")
        image = ImageReader(BytesIO(picture.png))
        lower = base + picture.ascent - picture.height
        self.drawImage(image, x, lower, picture.width, picture.height, mask="auto")
        self._code.append("EMC")
