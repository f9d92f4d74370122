"""Files inside the PDF: attached so that every viewer lists them, and read back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFStream, PDFString

if TYPE_CHECKING:
    from pypdf import PdfReader
    from reportlab.pdfbase.pdfdoc import PDFDocument

RECORDS_NAME = "visit-record.json"
_DESCRIPTION = "The visit records that this note was made from"


def attach_records(document: PDFDocument, records: bytes) -> None:
    """Attach the list of visit records, as the source of what the pages say."""
    file = document.Reference(_embedded(records), "records")
    specification = PDFDictionary(
        {
            "Type": PDFName("Filespec"),
            "F": PDFString(RECORDS_NAME),
            "UF": PDFString(RECORDS_NAME),
            "Desc": PDFString(_DESCRIPTION),
            "AFRelationship": PDFName("Source"),
            "EF": PDFDictionary({"F": file, "UF": file}),
        }
    )
    reference = document.Reference(specification, "attachment")
    names = PDFDictionary({"Names": PDFArray([PDFString(RECORDS_NAME), reference])})
    catalogue = vars(document.Catalog)  # by its names in the file, which no stub lists
    catalogue["Names"] = PDFDictionary({"EmbeddedFiles": names})
    # ReportLab writes only the keys it knows; this catalogue knows one more.
    catalogue["__NoDefault__"] = [*document.Catalog.__NoDefault__, "AF"]
    catalogue["AF"] = PDFArray([reference])


def attached_records(reader: PdfReader) -> bytes | None:
    """The attached list of visit records, or None where there is none."""
    for file in reader.attachment_list:
        if file.name == RECORDS_NAME:
            return file.content
    return None


def _embedded(content: bytes) -> PDFStream:
    from reportlab.pdfbase.pdfdoc import PDFZCompress

    entries = {
        "Type": PDFName("EmbeddedFile"),
        "Subtype": PDFName("application/json"),
        "Params": PDFDictionary({"Size": len(content)}),
    }
    return PDFStream(PDFDictionary(entries), content, [PDFZCompress])
