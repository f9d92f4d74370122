"""The file inside the PDF: attached so that every viewer lists it, and read back."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pypdf import PdfReader
    from reportlab.pdfbase.pdfdoc import PDFDocument

RECORDS_NAME = "visit-record.json"
REPORT_NAME = "report-record.json"
_DESCRIPTIONS = {
    RECORDS_NAME: "The visit records that this note was made from",
    REPORT_NAME: "The record that this report was made from",
}


def attach_records(document: PDFDocument, records: bytes, file_name: str = RECORDS_NAME) -> None:
    """Attach the list of visit records, or a report's, as the source of what the pages say."""
    from therapytimer.pdf import objects

    entries = {
        "Type": objects.name("EmbeddedFile"),
        "Subtype": objects.name("application/json"),
        "Params": objects.dictionary({"Size": len(records)}),
    }
    embedded = objects.stream(entries, records, packed=True)
    file = objects.refer(document, embedded, "records")
    specification = objects.dictionary(
        {
            "Type": objects.name("Filespec"),
            "F": objects.string(file_name),
            "UF": objects.string(file_name),
            "Desc": objects.string(_DESCRIPTIONS[file_name]),
            "AFRelationship": objects.name("Source"),
            "EF": objects.dictionary({"F": file, "UF": file}),
        }
    )
    reference = objects.refer(document, specification, "attachment")
    named = objects.dictionary({"Names": objects.array([objects.string(file_name), reference])})
    entries = {
        "Names": objects.dictionary({"EmbeddedFiles": named}),
        "AF": objects.array([reference]),
    }
    objects.enter(objects.catalogue(document), entries)


def attached_records(reader: PdfReader, file_name: str = RECORDS_NAME) -> bytes | None:
    """Read the attached list of visit records, or a report's; None where there is none."""
    found = (file.content for file in reader.attachment_list if file.name == file_name)
    return next(found, None)
