"""ReportLab's PDF objects under typed names, and keys that it does not write by itself."""

# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false
# pyright: reportUnknownArgumentType=false, reportAttributeAccessIssue=false
# The stubs of ReportLab leave these classes half untyped; everything else goes through here.

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFName,
    PDFStream,
    PDFString,
    PDFZCompress,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reportlab.pdfbase.pdfdoc import PDFCatalog, PDFDocument, PDFObject


def name(text: str) -> str:
    """Write a PDF name; ReportLab would leave a slash within it as it is."""
    return "/" + PDFName(text)[1:].replace("/", "#2F")


def string(text: str) -> PDFObject:
    """Write a PDF string."""
    return PDFString(text)


def array(items: Iterable[object]) -> PDFObject:
    """Write a PDF array."""
    return PDFArray(list(items))


def dictionary(entries: Mapping[str, object]) -> PDFDictionary:
    """Write a PDF dictionary; its keys have no slash."""
    return PDFDictionary(dict(entries))


def stream(entries: Mapping[str, object], content: bytes, *, packed: bool) -> PDFObject:
    """Write a PDF stream."""
    return PDFStream(dictionary(entries), content, [PDFZCompress] if packed else [])


def refer(document: PDFDocument, found: PDFObject, key: str) -> PDFObject:
    """Put an object into the document under a key of ours and give the reference to it."""
    return document.Reference(found, key)


def enter(owner: PDFCatalog, entries: Mapping[str, object]) -> None:
    """Enter keys in a catalogue or a page, those too that ReportLab does not know."""
    known = list(owner.__NoDefault__)
    vars(owner)["__NoDefault__"] = [*known, *(key for key in entries if key not in known)]
    vars(owner).update(entries)


def catalogue(document: PDFDocument) -> PDFCatalog:
    """Give the root of a document."""
    return document.Catalog


def last_page(document: PDFDocument) -> PDFCatalog:
    """Give the page that was closed last."""
    return document.Pages.pages[-1]


def written(found: PDFObject, document: PDFDocument) -> bytes:
    """Give the bytes of an object in the file."""
    return found.format(document)
