"""A note behind an open password: AES with 256 bits, revision 6 (ISO 32000-2, 7.6.4.4.10)."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pypdf import PdfReader

MOST_BYTES = 127  # of the password, by the standard


def locked(content: bytes, password: str) -> bytes:
    """Give a note that opens with a password alone; its bytes differ each time, by random salts.

    Everything may be read, printed and copied once it is open, by a screen reader too.

    Raises:
        ValueError: one sentence, for a password that no viewer would take.
    """
    from pypdf import PdfReader, PdfWriter

    if not password.strip():
        raise ValueError("The open password is empty; type one or leave the note open.")
    if len(password.encode()) > MOST_BYTES:
        raise ValueError(
            f"The open password is longer than {MOST_BYTES} bytes; type a shorter one."
        )
    writer = PdfWriter(clone_from=PdfReader(BytesIO(content)))
    writer.encrypt(password, algorithm="AES-256")
    file = BytesIO()
    writer.write(file)
    return file.getvalue()


def unlocked(content: bytes, password: str) -> bytes:
    """Give a locked note without its lock; what has none, or is no whole PDF, stays as it is.

    Raises:
        ValueError: one sentence, where the password does not fit.
    """
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    from therapytimer.pdf.verify import DAMAGE

    try:
        reader = PdfReader(BytesIO(content))
        if not reader.is_encrypted:
            return content
        fits = bool(reader.decrypt(password))
        plain = _written(reader) if fits else b""
    except (PyPdfError, *DAMAGE):
        return content  # what it is, verifying says
    if not fits:
        raise ValueError("The password does not open this PDF.")
    return plain


def _written(reader: PdfReader) -> bytes:
    """Write what a reader holds, as it is."""
    from pypdf import PdfWriter

    file = BytesIO()
    PdfWriter(clone_from=reader).write(file)
    return file.getvalue()
