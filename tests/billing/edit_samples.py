"""Edit files in the layouts that CMS publishes, small for tests and of full size to measure."""

from itertools import islice
from typing import Any

from therapytimer.billing.edit_files import EditFile, read_edit_file

PTP_HEADING = (
    "CPT only copyright 2025 American Medical Association.  All rights reserved.\r\n"
    "\tColumn1/Column2 Edits\t\t\t\t\t\r\n"
    "Column 1\tColumn 2\t*=in existence\tEffective\tDeletion\tModifier\tPTP Edit Rationale\r\n"
    "\t\tprior to 1996\tDate\tDate\t0=not allowed\t\r\n"
    "\t\t\t\t*=no data\t1=allowed\t\r\n"
    "\t\t\t\t\t9=not applicable\t\r\n"
)
MEDICAID_HEADING = (
    "CPT codes are copyright 2025 American Medical Association \xa9.\r\n"
    "Medicaid NCCI edits\r\n"
    "Column 1\tColumn 2\tEffective Date\tDeletion Date\tModifier\tRationale\r\n"
)
MUE_HEADING = (
    '"Notice: CPT codes are copyright 2025.\r\nAll ""rights"" reserved \xa9\x85.\r\n"\r\n'
    '"HCPCS/\nCPT Code",Practitioner Services MUE Values,MUE Adjudication Indicator,'
    "MUE Rationale\r\n"
)
WHY = "Misuse of Column Two code with Column One code"


def row(column1="97012", column2="97140", effective="20200101", deleted="*", indicator="1"):
    return f"{column1}\t{column2}\t\t{effective}\t{deleted}\t{indicator}\t{WHY}\r\n"


def medicaid_row(column1="97012", column2="97140", deleted=""):
    return f"{column1}\t{column2}\t20200101\t{deleted}\t1\t{WHY}\r\n"


def read(text, name="part.txt", wanted=("97140", "97012"), size=None) -> Any:
    """Read a file of either kind, written as text, in chunks of a size or whole."""
    content = text.encode("latin-1")
    size = size or len(content) or 1
    chunks = [content[at : at + size] for at in range(0, len(content), size)]
    return read_edit_file(EditFile(name, chunks), wanted)


def ptp(*rows, **how) -> Any:
    return read(PTP_HEADING + "".join(rows), **how)


def pairs(part):
    return [edit.pair for edit in part.edits]


THERAPY = ("97012", "97110", "97112", "97116", "97124", "97140", "97150", "97530", "97750", "G0283")


def big_rows(count):
    """Give rows as the real files have them: sorted blocks of one column 1, some periods over.

    Each twentieth row has a therapy code in column 2: more than in reality, so that what is kept
    weighs more.
    """
    for block in range(count // 200 + 1):
        column1 = f"{100 + block * 7 % 99_000:05}"
        for place in range(200):
            foreign = f"{(block * 7 + place * 499) % 99_000 + 100:05}"
            column2 = foreign if place % 20 else THERAPY[place // 20]
            deleted = "20191231" if place % 5 == 0 else "*"
            yield row(column1, column2, "20160101", deleted, "019"[place % 3])


def big_file(count, chunk_rows=20_000):
    """Write a part of so many rows as chunks of bytes."""
    yield PTP_HEADING.encode("latin-1")
    rows = islice(big_rows(count), count)
    while chunk := "".join(islice(rows, chunk_rows)):
        yield chunk.encode("latin-1")
