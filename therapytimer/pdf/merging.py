"""Merging tagged PDFs of ours: one structure, one outline, every attachment, pages numbered."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any, cast

from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    TextStringObject,
)

from therapytimer import __version__
from therapytimer.pdf.fonts import width
from therapytimer.pdf.styles import FINE, HEAD, MARGIN
from therapytimer.pdf.tags import Node
from therapytimer.pdf.text import Line

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

_PARENTS = NameObject("/StructParents")


def merged(contents: Sequence[bytes], titles: Sequence[str], made_on: date) -> bytes:
    """Merge documents in order; the first is the front, whose title all of it bears.

    Each becomes a part of the structure and an entry of the outline; attached files are kept and
    named by the number of their document.
    """
    writer = PdfWriter(clone_from=PdfReader(BytesIO(contents[0])))
    structure = _Structure(writer)
    writer.add_outline_item(title=titles[0], page_number=0)
    for number, (content, title) in enumerate(zip(contents[1:], titles[1:], strict=True), start=1):
        reader = PdfReader(BytesIO(content))
        start = len(writer.pages)
        writer.append(reader, import_outline=False)
        structure.take_in(reader, start)
        _attach(writer, reader, number)
        writer.add_outline_item(title=title, page_number=start)
    structure.finish()
    _number(writer)
    writer.metadata = _properties(titles[0], made_on)
    file = BytesIO()
    writer.write(file)
    return file.getvalue()


def _properties(title: str, made_on: date) -> dict[str, str]:
    """Give properties that name no patient and do not hang on the time of day."""
    program, written = f"therapytimer {__version__}", f"D:{made_on:%Y%m%d}000000Z"
    return {
        "/Title": title,
        "/Creator": program,
        "/Producer": program,
        "/CreationDate": written,
        "/ModDate": written,
    }


class _Structure:
    """The one structure tree of the packet, below which each document is a part."""

    def __init__(self, writer: PdfWriter) -> None:
        self._writer = writer
        self._tree = cast("DictionaryObject", writer.root_object["/StructTreeRoot"])
        front = cast("DictionaryObject", self._tree["/K"])
        self._numbers = ArrayObject(_numbers_in(self._tree))
        self._next = len(self._numbers) // 2
        self._document = DictionaryObject(
            {
                NameObject("/Type"): NameObject("/StructElem"),
                NameObject("/S"): NameObject("/Document"),
                NameObject("/P"): writer.root_object.raw_get("/StructTreeRoot"),
            }
        )
        self._reference = writer._add_object(  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]
            self._document  # pypdf has no other way to add one
        )
        self._parts = ArrayObject()
        self._add_part(front)

    def take_in(self, reader: PdfReader, start: int) -> None:
        """Take in the structure of a document whose first page is the page `start`."""
        tree = cast("DictionaryObject", reader.root_object["/StructTreeRoot"])
        copy = tree.clone(self._writer)
        # Pages are copied without their key of the structure: it is another one from now on.
        for number, page in enumerate(self._writer.pages[start:]):
            page[_PARENTS] = NumberObject(self._next + number)
        marks = _numbers_in(copy)[1::2]  # our documents number their pages from 0 on
        for number, of_page in enumerate(marks, start=self._next):
            self._numbers.extend((NumberObject(number), of_page))
        self._next += len(marks)
        self._add_part(cast("DictionaryObject", copy["/K"]))

    def finish(self) -> None:
        """Write the tree."""
        self._document[NameObject("/K")] = self._parts
        self._tree[NameObject("/K")] = self._reference
        parents = DictionaryObject({NameObject("/Nums"): self._numbers})
        self._tree[NameObject("/ParentTree")] = parents
        self._tree[NameObject("/ParentTreeNextKey")] = NumberObject(self._next)

    def _add_part(self, element: DictionaryObject) -> None:
        element[NameObject("/S")] = NameObject("/Part")
        element[NameObject("/P")] = self._reference
        reference = element.indirect_reference
        self._parts.append(reference or element)


def _numbers_in(tree: DictionaryObject) -> list[Any]:
    parents = cast("DictionaryObject", tree["/ParentTree"])
    return list(cast("ArrayObject", parents["/Nums"]))


def _attach(writer: PdfWriter, reader: PdfReader, number: int) -> None:
    """Keep the files attached to a document, each under a name of its own."""
    names = _names(writer)
    associated = writer.root_object.setdefault(NameObject("/AF"), ArrayObject())
    for found in cast("ArrayObject", reader.root_object.get("/AF", ArrayObject())):
        copy = cast("DictionaryObject", found.get_object().clone(writer))
        name = TextStringObject(f"{number:03}-{copy['/F']}")
        copy[NameObject("/F")] = copy[NameObject("/UF")] = name
        names.extend((name, copy.indirect_reference))
        cast("ArrayObject", associated).append(copy.indirect_reference)


def _names(writer: PdfWriter) -> ArrayObject:
    names = writer.root_object.setdefault(NameObject("/Names"), DictionaryObject())
    files = cast("DictionaryObject", names).setdefault(
        NameObject("/EmbeddedFiles"), DictionaryObject()
    )
    return cast(
        "ArrayObject",
        cast("DictionaryObject", files).setdefault(NameObject("/Names"), ArrayObject()),
    )


def _number(writer: PdfWriter) -> None:
    """Print on each page which one of the packet it is, as a decoration."""
    from therapytimer.pdf.canvas import NoteCanvas

    count = len(writer.pages)
    box = writer.pages[0].mediabox
    size = float(box.width), float(box.height)
    canvas = NoteCanvas(size, Node("Document"), "")
    for number, page in enumerate(writer.pages, start=1):
        words = f"Packet page {number} of {count}"
        right = float(page.mediabox.width) - MARGIN - width(words, FINE.font, FINE.size)
        with canvas.decoration():
            top = float(page.mediabox.height) - HEAD + 10
            canvas.text_line(Line(words, FINE.leading), right, top, FINE)
        canvas.showPage()
    for page, stamp in zip(writer.pages, PdfReader(BytesIO(canvas.content())).pages, strict=True):
        page.merge_page(stamp)
